package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.LeastSquares;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.core.Stop;

/**
 * The Gauss-Newton method for least squares: x ← x − η (Jᵀ J)⁻¹ Jᵀ r.
 *
 * <p>It jumps to the least squares solution of the residuals as they look from x, r + J Δ. Linear
 * residuals are solved in one update. It is {@link Newton} without the curvature of the residuals
 * themselves: near a minimum where they vanish it is as fast, where they do not it converges
 * linearly or not at all, and far away it may overshoot, which {@link LevenbergMarquardt} mends. If
 * the columns of J depend on one another, up to rounding, the update is not made, {@link
 * Stop#SINGULAR}. State: nothing; each update makes J, m × n, and n²m operations.
 *
 * <p>Needs {@link LeastSquares}; f = 1/(2m) Σ rᵢ², so Jᵀ r / m is the gradient. Nocedal and Wright:
 * Numerical optimization, 2nd edition, section 10.3. Solved by the normal equations, which square
 * the condition of J; MINPACK and LAPACK factor J itself. PyTorch and optax have no such method.
 *
 * @param lr learning rate η ≥ 0; customary 1, the jump
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 */
public record GaussNewton(Schedule lr, double gradientTolerance) implements Method {
    /** Checks the settings. */
    public GaussNewton {
        Require.rate("lr", lr);
        Require.nonNegative("gradientTolerance", gradientTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public GaussNewton gradientTolerance(double value) {
        return new GaussNewton(lr, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "x ← x − η (Jᵀ J)⁻¹ Jᵀ r",
                "0",
                "Nocedal and Wright: Numerical optimization, 2nd edition, 2006, section 10.3");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        LeastSquares squares = f.as(LeastSquares.class);
        int n = x.length;
        int m = squares.residuals();
        double[] r = s.scratch("r", m);
        double[] j = s.scratch("j", Math.multiplyExact(m, n));
        double[] g = s.scratch("g");
        double[] h = s.scratch("h", Math.multiplyExact(n, n));
        squares.residuals(x, r);
        squares.jacobian(x, j);
        double loss = NormalEquations.form(r, j, g, h);
        s.requireFinite(loss, g);
        double eta = s.rate(lr);
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        if (!Cholesky.factor(h, n) || NormalEquations.isDependent(h, n, m)) {
            s.stop(Stop.SINGULAR);
            return loss;
        }
        Cholesky.solve(h, n, g);
        Vectors.add(-eta, g, 0, x);
        return loss;
    }
}
