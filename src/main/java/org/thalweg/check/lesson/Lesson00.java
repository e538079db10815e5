package org.thalweg.check.lesson;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;
import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.List;
import org.thalweg.check.Check;
import org.thalweg.check.Choice;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Numbers;
import org.thalweg.check.Prediction;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Question;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;
import org.thalweg.check.Verdict;
import org.thalweg.check.Wanted;

/** The questions and exercises of lesson 00. */
public final class Lesson00 {
    private Lesson00() {}

    /** The exercises, in the order of the lesson, as they are graded. */
    public static ProblemSet problems() {
        return new ProblemSet(
                "00",
                "Lesson 00: Start here",
                "00-start-here.ipynb",
                List.of(
                        new Choice("What does a cell show?", 2, CELL_VALUE),
                        new Numbers(
                                "javaNumbers",
                                "Three numbers of Java",
                                3,
                                seat -> JAVA_NUMBERS,
                                Specimens.of("double[] javaNumbers = {};")),
                        Coding.method(
                                "Square",
                                SQUARE,
                                Square.class,
                                Specimens.of(
"""
double square(double x) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        new Numbers(
                                "fourVersions",
                                "Four versions",
                                3,
                                seat -> FOUR_VERSIONS,
                                Specimens.of("double[] fourVersions = {};")),
                        new Coding<>(
                                "A rate of your own",
                                OWN_RATE,
                                List.of(Wanted.variable("ownRate", double.class)),
                                given -> rate(given.get(Wanted.variable("ownRate", double.class))),
                                Specimens.of("double ownRate = Double.NaN;"))));
    }

    // ---- prediction

    private static final Question NINE_TIMES =
            new Question(
                    "nineTimes",
                    "Ten steps from 10 on x², learning rate 0.9 instead of 0.1: where do you end?",
                    List.of(
                            wrong(
                                    "a",
                                    "much nearer to 0",
                                    "a larger rate is a faster rate",
                                    "after ten steps 0.9 would stand far below 1.07; it stands at 1.07.",
                                    "A step can be so long that it lands on the other side, almost as far"
                                            + " away as before."),
                            right(
                                    "b",
                                    "equally far from 0",
                                    "Each step multiplies x by 1 − 2η: by 0.8 for η = 0.1 and by −0.8 for"
                                            + " η = 0.9. The sizes are the same."),
                            wrong(
                                    "c",
                                    "farther away than you started",
                                    "large rates are unstable",
                                    "the distance would grow from 10; it falls at every step.",
                                    "There is a border, and here it lies at 1.0. Below it even wild jumps"
                                            + " shrink."),
                            wrong(
                                    "d",
                                    "that depends on the side",
                                    "the direction from which you come matters",
                                    "starting from −10 would give another distance; the parabola is its own"
                                            + " mirror image.",
                                    "The slope at −x is minus the slope at x, so the two runs are mirror"
                                            + " images of each other.")),
                    """
                    Picture two walkers on the same slope. One takes short steps and stays on her side. \
                    The other leaps over the bottom at every step and lands on the opposite side, a \
                    little lower than he left.

                    From 10 with η = 0.9: the slope is 20, the leap is 18, you land at −8. From there: \
                    slope −16, leap 14.4, you land at 6.4. The distances are 10, 8, 6.4, …, exactly those \
                    of η = 0.1.

                    So "larger is faster" holds only up to the rate that arrives in one step (0.5 here). \
                    Beyond it, larger is slower, until at 1.0 nothing is gained at all.
                    """,
                    """
                    Take one step of each. Slope at 10: `2 * 10 = 20`.

                    η = 0.1: `10 − 0.1 * 20 = 8`. η = 0.9: `10 − 0.9 * 20 = −8`.

                    The distance is 8 both times. The next step starts from the same distance, so it is 6.4 \
                    both times, and so on.
                    """);

    /** Prediction: a rate nine times as large. */
    public static Prediction nineTimes(String choice, String confidence) {
        return NINE_TIMES.commit(choice, confidence);
    }

    // ---- 1 recall

    private static final Question CELL_VALUE =
            new Question(
                    "cellValue",
                    "A cell holds `double y = 3;` and `y * 2`. What stands below it?",
                    List.of(
                            wrong(
                                    "a",
                                    "nothing, because nothing was printed",
                                    "only what is printed is shown",
                                    "the cell with lessons / 2 above would have shown nothing; it showed 17.",
                                    "The value of the last expression is shown without printing."),
                            right(
                                    "b",
                                    "6.0",
                                    "The last expression is y * 2, and a double times an int is a double."),
                            wrong(
                                    "c",
                                    "3.0 and 6.0",
                                    "every line shows its value",
                                    "every assignment in this lesson would leave a number behind.",
                                    "Only the last expression is shown; an assignment shows nothing."),
                            wrong(
                                    "d",
                                    "6",
                                    "2 is an int, so the product is one",
                                    "3 * 0.5 would be a whole number too.",
                                    "y is a double. As soon as one side is a double, so is the result.")));

    /** Exercise 1: what a cell shows. */
    public static Verdict cellValue(String choice) {
        return CELL_VALUE.check(choice);
    }

    // ---- 2 trace

    private static final Values JAVA_NUMBERS =
            new Values(
                    "javaNumbers",
                    List.of("7/2", "7/2.0", "1e-3"),
                    numbers(3, 3.5, 0.001),
                    "Two whole numbers divide to a whole number; one double makes the result a double.",
                    List.of(
                            instead(
                                    "`7/2` has two whole numbers, so Java drops the rest: it is not 3.5.",
                                    3.5,
                                    3.5,
                                    Double.NaN),
                            instead(
                                    "`7/2.0` is not a division of whole numbers: one side is a double.",
                                    3,
                                    3,
                                    Double.NaN),
                            instead(
                                    "Java does not round `7/2` up: it drops the rest.",
                                    4,
                                    3.5,
                                    Double.NaN),
                            instead(
                                    "`1e-3` is 1 times ten to the minus three, not a power of Euler's e.",
                                    3,
                                    3.5,
                                    Math.exp(-3)),
                            instead(
                                    "Mind the minus: `1e-3` is ten to the minus three, a small number.",
                                    3,
                                    3.5,
                                    1000),
                            instead("`1e-3` is one number, not e minus 3.", 3, 3.5, Math.E - 3)));

    /** Exercise 2: three numbers of Java. */
    public static Verdict javaNumbers(double... values) {
        return JAVA_NUMBERS.check(values);
    }

    // ---- 3 implement

    /** A function of one number. */
    @FunctionalInterface
    public interface Square {
        /** Returns x². */
        double of(double x);
    }

    private static final Exercise<Square> SQUARE =
            new Exercise<>(
                    "square",
                    x -> x * x,
                    List.of(
                            new Mistake<>("That doubles: it is `2 * x`, not `x * x`.", x -> 2 * x),
                            new Mistake<>("That is the number itself, not its square.", x -> x),
                            new Mistake<>(
                                    "`^` is exclusive or in Java, not a power. Write `x * x`.",
                                    x -> (int) x ^ 2),
                            new Mistake<>(
                                    "Everything behind the point is lost: somewhere a double becomes an"
                                            + " `int`. Keep it a double throughout.",
                                    x -> Math.pow((int) x, 2)),
                            new Mistake<>(
                                    "The rest is lost at the end: the result becomes an `int` before it is"
                                            + " returned.",
                                    x -> Math.floor(Math.abs(x * x))),
                            new Mistake<>(
                                    "Always 0: a division of two whole numbers drops its rest. Write 0.5,"
                                            + " not 1/2.",
                                    x -> 0),
                            new Mistake<>(
                                    "The sign is lost on the way: a square is x times x, and −1.5 times −1.5"
                                            + " is positive.",
                                    x -> x * Math.abs(x)),
                            new Mistake<>(
                                    "Only seven digits are right: somewhere a `float` is used instead of a"
                                            + " double.",
                                    x -> Math.pow((float) x, 2))),
                    List.of(
                            Check.trajectory(
                                    "the squares of 3, −1.5 and 2.1",
                                    (square, random) ->
                                            new double[][] {
                                                {0},
                                                {square.of(3)},
                                                {square.of(-1.5)},
                                                {square.of(2.1)}
                                            }),
                            Check.that(
                                    "the square of 1e200 is infinite, as it must be in a double",
                                    (square, random) ->
                                            Expect.that(
                                                    square.of(1e200) == Double.POSITIVE_INFINITY,
                                                    "1e200 times 1e200 is beyond a double: Java gives Infinity,"
                                                            + " and so should you. No whole numbers on the way.")),
                            Check.that(
                                    "nothing is printed",
                                    (square, random) -> Expect.silent(() -> square.of(3)))));

    /** Exercise 3: a square. */
    public static Verdict square(Square answer) {
        return SQUARE.check(answer);
    }

    // ---- 4 critique

    private static final Values FOUR_VERSIONS =
            new Values(
                    "fourVersions",
                    List.of("A", "B", "C", "D"),
                    numbers(0.25, 2, 0, 0.25),
                    "A and D are right. B turns 0.5 into 0, and 0 ^ 2 is 2. C begins with 1/2, which is 0.",
                    List.of(
                            instead(
                                    "B: `^` is exclusive or, not a power; and `(int) 0.5` is 0.",
                                    0.25,
                                    0,
                                    0,
                                    0.25),
                            instead(
                                    "B: `^` is exclusive or, not a power, and before it `(int)` drops .5.",
                                    0.25,
                                    0.25,
                                    0,
                                    0.25),
                            instead(
                                    "B: the cast binds tighter than `^`: first `(int) 0.5`, then `^ 2`.",
                                    0.25,
                                    1,
                                    0,
                                    0.25),
                            instead(
                                    "C: `1/2` comes first, and two whole numbers give 0.",
                                    0.25,
                                    2,
                                    0.25,
                                    0.25),
                            instead(
                                    "That says which are right. Asked for is the number each returns.",
                                    1,
                                    0,
                                    0,
                                    1),
                            instead(
                                    "Two of the four are wrong for 0.5: look for `^` and for `1/2`.",
                                    0.25,
                                    0.25,
                                    0.25,
                                    0.25)));

    /** Exercise 4: what four versions return. */
    public static Verdict fourVersions(double... values) {
        return FOUR_VERSIONS.check(values);
    }

    // ---- 5 design

    /** A number the reader chose. */
    @FunctionalInterface
    public interface Rate {
        /** Returns the learning rate. */
        double value();
    }

    private static final Exercise<Rate> OWN_RATE =
            new Exercise<>(
                    "ownRate",
                    () -> 0.45,
                    List.of(),
                    List.of(
                            Check.that(
                                    "it is not 0.5",
                                    (rate, random) ->
                                            Expect.that(
                                                    rate.value() != 0.5,
                                                    "0.5 is taken: it arrives in one step. Which others are near"
                                                            + " enough?")),
                            Check.that(
                                    "five steps from 10 end within 0.001 of the bottom",
                                    (rate, random) -> within(rate.value()))));

    private static void within(double lr) {
        Expect.that(
                lr > 0,
                "The rate must be positive: 0 stays where it is, a negative one walks uphill.");
        double x = 10;
        for (int t = 0; t < 5; t++) {
            x -= lr * 2 * x;
        }
        Expect.that(
                Math.abs(x) < 10,
                "This rate does not come nearer at all: the factor 1 − 2η is 1 or more in size.");
        Expect.that(
                Math.abs(x) <= 1e-3,
                lr < 0.5
                        ? "Too small: five steps do not shrink 10 to 0.001. The factor 1 − 2η must be nearer"
                                + " to 0."
                        : "Too large: you jump across and do not shrink fast enough. The factor 1 − 2η must"
                                + " be nearer to 0.");
    }

    /** Exercise 5: a rate that arrives in five steps; NaN is "not yet". */
    public static Verdict ownRate(double lr) {
        return OWN_RATE.check(rate(lr));
    }

    private static Rate rate(double lr) {
        return () -> {
            if (Double.isNaN(lr)) {
                throw new UnsupportedOperationException("not yet");
            }
            return lr;
        };
    }
}
