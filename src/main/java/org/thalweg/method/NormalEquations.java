package org.thalweg.method;

import java.util.Arrays;

/** What the methods of least squares make of residuals and Jacobian, f = 1/(2m) Σ rᵢ². */
final class NormalEquations {
    private NormalEquations() {}

    /**
     * Writes ∇f = 1/m Jᵀ r into g and the lower triangle of 1/m Jᵀ J into h; returns f.
     *
     * @param r m residuals; not modified
     * @param j Jacobian, m × n, row-major; not modified
     * @param g n numbers; overwritten
     * @param h n × n numbers; lower triangle overwritten
     */
    static double form(double[] r, double[] j, double[] g, double[] h) {
        int m = r.length;
        int n = g.length;
        double sum = 0;
        Arrays.fill(g, 0);
        Arrays.fill(h, 0);
        for (int k = 0; k < m; k++) {
            int row = k * n;
            double rk = r[k] / m;
            sum += r[k] * rk;
            for (int i = 0; i < n; i++) {
                double a = j[row + i] / m;
                g[i] += rk * j[row + i];
                for (int l = 0; l <= i; l++) {
                    h[i * n + l] += a * j[row + l];
                }
            }
        }
        return sum / 2;
    }

    /**
     * Returns whether a column of J is a combination of those before it, as far as its digits tell:
     * beside what they take of its square, what is left is rounding.
     *
     * @param l the Cholesky factor of Jᵀ J, n × n; not modified
     * @param m number of residuals
     */
    static boolean isDependent(double[] l, int n, int m) {
        double rounding = (m + n) * Math.ulp(1.0);
        for (int i = 0; i < n; i++) {
            double taken = 0;
            for (int k = 0; k < i; k++) {
                taken += l[i * n + k] * l[i * n + k];
            }
            double left = l[i * n + i] * l[i * n + i];
            if (left <= rounding * taken) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns f before minus f after, from differences of residuals: a difference of two values of
     * f would lose its digits near a minimum.
     */
    static double decrease(double[] before, double[] after) {
        double sum = 0;
        for (int k = 0; k < before.length; k++) {
            sum += (before[k] - after[k]) * (before[k] + after[k]);
        }
        return sum / (2.0 * before.length);
    }
}
