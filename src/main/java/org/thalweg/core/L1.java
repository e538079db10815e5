package org.thalweg.core;

/**
 * f(x) + λ ‖x‖₁, whose gradient is g + λ sign(x): a penalty that draws parameters to exactly 0.
 *
 * <p>Where a parameter is 0 the sum has no derivative; 0 is taken, the subgradient of least size,
 * as PyTorch does. A gradient method therefore walks to and fro across 0 in steps of ηλ instead of
 * stopping there. Second derivatives and residuals are not passed on: near the kinks they would
 * mislead.
 *
 * <p>Tibshirani: Regression shrinkage and selection via the lasso, 1996.
 */
public final class L1 implements Objective {
    private final Objective f;
    private final double lambda;

    L1(Objective f, double lambda) {
        this.f = f;
        this.lambda = Require.nonNegative("lambda", lambda);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        double value = f.valueAndGradient(x, g);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            g[i] += lambda * Math.signum(x[i]);
            sum += Math.abs(x[i]);
        }
        return value + lambda * sum;
    }

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (double e : x) {
            sum += Math.abs(e);
        }
        return f.value(x) + lambda * sum;
    }

    @Override
    public boolean fixed() {
        return f.fixed();
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".l1(" + lambda + ")";
    }
}
