package org.thalweg.grade;

import java.util.List;
import org.thalweg.check.Check;
import org.thalweg.check.Choice;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Manual;
import org.thalweg.check.Numbers;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Question;
import org.thalweg.check.Specimens;
import org.thalweg.check.Task;
import org.thalweg.check.Values;

/** A small problem set with a task of each kind, for the tests of the grader. */
public final class Sample {
    private Sample() {}

    /** What the first task asks for. */
    @FunctionalInterface
    public interface Square {
        /** Returns x². */
        double of(double x);
    }

    /** The problem set. */
    public static final ProblemSet SET =
            new ProblemSet(
                    "ps0",
                    "A sample",
                    "assignments/ps0.ipynb",
                    List.of(square(), sums(), colour(), design()));

    private static Task square() {
        Exercise<Square> exercise =
                new Exercise<>(
                        "square",
                        x -> x * x,
                        List.of(),
                        List.of(
                                Check.<Square>that(
                                                "the square of 3 is 9",
                                                (square, random) ->
                                                        Expect.close(
                                                                square.of(3),
                                                                9,
                                                                1e-12,
                                                                "3 · 3 is not 9 with you."))
                                        .worth(2),
                                Check.<Square>that(
                                                "it is even",
                                                (square, random) -> {
                                                    double x = random.nextDouble(1, 2);
                                                    Expect.close(
                                                            square.of(-x),
                                                            x * x,
                                                            1e-12,
                                                            "The sign of x must not matter.");
                                                })
                                        .worth(3)
                                        .hidden()));
        return Coding.method(
                "Squares",
                exercise,
                Square.class,
                Specimens.of(
                                """
                                static double square(double x) {
                                    throw new UnsupportedOperationException("not yet");
                                }""")
                        .right("product", "static double square(double x) { return x * x; }")
                        .right("power", "static double square(double x) { return Math.pow(x, 2); }")
                        .right(
                                "a variable",
                                "static double square(double x) { double y = x; return y * x; }")
                        .wrong(
                                "it is even",
                                "sign of x",
                                "static double square(double x) { return x * Math.abs(x); }"));
    }

    private static Task sums() {
        return new Numbers(
                "sums",
                "Sums",
                2,
                seat ->
                        new Values(
                                "sums",
                                List.of("the seat and one", "twice the seat and five"),
                                Values.numbers(seat + 1, 2 * seat + 5),
                                "That is adding.",
                                List.of()),
                Specimens.of("double[] sums = {};")
                        .right("plain", "double[] sums = {1, 5};")
                        .right("with points", "double[] sums = {1.0, 5.0};")
                        .right("computed", "double[] sums = {0 + 1, 2 * 0 + 5};"));
    }

    private static Task colour() {
        return new Choice(
                "Colours",
                1,
                new Question(
                        "colour",
                        "Which colour is the sky?",
                        List.of(
                                org.thalweg.check.Option.right("a", "blue", "So it is."),
                                org.thalweg.check.Option.wrong(
                                        "b",
                                        "green",
                                        "the sky is a meadow",
                                        "cows on it.",
                                        "Look up."))));
    }

    private static Task design() {
        return new Manual("design", "Design", 4, List.of("2 for the idea", "2 for the reason"));
    }
}
