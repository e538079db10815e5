package org.thalweg.model;

import java.util.Arrays;
import java.util.List;
import org.thalweg.core.Layer;

/**
 * The two factors of each layer's Fisher matrix: A = E[a aᵀ] of its inputs with a trailing 1, G =
 * E[δ δᵀ] of the derivatives by its scores.
 *
 * <p>The expectation over labels is exact, not drawn: E[δ δᵀ] by the last scores is known and is a
 * sum of as many products as there are outputs, and each of these vectors goes back through the
 * network.
 */
final class MlpFactors {
    private final Mlp net;
    private final MlpPass pass;
    private final List<Layer> layers;
    private final double[][][] inputs;
    private final double[][] spread;
    private final Output.Scratch scratch;

    /**
     * @param pass whose buffers are used
     */
    MlpFactors(Mlp net, MlpPass pass, Output.Scratch scratch) {
        this.net = net;
        this.pass = pass;
        this.scratch = scratch;
        this.layers = net.layers();
        this.inputs = new double[layers.size()][][];
        double[] ones = new double[MlpPass.CHUNK];
        Arrays.fill(ones, 1);
        for (int l = 0; l < inputs.length; l++) {
            double[][] values = pass.values(l);
            inputs[l] = Arrays.copyOf(values, values.length + 1);
            inputs[l][values.length] = ones;
        }
        this.spread = new double[pass.values(inputs.length).length][MlpPass.CHUNK];
    }

    List<Layer> layers() {
        return layers;
    }

    /** Overwrites the factors with the means over rows[from..to). */
    void write(double[] x, double[] factors, Examples examples, int[] rows, int from, int to) {
        Arrays.fill(factors, 0);
        for (int a = from; a < to; a += MlpPass.CHUNK) {
            int e = Math.min(a + MlpPass.CHUNK, to);
            int m = e - a;
            double[][] z = pass.forward(x, examples, rows, a, e);
            for (int k = 0; k < z.length; k++) {
                System.arraycopy(z[k], 0, spread[k], 0, m);
            }
            addInputs(factors, m);
            net.output().spread(spread, m, scratch);
            for (int k = 0; k < z.length; k++) {
                net.output().root(spread, k, z, m);
                pass.slopes(x, m);
                addSlopes(factors, m);
            }
        }
        for (int i = 0; i < factors.length; i++) {
            factors[i] /= to - from;
        }
    }

    private void addInputs(double[] factors, int m) {
        int at = 0;
        for (int l = 0; l < inputs.length; l++) {
            Products.addInner(inputs[l], inputs[l], factors, at, m);
            at += layers.get(l).factors();
        }
    }

    private void addSlopes(double[] factors, int m) {
        int at = 0;
        for (int l = 0; l < inputs.length; l++) {
            double[][] slopes = pass.slopes(l + 1);
            at += inputs[l].length * inputs[l].length;
            Products.addInner(slopes, slopes, factors, at, m);
            at += slopes.length * slopes.length;
        }
    }
}
