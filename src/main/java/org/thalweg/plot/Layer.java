package org.thalweg.plot;

import java.util.List;

/** One thing drawn into a pair of axes. */
interface Layer {
    /** Drawn in this order, whatever order they were added in. */
    enum Depth {
        FIELD,
        BAND,
        GUIDE,
        CURVE,
        POINT,
        LABEL
    }

    /** What a legend shows of a line; (x, y) is its end, NaN when a label there makes no sense. */
    record Entry(String name, Style style, double x, double y, boolean line) {
        boolean ends() {
            return !Double.isNaN(x) && !Double.isNaN(y);
        }
    }

    Depth depth();

    /** Adds what the axes must hold. */
    default void bounds(Bounds x, Bounds y, boolean logX, boolean logY) {}

    /** Marks the places where a label would hide something. */
    default void occupy(Room room, Axes axes) {}

    void draw(Pen pen, Axes axes, Room room);

    default List<Entry> entries() {
        return List.of();
    }

    default List<Table> tables() {
        return List.of();
    }
}
