package org.thalweg.model;

import org.thalweg.core.LeastSquares;

/**
 * The squared loss of a network over all examples, with its residuals √K (zᵢₖ − yᵢₖ), in the order
 * i K + k, for K outputs: half the mean of their squares is the loss, ½ Σₖ (zₖ − yₖ)² in the mean
 * over examples.
 */
final class MlpResiduals extends MlpLoss implements LeastSquares {
    private final int outputs;
    private final double scale;

    MlpResiduals(Mlp net, Examples examples, double[][] targets) {
        super(net, examples, targets);
        this.outputs = targets.length;
        this.scale = Math.sqrt(outputs);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        return valueAndGradient(x, g, examples.all(), 0, size());
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public int residuals() {
        return Math.multiplyExact(size(), outputs);
    }

    @Override
    public void residuals(double[] x, double[] r) {
        for (int a = 0; a < size(); a += MlpPass.CHUNK) {
            int e = Math.min(a + MlpPass.CHUNK, size());
            double[][] z = pass.forward(x, examples, examples.all(), a, e);
            for (int i = a; i < e; i++) {
                for (int k = 0; k < outputs; k++) {
                    r[i * outputs + k] = scale * (z[k][i - a] - targets[k][i]);
                }
            }
        }
    }

    @Override
    public void jacobian(double[] x, double[] j) {
        for (int a = 0; a < size(); a += MlpPass.CHUNK) {
            int e = Math.min(a + MlpPass.CHUNK, size());
            double[][] z = pass.forward(x, examples, examples.all(), a, e);
            for (int k = 0; k < outputs; k++) {
                for (int o = 0; o < outputs; o++) {
                    Products.fill(z[o], o == k ? scale : 0, e - a);
                }
                pass.slopes(x, e - a);
                for (int i = a; i < e; i++) {
                    pass.gradient(i - a, j, (i * outputs + k) * x.length);
                }
            }
        }
    }
}
