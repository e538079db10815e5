package org.thalweg.core;

/**
 * Second derivatives by central differences of the gradient, made symmetric: 2n gradients for each
 * Hessian.
 */
final class NumericalHessian implements Twice {
    // Balances the error of the formula, h², against rounding, ε/h.
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    private final Objective f;
    private double[] y = {};
    private double[] up = {};
    private double[] down = {};

    NumericalHessian(Objective f) {
        this.f = f;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        return f.valueAndGradient(x, g);
    }

    @Override
    public double value(double[] x) {
        return f.value(x);
    }

    @Override
    public boolean fixed() {
        return f.fixed();
    }

    @Override
    public <T> T as(Class<T> part) {
        return part == Twice.class ? part.cast(this) : f.as(part);
    }

    @Override
    public void hessian(double[] x, double[] h) {
        int n = x.length;
        if (y.length != n) {
            y = new double[n];
            up = new double[n];
            down = new double[n];
        }
        System.arraycopy(x, 0, y, 0, n);
        for (int i = 0; i < n; i++) {
            double step = STEP * Math.max(1, Math.abs(x[i]));
            y[i] = x[i] + step;
            double right = y[i];
            f.valueAndGradient(y, up);
            y[i] = x[i] - step;
            double width = right - y[i];
            f.valueAndGradient(y, down);
            y[i] = x[i];
            for (int j = 0; j < n; j++) {
                h[i * n + j] = (up[j] - down[j]) / width;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (h[i * n + j] + h[j * n + i]) / 2;
                h[i * n + j] = mean;
                h[j * n + i] = mean;
            }
        }
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".numericalHessian()";
    }
}
