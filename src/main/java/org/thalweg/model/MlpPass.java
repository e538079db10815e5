package org.thalweg.model;

import org.thalweg.core.Block;
import org.thalweg.core.Layout;

/**
 * A pass through a network and back, with its buffers.
 *
 * <p>Plain loops over one array for each unit, examples along it: the inner loops run over
 * examples, which are many, not over units, which may be two. Here that is twice as fast as matrix
 * products of EJML on the same sizes, and four times as fast as making the matrices anew.
 */
final class MlpPass {
    /**
     * Examples at a time: the values of all layers stay in the cache, and a full batch needs no
     * more memory.
     */
    static final int CHUNK = 256;

    private final int[] widths;
    private final int[] weights;
    private final int[] biases;
    private final int parameters;
    private final Activation hidden;
    // a[l][j][i]: value of unit j of layer l for example i; the last layer holds scores. d: the
    // derivatives by scores.
    private final double[][][] a;
    private final double[][][] d;

    MlpPass(Mlp net, int examples) {
        Layout layout = net.layout();
        int layers = net.widths().size() - 1;
        widths = net.widths().stream().mapToInt(Integer::intValue).toArray();
        weights = new int[layers + 1];
        biases = new int[layers + 1];
        for (int l = 1; l <= layers; l++) {
            Block w = layout.blocks().get(2 * l - 2);
            weights[l] = w.from();
            biases[l] = w.to();
        }
        parameters = layout.size();
        hidden = net.hidden();
        a = new double[layers + 1][][];
        d = new double[layers + 1][][];
        for (int l = 0; l <= layers; l++) {
            a[l] = new double[widths[l]][examples];
            // The derivatives by the last scores take the place of the scores; those by the
            // features nobody needs.
            d[l] = l == layers ? a[l] : l == 0 ? new double[0][] : new double[widths[l]][examples];
        }
    }

    int parameters() {
        return parameters;
    }

    /**
     * Returns the scores of the last layer for rows[from..to), one array for each output; they are
     * kept for the way back.
     */
    double[][] forward(double[] x, Examples examples, int[] rows, int from, int to) {
        Examples.requireParameters(x, parameters);
        int m = to - from;
        for (int i = 0; i < m; i++) {
            double[] row = examples.row(rows[from + i]);
            for (int j = 0; j < row.length; j++) {
                a[0][j][i] = row[j];
            }
        }
        int last = widths.length - 1;
        for (int l = 1; l <= last; l++) {
            for (int j = 0; j < widths[l]; j++) {
                double[] z = a[l][j];
                Products.fill(z, x[biases[l] + j], m);
                Products.addCombination(a[l - 1], x, weights[l] + j * widths[l - 1], 1, z, m);
                if (l < last) {
                    hidden.apply(z, m);
                }
            }
        }
        return a[last];
    }

    /**
     * Adds the gradient to g, the sum over m examples, when the derivatives by the last scores are
     * in their place.
     */
    void backward(double[] x, double[] g, int m) {
        for (int l = widths.length - 1; l > 0; l--) {
            Products.addInner(d[l], a[l - 1], g, weights[l], m);
            for (int j = 0; j < widths[l]; j++) {
                g[biases[l] + j] += Products.sum(d[l][j], m);
            }
            down(x, l, m);
        }
    }

    /** Derives by the scores of all layers what has been derived by the last ones, m examples. */
    void slopes(double[] x, int m) {
        for (int l = widths.length - 1; l > 1; l--) {
            down(x, l, m);
        }
    }

    /** From the derivatives by the scores of layer l to those by the layer below, if it has any. */
    private void down(double[] x, int l, int m) {
        int in = widths[l - 1];
        for (int k = 0; k < in && l > 1; k++) {
            double[] dk = d[l - 1][k];
            Products.fill(dk, 0, m);
            Products.addCombination(d[l], x, weights[l] + k, in, dk, m);
            hidden.chain(a[l - 1][k], dk, m);
        }
    }

    /** Writes the gradient of example i alone to g[at], g[at + 1], …. */
    void gradient(int i, double[] g, int at) {
        for (int l = 1; l < widths.length; l++) {
            int in = widths[l - 1];
            for (int j = 0; j < widths[l]; j++) {
                double slope = d[l][j][i];
                int row = at + weights[l] + j * in;
                for (int k = 0; k < in; k++) {
                    g[row + k] = slope * a[l - 1][k][i];
                }
                g[at + biases[l] + j] = slope;
            }
        }
    }

    /** Returns the values of layer l, one array for each unit; layer 0 holds the features. */
    double[][] values(int l) {
        return a[l];
    }

    /** Returns the derivatives by the scores of layer l ≥ 1, one array for each unit. */
    double[][] slopes(int l) {
        return d[l];
    }
}
