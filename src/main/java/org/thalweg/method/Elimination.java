package org.thalweg.method;

/** A x = b by Gaussian elimination with partial pivoting, in flat row-major arrays, in place. */
final class Elimination {
    private Elimination() {}

    /**
     * Overwrites b with the solution of A x = b.
     *
     * @param a n × n numbers, row-major; modified
     * @param b n numbers; overwritten
     * @return false if a is singular to working precision or not finite; a and b are then of no use
     */
    static boolean solve(double[] a, double[] b) {
        int n = b.length;
        // What rounding leaves of a pivot that should be 0.
        double smallest = n * Math.ulp(1.0) * Vectors.largest(a);
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) {
                    pivot = i;
                }
            }
            if (!(Math.abs(a[pivot * n + k]) > smallest)) {
                return false;
            }
            swap(a, b, k, pivot);
            for (int i = k + 1; i < n; i++) {
                double factor = a[i * n + k] / a[k * n + k];
                for (int j = k + 1; j < n; j++) {
                    a[i * n + j] -= factor * a[k * n + j];
                }
                b[i] -= factor * b[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                b[i] -= a[i * n + j] * b[j];
            }
            b[i] /= a[i * n + i];
        }
        return true;
    }

    private static void swap(double[] a, double[] b, int k, int pivot) {
        int n = b.length;
        for (int j = 0; j < n; j++) {
            double t = a[k * n + j];
            a[k * n + j] = a[pivot * n + j];
            a[pivot * n + j] = t;
        }
        double t = b[k];
        b[k] = b[pivot];
        b[pivot] = t;
    }
}
