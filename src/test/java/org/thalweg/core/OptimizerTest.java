package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.thalweg.core.Fixtures.TENTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    private static final Layout LAYOUT = Layout.start().matrix("W", 2, 2).vector("b", 1).layout();

    static Stream<Method> methods() {
        return Stream.of(
                new Fixtures.Descent(TENTH),
                new Fixtures.Rolling(t -> 0.1 / (1 + t), 0.9),
                new Fixtures.Fading(TENTH),
                new Fixtures.Thrifty(TENTH),
                new Fixtures.ScheduleFree(TENTH, 0.9),
                new Fixtures.Trust(TENTH).perBlock(LAYOUT),
                Split.split(
                        LAYOUT,
                        Block::isMatrix,
                        new Fixtures.Trust(TENTH),
                        new Fixtures.Rolling(TENTH, 0.5)),
                Fixtures.nested(),
                new Fixtures.Lookahead(
                        new Fixtures.Average(new Fixtures.Rolling(TENTH, 0.9), 0.9), 3, 0.8));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void resumesBitForBitAtEveryUpdate(Method method, @TempDir Path folder) throws IOException {
        Fixtures.Lines lines = new Fixtures.Lines(17, 5, 3);
        Batches batches = new Batches(17, 4, 11);
        Objective loss = lines.over(batches);
        double[] x = {2, -1, 0.5, 3, 1};
        Optimizer opt = method.start();
        for (int t = 0; t < 25; t++) {
            Path file = folder.resolve("run" + t);
            opt.save(file, x);
            double[] y = new double[5];
            Optimizer resumed = Optimizer.load(method, file, y);
            Optimizer copied = opt.copy();
            double[] z = x.clone();
            Batches cursor = new Batches(17, 4, 11);
            cursor.seek(t);
            assertThat(resumed.t()).isEqualTo(t);
            for (int k = 0; k < 13; k++) {
                cursor.advance();
                double expected = copied.step(z, lines.over(cursor));
                assertThat(resumed.step(y, lines.over(cursor))).isEqualTo(expected);
            }
            assertThat(y).containsExactly(z);
            assertThat(resumed.answer(y)).containsExactly(copied.answer(z));
            batches.seek(t);
            batches.advance();
            opt.step(x, loss);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFailedUpdateLeavesNoTrace(Method method, @TempDir Path folder) throws IOException {
        Objective bowl = new Fixtures.Bowl();
        double[] x = {2, -1, 0.5, 3, 1};
        double[] undisturbed = x.clone();
        Optimizer opt = method.start();
        Optimizer calm = method.start();
        for (int t = 0; t < 12; t++) {
            double[] before = x.clone();
            if (!(method instanceof Fixtures.Thrifty)) {
                assertThatThrownBy(() -> opt.step(x, failing(Double.NaN, 1)))
                        .isInstanceOf(NotFinite.class);
                assertThatThrownBy(() -> opt.step(x, failing(1, Double.POSITIVE_INFINITY)))
                        .isInstanceOf(NotFinite.class);
            }
            assertThatThrownBy(
                            () ->
                                    opt.step(
                                            x,
                                            (p, g) -> {
                                                throw new IllegalStateException("no data");
                                            }))
                    .hasMessage("no data");
            assertThat(x).containsExactly(before);
            assertThat(opt.t()).isEqualTo(t);
            opt.step(x, bowl);
            calm.step(undisturbed, bowl);
        }
        opt.save(folder.resolve("a"), x);
        calm.save(folder.resolve("b"), undisturbed);
        assertThat(folder.resolve("a")).hasSameTextualContentAs(folder.resolve("b"));
        assertThat(opt.answer(x)).containsExactly(calm.answer(undisturbed));
    }

    private static Objective failing(double value, double slope) {
        return (x, g) -> {
            java.util.Arrays.fill(g, 1);
            g[g.length - 1] = slope;
            return value;
        };
    }

    @Test
    void saysWhichUpdateAndRateFailedAndWhatToDo() {
        Optimizer opt = new Fixtures.Descent(TENTH).start();
        double[] x = {1};
        assertThatThrownBy(() -> opt.step(x, failing(Double.NaN, 1)))
                .hasMessageContaining("update 1 was not made")
                .hasMessageContaining("starting parameters");
        opt.step(x, new Fixtures.Bowl());
        opt.step(x, new Fixtures.Bowl());
        assertThatThrownBy(() -> opt.step(x, failing(1, Double.NEGATIVE_INFINITY)))
                .isInstanceOfSatisfying(NotFinite.class, e -> assertThat(e.update()).isEqualTo(3))
                .hasMessageContaining("update 3")
                .hasMessageContaining("learning rate was 0.1: try 0.01")
                .hasMessageContaining("clipNorm");
    }

    @Test
    void aMethodWithoutLearningRateIsNotToldToLowerItNorThatItStandsAtTheStart() {
        GradientMethod fixedStep = (x, g, s) -> x[0] -= 0.1 * g[0];
        Optimizer opt = fixedStep.start();
        double[] x = {1};
        opt.step(x, new Fixtures.Bowl());
        assertThatThrownBy(() -> opt.step(x, failing(Double.NaN, 1)))
                .hasMessageContaining("update 2 was not made")
                .hasMessageContaining("shorter steps")
                .message()
                .doesNotContain("start", "NaN:");
    }

    @Test
    void noticesThatAMethodOfOnesOwnReturnsNaN() {
        Method careless = (x, f, s) -> Double.NaN;
        Optimizer opt = careless.start();
        assertThatThrownBy(() -> opt.step(new double[] {1}, new Fixtures.Bowl()))
                .isInstanceOf(NotFinite.class)
                .hasMessageContaining("returned NaN");
        assertThat(opt.t()).isZero();
    }

    @Test
    void startsOfNestedMethodsCountFromTheirOwnFirstUpdate() {
        Method method =
                new Fixtures.Switch(new Fixtures.Descent(TENTH), new Fixtures.Fading(TENTH), 3);
        Optimizer opt = method.start();
        double[] x = {5};
        for (int t = 0; t < 3; t++) {
            opt.step(x, new Fixtures.Bowl());
        }
        double before = x[0];
        opt.step(x, new Fixtures.Bowl());
        assertThat(x[0])
                .as("first update of the second method: lr / 1")
                .isEqualTo(before - 0.1 * (before - 1));
    }

    @Test
    void theAnswerOfAnAverageIsTheAverageByHand() {
        Optimizer opt = new Fixtures.Average(new Fixtures.Descent(TENTH), 0.9).start();
        double[] x = {4, -2};
        double[] weighted = new double[2];
        double weights = 0;
        assertThat(opt.answer(x)).containsExactly(4, -2);
        for (int t = 0; t < 20; t++) {
            opt.step(x, new Fixtures.Bowl());
            weights = 0.9 * weights + 1;
            for (int i = 0; i < 2; i++) {
                weighted[i] = 0.9 * weighted[i] + x[i];
            }
        }
        double[] answer = opt.answer(x);
        assertThat(answer[0])
                .isCloseTo(weighted[0] / weights, org.assertj.core.data.Offset.offset(1e-14));
        assertThat(answer[1])
                .isCloseTo(weighted[1] / weights, org.assertj.core.data.Offset.offset(1e-14));
        assertThat(answer).isNotSameAs(x);
    }

    /**
     * Protocol: θ₀ = (1, −2, ½, 3), gᵢ(t) = ((t(2i+3)+i²) mod 7 − 3)/(i+1). Value of schedulefree
     * 1.4.1 after 20 updates.
     */
    @Test
    void scheduleFreeFitsTheSeams() {
        double[] y = {1, -2, 0.5, 3};
        Optimizer opt = new Fixtures.ScheduleFree(TENTH, 0.9).start();
        for (int t = 1; t <= 20; t++) {
            int now = t;
            opt.step(
                    y,
                    (x, g) -> {
                        for (int i = 0; i < 4; i++) {
                            g[i] = ((now * (2 * i + 3) + i * i) % 7 - 3) / (i + 1.0);
                        }
                        return 0;
                    });
        }
        double[] expected = {
            0.7809999999999999, -2.1045000000000007, 0.11833333333333347, 2.9502499999999996
        };
        for (int i = 0; i < 4; i++) {
            assertThat(y[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-13));
        }
    }

    @Test
    void multiplierScalesEveryRateAndIsSaved(@TempDir Path folder) throws IOException {
        Optimizer opt = Fixtures.nested().start();
        opt.multiplier(0.5);
        double[] x = {3};
        opt.step(x, new Fixtures.Bowl());
        assertThat(opt.rate()).isEqualTo(0.05);
        assertThat(x[0]).isEqualTo(3 - 0.05 * 2);
        opt.save(folder.resolve("m"), x);
        Optimizer loaded = Optimizer.load(Fixtures.nested(), folder.resolve("m"), x);
        loaded.step(x, new Fixtures.Bowl());
        assertThat(loaded.rate()).isEqualTo(0.05);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opt.multiplier(Double.NaN))
                .withMessage("multiplier must be at least 0 and finite, got NaN");
    }

    @Test
    void multiplierSetBeforeTheFirstStepHoldsAndIsCopied() {
        Optimizer opt = new Fixtures.Descent(TENTH).start();
        opt.multiplier(0);
        double[] x = {3};
        opt.copy().step(x, new Fixtures.Bowl());
        opt.step(x, new Fixtures.Bowl());
        assertThat(x).containsExactly(3);
    }

    @Test
    void stopIsReadableAndClearedByTheNextStep() {
        Optimizer opt = new Fixtures.Thrifty(t -> 1).start();
        double[] x = {1 + 1e-7};
        assertThat(opt.done()).isFalse();
        opt.step(x, new Fixtures.Bowl());
        assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
        assertThat(opt.done()).isTrue();
        Optimizer mover =
                new Fixtures.Switch(
                                (y, f, s) -> {
                                    s.stop(Stop.SINGULAR);
                                    return 1;
                                },
                                new Fixtures.Descent(TENTH),
                                1)
                        .start();
        mover.step(x, new Fixtures.Bowl());
        assertThat(mover.stopped()).isEqualTo(Stop.SINGULAR);
        mover.step(x, new Fixtures.Bowl());
        assertThat(mover.stopped()).isNull();
    }

    @Test
    void keepsWhatItKnowsOnlyOfFixedFunctions() {
        Counted fixed = new Fixtures.Bowl().counted();
        Counted loose =
                ((Objective) (x, g) -> new Fixtures.Bowl().valueAndGradient(x, g)).counted();
        for (Counted f : List.of(fixed, loose)) {
            Optimizer opt = new Fixtures.Thrifty(TENTH).start();
            double[] x = {3, 3};
            for (int t = 0; t < 10; t++) {
                opt.step(x, f);
            }
        }
        assertThat(fixed.evaluations()).isEqualTo(11);
        assertThat(loose.evaluations()).isEqualTo(20);
    }

    @Test
    void rejectsAnotherNumberOfParameters(@TempDir Path folder) throws IOException {
        Optimizer opt = new Fixtures.Rolling(TENTH, 0.9).start();
        opt.step(new double[] {1, 2}, new Fixtures.Bowl());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opt.step(new double[] {1}, new Fixtures.Bowl()))
                .withMessageContaining("memory for 2 parameters, got 1");
        opt.save(folder.resolve("f"), new double[] {1, 2});
        double[] three = {7, 8, 9};
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Optimizer.load(
                                        new Fixtures.Rolling(TENTH, 0.9),
                                        folder.resolve("f"),
                                        three))
                .withMessageContaining("holds 2 parameters, x has 3");
        assertThat(three).containsExactly(7, 8, 9);
    }

    @Test
    void refusesTheMemoryOfAnotherMethod(@TempDir Path folder) throws IOException {
        double[] x = {1, 2};
        Optimizer opt = new Fixtures.Rolling(TENTH, 0.9).start();
        opt.step(x, new Fixtures.Bowl());
        opt.save(folder.resolve("f"), x);
        Optimizer wrong = Optimizer.load(new Fixtures.Fading(TENTH), folder.resolve("f"), x);
        assertThatThrownBy(() -> wrong.step(x, new Fixtures.Bowl()))
                .hasMessage(
                        "no slot \"sum\" in this memory, which holds [b]: it was saved by another method");
    }

    @Test
    void resumesWithOtherSettings(@TempDir Path folder) throws IOException {
        double[] x = {1, 2};
        Optimizer opt = new Fixtures.Rolling(TENTH, 0.9).start();
        opt.step(x, new Fixtures.Bowl());
        opt.save(folder.resolve("f"), x);
        Optimizer gentler =
                Optimizer.load(new Fixtures.Rolling(t -> 0.01, 0.9), folder.resolve("f"), x);
        gentler.step(x, new Fixtures.Bowl());
        assertThat(gentler.rate()).isEqualTo(0.01);
    }

    @Test
    void damagedFilesAreNamedWithTheLineAndLeaveXAlone(@TempDir Path folder) throws IOException {
        double[] x = {1, 2};
        Optimizer opt = Fixtures.nested().start();
        opt.step(x, new Fixtures.Bowl());
        Path file = folder.resolve("f");
        opt.save(file, x);
        List<String> lines = Files.readAllLines(file);
        double[] untouched = {7, 8};
        for (int cut = 0; cut < lines.size(); cut++) {
            Files.write(file, lines.subList(0, cut));
            assertThatThrownBy(() -> Optimizer.load(Fixtures.nested(), file, untouched))
                    .isInstanceOf(IOException.class);
        }
        for (int bad = 0; bad < lines.size(); bad++) {
            List<String> damaged = new java.util.ArrayList<>(lines);
            damaged.set(bad, "slot? 1,5");
            Files.write(file, damaged);
            assertThatThrownBy(() -> Optimizer.load(Fixtures.nested(), file, untouched))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
        }
        for (String count : List.of("4294967295", "2147483647", "-1")) {
            Files.writeString(file, "thalweg 1\nx " + count + " 1.0 2.0\n");
            assertThatThrownBy(() -> Optimizer.load(Fixtures.nested(), file, untouched))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("line 2");
        }
        for (String multiplier : List.of("-1.0", "NaN", "Infinity")) {
            Files.writeString(file, "thalweg 1\nx 2 1.0 2.0\nmultiplier " + multiplier + "\nend\n");
            assertThatThrownBy(() -> Optimizer.load(Fixtures.nested(), file, untouched))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("line 3");
        }
        assertThatThrownBy(
                        () -> Optimizer.load(Fixtures.nested(), folder.resolve("none"), untouched))
                .hasMessageContaining("there is no saved optimizer here");
        assertThat(untouched).containsExactly(7, 8);
    }

    @Test
    void aSaveThatFailsLosesNothing(@TempDir Path folder) throws IOException {
        Optimizer opt = new Fixtures.Descent(TENTH).start();
        assertThatThrownBy(() -> opt.save(folder.resolve("no/such/folder/f"), new double[] {1}))
                .isInstanceOf(IOException.class);
        Path file = folder.resolve("f");
        opt.save(file, new double[] {1});
        opt.save(file, new double[] {2});
        assertThat(folder)
                .isDirectoryContaining("glob:**/f")
                .satisfies(d -> assertThat(d.toFile().list()).hasSize(1));
        double[] x = {0};
        assertThat(Optimizer.load(new Fixtures.Descent(TENTH), file, x).t()).isZero();
        assertThat(x).containsExactly(2);
    }

    @Test
    void countsTheNumbersItKeeps() {
        Optimizer opt = Fixtures.nested().start();
        double[] x = new double[5];
        assertThat(opt.memory()).isZero();
        opt.step(x, new Fixtures.Bowl());
        assertThat(opt.memory()).as("average, slow weights, momentum").isEqualTo(15);
        for (int t = 0; t < 7; t++) {
            opt.step(x, new Fixtures.Bowl());
        }
        assertThat(opt.memory()).as("and the sum of the method it switched to").isEqualTo(20);
        assertThat(opt.copy().memory()).isEqualTo(20);
        Optimizer thrifty = new Fixtures.Thrifty(TENTH).start();
        thrifty.step(x, new Fixtures.Bowl());
        assertThat(thrifty.memory()).as("n + 1 and 1, no scratch").isEqualTo(7);
    }

    @Test
    void printsMethodAndUpdates() {
        Optimizer opt = new Fixtures.Lookahead(new Fixtures.Descent(null), 5, 0.5).start();
        assertThat(opt)
                .hasToString("Lookahead[fast=Descent[lr=null], k=5, alpha=0.5] after 0 updates");
        Method lambda = (x, f, s) -> 1;
        Optimizer own = lambda.start();
        own.step(new double[1], new Fixtures.Bowl());
        assertThat(own).hasToString("your lambda after 1 update");
    }

    @Test
    void nothingIsAllocatedAfterTheFirstStep() {
        var threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        long me = Thread.currentThread().getId();
        Method method = Fixtures.nested();
        Counted counted = new Fixtures.Bowl().counted();
        Objective f = counted.l2(1e-3).sam(0.01).clipNorm(1);
        Optimizer opt = method.start();
        double[] x = new double[64];
        for (int t = 0; t < 20; t++) {
            opt.step(x, f);
        }
        // The least of a few: the JVM itself may allocate now and then, a step that allocates does
        // so every time.
        long least = Long.MAX_VALUE;
        for (int repeat = 0; repeat < 5; repeat++) {
            long before = threads.getThreadAllocatedBytes(me);
            for (int t = 0; t < 1000; t++) {
                opt.step(x, f);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(me) - before);
        }
        assertThat(least).isZero();
    }
}
