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

/** The questions and exercises of lesson 06, Nesterov. */
public final class Lesson06 {
    private Lesson06() {}

    /** The exercises, in the order of the lesson, as they are graded. */
    public static ProblemSet problems() {
        return new ProblemSet(
                "06",
                "Lesson 06: Nesterov",
                "06-nesterov.ipynb",
                List.of(
                        new Choice("Where is the gradient taken?", 2, WHERE_GRADIENT),
                        new Numbers(
                                "twoUpdates",
                                "Two updates by hand",
                                3,
                                seat -> TWO_UPDATES,
                                Specimens.of("double[] twoUpdates = {};")),
                        Coding.method(
                                "One step of Nesterov",
                                NESTEROV_STEP,
                                NesterovStep.class,
                                Specimens.of(
"""
void nesterovStep(double[] w, double[] b, Objective f,
                  double lr, double beta) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        new Choice("Name the bug", 2, NAME_THE_BUG),
                        new Coding<>(
                                "A trap of your own",
                                OWN_TRAP,
                                List.of(Wanted.variable("ownTrap", double[].class)),
                                given ->
                                        chosen(
                                                given.get(
                                                        Wanted.variable(
                                                                "ownTrap", double[].class))),
                                Specimens.of("double[] ownTrap = {};     // {m, start}"))));
    }

    // ---- predictions

    private static final Question FIRST_UPDATE =
            new Question(
                    "firstUpdate",
                    "The first update of the library's form, β = 0.9: how many times ηg?",
                    List.of(
                            wrong(
                                    "a",
                                    "1",
                                    "the velocity starts at 0, so the first step is plain gradient descent",
                                    "the stored point would be at −1; it is at −1.9.",
                                    "That is true of θ. The library stores φ, which is one look ahead:"
                                            + " θ moves by 1 and the look-ahead adds β."),
                            right(
                                    "b",
                                    "1.9",
                                    "b = g, and φ moves by η(g + βb) = (1 + β)ηg: one step of θ and the look"
                                            + " ahead from there."),
                            wrong(
                                    "c",
                                    "0.1",
                                    "the velocity is an average, so its first value is (1 − β)g",
                                    "the stored point would be at −0.1.",
                                    "The velocity is a sum, as in lesson 05: the first gradient enters whole."),
                            wrong(
                                    "d",
                                    "10",
                                    "the total weight is 1/(1 − β)",
                                    "the first update would already be as long as the hundredth.",
                                    "10 is where the velocity goes under a constant gradient. It needs some"
                                            + " twenty updates to get near.")),
                    """
                    Two points exist at every moment: θ, where the method is, and φ, where it looks. From \
                    rest both are 0. The gradient there is g, so θ moves to −ηg. The velocity is now −ηg, \
                    and the next look is β of it further on: φ = −ηg − 0.9ηg.

                    A library that evaluates the gradient at the parameters it stores must store φ. So the \
                    number you see after one update is −1.9ηg.
                    """,
                    """
                    Insert b = 0 into D3. `b = 0.9 * 0 + g = g`.

                    `φ = 0 − η * (g + 0.9 * b) = −η * (g + 0.9 * g) = −1.9 ηg`.
                    """);

    /** Prediction: the first update of the library's form. */
    public static Prediction firstUpdate(String choice, String confidence) {
        return FIRST_UPDATE.commit(choice, confidence);
    }

    private static final Question ON_A_BOWL =
            new Question(
                    "onABowl",
                    "On the bowl with κ = 1000: who comes first within a millionth?",
                    List.of(
                            wrong(
                                    "a",
                                    "Nesterov",
                                    "newer and provably optimal means faster on each problem",
                                    "Nesterov's count would be the smallest; it is 507 against 315.",
                                    "Nesterov is optimal for the worst function of a wide class. A bowl is"
                                            + " not the worst, and the heavy ball is made for it."),
                            right(
                                    "b",
                                    "the heavy ball",
                                    "Its factor on a quadratic is (√κ − 1)/(√κ + 1), about 1 − 2/√κ; Nesterov"
                                            + " has 1 − 1/√κ. That is nearly a factor 2 in updates."),
                            wrong(
                                    "c",
                                    "those two, within 5 % of each other",
                                    "Nesterov is the heavy ball with a nicer picture",
                                    "the two counts would agree; they are 315 and 507.",
                                    "Looking ahead is extra friction, β(1 − ηλ), and on a bowl friction costs"
                                            + " updates."),
                            wrong(
                                    "d",
                                    "gradient descent",
                                    "a run that swings wastes its updates",
                                    "gradient descent would need fewer than 315 updates; it needs 6908.",
                                    "Swinging costs a constant factor. Crawling costs a factor √κ.")),
                    """
                    Compare the factors per update at κ = 1000, where √κ is 31.6: gradient descent \
                    (κ − 1)/(κ + 1) = 0.998, heavy ball 0.939, Nesterov 0.968.

                    ln(10⁻⁶) = −13.8. Divide by the logarithm of each factor: 6908, about 220 and about \
                    430. Both have a double root, t ρᵗ, and pay some more for it; the heavy ball shows it in its \
                    climb at the start. The order stays.

                    What Nesterov has in return is a promise that does not need a quadratic.
                    """,
                    """
                    Factors first. Heavy ball: (31.6 − 1)/(31.6 + 1) = 0.939. Nesterov: 1 − 1/31.6 = 0.968.

                    The smaller factor arrives first.
                    """);

    /** Prediction: three methods on a bowl. */
    public static Prediction onABowl(String choice, String confidence) {
        return ON_A_BOWL.commit(choice, confidence);
    }

    private static final Question KINKS =
            new Question(
                    "kinks",
                    "The kinked function from 3.3: what do gradient descent and Nesterov do?",
                    List.of(
                            wrong(
                                    "a",
                                    "both circle",
                                    "a kink in the slope is bad for every method",
                                    "both would still be near 2 after 300 updates; both are at 0.",
                                    "The kinks are harmless for a method whose guarantee only asks for"
                                            + " curvatures between 1 and 25."),
                            right(
                                    "b",
                                    "both arrive",
                                    "Both guarantees hold for every function with curvatures between μ and L,"
                                            + " not for quadratics alone."),
                            wrong(
                                    "c",
                                    "Nesterov arrives, gradient descent circles",
                                    "gradient descent is the weakest, so it fails where the ball fails",
                                    "gradient descent would not come to 0; it does.",
                                    "It has no memory that could carry it over a kink. Slow is not the same as"
                                            + " fragile."),
                            wrong(
                                    "d",
                                    "gradient descent arrives, Nesterov circles",
                                    "memory is the culprit, and Nesterov has it too",
                                    "Nesterov would still be near 2 after 300 updates; it is at 0.",
                                    "It is not memory but old news: Nesterov asks for the slope where the memory"
                                            + " leads.")),
                    """
                    Follow the heavy ball once round. At 2.12 the slope is steep and it is thrown to −1.80; \
                    there the slope is steep the other way and throws it back to 0.65; the velocity carries \
                    it over both kinks to 2.12, because the slope at 0.65 knows nothing of them.

                    Nesterov at 0.65 with the same velocity asks beyond the kinks, gets the steep slope, and \
                    brakes. Gradient descent has no velocity at all.
                    """,
                    """
                    Ask what each guarantee needs. Heavy ball, D7 of lesson 05: a quadratic. Gradient descent \
                    below 2/L: curvatures between 0 and L. Nesterov: curvatures between μ and L.

                    The kinked function is no quadratic, but its curvatures are 1 and 25.
                    """);

    /** Prediction: the kinked function. */
    public static Prediction kinks(String choice, String confidence) {
        return KINKS.commit(choice, confidence);
    }

    // ---- 1 recall

    private static final Question WHERE_GRADIENT =
            new Question(
                    "whereGradient",
                    "Where is the gradient taken, with a velocity b that has no learning rate in it?",
                    List.of(
                            wrong(
                                    "a",
                                    "θ",
                                    "the gradient is always taken where you are",
                                    "it would be the heavy ball.",
                                    "Nesterov differs from the heavy ball in this one thing."),
                            wrong(
                                    "b",
                                    "θ − βb",
                                    "the velocity is what moves θ",
                                    "it would explode for curvatures above 1 + 1/β, at every learning rate.",
                                    "θ moves by ηb, not by b: the look-ahead needs the η as well."),
                            right(
                                    "c",
                                    "θ − ηβb",
                                    "That is where the velocity alone would put θ: the next step is −η(βb + g),"
                                            + " and g is still unknown."),
                            wrong(
                                    "d",
                                    "θ + ηβb",
                                    "ahead means plus",
                                    "it would look back to where it came from, and swing for ever.",
                                    "θ moves by *minus* ηb.")));

    /** Exercise 1: the place of the gradient. */
    public static Verdict whereGradient(String choice) {
        return WHERE_GRADIENT.check(choice);
    }

    // ---- 2 trace

    private static final Values TWO_UPDATES =
            new Values(
                    "twoUpdates",
                    List.of("ball 1", "ball 2", "θ 1", "θ 2", "φ 1", "φ 2"),
                    numbers(0.9, 0.72, 0.9, 0.729, 0.81, 0.5751),
                    "Ball: b = 1, 1.8. θ: the second gradient is taken at 0.81, so b = 1.71. φ is θ one look"
                            + " ahead: 0.9 − 0.09 and 0.729 − 0.1539.",
                    List.of(
                            instead(
                                    "Your φ equals θ: the stored point is one look further, φ = θ − ηβb.",
                                    0.9,
                                    0.72,
                                    0.9,
                                    0.729,
                                    0.9,
                                    0.729),
                            instead(
                                    "Your θ equals the ball: take its second gradient at the look-ahead point"
                                            + " 0.81, not at 0.9.",
                                    0.9,
                                    0.72,
                                    0.9,
                                    0.72,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "θ and φ are exchanged: θ starts like the ball, φ is ahead of it.",
                                    0.9,
                                    0.72,
                                    0.81,
                                    0.5751,
                                    0.9,
                                    0.729),
                            instead(
                                    "You averaged the velocity, (1 − β)g. It is a sum: the first gradient"
                                            + " enters whole.",
                                    0.99,
                                    Double.NaN,
                                    0.99,
                                    Double.NaN,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "That is gradient descent without memory: 0.9, 0.81.",
                                    0.9,
                                    0.81,
                                    Double.NaN,
                                    Double.NaN,
                                    Double.NaN,
                                    Double.NaN),
                            instead(
                                    "The look-ahead of φ has no learning rate in it: φ = θ − ηβb, not θ − βb.",
                                    0.9,
                                    0.72,
                                    Double.NaN,
                                    Double.NaN,
                                    0,
                                    Double.NaN)));

    /** Exercise 2: two updates by hand. */
    public static Verdict twoUpdates(double... values) {
        return TWO_UPDATES.check(values);
    }

    // ---- 3 implement

    /** One update of Nesterov's method in place. */
    @FunctionalInterface
    public interface NesterovStep {
        /** b ← βb + ∇f(w − ηβb), w ← w − ηb. w, b: modified. f: asked once. */
        void step(double[] w, double[] b, Objective f, double lr, double beta);
    }

    /** How a wrong version reaches ahead, and how it mixes the velocity. */
    private static NesterovStep reaching(Reach reach, boolean average) {
        return (w, b, f, lr, beta) -> {
            double[] point = new double[w.length];
            double[] g = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                point[i] = w[i] - reach.of(lr, beta) * b[i];
            }
            f.valueAndGradient(point, g);
            for (int i = 0; i < w.length; i++) {
                b[i] = beta * b[i] + (average ? 1 - beta : 1) * g[i];
                w[i] -= lr * b[i];
            }
        };
    }

    private interface Reach {
        double of(double lr, double beta);
    }

    private static final Exercise<NesterovStep> NESTEROV_STEP =
            new Exercise<>(
                    "nesterovStep",
                    reaching((lr, beta) -> lr * beta, false),
                    List.of(
                            new Mistake<>(
                                    "Your gradient is taken at w: this is the heavy ball. Ask at"
                                            + " w − lr·beta·b.",
                                    reaching((lr, beta) -> 0, false)),
                            new Mistake<>(
                                    "You look back instead of ahead: w moves by *minus* lr·b, so the look-ahead"
                                            + " subtracts.",
                                    reaching((lr, beta) -> -lr * beta, false)),
                            new Mistake<>(
                                    "The learning rate is missing in your look-ahead: b has no lr in it, so the"
                                            + " point is w − lr·beta·b.",
                                    reaching((lr, beta) -> beta, false)),
                            new Mistake<>(
                                    "β is missing in your look-ahead: the next step repeats only β of the"
                                            + " velocity.",
                                    reaching((lr, beta) -> lr, false)),
                            new Mistake<>(
                                    "You average the velocity with 1 − β. Here it is a sum: b ← βb + g.",
                                    reaching((lr, beta) -> lr * beta, true)),
                            new Mistake<>(
                                    "Momentum is applied twice: after the look-ahead, w moves by lr·b, not by"
                                            + " lr·(g + βb). That is the update of φ, whose gradient is taken at"
                                            + " φ itself.",
                                    (w, b, f, lr, beta) -> {
                                        double[] point = new double[w.length];
                                        double[] g = new double[w.length];
                                        for (int i = 0; i < w.length; i++) {
                                            point[i] = w[i] - lr * beta * b[i];
                                        }
                                        f.valueAndGradient(point, g);
                                        for (int i = 0; i < w.length; i++) {
                                            b[i] = beta * b[i] + g[i];
                                            w[i] -= lr * (g[i] + beta * b[i]);
                                        }
                                    }),
                            new Mistake<>(
                                    "That is the library's form: it stores φ and takes the gradient there. The"
                                            + " exercise wants θ, with the gradient at w − lr·beta·b.",
                                    (w, b, f, lr, beta) -> {
                                        double[] g = new double[w.length];
                                        f.valueAndGradient(w, g);
                                        for (int i = 0; i < w.length; i++) {
                                            b[i] = beta * b[i] + g[i];
                                            w[i] -= lr * (g[i] + beta * b[i]);
                                        }
                                    }),
                            new Mistake<>(
                                    "Your w is moved to the look-ahead point and stays there: an array of your"
                                            + " own is needed, `w.clone()`, not `point = w`.",
                                    (w, b, f, lr, beta) -> {
                                        double[] g = new double[w.length];
                                        for (int i = 0; i < w.length; i++) {
                                            w[i] -= lr * beta * b[i];
                                        }
                                        f.valueAndGradient(w, g);
                                        for (int i = 0; i < w.length; i++) {
                                            b[i] = beta * b[i] + g[i];
                                            w[i] -= lr * b[i];
                                        }
                                    }),
                            new Mistake<>(
                                    "Your velocity forgets: this is plain gradient descent.",
                                    (w, b, f, lr, beta) -> {
                                        double[] g = new double[w.length];
                                        f.valueAndGradient(w, g);
                                        for (int i = 0; i < w.length; i++) {
                                            w[i] -= lr * g[i];
                                        }
                                    })),
                    List.of(
                            Check.trajectory(
                                    "seven updates on a random bowl, the rate changing on the way",
                                    (step, random) ->
                                            walk(step, Problems.quadratic(random, 3), 3, random)),
                            Check.trajectory(
                                    "seven updates on a small network",
                                    (step, random) -> walk(step, Problems.xor(), 17, random)),
                            Check.that(
                                    "f is asked once, at the look-ahead point",
                                    Lesson06::asksOnceAhead),
                            Check.that(
                                    "with φ = w − lr·beta·b it is the library's form",
                                    Lesson06::isTheLibraryAhead)));

    private static double[][] walk(NesterovStep step, Objective f, int n, SplittableRandom random) {
        double[] w = Problems.normal(random, n);
        double[] b = new double[n];
        double[][] path = new double[8][];
        path[0] = w.clone();
        for (int t = 1; t <= 7; t++) {
            step.step(w, b, f, t < 4 ? 0.07 : 0.03, 0.8);
            path[t] = w.clone();
        }
        return path;
    }

    private static void asksOnceAhead(NesterovStep step, SplittableRandom random) {
        double[] w = Problems.normal(random, 4);
        double[] b = Problems.normal(random, 4);
        double[] ahead = new double[4];
        for (int i = 0; i < 4; i++) {
            ahead[i] = w[i] - 0.07 * 0.8 * b[i];
        }
        Oracle oracle = new Oracle(Problems.quadratic(random, 4), 3);
        step.step(w, b, oracle, 0.07, 0.8);
        Expect.that(
                oracle.calls() == 1,
                "f is to be asked once in an update: Nesterov costs no more gradients than the heavy ball.");
        Expect.close(
                oracle.at(0),
                ahead,
                1e-12,
                "The gradient must be asked for at w − lr·beta·b, the old b.");
    }

    private static void isTheLibraryAhead(NesterovStep step, SplittableRandom random) {
        Objective f = Problems.quadratic(random, 3);
        double[] w = Problems.normal(random, 3);
        double[] b = new double[3];
        double[] phi = w.clone();
        double[] v = new double[3];
        double[] g = new double[3];
        for (int t = 0; t < 6; t++) {
            step.step(w, b, f, 0.05, 0.7);
            f.valueAndGradient(phi, g);
            for (int i = 0; i < 3; i++) {
                v[i] = 0.7 * v[i] + g[i];
                phi[i] -= 0.05 * (g[i] + 0.7 * v[i]);
            }
        }
        double[] ahead = new double[3];
        Arrays.setAll(ahead, i -> w[i] - 0.05 * 0.7 * b[i]);
        Expect.close(
                ahead,
                phi,
                1e-12,
                "w − lr·beta·b should be the library's point φ: is b left updated, for the next call?");
    }

    /** Exercise 3: one update. */
    public static Verdict nesterovStep(NesterovStep answer) {
        return NESTEROV_STEP.check(answer);
    }

    // ---- 4 critique

    private static final Question NAME_THE_BUG =
            new Question(
                    "nameTheBug",
                    "It explodes at every learning rate, however small: what is it?",
                    List.of(
                            wrong(
                                    "a",
                                    "β is too large for this problem",
                                    "too much memory explodes",
                                    "a smaller rate would have cured it: with ηL below (2 + 2β)/(1 + 2β)"
                                            + " every β below 1 is stable on a bowl.",
                                    "Look for something the rate does not touch."),
                            right(
                                    "b",
                                    "the look-ahead point lacks the learning rate",
                                    "Then the velocity feeds itself through the gradient, by a factor"
                                            + " β − λβ per update, and the learning rate is nowhere in it."),
                            wrong(
                                    "c",
                                    "the gradient is taken at θ",
                                    "every mistake in the place of the gradient explodes",
                                    "it would be the heavy ball, which is stable below 2(1 + β)/L.",
                                    "A thousandth of the rate would have cured that."),
                            wrong(
                                    "d",
                                    "the rate is above 2/L",
                                    "explosions come from large rates",
                                    "dividing by a thousand would have cured it.",
                                    "Gradient descent with the same rate is fine, so it is below 2/L.")));

    /** Exercise 4: name the bug. */
    public static Verdict nameTheBug(String choice) {
        return NAME_THE_BUG.check(choice);
    }

    // ---- 5 design

    /** A steepness and a start. */
    @FunctionalInterface
    public interface Trap {
        /** Returns {m, start}. */
        double[] values();
    }

    private static final Exercise<Trap> OWN_TRAP =
            new Exercise<>(
                    "ownTrap",
                    () -> new double[] {50, 3.3},
                    List.of(),
                    List.of(
                            Check.that(
                                    "two numbers, a steepness of your own and a start",
                                    Lesson06::isATrap),
                            Check.that(
                                    "the heavy ball circles for ever",
                                    (trap, random) -> circles(trap.values()))));

    private static void isATrap(Trap trap, SplittableRandom random) {
        double[] values = trap.values();
        Expect.length(values, 2, "the answer {m, start}");
        Expect.finite(values, "the answer {m, start}");
        Expect.that(
                values[0] >= 2 && values[0] <= 100,
                "The steepness m must be between 2 and 100: it is the first of the two numbers.");
        Expect.that(values[0] != 25, "25 is the trap of the lesson: build another.");
    }

    private static void circles(double[] trap) {
        int last = 4000;
        double m = trap[0];
        double q = Math.sqrt(m);
        double lr = 4 / ((q + 1) * (q + 1));
        double beta = Math.pow((q - 1) / (q + 1), 2);
        double[] x = new double[last + 1];
        x[0] = trap[1];
        double b = 0;
        for (int t = 0; t < last; t++) {
            double slope = x[t] < 1 ? m * x[t] : x[t] < 2 ? x[t] + m - 1 : m * x[t] - (m - 1);
            b = beta * b + slope;
            x[t + 1] = x[t] - lr * b;
        }
        Expect.that(
                Math.abs(x[last]) > 1e-6,
                m < 25
                        ? "The ball arrives at the minimum. These sides are too gentle: try a steeper m."
                        : "The ball arrives at the minimum from this start: try another one, between 2.5 and"
                                + " 3.5 say.");
        for (int period = 2; period <= 12; period++) {
            if (Math.abs(x[last] - x[last - period]) < 1e-9) {
                return;
            }
        }
        Expect.fail("The ball neither arrives nor circles within 12 updates: try another start.");
    }

    /** Exercise 5: a trap of one's own; an empty array is "not yet". */
    public static Verdict ownTrap(double... trap) {
        return OWN_TRAP.check(chosen(trap));
    }

    private static Trap chosen(double[] trap) {
        return () -> {
            if (trap == null || trap.length == 0) {
                throw new UnsupportedOperationException("not yet");
            }
            return trap.clone();
        };
    }
}
