package org.thalweg.grade.report;

import java.util.Arrays;

/** The few numbers that a class report needs. */
final class Statistics {
    private Statistics() {}

    /** Returns the mean; NaN of nothing. */
    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /**
     * Returns the quantile: the value at the place share·(n − 1) of the sorted ones, between two
     * places on the line through them. NaN of nothing.
     *
     * @param share 0 for the least, ½ for the median, 1 for the greatest
     */
    static double quantile(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Returns Pearson's correlation, Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²). Where x is 0 or 1
     * this is the point-biserial correlation, (ȳ₁ − ȳ₀) √(p(1 − p)) / s, with ȳ₁ and ȳ₀ the means
     * of y where x is 1 and 0, p the share of ones, s the standard deviation of y (divided by n).
     *
     * @return NaN if x or y does not vary
     */
    static double correlation(double[] x, double[] y) {
        double mx = mean(x);
        double my = mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }
}
