package org.thalweg.tune;

import java.util.Arrays;

/** Quantiles of a few values, which may be infinite. */
final class Quantile {
    private Quantile() {}

    /** Linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996). */
    static double of(double[] values, double q) {
        double[] s = values.clone();
        Arrays.sort(s);
        double at = q * (s.length - 1);
        int i = (int) at;
        // Equal ones may both be infinite, whose difference is NaN.
        return at == i || s[i] == s[i + 1] ? s[i] : s[i] + (at - i) * (s[i + 1] - s[i]);
    }
}
