package org.thalweg.core;

/**
 * f with its gradient scaled down to a norm of at most c: g ← g · min(1, c / (‖g‖ + 10⁻⁶)). The
 * value is unchanged, so g is no longer its gradient: not for line searches.
 *
 * <p>Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks, 2013,
 * section 3.2. The 10⁻⁶ is PyTorch's. A gradient that is not finite is left as it is, for the
 * optimizer to report.
 */
public final class Clip implements Objective {
    private static final double TINY = 1e-6;

    private final Objective f;
    private final double c;
    private double norm = Double.NaN;
    private long clipped;
    private long evaluations;

    Clip(Objective f, double c) {
        this.f = f;
        this.c = Require.positive("c", c);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        double value = f.valueAndGradient(x, g);
        norm = Norm.of(g);
        evaluations++;
        double factor = c / (norm + TINY);
        if (factor < 1 && norm < Double.POSITIVE_INFINITY) {
            clipped++;
            for (int i = 0; i < g.length; i++) {
                g[i] *= factor;
            }
        }
        return value;
    }

    @Override
    public double value(double[] x) {
        return f.value(x);
    }

    /** Returns the norm of the last gradient before it was clipped; NaN before the first. */
    public double norm() {
        return norm;
    }

    /** Returns the share of gradients so far that were clipped, in [0, 1]; 0 before the first. */
    public double fraction() {
        return evaluations == 0 ? 0 : (double) clipped / evaluations;
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".clipNorm(" + c + ")";
    }
}
