package org.thalweg.method;

import java.util.Arrays;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;
import org.thalweg.core.Stop;

/**
 * Backtracking: the first α among α₀, ρ α₀, ρ² α₀, … with f(x + α d) ≤ f(x) + c₁ α gᵀd.
 *
 * <p>One evaluation for each α tried. Enough for Newton's method, whose natural α is 1; a
 * quasi-Newton method also needs the second condition of {@link StrongWolfe}. Gives up when x + α d
 * is x to the last bit.
 *
 * <p>Armijo: Minimization of functions having Lipschitz continuous first partial derivatives, 1966;
 * Nocedal and Wright: Numerical optimization, 2nd edition, algorithm 3.1. Neither PyTorch nor scipy
 * has it; optax' {@code scale_by_backtracking_linesearch} shrinks by 0.8.
 *
 * @param c1 the share c₁ of the decrease promised by the slope that is asked for, in (0, 1);
 *     customary 1e-4
 * @param shrink ρ in (0, 1); customary 0.5
 */
public record Armijo(double c1, double shrink) implements LineSearch {
    /** Checks the settings. */
    public Armijo {
        Require.between("c1", c1, 0, 1);
        Require.between("shrink", shrink, 0, 1);
    }

    /** Returns this with another c₁. */
    public Armijo c1(double value) {
        return new Armijo(value, shrink);
    }

    /** Returns this with another ρ. */
    public Armijo shrink(double value) {
        return new Armijo(c1, value);
    }

    @Override
    public double along(
            double[] d, double first, double[] x, double loss, double[] g, Objective f, State s) {
        double[] y = s.scratch("x");
        double[] gy = s.scratch("g");
        double[] value = s.scratch("value", 1);
        double slope = Vectors.dot(g, d);
        double alpha = first;
        Vectors.walk(x, alpha, d, y);
        while (!Arrays.equals(x, y)) {
            value[0] = f.valueAndGradient(y, gy);
            // NaN is not small enough either.
            if (value[0] <= loss + c1 * alpha * slope) {
                s.chosen(alpha);
                return alpha;
            }
            alpha *= shrink;
            Vectors.walk(x, alpha, d, y);
        }
        s.stop(Stop.LINE_SEARCH);
        return 0;
    }
}
