package org.thalweg.plot;

import java.util.List;
import org.thalweg.core.Run;

/** Where a figure begins. */
public final class Charts {
    private Charts() {}

    /** Returns the losses of runs against the number of updates, each named at its right end. */
    public static Chart loss(Run... runs) {
        return new Chart("update", "loss").loss(runs);
    }

    /** Returns an empty chart, to be filled with lines, points and marks. */
    public static Chart of(String xTitle, String yTitle) {
        return new Chart(xTitle, yTitle);
    }

    /** Returns the learning rates of runs against the number of updates. */
    public static Chart rate(Run... runs) {
        Chart chart = new Chart("update", "learning rate");
        for (Run run : runs) {
            double[] rates = run.rates();
            chart.line(run.name(), rates);
        }
        return chart;
    }

    /**
     * Returns a colored cell for each pair of settings of a sweep; bright is low.
     *
     * @param x where the columns lie, ascending
     * @param y where the rows lie, ascending
     * @param values values[j][i] at (x[i], y[j]); what is not finite is drawn gray as "diverges"
     * @param title what the colors mean
     */
    public static Chart heat(double[] x, double[] y, double[][] values, String title) {
        if (values.length != y.length) {
            throw new IllegalArgumentException(
                    "values must have a row for each of " + y.length + " y, got " + values.length);
        }
        double[][] copy = new double[y.length][];
        for (int j = 0; j < y.length; j++) {
            if (values[j].length != x.length) {
                throw new IllegalArgumentException(
                        "values["
                                + j
                                + "] must have a number for each of "
                                + x.length
                                + " x, got "
                                + values[j].length);
            }
            copy[j] = values[j].clone();
        }
        Chart chart = new Chart("x", "y");
        chart.tight = true;
        return chart.add(new Heat(x.clone(), y.clone(), copy, title, "diverges"));
    }

    /**
     * Returns the plane colored by the probability of label 1 in ten bands, with the line where it
     * is ½. Add the points with {@link Chart#classes}, or set {@link Chart#window}.
     */
    public static Chart boundary(Bivariate probability) {
        return new Chart("x₁", "x₂").add(Field.boundary(probability));
    }

    /** Returns how many values fall into each of about so many intervals of a round length. */
    public static Chart histogram(String xTitle, double[] values, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, got " + bins);
        }
        return new Chart(xTitle, "count").add(Bars.of(values, bins));
    }

    /** Returns an empty chart of named rows: add {@link Chart#bar} or {@link Chart#dots}. */
    public static Chart rows(String xTitle) {
        return new Chart(xTitle, null);
    }

    /** Returns charts one below the other; those of the same x title share that axis. */
    public static Figure stack(Chart... charts) {
        return new Panels(1, true, List.of(charts));
    }

    /**
     * Returns charts side by side in rows, each named by {@link Chart#heading}; axes of the same
     * title have the same ends and are labelled once.
     *
     * @param columns 1 to 4; phones get two, or one where the y axes differ
     * @param charts row by row
     */
    public static Figure grid(int columns, Chart... charts) {
        return new Panels(columns, false, List.of(charts));
    }

    /**
     * Returns a function as a surface in space, for a first look. Contours say more.
     *
     * @param f the height over x and y
     * @param x0 least x
     * @param x1 greatest x
     * @param y0 least y
     * @param y1 greatest y
     */
    public static Figure surface(Bivariate f, double x0, double x1, double y0, double y1) {
        return new Relief(f, x0, x1, y0, y1);
    }
}
