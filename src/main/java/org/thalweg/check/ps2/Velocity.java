package org.thalweg.check.ps2;

import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;

/** The velocity from the gradients themselves. */
public final class Velocity {
    private static final String SOME = "the velocity after 1 to 7 random gradients";
    private static final String MANY = "the velocity after up to 40 gradients of one number";
    private static final String LEFT = "the gradients are left alone";

    /** The velocity after a row of gradients. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns v after all of them, from rest.
         *
         * @param g row k is gradient k, the oldest first; at least one; not modified
         * @param beta momentum
         */
        double[] velocity(double[][] g, double beta);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "velocity",
                    weighted((age, t, beta) -> Math.pow(beta, age)),
                    List.of(
                            mistake(
                                    "Your weights add up to 1: that is an average. The velocity is a"
                                            + " sum, and its newest gradient enters whole.",
                                    (age, t, beta) -> (1 - beta) * Math.pow(beta, age)),
                            mistake(
                                    "You divide by the sum of the weights: that is an average. The"
                                            + " velocity is the sum itself.",
                                    (age, t, beta) ->
                                            Math.pow(beta, age)
                                                    * (1 - beta)
                                                    / (1 - Math.pow(beta, t))),
                            mistake(
                                    "Your oldest gradient has the most weight. Memory fades: the newest,"
                                            + " in the last row, has the weight 1.",
                                    (age, t, beta) -> Math.pow(beta, t - 1 - age)),
                            mistake(
                                    "Your newest gradient is already multiplied by β. It is 0 updates"
                                            + " old: β⁰ = 1.",
                                    (age, t, beta) -> Math.pow(beta, age + 1)),
                            mistake("Your sum does not fade: β is missing.", (age, t, beta) -> 1),
                            mistake(
                                    "Your velocity has no memory: it is the newest gradient.",
                                    (age, t, beta) -> age == 0 ? 1 : 0),
                            mistake(
                                    "Your velocity is one gradient late: the newest, in the last row,"
                                            + " is missing.",
                                    (age, t, beta) -> age == 0 ? 0 : Math.pow(beta, age - 1)),
                            mistake(
                                    "The oldest gradient, row 0, is missing in your sum.",
                                    (age, t, beta) -> age == t - 1 ? 0 : Math.pow(beta, age)),
                            mistake(
                                    "You let the velocity keep 1 − β. What is kept is β; 1 − β is the"
                                            + " friction.",
                                    (age, t, beta) -> Math.pow(1 - beta, age)),
                            mistake(
                                    "β stands before the gradient instead of before the old velocity:"
                                            + " nothing fades, and all is β times too small.",
                                    (age, t, beta) -> beta)),
                    List.of(
                            Check.<Answer>trajectory(
                                            SOME,
                                            (answer, random) -> walk(answer, 3, 7, 0.7, random))
                                    .worth(2),
                            Check.that(LEFT, Velocity::leavesAlone),
                            Check.<Answer>trajectory(
                                            MANY,
                                            (answer, random) -> walk(answer, 1, 40, 0.95, random))
                                    .hidden()));

    static final Coding<Answer> TASK =
            Coding.method("The velocity as a sum", EXERCISE, Answer.class, specimens());

    private Velocity() {}

    /** What a gradient of this age counts among t. */
    @FunctionalInterface
    private interface Weight {
        double of(int age, int t, double beta);
    }

    private static Answer weighted(Weight weight) {
        return (g, beta) -> {
            double[] v = new double[g[0].length];
            for (int k = 0; k < g.length; k++) {
                double w = weight.of(g.length - 1 - k, g.length, beta);
                for (int i = 0; i < v.length; i++) {
                    v[i] += w * g[k][i];
                }
            }
            return v;
        };
    }

    private static Mistake<Answer> mistake(String says, Weight weight) {
        return new Mistake<>(says, weighted(weight));
    }

    /** Row 0 is rest, row t the velocity after t gradients. */
    private static double[][] walk(
            Answer answer, int n, int most, double beta, SplittableRandom random) {
        double[][] g = rows(random, most, n);
        double[][] path = new double[most + 1][];
        path[0] = new double[n];
        for (int t = 1; t <= most; t++) {
            double[][] seen = new double[t][];
            for (int k = 0; k < t; k++) {
                seen[k] = g[k].clone();
            }
            path[t] = answer.velocity(seen, beta);
        }
        return path;
    }

    private static void leavesAlone(Answer answer, SplittableRandom random) {
        double[][] g = rows(random, 4, 2);
        double[][] before = {g[0].clone(), g[1].clone(), g[2].clone(), g[3].clone()};
        double[] first = answer.velocity(g, 0.8);
        for (int k = 0; k < g.length; k++) {
            Expect.untouched(g[k], before[k], "row " + k + " of g");
        }
        Expect.length(first, 2, "the velocity");
        Expect.finite(first, "the velocity");
    }

    private static double[][] rows(SplittableRandom random, int rows, int n) {
        double[][] g = new double[rows][];
        for (int k = 0; k < rows; k++) {
            g[k] = Problems.normal(random, n);
        }
        return g;
    }

    /** The method with this inside; its arguments are g and beta. */
    private static String cell(String inside) {
        return "double[] velocity(double[][] g, double beta) {\n" + inside.indent(4) + "}";
    }

    private static String summing(String weight) {
        return cell(
                """
                int t = g.length;
                double[] v = new double[g[0].length];
                for (int k = 0; k < t; k++)
                    for (int i = 0; i < v.length; i++)
                        v[i] += %s * g[k][i];
                return v;
                """
                        .formatted(weight));
    }

    private static Specimens specimens() {
        return Specimens.of(
                        """
                        double[] velocity(double[][] g, double beta) {
                            throw new UnsupportedOperationException("not yet");
                        }""")
                .right("written out", summing("Math.pow(beta, t - 1 - k)"))
                .right(
                        "the recurrence",
                        cell(
                                """
                                double[] v = new double[g[0].length];
                                for (double[] gradient : g)
                                    for (int i = 0; i < v.length; i++)
                                        v[i] = beta * v[i] + gradient[i];
                                return v;
                                """))
                .right(
                        "from the newest backwards",
                        cell(
                                """
                                double[] v = new double[g[0].length];
                                double weight = 1;
                                for (int k = g.length - 1; k >= 0; k--) {
                                    for (int i = 0; i < v.length; i++) v[i] += weight * g[k][i];
                                    weight *= beta;
                                }
                                return v;
                                """))
                .right(
                        "streams",
                        cell(
                                """
                                return IntStream.range(0, g[0].length)
                                    .mapToDouble(i -> Arrays.stream(g).mapToDouble(row -> row[i])
                                        .reduce(0, (v, gradient) -> beta * v + gradient))
                                    .toArray();
                                """))
                .wrong(SOME, "average", summing("(1 - beta) * Math.pow(beta, t - 1 - k)"))
                .wrong(
                        SOME,
                        "divide by the sum",
                        cell(
                                """
                                double[] v = new double[g[0].length];
                                double total = 0;
                                for (int k = 0; k < g.length; k++) {
                                    double w = Math.pow(beta, g.length - 1 - k);
                                    total += w;
                                    for (int i = 0; i < v.length; i++) v[i] += w * g[k][i];
                                }
                                for (int i = 0; i < v.length; i++) v[i] /= total;
                                return v;
                                """))
                .wrong(SOME, "oldest gradient has the most", summing("Math.pow(beta, k)"))
                .wrong(SOME, "already multiplied", summing("Math.pow(beta, t - k)"))
                .wrong(SOME, "does not fade", summing("1"))
                .wrong(SOME, "no memory", cell("return g[g.length - 1].clone();"))
                .wrong(
                        SOME,
                        "one gradient late",
                        cell(
                                """
                                double[] v = new double[g[0].length];
                                for (int k = 0; k < g.length - 1; k++)
                                    for (int i = 0; i < v.length; i++)
                                        v[i] = beta * v[i] + g[k][i];
                                return v;
                                """))
                .wrong(
                        SOME,
                        "oldest gradient, row 0, is missing",
                        cell(
                                """
                                double[] v = new double[g[0].length];
                                for (int k = 1; k < g.length; k++)
                                    for (int i = 0; i < v.length; i++)
                                        v[i] = beta * v[i] + g[k][i];
                                return v;
                                """))
                .wrong(SOME, "What is kept is β", summing("Math.pow(1 - beta, t - 1 - k)"))
                .wrong(
                        SOME,
                        "before the gradient",
                        cell(
                                """
                                double[] v = new double[g[0].length];
                                for (double[] gradient : g)
                                    for (int i = 0; i < v.length; i++)
                                        v[i] = v[i] + beta * gradient[i];
                                return v;
                                """))
                .wrong(SOME, "`float`", summing("(float) Math.pow(beta, t - 1 - k)"))
                .wrong(SOME, "beyond an array", summing("Math.pow(beta, t - 1 - k) * g[k + 1][i]"))
                .wrong(
                        LEFT,
                        "changes row 0",
                        cell(
                                """
                                double[] v = g[0];
                                for (int k = 1; k < g.length; k++)
                                    for (int i = 0; i < v.length; i++)
                                        v[i] = beta * v[i] + g[k][i];
                                return v;
                                """))
                .wrong(
                        LEFT,
                        "changes row 3",
                        cell(
                                """
                                double weight = 1;
                                double[] v = g[g.length - 1];
                                for (int k = g.length - 2; k >= 0; k--) {
                                    weight *= beta;
                                    for (int i = 0; i < v.length; i++) v[i] += weight * g[k][i];
                                }
                                return v;
                                """))
                .wrong(MANY, "departs", summing("(k < t - 10 ? 0 : Math.pow(beta, t - 1 - k))"));
    }
}
