package org.thalweg.core;

/**
 * The gradient at the worst point near x: g = ∇f(x + e), e = ρ ∇f(x) / (‖∇f(x)‖ + 10⁻¹²), at the
 * cost of two evaluations. The value returned is f(x). x itself never moves, so nothing has to be
 * restored. g is not the gradient of the value: not for line searches.
 *
 * <p>Foret et al.: Sharpness-aware minimization, 2021, algorithm 1. As there, the dependence of e
 * on x is not differentiated. The 10⁻¹² keeps a stationary point from becoming 0/0.
 */
public final class Sam implements Objective {
    private static final double TINY = 1e-12;

    private final Objective f;
    private final double rho;
    private double[] y = {};

    Sam(Objective f, double rho) {
        this.f = f;
        this.rho = Require.nonNegative("rho", rho);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        double value = f.valueAndGradient(x, g);
        double scale = rho / (Norm.of(g) + TINY);
        if (y.length != x.length) {
            y = new double[x.length];
        }
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] + scale * g[i];
        }
        f.valueAndGradient(y, g);
        return value;
    }

    @Override
    public double value(double[] x) {
        return f.value(x);
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".sam(" + rho + ")";
    }
}
