package org.thalweg.tune;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.core.Require;

/** One setting that is searched, with the values it may take. */
public sealed interface Axis {
    /** Returns the name of the setting. */
    String name();

    /**
     * Returns the value at a share u of the way: for u uniform in [0, 1) a draw from this axis.
     *
     * @param u in [0, 1]
     * @return a Double or a String
     */
    Object at(double u);

    /**
     * Returns so many values, evenly spread, both ends among them; of one value the middle. A
     * choice always gives all its options, whole numbers no value twice.
     */
    List<Object> grid(int values);

    /**
     * All numbers from low to high alike.
     *
     * @param name of the setting
     * @param low finite
     * @param high finite, at least low
     */
    record Uniform(String name, double low, double high) implements Axis {
        /** Checks the bounds. */
        public Uniform {
            Require.name("setting", name);
            Require.finite(name, low);
            requireAbove(name, low, Require.finite(name, high));
        }

        @Override
        public Object at(double u) {
            return Math.min(high, low + Require.share("u", u) * (high - low));
        }

        @Override
        public List<Object> grid(int values) {
            return spread(this, values);
        }

        @Override
        public String toString() {
            return name + " uniform in [" + Text.number(low) + ", " + Text.number(high) + "]";
        }
    }

    /**
     * All orders of magnitude from low to high alike: the logarithm is uniform. For learning rates
     * and whatever is known only up to a factor.
     *
     * @param name of the setting
     * @param low positive
     * @param high finite, at least low
     */
    record LogUniform(String name, double low, double high) implements Axis {
        /** Checks the bounds. */
        public LogUniform {
            Require.name("setting", name);
            Require.positive(name, low);
            requireAbove(name, low, Require.positive(name, high));
        }

        @Override
        public Object at(double u) {
            double value = low * Math.pow(high / low, Require.share("u", u));
            return Math.min(high, Math.max(low, value));
        }

        @Override
        public List<Object> grid(int values) {
            return spread(this, values);
        }

        @Override
        public String toString() {
            return name + " log-uniform in [" + Text.number(low) + ", " + Text.number(high) + "]";
        }
    }

    /**
     * All whole numbers from low to high alike, both included.
     *
     * @param name of the setting
     * @param low least
     * @param high most, at least low
     */
    record Whole(String name, int low, int high) implements Axis {
        /** Checks the bounds. */
        public Whole {
            Require.name("setting", name);
            requireAbove(name, low, high);
        }

        @Override
        public Object at(double u) {
            double count = (double) high - low + 1;
            return Math.min(high, low + Math.floor(Require.share("u", u) * count));
        }

        @Override
        public List<Object> grid(int values) {
            Set<Object> distinct = new LinkedHashSet<>();
            for (Object value : spread(new Uniform(name, low, high), values)) {
                distinct.add((double) Math.round((double) value));
            }
            return List.copyOf(distinct);
        }

        @Override
        public String toString() {
            return name + " whole in [" + low + ", " + high + "]";
        }
    }

    /**
     * One of several options, all alike.
     *
     * @param name of the setting
     * @param options numbers (Double) or words (String), at least one, none twice
     */
    record Choice(String name, List<Object> options) implements Axis {
        /** Checks that there are options, all different. */
        public Choice {
            Require.name("setting", name);
            options = List.copyOf(options);
            Require.atLeast("the number of options of " + name, options.size(), 1);
            if (new LinkedHashSet<>(options).size() < options.size()) {
                throw new IllegalArgumentException(
                        "the options of " + name + " must be different, got " + options);
            }
            for (Object option : options) {
                if (option instanceof Double number) {
                    Require.finite(name, number);
                } else if (!(option instanceof String)) {
                    throw new IllegalArgumentException(
                            "an option of "
                                    + name
                                    + " must be a Double or a String, got "
                                    + option);
                }
            }
        }

        @Override
        public Object at(double u) {
            int i = (int) (Require.share("u", u) * options.size());
            return options.get(Math.min(i, options.size() - 1));
        }

        @Override
        public List<Object> grid(int values) {
            return options;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(name + " one of");
            for (Object option : options) {
                text.append(' ').append(option instanceof Double d ? Text.number(d) : option);
            }
            return text.toString();
        }
    }

    private static void requireAbove(String name, double low, double high) {
        if (!(high >= low)) {
            throw new IllegalArgumentException(
                    "the highest "
                            + name
                            + " must be at least the lowest, "
                            + Text.number(low)
                            + ", got "
                            + Text.number(high));
        }
    }

    private static List<Object> spread(Axis axis, int values) {
        if (values == 1) {
            return List.of(axis.at(0.5));
        }
        Object[] grid = new Object[values];
        for (int i = 0; i < values; i++) {
            grid[i] = axis.at(i / (values - 1.0));
        }
        return List.of(grid);
    }
}
