package org.thalweg.model;

import java.util.Arrays;

/**
 * pₖ = e^zₖ / Σ e^zⱼ and its loss log Σ e^zⱼ − z_y, with the largest score subtracted first: then
 * no exponential overflows and the sum is at least 1.
 */
final class Softmax {
    private Softmax() {}

    /**
     * Replaces the scores of rows[from..to) by the slopes pₖ − [y = k] and returns Σ (log Σₖ e^zₖ −
     * z_y).
     *
     * @param z z[k][i] is the score of class k for rows[from + i]; overwritten
     * @param y label of each example; not modified
     * @param top scratch, at least to − from
     * @param total scratch, at least to − from
     */
    static double slopes(
            double[][] z, double[] y, int[] rows, int from, int to, double[] top, double[] total) {
        int m = to - from;
        double sum = shift(z, m, top, total);
        for (int i = 0; i < m; i++) {
            sum -= z[(int) y[rows[from + i]]][i];
        }
        divide(z, m, total);
        for (int i = 0; i < m; i++) {
            z[(int) y[rows[from + i]]][i] -= 1;
        }
        return sum;
    }

    /** Replaces the scores of m examples by the probabilities. */
    static void probabilities(double[][] z, int m, double[] top, double[] total) {
        shift(z, m, top, total);
        divide(z, m, total);
    }

    private static void divide(double[][] z, int m, double[] total) {
        for (double[] zk : z) {
            for (int i = 0; i < m; i++) {
                zk[i] = Math.exp(zk[i]) / total[i];
            }
        }
    }

    /**
     * Subtracts the largest score from all, writes Σ e^zₖ into total and returns the sum of its
     * logarithms.
     */
    private static double shift(double[][] z, int m, double[] top, double[] total) {
        System.arraycopy(z[0], 0, top, 0, m);
        for (int k = 1; k < z.length; k++) {
            for (int i = 0; i < m; i++) {
                top[i] = Math.max(top[i], z[k][i]);
            }
        }
        Arrays.fill(total, 0, m, 0);
        for (double[] zk : z) {
            for (int i = 0; i < m; i++) {
                zk[i] -= top[i];
                total[i] += Math.exp(zk[i]);
            }
        }
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += Math.log(total[i]);
        }
        return sum;
    }

    /** Replaces the scores of one example by its probabilities. */
    static void normalize(double[] z) {
        double top = Double.NEGATIVE_INFINITY;
        for (double zk : z) {
            top = Math.max(top, zk);
        }
        double total = 0;
        for (int k = 0; k < z.length; k++) {
            z[k] = Math.exp(z[k] - top);
            total += z[k];
        }
        for (int k = 0; k < z.length; k++) {
            z[k] /= total;
        }
    }
}
