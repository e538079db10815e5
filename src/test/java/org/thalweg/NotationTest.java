package org.thalweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.adaBelief;
import static org.thalweg.Optimizers.adaDelta;
import static org.thalweg.Optimizers.adaGrad;
import static org.thalweg.Optimizers.adaMax;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.amsGrad;
import static org.thalweg.Optimizers.centeredRmsProp;
import static org.thalweg.Optimizers.ema;
import static org.thalweg.Optimizers.lamb;
import static org.thalweg.Optimizers.lars;
import static org.thalweg.Optimizers.muon;
import static org.thalweg.Optimizers.muonRms;
import static org.thalweg.Optimizers.nAdam;
import static org.thalweg.Optimizers.newton;
import static org.thalweg.Optimizers.prodigy;
import static org.thalweg.Optimizers.rAdam;
import static org.thalweg.Optimizers.rmsProp;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Optimizers.yogi;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.plateau;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Twice;
import org.thalweg.tune.BatchScaling;
import org.thalweg.tune.LrFinder;
import org.thalweg.tune.PowerIteration;

/**
 * The numbers of docs/notation.md. Each is quoted with the words around it, so that a changed
 * sentence is noticed, and computed. What the page says that other libraries do is computed by
 * these in {@code golden/test_conventions.py}.
 */
class NotationTest {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:e-?\\d+)?");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("docs/notation.md")).replaceAll("\\s+", " ");
    }

    /**
     * The page has these words, and its numbers are those computed, rounded to their last digit.
     */
    private static void says(String words, double... computed) {
        assertThat(page).contains(words);
        List<String> stated = NUMBER.matcher(words).results().map(m -> m.group()).toList();
        assertThat(stated).as(words).hasSize(computed.length);
        for (int i = 0; i < computed.length; i++) {
            int point = stated.get(i).indexOf('.');
            int digits = point < 0 ? 0 : stated.get(i).length() - point - 1;
            assertThat(computed[i])
                    .as(words)
                    .isCloseTo(
                            Double.parseDouble(stated.get(i)),
                            within(0.5000001 * Math.pow(10, -digits)));
        }
    }

    /** Returns how far one parameter goes down in each update, the gradients being given. */
    private static double[] moves(Method method, double start, IntToDoubleFunction g, int updates) {
        Optimizer opt = method.start();
        double[] x = {start};
        double[] moves = new double[updates];
        for (int t = 0; t < updates; t++) {
            double before = x[0];
            double gradient = g.applyAsDouble(t);
            opt.step(
                    x,
                    (at, out) -> {
                        out[0] = gradient;
                        return 0;
                    });
            moves[t] = before - x[0];
        }
        return moves;
    }

    private static double[] moves(Method method, double... gradients) {
        return moves(method, 1, t -> gradients[t], gradients.length);
    }

    @Test
    void whereEpsilonStands() {
        double outside = moves(adaGrad(1).eps(1e-8), 1e-6)[0];
        double inside = moves(adaGrad(1).initial(1e-8).eps(0), 1e-6)[0];
        says(
                "at ε = 1e-8 and a first gradient of 1e-6, AdaGrad moves 0.99 η in one and 0.01 η in the other",
                1e-8,
                1e-6,
                outside,
                inside);
        assertThat(outside).isCloseTo(0.99, within(0.005));
        assertThat(inside).isCloseTo(0.01, within(0.005));
    }

    @Test
    void theSumOfAdaGradNeedNotGrow() {
        double[] x = {1};
        Optimizer opt = adaGrad(0.5).eps(0).start();
        double sum = 0;
        for (int t = 0; t < 200; t++) {
            sum += x[0] * x[0];
            opt.step(x, Objective.fixed(NotationTest::halfSquare));
        }
        says(
                "from 1 with η = 0.5 the sum of squares ends at 1.3626, the rate at 0.4283",
                1,
                0.5,
                sum,
                0.5 / Math.sqrt(sum));
    }

    private static double halfSquare(double[] x, double[] g) {
        g[0] = x[0];
        return x[0] * x[0] / 2;
    }

    @Test
    void firstUpdatesOfRmsPropAndAdaDelta() {
        says(
                "10 η for 0.99, 3.16 η for 0.9",
                moves(rmsProp(1).eps(0), 5)[0],
                0.99,
                moves(rmsProp(1).alpha(0.9).eps(0), 5)[0],
                0.9);
        says("= 0.00316 long", moves(adaDelta(), 1e3)[0]);
    }

    @Test
    void centeredRmsPropStaysFinite() {
        double[] moves = moves(centeredRmsProp(1e-3).alpha(0.9), 1, t -> 0.1, 400);
        assertThat(moves).doesNotContain(Double.NaN);
    }

    @Test
    void maximumOfAmsGrad() {
        double[] moves = moves(amsGrad(1).eps(0), 1, 0.1);
        double mean = (0.9 * 0.1 + 0.1 * 0.1) / (1 - 0.81);
        says(
                "after gradients 1 and 0.1 the second update is 1.41 times as long here as in optax",
                1,
                0.1,
                moves[1] / mean);
    }

    @Test
    void firstUpdateOfNAdam() {
        says(
                "the first update is 1.0565 η here, 1.0628 η in Keras, 1.4737 η in optax",
                moves(nAdam(1).eps(0), 3)[0],
                moves(nAdam(1).psi(1).eps(0), 3)[0],
                0.9 * 0.1 / (1 - 0.81) + 1);
    }

    @Test
    void rAdamBeginsAsMomentum() {
        double[] moves = moves(rAdam(1).eps(0), 1, t -> 3, 100);
        assertThat(Arrays.copyOf(moves, 5))
                .containsOnly(new double[] {3, 3, 3, 3, 3}, within(1e-12));
        says("begins at 0.0258 and reaches 0.215 in update 100", moves[5], moves[99], 100);
        double[] x = {-0.5, 0.5};
        Optimizer opt = rAdam(0.01).start();
        for (int t = 0; t < 5; t++) {
            opt.step(x, rosenbrock());
        }
        says("from (−0.5, 0.5) with η = 0.01 they carry x to 62.8", 0.5, 0.5, 0.01, x[0]);
    }

    @Test
    void howLongAnUpdateMayBe() {
        int n = 3000;
        double[] adam = moves(adam(1).eps(0), 1, t -> Math.pow(0.999 / 0.9, t - n), n);
        says(
                "The largest possible is 7.27 η",
                (1 - 0.9) / Math.sqrt(1 - 0.999) / Math.sqrt(1 - 0.81 / 0.999));
        assertThat(adam[n - 1]).isBetween(7.0, 7.27);
        says("not the 3.16 η of the paper", (1 - 0.9) / Math.sqrt(1 - 0.999));
        double[] adaMax = moves(adaMax(1).eps(0), 1, t -> Math.pow(0.999, t), n);
        says("AdaMax' is 1.009 η", Arrays.stream(adaMax).max().orElseThrow());
    }

    @Test
    void adaBeliefSpeedsUp() {
        double[] moves = moves(adaBelief(1).eps(0), 1, t -> 2, 60);
        says("its first update is 1.111 η and its 60th 3.80 η", moves[0], 60, moves[59]);
    }

    @Test
    void aCoordinateWithoutGradientRests() {
        assertThat(moves(yogi(1), 0)).containsExactly(0);
        double theirs = 1e-6 * 0.9 / 0.1 / (Math.sqrt(1e-6 / 0.001) + 1e-3);
        says("a coordinate with gradient 0 moves 0.000276 η there at once", 0, theirs);
    }

    @Test
    void decayInTheGradientAndBesideIt() {
        for (double lambda : new double[] {1e-3, 1}) {
            double[] x = {-4};
            adam(0.1).eps(0).start().step(x, ((Objective) (at, g) -> g[0] = 0).l2(lambda));
            assertThat(x[0]).isCloseTo(-4 + 0.1, within(1e-12));
        }
        assertThat(page).contains("Adam on `loss.l2(λ)` moves η sign(x) at first, whatever λ is");
        assertThat(moves(adamW(0.1).decay(0.01), -4, t -> 0, 1)[0]).isCloseTo(-4e-3, within(1e-15));
        says("0.01 here is 0.00001 there at η = 0.001", 0.01, 0.01 * 0.001, 0.001);
        says(
                "with g = 0, η = 0.1, λ = 0.01 one update leaves 0.9 x here",
                0,
                0.1,
                0.01,
                1 - moves(lamb(0.1).decay(0.01), 1, t -> 0, 1)[0]);
    }

    @Test
    void ratioOfLars() {
        double[] x = {3, 4};
        lars(1).beta(0)
                .trust(0.1)
                .decay(1)
                .start()
                .step(
                        x,
                        (at, g) -> {
                            g[0] = 4;
                            g[1] = -3;
                            return 0;
                        });
        double moved = Math.hypot(x[0] - 3, x[1] - 4);
        double u = Math.hypot(4 + 3, -3 + 4);
        says(
                "g at right angles to x and λ‖x‖ = ‖g‖: 1.41 times as long here",
                moved / (0.1 * 5 * u / (5 + 5)));
    }

    @Test
    void scaleOfMuon() {
        Layout layout = Layout.start().matrix("W", 4, 16).layout();
        double[] one = new double[64];
        double[] two = new double[64];
        Objective f =
                (x, g) -> {
                    Arrays.setAll(g, i -> (i * i + 3 * i) % 7 - 3);
                    return 0;
                };
        muon(1).perBlock(layout).start().step(one, f);
        muonRms(1).perBlock(layout).start().step(two, f);
        says("a 4 × 16 matrix: `muonRms` moves 0.8 times as far as `muon`", 4, 16, two[5] / one[5]);
        assertThat(IntStream.range(0, 64).allMatch(i -> Math.abs(two[i] - 0.8 * one[i]) < 1e-12))
                .isTrue();
    }

    @Test
    void correctionOfProdigy() {
        double corrected = moves(prodigy(), 1)[0];
        double plain = moves(prodigy(t -> (1 - 0.9) / Math.sqrt(1 - 0.999)), 1)[0];
        says("the first update is 0.316 times as long here", corrected / plain);
    }

    @Test
    void averageAfterTwoUpdates() {
        Optimizer opt = ema(sgd(1), 0.999).start();
        double[] x = {0};
        for (double g : new double[] {0, -1}) {
            opt.step(
                    x,
                    (at, out) -> {
                        out[0] = g;
                        return 0;
                    });
        }
        says(
                "after two updates with δ = 0.999 the newer one weighs 0.50025 here, 0.001 there",
                0.999,
                opt.answer(x)[0],
                1 - 0.999);
    }

    @Test
    void newtonWalksToASaddle() {
        double[] x = {3, 4};
        Twice saddle = Functions.saddle();
        newton().start().step(x, saddle);
        assertThat(x).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(page).contains("x² − y² from (3, 4): one update to the saddle");
    }

    @Test
    void schedules() {
        assertThat(cosine(0.1, 0, 10).at(20)).isZero();
        assertThat(constant(0.1).warmup(4).at(0)).isCloseTo(0.025, within(1e-15));
        assertThat(constant(0.1).warmup(4).at(3)).isCloseTo(0.1, within(1e-15));
        assertThat(
                        IntStream.range(0, 60)
                                .boxed()
                                .max(java.util.Comparator.comparing(oneCycle(0.1, 60)::at)))
                .contains(17);
        says("(0.95 is k = 0.0513", 0.95, -Math.log(0.95));
        Optimizer opt = sgd(1).start();
        int calls = 1;
        while (!plateau(0.5, 2).observe(1, opt)) {
            calls++;
        }
        says("with p = 2 is reduced at call 4 here", 2, calls);
        for (int call = 0; call < 4; call++) {
            plateau(0.5, 2).observe(-1, opt);
        }
    }

    @Test
    void lastRateOfARangeTest() {
        LrFinder finder = LrFinder.of(1e-5, 10, 100);
        assertThat(finder.updates()).isEqualTo(100);
        says(
                "100 updates from 1e-5 to 10: the last rate of i/N is 8.71",
                100,
                1e-5,
                10,
                1e-5 * Math.pow(10 / 1e-5, 99 / 100.0));
    }

    @Test
    void anotherBatchSize() {
        BatchScaling k = BatchScaling.of(32, 128);
        says(
                "from 32 to 128: η = 0.001 becomes 0.002, β₁ = 0.9 becomes 0.6",
                32,
                128,
                0.001,
                k.squareRoot(0.001),
                0.9,
                k.decay(0.9));
        says(
                "β = 0.9, η = 0.1: 38 against 20",
                0.9,
                0.1,
                PowerIteration.edge(0.1, 0.9),
                PowerIteration.edge(0.1, 0));
    }
}
