package org.thalweg.tune;

import org.thalweg.core.Objective;
import org.thalweg.core.Twice;

/** The product H v of a symmetric matrix, the Hessian at some point, with a vector. */
@FunctionalInterface
public interface HessianProduct {
    /**
     * Writes H v into out.
     *
     * @param v n numbers; not modified
     * @param out n numbers; overwritten
     */
    void times(double[] v, double[] out);

    /**
     * Returns products with the Hessian of f at x by central differences of the gradient, (∇f(x + h
     * v) − ∇f(x − h v)) / 2h with h ‖v‖ = ∛ε max(1, |x|): two gradients each, for any number of
     * parameters.
     *
     * @param f a function that stays the same between calls: the full batch, or one batch
     * @param x point; copied
     */
    static HessianProduct differences(Objective f, double[] x) {
        return new Differences(f, x.clone());
    }

    /**
     * Returns exact products with the Hessian of f at x, which is evaluated once: n² numbers.
     *
     * @param f a function that offers {@link Twice}
     * @param x point; not modified
     * @throws UnsupportedOperationException if f offers no second derivatives
     */
    static HessianProduct exact(Objective f, double[] x) {
        int n = x.length;
        double[] h = new double[n * n];
        f.as(Twice.class).hessian(x, h);
        return (v, out) -> {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += h[i * n + j] * v[j];
                }
                out[i] = sum;
            }
        };
    }
}
