package org.thalweg.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Objective;

class ExerciseTest {
    /** One step of gradient descent that returns the new point. */
    interface Descend {
        double[] step(double[] w, double[] g, double lr) throws Exception;
    }

    private static final Exercise<Descend> DESCEND =
            new Exercise<>(
                    "descend",
                    (w, g, lr) -> {
                        double[] next = w.clone();
                        for (int i = 0; i < w.length; i++) {
                            next[i] -= lr * g[i];
                        }
                        return next;
                    },
                    List.of(
                            new Mistake<>(
                                    "The learning rate is missing.",
                                    (w, g, lr) -> {
                                        double[] next = w.clone();
                                        for (int i = 0; i < w.length; i++) {
                                            next[i] -= g[i];
                                        }
                                        return next;
                                    }),
                            new Mistake<>(
                                    "This mistake cannot walk.",
                                    (w, g, lr) -> {
                                        throw new IllegalStateException();
                                    })),
                    List.of(
                            Check.trajectory(
                                    "six steps on a quadratic",
                                    (answer, random) -> {
                                        Objective f = Problems.quadratic(random, 3);
                                        double[][] path = new double[7][];
                                        path[0] = Problems.normal(random, 3);
                                        double[] g = new double[3];
                                        for (int t = 1; t < path.length; t++) {
                                            f.valueAndGradient(path[t - 1], g);
                                            path[t] = answer.step(path[t - 1].clone(), g, 0.07);
                                            Expect.length(path[t], 3, "the new point");
                                        }
                                        return path;
                                    }),
                            Check.that(
                                    "w is left alone",
                                    (answer, random) -> {
                                        double[] w = {1, 2};
                                        double[] next = answer.step(w, new double[] {3, 4}, 0.1);
                                        Expect.ownArray(next, w, "the new point");
                                        Expect.untouched(w, new double[] {1, 2}, "the point w");
                                    }),
                            Check.that(
                                    "it does not print",
                                    (answer, random) ->
                                            Expect.silent(
                                                    () ->
                                                            answer.step(
                                                                    new double[1],
                                                                    new double[1],
                                                                    0.1)))));

    private static double[] moved(double[] w, double[] g, double by) {
        double[] next = w.clone();
        for (int i = 0; i < w.length; i++) {
            next[i] += by * g[i];
        }
        return next;
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                told("The learning rate is missing", (w, g, lr) -> moved(w, g, -1)),
                told("goes the opposite way", (w, g, lr) -> moved(w, g, lr)),
                told("the length is 0.1 times", (w, g, lr) -> moved(w, g, -0.1 * lr)),
                told("does not move there at all", (w, g, lr) -> w.clone()),
                told("direction is not the right one", (w, g, lr) -> moved(w, w, -lr)),
                told("Your code returned `null` for the new point", (w, g, lr) -> null),
                told("The new point has 2 numbers, it must have 3", (w, g, lr) -> new double[2]),
                told("a number is NaN", (w, g, lr) -> moved(w, g, Math.sqrt(-1))),
                told(
                        "to about seven digits only",
                        (w, g, lr) -> {
                            double[] next = moved(w, g, -lr);
                            next[0] = (float) next[0];
                            return next;
                        }),
                told(
                        "is the very array that came in",
                        (w, g, lr) -> {
                            for (int i = 0; i < w.length; i++) {
                                w[i] -= lr * g[i];
                            }
                            return w;
                        }),
                told(
                        "changes the point w",
                        (w, g, lr) -> {
                            double[] next = moved(w, g, -lr);
                            w[0] = 7;
                            return next;
                        }),
                told(
                        "beyond an array: index 3 out of bounds for length 3",
                        (w, g, lr) -> {
                            w[w.length] = 0;
                            return w;
                        }),
                told(
                        "something that is `null`",
                        (w, g, lr) -> {
                            double[] nothing = null;
                            return moved(nothing, g, lr);
                        }),
                told(
                        "divides an `int` by zero",
                        (w, g, lr) -> moved(w, g, Math.floorDiv(1, w.length - 3))),
                told("calls itself without end", ExerciseTest::endless),
                told(
                        "threw an `IllegalStateException`: boom",
                        (w, g, lr) -> {
                            throw new IllegalStateException("boom");
                        }),
                told(
                        "threw an `UnsupportedOperationException`",
                        (w, g, lr) -> {
                            List.of().add(null);
                            return w;
                        }));
    }

    private static double[] endless(double[] w, double[] g, double lr) {
        return w == null ? g : endless(w, g, lr);
    }

    private static Arguments told(String words, Descend wrong) {
        return Arguments.of(words, wrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void tellsWhatIsWrong(String words, Descend wrong) {
        Verdict verdict = DESCEND.check(wrong, 1, Duration.ofSeconds(60));
        assertThat(verdict.status()).isEqualTo(Verdict.Status.LOOK_AGAIN);
        assertThat(verdict.message()).contains(words).contains("What was tested: ");
    }

    @Test
    void rightSaysWhatWasTested() {
        Verdict verdict = DESCEND.check((w, g, lr) -> moved(w, g, -lr));
        assertThat(verdict.orThrow().tested())
                .containsExactly(
                        "six steps on a quadratic", "w is left alone", "it does not print");
        assertThat(verdict.text()).startsWith("Right: descend\nEvery check holds.");
        assertThat(verdict.html()).contains("<li>w is left alone</li>");
    }

    @Test
    void saysWhatHeldBeforeTheFailure() {
        Verdict verdict =
                DESCEND.check(
                        (w, g, lr) -> {
                            double[] next = moved(w, g, -lr);
                            w[0] = 7;
                            return next;
                        });
        assertThat(verdict.tested()).containsExactly("six steps on a quadratic");
        assertThat(verdict.text()).contains("Already right:");
    }

    @Test
    void theStubIsNotYet() {
        Verdict verdict =
                DESCEND.check(
                        (w, g, lr) -> {
                            throw new UnsupportedOperationException("not yet");
                        });
        assertThat(verdict.status()).isEqualTo(Verdict.Status.NOT_YET);
        assertThat(verdict.text()).startsWith("Not yet: descend");
        assertThatThrownBy(verdict::orThrow).isInstanceOf(AssertionError.class);
        assertThat(DESCEND.check(null).message()).contains("The answer is `null`");
    }

    @Test
    void stopsWaitingForAnEndlessLoop() {
        CountDownLatch never = new CountDownLatch(1);
        Verdict verdict =
                DESCEND.check(
                        (w, g, lr) -> {
                            never.await();
                            return w;
                        },
                        1,
                        Duration.ofMillis(50));
        assertThat(verdict.message()).contains("still running after 0.05 s").contains("never ends");
    }

    @Test
    void anEndlessLoopDoesNotKeepTheOutput() {
        CountDownLatch never = new CountDownLatch(1);
        Exercise<CountDownLatch> waits =
                new Exercise<>(
                        "waits",
                        never,
                        List.of(),
                        List.of(
                                Check.that(
                                        "it ends",
                                        (latch, random) -> Expect.silent(latch::await))));
        PrintStream out = System.out;
        assertThat(waits.check(never, 1, Duration.ofMillis(50)).passed()).isFalse();
        assertThat(System.out).isSameAs(out);
    }

    @Test
    void printingIsNotReturning() throws Exception {
        assertThatThrownBy(() -> Expect.silent(() -> System.out.print("noise")))
                .hasMessageContaining("Your code prints");
        Expect.silent(() -> {});
    }

    @Test
    void theFirstDepartingStepIsNamed() {
        Verdict late =
                DESCEND.check(
                        new Descend() {
                            private int calls;

                            @Override
                            public double[] step(double[] w, double[] g, double lr) {
                                return moved(w, g, ++calls > 3 ? -2 * lr : -lr);
                            }
                        });
        assertThat(late.message())
                .contains("The first 3 steps are right, step 4 departs")
                .contains("the length is 2 times");
    }

    /** A counter whose memory may be its own or shared. */
    interface Counter {
        Check.Stepper start();
    }

    @Test
    void sharedMemoryIsFound() throws Exception {
        Check<Counter> check = Check.independent("two counters count alone", Counter::start);
        Exercise<Counter> exercise =
                new Exercise<>("counter", ExerciseTest::own, List.of(), List.of(check));
        assertThat(exercise.check(ExerciseTest::own).passed()).isTrue();
        double[] shared = {0};
        Counter common = () -> () -> new double[] {++shared[0]};
        assertThat(exercise.check(common).message()).contains("does not start afresh");
        Counter turns =
                () -> {
                    shared[0] = 0;
                    return () -> new double[] {++shared[0]};
                };
        assertThat(exercise.check(turns).message()).contains("disturb each other");
    }

    private static Check.Stepper own() {
        double[] count = {0};
        return () -> new double[] {++count[0]};
    }

    @Test
    void anOracleLogsAndRefuses() {
        Oracle oracle = new Oracle((x, g) -> g[0] = x[0], 2);
        double[] x = {3};
        oracle.valueAndGradient(x, new double[1]);
        x[0] = 4;
        oracle.valueAndGradient(x, new double[1]);
        assertThat(oracle.calls()).isEqualTo(2);
        assertThat(oracle.at(0)).containsExactly(3);
        assertThatThrownBy(() -> oracle.valueAndGradient(x, new double[1]))
                .hasMessageContaining("more often than needed: 2 times are enough");
        assertThatThrownBy(() -> new Oracle((a, g) -> 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void buildingBlocksSayWhatTheyMiss() {
        assertThatThrownBy(() -> Expect.length(new double[2], 3, "the gradient"))
                .hasMessage("The gradient has 2 numbers, it must have 3.");
        assertThatThrownBy(() -> Expect.length(null, 3, "the gradient"))
                .hasMessage("Your code returned `null` for the gradient.");
        assertThatThrownBy(() -> Expect.finite(new double[] {1, 0.0 / 0}, "the loss"))
                .hasMessageStartingWith("The loss is NaN.");
        double[] row = {1};
        assertThatThrownBy(() -> Expect.ownRows(new double[][] {{1}, row, row}, "the path"))
                .hasMessageStartingWith("Rows 1 and 2 of the path are one and the same array");
        assertThatThrownBy(() -> Expect.close(Double.NaN, 1, 1, "no")).hasMessage("no");
        Expect.close(new double[] {1, 2}, new double[] {1, 2}, 0, "no");
    }

    @Test
    void valuesNameTheIdea() {
        Values values =
                new Values(
                        "trace",
                        List.of("the first", "the second"),
                        Values.numbers(1e-3, 0.9231),
                        "because",
                        List.of(Values.instead("the root is missing", Double.NaN, 0.5)));
        assertThat(values.check(1e-3, 12.0 / 13).passed()).isTrue();
        assertThat(values.check(0, 12.0 / 13).message()).contains("Not yet right: the first");
        assertThat(values.check(1e-3, 0.8).message())
                .contains("The first number is right. Not yet right: the second");
        assertThat(values.check(77, 0.5).message()).isEqualTo("the root is missing");
        assertThat(values.check().status()).isEqualTo(Verdict.Status.NOT_YET);
        assertThat(values.check(1, Double.NaN).status()).isEqualTo(Verdict.Status.NOT_YET);
        assertThat(values.check(1).message()).contains("That makes 2 numbers, and you gave 1");
        Values thirds = new Values("t", List.of("x"), Values.numbers(3.0 / 11), "why", List.of());
        assertThat(thirds.check(0.273).passed()).isTrue();
        assertThat(thirds.check(0.274).passed()).isFalse();
        assertThatThrownBy(
                        () ->
                                new Values(
                                        "t",
                                        List.of("x"),
                                        Values.numbers(1),
                                        "why",
                                        List.of(Values.instead("same", 1.0001))))
                .hasMessageContaining("equals the right answer");
    }
}
