package org.thalweg.core;

/**
 * The gradient at the worst point near x, where near is measured against the size of each
 * parameter: g = ∇f(x + e), e = ρ T² ∇f(x) / (‖T ∇f(x)‖ + 10⁻¹²), T = diag(|x| + η), at the cost of
 * two evaluations. The value returned is f(x); x itself never moves. g is not the gradient of the
 * value: not for line searches.
 *
 * <p>{@link Sam} sees another sharpness when weights of one layer are doubled and those of the next
 * halved, though the function is the same. With η = 0 this does not: f(x + e) is unchanged under
 * every such diagonal rescaling. But then a parameter that is 0 is never shifted, which is what η
 * is for.
 *
 * <p>Kwon, Kim, Park, Choi: ASAM: adaptive sharpness-aware minimization for scale-invariant
 * learning of deep neural networks, 2021, algorithm 1, where ρ = 0.5 and η = 0.01. Deviations: T is
 * so for all parameters, the authors' code has T = 1 for biases; the 10⁻¹² keeps a stationary point
 * from becoming 0/0. pytorch_optimizer has η = 0.
 */
public final class Asam implements Objective {
    private static final double TINY = 1e-12;

    private final Objective f;
    private final double rho;
    private final double eta;
    private double[] y = {};

    Asam(Objective f, double rho, double eta) {
        this.f = f;
        this.rho = Require.nonNegative("rho", rho);
        this.eta = Require.nonNegative("eta", eta);
    }

    /** Returns the same of f with another η ≥ 0; 0 makes the measure exactly scale-invariant. */
    public Asam eta(double value) {
        return new Asam(f, rho, value);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        double value = f.valueAndGradient(x, g);
        if (y.length != x.length) {
            y = new double[x.length];
        }
        for (int i = 0; i < x.length; i++) {
            y[i] = (Math.abs(x[i]) + eta) * g[i];
        }
        double scale = rho / (Norm.of(y) + TINY);
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] + scale * (Math.abs(x[i]) + eta) * y[i];
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
        return Parts.name(f) + ".asam(" + rho + ").eta(" + eta + ")";
    }
}
