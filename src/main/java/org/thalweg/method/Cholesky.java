package org.thalweg.method;

/**
 * A = L Lᵀ of a symmetric positive definite matrix, in flat row-major arrays of the caller's. The
 * methods of second order need it once a step, without allocating.
 */
final class Cholesky {
    private Cholesky() {}

    /**
     * Overwrites the lower triangle of a with L; the upper triangle is not read.
     *
     * @param a n × n numbers, row-major; modified
     * @return false if a is not positive definite (or not finite); a is then of no use
     */
    static boolean factor(double[] a, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (j < i) {
                    a[i * n + j] = sum / a[j * n + j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    a[i * n + i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Solves L Lᵀ x = b.
     *
     * @param l what {@link #factor} left; not modified
     * @param b n numbers; overwritten with x
     */
    static void solve(double[] l, int n, double[] b) {
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * b[k];
            }
            b[i] = sum / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k * n + i] * b[k];
            }
            b[i] = sum / l[i * n + i];
        }
    }
}
