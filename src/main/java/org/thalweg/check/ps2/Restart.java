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

/** Nesterov's method that begins anew whenever its step goes uphill. */
public final class Restart {
    private static final String BOWL = "sixty updates on a turned bowl, restarts included";
    private static final String ONCE = "f is asked once for each update";
    private static final String LEFT = "the start is left alone";
    private static final String FAST = "it is fast on a long bowl without being told κ";
    private static final String LOGISTIC = "forty updates of logistic regression";

    /** Of two mistakes that often restart at the same updates. */
    private static final String OFF =
            "Your restarts come a little off. Either you test the old gradient, of the update before,"
                    + " or you restart when the loss rises: that is the other rule of the paper, and a"
                    + " good one. Here the slope of this update decides: g · (x⁺ − x) > 0.";

    /** A whole run. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns x at the start and after each update, a row each.
         *
         * @param f asked once for each update
         * @param start not modified
         * @param lr learning rate
         * @param updates how many
         */
        double[][] walk(Objective f, double[] start, double lr, int updates);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "restartWalk",
                    rule(Slip.NONE),
                    List.of(
                            mistake(
                                    "Your run never restarts. The test is g · (x⁺ − x) > 0 with the x of"
                                            + " the update before: is x overwritten before you test, or"
                                            + " is it y that you subtract? x⁺ − y always goes downhill.",
                                    Slip.NEVER),
                            mistake(
                                    "This is gradient descent: the momentum is always 0. Either `k / (k +"
                                            + " 3)` divides two `int`s, which drops the fraction; or the"
                                            + " sign of the test is turned, and every good step restarts.",
                                    Slip.ALWAYS),
                            mistake(
                                    "Your restart drops the velocity once, but k counts on: in the next"
                                            + " update the momentum is as large as before. Set k to 0.",
                                    Slip.COUNTS_ON),
                            mistake(
                                    "Your restart goes back to the start. What begins anew is the"
                                            + " momentum; x stays where the run has come to.",
                                    Slip.TO_START),
                            mistake(
                                    "Your restart throws the step away. x⁺ is a good gradient step: keep"
                                            + " it, and drop the momentum only.",
                                    Slip.THROWS),
                            mistake(
                                    "After your restart k is 1: the first momentum is ¼ instead of 0. Test"
                                            + " and set k before you compute the momentum.",
                                    Slip.TO_ONE),
                            mistake(OFF, Slip.OLD_GRADIENT),
                            mistake(OFF, Slip.BY_VALUE),
                            mistake(
                                    "Your gradient is taken at x. Nesterov asks at y, the look-ahead point.",
                                    Slip.AT_X),
                            mistake(
                                    "Your run is one momentum ahead. Either k begins at 1 (it begins at 0:"
                                            + " there is no memory yet), or your rows are y, the look-ahead"
                                            + " points, where x was asked for. On a bowl both walk alike.",
                                    Slip.FROM_ONE),
                            mistake(
                                    "Your restart lasts: the momentum never grows again. After k = 0 count"
                                            + " on from there.",
                                    Slip.STAYS_DOWN),
                            mistake(
                                    "All rows after the first are one array and show the last point."
                                            + " Store a copy: `path[t] = x.clone()`.",
                                    Slip.ONE_ROW)),
                    List.of(
                            Check.<Answer>trajectory(
                                            BOWL,
                                            (answer, random) ->
                                                    answer.walk(
                                                            turned(random, 50),
                                                            start(random),
                                                            0.02,
                                                            60))
                                    .worth(3),
                            Check.that(ONCE, Restart::asksOnce),
                            Check.that(LEFT, Restart::leavesStart),
                            Check.<Answer>that(FAST, Restart::fast).hidden(),
                            Check.<Answer>trajectory(
                                            LOGISTIC,
                                            (answer, random) ->
                                                    answer.walk(
                                                            Problems.logistic(random, 3),
                                                            Problems.normal(random, 3),
                                                            1.5,
                                                            40))
                                    .hidden()));

    static final Coding<Answer> TASK =
            Coding.method("Momentum that begins anew", EXERCISE, Answer.class, specimens());

    private Restart() {}

    private enum Slip {
        NONE,
        NEVER,
        ALWAYS,
        COUNTS_ON,
        TO_START,
        THROWS,
        TO_ONE,
        OLD_GRADIENT,
        BY_VALUE,
        AT_X,
        FROM_ONE,
        STAYS_DOWN,
        ONE_ROW
    }

    private static Answer rule(Slip slip) {
        return (f, start, lr, updates) -> {
            int n = start.length;
            double[] x = start.clone();
            double[] y = start.clone();
            double[] g = new double[n];
            double[] old = new double[n];
            double before = Double.POSITIVE_INFINITY;
            boolean down = false;
            int k = slip == Slip.FROM_ONE ? 1 : 0;
            double[][] path = new double[updates + 1][];
            path[0] = x.clone();
            for (int t = 1; t <= updates; t++) {
                double value = f.valueAndGradient(slip == Slip.AT_X ? x : y, g);
                double[] next = new double[n];
                double uphill = 0;
                for (int i = 0; i < n; i++) {
                    next[i] = y[i] - lr * g[i];
                    uphill += (slip == Slip.OLD_GRADIENT ? old[i] : g[i]) * (next[i] - x[i]);
                }
                boolean again =
                        switch (slip) {
                            case NEVER -> false;
                            case ALWAYS -> true;
                            case BY_VALUE -> value > before;
                            default -> uphill > 0;
                        };
                double momentum = k / (k + 3.0);
                if (again) {
                    down = true;
                    k = slip == Slip.COUNTS_ON ? k : slip == Slip.TO_ONE ? 1 : 0;
                    momentum = slip == Slip.TO_ONE ? 0.25 : 0;
                    next =
                            switch (slip) {
                                case TO_START -> start.clone();
                                case THROWS -> x.clone();
                                default -> next;
                            };
                    // a step that is thrown away leaves no step to go on with
                    x = slip == Slip.TO_START ? next.clone() : x;
                }
                momentum = slip == Slip.STAYS_DOWN && down ? 0 : momentum;
                for (int i = 0; i < n; i++) {
                    y[i] = next[i] + momentum * (next[i] - x[i]);
                }
                k++;
                x = next;
                old = g.clone();
                before = value;
                path[t] = x.clone();
            }
            if (slip == Slip.ONE_ROW) {
                Arrays.fill(path, 1, path.length, path[updates]);
            }
            return path;
        };
    }

    private static Mistake<Answer> mistake(String says, Slip slip) {
        return new Mistake<>(says, rule(slip));
    }

    /** A bowl of three curvatures, 1 to κ, two of its axes turned. */
    private static Objective turned(SplittableRandom random, double kappa) {
        double angle = 0.3 + 0.9 * random.nextDouble();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double middle = Math.sqrt(kappa);
        return (x, g) -> {
            double flat = cos * x[0] + sin * x[1];
            double steep = kappa * (cos * x[1] - sin * x[0]);
            g[0] = cos * flat - sin * steep;
            g[1] = sin * flat + cos * steep;
            g[2] = middle * x[2];
            return 0.5 * (flat * flat + steep * steep / kappa + middle * x[2] * x[2]);
        };
    }

    /** Far along every axis, so that each plays its part. */
    private static double[] start(SplittableRandom random) {
        double[] x = new double[3];
        for (int i = 0; i < 3; i++) {
            x[i] = (random.nextBoolean() ? 1 : -1) * (1 + random.nextDouble());
        }
        return x;
    }

    private static void asksOnce(Answer answer, SplittableRandom random) {
        Oracle oracle = new Oracle(turned(random, 20), 12);
        double[] start = start(random);
        double[][] path = answer.walk(oracle, start.clone(), 0.05, 12);
        Expect.that(
                oracle.calls() == 12,
                "Your run asks f " + oracle.calls() + " times for 12 updates; each needs one.");
        Expect.that(path != null && path.length == 13, "Asked for were the start and 12 points.");
        Expect.that(
                Expect.isClose(start, oracle.at(0), 1e-12), "The first gradient is the start's.");
    }

    private static void leavesStart(Answer answer, SplittableRandom random) {
        double[] start = start(random);
        double[] before = start.clone();
        double[][] path = answer.walk(turned(random, 20), start, 0.05, 8);
        Expect.untouched(start, before, "the start");
        Expect.that(path != null && path.length == 9, "Asked for were the start and 8 points.");
        Expect.that(
                Expect.isClose(path[0], before, 0), "Row 0 of the path is the start, untouched.");
    }

    private static void fast(Answer answer, SplittableRandom random) {
        // κ = 400: with restarts some 230 updates, without them or without momentum over 1600
        double[][] path = answer.walk(turned(random, 400), start(random), 1 / 400.0, 400);
        Expect.that(path != null && path.length == 401, "Asked for were the start and 400 points.");
        Expect.length(path[400], 3, "row 400");
        double end = Math.hypot(Math.hypot(path[400][0], path[400][1]), path[400][2]);
        Expect.that(
                end < 1e-6,
                "On a long bowl your run is still on its way when one with restarts has long arrived."
                        + " Does the momentum grow, and does it begin anew when the step goes"
                        + " uphill?");
    }

    private static final String RIGHT =
            """
            double[][] restartWalk(Objective f, double[] start,
                                   double lr, int updates) {
                int n = start.length, k = 0;
                double[] x = start.clone(), y = start.clone(), g = new double[n];
                double[][] path = new double[updates + 1][];
                path[0] = x.clone();
                for (int t = 1; t <= updates; t++) {
                    f.valueAndGradient(y, g);
                    double[] next = new double[n];
                    double uphill = 0;
                    for (int i = 0; i < n; i++) {
                        next[i] = y[i] - lr * g[i];
                        uphill += g[i] * (next[i] - x[i]);
                    }
                    if (uphill > 0) k = 0;
                    double beta = k / (k + 3.0);
                    for (int i = 0; i < n; i++) y[i] = next[i] + beta * (next[i] - x[i]);
                    x = next;
                    k++;
                    path[t] = x.clone();
                }
                return path;
            }""";

    private static String but(String what, String instead) {
        if (!RIGHT.contains(what)) {
            throw new IllegalArgumentException("the right answer has no " + what);
        }
        return RIGHT.replace(what, instead);
    }

    private static Specimens specimens() {
        return Specimens.of(
                        """
                        double[][] restartWalk(Objective f, double[] start,
                                               double lr, int updates) {
                            throw new UnsupportedOperationException("not yet");
                        }""")
                .right("as the rule stands", RIGHT)
                .right(
                        "a comparison with 0.0 and a cast",
                        but("k / (k + 3.0)", "(double) k / (k + 3)"))
                .right(
                        "looks back over its own path",
                        """
                        double[][] restartWalk(Objective f, double[] start,
                                               double lr, int updates) {
                            List<double[]> path = new ArrayList<>();
                            path.add(start.clone());
                            double[] y = start.clone();
                            double k = 0;
                            while (path.size() <= updates) {
                                double[] x = path.get(path.size() - 1);
                                double[] g = new double[x.length], next = y.clone();
                                f.valueAndGradient(y, g);
                                double dot = 0;
                                for (int i = 0; i < x.length; i++) {
                                    next[i] -= lr * g[i];
                                    dot += g[i] * (x[i] - next[i]);
                                }
                                k = dot < 0 ? 0 : k;
                                for (int i = 0; i < x.length; i++)
                                    y[i] = next[i] + k * (next[i] - x[i]) / (k + 3);
                                path.add(next);
                                k += 1;
                            }
                            return path.toArray(new double[0][]);
                        }""")
                .right(
                        "drops the velocity and the count",
                        but(
                                        "double beta = k / (k + 3.0);",
                                        "double beta = uphill > 0 ? 0 : k / (k + 3.0);")
                                .replace("if (uphill > 0) k = 0;", "")
                                .replace("k++;", "k = uphill > 0 ? 1 : k + 1;"))
                .wrong(BOWL, "never restarts", but("if (uphill > 0) k = 0;", ""))
                .wrong(
                        BOWL,
                        "never restarts",
                        but("(next[i] - x[i]);\n        }", "(next[i] - y[i]);\n        }"))
                .wrong(
                        BOWL,
                        "never restarts",
                        but(
                                        "double uphill = 0;",
                                        "double uphill = 0;\n        double[] last = x;\n        x = next;")
                                .replace("beta * (next[i] - x[i])", "beta * (next[i] - last[i])")
                                .replace("        x = next;\n        k++;", "        k++;"))
                .wrong(FAST, "still on its way", but("if (uphill > 0) k = 0;", ""))
                .wrong(BOWL, "two `int`s", but("k / (k + 3.0)", "k / (k + 3)"))
                .wrong(BOWL, "sign of the test", but("uphill > 0", "uphill < 0"))
                .wrong(FAST, "still on its way", but("uphill > 0", "uphill < 0"))
                .wrong(
                        BOWL,
                        "k counts on",
                        but("if (uphill > 0) k = 0;", "")
                                .replace("k / (k + 3.0)", "uphill > 0 ? 0 : k / (k + 3.0)"))
                .wrong(
                        BOWL,
                        "back to the start",
                        but(
                                "if (uphill > 0) k = 0;",
                                "if (uphill > 0) { k = 0; next = start.clone(); x = start.clone(); }"))
                .wrong(
                        BOWL,
                        "throws the step away",
                        but(
                                "if (uphill > 0) k = 0;",
                                "if (uphill > 0) { k = 0; next = x.clone(); }"))
                .wrong(BOWL, "k is 1", but("k = 0;\n        double", "k = 1;\n        double"))
                .wrong(
                        BOWL,
                        "old gradient",
                        but(
                                        "f.valueAndGradient(y, g);",
                                        "double[] old = g.clone();\n        f.valueAndGradient(y, g);")
                                .replace("uphill += g[i]", "uphill += old[i]"))
                .wrong(
                        BOWL,
                        "when the loss rises",
                        but("f.valueAndGradient(y, g);", "double value = f.valueAndGradient(y, g);")
                                .replace(
                                        "path[0] = x.clone();",
                                        "path[0] = x.clone();\n    double last = 1e300;")
                                .replace(
                                        "if (uphill > 0) k = 0;",
                                        "if (value > last) k = 0;\n        last = value;"))
                .wrong(BOWL, "taken at x", but("valueAndGradient(y, g)", "valueAndGradient(x, g)"))
                .wrong(
                        BOWL,
                        "k begins at 1",
                        but("k = 0;\n    double[] x", "k = 1;\n    double[] x"))
                .wrong(BOWL, "rows are y", but("path[t] = x.clone()", "path[t] = y.clone()"))
                .wrong(
                        BOWL,
                        "never grows again",
                        but(
                                        "if (uphill > 0) k = 0;",
                                        "if (uphill > 0) down = true;\n        if (down) k = 0;")
                                .replace(
                                        "path[0] = x.clone();",
                                        "path[0] = x.clone();\n    boolean down = false;"))
                .wrong(
                        BOWL,
                        "rows after the first",
                        but("x = next;", "for (int i = 0; i < n; i++) x[i] = next[i];")
                                .replace("path[t] = x.clone()", "path[t] = x"))
                .wrong(BOWL, "look at the sign", but("y[i] - lr * g[i]", "y[i] + lr * g[i]"))
                .wrong(BOWL, "`float`", but("k / (k + 3.0)", "k / (k + 3f)"))
                .wrong(
                        BOWL,
                        "60 points, 61",
                        but("return path;", "return Arrays.copyOf(path, updates);"))
                .wrong(
                        ONCE,
                        "12 times are enough",
                        but("path[t] = x.clone()", "f.value(x);\n        path[t] = x.clone()"))
                .wrong(
                        ONCE,
                        "asks f 11 times",
                        but("t <= updates", "t < updates")
                                .replace("return path;", "path[updates] = x;\n    return path;"))
                .wrong(LEFT, "changes the start", but("y = start.clone()", "y = start"))
                .wrong(LOGISTIC, "departs", but("lr * g[i];", "Math.min(lr, 0.5) * g[i];"));
    }
}
