package org.thalweg.model;

import java.util.Arrays;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Layout;
import org.thalweg.core.Require;
import org.thalweg.core.Twice;

/**
 * Softmax regression: the probabilities of K classes from K linear scores.
 *
 * <pre>zₖ = wₖ · row + bₖ,   pₖ = e^zₖ / Σ e^zⱼ,   f = 1/m Σ (log Σₖ e^zᵢₖ − zᵢ,yᵢ)
 * ∂f/∂wₖ = 1/m Σ (pᵢₖ − [yᵢ = k]) rowᵢ</pre>
 *
 * <p>The parameters are W, K × d, row-major, then b, K numbers. Adding the same vector to every wₖ
 * changes no probability, so the Hessian is singular and the minimum a flat valley of d + 1
 * dimensions; a penalty picks one point of it.
 */
public final class SoftmaxRegression implements BatchLoss, Twice {
    private final Examples examples;
    private final double[] y;
    private final int classes;
    private final double[][] z;
    private final double[] top = new double[Examples.CHUNK];
    private final double[] total = new double[Examples.CHUNK];

    /**
     * Makes the model of these examples.
     *
     * @param features n rows of d numbers; copied
     * @param labels n labels from 0 to classes − 1; copied
     * @param classes K, at least 2
     * @throws IllegalArgumentException if there are no examples, if the lengths differ, for a value
     *     that is not finite or a label out of range; the message names row and column
     */
    public SoftmaxRegression(double[][] features, double[] labels, int classes) {
        this.classes = Require.atLeast("classes", classes, 2);
        this.examples = new Examples(features);
        this.y = examples.labels(labels, classes);
        this.z = new double[classes][Examples.CHUNK];
    }

    @Override
    public int size() {
        return examples.size();
    }

    /** Returns the number of parameters, K (d + 1). */
    public int parameters() {
        return classes * (examples.features() + 1);
    }

    /** Returns a start at zero, where all classes are equally likely and the loss is log K. */
    public double[] zeros() {
        return new double[parameters()];
    }

    /** Returns the blocks of the parameters: W, K × d, and b. */
    public Layout layout() {
        return Layout.start()
                .matrix("W", classes, examples.features())
                .vector("b", classes)
                .layout();
    }

    @Override
    public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
        int d = examples.features();
        Examples.requireParameters(x, g, parameters());
        Examples.requireBatch(from, to);
        Arrays.fill(g, 0);
        double sum = 0;
        for (int a = from; a < to; a += Examples.CHUNK) {
            int e = Math.min(a + Examples.CHUNK, to);
            for (int k = 0; k < classes; k++) {
                examples.scores(x, k * d, x[classes * d + k], rows, a, e, z[k]);
            }
            sum += Softmax.slopes(z, y, rows, a, e, top, total);
            for (int k = 0; k < classes; k++) {
                g[classes * d + k] += examples.addGradient(z[k], rows, a, e, g, k * d);
            }
        }
        int m = to - from;
        for (int j = 0; j < g.length; j++) {
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

    /**
     * Writes the Hessian 1/m Σ (diag pᵢ − pᵢ pᵢᵀ) ⊗ (rowᵢ, 1)(rowᵢ, 1)ᵀ, in the order of the
     * parameters, into h.
     */
    @Override
    public void hessian(double[] x, double[] h) {
        int d = examples.features();
        int n = parameters();
        Arrays.fill(h, 0);
        double[] p = new double[classes];
        for (int i = 0; i < size(); i++) {
            double[] row = examples.row(i);
            probabilities(x, row, p);
            for (int k = 0; k < classes; k++) {
                for (int l = 0; l < classes; l++) {
                    double c = p[k] * ((k == l ? 1 : 0) - p[l]) / size();
                    for (int u = 0; u <= d; u++) {
                        int at = (u < d ? k * d + u : classes * d + k) * n;
                        double cu = c * (u < d ? row[u] : 1);
                        for (int v = 0; v < d; v++) {
                            h[at + l * d + v] += cu * row[v];
                        }
                        h[at + classes * d + l] += cu;
                    }
                }
            }
        }
    }

    /** Returns the probabilities of the K classes for each row. */
    public double[][] predict(double[] w, double[][] features) {
        Examples others = new Examples(features).requireFeatures(examples.features());
        double[][] p = new double[features.length][classes];
        for (int i = 0; i < p.length; i++) {
            probabilities(w, others.row(i), p[i]);
        }
        return p;
    }

    /** Returns the most likely class of each row; the first of equals. */
    public int[] classes(double[] w, double[][] features) {
        return Arrays.stream(predict(w, features)).mapToInt(Matrices::largest).toArray();
    }

    /** Returns the share of rows, in [0, 1], whose most likely class is their label. */
    public double accuracy(double[] w, double[][] features, double[] labels) {
        return Matrices.agreement(
                classes(w, features), new Examples(features).labels(labels, classes));
    }

    private void probabilities(double[] x, double[] row, double[] p) {
        Examples.requireParameters(x, parameters());
        int d = examples.features();
        for (int k = 0; k < classes; k++) {
            p[k] = x[classes * d + k];
            for (int j = 0; j < d; j++) {
                p[k] += x[k * d + j] * row[j];
            }
        }
        Softmax.normalize(p);
    }

    /** Returns the name and the shape. */
    @Override
    public String toString() {
        return "softmax regression (" + examples.features() + " features, " + classes + " classes)";
    }
}
