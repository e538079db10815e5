package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.LeastSquares;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;
import org.thalweg.core.Stop;

/**
 * The method of Levenberg and Marquardt for least squares: (Jᵀ J / m + λ I) p = −g, x ← x + p, g =
 * Jᵀ r / m.
 *
 * <p>λ = 0 is {@link GaussNewton}, a large λ a short step of gradient descent. λ follows the gain
 * ratio ϱ of the actual decrease of f to the predicted one, ½ pᵀ(λ p − g): if ϱ ≥ 0 the step is
 * taken and λ ← λ max(⅓, 1 − (2ϱ − 1)³), else λ grows by 2, 4, 8, … until one is. So f never rises,
 * and dependent columns of J do no harm. If no step is taken, however short, the update is not
 * made, {@link Stop#CHANGE}. State: λ.
 *
 * <p>Needs {@link LeastSquares}; f = 1/(2m) Σ rᵢ². Nielsen: Damping parameter in Marquardt's
 * method, 1999; Madsen, Nielsen, Tingleff: Methods for non-linear least squares problems, 2nd
 * edition, 2004, algorithm 3.16. Deviations: one update tries until a step is taken; ϱ = 0 is taken
 * too. MINPACK and SciPy scale λ I by the columns of J, as Marquardt did, and solve for λ from a
 * trust region.
 *
 * @param damping first λ, as a part of the largest diagonal entry of Jᵀ J / m, positive; customary
 *     1e-3, or 1 if the start is far away
 * @param gradientTolerance done if no |gᵢ| is larger, ≥ 0; customary 1e-7
 * @param changeTolerance done if the value falls by less or no |pᵢ| is larger, ≥ 0; customary 1e-9
 */
public record LevenbergMarquardt(double damping, double gradientTolerance, double changeTolerance)
        implements Method {
    /** Checks the settings. */
    public LevenbergMarquardt {
        Require.positive("damping", damping);
        Require.nonNegative("gradientTolerance", gradientTolerance);
        Require.nonNegative("changeTolerance", changeTolerance);
    }

    /** Returns this with another first damping. */
    public LevenbergMarquardt damping(double value) {
        return new LevenbergMarquardt(value, gradientTolerance, changeTolerance);
    }

    /** Returns this with another tolerance of the gradient. */
    public LevenbergMarquardt gradientTolerance(double value) {
        return new LevenbergMarquardt(damping, value, changeTolerance);
    }

    /** Returns this with another tolerance of the change. */
    public LevenbergMarquardt changeTolerance(double value) {
        return new LevenbergMarquardt(damping, gradientTolerance, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "(Jᵀ J / m + λ I) p = −g, x ← x + p, λ from the gain",
                "1",
                "Madsen, Nielsen, Tingleff: Methods for non-linear least squares problems, 2nd edition, 2004, algorithm 3.16");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        LeastSquares squares = f.as(LeastSquares.class);
        int n = x.length;
        int m = squares.residuals();
        double[] r = s.scratch("r", m);
        double[] next = s.scratch("next", m);
        double[] j = s.scratch("j", Math.multiplyExact(m, n));
        double[] g = s.scratch("g");
        double[] p = s.scratch("p");
        double[] y = s.scratch("y");
        double[] h = s.scratch("h", Math.multiplyExact(n, n));
        double[] l = s.scratch("l", h.length);
        squares.residuals(x, r);
        squares.jacobian(x, j);
        double loss = NormalEquations.form(r, j, g, h);
        s.requireFinite(loss, g);
        double[] kept = s.slot("lambda", 1);
        if (Descent.isFlat(g, gradientTolerance, s)) {
            return loss;
        }
        double first = Math.max(damping * largestOfDiagonal(h, n), Double.MIN_NORMAL);
        double lambda = kept[0] == 0 ? first : kept[0];
        for (double growth = 2; lambda < Double.POSITIVE_INFINITY; growth *= 2) {
            System.arraycopy(h, 0, l, 0, h.length);
            for (int i = 0; i < n; i++) {
                l[i * n + i] += lambda;
                p[i] = -g[i];
            }
            if (Cholesky.factor(l, n)) {
                Cholesky.solve(l, n, p);
                double length = 0;
                double predicted = 0;
                boolean moves = false;
                for (int i = 0; i < n; i++) {
                    y[i] = x[i] + p[i];
                    moves |= y[i] != x[i];
                    length = Math.max(length, Math.abs(p[i]));
                    predicted += p[i] * (lambda * p[i] - g[i]) / 2;
                }
                if (!moves) {
                    s.stop(Stop.CHANGE);
                    return loss;
                }
                squares.residuals(y, next);
                double decrease = NormalEquations.decrease(r, next);
                if (decrease >= 0) {
                    double cube = Math.pow(2 * decrease / predicted - 1, 3);
                    double factor = predicted > 0 ? Math.max(1 / 3.0, 1 - cube) : 1;
                    kept[0] = Math.max(lambda * factor, Double.MIN_NORMAL);
                    System.arraycopy(y, 0, x, 0, n);
                    if (length <= changeTolerance || decrease < changeTolerance) {
                        s.stop(Stop.CHANGE);
                    }
                    return loss;
                }
            }
            lambda *= growth;
        }
        s.stop(Stop.SINGULAR);
        return loss;
    }

    private static double largestOfDiagonal(double[] h, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, h[i * n + i]);
        }
        return largest;
    }
}
