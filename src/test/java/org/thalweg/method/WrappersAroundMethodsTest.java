package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.cautious;
import static org.thalweg.Optimizers.ema;
import static org.thalweg.Optimizers.lamb;
import static org.thalweg.Optimizers.lookahead;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Optimizers.polyak;
import static org.thalweg.Optimizers.scheduleFreeSgd;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Optimizers.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/** What stands around a method: Lookahead, averages, masks, decay of some blocks only. */
class WrappersAroundMethodsTest {
    private static final int N = 4;
    private static final List<Method> SOME =
            List.of(
                    sgd(0.1),
                    momentum(0.1),
                    nesterov(0.1),
                    adam(0.1),
                    adamW(0.1).decay(0.3),
                    lamb(0.1));

    @TempDir private Path directory;

    private final SplittableRandom random = new SplittableRandom(41);

    @Test
    void lookaheadThatKeepsAllIsTheMethodBitForBit() {
        for (Method method : SOME) {
            for (int k : new int[] {1, 3, 5}) {
                double[][] g = Walk.random(random, 100, N);
                double[] start = start();
                assertThat(Walk.along(lookahead(method, k, 1), start, g))
                        .isDeepEqualTo(Walk.along(method, start, g));
            }
        }
    }

    @Test
    void lookaheadThatKeepsNothingComesBackExactly() {
        for (Method method : SOME) {
            double[] start = start();
            double[][] walk =
                    Walk.along(lookahead(method, 4, 0), start, Walk.random(random, 50, N));
            for (int t = 0; t <= 50; t++) {
                if (t % 4 == 0) {
                    assertThat(walk[t]).isEqualTo(start);
                } else {
                    assertThat(walk[t]).isNotEqualTo(start);
                }
            }
        }
    }

    @Test
    void halfOfEveryStepIsHalfTheRate() {
        for (int draw = 0; draw < 20; draw++) {
            double[] start = start();
            double[][] g = gradients(200);
            double[][] half = Walk.along(sgd(0.05), start, g);
            double[][] walk = Walk.along(lookahead(sgd(0.1), 1, 0.5), start, g);
            for (int t = 0; t <= 200; t++) {
                assertThat(walk[t]).containsExactly(half[t], within(1e-13));
            }
        }
    }

    @Test
    void lookaheadAnswersTheSlowParameters() {
        double[] start = start();
        double[][] g = gradients(20);
        double[][] walk = Walk.along(lookahead(momentum(0.1), 5, 0.3), start, g);
        double[][] answers = answers(lookahead(momentum(0.1), 5, 0.3), start, g);
        for (int t = 1; t <= 20; t++) {
            assertThat(answers[t]).isEqualTo(walk[t / 5 * 5]);
        }
    }

    @Test
    void averagingDoesNotDisturbTheWalk() {
        for (Method method : SOME) {
            double[] start = start();
            double[][] g = Walk.random(random, 60, N);
            double[][] walk = Walk.along(method, start, g);
            assertThat(Walk.along(ema(method, 0.9), start, g)).isDeepEqualTo(walk);
            assertThat(Walk.along(polyak(method, 10), start, g)).isDeepEqualTo(walk);
            assertThat(Walk.along(ema(polyak(method, 3), 0.5), start, g)).isDeepEqualTo(walk);
        }
    }

    @Test
    void averagesAreWhatTheySayTheyAre() {
        for (double delta : new double[] {0, 0.3, 0.9, 0.999}) {
            double[] start = start();
            double[][] g = gradients(40);
            double[][] walk = Walk.along(adam(0.1), start, g);
            double[][] exponential = answers(ema(adam(0.1), delta), start, g);
            double[][] plain = answers(polyak(adam(0.1), 7), start, g);
            assertThat(exponential[0]).isEqualTo(start);
            for (int t = 1; t <= 40; t++) {
                for (int i = 0; i < N; i++) {
                    double sum = 0;
                    double weights = 0;
                    for (int u = 1; u <= t; u++) {
                        sum += Math.pow(delta, t - u) * walk[u][i];
                        weights += Math.pow(delta, t - u);
                    }
                    assertThat(exponential[t][i]).isCloseTo(sum / weights, within(1e-12));
                    double mean = walk[t][i];
                    if (t >= 7) {
                        mean = 0;
                        for (int u = 7; u <= t; u++) {
                            mean += walk[u][i] / (t - 6);
                        }
                    }
                    assertThat(plain[t][i]).isCloseTo(mean, within(1e-13));
                }
            }
        }
    }

    @Test
    void theMeanOfAJumpingWalkIsNearerTheMinimizer() {
        SplittableRandom noise = new SplittableRandom(3);
        Objective f =
                (x, g) -> {
                    for (int i = 0; i < N; i++) {
                        g[i] = x[i] + noise.nextDouble(-1, 1);
                    }
                    return 0;
                };
        Optimizer opt = polyak(sgd(0.5), 50).start();
        double[] x = start();
        double[] squares = new double[N];
        for (int t = 1; t <= 4000; t++) {
            opt.step(x, f);
            for (int i = 0; i < N; i++) {
                squares[i] += x[i] * x[i] / 4000;
            }
        }
        // The variance of an iterate is η/(2 − η) times that of the noise, 1/3; of the mean 1/3T.
        for (int i = 0; i < N; i++) {
            assertThat(squares[i]).isCloseTo(0.5 / 1.5 / 3, within(0.02));
            assertThat(Math.abs(opt.answer(x)[i])).isLessThan(4 / Math.sqrt(3 * 3950));
        }
    }

    @Test
    void onlyCoordinatesThatGoDownAreMovedAndLonger() {
        for (Blockwise method : List.of(momentum(0.1), adam(0.1), adamW(0.1), nesterov(0.1))) {
            double[] start = start();
            double[][] g = Walk.random(random, 1, N);
            double[][] more = Walk.random(random, 3, N);
            double[][] all = {g[0], more[0], more[1], more[2]};
            // The memory does not see the mask, so the last update is known from its start.
            double[][] masked = Walk.along(cautious(method), start, all);
            double[] u = lastUpdate(method, masked, all);
            int down = 0;
            for (int i = 0; i < N; i++) {
                down += u[i] * all[3][i] < 0 ? 1 : 0;
            }
            for (int i = 0; i < N; i++) {
                double moved = masked[4][i] - masked[3][i];
                double expected = u[i] * all[3][i] < 0 ? u[i] * N / (down + 1.0) : 0;
                assertThat(moved).isCloseTo(expected, within(1e-12));
                if (expected == 0) {
                    assertThat(moved).isZero();
                }
            }
        }
    }

    /** The update the method makes at the last point when it was put to all points of this walk. */
    private static double[] lastUpdate(Blockwise method, double[][] points, double[][] g) {
        Optimizer opt = method.start();
        double[] x = points[0].clone();
        double[] u = new double[N];
        for (int t = 0; t < g.length; t++) {
            System.arraycopy(points[t], 0, x, 0, N);
            opt.step(x, given(g[t]));
            for (int i = 0; i < N; i++) {
                u[i] = x[i] - points[t][i];
            }
        }
        return u;
    }

    @Test
    void whereAllGoDownTheRateIsNOverNPlusOne() {
        double[] start = start();
        double[][] g = gradients(30);
        double[][] shorter = Walk.along(sgd(0.1 * N / (N + 1)), start, g);
        double[][] walk = Walk.along(cautious(sgd(0.1)), start, g);
        for (int t = 0; t <= 30; t++) {
            assertThat(walk[t]).containsExactly(shorter[t], within(1e-13));
        }
    }

    @Test
    void coordinatesAreCountedBlockByBlock() {
        Layout layout = Layout.start().vector("a", 1).vector("b", 3).layout();
        double[] g = {1, 1, -2, 0};
        double[] x = Walk.along(cautious(sgd(1)).perBlock(layout), new double[4], g)[1];
        assertThat(x).containsExactly(new double[] {-1 / 2.0, -1, 2, 0}, within(1e-15));
    }

    @Test
    void aCoordinateThatTheMethodLeavesIsNotCounted() {
        Blockwise one = (x, g, b, s) -> x[0] -= g[0];
        double[] x = Walk.along(cautious(one), new double[3], new double[] {1, 1, -1})[1];
        assertThat(x).containsExactly(-1.5, 0, 0);
    }

    @Test
    void tinyGradientsAndUpdatesAreCompared() {
        double[] x = Walk.along(cautious(sgd(1)), new double[2], new double[] {1e-200, -1e-300})[1];
        assertThat(x[0]).isEqualTo(-1e-200 * (2 / 3.0));
        assertThat(x[1]).isEqualTo(1e-300 * (2 / 3.0));
    }

    @Test
    void whereTheGradientIsZeroACautiousMethodStays() {
        double[][] g = {{1, -1, 1}, {0, 0, 1}};
        double[] x = Walk.along(cautious(momentum(1).beta(0.5)), new double[3], g)[2];
        // First 3/4 of −g; then momentum would go on, (−½, ½, −1½), but only the last may: 3/2.
        assertThat(x).containsExactly(-0.75, 0.75, -0.75 - 1.5 * 1.5);
    }

    @Test
    void anAverageInsideIsAnsweredThroughEverything() {
        Layout layout = Layout.start().matrix("W", 2, 2).layout();
        double[] start = start();
        double[][] g = gradients(23);
        double[][] average = answers(scheduleFreeSgd(0.1), start, g);
        assertThat(answers(scheduleFreeSgd(0.1).perBlock(layout), start, g)).isDeepEqualTo(average);
        assertThat(answers(polyak(scheduleFreeSgd(0.1), 100), start, g)).isDeepEqualTo(average);
        assertThat(answers(lookahead(scheduleFreeSgd(0.1), 1, 1), start, g)).isDeepEqualTo(average);
        assertThat(answers(lookahead(ema(sgd(0.1), 0.8), 50, 0.5), start, g))
                .isDeepEqualTo(answers(ema(sgd(0.1), 0.8), start, g));
        Blockwise masked = cautious(scheduleFreeSgd(0.1));
        double[][] walk = Walk.along(masked, start, g);
        double[][] z = Walk.along(sgd(0.1), start, g);
        double[][] answers = answers(masked, start, g);
        for (int i = 0; i < N; i++) {
            assertThat(answers[23][i])
                    .isCloseTo((walk[23][i] - 0.1 * z[23][i]) / 0.9, within(1e-11));
        }
    }

    @Test
    void theOuterAverageIsOfTheWalkNotOfTheInnerAnswer() {
        double[] start = start();
        double[][] g = gradients(20);
        assertThat(answers(ema(polyak(sgd(0.1), 1), 0.7), start, g))
                .isDeepEqualTo(answers(ema(sgd(0.1), 0.7), start, g));
        assertThat(answers(polyak(ema(sgd(0.1), 0.7), 1), start, g))
                .isDeepEqualTo(answers(polyak(sgd(0.1), 1), start, g));
    }

    @Test
    void aSplitAnswersEachBlockByItsMethod() {
        Layout layout = Layout.start().vector("a", 1).matrix("W", 1, 2).vector("c", 1).layout();
        double[] start = start();
        double[][] g = gradients(17);
        double[][] average = answers(scheduleFreeSgd(0.1), start, g);
        double[][] other = answers(scheduleFreeSgd(0.3).beta(0.5), start, g);
        double[][] plain = Walk.along(sgd(0.1), start, g);
        for (int t = 1; t <= 17; t++) {
            double[] first =
                    answers(
                            split(
                                    layout,
                                    b -> b.name().equals("W"),
                                    scheduleFreeSgd(0.1),
                                    sgd(0.1)),
                            start,
                            g)[t];
            assertThat(first)
                    .containsExactly(plain[t][0], average[t][1], average[t][2], plain[t][3]);
        }
        Method both =
                split(
                        layout,
                        b -> b.name().equals("W"),
                        scheduleFreeSgd(0.1),
                        scheduleFreeSgd(0.3).beta(0.5));
        assertThat(answers(both, start, g)[17])
                .containsExactly(other[17][0], average[17][1], average[17][2], other[17][3]);
        assertThat(answers(split(layout, b -> true, scheduleFreeSgd(0.1), adam(1)), start, g))
                .isDeepEqualTo(average);
        assertThat(answers(split(layout, b -> false, adam(1), scheduleFreeSgd(0.1)), start, g))
                .isDeepEqualTo(average);
    }

    @Test
    void aSplitDecaysTheBlocksItIsToldTo() {
        Layout layout = Layout.start().matrix("W", 2, 2).vector("b", 3).layout();
        Method method = split(layout, Block::isMatrix, adamW(0.01).decay(0.1), adam(0.01));
        double[] start = random.doubles(7, -1, 1).toArray();
        double[] still = Walk.along(method, start, new double[30][7])[30];
        double[][] g = Walk.random(random, 30, 7);
        double[][] walk = Walk.along(method, start, g);
        double[][] decayed = Walk.along(adamW(0.01).decay(0.1), start, g);
        double[][] plain = Walk.along(adam(0.01), start, g);
        for (int i = 0; i < 7; i++) {
            if (i < 4) {
                assertThat(still[i] / start[i]).isCloseTo(Math.pow(1 - 0.001, 30), within(1e-13));
                assertThat(walk[30][i]).isEqualTo(decayed[30][i]);
            } else {
                assertThat(still[i]).isEqualTo(start[i]);
                assertThat(walk[30][i]).isEqualTo(plain[30][i]);
            }
        }
    }

    @Test
    void nestedMemoriesResumeInMidPeriodWithTheirAnswers() throws IOException {
        Layout layout = Layout.start().matrix("W", 2, 2).layout();
        List<Method> methods =
                List.of(
                        ema(lookahead(adam(0.1), 5, 0.5), 0.9),
                        lookahead(ema(adam(0.1), 0.9), 5, 0.5),
                        polyak(lookahead(cautious(momentum(0.1)), 4, 0.8), 6),
                        lookahead(polyak(lamb(0.1).perBlock(layout), 3), 3, 0.5));
        for (Method method : methods) {
            double[] start = start();
            double[][] g = gradients(14);
            double[][] answers = answers(method, start, g);
            for (int at = 1; at < 14; at++) {
                Path file = directory.resolve("nested");
                Optimizer opt = method.start();
                double[] x = start.clone();
                for (int t = 0; t < at; t++) {
                    opt.step(x, given(g[t]));
                }
                opt.save(file, x);
                String text = Files.readString(file);
                double[] y = new double[N];
                Optimizer resumed = Optimizer.load(method, file, y);
                assertThat(resumed.answer(y)).isEqualTo(answers[at]);
                Optimizer copy = opt.copy();
                for (int t = at; t < 14; t++) {
                    resumed.step(y, given(g[t]));
                    copy.step(x, given(g[t]));
                    assertThat(resumed.answer(y)).isEqualTo(answers[t + 1]);
                    assertThat(copy.answer(x)).isEqualTo(answers[t + 1]);
                }
                opt.save(file, Arrays.copyOf(start, N));
                assertThat(Files.readString(file).split("\n", 3)[2])
                        .isEqualTo(text.split("\n", 3)[2]);
            }
        }
    }

    private double[] start() {
        return random.doubles(N, -1, 1).toArray();
    }

    /** Gradients of ordinary size, none of them zero. */
    private double[][] gradients(int updates) {
        double[][] g = new double[updates][N];
        for (double[] row : g) {
            Arrays.setAll(row, i -> random.nextDouble(0.1, 2) * (random.nextBoolean() ? 1 : -1));
        }
        return g;
    }

    private static double[][] answers(Method method, double[] start, double[][] gradients) {
        Optimizer opt = method.start();
        double[] x = start.clone();
        double[][] answers = new double[gradients.length + 1][];
        answers[0] = opt.answer(x);
        for (int t = 0; t < gradients.length; t++) {
            opt.step(x, given(gradients[t]));
            answers[t + 1] = opt.answer(x);
        }
        return answers;
    }

    private static Objective given(double[] gradient) {
        return (x, g) -> {
            System.arraycopy(gradient, 0, g, 0, g.length);
            return 0;
        };
    }
}
