package org.thalweg.core;

/** The Euclidean norm, without overflow or underflow. */
public final class Norm {
    private Norm() {}

    /**
     * Returns ‖v‖₂; NaN or ∞ exactly if an entry is NaN or infinite, or if the norm itself is
     * beyond double.
     */
    public static double of(double[] v) {
        return of(v, 0, v.length);
    }

    /**
     * Returns the same of the entries v[from], …, v[to − 1], of one block say.
     *
     * @param v not modified
     * @param from first index
     * @param to index after the last
     */
    public static double of(double[] v, int from, int to) {
        double sum = sumOfSquares(v, from, to);
        return sum > 1e-280 && sum < Double.POSITIVE_INFINITY
                ? Math.sqrt(sum)
                : scaled(v, from, to);
    }

    // Eight accumulators: one would make each addition wait for the one before it. What else was
    // tried is in docs/decisions/0001-seams.md.
    private static double sumOfSquares(double[] v, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = from;
        for (int end = to - 7; i < end; i += 8) {
            s0 += v[i] * v[i];
            s1 += v[i + 1] * v[i + 1];
            s2 += v[i + 2] * v[i + 2];
            s3 += v[i + 3] * v[i + 3];
            s4 += v[i + 4] * v[i + 4];
            s5 += v[i + 5] * v[i + 5];
            s6 += v[i + 6] * v[i + 6];
            s7 += v[i + 7] * v[i + 7];
        }
        double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; i < to; i++) {
            sum += v[i] * v[i];
        }
        return sum;
    }

    private static double scaled(double[] v, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double r = v[i] / largest;
            sum += r * r;
        }
        return largest * Math.sqrt(sum);
    }
}
