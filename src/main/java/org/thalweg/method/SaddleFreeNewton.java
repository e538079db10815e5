package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;
import org.thalweg.core.Stop;
import org.thalweg.core.Twice;

/**
 * Newton's method that flees from saddles: H = Q Λ Qᵀ, d = −Q |Λ|⁻¹ Qᵀ g, x ← x + α d.
 *
 * <p>Where the curvature is negative Newton's method walks uphill to the saddle; the absolute value
 * turns it round and keeps the length. Eigenvalues smaller than δ count as δ. State: where it last
 * was and the gradient there; each update makes two n × n matrices and some 30 n³ operations.
 *
 * <p>Needs {@link Twice}. Dauphin, Pascanu, Gulcehre, Cho, Ganguli and Bengio: Identifying and
 * attacking the saddle point problem in high-dimensional non-convex optimization, 2014. Deviations:
 * the paper finds |H| in a Krylov subspace, damps it as |Λ| + λ I and has a learning rate; here the
 * matrix is decomposed whole, floored at δ, and α comes from a search.
 *
 * @param delta δ, the least curvature, positive; customary 1e-3
 * @param search chooses α; customary {@link Armijo}
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 */
public record SaddleFreeNewton(double delta, LineSearch search, double gradientTolerance)
        implements Method {
    /** Checks the settings. */
    public SaddleFreeNewton {
        Require.positive("delta", delta);
        Require.given("search", search);
        Require.nonNegative("gradientTolerance", gradientTolerance);
    }

    /** Returns this with another least curvature. */
    public SaddleFreeNewton delta(double value) {
        return new SaddleFreeNewton(value, search, gradientTolerance);
    }

    /** Returns this with another search. */
    public SaddleFreeNewton search(LineSearch value) {
        return new SaddleFreeNewton(delta, value, gradientTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public SaddleFreeNewton gradientTolerance(double value) {
        return new SaddleFreeNewton(delta, search, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "H = Q Λ Qᵀ, d = −Q |Λ|⁻¹ Qᵀ g, x ← x + α d, α from a search",
                "2n + 2",
                "Dauphin and others: Identifying and attacking the saddle point problem in"
                        + " high-dimensional non-convex optimization, 2014");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        int n = x.length;
        double[] h = s.scratch("h", Math.multiplyExact(n, n));
        double[] q = s.scratch("q", h.length);
        double[] d = s.scratch("d");
        double loss = Descent.evaluate(x, f, s);
        double[] g = s.slot("g");
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        f.as(Twice.class).hessian(x, h);
        if (!Jacobi.diagonalize(h, q, n)) {
            s.stop(Stop.SINGULAR);
            return loss;
        }
        for (int i = 0; i < n; i++) {
            d[i] = 0;
        }
        for (int k = 0; k < n; k++) {
            double share = 0;
            for (int i = 0; i < n; i++) {
                share += q[i * n + k] * g[i];
            }
            share /= Math.max(Math.abs(h[k * n + k]), delta);
            for (int i = 0; i < n; i++) {
                d[i] -= q[i * n + k] * share;
            }
        }
        double alpha = Descent.search(search, d, 1, 0, f, s);
        if (alpha != 0) {
            Descent.move(x, alpha, d, 0, s);
        }
        return loss;
    }
}
