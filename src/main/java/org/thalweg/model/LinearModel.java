package org.thalweg.model;

import java.util.Arrays;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Layout;
import org.thalweg.core.Twice;

/**
 * What models with one linear score z = w · row + b for each example have in common. With losses
 * ℓ(z):
 *
 * <pre>f = 1/m Σ ℓ(zᵢ),   ∇f = 1/m Σ ℓ'(zᵢ) (rowᵢ, 1),   ∇²f = 1/m Σ ℓ''(zᵢ) (rowᵢ, 1)(rowᵢ, 1)ᵀ
 * </pre>
 */
abstract class LinearModel implements BatchLoss, Twice {
    final Examples examples;
    final double[] y;
    private final double[] z = new double[Examples.CHUNK];

    LinearModel(Examples examples, double[] y) {
        this.examples = examples;
        this.y = y;
    }

    /** Replaces the scores z of rows[from..to) by the slopes ℓ'(z) and returns Σ ℓ(z). */
    abstract double slopes(double[] z, int[] rows, int from, int to);

    /** Returns ℓ''(z), which does not depend on the target in any model here. */
    abstract double curvature(double z);

    @Override
    public int size() {
        return examples.size();
    }

    /** Returns the number of parameters: one weight for each feature and the intercept. */
    public int parameters() {
        return examples.features() + 1;
    }

    /** Returns a start at zero: the loss is convex, so the start decides nothing but the time. */
    public double[] zeros() {
        return new double[parameters()];
    }

    /** Returns the blocks of the parameters: the weights w and the intercept b. */
    public Layout layout() {
        return Layout.start().vector("w", examples.features()).vector("b", 1).layout();
    }

    @Override
    public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
        int d = examples.features();
        Examples.requireParameters(x, g, d + 1);
        Examples.requireBatch(from, to);
        Arrays.fill(g, 0);
        double sum = 0;
        for (int a = from; a < to; a += Examples.CHUNK) {
            int e = Math.min(a + Examples.CHUNK, to);
            examples.scores(x, 0, x[d], rows, a, e, z);
            sum += slopes(z, rows, a, e);
            g[d] += examples.addGradient(z, rows, a, e, g, 0);
        }
        int m = to - from;
        for (int j = 0; j <= d; j++) {
            g[j] /= m;
        }
        return sum / m;
    }

    /** Returns the mean loss over all examples and writes its gradient into g. */
    @Override
    public double valueAndGradient(double[] x, double[] g) {
        return valueAndGradient(x, g, examples.all(), 0, size());
    }

    /** Returns true: over all examples the loss is always the same function. */
    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public void hessian(double[] x, double[] h) {
        int d = examples.features();
        int n = d + 1;
        Examples.requireParameters(x, n);
        Arrays.fill(h, 0);
        for (int i = 0; i < size(); i++) {
            double[] row = examples.row(i);
            double c = curvature(score(x, row)) / size();
            for (int j = 0; j < d; j++) {
                for (int k = 0; k <= j; k++) {
                    h[j * n + k] += c * row[j] * row[k];
                }
                h[d * n + j] += c * row[j];
            }
            h[d * n + d] += c;
        }
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                h[k * n + j] = h[j * n + k];
            }
        }
    }

    /** Returns the scores of other examples. */
    double[] scores(double[] x, double[][] features) {
        Examples.requireParameters(x, parameters());
        return new Examples(features).requireFeatures(examples.features()).scores(x);
    }

    /** Returns the score w · row + b of one example. */
    double score(double[] x, double[] row) {
        Examples.requireParameters(x, parameters());
        if (row.length != examples.features()) {
            throw new IllegalArgumentException(
                    "this model has %d features, got %d"
                            .formatted(examples.features(), row.length));
        }
        double sum = x[row.length];
        for (int j = 0; j < row.length; j++) {
            sum += x[j] * row[j];
        }
        return sum;
    }
}
