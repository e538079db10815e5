package org.thalweg.core;

/**
 * f with the gradient of each unit scaled down to at most λ times the norm of the unit's weights: g
 * ← g · min(1, λ max(‖w‖, 10⁻³) / ‖g‖). A unit is a row of a matrix, that is all weights into one
 * neuron; any other block, a vector of biases say, is one unit as a whole. The value is unchanged,
 * so g is no longer its gradient: not for line searches.
 *
 * <p>Brock, De, Smith, Simonyan: High-performance large-scale image recognition without
 * normalization, 2021, section 4, where λ is 0.01 to 0.16 and the last layer is left out; here
 * every block of the layout is clipped. The 10⁻³ lets weights that are 0 begin to move. optax's
 * adaptive_grad_clip takes columns for units, since there a matrix is inputs × outputs. A gradient
 * that is not finite is left as it is, for the optimizer to report.
 */
public final class AdaptiveClip implements Objective {
    private static final double LEAST = 1e-3;

    private final Objective f;
    private final Layout layout;
    private final double lambda;
    private long clipped;
    private long units;

    AdaptiveClip(Objective f, Layout layout, double lambda) {
        this.f = f;
        this.layout = layout;
        this.lambda = Require.positive("lambda", lambda);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        layout.requireSize(x.length);
        double value = f.valueAndGradient(x, g);
        for (int i = 0; i < layout.blocks().size(); i++) {
            Block b = layout.blocks().get(i);
            int unit = b.isMatrix() ? b.cols() : b.size();
            for (int from = b.from(); from < b.to(); from += unit) {
                clip(x, g, from, from + unit);
            }
        }
        return value;
    }

    private void clip(double[] x, double[] g, int from, int to) {
        double norm = Norm.of(g, from, to);
        double most = lambda * Math.max(Norm.of(x, from, to), LEAST);
        units++;
        if (norm > most && norm < Double.POSITIVE_INFINITY) {
            clipped++;
            double factor = most / norm;
            for (int i = from; i < to; i++) {
                g[i] *= factor;
            }
        }
    }

    @Override
    public double value(double[] x) {
        return f.value(x);
    }

    /**
     * Returns the share of the units in all gradients so far that were clipped, in [0, 1]; 0 before
     * the first.
     */
    public double fraction() {
        return units == 0 ? 0 : (double) clipped / units;
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".adaptiveClip(" + lambda + ")";
    }
}
