package org.thalweg.model;

import java.util.Arrays;
import java.util.List;
import org.thalweg.core.BatchKronecker;
import org.thalweg.core.Layer;

/** The mean loss of a network over examples: forward, the slopes of the loss, backward. */
class MlpLoss implements BatchKronecker {
    final Mlp net;
    final Examples examples;
    final double[][] targets;
    final MlpPass pass;
    private final Output.Scratch scratch;
    private final MlpFactors factors;

    /**
     * @param targets columns: one number for each example in each
     */
    MlpLoss(Mlp net, Examples examples, double[][] targets) {
        this.net = net;
        this.examples = examples;
        this.targets = targets;
        this.pass = new MlpPass(net, MlpPass.CHUNK);
        this.scratch = new Output.Scratch(MlpPass.CHUNK);
        this.factors = new MlpFactors(net, pass, scratch);
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
        Examples.requireParameters(x, g, pass.parameters());
        Examples.requireBatch(from, to);
        Arrays.fill(g, 0);
        double sum = 0;
        for (int a = from; a < to; a += MlpPass.CHUNK) {
            int e = Math.min(a + MlpPass.CHUNK, to);
            double[][] z = pass.forward(x, examples, rows, a, e);
            sum += net.output().slopes(z, targets, rows, a, e, scratch);
            pass.backward(x, g, e - a);
        }
        int m = to - from;
        for (int i = 0; i < g.length; i++) {
            g[i] /= m;
        }
        return sum / m;
    }

    @Override
    public List<Layer> layers() {
        return factors.layers();
    }

    @Override
    public void factors(double[] x, double[] out, int[] rows, int from, int to) {
        Examples.requireBatch(from, to);
        factors.write(x, out, examples, rows, from, to);
    }

    /** Returns the settings of the network. */
    @Override
    public String toString() {
        return net.toString();
    }
}
