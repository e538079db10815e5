package org.thalweg.core;

import java.util.List;

/**
 * f with a count of its evaluations; Hessians, Jacobians and Kronecker factors are counted apart.
 *
 * <p>{@code loss.counted().sam(0.05)} counts two evaluations a step, {@code
 * loss.sam(0.05).counted()} one: for a fair comparison count innermost.
 */
public final class Counted implements Objective {
    private final Objective f;
    private long evaluations;
    private long hessians;
    private long jacobians;
    private long factors;
    private View view;

    Counted(Objective f) {
        this.f = f;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        evaluations++;
        return f.valueAndGradient(x, g);
    }

    @Override
    public double value(double[] x) {
        evaluations++;
        return f.value(x);
    }

    @Override
    public boolean fixed() {
        return f.fixed();
    }

    @Override
    public <T> T as(Class<T> part) {
        if (part != Twice.class && part != LeastSquares.class && part != Kronecker.class) {
            return Objective.super.as(part);
        }
        if (!part.isInstance(view)) {
            view =
                    part == Twice.class
                            ? new CountedTwice(f.as(Twice.class))
                            : part == LeastSquares.class
                                    ? new CountedSquares(f.as(LeastSquares.class))
                                    : new CountedKronecker(f.as(Kronecker.class));
        }
        return part.cast(view);
    }

    /** Returns how often the value, alone or with its gradient, was evaluated. */
    public long evaluations() {
        return evaluations;
    }

    /** Returns how many Hessians were evaluated. */
    public long hessians() {
        return hessians;
    }

    /** Returns how many Jacobians were evaluated. */
    public long jacobians() {
        return jacobians;
    }

    /** Returns how often Kronecker factors were evaluated. */
    public long factors() {
        return factors;
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".counted()";
    }

    private final class CountedTwice extends View implements Twice {
        private final Twice inner;

        CountedTwice(Twice inner) {
            super(Counted.this);
            this.inner = inner;
        }

        @Override
        public void hessian(double[] x, double[] h) {
            hessians++;
            inner.hessian(x, h);
        }
    }

    private final class CountedSquares extends View implements LeastSquares {
        private final LeastSquares inner;

        CountedSquares(LeastSquares inner) {
            super(Counted.this);
            this.inner = inner;
        }

        @Override
        public int residuals() {
            return inner.residuals();
        }

        @Override
        public void residuals(double[] x, double[] r) {
            evaluations++;
            inner.residuals(x, r);
        }

        @Override
        public void jacobian(double[] x, double[] j) {
            jacobians++;
            inner.jacobian(x, j);
        }
    }

    private final class CountedKronecker extends View implements Kronecker {
        private final Kronecker inner;

        CountedKronecker(Kronecker inner) {
            super(Counted.this);
            this.inner = inner;
        }

        @Override
        public List<Layer> layers() {
            return inner.layers();
        }

        @Override
        public void factors(double[] x, double[] out) {
            factors++;
            inner.factors(x, out);
        }
    }
}
