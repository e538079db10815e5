package org.thalweg.check.lesson;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;
import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.thalweg.check.Check;
import org.thalweg.check.Choice;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Numbers;
import org.thalweg.check.Oracle;
import org.thalweg.check.Prediction;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Problems;
import org.thalweg.check.Question;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;
import org.thalweg.check.Verdict;
import org.thalweg.check.Wanted;
import org.thalweg.core.Objective;
import org.thalweg.function.Quadratic;

/** The questions and exercises of lesson 02. */
public final class Lesson02 {
    private Lesson02() {}

    /** The exercises, in the order of the lesson, as they are graded. */
    public static ProblemSet problems() {
        return new ProblemSet(
                "02",
                "Lesson 02: Batch gradient descent",
                "02-batch-gradient-descent.ipynb",
                List.of(
                        new Choice("Who decides?", 2, WHO_DECIDES),
                        new Numbers(
                                "twoSteps",
                                "Two steps by hand",
                                3,
                                seat -> TWO_STEPS,
                                Specimens.of("double[] twoSteps = {};")),
                        Coding.method(
                                "The gradient of a line",
                                MEAN_GRADIENT,
                                LineGradient.class,
                                Specimens.of(
"""
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        // two lines are missing
    }
    throw new UnsupportedOperationException("not yet");
}
""")),
                        Coding.method(
                                "Gradient descent",
                                GRADIENT_DESCENT,
                                Descent.class,
                                Specimens.of(
"""
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        new Choice("Ship it?", 2, SHIP_IT),
                        new Choice("Ship it?", 2, ASK_FOR),
                        new Coding<>(
                                "Luck of the start",
                                LUCKY_START,
                                List.of(Wanted.variable("luckyStart", double[].class)),
                                given ->
                                        chosen(
                                                given.get(
                                                        Wanted.variable(
                                                                "luckyStart", double[].class))),
                                Specimens.of("double[] luckyStart = {};"))));
    }

    // ---- predictions

    private static final Question FASTEST =
            new Question(
                    "fastest",
                    "Curvatures 1 and 10: which rate needs the fewest updates to a millionth of the"
                            + " loss?",
                    List.of(
                            wrong(
                                    "a",
                                    "lr = 0.5/L",
                                    "careful steps arrive sooner, because none is wasted",
                                    "0.5/L would need the fewest updates; it needs 112, the most of the"
                                            + " four.",
                                    "Nothing is wasted there, and little is gained: the flat coordinate"
                                            + " keeps 95 % of its distance at every update."),
                            wrong(
                                    "b",
                                    "lr = 1/L",
                                    "the rate that is best for the steep direction is best for all",
                                    "no larger rate would be faster; 1.5/L needs 36 updates against 55.",
                                    "At 1/L the steep coordinate arrives in one update and then waits for"
                                            + " the flat one, which would like a larger rate."),
                            right(
                                    "c",
                                    "lr = 1.5/L",
                                    "36 updates. The flat coordinate shrinks by 0.85 at every update, the"
                                            + " steep one by 0.5 while it changes sides: neither waits"
                                            + " long for the other."),
                            wrong(
                                    "d",
                                    "lr = 1.9/L",
                                    "the largest safe rate is the fastest",
                                    "it would beat 1.5/L; it needs 66 updates, 1.5/L needs 36.",
                                    "Near the border the steep coordinate flips from side to side and"
                                            + " keeps 90 % of its distance each time.")),
                    """
                    Picture two runners who must both arrive. One walks on the flat floor and is glad of \
                    every increase of the rate. The other bounces between two steep walls, and beyond 1/L \
                    every increase makes her land farther up the opposite wall.

                    Per update the flat runner keeps the share 1 − η, the steep one |1 − 10 η|. At 0.5/L \
                    that is 0.95 and 0.5; at 1/L 0.9 and 0; at 1.5/L 0.85 and 0.5; at 1.9/L 0.81 and 0.9. \
                    The larger share of each pair decides in the end: 0.95, 0.9, 0.85, 0.9.

                    So neither "careful" nor "as large as allowed" is fast. The best rate lies where the \
                    two shares balance.
                    """,
                    """
                    One update from (1, 1) with η = 1.5/10 = 0.15.

                    Flat: `1 − 0.15 * 1 = 0.85`. Steep: `1 − 0.15 * 10 = −0.5`.

                    The loss has the squares: after t updates about 0.85^(2t) of the flat part is left. The \
                    flat part is 1/11 of the whole, so ask for 0.85^(2t) = 11e-6: t = 35.1, so 36 updates.

                    The same at 1/L: 0.9^(2t) = 11e-6 gives t = 54.2, so 55.
                    """);

    /** Prediction: the fastest of four rates. */
    public static Prediction fastest(String choice, String confidence) {
        return FASTEST.commit(choice, confidence);
    }

    private static final Question FIRST_STEP =
            new Question(
                    "firstStep",
                    "lr = 2.01/L from (1, 1): what is the loss after one update?",
                    List.of(
                            wrong(
                                    "a",
                                    "larger than at the start",
                                    "a run that diverges rises at once",
                                    "the loss would go from 5.5 to more than 5.5; it goes to 5.42.",
                                    "The steep part grows by 2 %, from 5 to 5.1. The flat part falls from"
                                            + " 0.5 to 0.32, and at first that is more."),
                            right(
                                    "b",
                                    "smaller",
                                    "The steep part grows from 5 to 5.1, the flat part falls from 0.5 to"
                                            + " 0.32: together 5.42, less than 5.5. After a few updates"
                                            + " there is no flat part left to hide behind."),
                            wrong(
                                    "c",
                                    "the same",
                                    "at the border the loss stays, and 2.01 is nearly 2",
                                    "the loss would still be 5.5; it is 5.42, and at 2/L it would be 5.32.",
                                    "Even at 2/L only the steep part stays. The flat part falls."),
                            wrong(
                                    "d",
                                    "not a number any more",
                                    "divergence means overflow",
                                    "one update would leave the range of a double, 1e308; it leads from"
                                            + " 5.5 to 5.42.",
                                    "Divergence is growth by a factor, here 1.02 for the loss. Overflow is"
                                            + " its end, tens of thousands of updates later.")),
                    """
                    Picture two accounts. One holds 5 and earns 2 % interest at every update. The other \
                    holds 0.5 and loses a third at every update. You see the sum only.

                    5.5 becomes 5.10 + 0.32 = 5.42, then 5.20 + 0.20 = 5.41, then 5.31 + 0.13 = 5.44. The \
                    sum falls while the small account has something to lose. Then the interest shows.

                    So a loss that falls at first says nothing about the rate. Above 2/L the rise may be \
                    late; it does not stay away.
                    """,
                    """
                    One update with η = 0.201. Steep: `1 − 0.201 * 10 = −1.01`. Flat: `1 − 0.201 = 0.799`.

                    You stand at (0.799, −1.01). The loss there is \
                    `½ (0.799² + 10 * 1.01²) = ½ (0.6384 + 10.201) = 5.42`.

                    At the start it was `½ (1 + 10) = 5.5`. It fell, although the steep coordinate moved \
                    away from 0.
                    """);

    /** Prediction: the first step at 2.01/L. */
    public static Prediction firstStep(String choice, String confidence) {
        return FIRST_STEP.commit(choice, confidence);
    }

    private static final Question FLAT_LINE =
            new Question(
                    "flatLine",
                    "lr = 2/L: the loss has become a flat line at 5. What is the gradient norm there?",
                    List.of(
                            wrong(
                                    "a",
                                    "nearly 0",
                                    "a flat loss curve means a flat place",
                                    "the norm would fall toward 0; it is 10.0 at update 100.",
                                    "The loss curve is flat in *time*. The place is as steep as ever; you"
                                            + " jump between two such places of equal height."),
                            wrong(
                                    "b",
                                    "about 5",
                                    "the gradient shrinks together with the loss",
                                    "the norm would be near 5; it is 10.0.",
                                    "The loss barely shrank, from 5.5 to 5, and the norm barely shrank with"
                                            + " it: only the flat part is gone."),
                            right(
                                    "c",
                                    "about 10",
                                    "The point jumps between (0, 1) and (0, −1). The gradient there is"
                                            + " (0, ±10), as long as at the start but for the flat part."),
                            wrong(
                                    "d",
                                    "growing without end",
                                    "at the border the run already diverges",
                                    "the norm would rise from update to update; it falls from 10.05 to"
                                            + " 10.00 and stays.",
                                    "At 2/L the factor is exactly −1: neither growth nor decay.")),
                    """
                    Picture a ball that is thrown from one wall of a valley to the other, and lands at \
                    exactly the height it came from. Its height never changes. Nobody would call that rest.

                    At 2/L the steep factor is 1 − 10 · 0.2 = −1. The point is at (0, 1), then at (0, −1), \
                    then at (0, 1). The loss is ½ · 10 · 1 = 5 in both, the gradient is (0, 10), then \
                    (0, −10).

                    So "the loss does not change" and "we have arrived" are two different things. The \
                    gradient tells them apart.
                    """,
                    """
                    The gradient of ½ (x₁² + 10 x₂²) is (x₁, 10 x₂).

                    After many updates at 2/L: x₁ has the factor 0.8 and is as good as 0. x₂ has the factor \
                    −1 and is 1 or −1.

                    So the gradient is (0, ±10), and its norm is 10.
                    """);

    /** Prediction: the gradient where the loss curve is flat. */
    public static Prediction flatLine(String choice, String confidence) {
        return FLAT_LINE.commit(choice, confidence);
    }

    // ---- 1 recall

    private static final Question WHO_DECIDES =
            new Question(
                    "whoDecides",
                    "Which one number sets the largest safe rate of a bowl?",
                    List.of(
                            wrong(
                                    "a",
                                    "the norm of the gradient at the start",
                                    "where it is steep, a step must be short",
                                    "the safe rate would change with the start; in D4 the start appears"
                                            + " nowhere in the factor 1 − ηλ.",
                                    "A long gradient makes a long step, and the bowl is that much wider"
                                            + " there: both scale together."),
                            wrong(
                                    "b",
                                    "the smallest curvature",
                                    "the flat direction is the difficult one",
                                    "a bowl with curvatures 1 and 10 would be safe up to 2; at 0.201 it"
                                            + " diverges.",
                                    "The flat direction decides how long you wait, not how far you may"
                                            + " step."),
                            right(
                                    "c",
                                    "the largest curvature",
                                    "The factor 1 − ηλ leaves the range −1 to 1 first for the largest λ,"
                                            + " at η = 2/L."),
                            wrong(
                                    "d",
                                    "the loss at the start",
                                    "a high start needs care",
                                    "moving the bowl up by 1000 would change the safe rate; the update"
                                            + " does not even see it.",
                                    "The update uses the gradient. The height of the loss has no part in"
                                            + " it.")));

    /** Exercise 1: who sets the bound. */
    public static Verdict whoDecides(String choice) {
        return WHO_DECIDES.check(choice);
    }

    // ---- 2 trace

    private static final Values TWO_STEPS =
            new Values(
                    "twoSteps",
                    List.of(
                            "x₁ after update 1",
                            "x₂ after update 1",
                            "x₁ after update 2",
                            "x₂ after update 2"),
                    numbers(0.81, -0.9, 0.6561, 0.81),
                    "The factors are 1 − 0.19 = 0.81 and 1 − 1.9 = −0.9. The flat coordinate shrinks, the"
                            + " steep one shrinks while it changes sides.",
                    List.of(
                            instead(
                                    "You went uphill: the update *subtracts* lr times the gradient.",
                                    1.19,
                                    2.9,
                                    1.4161,
                                    8.41),
                            instead(
                                    "Those are the steps, lr times the gradient. Subtract each from the point"
                                            + " where it began.",
                                    0.19,
                                    1.9,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "The second update must measure again: its gradient is taken at the new"
                                            + " point, not at (1, 1).",
                                    0.81,
                                    -0.9,
                                    0.62,
                                    -2.8),
                            instead(
                                    "The ½ is lost: the gradient of ½ · 10 x₂² is 10 x₂, not 20 x₂.",
                                    0.62,
                                    -2.8,
                                    0.3844,
                                    7.84),
                            instead(
                                    "You used the curvature 1 for both coordinates: the gradient of the second"
                                            + " is 10 x₂.",
                                    0.81,
                                    0.81,
                                    0.6561,
                                    0.6561),
                            instead(
                                    "Mind the sign: 1 − 1.9 is −0.9. The steep coordinate crosses to the other"
                                            + " side.",
                                    0.81,
                                    0.9,
                                    0.6561,
                                    0.81),
                            instead(
                                    "The second update multiplies by −0.9 again, and −0.9 times −0.9 is"
                                            + " positive.",
                                    0.81,
                                    -0.9,
                                    0.6561,
                                    -0.81),
                            instead(
                                    "The same *amount* again is not the same *factor*: the gradient has become"
                                            + " smaller with x.",
                                    0.81,
                                    -0.9,
                                    0.62,
                                    Double.NaN)));

    /** Exercise 2: two updates by hand. */
    public static Verdict twoSteps(double... values) {
        return TWO_STEPS.check(values);
    }

    // ---- 3 implement: the gradient of a line

    /** The gradient of the mean loss of a line. */
    @FunctionalInterface
    public interface LineGradient {
        /** Returns (∂f/∂w, ∂f/∂b) of 1/(2n) Σ (w xᵢ + b − yᵢ)². x, y: not modified. */
        double[] at(double[] x, double[] y, double w, double b);
    }

    /** Returns a right gradient times a factor of n, as most mistakes are. */
    private static LineGradient times(IntToDoubleFunction factor) {
        return (x, y, w, b) -> {
            double c = factor.applyAsDouble(x.length);
            double[] g = line(x, y, w, b);
            return new double[] {c * g[0], c * g[1]};
        };
    }

    private static double[] line(double[] x, double[] y, double w, double b) {
        double gw = 0;
        double gb = 0;
        for (int i = 0; i < x.length; i++) {
            double r = w * x[i] + b - y[i];
            gw += r * x[i] / x.length;
            gb += r / x.length;
        }
        return new double[] {gw, gb};
    }

    private static final Exercise<LineGradient> MEAN_GRADIENT =
            new Exercise<>(
                    "meanGradient",
                    Lesson02::line,
                    List.of(
                            new Mistake<>(
                                    "That is the gradient of the *sum*: with twice the rows it is twice as"
                                            + " long, and every safe rate changes. Divide by the number of"
                                            + " rows.",
                                    times(n -> n)),
                            new Mistake<>(
                                    "Divided by n twice: the mean is taken once, either inside the loop or"
                                            + " after it.",
                                    times(n -> 1.0 / n)),
                            new Mistake<>(
                                    "The sign is turned round: the residual is prediction minus target,"
                                            + " `w * x[i] + b - y[i]`.",
                                    times(n -> -1)),
                            new Mistake<>(
                                    "Twice as long as it is: the ½ of the loss cancels the 2 of the square.",
                                    times(n -> 2)),
                            new Mistake<>(
                                    "Only half as long as it is: differentiating the square brings a 2 that"
                                            + " cancels the ½ of the loss.",
                                    times(n -> 0.5)),
                            new Mistake<>(
                                    "The first number is a mean, the second is still a sum: divide both by"
                                            + " the number of rows.",
                                    (x, y, w, b) -> {
                                        double[] g = line(x, y, w, b);
                                        return new double[] {g[0], x.length * g[1]};
                                    }),
                            new Mistake<>(
                                    "The second number is a mean, the first is still a sum: divide both by"
                                            + " the number of rows.",
                                    (x, y, w, b) -> {
                                        double[] g = line(x, y, w, b);
                                        return new double[] {x.length * g[0], g[1]};
                                    }),
                            new Mistake<>(
                                    "Always 0: `1 / n` with two ints is 0. Write `1.0 / n`, or divide the sum"
                                            + " at the end.",
                                    times(n -> 0)),
                            new Mistake<>(
                                    "Both numbers are the derivative with respect to `w`. For `b` there is no"
                                            + " factor `x[i]`.",
                                    (x, y, w, b) -> {
                                        double gw = line(x, y, w, b)[0];
                                        return new double[] {gw, gw};
                                    }),
                            new Mistake<>(
                                    "The factor `x[i]` is missing in the derivative with respect to `w`.",
                                    (x, y, w, b) -> {
                                        double gb = line(x, y, w, b)[1];
                                        return new double[] {gb, gb};
                                    }),
                            new Mistake<>(
                                    "The two are in the wrong order: first `w`, then `b`.",
                                    (x, y, w, b) -> {
                                        double[] g = line(x, y, w, b);
                                        return new double[] {g[1], g[0]};
                                    }),
                            new Mistake<>(
                                    "Only the last row counts: `=` where `+=` is meant.",
                                    (x, y, w, b) -> {
                                        int n = x.length;
                                        double r = w * x[n - 1] + b - y[n - 1];
                                        return new double[] {r * x[n - 1] / n, r / n};
                                    })),
                    List.of(
                            Check.trajectory(
                                    "five updates of a line through seven random points",
                                    (answer, random) -> fitLine(answer, random)),
                            Check.that(
                                    "x and y are left alone",
                                    (answer, random) -> {
                                        double[] x = Problems.normal(random, 4);
                                        double[] y = Problems.normal(random, 4);
                                        double[] xBefore = x.clone();
                                        double[] yBefore = y.clone();
                                        answer.at(x, y, 1, 2);
                                        Expect.untouched(x, xBefore, "the features x");
                                        Expect.untouched(y, yBefore, "the targets y");
                                    }),
                            Check.that(
                                    "a copy of every row changes nothing: it is a mean",
                                    (answer, random) -> {
                                        double[] x = Problems.normal(random, 5);
                                        double[] y = Problems.normal(random, 5);
                                        double[] once = answer.at(x, y, 0.3, -0.7);
                                        double[] twice =
                                                answer.at(doubled(x), doubled(y), 0.3, -0.7);
                                        Expect.close(
                                                twice,
                                                once,
                                                1e-12,
                                                "With every row doubled your gradient changes: it is not a"
                                                        + " mean.");
                                    }),
                            Check.that(
                                    "it is 0 where the line goes through every point",
                                    (answer, random) -> {
                                        double[] x = Problems.normal(random, 4);
                                        double[] y = Arrays.stream(x).map(v -> 2 + 3 * v).toArray();
                                        Expect.close(
                                                answer.at(x, y, 3, 2),
                                                new double[2],
                                                1e-12,
                                                "The line goes through every point, so nothing is left to"
                                                        + " improve: both numbers must be 0.");
                                    })));

    private static double[] doubled(double[] a) {
        double[] twice = Arrays.copyOf(a, 2 * a.length);
        System.arraycopy(a, 0, twice, a.length, a.length);
        return twice;
    }

    private static double[][] fitLine(LineGradient answer, SplittableRandom random) {
        double[] x = Problems.normal(random, 7);
        double[] y = Problems.normal(random, 7);
        double[][] path = new double[6][];
        path[0] = new double[] {0.4, -0.2};
        for (int t = 0; t < 5; t++) {
            double[] g = answer.at(x, y, path[t][0], path[t][1]);
            Expect.length(g, 2, "the gradient");
            path[t + 1] = new double[] {path[t][0] - 0.13 * g[0], path[t][1] - 0.13 * g[1]};
        }
        return path;
    }

    /** Exercise 3: the gradient of a line. */
    public static Verdict meanGradient(LineGradient answer) {
        return MEAN_GRADIENT.check(answer);
    }

    // ---- 4 implement: gradient descent

    /** Gradient descent that returns its path. */
    @FunctionalInterface
    public interface Descent {
        /**
         * Returns the start and the point after each update; stops after so many updates, or where
         * the gradient norm is at most tol. w0: not modified.
         */
        double[][] path(Objective f, double[] w0, double lr, int steps, double tol);
    }

    /** What a wrong version does to the gradient. */
    @FunctionalInterface
    private interface Change {
        /** Changes g in place. */
        void on(double[] g);
    }

    /** What a wrong version takes for the size of the gradient. */
    @FunctionalInterface
    private interface Size {
        /** Returns the size. */
        double of(double[] g);
    }

    private static Descent descent(Change change, Size size) {
        return (f, w0, lr, steps, tol) -> {
            List<double[]> rows = new ArrayList<>();
            double[] w = w0.clone();
            double[] g = new double[w.length];
            rows.add(w.clone());
            for (int t = 0; t < steps; t++) {
                f.valueAndGradient(w, g);
                if (size.of(g) <= tol) {
                    break;
                }
                change.on(g);
                for (int i = 0; i < w.length; i++) {
                    w[i] -= lr * g[i];
                }
                rows.add(w.clone());
            }
            return rows.toArray(new double[0][]);
        };
    }

    private static final Descent GD = descent(g -> {}, Lesson02::norm);

    private static double norm(double[] g) {
        double sum = 0;
        for (double gi : g) {
            sum += gi * gi;
        }
        return Math.sqrt(sum);
    }

    private static Change scaled(ToDoubleFunction<double[]> factor) {
        return g -> {
            double c = factor.applyAsDouble(g);
            for (int i = 0; i < g.length; i++) {
                g[i] *= c;
            }
        };
    }

    private static final String OFF_BY_ONE =
            "The norm is tested after the move, with the gradient of the point before it: one update too"
                    + " many. Measure, test, and only then move.";

    private static final Exercise<Descent> GRADIENT_DESCENT =
            new Exercise<>(
                    "gd",
                    GD,
                    List.of(
                            new Mistake<>(
                                    "Your path climbs: the update adds where it must subtract. Write"
                                            + " `w[i] -= lr * g[i]`.",
                                    descent(scaled(g -> -1), Lesson02::norm)),
                            new Mistake<>(
                                    "You divide the gradient by n once more. The function already gives the"
                                            + " mean: use `g` as it is.",
                                    descent(scaled(g -> 1.0 / g.length), Lesson02::norm)),
                            new Mistake<>(
                                    "Your steps all have the length lr: the gradient is normalized. Gradient"
                                            + " descent moves by lr times the gradient, so its steps shrink by"
                                            + " themselves.",
                                    descent(scaled(g -> 1 / norm(g)), Lesson02::norm)),
                            new Mistake<>(
                                    "Every row shows the last point: the rows are one and the same array."
                                            + " Store a copy, `w.clone()`.",
                                    (f, w0, lr, steps, tol) -> {
                                        double[][] rows = GD.path(f, w0, lr, steps, tol);
                                        Arrays.fill(rows, rows[rows.length - 1]);
                                        return rows;
                                    }),
                            new Mistake<>(
                                    "One update too many: `t <= steps` runs steps + 1 times.",
                                    (f, w0, lr, steps, tol) -> GD.path(f, w0, lr, steps + 1, tol)),
                            new Mistake<>(
                                    "The last point is missing: a path of `steps` updates has steps + 1"
                                            + " points.",
                                    (f, w0, lr, steps, tol) -> GD.path(f, w0, lr, steps - 1, tol)),
                            new Mistake<>(
                                    "The start is missing: row 0 is `w0`, before any update.",
                                    (f, w0, lr, steps, tol) -> {
                                        double[][] rows = GD.path(f, w0, lr, steps, tol);
                                        return Arrays.copyOfRange(rows, 1, rows.length);
                                    }),
                            new Mistake<>(
                                    "The gradient is measured once and used for ever. Measure it again in"
                                            + " every update.",
                                    (f, w0, lr, steps, tol) -> {
                                        double[] g = new double[w0.length];
                                        f.valueAndGradient(w0, g);
                                        return GD.path(
                                                (w, out) -> {
                                                    System.arraycopy(g, 0, out, 0, g.length);
                                                    return 0;
                                                },
                                                w0,
                                                lr,
                                                steps,
                                                tol);
                                    }),
                            new Mistake<>(
                                    "The coordinates move one after the other, each with a gradient measured"
                                            + " in between. Measure once, then move all.",
                                    (f, w0, lr, steps, tol) -> {
                                        double[][] rows = new double[steps + 1][];
                                        double[] w = w0.clone();
                                        double[] g = new double[w.length];
                                        rows[0] = w0.clone();
                                        for (int t = 1; t <= steps; t++) {
                                            for (int i = 0; i < w.length; i++) {
                                                f.valueAndGradient(w, g);
                                                w[i] -= lr * g[i];
                                            }
                                            rows[t] = w.clone();
                                        }
                                        return rows;
                                    }),
                            new Mistake<>(OFF_BY_ONE, late()),
                            new Mistake<>(
                                    "The tolerance is never used: stop where the norm of the gradient is at"
                                            + " most `tol`.",
                                    descent(g -> {}, g -> Double.POSITIVE_INFINITY)),
                            new Mistake<>(
                                    "You compare the *square* of the norm with `tol`: the root is missing.",
                                    descent(g -> {}, g -> norm(g) * norm(g))),
                            new Mistake<>(
                                    "You test the largest component of the gradient, not its norm: all"
                                            + " components count together.",
                                    descent(
                                            g -> {},
                                            g -> Arrays.stream(g).map(Math::abs).max().orElse(0))),
                            new Mistake<>(
                                    "You test the length of the step, lr times the norm. The tolerance is for"
                                            + " the gradient: a small rate is not an arrival.",
                                    descent(g -> {}, g -> 0.17 * norm(g)))),
                    List.of(
                            Check.trajectory(
                                    "seven updates on a random quadratic",
                                    (gd, random) ->
                                            gd.path(
                                                    Problems.quadratic(random, 3),
                                                    Problems.normal(random, 3),
                                                    0.07,
                                                    7,
                                                    0)),
                            Check.trajectory(
                                    "it stops where the gradient norm is at most the tolerance, and not"
                                            + " one update later",
                                    Lesson02::stops),
                            Check.trajectory(
                                    "logistic regression, and a network on XOR",
                                    (gd, random) -> {
                                        double[][] a =
                                                gd.path(
                                                        Problems.logistic(random, 7),
                                                        Problems.normal(random, 7),
                                                        0.9,
                                                        6,
                                                        0);
                                        double[][] b =
                                                gd.path(
                                                        Problems.xor(),
                                                        Problems.normal(random, 17),
                                                        0.4,
                                                        6,
                                                        0);
                                        double[][] both = Arrays.copyOf(a, a.length + b.length);
                                        System.arraycopy(b, 0, both, a.length, b.length);
                                        return both;
                                    }),
                            Check.that(
                                    "the start w0 is left alone, and every row is an array of its own",
                                    (gd, random) -> {
                                        double[] w0 = Problems.normal(random, 3);
                                        double[] before = w0.clone();
                                        double[][] path =
                                                gd.path(
                                                        Problems.quadratic(random, 3),
                                                        w0,
                                                        0.1,
                                                        5,
                                                        0);
                                        Expect.untouched(w0, before, "the start w0");
                                        Expect.ownArray(path[0], w0, "row 0");
                                        Expect.ownRows(path, "the path");
                                    }),
                            Check.that(
                                    "it converges at 0.99 · 2/L and diverges at 1.01 · 2/L",
                                    (gd, random) -> border(gd)),
                            Check.that(
                                    "from the minimum itself it makes no update",
                                    (gd, random) -> {
                                        double[][] path =
                                                gd.path(
                                                        Quadratic.of(1, 3),
                                                        new double[2],
                                                        0.1,
                                                        5,
                                                        0);
                                        Expect.that(
                                                path.length == 1,
                                                "At the minimum the gradient norm is 0, which is at most tol ="
                                                        + " 0: the path is the start alone. Test with `<=`.");
                                    }),
                            Check.that(
                                    "one gradient for each update is enough",
                                    (gd, random) -> {
                                        Oracle oracle =
                                                new Oracle(Problems.quadratic(random, 3), 7);
                                        gd.path(oracle, Problems.normal(random, 3), 0.1, 6, 0);
                                    })));

    /** Three runs: in one alone two norms may pass the tolerance at the same update. */
    private static double[][] stops(Descent gd, SplittableRandom random) {
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            rows.addAll(
                    Arrays.asList(
                            gd.path(
                                    Problems.quadratic(random, 3),
                                    Problems.normal(random, 3),
                                    0.17,
                                    300,
                                    0.001)));
        }
        return rows.toArray(new double[0][]);
    }

    private static Descent late() {
        return (f, w0, lr, steps, tol) -> {
            List<double[]> rows = new ArrayList<>();
            double[] w = w0.clone();
            double[] g = new double[w.length];
            rows.add(w.clone());
            for (int t = 0; t < steps; t++) {
                f.valueAndGradient(w, g);
                for (int i = 0; i < w.length; i++) {
                    w[i] -= lr * g[i];
                }
                rows.add(w.clone());
                if (norm(g) <= tol) {
                    break;
                }
            }
            return rows.toArray(new double[0][]);
        };
    }

    private static void border(Descent gd) {
        Quadratic bowl = Quadratic.of(1, 3, 10);
        double[] start = {1, -1, 0.5};
        double[][] below = gd.path(bowl, start.clone(), 0.99 * 2 / 10, 400, 0);
        double[][] above = gd.path(bowl, start.clone(), 1.01 * 2 / 10, 400, 0);
        Expect.that(
                bowl.value(below[below.length - 1]) < 1e-4 * bowl.value(start),
                "On a bowl with L = 10 and lr = 0.198, below 2/L, your run does not come down.");
        Expect.that(
                bowl.value(above[above.length - 1]) > 10 * bowl.value(start),
                "On a bowl with L = 10 and lr = 0.202, above 2/L, your run does not diverge. Is the step"
                        + " limited somewhere?");
    }

    /** Exercise 4: gradient descent. */
    public static Verdict gd(Descent answer) {
        return GRADIENT_DESCENT.check(answer);
    }

    // ---- 5 critique

    private static final Question SHIP_IT =
            new Question(
                    "shipIt",
                    "Five losses of a full-batch run: 5.500, 5.420, 5.407, 5.438, 5.497. Ship it?",
                    List.of(
                            wrong(
                                    "a",
                                    "yes, the loss is lower than at the start",
                                    "a loss that fell proves the rate",
                                    "the next losses would stay below 5.5; the run of this lesson at 2.01/L"
                                            + " has the same five and passes its start at the next update.",
                                    "Look at the last three numbers: they rise."),
                            wrong(
                                    "b",
                                    "yes, after more updates: noise averages out",
                                    "every wobble is noise",
                                    "two runs from the same start would differ; with all rows in every update"
                                            + " they agree to the last digit.",
                                    "Full-batch gradient descent has no noise. A rise has a cause."),
                            right(
                                    "c",
                                    "no, a rise without noise means that the rate is not safe",
                                    "Below 2/L every single update lowers the loss. One rise is enough to know"
                                            + " that this rate is above it; these are the losses at"
                                            + " 2.01/L."),
                            wrong(
                                    "d",
                                    "no, the loss is still far from 0",
                                    "a good loss is 0",
                                    "linear.csv could never be finished: its lowest cost is 0.12.",
                                    "The height alone says nothing, because you do not know the lowest"
                                            + " possible loss. The rise says a lot.")));

    /** Exercise 5: a log of five losses. */
    public static Verdict shipIt(String choice) {
        return SHIP_IT.check(choice);
    }

    private static final Question ASK_FOR =
            new Question(
                    "askFor",
                    "Which number should the log show beside the loss?",
                    List.of(
                            wrong(
                                    "a",
                                    "the loss with more digits",
                                    "the answer hides in the later digits",
                                    "5.4197 would tell more than 5.420; it tells the same story.",
                                    "Between 5.500 and 5.407 three digits are plenty. What is missing is"
                                            + " another quantity."),
                            right(
                                    "b",
                                    "the norm of the gradient",
                                    "It goes 10.05, 10.13, 10.22, 10.32: it rises from the very first update,"
                                            + " while the loss still falls. And at 2/L it exposes the flat"
                                            + " line."),
                            wrong(
                                    "c",
                                    "the learning rate",
                                    "a rate can be judged by its size",
                                    "0.201 would look dangerous by itself; in a bowl with L = 1 it would be"
                                            + " timid.",
                                    "A rate is large or small only next to the curvature, and your colleague"
                                            + " knows the rate already."),
                            wrong(
                                    "d",
                                    "the time of each update",
                                    "a run in trouble gets slower",
                                    "the updates of a diverging run would take longer; they take the same"
                                            + " time.",
                                    "Time says what a run costs, not where it goes.")));

    /** Exercise 5, second part: what else to log. */
    public static Verdict askFor(String choice) {
        return ASK_FOR.check(choice);
    }

    // ---- 6 design

    /** A start the reader chose. */
    @FunctionalInterface
    public interface Start {
        /** Returns the two coordinates. */
        double[] point();
    }

    private static final Exercise<Start> LUCKY_START =
            new Exercise<>(
                    "luckyStart",
                    () -> new double[] {1, 1e-6},
                    List.of(),
                    List.of(
                            Check.that(
                                    "two coordinates, neither of them 0",
                                    (start, random) -> {
                                        double[] x = start.point();
                                        Expect.length(x, 2, "the start");
                                        Expect.finite(x, "the start");
                                        Expect.that(
                                                x[0] != 0 && x[1] != 0,
                                                "A coordinate that is exactly 0 stays 0 for ever. With data"
                                                        + " that never happens: choose it small, not 0.");
                                    }),
                            Check.that(
                                    "the loss falls twenty times in a row at 2.1/L",
                                    (start, random) -> falls(start.point().clone())),
                            Check.that(
                                    "and after 4000 updates it is far above the start: the luck runs out",
                                    (start, random) -> {
                                        double[] x = start.point();
                                        Quadratic bowl = Quadratic.of(1, 10);
                                        double[] end = {
                                            x[0] * Math.pow(0.79, 4000), x[1] * Math.pow(-1.1, 4000)
                                        };
                                        Expect.that(
                                                bowl.value(end) > bowl.value(x),
                                                "Your steep coordinate is so small that even 4000 updates do"
                                                        + " not bring it back. Something like a millionth is"
                                                        + " small enough.");
                                    })));

    private static void falls(double[] x) {
        Quadratic bowl = Quadratic.of(1, 10);
        double before = bowl.value(x);
        for (int t = 1; t <= 20; t++) {
            x[0] *= 0.79;
            x[1] *= -1.1;
            double after = bowl.value(x);
            if (!(after < before)) {
                Expect.fail(
                        t == 1
                                ? "The loss rises at the very first update: the steep coordinate x₂ has the"
                                        + " larger part of the loss, and it grows. Make it small against"
                                        + " x₁."
                                : "The loss falls "
                                        + (t - 1)
                                        + (t == 2 ? " time" : " times")
                                        + " and rises at update "
                                        + t
                                        + ": by then the steep coordinate has caught up. Begin with a smaller"
                                        + " x₂.");
            }
            before = after;
        }
    }

    /** Exercise 6: a start from which a diverging run falls for a while; empty is "not yet". */
    public static Verdict luckyStart(double... start) {
        return LUCKY_START.check(chosen(start));
    }

    private static Start chosen(double[] start) {
        return () -> {
            if (start != null && start.length == 0) {
                throw new UnsupportedOperationException("not yet");
            }
            return start;
        };
    }
}
