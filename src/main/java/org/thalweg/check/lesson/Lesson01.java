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
import org.thalweg.check.GradientCheck;
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

/** The questions and exercises of lesson 01. */
public final class Lesson01 {
    private Lesson01() {}

    /** The exercises, in the order of the lesson, as they are graded. */
    public static ProblemSet problems() {
        return new ProblemSet(
                "01",
                "Lesson 01: Loss surfaces and gradients",
                "01-loss-surfaces-and-gradients.ipynb",
                List.of(
                        new Choice("Half the step", 2, HALVED),
                        new Numbers(
                                "cubeSlopes",
                                "The cube by hand",
                                3,
                                seat -> CUBE_SLOPES,
                                Specimens.of("double[] cubeSlopes = {};")),
                        new Numbers(
                                "bestStep",
                                "The best step",
                                3,
                                seat -> BEST_STEP,
                                Specimens.of("double[] bestStep = {};")),
                        Coding.method(
                                "A numerical gradient",
                                NUM_GRAD,
                                NumGrad.class,
                                Specimens.of(
"""
double[] numGrad(Objective f, double[] w, double h) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        Coding.method(
                                "How far apart?",
                                RELATIVE_ERROR,
                                RelativeError.class,
                                Specimens.of(
"""
double relativeError(double[] got, double[] want) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        Coding.of(
                                "A blind spot",
                                BLIND_SPOT,
                                Wanted.variable("blindSpot", Objective.class),
                                Specimens.of(
"""
Objective blindSpot = (w, g) -> {
    throw new UnsupportedOperationException("not yet");
};
"""))));
    }

    // ---- predictions

    private static final Question SMALLER_STEP =
            new Question(
                    "smallerStep",
                    "Central difference of exp at 1: its error at h = 1e-12 against h = 1e-5?",
                    List.of(
                            wrong(
                                    "a",
                                    "far smaller",
                                    "the error is h², and rounding is free",
                                    "the error would fall by 1e14, to about 1e-24; it is 2e-4.",
                                    "Each height carries a rounding error, and it is divided by h."),
                            wrong(
                                    "b",
                                    "the same",
                                    "once h is small enough, a double is exact",
                                    "both errors would be near 6e-11; one of them is 2e-4.",
                                    "A double holds 16 digits. Nearly equal heights share most of"
                                            + " them, and the difference has only what is left."),
                            right(
                                    "c",
                                    "more than a million times larger",
                                    "At h = 1e-12 the two heights agree in eleven digits. Only the last"
                                            + " four or five tell them apart, and those are rounded."),
                            wrong(
                                    "d",
                                    "undefined, NaN",
                                    "subtracting nearly equal numbers is fatal",
                                    "the run would print NaN; it prints 2.1e-04.",
                                    "Digits are lost one by one as h shrinks, not all at once.")),
                    """
                    Picture a hiker who reads heights off an altimeter with sixteen digits. One step \
                    east and one step west differ clearly. A trillionth of a step east and west differ \
                    in the last few digits, and those are the ones the altimeter rounds.

                    The rounding error of a height near 3 is about 4e-16. Divided by h = 1e-12 that is \
                    4e-4. Divided by h = 1e-5 it is 4e-11.

                    So h has two enemies. Large h: the curve bends between the two points, error h². \
                    Small h: the digits run out, error ε/h. The best h lies between.
                    """,
                    """
                    e is 2.718281828459045: sixteen digits. With h = 1e-12 the two heights are

                    `2.718281828461763` and `2.718281828456327`.

                    Their difference is 5.436e-12, and the last digit of each height is uncertain. That \
                    leaves three or four digits. Divided by 2e-12 the slope is 2.718: right to four \
                    digits at best. At h = 1e-5 eleven digits survive.
                    """);

    /** Prediction: is a smaller h better? */
    public static Prediction smallerStep(String choice, String confidence) {
        return SMALLER_STEP.commit(choice, confidence);
    }

    private static final Question DOUBLED =
            new Question(
                    "doubled",
                    "One of two components of the gradient is doubled. After 50 updates the loss is",
                    List.of(
                            wrong(
                                    "a",
                                    "higher than at the start",
                                    "a wrong gradient leads uphill",
                                    "the loss would rise above 5.5; it ends near 1e-5.",
                                    "Every direction within 90° of the right one leads downhill, and"
                                            + " doubling a component stays within."),
                            wrong(
                                    "b",
                                    "stuck, well above 0",
                                    "a wrong gradient is 0 in the wrong place",
                                    "the loss would level off; it falls at every step.",
                                    "Doubling a number does not move its zero. This gradient vanishes"
                                            + " only at the bottom."),
                            wrong(
                                    "c",
                                    "lower, but above the right gradient's",
                                    "an error must cost something",
                                    "the loss would stay above 3e-3, where the right gradient ends.",
                                    "The doubled component takes longer steps, and it was the slow"
                                            + " one."),
                            right(
                                    "d",
                                    "lower than the right gradient's",
                                    "The doubled component shrinks by 0.90 a step instead of 0.95. The"
                                            + " mistake happens to help.")),
                    """
                    Think of a car whose speedometer shows half the speed. It still drives, and it even \
                    arrives sooner.

                    With η = 0.05 the first coordinate is multiplied by `1 - 0.05 * 1 = 0.95` in each \
                    step. With the doubled component it is `1 - 0.05 * 2 = 0.90`. After 50 updates: 0.077 \
                    against 0.0052. The loss is half the square of that.

                    *A falling loss says that you walk downhill. It does not say that your gradient is \
                    the gradient.* On the next problem the same mistake may diverge.
                    """,
                    """
                    One step from (1, 1) with η = 0.05. Right gradient: (1, 10). New point \
                    (0.95, 0.5), loss ½·0.9025 + ½·10·0.25 = 1.70.

                    Doubled: (2, 10). New point (0.90, 0.5), loss ½·0.81 + ½·10·0.25 = 1.66. Lower \
                    already.
                    """);

    /** Prediction: a gradient with one component doubled. */
    public static Prediction doubled(String choice, String confidence) {
        return DOUBLED.commit(choice, confidence);
    }

    private static final Question TWENTY_STARTS =
            new Question(
                    "twentyStarts",
                    "Twenty random starts of the XOR network, 30 000 updates each. They end",
                    List.of(
                            wrong(
                                    "a",
                                    "all at the same loss",
                                    "a surface has one bottom, and downhill finds it",
                                    "twenty equal losses; there are two groups.",
                                    "That holds for bowls. This surface is not a bowl."),
                            right(
                                    "b",
                                    "in two groups, each at one loss",
                                    "Some solve all four rows. The others solve two rows and answer ½ on"
                                            + " the other two: loss ½ ln 2."),
                            wrong(
                                    "c",
                                    "at twenty different losses",
                                    "a surface that is not a bowl is jagged",
                                    "twenty losses spread between 0 and 0.69; there are two groups.",
                                    "There are few kinds of valleys here, each repeated many times by"
                                            + " symmetry."),
                            wrong(
                                    "d",
                                    "all near ln 2, stuck",
                                    "two units are too few, or the zero gradient holds them",
                                    "twenty losses of 0.69; none is above 0.36.",
                                    "Two units can solve it, and the flat point at 0 does not attract:"
                                            + " a random start never sees it.")),
                    """
                    Picture a country with two kinds of valleys. The deep kind ends at sea level. The \
                    other kind is a high plateau road that falls for ever, more and more gently, toward \
                    0.3466. Which one the walker meets is decided by where they were dropped.

                    On the plateau road the network has two rows right and answers ½ on the other two. \
                    The loss is (0 + 0 + ln 2 + ln 2)/4 = ½ ln 2 = 0.3466.
                    """,
                    """
                    The loss is the mean over four rows. A row that is right and sure costs 0. A row \
                    answered with ½ costs ln 2 = 0.693.

                    All four right: 0. Two right, two at ½: 2 · 0.693 / 4 = 0.347. Those are the two \
                    heights you will see.
                    """);

    /** Prediction: where twenty starts of the XOR network end. */
    public static Prediction twentyStarts(String choice, String confidence) {
        return TWENTY_STARTS.commit(choice, confidence);
    }

    // ---- 1 recall

    private static final Question HALVED =
            new Question(
                    "halved",
                    "You halve h, still far from rounding. The errors of forward and central become",
                    List.of(
                            wrong(
                                    "a",
                                    "a half and a half",
                                    "both are one subtraction, so both have one order",
                                    "from h = 0.1 to 0.01 central would gain a factor 10; it gains 100.",
                                    "In the central difference the h term cancels; h² is what is left."),
                            right(
                                    "b",
                                    "a half and a quarter",
                                    "Forward is off by h f″/2, central by h² f‴/6."),
                            wrong(
                                    "c",
                                    "a quarter and a quarter",
                                    "both are off by the h² term of Taylor",
                                    "from h = 0.1 to 0.01 forward would gain a factor 100; it gains 10.",
                                    "The h² term is divided by h, and for forward nothing cancels it."),
                            wrong(
                                    "d",
                                    "a quarter and an eighth",
                                    "the errors are the first terms that were left out, h² and h³",
                                    "on x³ central would be off by h³; it is off by exactly h².",
                                    "Those are the errors of the heights. A slope is a height divided"
                                            + " by h: one power less.")));

    /** Exercise 1: what halving h does. */
    public static Verdict halved(String choice) {
        return HALVED.check(choice);
    }

    // ---- 2 trace

    private static final Values CUBE_SLOPES =
            new Values(
                    "cubeSlopes",
                    List.of("forward", "central"),
                    numbers(15.25, 12.25),
                    "The slope is 12. Forward is off by 3.25, central by 0.25, and that is exactly h².",
                    List.of(
                            instead(
                                    "You divided by h in both. The two points of the central difference"
                                            + " are 2h apart.",
                                    15.25,
                                    24.5),
                            instead(
                                    "That is the exact slope, 3x². Asked for are the two differences.",
                                    12,
                                    12),
                            instead(
                                    "The first is the backward difference, from 2 to 1.5. Forward goes"
                                            + " from 2 to 2.5.",
                                    9.25,
                                    12.25),
                            instead(
                                    "The first is a difference of heights, or divided by 2h. Its two"
                                            + " points are h = ½ apart.",
                                    7.625,
                                    12.25),
                            instead(
                                    "The order is forward, then central: you have them exchanged.",
                                    12.25,
                                    15.25)));

    /** Exercise 2: two differences of x³ by hand. */
    public static Verdict cubeSlopes(double... values) {
        return CUBE_SLOPES.check(values);
    }

    // ---- 3 derive

    private static final Values BEST_STEP =
            new Values(
                    "bestStep",
                    List.of(
                            "p of the central difference",
                            "q of the central difference",
                            "p of the forward difference",
                            "q of the forward difference"),
                    numbers(1.0 / 3, 2.0 / 3, 0.5, 0.5),
                    "Central: 2h = ε/h² gives h³ ~ ε. Forward: 1 = ε/h² gives h² ~ ε. With ε = 2e-16:"
                            + " 6e-6 and error 4e-11, against 1.5e-8 and error 1.5e-8.",
                    List.of(
                            instead(
                                    "`1/3` is 0 in Java: two whole numbers divide to a whole number."
                                            + " Write `1.0/3`.",
                                    0,
                                    0,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "Three digits, please: 0.333 and 0.667, or `1.0/3` and `2.0/3`.",
                                    0.33,
                                    0.67,
                                    0.5,
                                    0.5),
                            instead(
                                    "Three digits, please: 0.333 and 0.667, or `1.0/3` and `2.0/3`.",
                                    0.33,
                                    0.66,
                                    0.5,
                                    0.5),
                            instead(
                                    "Mind the sign: ε is tiny, so a negative power of it is huge, and"
                                            + " the best h is small.",
                                    -1.0 / 3,
                                    -2.0 / 3,
                                    -0.5,
                                    -0.5),
                            instead(
                                    "The order is central, then forward: you have them exchanged.",
                                    0.5,
                                    0.5,
                                    1.0 / 3,
                                    2.0 / 3),
                            instead(
                                    "You balanced h² against ε. Rounding is ε/h: it grows as h"
                                            + " shrinks.",
                                    0.5,
                                    1,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "The p are right. For q, put the best h back into the error: central"
                                            + " h², forward h.",
                                    1.0 / 3,
                                    1.0 / 3,
                                    0.5,
                                    0.5),
                            instead(
                                    "The error of forward is h, not h²: balance h against ε/h.",
                                    1.0 / 3,
                                    2.0 / 3,
                                    1.0 / 3,
                                    2.0 / 3),
                            instead(
                                    "The p are right. For q of forward, put h = ε^½ back into h itself,"
                                            + " not into h².",
                                    1.0 / 3,
                                    2.0 / 3,
                                    0.5,
                                    1)));

    /** Exercise 3: the exponents of the best step and its error. */
    public static Verdict bestStep(double... values) {
        return BEST_STEP.check(values);
    }

    // ---- 4 implement

    /** A gradient measured by function values only. */
    @FunctionalInterface
    public interface NumGrad {
        /**
         * Returns (f(w + h eᵢ) − f(w − h eᵢ)) / 2h for every i, as a new array. w: as before, bit
         * for bit.
         */
        double[] of(Objective f, double[] w, double h);
    }

    /** The slope along one coordinate, given the value at w moved along it by so much. */
    private interface Slope {
        double of(At at, double h);
    }

    private interface At {
        double moved(double by);
    }

    private static final String LEFT =
            "`w` is not put back: when the next component is measured, the last one is still moved."
                    + " Keep the number before (`double old = w[i];`) and restore it after.";

    private static final Exercise<NumGrad> NUM_GRAD =
            new Exercise<>(
                    "numGrad",
                    each((at, h) -> (at.moved(h) - at.moved(-h)) / (2 * h)),
                    List.of(
                            new Mistake<>(
                                    "That is the forward difference: its error shrinks with h, not with"
                                            + " h². Ask on both sides of w.",
                                    each((at, h) -> (at.moved(h) - at.moved(0)) / h)),
                            new Mistake<>(
                                    "That is the backward difference: its error shrinks with h, not with"
                                            + " h². Ask on both sides of w.",
                                    each((at, h) -> (at.moved(0) - at.moved(-h)) / h)),
                            new Mistake<>(
                                    "You divide by h, but the two points are 2h apart: every component"
                                            + " is twice too large.",
                                    each((at, h) -> (at.moved(h) - at.moved(-h)) / h)),
                            new Mistake<>(
                                    "`/ 2 * h` divides by 2 and then *multiplies* by h. Write"
                                            + " `/ (2 * h)`.",
                                    each((at, h) -> (at.moved(h) - at.moved(-h)) / 2 * h)),
                            new Mistake<>(
                                    "Your two points do not lie evenly: one is at w itself. After"
                                            + " `w[i] += h` the other side is `w[i] -= 2 * h` away.",
                                    each((at, h) -> (at.moved(h) - at.moved(0)) / (2 * h))),
                            new Mistake<>(
                                    "Your two points do not lie evenly: one is h away, the other 2h. The"
                                            + " h term cancels only when w is in the middle.",
                                    each((at, h) -> (at.moved(h) - at.moved(-2 * h)) / (3 * h))),
                            new Mistake<>(
                                    "Your two points do not lie evenly: one is 2h away, the other h. The"
                                            + " h term cancels only when w is in the middle.",
                                    each((at, h) -> (at.moved(2 * h) - at.moved(-h)) / (3 * h))),
                            new Mistake<>(
                                    "Your two points do not lie evenly: one is h away, the other 2h, and"
                                            + " then you divide by 2h.",
                                    each((at, h) -> (at.moved(h) - at.moved(-2 * h)) / (2 * h))),
                            new Mistake<>(
                                    "The sign is turned around: it is f(w + h) minus f(w − h).",
                                    each((at, h) -> (at.moved(-h) - at.moved(h)) / (2 * h))),
                            new Mistake<>(
                                    "Every component is 0. Either `1/2` stands somewhere, which is 0 in"
                                            + " Java, or both points are one array: `double[] up = w`"
                                            + " copies the reference, not the numbers.",
                                    each((at, h) -> 0)),
                            new Mistake<>(
                                    "You move all coordinates at once: that is the slope in the"
                                            + " direction (1, 1, …). Move one, measure, put it back.",
                                    Lesson01::together),
                            new Mistake<>(LEFT, Lesson01::leftBelow),
                            new Mistake<>(LEFT, Lesson01::leftAbove),
                            new Mistake<>(
                                    "Your step is h·|w|, so it vanishes where a weight is 0. Move by h"
                                            + " itself; a relative step needs a floor, `Math.max(1,"
                                            + " Math.abs(w[i]))`.",
                                    Lesson01::relativeStep),
                            new Mistake<>(
                                    "You return the gradient that f offers. The point is not to trust"
                                            + " it: use `f.value` only.",
                                    (f, w, h) -> {
                                        double[] g = new double[w.length];
                                        f.valueAndGradient(w, g);
                                        return g;
                                    })),
                    List.of(
                            Check.that(
                                    "w stays where it was, and nothing is printed",
                                    Lesson01::comesBack),
                            Check.results(
                                    "the central differences of a bowl, a logistic loss and a network",
                                    "Not the central difference (f(w + h) − f(w − h)) / 2h of each"
                                            + " component. Try it on f = w₀³ at 2 with h = ½, where it is"
                                            + " 12.25.",
                                    Lesson01::gradients),
                            Check.that("w comes back bit for bit", Lesson01::bitForBit),
                            Check.that(
                                    "two questions a component, h to each side", Lesson01::twoEach),
                            Check.that(
                                    "on w³ the error is h², so half of h gives a quarter of it",
                                    Lesson01::quarter),
                            Check.that(
                                    "every call makes an array of its own", Lesson01::ownArray)));

    /** Exercise 4: the numerical gradient. */
    public static Verdict numGrad(NumGrad answer) {
        return NUM_GRAD.check(answer);
    }

    private static NumGrad each(Slope slope) {
        return (f, w, h) -> {
            double[] g = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                int k = i;
                g[i] =
                        slope.of(
                                by -> {
                                    double[] p = w.clone();
                                    p[k] += by;
                                    return f.value(p);
                                },
                                h);
            }
            return g;
        };
    }

    private static double[] together(Objective f, double[] w, double h) {
        double[] up = w.clone();
        double[] down = w.clone();
        for (int i = 0; i < w.length; i++) {
            up[i] += h;
            down[i] -= h;
        }
        double[] g = new double[w.length];
        Arrays.fill(g, (f.value(up) - f.value(down)) / (2 * h));
        return g;
    }

    private static double[] leftBelow(Objective f, double[] w, double h) {
        double[] g = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            w[i] += h;
            double up = f.value(w);
            w[i] -= 2 * h;
            g[i] = (up - f.value(w)) / (2 * h);
        }
        return g;
    }

    private static double[] leftAbove(Objective f, double[] w, double h) {
        double[] g = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            w[i] -= h;
            double down = f.value(w);
            w[i] += 2 * h;
            g[i] = (f.value(w) - down) / (2 * h);
        }
        return g;
    }

    private static double[] relativeStep(Objective f, double[] w, double h) {
        double[] g = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            double[] p = w.clone();
            double step = h * Math.abs(w[i]);
            p[i] = w[i] + step;
            double up = f.value(p);
            p[i] = w[i] - step;
            g[i] = (up - f.value(p)) / (2 * step);
        }
        return g;
    }

    private static void comesBack(NumGrad answer, SplittableRandom random) throws Exception {
        double[] w = Problems.normal(random, 4);
        double[] before = w.clone();
        Objective f = Problems.logistic(random, 4);
        Expect.silent(() -> answer.of(f, w, 0.01));
        Expect.that(Expect.isClose(w, before, 1e-9), LEFT);
    }

    private static double[][] gradients(NumGrad answer, SplittableRandom random) {
        return new double[][] {
            answer.of(Problems.quadratic(random, 3), Problems.normal(random, 3), 0.1),
            answer.of(Problems.logistic(random, 4), Problems.normal(random, 4), 0.2),
            answer.of(Problems.xor(), Problems.normal(random, 17), 0.15)
        };
    }

    private static void bitForBit(NumGrad answer, SplittableRandom random) {
        for (double h : new double[] {0.1, 1e-5, 3e-7}) {
            double[] w = Problems.normal(random, 7);
            double[] before = w.clone();
            answer.of(Problems.quadratic(random, 7), w, h);
            for (int i = 0; i < w.length; i++) {
                Expect.that(
                        Double.compare(w[i], before[i]) == 0,
                        "`w` comes back, but not bit for bit: `w[i] += h` and then `w[i] -= h` rounds"
                                + " twice. Keep the number itself: `double old = w[i];`, and at the end"
                                + " `w[i] = old;`.");
            }
        }
    }

    private static void twoEach(NumGrad answer, SplittableRandom random) {
        int n = 5;
        double h = 0.01;
        double[] w = Problems.normal(random, n);
        Oracle f = new Oracle(Problems.quadratic(random, n), 2 * n);
        answer.of(f, w.clone(), h);
        Expect.that(
                f.calls() == 2 * n,
                "Your code asks for the value fewer than twice for each component. Does the loop"
                        + " reach all of them?");
        for (int k = 0; k < f.calls(); k++) {
            double[] p = f.at(k);
            int moved = 0;
            for (int i = 0; i < n; i++) {
                boolean here = Math.abs(p[i] - w[i]) > 1e-9;
                moved += here ? 1 : 0;
                Expect.that(
                        !here || Math.abs(Math.abs(p[i] - w[i]) - h) < 1e-9,
                        "A point lies at another distance than h from w.");
            }
            Expect.that(moved == 1, "Each question should move exactly one coordinate, by h.");
        }
    }

    private static void quarter(NumGrad answer, SplittableRandom random) {
        double[] w = Problems.normal(random, 3);
        Objective cubes =
                (x, g) -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        g[i] = 3 * x[i] * x[i];
                        sum += x[i] * x[i] * x[i];
                    }
                    return sum;
                };
        double[] wide = answer.of(cubes, w.clone(), 0.1).clone();
        double[] narrow = answer.of(cubes, w.clone(), 0.05);
        for (int i = 0; i < w.length; i++) {
            double right = 3 * w[i] * w[i];
            Expect.close(
                    (wide[i] - right) / (narrow[i] - right),
                    4,
                    1e-6,
                    "Half of h should leave a quarter of the error: the two points must lie evenly"
                            + " around w.");
        }
    }

    private static void ownArray(NumGrad answer, SplittableRandom random) {
        Objective f = Problems.quadratic(random, 3);
        double[] w = Problems.normal(random, 3);
        double[] first = answer.of(f, w.clone(), 0.1);
        double[] kept = first.clone();
        double[] second = answer.of(f, Problems.normal(random, 3), 0.1);
        Expect.that(
                first != second,
                "Both calls return one and the same array, so the second overwrites the first. Make"
                        + " it inside the method: `double[] g = new double[w.length];`.");
        Expect.untouched(first, kept, "the gradient it returned before");
    }

    // ---- 5 implement

    /** How far one gradient is from another. */
    @FunctionalInterface
    public interface RelativeError {
        /**
         * Returns the largest relative error of a component, with a floor. got, want: as before.
         */
        double of(double[] got, double[] want);
    }

    private interface Quotient {
        double of(double got, double want, double floor);
    }

    private static final String NO_FLOOR =
            "Without a floor a component near 0 is judged by its rounding error: 0 against 1e-12 counts"
                    + " as 100 % wrong, and 0 against 0 as NaN. Divide by"
                    + " max(|got|, |want|, floor).";

    private static final Exercise<RelativeError> RELATIVE_ERROR =
            new Exercise<>(
                    "relativeError",
                    worst(
                            (a, b, floor) -> {
                                double scale = Math.max(floor, Math.max(Math.abs(a), Math.abs(b)));
                                return scale == 0 ? 0 : Math.abs(a - b) / scale;
                            }),
                    List.of(
                            new Mistake<>(
                                    NO_FLOOR,
                                    worst(
                                            (a, b, floor) ->
                                                    Math.abs(a - b)
                                                            / Math.max(Math.abs(a), Math.abs(b)))),
                            new Mistake<>(
                                    "A gap below zero counts too: the sign is lost where `Math.abs` is"
                                            + " missing.",
                                    worst(
                                            (a, b, floor) -> {
                                                double scale =
                                                        Math.max(
                                                                floor,
                                                                Math.max(Math.abs(a), Math.abs(b)));
                                                return scale == 0 ? 0 : (a - b) / scale;
                                            })),
                            new Mistake<>(
                                    "That is the largest absolute error. Divide each gap by the size of"
                                            + " its component.",
                                    worst((a, b, floor) -> Math.abs(a - b))),
                            new Mistake<>(
                                    "You divide by `want` alone. If `got` is much larger, the error"
                                            + " should not pass 2; take the larger of both sizes.",
                                    worst((a, b, floor) -> Math.abs(a - b) / Math.abs(b))),
                            new Mistake<>(
                                    "You divide by `want` alone, with the floor. Take the larger of both"
                                            + " sizes, so that the answer is the same both ways.",
                                    worst(
                                            (a, b, floor) ->
                                                    Math.abs(a - b)
                                                            / Math.max(floor, Math.abs(b)))),
                            new Mistake<>(
                                    "That is the mean over the components. One wrong component among"
                                            + " thousands would drown: return the largest.",
                                    Lesson01::meanError)),
                    List.of(
                            Check.results(
                                    "the largest error of ten random pairs of vectors",
                                    "Not the largest of |got − want| / max(|got|, |want|, floor) over the"
                                            + " components, with floor = 1e-3 times the largest |want|.",
                                    Lesson01::errors),
                            Check.that(
                                    "a component near 0 does not raise a false alarm",
                                    (error, random) ->
                                            Expect.that(
                                                    error.of(
                                                                    new double[] {3, 0, 5},
                                                                    new double[] {3, 1e-12, 5})
                                                            < 1e-6,
                                                    NO_FLOOR)),
                            Check.that(
                                    "two gradients that are 0 everywhere agree",
                                    (error, random) ->
                                            Expect.that(
                                                    error.of(new double[3], new double[3]) == 0,
                                                    "0 against 0 everywhere is no error at all, but 0/0"
                                                            + " is NaN. Return 0 where the scale is 0.")),
                            Check.that(
                                    "both arrays are left alone",
                                    (error, random) -> {
                                        double[] got = Problems.normal(random, 4);
                                        double[] want = Problems.normal(random, 4);
                                        double[] got0 = got.clone();
                                        double[] want0 = want.clone();
                                        error.of(got, want);
                                        Expect.untouched(got, got0, "`got`");
                                        Expect.untouched(want, want0, "`want`");
                                    })));

    /** Exercise 5: the relative error of a gradient. */
    public static Verdict relativeError(RelativeError answer) {
        return RELATIVE_ERROR.check(answer);
    }

    private static RelativeError worst(Quotient quotient) {
        return (got, want) -> {
            double floor = floor(want);
            double worst = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < want.length; i++) {
                worst = Math.max(worst, quotient.of(got[i], want[i], floor));
            }
            return worst;
        };
    }

    private static double meanError(double[] got, double[] want) {
        double floor = floor(want);
        double sum = 0;
        for (int i = 0; i < want.length; i++) {
            double scale = Math.max(floor, Math.max(Math.abs(got[i]), Math.abs(want[i])));
            sum += scale == 0 ? 0 : Math.abs(got[i] - want[i]) / scale;
        }
        return sum / want.length;
    }

    private static double floor(double[] want) {
        double largest = 0;
        for (double number : want) {
            largest = Math.max(largest, Math.abs(number));
        }
        return 1e-3 * largest;
    }

    /** Pairs that differ by about a tenth; in every second a component is next to 0. */
    private static double[][] errors(RelativeError answer, SplittableRandom random) {
        double[] errors = new double[10];
        for (int k = 0; k < errors.length; k++) {
            double[] want = Problems.normal(random, 4);
            double[] noise = Problems.normal(random, 4);
            double[] got = new double[4];
            for (int i = 0; i < 4; i++) {
                got[i] = want[i] * (1 + 0.1 * noise[i]);
            }
            if (k % 2 == 1) {
                want[1] *= 1e-9;
                got[1] = 0;
            }
            errors[k] = answer.of(got, want);
        }
        return new double[][] {errors};
    }

    // ---- 6 design

    private static final Exercise<Objective> BLIND_SPOT =
            new Exercise<>(
                    "blindSpot",
                    (w, g) -> {
                        g[0] = 4 * w[0];
                        g[1] = 2 * w[1];
                        return w[0] * w[0] + w[1] * w[1];
                    },
                    List.of(),
                    List.of(
                            Check.that(
                                    "at (0, 0) the check finds nothing wrong",
                                    (f, random) -> {
                                        GradientCheck.Report report =
                                                GradientCheck.check(f, new double[2]);
                                        Expect.that(
                                                report.passed(),
                                                "At (0, 0) the check already speaks up: "
                                                        + report.diagnosis()
                                                        + " Look for a mistake that vanishes where w"
                                                        + " is 0.");
                                    }),
                            Check.that(
                                    "at every one of five other points the check finds it",
                                    Lesson01::foundElsewhere)));

    /** Exercise 6: a wrong gradient that passes the check at 0. */
    public static Verdict blindSpot(Objective answer) {
        return BLIND_SPOT.check(answer);
    }

    private static void foundElsewhere(Objective f, SplittableRandom random) {
        int found = 0;
        int points = 5;
        for (int k = 0; k < points; k++) {
            found += GradientCheck.check(f, Problems.normal(random, 2)).passed() ? 0 : 1;
        }
        Expect.that(
                found > 0,
                "This gradient is right everywhere: at five random points the check finds nothing. Make"
                        + " a mistake that is 0 at 0.");
        Expect.that(
                found == points,
                "At some other points the check passes too. Let the mistake show everywhere but at"
                        + " (0, 0).");
    }

    // ---- comparing numbers
}
