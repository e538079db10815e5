package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * Nonlinear conjugate gradients: d = −g + β d, x ← x + α d, with β by one of five formulas.
 *
 * <p>β is 0, so that the method begins anew, in three cases: after n updates; where two gradients
 * that follow each other are far from orthogonal, |g₊ᵀg| ≥ 0.2 ‖g₊‖² (Powell 1977); where d does
 * not descend. The first α tried promises the decrease of the last update again. State: the last
 * direction, where it last was and the gradient there.
 *
 * <p>Nocedal and Wright: Numerical optimization, 2nd edition, algorithm 5.4 and section 5.2.
 * Deviations: Powell's 0.2 instead of the book's 0.1; β is taken from the two gradients of one
 * function, also where the next update brings another batch. scipy's CG is Polak-Ribière+ with its
 * own test instead of these restarts; PyTorch has none.
 *
 * @param beta the formula of β; customary {@link Conjugation#POLAK_RIBIERE_PLUS}
 * @param search chooses α; customary {@link StrongWolfe} with c₂ = 0.1
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 * @param changeTolerance done if −gᵀd is less, or if the value changes by no more or no coordinate
 *     does, ≥ 0; customary 1e-9
 */
public record NonlinearConjugateGradient(
        Conjugation beta, LineSearch search, double gradientTolerance, double changeTolerance)
        implements Method {
    private static final double POWELL = 0.2;

    /** Checks the settings. */
    public NonlinearConjugateGradient {
        Require.given("beta", beta);
        Require.given("search", search);
        Require.nonNegative("gradientTolerance", gradientTolerance);
        Require.nonNegative("changeTolerance", changeTolerance);
    }

    /** Returns this with another formula of β. */
    public NonlinearConjugateGradient beta(Conjugation value) {
        return new NonlinearConjugateGradient(value, search, gradientTolerance, changeTolerance);
    }

    /** Returns this with another search. */
    public NonlinearConjugateGradient search(LineSearch value) {
        return new NonlinearConjugateGradient(beta, value, gradientTolerance, changeTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public NonlinearConjugateGradient gradientTolerance(double value) {
        return new NonlinearConjugateGradient(beta, search, value, changeTolerance);
    }

    /** Returns this with another tolerance of the change. */
    public NonlinearConjugateGradient changeTolerance(double value) {
        return new NonlinearConjugateGradient(beta, search, gradientTolerance, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "d ← −g + β d, x ← x + α d, α from a search",
                "3n + 5",
                "Nocedal and Wright: Numerical optimization, 2nd edition, 2006, algorithm 5.4");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        double[] d = s.slot("d");
        // β, the updates since d was −g, and −α gᵀd of the last one.
        double[] last = s.slot("last", 3);
        double loss = Descent.evaluate(x, f, s);
        double[] g = s.slot("g");
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        double slope = turn(last[0], g, d);
        if (!(slope < 0)) {
            last[1] = 0;
            slope = turn(0, g, d);
        }
        double first = last[2] == 0 ? Math.min(1, 1 / Vectors.sum(g)) : last[2] / -slope;
        double alpha = Descent.search(search, d, first, changeTolerance, f, s);
        last[0] = 0;
        last[2] = alpha * -slope;
        if (alpha == 0) {
            return loss;
        }
        double[] next = s.child("search").scratch("g");
        double[] y = Descent.change(s);
        boolean far = Math.abs(Vectors.dot(next, g)) >= POWELL * Vectors.dot(next, next);
        last[1]++;
        if (!far && last[1] < x.length) {
            double share = beta.beta(g, next, y, d);
            last[0] = Double.isFinite(share) ? share : 0;
        }
        last[1] = last[0] == 0 ? 0 : last[1];
        Descent.move(x, alpha, d, changeTolerance, s);
        return loss;
    }

    /** Makes d ← −g + β d and returns gᵀd. */
    private static double turn(double beta, double[] g, double[] d) {
        for (int i = 0; i < d.length; i++) {
            d[i] = -g[i] + beta * d[i];
        }
        return Vectors.dot(g, d);
    }
}
