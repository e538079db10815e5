package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * L-BFGS: d = −H g, x ← x + α d, where H is what {@link Bfgs} makes of γ I and the last m pairs s =
 * α d, y = g₊ − g, γ = sᵀy / yᵀy of the newest.
 *
 * <p>H is never formed: two loops over the pairs give H g in 4mn operations. As in PyTorch the
 * first α tried is min(1, 1/‖g‖₁) while there is no pair and 1 afterwards, and a pair counts only
 * if sᵀy &gt; 1e-10. State: 2mn + 2n + m + 5 numbers.
 *
 * <p>Liu and Nocedal: On the limited memory BFGS method for large scale optimization, 1989; Nocedal
 * and Wright: Numerical optimization, 2nd edition, algorithms 7.4 and 7.5. Deviations from PyTorch:
 * one update is one iteration; the search is on (PyTorch's default is {@link FixedStep}); both
 * gradients of a pair are of the same function, also where the next update brings another batch.
 * optax scales the first step by min(1, 1/‖g‖₂) and searches otherwise; scipy's L-BFGS-B is another
 * program altogether.
 *
 * @param history m, how many pairs are kept, at least 1; customary 10 (PyTorch: 100)
 * @param search chooses α; customary {@link StrongWolfe}
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 * @param changeTolerance done if −gᵀd is less, or if the value changes by no more or no coordinate
 *     does, ≥ 0; customary 1e-9
 */
public record Lbfgs(
        int history, LineSearch search, double gradientTolerance, double changeTolerance)
        implements Method {
    /** What sᵀy must exceed, so that H stays positive definite. */
    private static final double CURVED = 1e-10;

    /** Checks the settings. */
    public Lbfgs {
        Require.atLeast("history", history, 1);
        Require.given("search", search);
        Require.nonNegative("gradientTolerance", gradientTolerance);
        Require.nonNegative("changeTolerance", changeTolerance);
    }

    /** Returns this with another number of pairs. */
    public Lbfgs history(int value) {
        return new Lbfgs(value, search, gradientTolerance, changeTolerance);
    }

    /** Returns this with another search. */
    public Lbfgs search(LineSearch value) {
        return new Lbfgs(history, value, gradientTolerance, changeTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public Lbfgs gradientTolerance(double value) {
        return new Lbfgs(history, search, value, changeTolerance);
    }

    /** Returns this with another tolerance of the change. */
    public Lbfgs changeTolerance(double value) {
        return new Lbfgs(history, search, gradientTolerance, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "d = −H g, x ← x + α d, H from the last m pairs s = α d, y = g₊ − g",
                "2mn + 2n + m + 5",
                "Liu and Nocedal: On the limited memory BFGS method for large scale optimization, 1989");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        int size = Math.multiplyExact(history, x.length);
        double[] steps = s.slot("s", size);
        double[] changes = s.slot("y", size);
        double[] rho = s.slot("rho", history);
        // How many pairs there are, where the next one goes, and γ of the newest.
        double[] ring = s.slot("ring", 3);
        double loss = Descent.evaluate(x, f, s);
        double[] g = s.slot("g");
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        int pairs = (int) ring[0];
        int place = (int) ring[1];
        double[] d = s.scratch("d");
        for (int i = 0; i < d.length; i++) {
            d[i] = -g[i];
        }
        multiply(steps, changes, rho, pairs, place, ring[2], s.scratch("alpha", history), d);
        double first = pairs == 0 ? Math.min(1, 1 / Vectors.sum(g)) : 1;
        double alpha = Descent.search(search, d, first, changeTolerance, f, s);
        if (alpha == 0) {
            return loss;
        }
        double[] y = Descent.change(s);
        double ys = alpha * Vectors.dot(y, d);
        if (ys > CURVED) {
            int from = place * x.length;
            for (int i = 0; i < y.length; i++) {
                steps[from + i] = alpha * d[i];
                changes[from + i] = y[i];
            }
            rho[place] = 1 / ys;
            ring[0] = Math.min(pairs + 1, history);
            ring[1] = (place + 1) % history;
            ring[2] = ys / Vectors.dot(y, y);
        }
        Descent.move(x, alpha, d, changeTolerance, s);
        return loss;
    }

    /**
     * Multiplies d by H, in two loops over the pairs.
     *
     * @param steps the pairs' s, one after another; not modified
     * @param changes the pairs' y; not modified
     * @param rho the pairs' 1/sᵀy; not modified
     * @param pairs how many there are
     * @param place the place after the newest
     * @param alpha one number for each place; overwritten
     * @param d n numbers; modified
     */
    static void multiply(
            double[] steps,
            double[] changes,
            double[] rho,
            int pairs,
            int place,
            double gamma,
            double[] alpha,
            double[] d) {
        int m = rho.length;
        for (int k = 1; k <= pairs; k++) {
            int j = (place - k + m) % m;
            alpha[j] = rho[j] * Vectors.dot(steps, j * d.length, d);
            Vectors.add(-alpha[j], changes, j * d.length, d);
        }
        for (int i = 0; pairs > 0 && i < d.length; i++) {
            d[i] *= gamma;
        }
        for (int k = pairs; k >= 1; k--) {
            int j = (place - k + m) % m;
            double beta = rho[j] * Vectors.dot(changes, j * d.length, d);
            Vectors.add(alpha[j] - beta, steps, j * d.length, d);
        }
    }
}
