package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;
import org.thalweg.core.Stop;

/**
 * Conjugate gradients for a convex quadratic: d ← −g + (gᵀg / g₋ᵀg₋) d, x ← x + α d, α = −gᵀd / dᵀA
 * d.
 *
 * <p>In exact arithmetic at the minimum after n updates, or as many as A has different eigenvalues.
 * A is not needed: A d comes from one more gradient, ∇f(x + c d) − ∇f(x) = c A d, with c d as long
 * as x so that the difference keeps its digits. Where f does not curve upwards along d it is not
 * such a quadratic: the update is not made, {@link Stop#CURVATURE}. State: the last direction.
 *
 * <p>Hestenes and Stiefel: Methods of conjugate gradients for solving linear systems, 1952; Nocedal
 * and Wright: Numerical optimization, 2nd edition, algorithm 5.2. Deviation: g is evaluated in each
 * update and not carried along as g + α A d, so that rounding does not add up.
 *
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 */
public record ConjugateGradient(double gradientTolerance) implements Method {
    /** Checks the settings. */
    public ConjugateGradient {
        Require.nonNegative("gradientTolerance", gradientTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public ConjugateGradient gradientTolerance(double value) {
        return new ConjugateGradient(value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "d ← −g + (gᵀg / g₋ᵀg₋) d, x ← x − (gᵀd / dᵀA d) d",
                "n + 1",
                "Hestenes and Stiefel: Methods of conjugate gradients for solving linear systems, 1952");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        double[] d = s.slot("d");
        double[] square = s.slot("gg", 1);
        double[] g = s.scratch("g");
        double loss = f.valueAndGradient(x, g);
        s.requireFinite(loss, g);
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        double gg = Vectors.dot(g, g);
        double beta = square[0] == 0 ? 0 : gg / square[0];
        for (int i = 0; i < d.length; i++) {
            d[i] = -g[i] + beta * d[i];
        }
        double[] y = s.scratch("y");
        double[] gy = s.scratch("gy");
        double c = ExactOnQuadratics.probe(x, d);
        Vectors.walk(x, c, d, y);
        f.valueAndGradient(y, gy);
        double curvature = ExactOnQuadratics.curvature(g, gy, c, d);
        // NaN is no curvature either.
        if (!(curvature > 0)) {
            square[0] = 0;
            s.stop(Stop.CURVATURE);
            return loss;
        }
        double alpha = -Vectors.dot(g, d) / curvature;
        square[0] = gg;
        s.chosen(alpha);
        Vectors.add(alpha, d, 0, x);
        return loss;
    }
}
