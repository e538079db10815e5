package org.thalweg.check.ps1;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Oracle;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;
import org.thalweg.core.Objective;

/** A gradient check that says which coordinate is worst. */
public final class WorstCoordinate {
    private WorstCoordinate() {}

    /** The answer. */
    @FunctionalInterface
    public interface Search {
        /**
         * Returns the coordinate with the largest relative error |gᵢ − dᵢ| / max(|gᵢ|, |dᵢ|, 1e-8),
         * or −1 if no error exceeds tol. g is the gradient that f gives, d the central difference.
         *
         * @param f the function
         * @param w where; as before, bit for bit
         * @param h step of the central difference
         * @param tol largest relative error of a right gradient
         */
        int of(Objective f, double[] w, double h, double tol);
    }

    private static final String RESULTS = "the worst coordinate of thirteen gradients";
    private static final String RIGHT = "a right gradient gets −1, also where parts of it are 0";
    private static final String NAN = "a component that is NaN is the worst";
    private static final String BITS = "w comes back bit for bit";
    private static final String CALLS = "one gradient and two values a coordinate are enough";

    private static final double H = 1e-3;
    // forward differences are off by h/2 · f″/f′, some 2e-4; central ones by h²/6 · f‴/f′, some
    // 4e-8
    private static final double TOL = 1e-5;

    /** The error of one coordinate. */
    private interface Gap {
        double of(double g, double d);
    }

    /** The difference quotient from values at −h, 0, h. */
    private interface Quotient {
        double of(double below, double here, double above, double h);
    }

    private static double relative(double g, double d) {
        return Math.abs(g - d) / Math.max(1e-8, Math.max(Math.abs(g), Math.abs(d)));
    }

    private static double central(double below, double here, double above, double h) {
        return (above - below) / (2 * h);
    }

    private static double[] errors(Objective f, double[] w, double h, Quotient quotient, Gap gap) {
        double[] g = new double[w.length];
        double here = f.valueAndGradient(w, g);
        double[] errors = new double[w.length];
        double[] p = w.clone();
        for (int i = 0; i < w.length; i++) {
            p[i] = w[i] + h;
            double above = f.value(p);
            p[i] = w[i] - h;
            double below = f.value(p);
            p[i] = w[i];
            double error = gap.of(g[i], quotient.of(below, here, above, h));
            errors[i] = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }
        return errors;
    }

    private static int worst(double[] errors, double tol) {
        int worst = -1;
        double most = tol;
        for (int i = 0; i < errors.length; i++) {
            if (errors[i] > most) {
                most = errors[i];
                worst = i;
            }
        }
        return worst;
    }

    private static Search by(Quotient quotient, Gap gap) {
        return (f, w, h, tol) -> worst(errors(f, w, h, quotient, gap), tol);
    }

    private static int first(double[] errors, double tol) {
        for (int i = 0; i < errors.length; i++) {
            if (errors[i] > tol) {
                return i;
            }
        }
        return -1;
    }

    private static int last(double[] errors, double tol) {
        int last = -1;
        for (int i = 0; i < errors.length; i++) {
            last = errors[i] > tol ? i : last;
        }
        return last;
    }

    /** Moves w and forgets to move it back. */
    private static int drifting(Objective f, double[] w, double h, double tol) {
        double[] p = w.clone();
        double[] g = new double[p.length];
        f.valueAndGradient(p, g);
        double[] errors = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            p[i] += h;
            double above = f.value(p);
            p[i] -= 2 * h;
            errors[i] = relative(g[i], (above - f.value(p)) / (2 * h));
        }
        return worst(errors, tol);
    }

    private static final Exercise<Search> EXERCISE =
            new Exercise<>(
                    "worstCoordinate",
                    by(WorstCoordinate::central, WorstCoordinate::relative),
                    List.of(
                            new Mistake<>(
                                    "You look for the largest *absolute* gap. A gap of 0.1 is"
                                            + " little beside a slope of 1000 and ruin beside one of"
                                            + " 0.01: divide by the size of the two.",
                                    by(WorstCoordinate::central, (g, d) -> Math.abs(g - d))),
                            new Mistake<>(
                                    "A gap below zero is a gap too: `Math.abs` is missing, so you"
                                            + " miss every component that is too small.",
                                    by(
                                            WorstCoordinate::central,
                                            (g, d) ->
                                                    (g - d)
                                                            / Math.max(
                                                                    1e-8,
                                                                    Math.max(
                                                                            Math.abs(g),
                                                                            Math.abs(d))))),
                            new Mistake<>(
                                    "You divide by the size of the difference quotient alone. A"
                                            + " component ten times too large then looks worse than one"
                                            + " with the wrong sign. Take the larger of the two sizes.",
                                    by(
                                            WorstCoordinate::central,
                                            (g, d) ->
                                                    Math.abs(g - d) / Math.max(1e-8, Math.abs(d)))),
                            new Mistake<>(
                                    "Yours is the forward difference. Its own error grows with h,"
                                            + " and at this h it is larger than tol: right gradients"
                                            + " are accused. Ask on both sides.",
                                    by(
                                            (below, here, above, h) -> (above - here) / h,
                                            WorstCoordinate::relative)),
                            new Mistake<>(
                                    "Your two points are 2h apart, but you divide by h: every"
                                            + " gradient looks half as large as it should.",
                                    by(
                                            (below, here, above, h) -> (above - below) / h,
                                            WorstCoordinate::relative)),
                            new Mistake<>(
                                    "You return the *first* coordinate above tol. Go on to the end"
                                            + " and keep the worst.",
                                    (f, w, h, tol) ->
                                            first(
                                                    errors(
                                                            f,
                                                            w,
                                                            h,
                                                            WorstCoordinate::central,
                                                            WorstCoordinate::relative),
                                                    tol)),
                            new Mistake<>(
                                    "You return the *last* coordinate above tol. Compare with the"
                                            + " worst so far, not with tol each time.",
                                    (f, w, h, tol) ->
                                            last(
                                                    errors(
                                                            f,
                                                            w,
                                                            h,
                                                            WorstCoordinate::central,
                                                            WorstCoordinate::relative),
                                                    tol)),
                            new Mistake<>(
                                    "You never return −1: tol takes no part. A gradient whose worst"
                                            + " error is a rounding error is right.",
                                    (f, w, h, tol) ->
                                            worst(
                                                    errors(
                                                            f,
                                                            w,
                                                            h,
                                                            WorstCoordinate::central,
                                                            WorstCoordinate::relative),
                                                    -1)),
                            new Mistake<>(
                                    "You count from 1. The places of an array begin at 0.",
                                    (f, w, h, tol) -> {
                                        int at =
                                                worst(
                                                        errors(
                                                                f,
                                                                w,
                                                                h,
                                                                WorstCoordinate::central,
                                                                WorstCoordinate::relative),
                                                        tol);
                                        return at < 0 ? -1 : at + 1;
                                    }),
                            new Mistake<>(
                                    "When the second coordinate is measured the first is still"
                                            + " moved. Put each one back before you go on.",
                                    WorstCoordinate::drifting)),
                    List.of(
                            Check.<Search>results(
                                            RESULTS,
                                            "Not the worst coordinate. For each i: the central"
                                                    + " difference, the gap to gᵢ, divided by the"
                                                    + " larger of the two sizes; then the place of the"
                                                    + " largest, if it exceeds tol.",
                                            WorstCoordinate::thirteen)
                                    .worth(4),
                            Check.<Search>that(RIGHT, WorstCoordinate::right).worth(1),
                            Check.<Search>that(NAN, WorstCoordinate::nan).worth(1).hidden(),
                            Check.<Search>that(BITS, WorstCoordinate::bits).worth(1),
                            Check.<Search>that(CALLS, WorstCoordinate::calls).worth(1)));

    /**
     * A function whose slopes differ by factors of a hundred, with a gradient multiplied by these
     * factors. All second and third derivatives are at most of the size of the slope, and each
     * coordinate changes its neighbor's.
     */
    private static Objective spoiled(double... factors) {
        return (x, g) -> {
            int n = x.length;
            double value = 0;
            Arrays.fill(g, 0);
            for (int i = 0; i < n; i++) {
                int next = (i + 1) % n;
                double e = Math.pow(100, 1 - i % 3) * Math.exp((x[i] + 0.3 * x[next]) / 2);
                value += e;
                g[i] += e / 2;
                g[next] += 0.15 * e;
            }
            for (int i = 0; i < n; i++) {
                g[i] *= factors[i];
            }
            return value;
        };
    }

    private static double[][] thirteen(Search answer, SplittableRandom random) {
        double[][] kinds = {
            {1.1, 1, 1.5, 1}, // the steepest is a little off, the flattest a lot
            {1, 1, 1, 1},
            {1, 0.4, 1.3, 1}, // the worst is too small
            {10, -1, 1, 1}, // ten times too large, and a wrong sign
            {1.2, 1, 1, 0.7},
            {1, 1.6, 1.1, 1.2},
            {1, 1, 1 + 1e-7, 1}, // below tol
            {0.9, 1.05, 1, -2},
            {1, 1, 0, 1.9},
            {1.01, 1.02, 1.03, 1}
        };
        double[][] found = new double[kinds.length + 3][];
        for (int k = 0; k < kinds.length; k++) {
            double[] w = Problems.normal(random, 4);
            found[k] = new double[] {answer.of(spoiled(kinds[k]), w, H, TOL)};
        }
        // beside a difference of 0: the floor decides what 3e-9 is, and an error of 1 is not above
        // 1
        double[] w = Problems.normal(random, 3);
        found[10] = new double[] {answer.of(flat(3e-9), w, H, 0.2)};
        found[11] = new double[] {answer.of(flat(3e-9), w, H, 0.4)};
        found[12] = new double[] {answer.of(flat(1), w, H, 1)};
        return found;
    }

    /** A function of its first coordinate, with this slope for the second. */
    private static Objective flat(double slope) {
        return (x, g) -> {
            Arrays.fill(g, 0);
            g[0] = 2 * x[0];
            g[1] = slope;
            return x[0] * x[0];
        };
    }

    private static void right(Search answer, SplittableRandom random) {
        double[] w = Problems.normal(random, 3);
        Expect.that(
                answer.of(flat(0), w, H, TOL) == -1,
                "The function does not depend on two of its coordinates, its gradient is right, and"
                        + " yet you accuse it. 0/0 is NaN: what does the 1e-8 in the formula do?");
        Expect.that(
                answer.of(Problems.quadratic(random, 3), w, H, TOL) == -1,
                "A right gradient of a bowl is accused. Where the largest error is at most tol the"
                        + " answer is −1.");
    }

    private static void nan(Search answer, SplittableRandom random) {
        for (int bad = 0; bad < 3; bad++) {
            double[] factors = {1, 1, 1};
            factors[(bad + 1) % 3] = 3;
            factors[bad] = Double.NaN;
            Expect.that(
                    answer.of(spoiled(factors), Problems.normal(random, 3), H, TOL) == bad,
                    "A component is not a number, and you name another one or none. Every"
                            + " comparison with NaN is false, `error > most` too: ask `Double.isNaN`.");
        }
    }

    private static void bits(Search answer, SplittableRandom random) {
        for (double h : new double[] {0.1, 1e-5, 3e-7}) {
            double[] w = Problems.normal(random, 6);
            double[] before = w.clone();
            answer.of(spoiled(1, 1, 1, 1, 1, 1), w, h, 1e-3);
            for (int i = 0; i < w.length; i++) {
                Expect.that(
                        Double.compare(w[i], before[i]) == 0,
                        "`w` does not come back bit for bit: `w[i] += h` and then `w[i] -= h`"
                                + " rounds twice. Keep the number and put it back, or work on a copy.");
            }
        }
    }

    private static void calls(Search answer, SplittableRandom random) {
        Oracle oracle = new Oracle(spoiled(1, 1, 1.5, 1, 1), 11);
        answer.of(oracle, Problems.normal(random, 5), H, TOL);
        Expect.that(
                oracle.calls() == 11,
                "Your code asks for fewer values than the central differences of all coordinates"
                        + " need.");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            int worstCoordinate(Objective f, double[] w, double h, double tol) {
                                throw new UnsupportedOperationException("not yet");
                            }\
                            """)
                    .right(
                            "moves a copy",
                            """
                            int worstCoordinate(Objective f, double[] w, double h, double tol) {
                                double[] g = new double[w.length];
                                f.valueAndGradient(w, g);
                                int worst = -1;
                                double most = tol;
                                for (int i = 0; i < w.length; i++) {
                                    double[] p = w.clone();
                                    p[i] = w[i] + h;
                                    double above = f.value(p);
                                    p[i] = w[i] - h;
                                    double d = (above - f.value(p)) / (2 * h);
                                    double size = Math.max(Math.abs(g[i]), Math.abs(d));
                                    double error = Math.abs(g[i] - d) / Math.max(size, 1e-8);
                                    if (Double.isNaN(error)) {
                                        error = Double.POSITIVE_INFINITY;
                                    }
                                    if (error > most) {
                                        most = error;
                                        worst = i;
                                    }
                                }
                                return worst;
                            }\
                            """)
                    .right(
                            "moves w and puts it back",
                            """
                            int worstCoordinate(Objective f, double[] w, double h, double tol) {
                                double[] g = new double[w.length];
                                f.valueAndGradient(w, g);
                                double[] error = new double[w.length];
                                for (int i = 0; i < w.length; i++) {
                                    double old = w[i];
                                    w[i] = old - h;
                                    double below = f.value(w);
                                    w[i] = old + h;
                                    double d = (f.value(w) - below) / 2 / h;
                                    w[i] = old;
                                    double top = Math.abs(g[i] - d);
                                    error[i] = top / Math.max(1e-8, Math.max(Math.abs(g[i]), Math.abs(d)));
                                }
                                int worst = 0;
                                for (int i = 0; i < w.length; i++) {
                                    if (Double.isNaN(error[i])) return i;
                                    if (error[i] > error[worst]) worst = i;
                                }
                                return error[worst] > tol ? worst : -1;
                            }\
                            """)
                    .right(
                            "sorts",
                            """
                            double gap(double g, double d) {
                                return Math.abs(g - d) / Math.max(Math.max(Math.abs(g), Math.abs(d)), 1e-8);
                            }
                            int worstCoordinate(Objective f, double[] w, double h, double tol) {
                                int n = w.length;
                                double[] g = new double[n], e = new double[n];
                                f.valueAndGradient(w.clone(), g);
                                for (int i = 0; i < n; i++) {
                                    double[] up = w.clone(), down = w.clone();
                                    up[i] += h;
                                    down[i] -= h;
                                    e[i] = gap(g[i], (f.value(up) - f.value(down)) / (2 * h));
                                }
                                Integer[] order = new Integer[n];
                                for (int i = 0; i < n; i++) order[i] = i;
                                Arrays.sort(order, (a, b) -> Double.compare(e[b], e[a]));
                                double top = e[order[0]];
                                return Double.isNaN(top) || top > tol ? order[0] : -1;
                            }\
                            """)
                    .wrong(
                            RESULTS,
                            "largest *absolute* gap",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d)"))
                    .wrong(
                            RESULTS,
                            "`Math.abs` is missing",
                            loop("(above - below) / (2 * h)", "(g[i] - d) / size"))
                    .wrong(
                            RESULTS,
                            "difference quotient alone",
                            loop(
                                    "(above - below) / (2 * h)",
                                    "Math.abs(g[i] - d) / Math.max(1e-8, Math.abs(d))"))
                    .wrong(
                            RESULTS,
                            "forward difference",
                            loop("(above - here) / h", "Math.abs(g[i] - d) / size"))
                    .wrong(
                            RESULTS,
                            "divide by h",
                            loop("(above - below) / h", "Math.abs(g[i] - d) / size"))
                    .wrong(
                            RESULTS,
                            "*first* coordinate",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("worst = i;", "return i;"))
                    .wrong(
                            RESULTS,
                            "*last* coordinate",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("most = error;", ""))
                    .wrong(
                            RESULTS,
                            "never return −1",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("most = tol", "most = -1"))
                    .wrong(
                            RESULTS,
                            "count from 1",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("worst = i;", "worst = i + 1;"))
                    .wrong(
                            RESULTS,
                            "still moved",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("p[i] = w[i];", ""))
                    .wrong(
                            RIGHT,
                            "0/0 is NaN",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("Math.max(1e-8, ", "Math.max(0, "))
                    .wrong(
                            NAN,
                            "ask `Double.isNaN`",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("error = Double.isNaN(error) ? 1e300 : error;", ""))
                    .wrong(
                            BITS,
                            "rounds twice",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("w.clone()", "w")
                                    .replace("p[i] = w[i] + h;", "p[i] += h;")
                                    .replace("p[i] = w[i] - h;", "p[i] -= 2 * h;")
                                    .replace("p[i] = w[i];", "p[i] += h;"))
                    .wrong(
                            CALLS,
                            "more often than needed",
                            loop("(above - below) / (2 * h)", "Math.abs(g[i] - d) / size")
                                    .replace("double[] p = w.clone();", "")
                                    .replace(
                                            "p[i] = w[i] + h;",
                                            "double[] p = w.clone(); f.valueAndGradient(w, g);"
                                                    + " p[i] = w[i] + h;"));

    /** An answer from its difference quotient and its error. */
    private static String loop(String quotient, String error) {
        return """
        int worstCoordinate(Objective f, double[] w, double h, double tol) {
            double[] g = new double[w.length];
            double here = f.valueAndGradient(w, g);
            double[] p = w.clone();
            int worst = -1;
            double most = tol;
            for (int i = 0; i < w.length; i++) {
                p[i] = w[i] + h;
                double above = f.value(p);
                p[i] = w[i] - h;
                double below = f.value(p);
                p[i] = w[i];
                double d = %s;
                double size = Math.max(1e-8, Math.max(Math.abs(g[i]), Math.abs(d)));
                double error = %s;
                error = Double.isNaN(error) ? 1e300 : error;
                if (error > most) {
                    most = error;
                    worst = i;
                }
            }
            return worst;
        }\
        """
                .formatted(quotient, error);
    }

    /** The task. */
    static final Coding<Search> TASK =
            Coding.method("Which coordinate is wrong?", EXERCISE, Search.class, SPECIMENS);
}
