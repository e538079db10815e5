package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.core.Stop;
import org.thalweg.core.Twice;

/**
 * Newton's method, pure: x ← x − η H⁻¹ g.
 *
 * <p>It jumps to where the gradient of the quadratic that touches f is zero. Near a minimum the
 * number of correct digits doubles in each update; far away f may rise, and saddles and maxima
 * attract as minima do. {@link DampedNewton} and {@link SaddleFreeNewton} mend that. If H is
 * singular the update is not made, {@link Stop#SINGULAR}. State: nothing; each update makes an n ×
 * n matrix and ⅔ n³ operations.
 *
 * <p>Needs {@link Twice}: the Hessian comes from the function, or from {@link
 * Objective#numericalHessian}. Nocedal and Wright: Numerical optimization, 2nd edition, section
 * 3.3. PyTorch and optax have no such method.
 *
 * @param lr learning rate η ≥ 0; customary 1, the jump
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 */
public record Newton(Schedule lr, double gradientTolerance) implements Method {
    /** Checks the settings. */
    public Newton {
        Require.rate("lr", lr);
        Require.nonNegative("gradientTolerance", gradientTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public Newton gradientTolerance(double value) {
        return new Newton(lr, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "x ← x − η H⁻¹ g",
                "0",
                "Nocedal and Wright: Numerical optimization, 2nd edition, 2006, section 3.3");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        int n = x.length;
        double[] g = s.scratch("g");
        double[] h = s.scratch("h", Math.multiplyExact(n, n));
        double loss = f.valueAndGradient(x, g);
        s.requireFinite(loss, g);
        double eta = s.rate(lr);
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        f.as(Twice.class).hessian(x, h);
        if (Elimination.solve(h, g)) {
            Vectors.add(-eta, g, 0, x);
        } else {
            s.stop(Stop.SINGULAR);
        }
        return loss;
    }
}
