package org.thalweg.check.lesson;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;
import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Choice;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Numbers;
import org.thalweg.check.Prediction;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Problems;
import org.thalweg.check.Question;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;
import org.thalweg.check.Verdict;
import org.thalweg.core.Objective;

/** The questions and exercises of lesson 05, momentum. */
public final class Lesson05 {
    private Lesson05() {}

    /** The exercises, in the order of the lesson, as they are graded. */
    public static ProblemSet problems() {
        return new ProblemSet(
                "05",
                "Lesson 05: Momentum",
                "05-momentum.ipynb",
                List.of(
                        new Choice("The end speed", 2, TOTAL_WEIGHT),
                        new Numbers(
                                "trace",
                                "Three updates by hand",
                                3,
                                seat -> TRACE,
                                Specimens.of("double[] trace = {};")),
                        new Numbers(
                                "balanced",
                                "The best settings",
                                3,
                                seat -> BALANCED,
                                Specimens.of("double[] balanced = {};")),
                        Coding.method(
                                "One update of momentum",
                                MOMENTUM_STEP,
                                MomentumStep.class,
                                Specimens.of(
"""
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        Coding.method(
                                "Tune from the curvatures",
                                TUNE,
                                Tune.class,
                                Specimens.of(
"""
double[] tune(double mu, double L) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        new Choice("\"Momentum wins\"", 2, MISSING_RUN)));
    }

    // ---- predictions

    private static final Question CLIMB =
            new Question(
                    "climb",
                    "Momentum with the best settings at κ = 100: what does the loss do first?",
                    List.of(
                            wrong(
                                    "a",
                                    "it falls at every update",
                                    "a good method never makes the loss worse",
                                    "the first losses would go down from 50.5; they are 266, 482, 625,"
                                            + " 687.",
                                    "The factor 9/11 says where a run ends up. It does not forbid a"
                                            + " detour."),
                            wrong(
                                    "b",
                                    "it falls, with a wiggle of less than a tenth",
                                    "a ball in a bowl swings, but it does not climb out",
                                    "it would stay below 56; it reaches 687.",
                                    "A ball cannot climb above its start. The recurrence is not a"
                                            + " ball: its first steps are those of gradient descent at a"
                                            + " rate that is too large."),
                            right(
                                    "c",
                                    "it rises to more than ten times its start",
                                    "The rate 4/121 = 0.033 is above 2/L = 0.02. For a few updates the"
                                            + " steep direction runs away as gradient descent would; then"
                                            + " memory turns it round. The double root of D6 says the same:"
                                            + " t·ρᵗ rises before it falls."),
                            wrong(
                                    "d",
                                    "it rises a little, by less than a half",
                                    "stable means that nothing much can happen",
                                    "it would stay below 76; it reaches 687.",
                                    "Stable speaks of t → ∞. In between t·ρᵗ with ρ = 9/11 grows until"
                                            + " t = 5.")),
                    """
                    Follow the steep direction alone: λ = 100, ηλ = 3.31, from 1.

                    The first step is gradient descent: `x = 1 - 3.31 = -2.31`. The slope is now larger than
                    before and points back, and memory adds the old step *against* it: x = −3.08 and so on.
                    The loss is ½·100·x², so x = −3.7 gives 687.

                    *A factor below 1 is a promise about the end of a run. It is silent about the
                    beginning.*
                    """,
                    """
                    From (1, 1): loss ½·1 + ½·100 = 50.5.

                    Steep coordinate after one update: 1 − 0.03306·100 = −2.306. Loss about
                    ½·100·2.306² = 266. It has risen fivefold in one update.
                    """);

    /** Prediction: the loss of tuned momentum in its first four updates. */
    public static Prediction climb(String choice, String confidence) {
        return CLIMB.commit(choice, confidence);
    }

    private static final Question MEMORY =
            new Question(
                    "memory",
                    "One direction, ηλ = 0.1. β = 0.9 against gradient descent:",
                    List.of(
                            wrong(
                                    "a",
                                    "about ten times faster",
                                    "1/(1−β) = 10 is a speed-up",
                                    "the run would be done after some 13 updates; it takes 256.",
                                    "1/(1−β) is what constant slopes add up to. Near the minimum the"
                                            + " slope changes sign, and momentum rolls past it."),
                            wrong(
                                    "b",
                                    "about twice as fast",
                                    "memory always helps, only less than promised",
                                    "the run would be done after some 66 updates; it takes 256.",
                                    "The factor is √0.9 = 0.949 with memory and 1 − 0.1 = 0.9"
                                            + " without."),
                            right(
                                    "c",
                                    "slower",
                                    "β = 0.9 is above the border (1 − √0.1)² = 0.4675, so the factor is"
                                            + " √0.9 = 0.949. Gradient descent has 1 − ηλ = 0.9. It is nearly"
                                            + " twice as fast."),
                            wrong(
                                    "d",
                                    "divergent",
                                    "an effective step of 10·0.1 = 1 and more is unstable",
                                    "|x| would grow; it shrinks by 0.949 an update.",
                                    "The bound is ηλ < 2(1 + β) = 3.8. Memory raises it.")),
                    """
                    Look at the map from the side: fix ηλ = 0.1 and walk from β = 0 upwards.

                    At β = 0 the factor is 0.9. It falls to 0.684 at β = 0.4675: two real roots meet there.
                    From then on the roots are complex and the factor is √β: 0.707 at ½, 0.949 at 0.9,
                    0.995 at 0.99. *The ball with too little friction swings through the minimum again and
                    again.*

                    Momentum wins where some direction is much flatter than another. Here there is one.
                    """,
                    """
                    D4 for ηλ = 0.1, β = 0.9: r² − 1.8 r + 0.9 = 0. The discriminant is 3.24 − 3.6 < 0, so the
                    roots are complex and |r| = √0.9 = 0.949.

                    Gradient descent: |1 − 0.1| = 0.9. Smaller is faster.
                    """);

    /** Prediction: β = 0.9 in one direction with ηλ = 0.1. */
    public static Prediction memory(String choice, String confidence) {
        return MEMORY.commit(choice, confidence);
    }

    private static final Question CONTROL =
            new Question(
                    "control",
                    "Gradient descent at ten times the rate on the flat direction: what is left?",
                    List.of(
                            wrong(
                                    "a",
                                    "about 0.97",
                                    "on flat ground the slope is too small for any rate to matter",
                                    "ten times the rate would move as far as before; it moves nine times"
                                            + " as far.",
                                    "The step is η·λ·x: it grows with η as with λ."),
                            wrong(
                                    "b",
                                    "about 0.88",
                                    "memory must be worth something beyond the rate",
                                    "momentum would be twice as far as the larger rate; they are at"
                                            + " 0.746 and 0.741.",
                                    "Where slopes agree, memory *is* a larger rate: η/(1−β) = 0.1."),
                            right(
                                    "c",
                                    "about 0.74",
                                    "Slopes agree all the way, so v comes close to 10 g, and η v is 0.1 g:"
                                            + " the step of the larger rate. Momentum is even a little behind,"
                                            + " because it had to pick up speed first."),
                            wrong(
                                    "d",
                                    "more than 1",
                                    "ten times a rate that was fine diverges",
                                    "x would grow; 0.1 is far below 2/λ = 200.",
                                    "The bound is 2/L. On this ground L = 0.01.")),
                    """
                    Two runs with one rate are not a fair race when one of them multiplies its rate by ten.

                    On flat ground slopes hardly change. Then v = g(1 + 0.9 + 0.81 + …) = 10 g, and momentum
                    at 0.01 takes the steps of gradient descent at 0.1. *What momentum really adds is that it
                    may take such steps while a steep direction is near.* The next cell shows that.
                    """,
                    """
                    Gradient descent shrinks x by 1 − ηλ. At η = 0.1: 0.999 an update, and 0.999³⁰⁰ = 0.741.

                    At η = 0.01: 0.9999³⁰⁰ = 0.970.
                    """);

    /** Prediction: the control run at ten times the rate. */
    public static Prediction control(String choice, String confidence) {
        return CONTROL.commit(choice, confidence);
    }

    // ---- choices

    private static final Question TOTAL_WEIGHT =
            new Question(
                    "totalWeight",
                    "β = 0.9, learning rate 0.01, gradient always 1: how far does one late update move?",
                    List.of(
                            wrong(
                                    "a",
                                    "0.01",
                                    "the velocity is an average of gradients",
                                    "the weights 1, β, β², … would have to add up to 1.",
                                    "They add up to 1/(1−β) = 10: a sum, not an average."),
                            right(
                                    "b",
                                    "0.1",
                                    "v goes to 1/(1−β) = 10, and 0.01 · 10 = 0.1: the effective rate."),
                            wrong(
                                    "c",
                                    "0.001",
                                    "1 − β stands before the gradient and shrinks the step",
                                    "v would stay near 0.1; it is 9.02 after 22 updates.",
                                    "In v ← βv + g the gradient enters whole."),
                            wrong(
                                    "d",
                                    "more and more, without end",
                                    "every update adds another gradient",
                                    "nothing would be lost; but a tenth of v is lost at each update.",
                                    "Gain 1 and loss 0.1·v balance at v = 10.")));

    /** Recall: the speed that constant gradients lead to. */
    public static Verdict totalWeight(String choice) {
        return TOTAL_WEIGHT.check(choice);
    }

    private static final Question MISSING_RUN =
            new Question(
                    "missingRun",
                    "SGD 0.1 against momentum 0.9 at 0.1: which run is missing?",
                    List.of(
                            wrong(
                                    "a",
                                    "momentum with β = 0.99 at learning rate 0.1",
                                    "the sweep over β must be complete",
                                    "it would tell which β is better, not whether memory is.",
                                    "First ask what the comparison itself confounds: memory and rate."),
                            right(
                                    "b",
                                    "SGD at learning rate 1",
                                    "Momentum at 0.1 has the effective rate 0.1/(1 − 0.9) = 1. Only SGD at"
                                            + " 1 tells whether memory or the larger rate made the"
                                            + " difference."),
                            wrong(
                                    "c",
                                    "SGD at learning rate 0.01",
                                    "momentum divides the rate by ten",
                                    "SGD would need a *smaller* rate to match; it needs a larger one.",
                                    "v sums: it multiplies the rate by 1/(1−β)."),
                            wrong(
                                    "d",
                                    "both again for ten times as many epochs",
                                    "given time enough, the better method shows",
                                    "both runs would be longer, and their rates as different as before.",
                                    "Time does not repair an unequal rate.")));

    /** Critique: the control run that a comparison lacks. */
    public static Verdict missingRun(String choice) {
        return MISSING_RUN.check(choice);
    }

    // ---- numbers

    private static final Values TRACE =
            new Values(
                    "trace",
                    List.of("x after update 1", "x after update 2", "x after update 3"),
                    numbers(-1, -2.5, -4.25),
                    "v = 1, 1.5, 1.75: each update adds half of the last velocity to the gradient.",
                    List.of(
                            instead(
                                    "You averaged: `v = 0.5 * v + 0.5 * g`. Heavy ball *sums*:"
                                            + " `v = 0.5 * v + g`.",
                                    -0.5,
                                    -1.25,
                                    -2.125),
                            instead(
                                    "That is plain gradient descent: your velocity forgets at once.",
                                    -1,
                                    -2,
                                    -3),
                            instead(
                                    "You moved with the old velocity. First *remember*, then *move*: the"
                                            + " first update already moves by 1.",
                                    0,
                                    -1,
                                    -2.5),
                            instead(
                                    "β stands before the gradient: `v = v + 0.5 * g`. It belongs before"
                                            + " the old velocity, so that the velocity decays.",
                                    -0.5,
                                    -1.5,
                                    -3),
                            instead(
                                    "In Java `1 / 2` is 0: your velocity forgets. Or β was not used at"
                                            + " all.",
                                    -1,
                                    -2,
                                    Double.NaN),
                            instead(
                                    "Nothing decays: you used β = 1, where every gradient stays whole.",
                                    -1,
                                    -3,
                                    -6),
                            instead(
                                    "The sign: the update *subtracts* the velocity.",
                                    1,
                                    2.5,
                                    4.25)));

    /** Trace: three updates of momentum by hand. */
    public static Verdict trace(double... x) {
        return TRACE.check(x);
    }

    private static final Values BALANCED =
            new Values(
                    "balanced",
                    List.of("the learning rate η", "the momentum β", "the factor of one update"),
                    numbers(1 / 9.0, 4 / 9.0, 2 / 3.0),
                    "η = 4/(5 + 1)² = 1/9, √β = (5 − 1)/(5 + 1) = 2/3, β = 4/9. Gradient descent has the"
                            + " factor 24/26 = 0.92. The lesson uses these settings once more: where they"
                            + " fail.",
                    List.of(
                            instead(
                                    "(√κ − 1)/(√κ + 1) is √β, the factor. β is its square.",
                                    1 / 9.0,
                                    2 / 3.0,
                                    Double.NaN),
                            instead(
                                    "The factor is √β, not β: two memories, x and v, share the"
                                            + " shrinking.",
                                    1 / 9.0,
                                    4 / 9.0,
                                    4 / 9.0),
                            instead(
                                    "That is the balance of gradient descent, 2/(L + μ) and"
                                            + " (κ − 1)/(κ + 1). With memory the roots √L and √μ take their"
                                            + " place.",
                                    1 / 13.0,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "κ = 25, but D7 needs √κ = 5.",
                                    Double.NaN,
                                    Double.NaN,
                                    24 / 26.0),
                            instead(
                                    "The square is missing: η = 4/(√L + √μ)², and √L + √μ = 6.",
                                    2 / 3.0,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "In Java `1 / 9` is 0, a division of whole numbers. Write"
                                            + " `1 / 9.0`.",
                                    0,
                                    0,
                                    0)));

    /** Trace: the balanced settings for curvatures 1 to 25. */
    public static Verdict balanced(double... settings) {
        return BALANCED.check(settings);
    }

    // ---- one update

    /** One update of momentum in place, the learning rate outside. */
    @FunctionalInterface
    public interface MomentumStep {
        /** v ← βv + g, x ← x − lr·v. x, v: modified. g: not modified. */
        void step(double[] x, double[] g, double[] v, double lr, double beta);
    }

    /** What a mistake does to one coordinate: returns the new x and the new v. */
    @FunctionalInterface
    private interface Coordinate {
        double[] next(double x, double g, double v, double lr, double beta);
    }

    private static Mistake<MomentumStep> mistake(String says, Coordinate rule) {
        return new Mistake<>(
                says,
                (x, g, v, lr, beta) -> {
                    for (int i = 0; i < x.length; i++) {
                        double[] next = rule.next(x[i], g[i], v[i], lr, beta);
                        x[i] = next[0];
                        v[i] = next[1];
                    }
                });
    }

    private static double[] moved(double x, double step, double v) {
        return new double[] {x - step, v};
    }

    private static final Exercise<MomentumStep> MOMENTUM_STEP =
            new Exercise<>(
                    "momentumStep",
                    (x, g, v, lr, beta) -> {
                        for (int i = 0; i < x.length; i++) {
                            v[i] = beta * v[i] + g[i];
                            x[i] -= lr * v[i];
                        }
                    },
                    List.of(
                            mistake(
                                    "Your velocity forgets: this is plain gradient descent. v must"
                                            + " survive from one call to the next, so write into the"
                                            + " array v.",
                                    (x, g, v, lr, beta) -> moved(x, lr * g, g)),
                            mistake(
                                    "Your velocity is an average: (1−β) stands before the gradient."
                                            + " Steps are 1/(1−β) times too short. Heavy ball sums.",
                                    (x, g, v, lr, beta) -> {
                                        double w = beta * v + (1 - beta) * g;
                                        return moved(x, lr * w, w);
                                    }),
                            mistake(
                                    "Your learning rate stands inside the velocity: v ← βv + ηg, x ← x −"
                                            + " v. With a constant rate that is the same run; the rate"
                                            + " dropped on the way, and your old steps kept their old"
                                            + " size. Here the rate stands outside.",
                                    (x, g, v, lr, beta) -> {
                                        double w = beta * v + lr * g;
                                        return moved(x, w, w);
                                    }),
                            mistake(
                                    "Your learning rate is used twice, in v and in the move. Steps have"
                                            + " the size lr².",
                                    (x, g, v, lr, beta) -> {
                                        double w = beta * v + lr * g;
                                        return moved(x, lr * w, w);
                                    }),
                            mistake(
                                    "You move with the old velocity: the first update goes nowhere."
                                            + " First remember, then move.",
                                    (x, g, v, lr, beta) -> moved(x, lr * v, beta * v + g)),
                            mistake(
                                    "β stands before the gradient, so the velocity never decays. It"
                                            + " belongs before the old velocity: v ← βv + g.",
                                    (x, g, v, lr, beta) -> {
                                        double w = v + beta * g;
                                        return moved(x, lr * w, w);
                                    }),
                            mistake(
                                    "Your velocity never decays: β is missing before the old velocity.",
                                    (x, g, v, lr, beta) -> {
                                        double w = v + g;
                                        return moved(x, lr * w, w);
                                    }),
                            mistake(
                                    "You add momentum twice: once inside v and once more in the move.",
                                    (x, g, v, lr, beta) -> {
                                        double w = beta * v + g;
                                        return moved(x, lr * (w + beta * v), w);
                                    }),
                            mistake(
                                    "You move by g + βv with the new v: that is the update of lesson 06."
                                            + " Heavy ball moves by v alone.",
                                    (x, g, v, lr, beta) -> {
                                        double w = beta * v + g;
                                        return moved(x, lr * (g + beta * w), w);
                                    }),
                            mistake(
                                    "The sign: you add the velocity and climb. The update subtracts it.",
                                    (x, g, v, lr, beta) -> {
                                        double w = beta * v + g;
                                        return moved(x, -lr * w, w);
                                    })),
                    List.of(
                            Check.independent(
                                    "two runs at once do not disturb each other",
                                    step -> {
                                        double[] x = {1, -2};
                                        double[] v = new double[2];
                                        return () -> {
                                            step.step(
                                                    x, new double[] {x[0], 3 * x[1]}, v, 0.1, 0.6);
                                            return x.clone();
                                        };
                                    }),
                            Check.trajectory(
                                    "eight updates on a random bowl, the rate dropping on the way",
                                    (step, random) ->
                                            walk(step, Problems.quadratic(random, 3), 3, random)),
                            Check.trajectory(
                                    "eight updates of logistic regression in one dimension",
                                    (step, random) ->
                                            walk(step, Problems.logistic(random, 1), 1, random)),
                            Check.trajectory(
                                    "eight updates of a network on XOR, 17 parameters",
                                    (step, random) -> walk(step, Problems.xor(), 17, random)),
                            Check.that(
                                    "with β = 0 it is gradient descent, to the last bit",
                                    Lesson05::withoutMomentum),
                            Check.that(
                                    "the gradient is left alone",
                                    (step, random) -> {
                                        double[] g = Problems.normal(random, 4);
                                        double[] before = g.clone();
                                        step.step(
                                                new double[4],
                                                g,
                                                Problems.normal(random, 4),
                                                0.1,
                                                0.7);
                                        Expect.untouched(g, before, "the gradient g");
                                    }),
                            Check.that(
                                    "a gradient of zero lets it coast, and stay finite",
                                    (step, random) -> {
                                        double[] x = {1};
                                        double[] v = {0};
                                        step.step(x, new double[1], v, 0.1, 0.9);
                                        Expect.finite(x, "x after a gradient of 0");
                                        Expect.that(
                                                x[0] == 1, "Without slope and speed x must stay.");
                                    }),
                            Check.that(
                                    "at the balanced settings the measured factor is"
                                            + " (√κ − 1)/(√κ + 1)",
                                    (step, random) ->
                                            measured(step, 20 + 80 * random.nextDouble()))));

    /** Implement: one update of momentum. */
    public static Verdict momentumStep(MomentumStep answer) {
        return MOMENTUM_STEP.check(answer);
    }

    private static void withoutMomentum(MomentumStep step, SplittableRandom random) {
        double[] x = Problems.normal(random, 3);
        double[] plain = x.clone();
        double[] v = new double[3];
        for (int t = 0; t < 5; t++) {
            double[] g = Problems.normal(random, 3);
            step.step(x, g, v, 0.3, 0);
            for (int i = 0; i < 3; i++) {
                plain[i] -= 0.3 * g[i];
            }
        }
        Expect.that(
                Arrays.equals(x, plain),
                "With β = 0 nothing is remembered, and the update is x ← x − lr·g. Yours differs.");
    }

    private static double[][] walk(MomentumStep step, Objective f, int n, SplittableRandom random) {
        double[] x = Problems.normal(random, n);
        double[] g = new double[n];
        double[] v = new double[n];
        double[][] path = new double[9][];
        path[0] = x.clone();
        for (int t = 1; t < path.length; t++) {
            f.valueAndGradient(x, g);
            // Only where the rate changes do the two conventions of momentum part.
            step.step(x, g, v, t < 5 ? 0.07 : 0.02, 0.8);
            path[t] = x.clone();
        }
        return path;
    }

    private static void measured(MomentumStep step, double kappa) {
        double root = Math.sqrt(kappa);
        double beta = Math.pow((root - 1) / (root + 1), 2);
        double factor = factor(step, new double[] {1, kappa}, 4 / ((root + 1) * (root + 1)), beta);
        double want = (root - 1) / (root + 1);
        Expect.that(
                Math.abs(factor - want) <= 0.05 * want,
                "On a bowl with condition number κ and the balanced settings of D7 your update does not"
                        + " shrink the distance by (√κ − 1)/(√κ + 1).");
    }

    /** The factor of one update, measured between the second and the third third of a run. */
    private static double factor(MomentumStep step, double[] lambda, double lr, double beta) {
        double kappa = lambda[lambda.length - 1] / lambda[0];
        int third = (int) (60 + 15 * Math.sqrt(kappa));
        double[] x = new double[lambda.length];
        Arrays.fill(x, 1);
        double[] v = new double[lambda.length];
        double[] g = new double[lambda.length];
        double early = 0;
        double late = 0;
        for (int t = 1; t <= 2 * third; t++) {
            for (int i = 0; i < x.length; i++) {
                g[i] = lambda[i] * x[i];
            }
            step.step(x, g, v, lr, beta);
            double size = 0;
            for (int i = 0; i < x.length; i++) {
                size += x[i] * x[i] + lr * v[i] * lr * v[i];
            }
            if (t == third) {
                early = Math.sqrt(size);
            }
            late = Math.sqrt(size);
        }
        return Math.pow(late / early, 1.0 / third);
    }

    // ---- tuning

    /** The best settings for a bowl. */
    @FunctionalInterface
    public interface Tune {
        /** Returns {learning rate, β} for curvatures from mu to L, 0 &lt; mu ≤ L. */
        double[] settings(double mu, double largest);
    }

    private static double[] best(double mu, double largest) {
        double sum = Math.sqrt(largest) + Math.sqrt(mu);
        double difference = Math.sqrt(largest) - Math.sqrt(mu);
        return new double[] {4 / (sum * sum), Math.pow(difference / sum, 2)};
    }

    private static final Exercise<Tune> TUNE =
            new Exercise<>(
                    "tune",
                    Lesson05::best,
                    List.of(
                            new Mistake<>(
                                    "Your rate is 2/(L + μ), the balance of gradient descent. With memory"
                                            + " D7 balances the roots: 4/(√L + √μ)².",
                                    (mu, l) -> new double[] {2 / (l + mu), best(mu, l)[1]}),
                            new Mistake<>(
                                    "Your β is (√κ − 1)/(√κ + 1). That is √β, the factor: square it.",
                                    (mu, l) ->
                                            new double[] {
                                                best(mu, l)[0], Math.sqrt(best(mu, l)[1])
                                            }),
                            new Mistake<>(
                                    "Your β uses κ where D7 has √κ.",
                                    (mu, l) ->
                                            new double[] {
                                                best(mu, l)[0], Math.pow((l - mu) / (l + mu), 2)
                                            }),
                            new Mistake<>(
                                    "The square is missing in your rate: 4/(√L + √μ)².",
                                    (mu, l) ->
                                            new double[] {
                                                4 / (Math.sqrt(l) + Math.sqrt(mu)), best(mu, l)[1]
                                            }),
                            new Mistake<>(
                                    "β = 0.9 is a custom, made for κ = 1442. Here κ is known: use it.",
                                    (mu, l) -> new double[] {best(mu, l)[0], 0.9}),
                            new Mistake<>(
                                    "Your settings depend on κ alone, as if μ were 1. β does; the rate"
                                            + " has a scale, 1/curvature.",
                                    (mu, l) -> best(1, l / mu)),
                            new Mistake<>(
                                    "Your two numbers stand in the wrong order: the rate first, then β.",
                                    (mu, l) -> new double[] {best(mu, l)[1], best(mu, l)[0]})),
                    List.of(
                            Check.trajectory(
                                    "the settings for six random pairs of curvatures",
                                    Lesson05::settings),
                            Check.that(
                                    "the measured factor is within 5 % of the way from"
                                            + " (√κ − 1)/(√κ + 1) to 1",
                                    Lesson05::tuned),
                            Check.that(
                                    "a round bowl needs no memory",
                                    (tune, random) -> {
                                        double[] round = tune.settings(4, 4);
                                        Expect.length(round, 2, "the settings");
                                        Expect.close(
                                                round,
                                                new double[] {0.25, 0},
                                                1e-12,
                                                "With μ = L one step of gradient descent at 1/L arrives: β"
                                                        + " must be 0.");
                                    })));

    /** Design: settings of momentum from the curvatures. */
    public static Verdict tune(Tune answer) {
        return TUNE.check(answer);
    }

    private static double[][] settings(Tune tune, SplittableRandom random) {
        double[][] rows = new double[7][];
        rows[0] = new double[2];
        for (int k = 1; k < rows.length; k++) {
            double mu = 0.5 + 3 * random.nextDouble();
            double[] pair = tune.settings(mu, mu * (2 + 60 * random.nextDouble()));
            Expect.length(pair, 2, "the settings");
            rows[k] = pair.clone();
        }
        return rows;
    }

    private static void tuned(Tune tune, SplittableRandom random) {
        for (double kappa : new double[] {2, 100, 10_000}) {
            double mu = 0.1 + random.nextDouble();
            double[] pair = tune.settings(mu, kappa * mu);
            Expect.finite(pair, "a setting");
            double[] lambda = {mu, mu * (1 + (kappa - 1) * random.nextDouble()), kappa * mu};
            double best = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
            double got = factor(MOMENTUM_STEP.reference(), lambda, pair[0], pair[1]);
            Expect.that(
                    got <= best + 0.05 * (1 - best),
                    "On a bowl with κ = "
                            + (int) kappa
                            + " momentum with your settings is slower than it could be.");
        }
    }
}
