package org.thalweg.core;

import java.util.List;

/**
 * f(x) + λ/2 ‖x‖²: weight decay as part of the function, so that value and gradient agree.
 *
 * <p>Order matters: {@code loss.clipNorm(1).l2(1e-3)} clips first, as PyTorch's weight_decay inside
 * the optimizer does; {@code loss.l2(1e-3).clipNorm(1)} clips both.
 *
 * <p>Second derivatives are passed on with λ on the diagonal. Kronecker factors are passed on as
 * they are, for the penalty is no part of what the model predicts: K-FAC then knows the penalty
 * from the gradient alone.
 */
public final class L2 implements Objective {
    private final Objective f;
    private final double lambda;
    private Twice twice;
    private Kronecker kronecker;

    L2(Objective f, double lambda) {
        this.f = f;
        this.lambda = Require.nonNegative("lambda", lambda);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        double value = f.valueAndGradient(x, g);
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            g[i] += lambda * x[i];
            square += x[i] * x[i];
        }
        return value + lambda / 2 * square;
    }

    @Override
    public double value(double[] x) {
        double square = 0;
        for (double e : x) {
            square += e * e;
        }
        return f.value(x) + lambda / 2 * square;
    }

    @Override
    public boolean fixed() {
        return f.fixed();
    }

    @Override
    public <T> T as(Class<T> part) {
        if (part == Twice.class) {
            twice = twice == null ? new Hessian(f.as(Twice.class)) : twice;
            return part.cast(twice);
        }
        if (part == Kronecker.class) {
            kronecker = kronecker == null ? new Factors(f.as(Kronecker.class)) : kronecker;
            return part.cast(kronecker);
        }
        return Objective.super.as(part);
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".l2(" + lambda + ")";
    }

    private final class Hessian extends View implements Twice {
        private final Twice inner;

        Hessian(Twice inner) {
            super(L2.this);
            this.inner = inner;
        }

        @Override
        public void hessian(double[] x, double[] h) {
            inner.hessian(x, h);
            for (int i = 0; i < x.length; i++) {
                h[i * x.length + i] += lambda;
            }
        }
    }

    private final class Factors extends View implements Kronecker {
        private final Kronecker inner;

        Factors(Kronecker inner) {
            super(L2.this);
            this.inner = inner;
        }

        @Override
        public List<Layer> layers() {
            return inner.layers();
        }

        @Override
        public void factors(double[] x, double[] factors) {
            inner.factors(x, factors);
        }
    }
}
