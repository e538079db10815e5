package org.thalweg.method;

import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;
import org.thalweg.core.Stop;

/**
 * An α with f(x + α d) ≤ f(x) + c₁ α gᵀd and |∇f(x + α d)ᵀd| ≤ c₂ |gᵀd|: low enough, and flat
 * enough that sᵀy &gt; 0 for the pair of a quasi-Newton method.
 *
 * <p>First the step grows until the two conditions hold or the lowest point has been passed; then
 * the bracket shrinks around it. New steps are minimizers of the cubic through two values and two
 * slopes, kept away from the ends of the bracket.
 *
 * <p>Nocedal and Wright: Numerical optimization, 2nd edition, algorithms 3.5 and 3.6, in PyTorch's
 * version, trial for trial: a value that rises ends the growth from the third trial on (the second
 * in the book); an end point the cubic comes close to twice in a row is left by a tenth of the
 * bracket; if the trials run out or the bracket gets too small, its lower end will do. Deviations
 * from PyTorch: a value or slope that is NaN or infinite means "too long"; of two ends with the
 * same value the one that was lower stays so; an end at α = 0 is no step but {@link
 * Stop#LINE_SEARCH}. scipy's search (dcsrch of Moré and Thuente) tries other steps.
 *
 * @param c1 the share c₁ of the promised decrease that is asked for, in (0, c₂); customary 1e-4
 * @param c2 the share c₂ of the slope that may be left, in (c₁, 1); customary 0.9 for quasi-Newton
 *     methods, 0.1 for conjugate gradients
 * @param trials how many evaluations after the first, at least 1; customary 25
 * @param width the shortest bracket, measured in the coordinate that moves most, ≥ 0; customary
 *     1e-9
 */
public record StrongWolfe(double c1, double c2, int trials, double width) implements LineSearch {
    /** Checks the settings. */
    public StrongWolfe {
        Require.between("c2", c2, 0, 1);
        Require.between("c1", c1, 0, c2);
        Require.atLeast("trials", trials, 1);
        Require.nonNegative("width", width);
    }

    /** Returns this with another c₁. */
    public StrongWolfe c1(double value) {
        return new StrongWolfe(value, c2, trials, width);
    }

    /** Returns this with another c₂. */
    public StrongWolfe c2(double value) {
        return new StrongWolfe(c1, value, trials, width);
    }

    /** Returns this with another number of trials. */
    public StrongWolfe trials(int value) {
        return new StrongWolfe(c1, c2, value, width);
    }

    /** Returns this with another shortest bracket. */
    public StrongWolfe width(double value) {
        return new StrongWolfe(c1, c2, trials, value);
    }

    // Three points of the line trade places: α, value, slope, and which gradient is theirs.
    private static final String[] POINTS = {"p0", "p1", "p2"};
    private static final String[] GRADIENTS = {"g", "g1", "g2"};

    @Override
    public double along(
            double[] d, double first, double[] x, double loss, double[] g, Objective f, State s) {
        double slope = Vectors.dot(g, d);
        double[] low = point(0, loss, slope, s);
        double[] high = point(1, loss, slope, s);
        double[] now = point(2, loss, slope, s);
        double[] swap;
        int trial = 0;
        evaluate(now, first, d, x, f, s);
        while (true) {
            boolean up = !isLow(now, loss, slope) || trial > 1 && now[1] >= low[1];
            if (!up && isFlat(now, slope)) {
                return arrive(now, d, x, s);
            }
            if (up || now[2] >= 0) {
                break;
            }
            double t = cubic(low, now, now[0] + 0.01 * (now[0] - low[0]), 10 * now[0]);
            swap = low;
            low = now;
            now = swap;
            evaluate(now, t, d, x, f, s);
            trial++;
            if (trial == trials) {
                return arrive(now[1] < loss ? now : high, d, x, s);
            }
        }
        swap = high;
        high = now;
        now = swap;
        if (high[1] < low[1]) {
            swap = low;
            low = high;
            high = swap;
        }
        double size = Vectors.largest(d);
        boolean stalled = false;
        while (trial < trials && Math.abs(high[0] - low[0]) * size >= width) {
            double left = Math.min(low[0], high[0]);
            double right = Math.max(low[0], high[0]);
            double margin = 0.1 * (right - left);
            double t = cubic(low, high, left, right);
            boolean near = Math.min(right - t, t - left) < margin;
            if (near && (stalled || t <= left || t >= right)) {
                t = right - t < t - left ? right - margin : left + margin;
                near = false;
            }
            stalled = near;
            evaluate(now, t, d, x, f, s);
            trial++;
            if (!isLow(now, loss, slope) || now[1] >= low[1]) {
                swap = high;
                high = now;
                now = swap;
                if (high[1] < low[1]) {
                    swap = low;
                    low = high;
                    high = swap;
                }
            } else {
                if (isFlat(now, slope)) {
                    return arrive(now, d, x, s);
                }
                if (now[2] * (high[0] - low[0]) >= 0) {
                    swap = high;
                    high = low;
                    low = swap;
                }
                swap = low;
                low = now;
                now = swap;
            }
        }
        return arrive(low, d, x, s);
    }

    private boolean isLow(double[] p, double loss, double slope) {
        return p[1] <= loss + c1 * p[0] * slope;
    }

    private boolean isFlat(double[] p, double slope) {
        return Math.abs(p[2]) <= -c2 * slope;
    }

    private static double[] point(int k, double loss, double slope, State s) {
        s.scratch(GRADIENTS[k]);
        double[] p = s.scratch(POINTS[k], 4);
        p[0] = 0;
        p[1] = loss;
        p[2] = slope;
        p[3] = k;
        return p;
    }

    private static void evaluate(
            double[] p, double alpha, double[] d, double[] x, Objective f, State s) {
        double[] y = s.scratch("x");
        double[] g = s.scratch(GRADIENTS[(int) p[3]]);
        Vectors.walk(x, alpha, d, y);
        double value = f.valueAndGradient(y, g);
        p[0] = alpha;
        p[2] = Vectors.dot(g, d);
        boolean finite = Math.abs(value) + Math.abs(p[2]) < Double.POSITIVE_INFINITY;
        p[1] = finite ? value : Double.POSITIVE_INFINITY;
    }

    /** Leaves point p where the caller looks for it. */
    private static double arrive(double[] p, double[] d, double[] x, State s) {
        if (p[0] == 0) {
            s.stop(Stop.LINE_SEARCH);
            return 0;
        }
        double[] g = s.scratch("g");
        double[] gp = s.scratch(GRADIENTS[(int) p[3]]);
        if (gp != g) {
            System.arraycopy(gp, 0, g, 0, g.length);
        }
        Vectors.walk(x, p[0], d, s.scratch("x"));
        s.scratch("value", 1)[0] = p[1];
        s.chosen(p[0]);
        return p[0];
    }

    /**
     * Returns the minimizer, not outside [left, right], of the cubic with the values and slopes of
     * p and q; the middle if it has none.
     */
    private static double cubic(double[] p, double[] q, double left, double right) {
        double[] a = p[0] <= q[0] ? p : q;
        double[] b = p[0] <= q[0] ? q : p;
        double d1 = a[2] + b[2] - 3 * (a[1] - b[1]) / (a[0] - b[0]);
        double d2 = Math.sqrt(d1 * d1 - a[2] * b[2]);
        double t = b[0] - (b[0] - a[0]) * ((b[2] + d2 - d1) / (b[2] - a[2] + 2 * d2));
        return t >= left && t <= right
                ? t
                : t < left ? left : t > right ? right : (left + right) / 2;
    }
}
