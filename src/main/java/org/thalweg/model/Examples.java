package org.thalweg.model;

import java.util.Arrays;
import org.thalweg.core.Require;

/**
 * The features of n examples, checked and copied, with the two products every linear model is made
 * of.
 */
final class Examples {
    /**
     * How many examples are taken at a time: few enough for their rows to stay in the first cache
     * for both products.
     */
    static final int CHUNK = 64;

    private final double[][] rows;
    private final int[] all;

    Examples(double[][] features) {
        rows = Require.matrix("features", features);
        all = new int[rows.length];
        Arrays.setAll(all, i -> i);
    }

    /** Returns a checked copy of one number for each example. */
    double[] targets(double[] y) {
        requireLength(y.length);
        for (int i = 0; i < y.length; i++) {
            if (!Double.isFinite(y[i])) {
                throw new IllegalArgumentException(
                        "targets must be finite, got %s in row %d (counted from 0)"
                                .formatted(y[i], i));
            }
        }
        return y.clone();
    }

    /** Returns a checked copy of one class label for each example. */
    double[] labels(double[] y, int classes) {
        requireLength(y.length);
        for (int i = 0; i < y.length; i++) {
            if (!(y[i] >= 0 && y[i] < classes && y[i] == Math.rint(y[i]))) {
                throw new IllegalArgumentException(
                        "labels must be %s, got %s in row %d (counted from 0)%s"
                                .formatted(
                                        classes == 2
                                                ? "0 or 1"
                                                : "whole numbers from 0 to " + (classes - 1),
                                        y[i],
                                        i,
                                        y[i] == -1 ? ": write 0 for -1" : ""));
            }
        }
        return y.clone();
    }

    /** Returns a checked copy of a row of targets for each example, as columns. */
    double[][] columns(double[][] y, int cols) {
        requireLength(y.length);
        double[][] checked = Require.matrix("targets", y);
        if (checked[0].length != cols) {
            throw new IllegalArgumentException(
                    "this model has %d outputs, got targets with %d columns"
                            .formatted(cols, checked[0].length));
        }
        double[][] columns = new double[cols][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < cols; k++) {
                columns[k][i] = checked[i][k];
            }
        }
        return columns;
    }

    private void requireLength(int length) {
        if (length != rows.length) {
            throw new IllegalArgumentException(
                    "there must be one target for each of the %d rows of features, got %d"
                            .formatted(rows.length, length));
        }
    }

    /** Checks that these examples fit a model with so many features. */
    Examples requireFeatures(int expected) {
        if (features() != expected) {
            throw new IllegalArgumentException(
                    "this model has %d features, got %d columns".formatted(expected, features()));
        }
        return this;
    }

    static void requireParameters(double[] x, double[] g, int expected) {
        requireParameters(x, expected);
        if (g.length != expected) {
            throw new IllegalArgumentException(
                    "this model has %d parameters, got a gradient of %d"
                            .formatted(expected, g.length));
        }
    }

    static void requireParameters(double[] x, int expected) {
        if (x.length != expected) {
            throw new IllegalArgumentException(
                    "this model has %d parameters, got %d: start from its own zeros() or start(seed)"
                            .formatted(expected, x.length));
        }
    }

    static void requireBatch(int from, int to) {
        if (to <= from) {
            throw new IllegalArgumentException(
                    "a batch must have at least one row, got from " + from + " to " + to);
        }
    }

    int size() {
        return rows.length;
    }

    int features() {
        return rows[0].length;
    }

    /** Returns the indices of all examples in their order; not to be modified. */
    int[] all() {
        return all;
    }

    /** Returns the features of example i; not to be modified. */
    double[] row(int i) {
        return rows[i];
    }

    /**
     * Writes the scores z = b + w · row of a batch of at most {@link #CHUNK} examples.
     *
     * @param w holds the weights at [at, at + features())
     * @param z z[i] is the score of rows[from + i]; overwritten
     */
    void scores(double[] w, int at, double b, int[] batch, int from, int to, double[] z) {
        int d = features();
        int i = from;
        // Four examples at a time: their sums do not wait for one another.
        for (; i < to - 3; i += 4) {
            double[] r0 = rows[batch[i]];
            double[] r1 = rows[batch[i + 1]];
            double[] r2 = rows[batch[i + 2]];
            double[] r3 = rows[batch[i + 3]];
            double s0 = b;
            double s1 = b;
            double s2 = b;
            double s3 = b;
            for (int j = 0; j < d; j++) {
                double wj = w[at + j];
                s0 += wj * r0[j];
                s1 += wj * r1[j];
                s2 += wj * r2[j];
                s3 += wj * r3[j];
            }
            z[i - from] = s0;
            z[i - from + 1] = s1;
            z[i - from + 2] = s2;
            z[i - from + 3] = s3;
        }
        for (; i < to; i++) {
            double[] row = rows[batch[i]];
            double sum = b;
            for (int j = 0; j < d; j++) {
                sum += w[at + j] * row[j];
            }
            z[i - from] = sum;
        }
    }

    /**
     * Adds Σ sᵢ rowᵢ to g at [at, at + features()): the chain rule through the scores.
     *
     * @param s the derivative of the loss by each score; not modified
     * @return Σ sᵢ, the derivative by the intercept
     */
    double addGradient(double[] s, int[] batch, int from, int to, double[] g, int at) {
        int d = features();
        double sum = 0;
        int i = from;
        // Four examples at a time: g is read and written a quarter as often.
        for (; i < to - 3; i += 4) {
            double[] r0 = rows[batch[i]];
            double[] r1 = rows[batch[i + 1]];
            double[] r2 = rows[batch[i + 2]];
            double[] r3 = rows[batch[i + 3]];
            double s0 = s[i - from];
            double s1 = s[i - from + 1];
            double s2 = s[i - from + 2];
            double s3 = s[i - from + 3];
            for (int j = 0; j < d; j++) {
                g[at + j] += s0 * r0[j] + s1 * r1[j] + s2 * r2[j] + s3 * r3[j];
            }
            sum += (s0 + s1) + (s2 + s3);
        }
        for (; i < to; i++) {
            double[] row = rows[batch[i]];
            double si = s[i - from];
            for (int j = 0; j < d; j++) {
                g[at + j] += si * row[j];
            }
            sum += si;
        }
        return sum;
    }

    /** Returns the scores of all examples for parameters (w, b). */
    double[] scores(double[] x) {
        double[] z = new double[size()];
        scores(x, 0, x[features()], all, 0, size(), z);
        return z;
    }
}
