package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.polyak;
import static org.thalweg.Optimizers.prodigy;
import static org.thalweg.Optimizers.scheduleFreeAdamW;
import static org.thalweg.Optimizers.scheduleFreeSgd;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.constant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/** What theory says of methods that need no schedule, or no rate. */
class FreeTest {
    private static final double[] CURVATURE = {0.3, 1, 2.5};

    @TempDir private Path directory;

    private final SplittableRandom random = new SplittableRandom(31);

    @Test
    void withAConstantRateTheAnswerIsTheMeanOfTheUnaveragedWalk() {
        for (double beta : new double[] {0.2, 0.9, 1}) {
            double[] start = random.doubles(3, -1, 1).toArray();
            double[][] g = Walk.random(random, 30, 3);
            double[][] z = Walk.along(sgd(0.1), start, g);
            double[][] answers = answers(scheduleFreeSgd(0.1).beta(beta), start, g);
            double[] sum = new double[3];
            for (int t = 1; t <= 30; t++) {
                for (int i = 0; i < 3; i++) {
                    sum[i] += z[t][i];
                    assertThat(answers[t - 1][i]).isCloseTo(sum[i] / t, within(1e-11));
                }
            }
        }
    }

    @Test
    void weightsAreAPowerOfTimeTimesTheLargestRateSquared() {
        double[] start = {1, -1};
        double[][] g = Walk.random(random, 12, 2);
        double[] rates = {0.1, 0.2, 0.3, 0.3, 0.1, 0.05, 0.4, 0.2, 0.2, 0, 0.1, 0.1};
        double[] largest = {0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4};
        double[][] z = Walk.along(sgd(t -> rates[t]), start, g);
        double[][] answers = answers(scheduleFreeSgd(t -> rates[t]).power(1.5), start, g);
        double[] sum = new double[2];
        double weights = 0;
        for (int t = 1; t <= 12; t++) {
            double weight = Math.pow(t, 1.5) * largest[t - 1] * largest[t - 1];
            weights += weight;
            for (int i = 0; i < 2; i++) {
                sum[i] += weight * z[t][i];
                assertThat(answers[t - 1][i]).isCloseTo(sum[i] / weights, within(1e-11));
            }
        }
    }

    @Test
    void withoutTheAveragesShareItIsPolyaksAverage() {
        Optimizer polyak = polyak(sgd(0.2), 1).start();
        double[] expected = run(polyak, 50);
        double before = 1;
        for (double beta : new double[] {1e-2, 1e-4, 1e-6}) {
            double[] answer = run(scheduleFreeSgd(0.2).beta(beta).start(), 50);
            double distance = distance(answer, expected);
            assertThat(distance).isPositive().isLessThan(beta).isLessThan(before / 50);
            before = distance;
        }
    }

    @Test
    void withTheAveragesWholeShareTheGradientIsTakenThere() {
        double[] x = {1, 1, 1};
        double[] z = x.clone();
        Optimizer opt = scheduleFreeSgd(0.2).beta(1).start();
        double[] y = x.clone();
        for (int t = 1; t <= 50; t++) {
            opt.step(y, FreeTest::bowl);
            for (int i = 0; i < 3; i++) {
                z[i] -= 0.2 * CURVATURE[i] * x[i];
                x[i] += (z[i] - x[i]) / t;
            }
            assertThat(y).containsExactly(x, within(1e-13));
            assertThat(opt.answer(y)).isEqualTo(y);
        }
    }

    @Test
    void aRateOfZeroDoesNotDivideByIt() {
        for (Method method :
                List.of(
                        scheduleFreeSgd(t -> t < 3 ? 0 : 0.1),
                        scheduleFreeAdamW(t -> t < 3 ? 0 : 0.1),
                        prodigy(t -> t < 3 ? 0 : 1))) {
            double[] x = {1, 1, 1};
            Optimizer opt = method.start();
            for (int t = 1; t <= 6; t++) {
                opt.step(x, FreeTest::bowl);
                double[] answer = opt.answer(x);
                if (t <= 3) {
                    assertThat(x).containsExactly(1, 1, 1);
                    assertThat(answer).containsExactly(new double[] {1, 1, 1}, within(1e-15));
                } else {
                    assertThat(answer[2]).isLessThan(1);
                }
            }
        }
    }

    @Test
    void theShareOfAnUpdateIsTheSameForAllBlocks() throws IOException {
        double[] start = random.doubles(20, -1, 1).toArray();
        double[][] g = Walk.random(random, 15, 20);
        for (Blockwise method :
                List.of(
                        scheduleFreeSgd(0.1).decay(0.2).power(1),
                        scheduleFreeAdamW(constant(0.1).warmup(4)).decay(0.2))) {
            String whole = saved(method, start, g);
            for (int draw = 0; draw < 20; draw++) {
                Layout.Growing cut = Layout.start();
                for (int left = 20, i = 0; left > 0; i++) {
                    int length = random.nextInt(1, left + 1);
                    cut = cut.vector("b" + i, length);
                    left -= length;
                }
                assertThat(saved(method.perBlock(cut.layout()), start, g)).isEqualTo(whole);
                assertThat(answers(method.perBlock(cut.layout()), start, g))
                        .isDeepEqualTo(answers(method, start, g));
            }
        }
    }

    /** d ≤ ‖x₀ − x*‖∞ for convex f: r ≤ ⟨s, x₀ − x*⟩, since ⟨g, x − x*⟩ ≥ 0. */
    @Test
    void prodigysEstimateRisesToTheDistanceAndNeverAboveIt() throws IOException {
        for (int draw = 0; draw < 10; draw++) {
            double[] target = random.doubles(4, -5, 5).toArray();
            double farthest = Arrays.stream(target).map(Math::abs).max().getAsDouble();
            Objective f =
                    (x, g) -> {
                        double sum = 0;
                        for (int i = 0; i < x.length; i++) {
                            g[i] = Math.signum(x[i] - target[i]) * (i + 1);
                            sum += Math.abs(x[i] - target[i]) * (i + 1);
                        }
                        return sum;
                    };
            Optimizer opt = prodigy().d0(1e-4).start();
            double[] x = new double[4];
            double d = 1e-4;
            for (int t = 1; t <= 400; t++) {
                opt.step(x, f);
                double next = known(opt, x)[0];
                assertThat(next).isBetween(d, farthest);
                d = next;
            }
            assertThat(d).isGreaterThan(farthest / 20);
        }
    }

    @Test
    void prodigyDoesNotSeeTheScaleOfTheGradients() {
        Method method = prodigy().d0(0.01).eps(0);
        for (int draw = 0; draw < 20; draw++) {
            double[] start = random.doubles(3, -1, 1).toArray();
            double[][] g = Walk.random(random, 30, 3);
            double[][] scaled =
                    Arrays.stream(g)
                            .map(e -> Arrays.stream(e).map(v -> 1024 * v).toArray())
                            .toArray(double[][]::new);
            assertThat(Walk.along(method, start, scaled))
                    .isDeepEqualTo(Walk.along(method, start, g));
        }
    }

    @Test
    void prodigyWaitsForTheFirstGradient() throws IOException {
        Optimizer opt = prodigy().eps(0).start();
        double[] x = {1, 2};
        for (int t = 0; t < 3; t++) {
            opt.step(x, (p, g) -> 1);
            assertThat(x).containsExactly(1, 2);
            assertThat(known(opt, x)).containsExactly(1e-6, 0);
        }
        opt.step(
                x,
                (p, g) -> {
                    Arrays.fill(g, 1);
                    return 1;
                });
        assertThat(x[0]).isLessThan(1).isGreaterThan(1 - 1e-5);
    }

    @Test
    void prodigyFindsARateForEveryDistance() {
        for (double distance : new double[] {1e-2, 1, 1e3}) {
            Optimizer opt = prodigy(t -> Math.max(0, 1 - t / 2000.0)).d0(1e-6 * distance).start();
            double[] x = {distance, distance, distance};
            while (opt.t() < 2000) {
                opt.step(x, FreeTest::bowl);
            }
            for (double e : x) {
                assertThat(e / distance).isCloseTo(0, within(1e-3));
            }
        }
    }

    private double[] known(Optimizer opt, double[] x) throws IOException {
        Path file = directory.resolve("prodigy");
        opt.save(file, x);
        String line =
                Files.readAllLines(file).stream()
                        .filter(text -> text.startsWith("slot known 2"))
                        .findFirst()
                        .orElseThrow();
        return Arrays.stream(line.split(" "), 3, 5).mapToDouble(Double::parseDouble).toArray();
    }

    private String saved(Method method, double[] start, double[][] gradients) throws IOException {
        Optimizer opt = method.start();
        double[] x = start.clone();
        for (double[] given : gradients) {
            opt.step(x, given(given));
        }
        Path file = directory.resolve("saved");
        opt.save(file, x);
        return Files.readString(file);
    }

    private static double[][] answers(Method method, double[] start, double[][] gradients) {
        Optimizer opt = method.start();
        double[] x = start.clone();
        double[][] answers = new double[gradients.length][];
        for (int t = 0; t < gradients.length; t++) {
            opt.step(x, given(gradients[t]));
            answers[t] = opt.answer(x);
        }
        return answers;
    }

    private static Objective given(double[] gradient) {
        return (x, g) -> {
            System.arraycopy(gradient, 0, g, 0, g.length);
            return 0;
        };
    }

    private static double[] run(Optimizer opt, int updates) {
        double[] x = {1, 1, 1};
        while (opt.t() < updates) {
            opt.step(x, FreeTest::bowl);
        }
        return opt.answer(x);
    }

    private static double bowl(double[] x, double[] g) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            g[i] = CURVATURE[i] * x[i];
            sum += g[i] * x[i] / 2;
        }
        return sum;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
