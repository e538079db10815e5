package org.thalweg.method;

/** Products, norms and sums of vectors, each in one pass and without allocating. */
final class Vectors {
    private Vectors() {}

    /** Returns aᵀb. */
    static double dot(double[] a, double[] b) {
        return dot(a, 0, b);
    }

    /** Returns the product of b with the part of a that begins at from. */
    static double dot(double[] a, int from, double[] b) {
        // Four accumulators: one would make each addition wait for the one before it.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (int end = b.length - 3; i < end; i += 4) {
            s0 += a[from + i] * b[i];
            s1 += a[from + i + 1] * b[i + 1];
            s2 += a[from + i + 2] * b[i + 2];
            s3 += a[from + i + 3] * b[i + 3];
        }
        double sum = (s0 + s1) + (s2 + s3);
        for (; i < b.length; i++) {
            sum += a[from + i] * b[i];
        }
        return sum;
    }

    /**
     * Adds c times the part of a that begins at from to b.
     *
     * @param a not modified
     * @param b modified
     */
    static void add(double c, double[] a, int from, double[] b) {
        for (int i = 0; i < b.length; i++) {
            b[i] += c * a[from + i];
        }
    }

    /**
     * Writes x + α d into y.
     *
     * @param y overwritten
     */
    static void walk(double[] x, double alpha, double[] d, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] + alpha * d[i];
        }
    }

    /** Returns ‖v‖∞, the largest absolute entry; NaN if there is one. */
    static double largest(double[] v) {
        double largest = 0;
        for (double e : v) {
            largest = Math.max(largest, Math.abs(e));
        }
        return largest;
    }

    /** Returns ‖v‖₁, the sum of the absolute entries. */
    static double sum(double[] v) {
        double sum = 0;
        for (double e : v) {
            sum += Math.abs(e);
        }
        return sum;
    }
}
