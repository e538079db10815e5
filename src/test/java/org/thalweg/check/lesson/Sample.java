package org.thalweg.check.lesson;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;
import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Prediction;
import org.thalweg.check.Problems;
import org.thalweg.check.Question;
import org.thalweg.check.Values;
import org.thalweg.check.Verdict;
import org.thalweg.core.Objective;

/**
 * The bank of the sample lesson: every kind of question once, as docs/writing-lessons.md shows it.
 */
public final class Sample {
    private Sample() {}

    // ---- a prediction

    private static final Question FIRST_STEP =
            new Question(
                    "firstStep",
                    "lr = 2.01/L: what does the loss do at the first step?",
                    List.of(
                            wrong(
                                    "a",
                                    "it rises",
                                    "a run that diverges rises at once",
                                    "the loss would go from 5.5 to more than 5.5; the run shows 5.42.",
                                    "The flat coordinate still falls; at first that is more than the"
                                            + " steep one gains."),
                            right(
                                    "b",
                                    "it falls",
                                    "The steep coordinate grows by a factor 1.01, the flat one shrinks"
                                            + " by 0.8, and the sum of both falls first."),
                            wrong(
                                    "c",
                                    "nothing",
                                    "at 2/L the loss stays as it is, and 2.01 is nearly 2",
                                    "both coordinates would have to flip without shrinking.",
                                    "Only the steepest coordinate flips in place at 2/L.")),
                    """
                    Think of two rails. On each the step multiplies the distance by `1 - lr * lambda`.

                    For lambda = 10 that is −1.01, for lambda = 1 it is 0.799. The loss is the sum of
                    both squares: one grows slowly, one shrinks fast. *A falling loss proves nothing
                    about the rail that grows.*
                    """,
                    """
                    Start at (1, 1), loss ½·1 + ½·10 = 5.5. One step: (0.799, −1.01).

                    Loss ½·0.638 + ½·10·1.020 = 5.42: lower.
                    """);

    /** Prediction: the first step at 2.01/L. */
    public static Prediction firstStep(String choice, String confidence) {
        return FIRST_STEP.commit(choice, confidence);
    }

    // ---- a choice

    private static final Question TOTAL_WEIGHT =
            new Question(
                    "totalWeight",
                    "A constant gradient 1, β = 0.9: where does the velocity go?",
                    List.of(
                            wrong(
                                    "a",
                                    "to 1",
                                    "the velocity is an average",
                                    "the weights 1, β, β², … would have to sum to 1.",
                                    "They sum to 1/(1−β): it is a sum, not an average."),
                            right("b", "to 10", "1 + β + β² + … = 1/(1−β) = 10."),
                            wrong(
                                    "c",
                                    "to infinity",
                                    "it adds the gradient for ever",
                                    "nothing would fade.",
                                    "Each step forgets a tenth of what was there.")));

    /** Recall: the total weight of momentum. */
    public static Verdict totalWeight(String choice) {
        return TOTAL_WEIGHT.check(choice);
    }

    // ---- numbers

    private static final Values TRACE =
            new Values(
                    "trace",
                    List.of("x after step 1", "x after step 2", "x after step 3"),
                    numbers(-1, -2.5, -4.25),
                    "v = 1, 1.5, 1.75: each step adds half of the last velocity to the gradient.",
                    List.of(
                            instead(
                                    "You averaged: `v = 0.5 * v + 0.5 * g`. Heavy ball *sums*:"
                                            + " `v = 0.5 * v + g`.",
                                    -0.5,
                                    -1.25,
                                    -2.125),
                            instead("That is plain gradient descent: no memory yet.", -1, -2, -3)));

    /** Trace: three steps of momentum by hand. */
    public static Verdict trace(double... x) {
        return TRACE.check(x);
    }

    // ---- code

    /** One update of momentum in place. */
    @FunctionalInterface
    public interface MomentumStep {
        /** v ← βv + g, w ← w − lr·v. w, v: modified. g: not modified. */
        void step(double[] w, double[] g, double[] v, double lr, double beta);
    }

    private static final Exercise<MomentumStep> MOMENTUM_STEP =
            new Exercise<>(
                    "momentumStep",
                    (w, g, v, lr, beta) -> {
                        for (int i = 0; i < w.length; i++) {
                            v[i] = beta * v[i] + g[i];
                            w[i] -= lr * v[i];
                        }
                    },
                    List.of(
                            new Mistake<>(
                                    "Your velocity forgets β: this is plain gradient descent.",
                                    (w, g, v, lr, beta) -> {
                                        for (int i = 0; i < w.length; i++) {
                                            v[i] = g[i];
                                            w[i] -= lr * v[i];
                                        }
                                    }),
                            new Mistake<>(
                                    "Your velocity is an average, (1−β) stands before the gradient:"
                                            + " steps are 1/(1−β) times too short. Heavy ball sums.",
                                    (w, g, v, lr, beta) -> {
                                        for (int i = 0; i < w.length; i++) {
                                            v[i] = beta * v[i] + (1 - beta) * g[i];
                                            w[i] -= lr * v[i];
                                        }
                                    })),
                    List.of(
                            Check.trajectory(
                                    "seven steps on a random quadratic",
                                    (step, random) ->
                                            walk(step, Problems.quadratic(random, 3), random)),
                            Check.that(
                                    "the gradient is left alone",
                                    (step, random) -> {
                                        double[] g = Problems.normal(random, 4);
                                        double[] v = Problems.normal(random, 4);
                                        double[] before = g.clone();
                                        step.step(new double[4], g, v, 0.1, 0.7);
                                        Expect.untouched(g, before, "the gradient g");
                                    }),
                            Check.that(
                                    "with lr = 0 nothing moves",
                                    (step, random) -> {
                                        double[] w = {1, -2};
                                        step.step(w, new double[] {3, 4}, new double[2], 0, 0.9);
                                        Expect.that(
                                                Arrays.equals(w, new double[] {1, -2}),
                                                "With learning rate 0 your step still moves.");
                                    })));

    /** Implement: one step of momentum. */
    public static Verdict momentumStep(MomentumStep answer) {
        return MOMENTUM_STEP.check(answer);
    }

    private static double[][] walk(MomentumStep step, Objective f, SplittableRandom random) {
        double[] w = Problems.normal(random, 3);
        double[] g = new double[3];
        double[] v = new double[3];
        double[][] path = new double[8][];
        path[0] = w.clone();
        for (int t = 1; t < path.length; t++) {
            f.valueAndGradient(w, g);
            // the rate changes on the way: only then do the two conventions of momentum differ
            step.step(w, g, v, t < 4 ? 0.05 : 0.02, 0.8);
            path[t] = w.clone();
        }
        return path;
    }
}
