package org.thalweg.core;

/**
 * f(x) + λ/2 ‖x‖²: weight decay as part of the function, so that value and gradient agree.
 *
 * <p>Order matters: {@code loss.clipNorm(1).l2(1e-3)} clips first, as PyTorch's weight_decay inside
 * the optimizer does; {@code loss.l2(1e-3).clipNorm(1)} clips both.
 */
public final class L2 implements Objective {
    private final Objective f;
    private final double lambda;
    private Twice twice;

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
        if (part != Twice.class) {
            return Objective.super.as(part);
        }
        if (twice == null) {
            twice = new Hessian(f.as(Twice.class));
        }
        return part.cast(twice);
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".l2(" + lambda + ")";
    }

    private final class Hessian implements Twice {
        private final Twice inner;

        Hessian(Twice inner) {
            this.inner = inner;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            return L2.this.valueAndGradient(x, g);
        }

        @Override
        public double value(double[] x) {
            return L2.this.value(x);
        }

        @Override
        public boolean fixed() {
            return L2.this.fixed();
        }

        @Override
        public void hessian(double[] x, double[] h) {
            inner.hessian(x, h);
            for (int i = 0; i < x.length; i++) {
                h[i * x.length + i] += lambda;
            }
        }
    }
}
