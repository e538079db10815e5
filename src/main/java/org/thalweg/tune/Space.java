package org.thalweg.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.thalweg.core.Require;

/**
 * The settings that are searched, each with its range.
 *
 * <pre>{@code
 * Space space = new Space().logUniform("lr", 1e-4, 1).uniform("beta", 0.5, 0.99);
 * }</pre>
 *
 * @param axes one for each setting, no name twice
 */
public record Space(List<Axis> axes) {
    /** Checks that no name occurs twice. */
    public Space {
        axes = List.copyOf(axes);
        List<String> names = new ArrayList<>();
        for (Axis axis : axes) {
            if (names.contains(axis.name())) {
                throw new IllegalArgumentException(
                        "two settings are named " + axis.name() + ": give each its own name");
            }
            names.add(axis.name());
        }
    }

    /** Makes a space without settings, to be extended. */
    public Space() {
        this(List.of());
    }

    /** Adds a number between low and high. */
    public Space uniform(String name, double low, double high) {
        return and(new Axis.Uniform(name, low, high));
    }

    /** Adds a number whose logarithm is uniform: a learning rate. */
    public Space logUniform(String name, double low, double high) {
        return and(new Axis.LogUniform(name, low, high));
    }

    /** Adds a whole number from low to high, both included. */
    public Space integer(String name, int low, int high) {
        return and(new Axis.Whole(name, low, high));
    }

    /** Adds one of these numbers. */
    public Space choice(String name, double... options) {
        return and(new Axis.Choice(name, Arrays.stream(options).<Object>mapToObj(d -> d).toList()));
    }

    /** Adds one of these words: the name of an optimizer, of an activation. */
    public Space choice(String name, String... options) {
        return and(new Axis.Choice(name, List.of((Object[]) options)));
    }

    /** Adds another setting. */
    public Space and(Axis axis) {
        List<Axis> more = new ArrayList<>(axes);
        more.add(axis);
        return new Space(more);
    }

    /**
     * Returns the point that a seed decides. A setting added at the end leaves the others as they
     * were.
     */
    public Point draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Axis axis : axes) {
            values.put(axis.name(), axis.at(random.nextDouble()));
        }
        return new Point(values);
    }

    /**
     * Returns all combinations of evenly spread values, the last setting changing fastest.
     *
     * @param values how many for each setting, or one number for all; choices always give all
     */
    public List<Point> grid(int... values) {
        if (values.length != 1 && values.length != axes.size()) {
            throw new IllegalArgumentException(
                    "a grid needs one number of values, or one for each of the "
                            + axes.size()
                            + " settings, got "
                            + values.length);
        }
        List<Map<String, Object>> all = List.of(Map.of());
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            int count = values[values.length == 1 ? 0 : i];
            Require.atLeast("the number of values of " + axis.name(), count, 1);
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> before : all) {
                for (Object value : axis.grid(count)) {
                    Map<String, Object> next = new LinkedHashMap<>(before);
                    next.put(axis.name(), value);
                    more.add(next);
                }
            }
            all = more;
        }
        return all.stream().map(Point::new).toList();
    }

    /** Returns the settings with their ranges. */
    @Override
    public String toString() {
        return String.join(", ", axes.stream().map(Axis::toString).toList());
    }
}
