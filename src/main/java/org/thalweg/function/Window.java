package org.thalweg.function;

import org.thalweg.core.Require;

/**
 * A rectangle of the plane: xMin ≤ x ≤ xMax, yMin ≤ y ≤ yMax.
 *
 * @param xMin left edge, finite
 * @param xMax right edge, above xMin
 * @param yMin lower edge, finite
 * @param yMax upper edge, above yMin
 */
public record Window(double xMin, double xMax, double yMin, double yMax) {
    /**
     * Checks the sides.
     *
     * @throws IllegalArgumentException if one is not finite, or a side has no length
     */
    public Window {
        sides("x", xMin, xMax);
        sides("y", yMin, yMax);
    }

    /** Returns [−half, half] × [−half, half]. */
    public static Window square(double half) {
        return new Window(-half, half, -half, half);
    }

    /** Returns xMax − xMin. */
    public double width() {
        return xMax - xMin;
    }

    /** Returns yMax − yMin. */
    public double height() {
        return yMax - yMin;
    }

    /** Returns true if (x, y) is inside or on the edge. */
    public boolean contains(double x, double y) {
        return x >= xMin && x <= xMax && y >= yMin && y <= yMax;
    }

    /** Returns [xMin, xMax] × [yMin, yMax]. */
    @Override
    public String toString() {
        return "["
                + Text.number(xMin)
                + ", "
                + Text.number(xMax)
                + "] × ["
                + Text.number(yMin)
                + ", "
                + Text.number(yMax)
                + "]";
    }

    private static void sides(String name, double min, double max) {
        Require.finite(name + "Min", min);
        Require.finite(name + "Max", max);
        if (!(min < max)) {
            throw new IllegalArgumentException(
                    name + "Min must be below " + name + "Max, got " + min + " and " + max);
        }
    }
}
