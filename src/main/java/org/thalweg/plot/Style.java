package org.thalweg.plot;

import java.awt.Color;
import java.util.Objects;

/**
 * How one line looks everywhere: color, dash and marker. Two lines that differ in color only are
 * one line to some readers, so dash and marker are part of the meaning.
 *
 * @param color the color of line and marker, opaque
 * @param dash how the line is broken
 * @param marker the shape along the line
 * @param hollow whether the marker is white inside
 */
public record Style(Color color, Dash dash, Marker marker, boolean hollow) {
    /** Checks that nothing is missing. */
    public Style {
        Objects.requireNonNull(color, "color");
        Objects.requireNonNull(dash, "dash");
        Objects.requireNonNull(marker, "marker");
    }

    /** Returns this style with another dash. */
    public Style dash(Dash dash) {
        return new Style(color, dash, marker, hollow);
    }

    /** Returns this style with another marker. */
    public Style marker(Marker marker) {
        return new Style(color, dash, marker, hollow);
    }

    /** Returns this style in another color. */
    public Style color(Color color) {
        return new Style(color, dash, marker, hollow);
    }

    /** Returns this style with a marker that is white inside. */
    public Style asHollow() {
        return new Style(color, dash, marker, true);
    }
}
