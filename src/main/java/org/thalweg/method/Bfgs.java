package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * BFGS: d = −H g, x ← x + α d, H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ with s = α d, y = g₊ − g, ρ
 * = 1/sᵀy.
 *
 * <p>H approximates the inverse Hessian from gradients alone: H y = s holds exactly for the last
 * pair. It begins as I, and as γ I, γ = sᵀy / yᵀy, when the first pair is known. A pair counts only
 * if sᵀy &gt; 1e-8 ‖s‖ ‖y‖: so H stays positive definite, and a pair that is mostly rounding cannot
 * make it as good as singular. The first α tried is min(1, 1/‖g‖₁) while there is no pair and 1
 * afterwards. State: n² + 2n + 2 numbers, for n up to some thousands; beyond that {@link Lbfgs}.
 *
 * <p>Broyden, Fletcher, Goldfarb and Shanno: four papers, 1970; Nocedal and Wright: Numerical
 * optimization, 2nd edition, algorithm 6.1 with equation 6.20. Deviations from scipy: it keeps I
 * instead of γ I, takes every pair and searches with dcsrch. PyTorch has L-BFGS only.
 *
 * @param search chooses α; customary {@link StrongWolfe}
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 * @param changeTolerance done if −gᵀd is less, or if the value changes by no more or no coordinate
 *     does, ≥ 0; customary 1e-9
 */
public record Bfgs(LineSearch search, double gradientTolerance, double changeTolerance)
        implements Method {
    /** What the cosine of the angle between s and y must exceed. */
    private static final double CURVED = 1e-8;

    /** Checks the settings. */
    public Bfgs {
        Require.given("search", search);
        Require.nonNegative("gradientTolerance", gradientTolerance);
        Require.nonNegative("changeTolerance", changeTolerance);
    }

    /** Returns this with another search. */
    public Bfgs search(LineSearch value) {
        return new Bfgs(value, gradientTolerance, changeTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public Bfgs gradientTolerance(double value) {
        return new Bfgs(search, value, changeTolerance);
    }

    /** Returns this with another tolerance of the change. */
    public Bfgs changeTolerance(double value) {
        return new Bfgs(search, gradientTolerance, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "d = −H g, x ← x + α d, H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ",
                "n² + 2n + 2",
                "Broyden, Fletcher, Goldfarb and Shanno: four papers, 1970");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        int n = x.length;
        double[] h = s.slot("h", Math.multiplyExact(n, n));
        double loss = Descent.evaluate(x, f, s);
        double[] g = s.slot("g");
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        // H is positive definite once there is one.
        boolean fresh = h[0] == 0;
        double[] d = s.scratch("d");
        for (int i = 0; i < n; i++) {
            d[i] = fresh ? -g[i] : -Vectors.dot(h, i * n, g);
        }
        double first = fresh ? Math.min(1, 1 / Vectors.sum(g)) : 1;
        double alpha = Descent.search(search, d, first, changeTolerance, f, s);
        if (alpha == 0) {
            return loss;
        }
        double[] y = Descent.change(s);
        double ys = alpha * Vectors.dot(y, d);
        if (ys > CURVED * alpha * Math.sqrt(Vectors.dot(d, d) * Vectors.dot(y, y))) {
            for (int i = 0; fresh && i < n; i++) {
                h[i * n + i] = ys / Vectors.dot(y, y);
            }
            double[] hy = s.scratch("hy");
            for (int i = 0; i < n; i++) {
                hy[i] = Vectors.dot(h, i * n, y);
            }
            double rho = 1 / ys;
            double scale = (1 + rho * Vectors.dot(y, hy)) * rho;
            for (int i = 0; i < n; i++) {
                double si = alpha * d[i];
                for (int j = 0; j < n; j++) {
                    double sj = alpha * d[j];
                    h[i * n + j] += scale * si * sj - rho * (hy[i] * sj + si * hy[j]);
                }
            }
        }
        Descent.move(x, alpha, d, changeTolerance, s);
        return loss;
    }
}
