package org.thalweg.plot;

import java.util.Arrays;

/** Long lines reduced to what a pixel shows. */
final class Decimate {
    private Decimate() {}

    /**
     * Returns the indices to draw, ascending: of each column the first, lowest, highest and last
     * point, and every point that is not finite, which breaks the line. All indices when there are
     * not more than four for a column.
     *
     * @param position where each point lies along the axis, ascending, 0 to 1; not modified
     * @param y the values; not modified
     * @param columns the number of device pixels along the axis
     */
    static int[] minMax(double[] position, double[] y, int columns) {
        int n = y.length;
        if (n <= 4 * columns) {
            return identity(n);
        }
        int[] out = new int[n];
        int m = 0;
        int i = 0;
        while (i < n) {
            int column = column(position[i], columns);
            int low = -1;
            int high = -1;
            int end = i;
            while (end < n && column(position[end], columns) == column) {
                if (Double.isFinite(y[end])) {
                    low = low < 0 || y[end] < y[low] ? end : low;
                    high = high < 0 || y[end] > y[high] ? end : high;
                }
                end++;
            }
            for (int k = i; k < end; k++) {
                if (k == i || k == end - 1 || k == low || k == high || !Double.isFinite(y[k])) {
                    out[m++] = k;
                }
            }
            i = end;
        }
        return Arrays.copyOf(out, m);
    }

    private static int column(double position, int columns) {
        return (int) Math.floor(Math.max(-1, Math.min(2, position)) * columns);
    }

    private static int[] identity(int n) {
        int[] out = new int[n];
        Arrays.setAll(out, i -> i);
        return out;
    }
}
