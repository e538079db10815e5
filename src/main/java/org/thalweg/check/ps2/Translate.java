package org.thalweg.check.ps2;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;
import org.thalweg.core.Objective;

/** From the rate outside to the rate inside, when the rate changes. */
public final class Translate {
    private static final String SAME =
            "the translated run is the same, the rate falling and rising";
    private static final String CONSTANT = "with a constant rate there is nothing to translate";
    private static final String LEFT = "the rates are left alone";
    private static final String WARM = "the same after a warm-up and a decay, twenty updates";

    /** The translation. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns the momentum of each update in the form with the rate inside, v ← mₜv + ηₜg, x ←
         * x − v, that makes it walk as the form with the rate outside does with β.
         *
         * @param lr the rate of each update, all positive; not modified
         * @param beta momentum of the form with the rate outside
         */
        double[] translate(double[] lr, double beta);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "translate",
                    by((lr, beta, t) -> t == 0 ? beta : beta * lr[t] / lr[t - 1]),
                    List.of(
                            mistake(
                                    "You hand β on as it is. While the rate is constant that is right;"
                                            + " where it changes, the old steps inside v still have"
                                            + " their old size and must be made to fit.",
                                    (lr, beta, t) -> beta),
                            mistake(
                                    "Your quotient stands upside down: when the rate falls, the memory"
                                            + " inside v is too *large*.",
                                    (lr, beta, t) -> t == 0 ? beta : beta * lr[t - 1] / lr[t]),
                            mistake(
                                    "You compare each rate with the first. v was already made to fit"
                                            + " at every earlier change: compare with the update"
                                            + " before.",
                                    (lr, beta, t) -> beta * lr[t] / lr[0]),
                            mistake(
                                    "You look one update too far: mₜ needs the rate of its own update"
                                            + " and of the one before, not of the next.",
                                    (lr, beta, t) ->
                                            t + 1 < lr.length ? beta * lr[t + 1] / lr[t] : beta),
                            mistake(
                                    "β is missing: without a change of the rate mₜ must be β.",
                                    (lr, beta, t) -> t == 0 ? beta : lr[t] / lr[t - 1]),
                            mistake(
                                    "mₜ has no unit, a rate has: you need the *ratio* of two rates, not"
                                            + " a rate.",
                                    (lr, beta, t) -> beta * lr[t]),
                            mistake(
                                    "The quotient of the rates enters once, not as its square root.",
                                    (lr, beta, t) ->
                                            t == 0 ? beta : beta * Math.sqrt(lr[t] / lr[t - 1])),
                            mistake(
                                    "You give the effective rate ηₜ/(1 − β). Asked for is a momentum,"
                                            + " a number near β.",
                                    (lr, beta, t) -> lr[t] / (1 - beta)),
                            mistake(
                                    "You keep the sum of weights fitting, 1 − (1 − β)·ratio. That"
                                            + " matches the end speed; the *run* is matched by what is"
                                            + " left of each old step.",
                                    (lr, beta, t) ->
                                            t == 0 ? beta : 1 - (1 - beta) * lr[t - 1] / lr[t])),
                    List.of(
                            Check.<Answer>trajectory(
                                            SAME,
                                            (answer, random) ->
                                                    inside(
                                                            answer,
                                                            new double[] {
                                                                0.08, 0.08, 0.02, 0.02, 0.1, 0.05,
                                                                0.05
                                                            },
                                                            random))
                                    .worth(2),
                            Check.that(CONSTANT, Translate::constant),
                            Check.that(LEFT, Translate::leavesRates),
                            Check.<Answer>trajectory(
                                            WARM,
                                            (answer, random) -> inside(answer, warm(), random))
                                    .hidden()));

    static final Coding<Answer> TASK =
            Coding.method("From one convention to the other", EXERCISE, Answer.class, specimens());

    private Translate() {}

    /** The momentum of update t, counted from 0. */
    @FunctionalInterface
    private interface Momentum {
        double of(double[] lr, double beta, int t);
    }

    private static Answer by(Momentum momentum) {
        return (lr, beta) -> {
            double[] m = new double[lr.length];
            for (int t = 0; t < m.length; t++) {
                m[t] = momentum.of(lr, beta, t);
            }
            return m;
        };
    }

    private static Mistake<Answer> mistake(String says, Momentum momentum) {
        return new Mistake<>(says, by(momentum));
    }

    /** A run with the rate inside and the momentum that the answer gives. */
    private static double[][] inside(Answer answer, double[] lr, SplittableRandom random) {
        double[] m = answer.translate(lr.clone(), 0.8);
        Expect.length(m, lr.length, "the answer, one momentum for each update,");
        int n = 3;
        Objective f = Problems.quadratic(random, n);
        double[] x = Problems.normal(random, n);
        double[] g = new double[n];
        double[] v = new double[n];
        double[][] path = new double[lr.length + 1][];
        path[0] = x.clone();
        for (int t = 0; t < lr.length; t++) {
            f.valueAndGradient(x, g);
            for (int i = 0; i < n; i++) {
                v[i] = m[t] * v[i] + lr[t] * g[i];
                x[i] -= v[i];
            }
            path[t + 1] = x.clone();
        }
        return path;
    }

    private static double[] warm() {
        double[] lr = new double[20];
        for (int t = 0; t < 20; t++) {
            lr[t] = t < 5 ? 0.02 * (t + 1) : 0.1 * Math.pow(0.85, t - 4);
        }
        return lr;
    }

    private static void constant(Answer answer, SplittableRandom random) {
        double beta = 0.6 + 0.3 * random.nextDouble();
        double[] lr = new double[5];
        Arrays.fill(lr, 0.03 + 0.1 * random.nextDouble());
        double[] m = answer.translate(lr, beta);
        Expect.length(m, 5, "the answer, one momentum for each update,");
        for (int t = 1; t < 5; t++) {
            Expect.close(
                    m[t],
                    beta,
                    1e-12,
                    "With a constant rate both forms are the same method with the same β. Yours"
                            + " changes it.");
        }
    }

    private static void leavesRates(Answer answer, SplittableRandom random) {
        double[] lr = {0.1, 0.05, 0.07, 0.01};
        double[] before = lr.clone();
        double[] m = answer.translate(lr, 0.5 + 0.3 * random.nextDouble());
        Expect.untouched(lr, before, "the rates lr");
        Expect.length(m, 4, "the answer, one momentum for each update,");
        Expect.finite(m, "a momentum");
    }

    private static String cell(String inside) {
        return "double[] translate(double[] lr, double beta) {\n" + inside.indent(4) + "}";
    }

    private static String loop(String what) {
        return cell(
                """
                double[] m = new double[lr.length];
                m[0] = beta;
                for (int t = 1; t < lr.length; t++) m[t] = %s;
                return m;
                """
                        .formatted(what));
    }

    private static Specimens specimens() {
        return Specimens.of(
                        """
                        double[] translate(double[] lr, double beta) {
                            throw new UnsupportedOperationException("not yet");
                        }""")
                .right("a loop", loop("beta * lr[t] / lr[t - 1]"))
                .right(
                        "a first momentum of 0, which multiplies nothing",
                        cell(
                                """
                                double[] m = new double[lr.length];
                                for (int t = 1; t < m.length; t++) m[t] = beta * (lr[t] / lr[t - 1]);
                                return m;
                                """))
                .right(
                        "streams",
                        cell(
                                """
                                return IntStream.range(0, lr.length)
                                    .mapToDouble(t -> beta * lr[t] / lr[Math.max(0, t - 1)])
                                    .toArray();
                                """))
                .right(
                        "carries the last rate along",
                        cell(
                                """
                                double[] m = lr.clone();
                                double last = lr[0];
                                for (int t = 0; t < m.length; t++) {
                                    m[t] = beta * lr[t] / last;
                                    last = lr[t];
                                }
                                return m;
                                """))
                .wrong(SAME, "hand β on", loop("beta"))
                .wrong(SAME, "upside down", loop("beta * lr[t - 1] / lr[t]"))
                .wrong(SAME, "compare each rate with the first", loop("beta * lr[t] / lr[0]"))
                .wrong(
                        SAME,
                        "one update too far",
                        cell(
                                """
                                double[] m = new double[lr.length];
                                for (int t = 0; t < m.length - 1; t++) m[t] = beta * lr[t + 1] / lr[t];
                                m[m.length - 1] = beta;
                                return m;
                                """))
                .wrong(SAME, "β is missing", loop("lr[t] / lr[t - 1]"))
                .wrong(CONSTANT, "same β", loop("lr[t] / lr[t - 1]"))
                .wrong(SAME, "ratio", loop("beta * lr[t]"))
                .wrong(SAME, "square root", loop("beta * Math.sqrt(lr[t] / lr[t - 1])"))
                .wrong(SAME, "effective rate", loop("lr[t] / (1 - beta)"))
                .wrong(SAME, "end speed", loop("1 - (1 - beta) * lr[t - 1] / lr[t]"))
                .wrong(
                        SAME,
                        "departs",
                        cell(
                                """
                                double[] m = lr;
                                for (int t = 1; t < m.length; t++) m[t] = beta * lr[t] / lr[t - 1];
                                m[0] = beta;
                                return m;
                                """))
                .wrong(
                        SAME,
                        "must have 7",
                        cell(
                                """
                                double[] m = new double[lr.length - 1];
                                for (int t = 1; t < lr.length; t++)
                                    m[t - 1] = beta * lr[t] / lr[t - 1];
                                return m;
                                """))
                .wrong(SAME, "departs", loop("lr[t] < lr[t - 1] ? beta * lr[t] / lr[t - 1] : beta"))
                .wrong(SAME, "beyond an array", loop("beta * lr[t + 1] / lr[t]"))
                .wrong(SAME, "departs", loop("beta * (int) (lr[t] / lr[t - 1])"))
                .wrong(SAME, "`float`", loop("(float) (beta * lr[t] / lr[t - 1])"))
                .wrong(
                        LEFT,
                        "changes the rates",
                        cell(
                                """
                                for (int t = lr.length - 1; t > 0; t--) lr[t] = beta * lr[t] / lr[t - 1];
                                lr[0] = beta;
                                return lr;
                                """))
                .wrong(
                        WARM,
                        "hand β on",
                        loop(
                                "lr[t] > 2 * lr[t - 1] || lr[t] <= lr[t - 1] / 2"
                                        + " ? beta * lr[t] / lr[t - 1] : beta"));
    }
}
