package org.thalweg.check.ps2;

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

/** Momentum with dampening, as PyTorch has it. */
public final class Dampened {
    private static final String BOWL = "seven updates on a random bowl";
    private static final String LEVEL =
            "with dampening β a constant gradient is walked down in equal steps, from the first";
    private static final String ONCE = "f is asked once for each update";
    private static final String LEFT = "the start is left alone";
    private static final String LOGISTIC = "seven updates of logistic regression";

    /** A whole run. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns the start and the point after each update, a row each.
         *
         * @param f asked once for each update
         * @param start not modified
         * @param lr learning rate
         * @param beta momentum
         * @param tau dampening: 1 − τ multiplies every gradient but the first
         * @param updates how many
         */
        double[][] walk(
                Objective f, double[] start, double lr, double beta, double tau, int updates);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "dampedWalk",
                    rule((t, b, g, beta, tau) -> t == 1 ? g : beta * b + (1 - tau) * g),
                    List.of(
                            mistake(
                                    "You dampen the first gradient too. Here the memory begins with"
                                            + " the whole of it: b₁ = g₁.",
                                    (t, b, g, beta, tau) -> beta * b + (1 - tau) * g),
                            mistake(
                                    "Your gradient enters with τ where 1 − τ belongs: dampening 0 must"
                                            + " change nothing.",
                                    (t, b, g, beta, tau) -> t == 1 ? g : beta * b + tau * g),
                            mistake(
                                    "You dampen the memory. τ takes from the new gradient, β from the"
                                            + " memory.",
                                    (t, b, g, beta, tau) -> t == 1 ? g : (1 - tau) * beta * b + g),
                            mistake(
                                    "You dampen all of b, memory and gradient. τ takes from the new"
                                            + " gradient only.",
                                    (t, b, g, beta, tau) ->
                                            t == 1 ? g : (1 - tau) * (beta * b + g)),
                            mistake(
                                    "Your run knows no dampening: this is momentum.",
                                    (t, b, g, beta, tau) -> t == 1 ? g : beta * b + g),
                            mistake(
                                    "You dampen with β. Here the two are numbers of their own.",
                                    (t, b, g, beta, tau) -> t == 1 ? g : beta * b + (1 - beta) * g),
                            mistake(
                                    "Your memory begins anew at the second update. Does your loop count"
                                            + " from 0 and the special case from 1?",
                                    (t, b, g, beta, tau) -> t == 2 ? g : beta * b + (1 - tau) * g),
                            mistake(
                                    "Your b and your g are one array: `b = g` copies the reference, and"
                                            + " the next gradient overwrites the memory. Write `b ="
                                            + " g.clone()`.",
                                    (t, b, g, beta, tau) -> t == 1 ? g : beta * g + (1 - tau) * g),
                            mistake(
                                    "Your memory forgets: b is made anew in each update, and β has"
                                            + " nothing to keep.",
                                    (t, b, g, beta, tau) -> t == 1 ? g : (1 - tau) * g),
                            mistake(
                                    "Each of your updates is gradient descent: every one takes the"
                                            + " special case of the first.",
                                    (t, b, g, beta, tau) -> g),
                            new Mistake<>(
                                    "All rows of your path are one array, so every row shows the last"
                                            + " point. Store a copy: `path[t] = x.clone()`.",
                                    sameRows(0)),
                            new Mistake<>(
                                    "All rows after the first are one array and show the last point."
                                            + " Store a copy: `path[t] = x.clone()`.",
                                    sameRows(1))),
                    List.of(
                            Check.<Answer>trajectory(
                                            BOWL,
                                            (answer, random) ->
                                                    answer.walk(
                                                            Problems.quadratic(random, 3),
                                                            Problems.normal(random, 3),
                                                            0.09,
                                                            0.8,
                                                            0.3,
                                                            7))
                                    .worth(2),
                            Check.that(LEVEL, Dampened::level),
                            Check.that(ONCE, Dampened::asksOnce),
                            Check.that(LEFT, Dampened::leavesStart),
                            Check.<Answer>trajectory(
                                            LOGISTIC,
                                            (answer, random) ->
                                                    answer.walk(
                                                            Problems.logistic(random, 2),
                                                            Problems.normal(random, 2),
                                                            0.6,
                                                            0.7,
                                                            0.4,
                                                            7))
                                    .hidden()));

    static final Coding<Answer> TASK =
            Coding.method("A run with dampening", EXERCISE, Answer.class, specimens());

    private Dampened() {}

    /** One coordinate: returns the new b; t counts from 1. */
    @FunctionalInterface
    private interface Coordinate {
        double next(int t, double b, double g, double beta, double tau);
    }

    private static Answer rule(Coordinate rule) {
        return (f, start, lr, beta, tau, updates) -> {
            double[] x = start.clone();
            double[] g = new double[x.length];
            double[] b = new double[x.length];
            double[][] path = new double[updates + 1][];
            path[0] = x.clone();
            for (int t = 1; t <= updates; t++) {
                f.valueAndGradient(x, g);
                for (int i = 0; i < x.length; i++) {
                    b[i] = rule.next(t, b[i], g[i], beta, tau);
                    x[i] -= lr * b[i];
                }
                path[t] = x.clone();
            }
            return path;
        };
    }

    private static Mistake<Answer> mistake(String says, Coordinate rule) {
        return new Mistake<>(says, rule(rule));
    }

    private static Answer sameRows(int first) {
        Answer right = rule((t, b, g, beta, tau) -> t == 1 ? g : beta * b + (1 - tau) * g);
        return (f, start, lr, beta, tau, updates) -> {
            double[][] path = right.walk(f, start, lr, beta, tau, updates);
            Arrays.fill(path, first, path.length, path[updates]);
            return path;
        };
    }

    private static void level(Answer answer, SplittableRandom random) {
        double slope = 1 + random.nextDouble();
        double[][] path =
                answer.walk(
                        (x, g) -> {
                            g[0] = slope;
                            return slope * x[0];
                        },
                        new double[] {0},
                        0.1,
                        0.75,
                        0.75,
                        9);
        Expect.that(path != null && path.length == 10, "Asked for were the start and 9 points.");
        for (int t = 1; t <= 9; t++) {
            Expect.length(path[t], 1, "row " + t);
            Expect.close(
                    path[t][0],
                    -0.1 * slope * t,
                    1e-12,
                    "With τ = β the memory is an average that begins at its final size, so a"
                            + " constant gradient gives steps of ηg from the first. Yours change.");
        }
    }

    private static void asksOnce(Answer answer, SplittableRandom random) {
        Oracle oracle = new Oracle(Problems.quadratic(random, 2), 6);
        double[][] path = answer.walk(oracle, Problems.normal(random, 2), 0.1, 0.6, 0.2, 6);
        Expect.that(
                oracle.calls() == 6,
                "Your run asks f " + oracle.calls() + " times for 6 updates; each needs one.");
        Expect.that(path != null && path.length == 7, "Asked for were the start and 6 points.");
        for (int t = 0; t < 6; t++) {
            Expect.that(
                    Expect.isClose(path[t], oracle.at(t), 1e-12),
                    "f is asked at a point that is not in your path: each gradient belongs to the"
                            + " point that the update leaves.");
        }
    }

    private static void leavesStart(Answer answer, SplittableRandom random) {
        double[] start = Problems.normal(random, 3);
        double[] before = start.clone();
        double[][] path = answer.walk(Problems.quadratic(random, 3), start, 0.1, 0.6, 0.2, 3);
        Expect.untouched(start, before, "the start");
        Expect.that(path != null && path.length == 4, "Asked for were the start and 3 points.");
        Expect.that(
                Expect.isClose(path[0], before, 0), "Row 0 of the path is the start, untouched.");
    }

    /** A run; {@code first} and {@code later} say what b becomes, {@code each} stands before. */
    private static String cell(String before, String rule) {
        return """
               double[][] dampedWalk(Objective f, double[] start, double lr,
                                     double beta, double tau, int updates) {
                   double[] x = start.clone(), g = new double[x.length];
                   double[] b = new double[x.length];
                   double[][] path = new double[updates + 1][];
                   path[0] = x.clone();
                   for (int t = 1; t <= updates; t++) {
               %s        f.valueAndGradient(x, g);
                       for (int i = 0; i < x.length; i++) {
               %s            x[i] -= lr * b[i];
                       }
                       path[t] = x.clone();
                   }
                   return path;
               }"""
                .formatted(before.isEmpty() ? "" : before.indent(8), rule.indent(12));
    }

    private static String with(String rule) {
        return cell("", rule);
    }

    private static final String RIGHT = "b[i] = t == 1 ? g[i] : beta * b[i] + (1 - tau) * g[i];";

    private static Specimens specimens() {
        return Specimens.of(
                        """
                        double[][] dampedWalk(Objective f, double[] start, double lr,
                                              double beta, double tau, int updates) {
                            throw new UnsupportedOperationException("not yet");
                        }""")
                .right("the special case in the loop", with(RIGHT))
                .right(
                        "the first gradient before the loop",
                        """
                        double[][] dampedWalk(Objective f, double[] start, double lr,
                                              double beta, double tau, int updates) {
                            double[][] path = new double[updates + 1][];
                            path[0] = start.clone();
                            double[] b = null;
                            for (int t = 0; t < updates; t++) {
                                double[] x = path[t].clone(), g = new double[x.length];
                                f.valueAndGradient(x, g);
                                if (b == null) {
                                    b = g.clone();
                                } else {
                                    for (int i = 0; i < b.length; i++)
                                        b[i] = beta * b[i] + (1 - tau) * g[i];
                                }
                                for (int i = 0; i < b.length; i++) x[i] -= lr * b[i];
                                path[t + 1] = x;
                            }
                            return path;
                        }""")
                .right(
                        "b = g with a new g in each update",
                        """
                        double[][] dampedWalk(Objective f, double[] start, double lr,
                                              double beta, double tau, int updates) {
                            List<double[]> path = new ArrayList<>(List.of(start.clone()));
                            double[] b = {};
                            while (path.size() <= updates) {
                                double[] x = path.get(path.size() - 1).clone();
                                double[] g = new double[x.length];
                                f.valueAndGradient(x, g);
                                if (path.size() > 1)
                                    for (int i = 0; i < g.length; i++)
                                        g[i] = beta * b[i] + (1 - tau) * g[i];
                                b = g;
                                for (int i = 0; i < g.length; i++) x[i] -= lr * b[i];
                                path.add(x);
                            }
                            return path.toArray(new double[0][]);
                        }""")
                .right(
                        "b starts so that nothing is special",
                        """
                        double[][] dampedWalk(Objective f, double[] start, double lr,
                                              double beta, double tau, int updates) {
                            int n = start.length;
                            double[][] path = new double[updates + 1][n], b = new double[updates + 1][n];
                            double[] g = new double[n];
                            for (int i = 0; i < n; i++) path[0][i] = start[i];
                            for (int t = 0; t < updates; t++) {
                                f.valueAndGradient(path[t], g);
                                double part = t == 0 ? 1 : 1 - tau;
                                for (int i = 0; i < n; i++) {
                                    b[t + 1][i] = beta * b[t][i] + part * g[i];
                                    path[t + 1][i] = path[t][i] - lr * b[t + 1][i];
                                }
                            }
                            return path;
                        }""")
                .wrong(BOWL, "b₁ = g₁", with("b[i] = beta * b[i] + (1 - tau) * g[i];"))
                .wrong(LEVEL, "from the first", with("b[i] = beta * b[i] + (1 - tau) * g[i];"))
                .wrong(
                        BOWL,
                        "where 1 − τ belongs",
                        with("b[i] = t == 1 ? g[i] : beta * b[i] + tau * g[i];"))
                .wrong(
                        BOWL,
                        "dampen the memory",
                        with("b[i] = t == 1 ? g[i] : (1 - tau) * beta * b[i] + g[i];"))
                .wrong(
                        BOWL,
                        "dampen all of b",
                        with("b[i] = t == 1 ? g[i] : (1 - tau) * (beta * b[i] + g[i]);"))
                .wrong(BOWL, "knows no dampening", with("b[i] = beta * b[i] + g[i];"))
                .wrong(
                        BOWL,
                        "dampen with β",
                        with("b[i] = t == 1 ? g[i] : beta * b[i] + (1 - beta) * g[i];"))
                .wrong(
                        BOWL,
                        "anew at the second",
                        with("b[i] = t - 1 == 1 ? g[i] : beta * b[i] + (1 - tau) * g[i];"))
                .wrong(
                        BOWL,
                        "one array",
                        """
                        double[][] dampedWalk(Objective f, double[] start, double lr,
                                              double beta, double tau, int updates) {
                            double[] x = start.clone(), g = new double[x.length], b = null;
                            double[][] path = new double[updates + 1][];
                            path[0] = x.clone();
                            for (int t = 1; t <= updates; t++) {
                                f.valueAndGradient(x, g);
                                if (b == null) b = g;
                                else for (int i = 0; i < x.length; i++)
                                    b[i] = beta * b[i] + (1 - tau) * g[i];
                                for (int i = 0; i < x.length; i++) x[i] -= lr * b[i];
                                path[t] = x.clone();
                            }
                            return path;
                        }""")
                .wrong(BOWL, "made anew", cell("b = new double[x.length];", RIGHT))
                .wrong(BOWL, "special case of the first", with("b[i] = g[i];"))
                .wrong(BOWL, "Your code does not move", with("b[i] = 0;"))
                .wrong(
                        BOWL,
                        "look at the sign",
                        with("b[i] = -(" + RIGHT.substring(7, RIGHT.length() - 1) + ");"))
                .wrong(
                        BOWL,
                        "All rows of your path",
                        with(RIGHT)
                                .replace("path[0] = x.clone();", "path[0] = x;")
                                .replace("path[t] = x.clone();", "path[t] = x;"))
                .wrong(
                        BOWL,
                        "rows after the first",
                        with(RIGHT).replace("path[t] = x.clone();", "path[t] = x;"))
                .wrong(
                        BOWL,
                        "7 points, 8",
                        with(RIGHT)
                                .replace("new double[updates + 1][]", "new double[updates][]")
                                .replace("path[t] = x", "if (t < updates) path[t] = x"))
                .wrong(BOWL, "is `null`", with(RIGHT).replace("t <= updates", "t < updates"))
                .wrong(
                        BOWL,
                        "`float`",
                        with("b[i] = t == 1 ? g[i] : (float) (beta * b[i] + (1 - tau) * g[i]);"))
                .wrong(
                        BOWL,
                        "beyond an array",
                        with(RIGHT).replace("i < x.length", "i <= x.length"))
                .wrong(ONCE, "6 times are enough", cell("double loss = f.value(x);", RIGHT))
                .wrong(
                        LEFT,
                        "changes the start",
                        with(RIGHT).replace("x = start.clone()", "x = start"))
                .wrong(
                        LOGISTIC,
                        "beyond an array",
                        with(RIGHT)
                                .replace(
                                        "new double[x.length];\n    double[][]",
                                        "new double[3];\n    double[][]")
                                .replace("i < x.length", "i < 3"));
    }
}
