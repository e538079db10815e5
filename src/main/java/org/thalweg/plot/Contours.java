package org.thalweg.plot;

import org.thalweg.core.Objective;
import org.thalweg.function.TestFunction;
import org.thalweg.function.Window;

/** Level lines of a function of two variables, as the ground for the paths of runs. */
public final class Contours {
    private Contours() {}

    /**
     * Returns the level lines of an objective; of a test function also its customary window and its
     * minimizers as stars.
     *
     * @param f a function of 2 variables; add {@link Chart#coarse()} if it costs more than a
     *     formula
     * @param levels where the lines lie, in values of f; none: spread by the library
     */
    public static Chart of(Objective f, double... levels) {
        double[] point = new double[2];
        double lowest = Double.NaN;
        Chart chart = new Chart("x₁", "x₂");
        if (f instanceof TestFunction t) {
            lowest = Double.isFinite(t.minimum()) ? t.minimum() : Double.NaN;
            Window w = t.window();
            chart.window(w.xMin(), w.xMax(), w.yMin(), w.yMax());
            double[][] minimizers = t.minimizers();
            for (int i = 0; i < minimizers.length; i++) {
                String word = minimizers.length == 1 ? "minimum" : i == 0 ? "minima" : "";
                double[] m = minimizers[i];
                chart.add(new Marks.At(Marks.Sign.STAR, m[0], m[1], word, false));
            }
        }
        return chart.add(Field.contours(at(f, point), lowest, levels));
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
