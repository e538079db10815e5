package org.thalweg.tune;

import org.thalweg.core.Objective;

/** Hessian-vector products from two gradients. */
final class Differences implements HessianProduct {
    // Balances the error of the formula, h², against rounding, ε/h.
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    private final Objective f;
    private final double[] x;
    private final double[] y;
    private final double[] down;
    private final double step;

    Differences(Objective f, double[] x) {
        this.f = f;
        this.x = x;
        this.y = new double[x.length];
        this.down = new double[x.length];
        double largest = 1;
        for (double e : x) {
            largest = Math.max(largest, Math.abs(e));
        }
        this.step = STEP * largest;
    }

    @Override
    public void times(double[] v, double[] out) {
        double norm = PowerIteration.norm(v);
        double h = norm > 0 ? step / norm : step;
        along(-h, v, down);
        along(h, v, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = (out[i] - down[i]) / (2 * h);
        }
    }

    private void along(double h, double[] v, double[] g) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] + h * v[i];
        }
        f.valueAndGradient(y, g);
    }
}
