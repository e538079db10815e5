package org.thalweg.plot;

import org.thalweg.core.Objective;

/** Level lines of a function of two variables, as the ground for the paths of runs. */
public final class Contours {
    private Contours() {}

    /**
     * Returns the level lines of an objective.
     *
     * @param f a function of 2 variables; add {@link Chart#coarse()} if it costs more than a
     *     formula
     * @param levels where the lines lie, in values of f; none: spread by the library
     */
    public static Chart of(Objective f, double... levels) {
        double[] point = new double[2];
        return formula(at(f, point), levels);
    }

    /**
     * Returns the level lines of a formula: {@code formula((x, y) -> x * x + 9 * y * y)}. Set
     * {@link Chart#window}.
     *
     * @param f cheap: it is evaluated for each pixel
     * @param levels where the lines lie, in values of f; none: spread by the library
     */
    public static Chart formula(Bivariate f, double... levels) {
        Chart chart = new Chart("x₁", "x₂");
        return chart.add(Field.contours(f, Double.NaN, levels));
    }

    private static Bivariate at(Objective f, double[] point) {
        return (x, y) -> {
            point[0] = x;
            point[1] = y;
            return f.value(point);
        };
    }
}
