package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * Steepest descent: x ← x − α g, with α from a search along the line in each update.
 *
 * <p>Gradient descent without a learning rate. It needs no tuning and still zigzags: on a quadratic
 * with the exact α an update leaves up to ((κ − 1)/(κ + 1))² of the height above the minimum, and
 * seldom much less. The first α tried is that of a quadratic that falls as far again, α₀ = 2 (f₋ −
 * f) / gᵀg. State: where it last was and the gradient there, so that a {@linkplain
 * Objective#fixed() fixed} function is not evaluated twice.
 *
 * <p>Cauchy: Méthode générale pour la résolution des systèmes d'équations simultanées, 1847;
 * Nocedal and Wright: Numerical optimization, 2nd edition, section 3.1 and equation 3.60. PyTorch
 * and scipy have no such method.
 *
 * @param search chooses α; customary {@link Armijo}
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 */
public record SteepestDescent(LineSearch search, double gradientTolerance) implements Method {
    /** Checks the settings. */
    public SteepestDescent {
        Require.given("search", search);
        Require.nonNegative("gradientTolerance", gradientTolerance);
    }

    /** Returns this with another search. */
    public SteepestDescent search(LineSearch value) {
        return new SteepestDescent(value, gradientTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public SteepestDescent gradientTolerance(double value) {
        return new SteepestDescent(search, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "x ← x − α g, α from a search",
                "2n + 3",
                "Cauchy: Méthode générale pour la résolution des systèmes d'équations simultanées, 1847");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        double[] decrease = s.slot("decrease", 1);
        double loss = Descent.evaluate(x, f, s);
        double[] g = s.slot("g");
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        double[] d = s.scratch("d");
        for (int i = 0; i < d.length; i++) {
            d[i] = -g[i];
        }
        double first =
                decrease[0] > 0
                        ? 2 * decrease[0] / Vectors.dot(g, g)
                        : Math.min(1, 1 / Vectors.sum(g));
        double alpha = Descent.search(search, d, first, 0, f, s);
        if (alpha != 0) {
            decrease[0] = loss - Descent.found(s);
            Descent.move(x, alpha, d, 0, s);
        }
        return loss;
    }
}
