package org.thalweg.grade.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.thalweg.check.Traced;

/**
 * Two walks made ready to draw: rows of equal length, NaN where a number is missing.
 *
 * @param theirs the student's, cut to the rows of the right one
 * @param right the reference's
 * @param width how many numbers a row has
 */
record Walks(double[][] theirs, double[][] right, int width) {
    /** More rows than a picture has room for are left out. */
    private static final int ROWS = 400;

    static Walks of(Traced traced) {
        double[][] right = traced.right();
        int width =
                Arrays.stream(right).mapToInt(row -> row == null ? 0 : row.length).max().orElse(0);
        int rows = Math.min(right.length, ROWS);
        double[][] theirs = traced.theirs() == null ? new double[0][] : traced.theirs();
        return new Walks(
                padded(theirs, Math.min(rows, theirs.length), width),
                padded(right, rows, width),
                width);
    }

    private static double[][] padded(double[][] rows, int count, int width) {
        double[][] out = new double[count][width];
        for (int k = 0; k < count; k++) {
            Arrays.fill(out[k], Double.NaN);
            if (rows[k] != null) {
                System.arraycopy(rows[k], 0, out[k], 0, Math.min(width, rows[k].length));
            }
        }
        return out;
    }

    /** Whether there are two walks that a picture could show. */
    boolean drawable() {
        boolean moves = right.length > 1 && width > 0;
        return moves && parting() >= 0 && finite(theirs) > 1;
    }

    private static int finite(double[][] rows) {
        return (int) Arrays.stream(rows).filter(Walks::isFinite).count();
    }

    static boolean isFinite(double[] row) {
        return Arrays.stream(row).allMatch(Double::isFinite);
    }

    /** The first row in which they differ to be seen, or -1. */
    int parting() {
        for (int k = 0; k < right.length; k++) {
            if (k >= theirs.length || !(distance(k) <= 1e-6 * size())) {
                return k;
            }
        }
        return -1;
    }

    /** How far the right walk is spread. */
    double size() {
        double size = 0;
        for (int j = 0; j < width; j++) {
            double[] range = range(j);
            size = Math.max(size, range[1] - range[0]);
        }
        return size > 0 ? size : 1;
    }

    /** The Euclidean distance of two rows. */
    double distance(int k) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            double d = theirs[k][j] - right[k][j];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** The least and the greatest value of one number of the right walk. */
    double[] range(int j) {
        double[] column = column(right, j);
        double low = Arrays.stream(column).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(column).filter(Double::isFinite).max().orElse(0);
        return new double[] {low, high};
    }

    /**
     * Where the axis of one number ends: around the right walk, and as far as theirs goes, but not
     * farther than the right walk's own range to each side, so that a walk that runs away does not
     * press the other flat.
     */
    double[] window(int j) {
        double[] range = range(j);
        double span = range[1] - range[0];
        if (!(span > 0)) {
            double most =
                    Arrays.stream(column(theirs, j))
                            .filter(Double::isFinite)
                            .map(v -> Math.abs(v - range[0]))
                            .max()
                            .orElse(0);
            span = most > 0 ? most : Math.max(1, Math.abs(range[0]));
        }
        double low = range[0];
        double high = range[1];
        for (double v : column(theirs, j)) {
            if (Double.isFinite(v)) {
                low = Math.min(low, Math.max(v, range[0] - span));
                high = Math.max(high, Math.min(v, range[1] + span));
            }
        }
        double air = 0.06 * (high - low) + 1e-9 * Math.max(Math.abs(low), Math.abs(high));
        return new double[] {low - air, high + air};
    }

    /** The first row of theirs outside the windows of these numbers, or -1. */
    int leaves(int... numbers) {
        for (int j : numbers) {
            double[] window = window(j);
            for (int k = 0; k < theirs.length; k++) {
                if (!(theirs[k][j] >= window[0] && theirs[k][j] <= window[1])) {
                    return k;
                }
            }
        }
        return -1;
    }

    /** Whether both are whole and so near each other that a picture would show one line. */
    boolean coincide() {
        return theirs.length == right.length
                && IntStream.range(0, theirs.length).allMatch(k -> distance(k) < 0.02 * size());
    }

    /** The first row of theirs with a number that is missing or not finite, or -1. */
    int breaks() {
        return IntStream.range(0, theirs.length)
                .filter(k -> !isFinite(theirs[k]))
                .findFirst()
                .orElse(-1);
    }

    /** Whether theirs is at one place all the time. */
    boolean rests() {
        return Arrays.stream(theirs).allMatch(row -> Arrays.equals(row, theirs[0]));
    }

    /** The number in which the two part most, by itself and measured by the picture's height. */
    int widest() {
        int best = 0;
        double most = -1;
        for (int j = 0; j < width; j++) {
            double[] window = window(j);
            double sum = 0;
            for (int k = 0; k < theirs.length; k++) {
                double at = Math.max(window[0], Math.min(window[1], theirs[k][j]));
                double d = Math.abs(at - right[k][j]);
                sum += Double.isFinite(d) ? d : 0;
            }
            double telling = sum * sum / (window[1] - window[0]);
            if (telling > most) {
                most = telling;
                best = j;
            }
        }
        return best;
    }

    static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }
}
