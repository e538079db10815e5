package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;
import org.thalweg.core.Stop;
import org.thalweg.core.Twice;

/**
 * Newton's method that descends: (H + τ I) d = −g, x ← x + α d.
 *
 * <p>τ is 0 if H is positive definite; otherwise it doubles from its least value until H + τ I is,
 * which is where Cholesky's factorization succeeds. So d descends, α = 1 is tried first, and near a
 * minimum the updates are those of {@link Newton}. State: where it last was and the gradient there;
 * each update makes two n × n matrices and ⅓ n³ operations for each τ.
 *
 * <p>Needs {@link Twice}. Nocedal and Wright: Numerical optimization, 2nd edition, algorithms 3.2
 * and 3.3. Deviation: where H has a diagonal entry ≤ 0 the book begins with a τ that makes it
 * positive, here τ always begins with its least value.
 *
 * @param tau the least τ that is added, positive; customary 1e-3
 * @param search chooses α; customary {@link Armijo}
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 */
public record DampedNewton(double tau, LineSearch search, double gradientTolerance)
        implements Method {
    /** Checks the settings. */
    public DampedNewton {
        Require.positive("tau", tau);
        Require.given("search", search);
        Require.nonNegative("gradientTolerance", gradientTolerance);
    }

    /** Returns this with another least τ. */
    public DampedNewton tau(double value) {
        return new DampedNewton(value, search, gradientTolerance);
    }

    /** Returns this with another search. */
    public DampedNewton search(LineSearch value) {
        return new DampedNewton(tau, value, gradientTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public DampedNewton gradientTolerance(double value) {
        return new DampedNewton(tau, search, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "(H + τ I) d = −g, x ← x + α d, α from a search",
                "2n + 2",
                "Nocedal and Wright: Numerical optimization, 2nd edition, 2006, algorithms 3.2 and 3.3");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        int n = x.length;
        double[] h = s.scratch("h", Math.multiplyExact(n, n));
        double[] l = s.scratch("l", h.length);
        double[] d = s.scratch("d");
        double loss = Descent.evaluate(x, f, s);
        double[] g = s.slot("g");
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        f.as(Twice.class).hessian(x, h);
        double damping = 0;
        System.arraycopy(h, 0, l, 0, h.length);
        while (!Cholesky.factor(l, n)) {
            damping = Math.max(2 * damping, tau);
            // Only a Hessian that is not finite comes here.
            if (damping == Double.POSITIVE_INFINITY) {
                s.stop(Stop.SINGULAR);
                return loss;
            }
            System.arraycopy(h, 0, l, 0, h.length);
            for (int i = 0; i < n; i++) {
                l[i * n + i] += damping;
            }
        }
        for (int i = 0; i < n; i++) {
            d[i] = -g[i];
        }
        Cholesky.solve(l, n, d);
        double alpha = Descent.search(search, d, 1, 0, f, s);
        if (alpha != 0) {
            Descent.move(x, alpha, d, 0, s);
        }
        return loss;
    }
}
