package org.thalweg.core;

/**
 * Checks of settings and data. Each returns what it was given, or throws an error that names it,
 * its value and what is allowed.
 */
public final class Require {
    private Require() {}

    /** Requires 0 &lt; value &lt; ∞. */
    public static double positive(String name, double value) {
        return that(
                value > 0 && value < Double.POSITIVE_INFINITY, name, "positive and finite", value);
    }

    /** Requires 0 ≤ value &lt; ∞. */
    public static double nonNegative(String name, double value) {
        return that(
                value >= 0 && value < Double.POSITIVE_INFINITY,
                name,
                "at least 0 and finite",
                value);
    }

    /** Requires 0 ≤ value &lt; 1: a decay rate of an average. */
    public static double decay(String name, double value) {
        return that(value >= 0 && value < 1, name, "in [0, 1)", value);
    }

    /**
     * Requires 0 ≤ value &lt; 1 of what a schedule gives for an update: momentum, β₁. The message
     * names the update.
     */
    public static double decay(String name, double value, int update) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalStateException(
                    name
                            + " of update "
                            + update
                            + " must be in [0, 1), got "
                            + value
                            + ": its schedule leaves the range");
        }
        return value;
    }

    /** Requires 0 ≤ value ≤ 1: a share. */
    public static double share(String name, double value) {
        return that(value >= 0 && value <= 1, name, "in [0, 1]", value);
    }

    /** Requires 0 &lt; value ≤ 1: a factor that does not make anything grow. */
    public static double factor(String name, double value) {
        return that(value > 0 && value <= 1, name, "in (0, 1]", value);
    }

    /** Requires 1 ≤ value &lt; ∞: a factor or divisor that goes one way only. */
    public static double growth(String name, double value) {
        return that(
                value >= 1 && value < Double.POSITIVE_INFINITY,
                name,
                "at least 1 and finite",
                value);
    }

    /** Requires 0 ≤ value ≤ the value of another setting: the lower end of a range. */
    public static double atMost(String name, double value, String other, double limit) {
        nonNegative(name, value);
        return that(value <= limit, name, "at most " + other + " = " + limit, value);
    }

    /** Requires low &lt; value &lt; high. */
    public static double between(String name, double value, double low, double high) {
        return that(
                value > low && value < high,
                name,
                "between " + low + " and " + high + ", ends excluded",
                value);
    }

    /** Requires something other than {@code null}. */
    public static <T> T given(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given, got null");
        }
        return value;
    }

    /**
     * Requires a schedule whose first value is in [0, 1): momentum, β₁. Later values are checked
     * when they are used.
     */
    public static Schedule decay(String name, Schedule schedule) {
        decay(name, given(name, schedule).at(0));
        return schedule;
    }

    /** Requires a schedule whose first value is at least 0 and finite: a learning rate. */
    public static Schedule rate(String name, Schedule schedule) {
        nonNegative(name, given(name, schedule).at(0));
        return schedule;
    }

    /** Requires a value that is neither NaN nor infinite. */
    public static double finite(String name, double value) {
        return that(Math.abs(value) < Double.POSITIVE_INFINITY, name, "finite", value);
    }

    /** Requires value ≥ least. */
    public static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", got " + value);
        }
        return value;
    }

    /**
     * Requires at least one row and one column, rows of one length, and finite numbers.
     *
     * @param name what the message calls it
     * @param values rows of a matrix; not modified
     * @return a copy, rows and all
     */
    public static double[][] matrix(String name, double[][] values) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException(
                    name
                            + " must have at least one row and one column, got no "
                            + (values.length == 0 ? "rows" : "columns"));
        }
        int cols = values[0].length;
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i].clone();
            if (copy[i].length != cols) {
                throw new IllegalArgumentException(
                        "%s must have %d %s in every row, as in row 0, got %d in row %d"
                                .formatted(
                                        name,
                                        cols,
                                        cols == 1 ? "column" : "columns",
                                        copy[i].length,
                                        i));
            }
            for (int j = 0; j < cols; j++) {
                if (!Double.isFinite(copy[i][j])) {
                    throw new IllegalArgumentException(
                            "%s must be finite, got %s in row %d, column %d (counted from 0): drop the row or fill it in"
                                    .formatted(name, copy[i][j], i, j));
                }
            }
        }
        return copy;
    }

    /** Requires a name of letters, digits and _, so that it can stand in a saved file. */
    public static String name(String kind, String name) {
        boolean good = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &=
                    c == '_'
                            || c >= '0' && c <= '9'
                            || c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z';
        }
        if (!good) {
            throw new IllegalArgumentException(
                    "the name of a "
                            + kind
                            + " must consist of letters, digits and _, got \""
                            + name
                            + "\"");
        }
        return name;
    }

    private static double that(boolean good, String name, String allowed, double value) {
        if (!good) {
            throw new IllegalArgumentException(name + " must be " + allowed + ", got " + value);
        }
        return value;
    }
}
