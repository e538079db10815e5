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

/** The questions and exercises of lesson 03, learning rate and conditioning. */
public final class Lesson03 {
    private Lesson03() {}

    /** The exercises, in the order of the lesson, as they are graded. */
    public static ProblemSet problems() {
        return new ProblemSet(
                "03",
                "Lesson 03: Learning rate and conditioning",
                "03-learning-rate-and-conditioning.ipynb",
                List.of(
                        new Choice("The factor", 2, FACTOR),
                        new Numbers(
                                "trace",
                                "Three rails by hand",
                                3,
                                seat -> TRACE,
                                Specimens.of("double[] trace = {};")),
                        Coding.method(
                                "The best rate",
                                BEST_RATE,
                                BestRate.class,
                                Specimens.of(
"""
double bestRate(double[] eigenvalues) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        Coding.method(
                                "Standardize",
                                STANDARDIZE,
                                Standardize.class,
                                Specimens.of(
"""
double[][] standardize(double[][] train, double[][] x) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        Coding.method(
                                "Standardized and still bad",
                                TWINS,
                                Twins.class,
                                Specimens.of(
"""
double[][] twins() {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        new Choice("A colleague reports", 2, REPORT)));
    }

    // ---- predictions

    private static final Question UNITS =
            new Question(
                    "units",
                    "The area in m², then in hundreds of m², each at its best rate: how many times as"
                            + " many updates does m² need?",
                    List.of(
                            wrong(
                                    "a",
                                    "as many",
                                    "the same model and the same loss take the same work",
                                    "both runs would end at the same update; they end at 449 744 and"
                                            + " at 112.",
                                    "The best line is the same. The way to it is not: gradient"
                                            + " descent sees the numbers, not the houses."),
                            wrong(
                                    "b",
                                    "100 times as many",
                                    "the work grows like the unit",
                                    "112 updates would become 11 200.",
                                    "Curvature is a second derivative: it grows with the *square* of"
                                            + " the unit, 10 000, and the best rate falls with it."),
                            right(
                                    "c",
                                    "thousands of times as many",
                                    "The curvature along the slope grows by 100² = 10 000, along the"
                                            + " intercept it stays. The rate must fit the first and"
                                            + " then is far too small for the second."),
                            wrong(
                                    "d",
                                    "fewer",
                                    "larger gradients make larger steps",
                                    "m² would need fewer than 112 updates.",
                                    "The gradient is 100 times larger, but the largest safe rate is"
                                            + " thousands of times smaller.")),
                    """
                    Picture the loss over (slope, intercept) as a bowl. Writing the area in m² squeezes the bowl
                    along the slope, by 100, and leaves it alone along the intercept. Round becomes ravine:
                    κ goes from 32 to 130 214.

                    Mended sentence: *units do not change the model, they change the shape of the bowl, and
                    gradient descent walks on the shape.*
                    """,
                    """
                    One house of 150 m², error r. The derivative by the slope is r · 150; in hundreds of m² it is
                    r · 1.5. The second derivatives are 150² = 22 500 and 1.5² = 2.25. The derivative by the
                    intercept is r in both, the second derivative 1.

                    So the two curvatures are of size 22 500 and 1 in one unit, 2.25 and 1 in the other.
                    """);

    /** Prediction: the same area in two units. */
    public static Prediction units(String choice, String confidence) {
        return UNITS.commit(choice, confidence);
    }

    private static final Question RAISED =
            new Question(
                    "raised",
                    "κ = 100, best rate, 691 updates. The rate is raised by 2 %: how many now?",
                    List.of(
                            wrong(
                                    "a",
                                    "about 677",
                                    "slow, so raise the rate: 2 % longer steps, 2 % fewer of them",
                                    "the run would arrive at update 677; at that update its distance"
                                            + " is 582 413, and it began at 1.4.",
                                    "That is true far below the best rate. At the best rate the steep"
                                            + " axis already decides, and it wants *shorter* steps."),
                            wrong(
                                    "b",
                                    "about 691",
                                    "near an optimum small changes do not matter",
                                    "half a percent would not matter either; it takes 1354 updates"
                                            + " instead of 691.",
                                    "The optimum is a corner where two straight lines cross, not the"
                                            + " flat bottom of a curve."),
                            wrong(
                                    "c",
                                    "about 1400",
                                    "a little too large costs a factor of two",
                                    "the distance would still fall; it grows by 2 % at every update.",
                                    "That happens at half a percent above. Two percent is beyond"
                                            + " 2/L, and there is no coming back from there."),
                            right(
                                    "d",
                                    "it never arrives",
                                    "The best rate is 0.0198, the border 2/L is 0.02: one percent"
                                            + " apart. The better tuned, the nearer the edge.")),
                    """
                    Two rails. On the steep one the factor is 1 − η·100: −0.980 at the best rate, −1.020 after
                    the raise. On the flat one it is 1 − η: 0.9802 before, 0.9798 after. The flat rail gains
                    four parts in ten thousand, the steep one starts to grow.

                    Mended sentence: *the best rate lies a share 1/(κ+1) below the border, so for large κ
                    "a bit more" means "over the edge".*
                    """,
                    """
                    Best rate 2/(100 + 1) = 0.01980. Two percent more: 0.02020. Border: 2/100 = 0.02.

                    0.02020 is above 0.02, so the steep coordinate is multiplied by 1 − 2.020 = −1.020 at every
                    update: it flips and grows.
                    """);

    /** Prediction: the best rate raised by two percent. */
    public static Prediction raised(String choice, String confidence) {
        return RAISED.commit(choice, confidence);
    }

    private static final Question SCALED =
            new Question(
                    "scaled",
                    "The house table, each column divided by its deviation, not centered: what is κ?",
                    List.of(
                            wrong(
                                    "a",
                                    "about 1",
                                    "scaling is standardizing",
                                    "κ would be near 1.04; it is 256.",
                                    "Equal spreads are half of it. The columns still sit far from"
                                            + " zero, and that ties each of them to the intercept."),
                            right(
                                    "b",
                                    "about 250",
                                    "All columns have deviation 1 now, but means of 1.6 to 2.7, so all"
                                            + " of them resemble the column of ones."),
                            wrong(
                                    "c",
                                    "about 250 000",
                                    "centering does the work, scaling is cosmetic",
                                    "κ would stay at 253 789; dividing alone brings it to 256.",
                                    "Here each does a part: dividing takes off a factor 1000,"
                                            + " centering one of 128, and only both together make the"
                                            + " bowl round."),
                            wrong(
                                    "d",
                                    "worse than raw",
                                    "the column of ones cannot be scaled, so it spoils everything",
                                    "κ would exceed 253 789.",
                                    "The ones have size 1, and so have the scaled columns now:"
                                            + " scaling moves towards the intercept, not away.")),
                    """
                    For one column of mean a and deviation s the Hessian is the matrix with rows (a² + s², a) and
                    (a, 1). Dividing by s makes that (a²/s² + 1, a/s) and (a/s, 1). The entry off the diagonal
                    is a/s, 2.7 for the area: it vanishes only when a does.

                    Mended sentence: *scaling makes the diagonal equal, centering clears what stands beside it;
                    a round bowl needs both.*
                    """,
                    """
                    One column, mean 2.7, deviation 1: the Hessian is (8.3, 2.7; 2.7, 1). Its trace is 9.3, its
                    determinant 8.3 − 7.3 = 1. Eigenvalues with sum 9.3 and product 1: about 9.2 and 0.11, so
                    κ = 84 from one column alone. Three such columns make it 256.
                    """);

    /** Prediction: scaled, not centered. */
    public static Prediction scaled(String choice, String confidence) {
        return SCALED.commit(choice, confidence);
    }

    private static final Question ROTATED =
            new Question(
                    "rotated",
                    "κ = 100, 691 updates at the best rate. The bowl is rotated by 30°: how many now?",
                    List.of(
                            wrong(
                                    "a",
                                    "fewer",
                                    "off the axes both coordinates share the work",
                                    "the run would arrive before update 691.",
                                    "The coordinates share it, but the steep and the flat direction"
                                            + " are still there, and they decide."),
                            right(
                                    "b",
                                    "691",
                                    "The gradient turns with the bowl, so the path does too. Gradient"
                                            + " descent knows directions of curvature, not axes."),
                            wrong(
                                    "c",
                                    "more",
                                    "a ravine across the axes is harder to follow",
                                    "the run would need more than 691 updates.",
                                    "That is true of methods with one rate for each coordinate, which"
                                            + " come in lesson 07. This one has one rate for all."),
                            wrong(
                                    "d",
                                    "never: it diverges",
                                    "the safe rate depends on the axes",
                                    "the distance would grow.",
                                    "The bound is 2/L, and a rotation does not change L.")),
                    """
                    The proof is one line. If Q is a rotation and the bowl is h(x) = f(Qᵀx), then ∇h(x) = Q ∇f(Qᵀx):
                    the new gradient is the old one, turned. Start turned, every iterate is turned, every
                    distance is the same.

                    Mended sentence: *gradient descent is blind to rotation and sensitive to scaling.* The
                    methods of part III will be the other way round.
                    """,
                    """
                    Take a sheet of paper with the contour lines and the path on it, and turn the paper. The steps
                    are as long as before, and there are as many of them.
                    """);

    /** Prediction: the same bowl, turned. */
    public static Prediction rotated(String choice, String confidence) {
        return ROTATED.commit(choice, confidence);
    }

    // ---- choices

    private static final Question FACTOR =
            new Question(
                    "factor",
                    "κ = 9 and the best rate: by what is the distance multiplied at each update?",
                    List.of(
                            wrong(
                                    "a",
                                    "8/9",
                                    "the best rate is 1/L",
                                    "the rate would be 1/L, which leaves 1 − 1/κ on the flat axis.",
                                    "There is room above 1/L: let the steep axis flip its sign, and"
                                            + " the flat one gains."),
                            right(
                                    "b",
                                    "4/5",
                                    "(κ − 1)/(κ + 1) = 8/10: both ends of the spectrum shrink alike."),
                            wrong(
                                    "c",
                                    "1/9",
                                    "each update divides the distance by κ",
                                    "larger κ would be faster.",
                                    "Large κ is slow: the factor goes to 1 as κ grows."),
                            wrong(
                                    "d",
                                    "1/2",
                                    "it is the root of κ that counts",
                                    "each update would win three times as many digits as it does.",
                                    "That is what the next part achieves with momentum. Plain"
                                            + " gradient descent pays κ itself.")));

    /** Recall: the factor from κ. */
    public static Verdict factor(String choice) {
        return FACTOR.check(choice);
    }

    private static final Question REPORT =
            new Question(
                    "report",
                    "Standardized, best rate, 470 times the curvature: what is the matter?",
                    List.of(
                            wrong(
                                    "a",
                                    "the loss is not convex",
                                    "slow means not convex",
                                    "some eigenvalue would be negative; the smallest is +0.0086.",
                                    "A long thin bowl is as convex as a round one. Conditioning is"
                                            + " shape, convexity is sign."),
                            wrong(
                                    "b",
                                    "the rate is too small",
                                    "slow means the rate is too small",
                                    "raising it would help; the border 2/L is 0.2 % above.",
                                    "It is the best rate already. A larger one diverges."),
                            wrong(
                                    "c",
                                    "it was standardized only once",
                                    "standardizing cures everything, if done thoroughly",
                                    "a second time would change something; means are 0 and"
                                            + " deviations 1 already.",
                                    "Standardizing twice is standardizing once."),
                            right(
                                    "d",
                                    "columns repeat each other",
                                    "s1 to s4 measure nearly the same things. Standardizing changes"
                                            + " means and deviations; a correlation has neither.")));

    /** Critique: the report about diabetes.csv. */
    public static Verdict report(String choice) {
        return REPORT.check(choice);
    }

    // ---- numbers

    private static final Values TRACE =
            new Values(
                    "trace",
                    List.of(
                            "the best rate",
                            "the factor on the axis of λ = 1",
                            "the factor on the axis of λ = 4",
                            "the factor on the axis of λ = 10"),
                    numbers(2.0 / 11, 9.0 / 11, 3.0 / 11, -9.0 / 11),
                    "η = 2/(10 + 1) = 2/11. The two ends shrink alike, by 9/11; the one in between"
                            + " is faster and has no say. The steepest flips its sign at every step.",
                    List.of(
                            instead(
                                    "That is 1/L = 0.1: safe, and the steepest axis arrives at once,"
                                            + " but the flattest crawls at 0.9. *Balance* both ends.",
                                    0.1,
                                    0.9,
                                    0.6,
                                    0),
                            instead(
                                    "That rate is 0.2: one over the mean eigenvalue, 1/5, and also"
                                            + " 2/L. The factor −1 on the steepest axis means that it"
                                            + " jumps from side to side for ever. The mean has no say:"
                                            + " only the smallest and the largest eigenvalue do.",
                                    0.2,
                                    0.8,
                                    0.2,
                                    -1),
                            instead(
                                    "The rate is right. Keep the sign of the factors, 1 − ηλ: the"
                                            + " steepest axis flips.",
                                    2.0 / 11,
                                    9.0 / 11,
                                    3.0 / 11,
                                    9.0 / 11),
                            instead(
                                    "That is 1/(L + μ): half the best rate. Balance 1 − ημ = ηL − 1"
                                            + " once more; there are two ones in it.",
                                    1.0 / 11,
                                    10.0 / 11,
                                    7.0 / 11,
                                    1.0 / 11)));

    /** Trace: eigenvalues 1, 4, 10 by hand. */
    public static Verdict trace(double... numbers) {
        return TRACE.check(numbers);
    }

    // ---- code: the best rate

    /** The best learning rate for a bowl. */
    @FunctionalInterface
    public interface BestRate {
        /** Returns 2/(L + μ). eigenvalues: in any order, not modified. */
        double rate(double[] eigenvalues);
    }

    private static final Exercise<BestRate> BEST_RATE =
            new Exercise<>(
                    "bestRate",
                    e -> 2 / (largest(e) + smallest(e)),
                    List.of(
                            new Mistake<>(
                                    "That is 1/L: safe, but the flattest axis crawls. Above 1/L the"
                                            + " steepest axis flips its sign and still shrinks: use"
                                            + " that room until both ends shrink alike.",
                                    e -> 1 / largest(e)),
                            new Mistake<>(
                                    "That is 2/L: the border itself. The steepest axis jumps from side"
                                            + " to side for ever and never comes nearer.",
                                    e -> 2 / largest(e)),
                            new Mistake<>(
                                    "That is one over the *mean* eigenvalue. With two eigenvalues this"
                                            + " is right by accident; with three or more the ones in"
                                            + " between must not have a say.",
                                    e -> e.length / Arrays.stream(e).sum()),
                            new Mistake<>(
                                    "Your rate is half the best one: 1/(L + μ). Solve"
                                            + " 1 − ημ = ηL − 1 for η once more.",
                                    e -> 1 / (largest(e) + smallest(e))),
                            new Mistake<>(
                                    "You take the first and the last number. Nobody promised that the"
                                            + " eigenvalues come sorted: look for the smallest and"
                                            + " the largest.",
                                    e -> 2 / (e[0] + e[e.length - 1])),
                            new Mistake<>(
                                    "That is 1/μ, the rate the flattest axis would like to have. On"
                                            + " the steepest axis it explodes.",
                                    e -> 1 / smallest(e))),
                    List.of(
                            Check.trajectory(
                                    "your rate walks bowls of three to six eigenvalues, in any"
                                            + " order, as the best rate does",
                                    Lesson03::walk),
                            Check.that(
                                    "both ends of the spectrum shrink alike",
                                    (answer, random) -> {
                                        double[] e = spectrum(random, 5);
                                        double rate = answer.rate(e.clone());
                                        Expect.close(
                                                Math.abs(1 - rate * smallest(e)),
                                                Math.abs(1 - rate * largest(e)),
                                                1e-9,
                                                "On the flattest and on the steepest axis the"
                                                        + " distance must shrink by the same factor.");
                                    }),
                            Check.that(
                                    "a bowl with one eigenvalue is left in one step",
                                    (answer, random) -> {
                                        double lambda = 1 + 9 * random.nextDouble();
                                        Expect.close(
                                                answer.rate(new double[] {lambda}) * lambda,
                                                1,
                                                1e-9,
                                                "With a single eigenvalue λ the best rate is 1/λ: it"
                                                        + " is smallest and largest at once.");
                                    }),
                            Check.that(
                                    "the caller's array is left alone",
                                    (answer, random) -> {
                                        double[] e = spectrum(random, 6);
                                        double[] before = e.clone();
                                        answer.rate(e);
                                        Expect.untouched(e, before, "the array of eigenvalues");
                                    })));

    /** Implement: the best learning rate. */
    public static Verdict bestRate(BestRate answer) {
        return BEST_RATE.check(answer);
    }

    /** Two steps of gradient descent with the answer's rate on each of five bowls. */
    private static double[][] walk(BestRate answer, SplittableRandom random) {
        double[][] path = new double[11][];
        double[] x = {1, 1, 1, 1, 1, 1};
        path[0] = x.clone();
        for (int k = 0; k < 5; k++) {
            double[] e = spectrum(random, 3 + k % 4);
            double rate = answer.rate(e.clone());
            Arrays.fill(x, 1);
            for (int step = 1; step <= 2; step++) {
                for (int i = 0; i < e.length; i++) {
                    x[i] -= rate * e[i] * x[i];
                }
                path[2 * k + step] = x.clone();
            }
        }
        return path;
    }

    /** Returns eigenvalues in [½, 40], shuffled so that neither end comes first or last. */
    private static double[] spectrum(SplittableRandom random, int n) {
        double[] e = new double[n];
        for (int i = 0; i < n; i++) {
            e[i] = 2 + 18 * random.nextDouble();
        }
        e[1] = 30 + 10 * random.nextDouble();
        e[n - 2] = n == 3 ? e[1] : 0.5 + random.nextDouble();
        if (n == 3) {
            e[2] = 0.5 + random.nextDouble();
        }
        return e;
    }

    private static double largest(double[] e) {
        return Arrays.stream(e).max().getAsDouble();
    }

    private static double smallest(double[] e) {
        return Arrays.stream(e).min().getAsDouble();
    }

    // ---- code: standardize

    /** Rows standardized by what the training rows say. */
    @FunctionalInterface
    public interface Standardize {
        /** Returns (x − mean)/deviation of each column, both of train. Neither is modified. */
        double[][] rows(double[][] train, double[][] x);
    }

    private static final Exercise<Standardize> STANDARDIZE =
            new Exercise<>(
                    "standardize",
                    (train, x) -> byColumns(x, column(train, Lesson03::mean), deviations(train)),
                    List.of(
                            new Mistake<>(
                                    "You divide, but do not center: the means are still there, and with"
                                            + " them the tie to the intercept.",
                                    (train, x) ->
                                            byColumns(
                                                    x,
                                                    new double[train[0].length],
                                                    deviations(train))),
                            new Mistake<>(
                                    "You center, but do not divide: the columns keep their units.",
                                    (train, x) ->
                                            byColumns(
                                                    x, column(train, Lesson03::mean), ones(train))),
                            new Mistake<>(
                                    "Your test rows are measured with their *own* mean and deviation."
                                            + " Take both from the training rows: a number must mean"
                                            + " the same thing in both tables.",
                                    (train, x) ->
                                            byColumns(x, column(x, Lesson03::mean), deviations(x))),
                            new Mistake<>(
                                    "Your statistics come from training and test rows together. That"
                                            + " leaks: the test rows then shape what they are to judge.",
                                    (train, x) -> {
                                        double[][] all =
                                                Arrays.copyOf(train, train.length + x.length);
                                        System.arraycopy(x, 0, all, train.length, x.length);
                                        return byColumns(
                                                x, column(all, Lesson03::mean), deviations(all));
                                    }),
                            new Mistake<>(
                                    "You divide by the variance: the root is missing.",
                                    (train, x) -> {
                                        double[] s = deviations(train);
                                        for (int j = 0; j < s.length; j++) {
                                            s[j] *= s[j];
                                        }
                                        return byColumns(x, column(train, Lesson03::mean), s);
                                    }),
                            new Mistake<>(
                                    "Your deviation divides by N − 1. That is customary for estimates,"
                                            + " and fine if stated; here it was stated as N, because"
                                            + " then every training column has mean square exactly 1.",
                                    (train, x) -> {
                                        double[] s = deviations(train);
                                        double n = train.length;
                                        for (int j = 0; j < s.length; j++) {
                                            s[j] *= Math.sqrt(n / (n - 1));
                                        }
                                        return byColumns(x, column(train, Lesson03::mean), s);
                                    }),
                            new Mistake<>(
                                    "You have one mean and one deviation for the whole table. Each"
                                            + " column has its own unit and needs its own.",
                                    (train, x) -> {
                                        double[] all =
                                                Arrays.stream(train)
                                                        .flatMapToDouble(Arrays::stream)
                                                        .toArray();
                                        double[] a = ones(train);
                                        double[] s = ones(train);
                                        Arrays.fill(a, mean(all));
                                        Arrays.fill(s, deviation(all));
                                        return byColumns(x, a, s);
                                    })),
                    List.of(
                            Check.trajectory(
                                    "test rows of three tables, by the statistics of the training rows",
                                    Lesson03::standardized),
                            Check.that(
                                    "a single test row is no problem",
                                    (answer, random) -> {
                                        double[][] z =
                                                answer.rows(
                                                        new double[][] {{0, 10}, {2, 30}},
                                                        new double[][] {{4, 20}});
                                        shape(z, 1, 2);
                                        Expect.close(
                                                z[0],
                                                new double[] {3, 0},
                                                1e-9,
                                                "One row is enough to be transformed: nothing has to"
                                                        + " be computed from it.");
                                    }),
                            Check.that(
                                    "a constant column becomes 0, not NaN",
                                    (answer, random) -> {
                                        double[][] train = {{1, 3}, {2, 3}, {3, 3}, {6, 3}};
                                        double[][] z = answer.rows(train, train);
                                        shape(z, 4, 2);
                                        for (double[] row : z) {
                                            Expect.that(
                                                    !Double.isNaN(row[1]),
                                                    "A column that is constant in the training rows has"
                                                            + " deviation 0, and 0/0 is NaN: one such"
                                                            + " column ruins every prediction. Make"
                                                            + " it 0.");
                                            Expect.that(
                                                    Math.abs(row[1]) < 1e-9,
                                                    "A constant column tells nothing: after"
                                                            + " standardizing it must be 0 everywhere.");
                                        }
                                    }),
                            Check.that(
                                    "the tables that came in are left alone",
                                    (answer, random) -> {
                                        double[][] train = table(random, 6, 2);
                                        double[][] x = table(random, 4, 2);
                                        double[] before = train[0].clone();
                                        double[] first = x[0].clone();
                                        double[][] z = answer.rows(train, x);
                                        Expect.untouched(train[0], before, "the training rows");
                                        Expect.untouched(x[0], first, "the rows x");
                                        shape(z, 4, 2);
                                        Expect.ownRows(z, "the result");
                                    })));

    /** Implement: standardize by the training rows. */
    public static Verdict standardize(Standardize answer) {
        return STANDARDIZE.check(answer);
    }

    /** Row 0 is a start of zeros, then the transformed rows of three tables, one after another. */
    private static double[][] standardized(Standardize answer, SplittableRandom random) {
        double[][] path = new double[16][];
        path[0] = new double[3];
        for (int k = 0; k < 3; k++) {
            double[][] train = table(random, 7 + k, 3);
            double[][] x = table(random, 5, 3);
            double[][] z = answer.rows(copy(train), copy(x));
            shape(z, 5, 3);
            System.arraycopy(z, 0, path, 1 + 5 * k, 5);
        }
        return path;
    }

    /** Returns rows whose columns differ in mean and in unit. */
    private static double[][] table(SplittableRandom random, int n, int d) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Problems.normal(random, d);
            for (int j = 0; j < d; j++) {
                rows[i][j] = 3 * (j + 1) + (1 + 2 * j) * rows[i][j];
            }
        }
        return rows;
    }

    private static void shape(double[][] z, int n, int d) {
        Expect.that(z != null, "Your code returned `null` for the table.");
        Expect.that(
                z.length == n,
                "The result has " + z.length + " rows, x has " + n + ": one for each row of x.");
        for (double[] row : z) {
            Expect.length(row, d, "a row of the result");
        }
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] byColumns(double[][] x, double[] means, double[] deviations) {
        double[][] z = copy(x);
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) {
                row[j] = deviations[j] == 0 ? 0 : (row[j] - means[j]) / deviations[j];
            }
        }
        return z;
    }

    /** One number for each column. */
    private interface Statistic {
        double of(double[] values);
    }

    private static double[] column(double[][] rows, Statistic statistic) {
        double[] out = new double[rows[0].length];
        for (int j = 0; j < out.length; j++) {
            int c = j;
            out[j] = statistic.of(Arrays.stream(rows).mapToDouble(row -> row[c]).toArray());
        }
        return out;
    }

    private static double[] deviations(double[][] rows) {
        return column(rows, Lesson03::deviation);
    }

    private static double[] ones(double[][] rows) {
        double[] one = new double[rows[0].length];
        Arrays.fill(one, 1);
        return one;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().getAsDouble();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().getAsDouble());
    }

    // ---- design: a table that standardizing does not help

    /** A table of one's own. */
    @FunctionalInterface
    public interface Twins {
        /** Returns rows of two columns. */
        double[][] rows();
    }

    private static final Exercise<Twins> TWINS =
            new Exercise<>(
                    "twins",
                    () -> {
                        double b = Math.sqrt(0.79);
                        return new double[][] {{1, 1.1}, {1, b}, {-1, -1.1}, {-1, -b}};
                    },
                    List.of(),
                    List.of(
                            Check.that(
                                    "two columns, 3 to 1000 rows",
                                    (answer, random) -> {
                                        double[][] rows = answer.rows();
                                        Expect.that(rows != null, "Your code returned `null`.");
                                        Expect.that(
                                                rows.length >= 3 && rows.length <= 1000,
                                                "Make 3 to 1000 rows; yours are "
                                                        + rows.length
                                                        + ".");
                                        for (double[] row : rows) {
                                            Expect.length(row, 2, "a row");
                                            Expect.finite(row, "a value of the table");
                                        }
                                    }),
                            Check.that(
                                    "each column is standardized",
                                    (answer, random) -> {
                                        double[][] rows = answer.rows();
                                        double[] m = column(rows, Lesson03::mean);
                                        double[] s = deviations(rows);
                                        for (int j = 0; j < 2; j++) {
                                            Expect.that(
                                                    Math.abs(m[j]) < 1e-6
                                                            && Math.abs(s[j] - 1) < 1e-6,
                                                    ("Column %d has mean %.4g and deviation %.4g: it is"
                                                                    + " not standardized, and with raw columns"
                                                                    + " a large κ is no art. Pass the table"
                                                                    + " through `Standardizer` first.")
                                                            .formatted(j + 1, m[j], s[j]));
                                        }
                                    }),
                            Check.that(
                                    "the columns are not the same",
                                    (answer, random) ->
                                            Expect.that(
                                                    1 - Math.abs(correlation(answer.rows())) > 1e-9,
                                                    "One column is the other, or its mirror image: κ is"
                                                            + " infinite, and the best weights are no"
                                                            + " longer one point but a line. Let them"
                                                            + " differ a little.")),
                            Check.that(
                                    "κ is above 100",
                                    (answer, random) -> {
                                        double c = Math.abs(correlation(answer.rows()));
                                        double kappa = (1 + c) / (1 - c);
                                        Expect.that(
                                                kappa > 100,
                                                ("Your columns have correlation %.3g, which gives κ ="
                                                                + " (1 + c)/(1 − c) = %.3g. They must"
                                                                + " resemble each other more.")
                                                        .formatted(c, kappa));
                                    })));

    /** Design: two standardized columns with κ above 100. */
    public static Verdict twins(Twins answer) {
        return TWINS.check(answer);
    }

    /** Returns the mean product of two standardized columns. */
    private static double correlation(double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[0] * row[1];
        }
        return sum / rows.length;
    }
}
