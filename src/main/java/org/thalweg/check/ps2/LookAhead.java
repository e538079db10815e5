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

/** Nesterov's method as the paper has it, with a momentum of its own for each update. */
public final class LookAhead {
    private static final String BOWL = "six updates on a random bowl, β growing";
    private static final String WHERE = "f is asked once for each update, where the velocity leads";
    private static final String LEFT = "the start and the momenta are left alone";
    private static final String NETWORK = "six updates of a network on XOR, β growing";

    /** A whole run. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns θ at the start and after each update, a row each.
         *
         * @param f asked once for each update
         * @param start not modified
         * @param lr learning rate
         * @param betas the momentum of each update; as many updates; not modified
         */
        double[][] walk(Objective f, double[] start, double lr, double[] betas);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "lookAhead",
                    rule(Slip.NONE),
                    List.of(
                            mistake(
                                    "Your gradient is taken at θ: this is the heavy ball. Ask where the"
                                            + " velocity leads, at θ + βv.",
                                    Slip.HERE),
                            mistake(
                                    "You look back instead of ahead: θ moves by +v, so the look-ahead"
                                            + " adds too.",
                                    Slip.BACK),
                            mistake(
                                    "A learning rate stands before your look-ahead. This v has the rate"
                                            + " in it already: the point is θ + βv.",
                                    Slip.RATE),
                            mistake(
                                    "β is missing in your look-ahead: only βv of the velocity will be"
                                            + " repeated.",
                                    Slip.WHOLE),
                            mistake(
                                    "Your look-ahead uses the momentum of the update before. The βv that"
                                            + " it looks along is the one that enters this velocity.",
                                    Slip.LATE),
                            mistake(
                                    "β never changes in your run: update t has its own, `betas[t]`.",
                                    Slip.CONSTANT),
                            mistake(
                                    "Your rows are the look-ahead points, where gradients are taken."
                                            + " Asked for is θ, what the run arrives at.",
                                    Slip.ROWS),
                            mistake(
                                    "You move on from the look-ahead point, so βv is walked twice. The"
                                            + " look-ahead is only for asking; θ moves by v from where it"
                                            + " stands.",
                                    Slip.STAYS),
                            mistake(
                                    "Your velocity has no learning rate in it, but θ moves by all of v."
                                            + " In this form v ← βv − η∇f.",
                                    Slip.NO_RATE),
                            mistake(
                                    "Your velocity is an average: (1 − β) stands before the gradient."
                                            + " It is a sum here too.",
                                    Slip.AVERAGE),
                            mistake(
                                    "Your velocity forgets: v is made anew in each update, and this is"
                                            + " plain gradient descent.",
                                    Slip.FORGETS),
                            mistake(
                                    "The sign: your velocity adds the gradient and climbs.",
                                    Slip.CLIMBS),
                            mistake(
                                    "All rows after the first are one array and show the last point."
                                            + " Store a copy: `path[t] = theta.clone()`.",
                                    Slip.ONE_ROW),
                            mistake(
                                    "All rows of your path are one array, so every row shows the last"
                                            + " point. Store a copy: `path[t] = theta.clone()`.",
                                    Slip.ALL_ROWS)),
                    List.of(
                            Check.<Answer>trajectory(
                                            BOWL,
                                            (answer, random) ->
                                                    answer.walk(
                                                            Problems.quadratic(random, 3),
                                                            Problems.normal(random, 3),
                                                            0.15,
                                                            betas()))
                                    .worth(2),
                            Check.<Answer>that(WHERE, LookAhead::asksAhead).worth(2),
                            Check.that(LEFT, LookAhead::leavesInputs),
                            Check.<Answer>trajectory(
                                            NETWORK,
                                            (answer, random) ->
                                                    answer.walk(
                                                            Problems.xor(),
                                                            Problems.normal(random, 17),
                                                            0.3,
                                                            betas()))
                                    .hidden()));

    static final Coding<Answer> TASK =
            Coding.method("Look ahead", EXERCISE, Answer.class, specimens());

    private LookAhead() {}

    private enum Slip {
        NONE,
        HERE,
        BACK,
        RATE,
        WHOLE,
        LATE,
        CONSTANT,
        ROWS,
        STAYS,
        NO_RATE,
        AVERAGE,
        FORGETS,
        CLIMBS,
        ONE_ROW,
        ALL_ROWS
    }

    private static double[] betas() {
        return new double[] {0.3, 0.5, 0.6, 0.7, 0.8, 0.85};
    }

    private static Answer rule(Slip slip) {
        return (f, start, lr, betas) -> {
            int n = start.length;
            double[] theta = start.clone();
            double[] v = new double[n];
            double[] ahead = new double[n];
            double[] g = new double[n];
            double[][] path = new double[betas.length + 1][];
            path[0] = theta.clone();
            for (int t = 0; t < betas.length; t++) {
                double beta = slip == Slip.CONSTANT ? betas[0] : betas[t];
                double reach =
                        switch (slip) {
                            case HERE, FORGETS -> 0;
                            case BACK -> -beta;
                            case RATE -> lr * beta;
                            case WHOLE -> 1;
                            case LATE -> betas[Math.max(0, t - 1)];
                            default -> beta;
                        };
                for (int i = 0; i < n; i++) {
                    ahead[i] = theta[i] + reach * v[i];
                }
                f.valueAndGradient(ahead, g);
                double pull =
                        switch (slip) {
                            case NO_RATE -> 1;
                            case AVERAGE -> lr * (1 - beta);
                            case CLIMBS -> -lr;
                            default -> lr;
                        };
                for (int i = 0; i < n; i++) {
                    v[i] = (slip == Slip.FORGETS ? 0 : beta * v[i]) - pull * g[i];
                    theta[i] = (slip == Slip.STAYS ? ahead[i] : theta[i]) + v[i];
                }
                path[t + 1] = slip == Slip.ROWS ? ahead.clone() : theta.clone();
            }
            if (slip == Slip.ONE_ROW || slip == Slip.ALL_ROWS) {
                Arrays.fill(path, slip == Slip.ONE_ROW ? 1 : 0, path.length, theta);
            }
            return path;
        };
    }

    private static Mistake<Answer> mistake(String says, Slip slip) {
        return new Mistake<>(says, rule(slip));
    }

    private static void asksAhead(Answer answer, SplittableRandom random) {
        double[] betas = betas();
        Oracle oracle = new Oracle(Problems.quadratic(random, 3), betas.length);
        double[][] path = answer.walk(oracle, Problems.normal(random, 3), 0.12, betas.clone());
        Expect.that(
                oracle.calls() == betas.length,
                "Your run asks f " + oracle.calls() + " times for 6 updates; each needs one.");
        Expect.that(path != null && path.length == 7, "Asked for were the start and 6 points.");
        for (int t = 1; t < betas.length; t++) {
            double[] ahead = new double[3];
            Expect.length(path[t - 1], 3, "row " + (t - 1));
            Expect.length(path[t], 3, "row " + t);
            for (int i = 0; i < 3; i++) {
                ahead[i] = path[t][i] + betas[t] * (path[t][i] - path[t - 1][i]);
            }
            Expect.that(
                    !Expect.isClose(oracle.at(t), path[t], 1e-9),
                    "You ask for the gradient at θ. Nesterov asks where the velocity leads, a part"
                            + " βv of the last step further.");
            Expect.that(
                    Expect.isClose(oracle.at(t), ahead, 1e-9),
                    "You ask for the gradient elsewhere than at θ + βv. In a picture: go on from θ"
                            + " by β times your last step, and ask there.");
        }
    }

    private static void leavesInputs(Answer answer, SplittableRandom random) {
        double[] start = Problems.normal(random, 3);
        double[] betas = betas();
        double[] before = start.clone();
        double[][] path = answer.walk(Problems.quadratic(random, 3), start, 0.1, betas);
        Expect.untouched(start, before, "the start");
        Expect.untouched(betas, betas(), "the momenta betas");
        Expect.that(path != null && path.length == 7, "Asked for were the start and 6 points.");
        Expect.that(
                Expect.isClose(path[0], before, 0), "Row 0 of the path is the start, untouched.");
    }

    private static String cell(String reach, String velocity, String move) {
        return """
               double[][] lookAhead(Objective f, double[] start,
                                    double lr, double[] betas) {
                   int n = start.length;
                   double[] theta = start.clone(), v = new double[n];
                   double[] ahead = new double[n], g = new double[n];
                   double[][] path = new double[betas.length + 1][];
                   path[0] = theta.clone();
                   for (int t = 0; t < betas.length; t++) {
                       for (int i = 0; i < n; i++) ahead[i] = theta[i] + %s;
                       f.valueAndGradient(ahead, g);
                       for (int i = 0; i < n; i++) {
                           v[i] = %s;
                           %s
                       }
                       path[t + 1] = theta.clone();
                   }
                   return path;
               }"""
                .formatted(reach, velocity, move);
    }

    private static final String REACH = "betas[t] * v[i]";
    private static final String VELOCITY = "betas[t] * v[i] - lr * g[i]";
    private static final String MOVE = "theta[i] += v[i];";

    private static Specimens specimens() {
        String right = cell(REACH, VELOCITY, MOVE);
        return Specimens.of(
                        """
                        double[][] lookAhead(Objective f, double[] start,
                                             double lr, double[] betas) {
                            throw new UnsupportedOperationException("not yet");
                        }""")
                .right("as the rule stands", right)
                .right(
                        "without v: the last step",
                        """
                        double[][] lookAhead(Objective f, double[] start,
                                             double lr, double[] betas) {
                            double[][] path = new double[betas.length + 1][];
                            path[0] = start.clone();
                            for (int t = 0; t < betas.length; t++) {
                                double[] here = path[t], last = path[Math.max(0, t - 1)];
                                double[] next = new double[start.length];
                                for (int i = 0; i < next.length; i++)
                                    next[i] = here[i] + betas[t] * (here[i] - last[i]);
                                double[] g = new double[next.length];
                                f.valueAndGradient(next, g);
                                for (int i = 0; i < next.length; i++) next[i] -= lr * g[i];
                                path[t + 1] = next;
                            }
                            return path;
                        }""")
                .right(
                        "v points the other way",
                        cell(
                                "-betas[t] * v[i]",
                                "betas[t] * v[i] + lr * g[i]",
                                "theta[i] -= v[i];"))
                .right(
                        "from the look-ahead point, minus the gradient",
                        cell(REACH, "ahead[i] - lr * g[i] - theta[i]", MOVE))
                .wrong(BOWL, "heavy ball", cell("0", VELOCITY, MOVE))
                .wrong(WHERE, "gradient at θ", cell("0", VELOCITY, MOVE))
                .wrong(
                        BOWL,
                        "heavy ball",
                        right.replace("valueAndGradient(ahead, g)", "valueAndGradient(theta, g)"))
                .wrong(BOWL, "look back", cell("-betas[t] * v[i]", VELOCITY, MOVE))
                .wrong(WHERE, "elsewhere", cell("-betas[t] * v[i]", VELOCITY, MOVE))
                .wrong(
                        BOWL,
                        "look back",
                        cell(REACH, "betas[t] * v[i] + lr * g[i]", "theta[i] -= v[i];"))
                .wrong(BOWL, "rate stands before", cell("lr * betas[t] * v[i]", VELOCITY, MOVE))
                .wrong(BOWL, "β is missing", cell("v[i]", VELOCITY, MOVE))
                .wrong(
                        BOWL,
                        "of the update before",
                        cell("betas[Math.max(0, t - 1)] * v[i]", VELOCITY, MOVE))
                .wrong(BOWL, "never changes", right.replace("betas[t]", "betas[0]"))
                .wrong(
                        BOWL,
                        "rows are the look-ahead",
                        right.replace("path[t + 1] = theta.clone()", "path[t + 1] = ahead.clone()"))
                .wrong(BOWL, "walked twice", cell(REACH, VELOCITY, "theta[i] = ahead[i] + v[i];"))
                .wrong(
                        BOWL,
                        "walked twice",
                        right.replace("ahead = new double[n], g", "ahead = theta, g"))
                .wrong(BOWL, "no learning rate", cell(REACH, "betas[t] * v[i] - g[i]", MOVE))
                .wrong(
                        BOWL,
                        "average",
                        cell(REACH, "betas[t] * v[i] - lr * (1 - betas[t]) * g[i]", MOVE))
                .wrong(
                        BOWL,
                        "forgets",
                        right.replace(
                                "t < betas.length; t++) {",
                                "t < betas.length; t++) {\n        v = new double[n];"))
                .wrong(BOWL, "climbs", cell(REACH, "betas[t] * v[i] + lr * g[i]", MOVE))
                .wrong(
                        BOWL,
                        "after the first",
                        right.replace("path[t + 1] = theta.clone()", "path[t + 1] = theta"))
                .wrong(
                        BOWL,
                        "All rows of your path",
                        right.replace("path[t + 1] = theta.clone()", "path[t + 1] = theta")
                                .replace("path[0] = theta.clone()", "path[0] = theta"))
                .wrong(
                        BOWL,
                        "begin at the start",
                        right.replace("[betas.length + 1]", "[betas.length]")
                                .replace("path[t + 1] = theta", "path[t] = theta"))
                .wrong(BOWL, "`float`", cell(REACH, "(float) (" + VELOCITY + ")", MOVE))
                .wrong(
                        WHERE,
                        "6 times are enough",
                        right.replace(
                                "path[t + 1] =",
                                "double loss = f.value(theta);\n        path[t + 1] ="))
                .wrong(
                        WHERE,
                        "6 times are enough",
                        right.replace(
                                "f.valueAndGradient(ahead, g);",
                                "f.valueAndGradient(theta, g);\n        f.valueAndGradient(ahead, g);"))
                .wrong(
                        LEFT,
                        "changes the start",
                        right.replace("theta = start.clone()", "theta = start"))
                .wrong(
                        LEFT,
                        "changes the momenta",
                        right.replace(
                                "int n = start.length;",
                                "int n = start.length;\n    betas[0] = 0;  // nothing to remember yet"))
                .wrong(
                        NETWORK,
                        "beyond an array",
                        right.replace("g = new double[n]", "g = new double[3]"));
    }
}
