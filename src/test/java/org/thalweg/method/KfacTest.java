package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.kfac;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.step;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Batches;
import org.thalweg.core.Block;
import org.thalweg.core.Counted;
import org.thalweg.core.Kronecker;
import org.thalweg.core.Layer;
import org.thalweg.core.Method;
import org.thalweg.core.NotFinite;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.model.LinearRegression;
import org.thalweg.model.Mlp;
import org.thalweg.schedule.Constant;

/** K-FAC on networks. */
class KfacTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final Mlp SOFTMAX = Mlp.of(3, 4, 3).crossEntropy();
    private static final Mlp LOGISTIC = Mlp.of(3, 4, 2, 1).sigmoid().binaryCrossEntropy();
    private static final Mlp REGRESSION = Mlp.of(3, 4, 2);
    private static final Map<String, List<Golden.Row>> GOLDEN = Golden.read("kfac.csv");

    @TempDir private static Path directory;

    // ---- golden values

    private record Case(Method method, Objective loss) {}

    private static final Map<String, Supplier<Case>> CASES =
            Map.of(
                    "kfac softmax plain",
                    () -> new Case(plain(0.5).damping(0.01), full(SOFTMAX)),
                    "kfac softmax",
                    () ->
                            new Case(
                                    kfac(0.3)
                                            .damping(0.02)
                                            .clip(0.01)
                                            .factorsEvery(2)
                                            .inverseEvery(6),
                                    full(SOFTMAX)),
                    "kfac softmax l2",
                    () ->
                            new Case(
                                    plain(0.3).beta(0.5).decay(0.6).damping(0.02),
                                    full(SOFTMAX).l2(0.1)),
                    "kfac logistic",
                    () ->
                            new Case(
                                    kfac(0.2)
                                            .beta(0.5)
                                            .decay(0.4)
                                            .damping(0.1)
                                            .clip(0.003)
                                            .factorsEvery(1)
                                            .inverseEvery(3),
                                    full(LOGISTIC)),
                    "kfac regression",
                    () ->
                            new Case(
                                    kfac(step(0.4, 0.5, 4))
                                            .beta(0.8)
                                            .decay(0.7)
                                            .damping(0.05)
                                            .clip(0.02)
                                            .factorsEvery(3)
                                            .inverseEvery(2),
                                    full(REGRESSION)));

    static Stream<String> golden() {
        return CASES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyUpdateIsThatOfTheWholeKroneckerProduct(String name) {
        Case c = CASES.get(name).get();
        List<Golden.Row> rows = GOLDEN.get(name);
        double[] x = start(rows.get(0).values().length);
        Optimizer opt = c.method.start();
        for (Golden.Row row : rows) {
            opt.step(x, c.loss);
            assertThat(opt.t()).isEqualTo(row.t());
            Golden.assertClose("x after update " + row.t(), x, row.values());
        }
    }

    @Test
    void theFactorsAreThoseOfAutomaticDifferentiation() {
        Map<String, Mlp> nets =
                Map.of("softmax", SOFTMAX, "logistic", LOGISTIC, "regression", REGRESSION);
        nets.forEach(
                (name, net) -> {
                    double[] factors = new double[Layer.factors(net.layers())];
                    full(net).as(Kronecker.class).factors(start(net.parameters()), factors);
                    Golden.assertClose(
                            name, factors, GOLDEN.get("factors " + name).get(0).values());
                });
    }

    @Test
    void everyGoldenCaseIsTested() {
        assertThat(GOLDEN.keySet().stream().filter(name -> name.startsWith("kfac")))
                .containsExactlyInAnyOrderElementsOf(CASES.keySet());
        assertThat(GOLDEN).hasSize(CASES.size() + 3 + 1);
    }

    /** Inputs (1, 2, 1), (−1, ½, 1), (0, −1, 1), derivatives (½, −1), (1, ¼), (−½, ¾). */
    @Test
    void theExample() {
        double[] a = {2 / 3.0, 0.5, 0, 0.5, 1.75, 0.5, 0, 0.5, 1};
        double[] g = {0.5, -0.625 / 3, -0.625 / 3, 1.625 / 3};
        // ∇ = mean of d aᵀ, in the order W then b.
        double[] gradient = {-0.5 / 3, 2 / 3.0, -1.25 / 3, -2.625 / 3, 1 / 3.0, 0};
        double[] golden = GOLDEN.get("example").get(0).values();
        double[] u = {golden[0], golden[1], golden[3], golden[4], golden[2], golden[5]};
        double[] x = new double[6];
        Layer layer = new Layer(new Block("W", 0, 2, 2), new Block("b", 4, 2, 1));
        plain(1).damping(0.1).start().step(x, new Given(List.of(layer), gradient, a, g));
        for (int i = 0; i < 6; i++) {
            assertThat(x[i]).isCloseTo(-u[i], within(1e-15));
        }
    }

    // ---- properties

    @Test
    void oneUpdateOfLinearRegressionIsLeastSquares() {
        SplittableRandom random = new SplittableRandom(1);
        for (int draw = 0; draw < 20; draw++) {
            double[][] rows = rows(random, 12, 3);
            double[] y = random.doubles(12, -2, 2).toArray();
            double[] x = random.doubles(4, -3, 3).toArray();
            plain(1).damping(0).start().step(x, Mlp.of(3, 1).loss(rows, y).full());
            assertThat(x).containsExactly(new LinearRegression(rows, y).solution(), within(1e-13));
        }
    }

    /** x' = M x + c with W' = W M⁻¹, b' = b − W' c is the same network, and stays it. */
    @Test
    void anAffineChangeOfTheInputsChangesNothingWithoutDamping() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] rows = rows(random, 30, 2);
        double[][] changed = new double[30][2];
        double[][] m = {{3, 1}, {-0.5, 0.25}};
        double[] c = {2, -1};
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < 2; k++) {
                changed[i][k] = m[k][0] * rows[i][0] + m[k][1] * rows[i][1] + c[k];
            }
        }
        double[][] targets = rows(random, 30, 2);
        Mlp net = Mlp.of(2, 3, 2);
        for (Method method : List.of(plain(0.3).damping(0).beta(0.5), sgd(0.3))) {
            double[] w = net.start(3);
            double[] v = w.clone();
            double determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0];
            for (int r = 0; r < 3; r++) {
                v[2 * r] = (w[2 * r] * m[1][1] - w[2 * r + 1] * m[1][0]) / determinant;
                v[2 * r + 1] = (-w[2 * r] * m[0][1] + w[2 * r + 1] * m[0][0]) / determinant;
                v[6 + r] = w[6 + r] - v[2 * r] * c[0] - v[2 * r + 1] * c[1];
            }
            Optimizer a = method.start();
            Optimizer b = method.start();
            Objective f = net.loss(rows, targets).full();
            Objective g = net.loss(changed, targets).full();
            double difference = 0;
            for (int t = 0; t < 10; t++) {
                difference = Math.max(difference, Math.abs(a.step(w, f) - b.step(v, g)));
            }
            if (method instanceof Kfac) {
                assertThat(difference).isLessThan(1e-11);
            } else {
                assertThat(difference).isGreaterThan(1e-2);
            }
        }
    }

    @Test
    void withHugeDampingItIsGradientDescent() {
        Objective f = full(SOFTMAX);
        double[] x = start(SOFTMAX.parameters());
        double[] y = x.clone();
        plain(1e20).damping(1e20).start().step(x, f);
        sgd(1).start().step(y, f);
        assertThat(x).containsExactly(y, within(1e-9));
    }

    @Test
    void theClippedStepHasThePredictedChangeAskedFor() {
        Objective f = full(REGRESSION);
        double[] x = start(REGRESSION.parameters());
        double[] g = new double[x.length];
        f.valueAndGradient(x, g);
        double[] free = x.clone();
        plain(0.5).damping(0.01).start().step(free, f);
        double change = 0;
        for (int i = 0; i < g.length; i++) {
            change += 0.5 * (x[i] - free[i]) * g[i];
        }
        for (double clip : new double[] {change / 4, change / 100, change * 1.01}) {
            double[] held = x.clone();
            plain(0.5).damping(0.01).clip(clip).start().step(held, f);
            double factor = clip > change ? 1 : Math.sqrt(clip / change);
            for (int i = 0; i < x.length; i++) {
                assertThat(held[i] - x[i]).isCloseTo(factor * (free[i] - x[i]), within(1e-14));
            }
        }
    }

    @Test
    void theScaleOfASumDoesNotMatterButThatOfTheLossOfAnExampleDoes() {
        // Twice the same examples are the same mean: factors and updates are the same.
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = rows(random, 10, 3);
        double[] y = random.ints(10, 0, 3).asDoubleStream().toArray();
        double[][] doubled =
                Stream.concat(Stream.of(rows), Stream.of(rows)).toArray(double[][]::new);
        double[] both = Arrays.copyOf(y, 20);
        System.arraycopy(y, 0, both, 10, 10);
        double[] a = SOFTMAX.start(1);
        double[] b = SOFTMAX.start(1);
        Optimizer first = plain(0.1).start();
        Optimizer second = plain(0.1).start();
        for (int t = 0; t < 5; t++) {
            first.step(a, SOFTMAX.loss(rows, y).full());
            second.step(b, SOFTMAX.loss(doubled, both).full());
        }
        assertThat(b).containsExactly(a, within(1e-13));
    }

    @Test
    void onExclusiveOrAnUpdateDoesMoreThanOneOfGradientDescent() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = rows(random, 200, 2);
        double[] y = new double[200];
        Arrays.setAll(y, i -> rows[i][0] > 0 ^ rows[i][1] > 0 ? 1 : 0);
        Mlp net = Mlp.of(2, 16, 16, 1).binaryCrossEntropy();
        Objective f = net.loss(rows, y).full();
        double best = Double.POSITIVE_INFINITY;
        for (double lr : new double[] {0.03, 0.1, 0.3, 1, 3}) {
            best = Math.min(best, after(60, sgd(lr), f, net.start(7)));
        }
        double natural = after(60, kfac(0.03).factorsEvery(1).inverseEvery(1), f, net.start(7));
        assertThat(natural).isLessThan(best / 5);
        assertThat(natural).isLessThan(after(60, adam(0.01), f, net.start(7)));
        // The customary intervals do as well here: curvature changes slowly.
        assertThat(after(60, kfac(0.03), f, net.start(7))).isLessThan(best / 3);
    }

    private static double after(int updates, Method method, Objective f, double[] w) {
        Optimizer opt = method.start();
        for (int t = 0; t < updates; t++) {
            opt.step(w, f);
        }
        return f.value(w);
    }

    @Test
    void onMiniBatchesItLearns() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] rows = rows(random, 200, 2);
        double[] y = new double[200];
        Arrays.setAll(y, i -> rows[i][0] > 0 ^ rows[i][1] > 0 ? 1 : 0);
        Mlp net = Mlp.of(2, 16, 16, 1).binaryCrossEntropy();
        BatchLoss loss = net.loss(rows, y);
        Batches batches = new Batches(200, 32, 7);
        Objective f = loss.over(batches);
        double[] w = net.start(7);
        Optimizer opt = kfac(0.01).start();
        for (int epoch = 0; epoch < 20; epoch++) {
            for (batches.start(epoch); batches.next(); ) {
                opt.step(w, f);
            }
        }
        assertThat(net.accuracy(w, rows, y)).isGreaterThan(0.97);
    }

    // ---- edges

    /** With all first scores below 0 no slope comes back: G = 0, and its gradient too. */
    @Test
    void aLayerWithoutSlopeRests() {
        Mlp net = Mlp.of(2, 3, 1).relu();
        double[] w = net.start(1);
        for (int i = 0; i < 3; i++) {
            w[6 + i] = -100;
        }
        double[] before = w.clone();
        double[][] rows = rows(new SplittableRandom(7), 9, 2);
        Optimizer opt = plain(0.1).damping(0.01).start();
        opt.step(w, net.loss(rows, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).full());
        assertThat(opt.done()).isFalse();
        assertThat(Arrays.copyOf(w, 9)).containsExactly(Arrays.copyOf(before, 9));
        assertThat(w[12]).isNotEqualTo(before[12]).isFinite();
    }

    @Test
    void aSingularFactorStopsItAndNothingMoves() {
        Layer layer = new Layer(new Block("W", 0, 1, 1), new Block("b", 1, 1, 1));
        double[] x = {3, 4};
        Optimizer opt = plain(0.1).damping(0).inverseEvery(5).start();
        for (int t = 1; t <= 3; t++) {
            double value =
                    opt.step(
                            x,
                            new Given(
                                    List.of(layer),
                                    x.clone(),
                                    new double[] {1, 1, 1, 1},
                                    new double[] {1}));
            assertThat(value).isEqualTo(1);
            assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
            assertThat(x).containsExactly(3, 4);
            assertThat(opt.t()).isEqualTo(t);
        }
        // With damping the same is no trouble.
        Optimizer damped = plain(0.1).damping(0.01).start();
        damped.step(
                x,
                new Given(List.of(layer), x.clone(), new double[] {1, 1, 1, 1}, new double[] {1}));
        assertThat(damped.done()).isFalse();
    }

    @Test
    void factoringIsTriedAgainUntilItSucceedsAndThenAtItsTimes() throws IOException {
        Layer layer = new Layer(new Block("W", 0, 1, 1), new Block("b", 1, 1, 1));
        double[] eye = {1, 0, 0, 1};
        double[] gradient = {1, 2};
        Method method = plain(1).damping(0).decay(0).inverseEvery(4);
        Optimizer opt = method.start();
        double[] x = new double[2];
        opt.step(x, new Given(List.of(layer), gradient, eye, new double[] {0}));
        assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
        // The memory is complete already: it can be saved, loaded and used.
        Path file = directory.resolve("stopped");
        opt.save(file, x);
        Optimizer loaded = Optimizer.load(method, file, x);
        for (Optimizer o : List.of(opt, loaded)) {
            double[] y = {0, 0};
            o.step(y, new Given(List.of(layer), gradient, eye, new double[] {4}));
            assertThat(o.done()).isFalse();
            assertThat(y).containsExactly(-0.25, -0.5);
            // Updates 3 and 4 keep the root of update 2, update 5 is due.
            o.step(y, new Given(List.of(layer), gradient, eye, new double[] {64}));
            assertThat(y).containsExactly(-0.5, -1);
            o.step(y, new Given(List.of(layer), gradient, eye, new double[] {0}));
            assertThat(y).containsExactly(-0.75, -1.5);
            o.step(y, new Given(List.of(layer), gradient, eye, new double[] {16}));
            assertThat(y).containsExactly(-0.8125, -1.625);
            // Update 9 is due and fails: nothing moves; update 10 goes on with the root of 5.
            for (int t = 6; t <= 8; t++) {
                o.step(y, new Given(List.of(layer), gradient, eye, new double[] {4}));
            }
            assertThat(y).containsExactly(-1, -2);
            o.step(y, new Given(List.of(layer), gradient, eye, new double[] {-1}));
            assertThat(o.stopped()).isEqualTo(Stop.SINGULAR);
            assertThat(y).containsExactly(-1, -2);
            o.step(y, new Given(List.of(layer), gradient, eye, new double[] {4}));
            assertThat(y).containsExactly(-1.0625, -2.125);
        }
    }

    @Test
    void aSecondLayersFailureLeavesTheFirstAlone() {
        List<Layer> layers =
                List.of(
                        new Layer(new Block("W1", 0, 1, 1), new Block("b1", 1, 1, 1)),
                        new Layer(new Block("W2", 2, 1, 1), new Block("b2", 3, 1, 1)));
        double[] x = new double[4];
        Optimizer opt = plain(1).damping(0).decay(0).start();
        double[] ones = {1, 1, 1, 1};
        double[] good = {1, 0, 0, 1, 1};
        double[] bad = {1, 0, 0, 1, 0};
        opt.step(x, new Given(layers, ones, good, bad));
        assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
        assertThat(x).containsOnly(0);
        opt.step(x, new Given(layers, ones, bad, good));
        assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
        assertThat(x).containsOnly(0);
    }

    @Test
    void parametersOutsideTheLayersAreRefused() {
        Layer layer = new Layer(new Block("W", 0, 1, 1), new Block("b", 1, 1, 1));
        Given f = new Given(List.of(layer), new double[3], new double[4], new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kfac(0.1).start().step(new double[3], f))
                .withMessage(
                        "the layers are 2 parameters, there are 3: K-FAC needs each in one layer");
    }

    @Test
    void whatHasNoLayersIsRefusedWithARemedy() {
        for (Objective f :
                List.of(rosenbrock(), full(SOFTMAX).clipNorm(1), full(SOFTMAX).sam(0.1))) {
            assertThatThrownBy(() -> kfac(0.1).start().step(new double[2], f))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("use a layered model");
        }
    }

    // ---- contracts

    static Stream<Method> methods() {
        return Stream.of(
                plain(0.1).damping(0.01),
                kfac(step(0.2, 0.5, 3)).damping(0.02).factorsEvery(2).inverseEvery(3),
                kfac(0.1).beta(t -> 0.9 * t / (t + 3.0)).clip(0.01));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void resumesBitForBitAfterEveryUpdate(Method method) throws IOException {
        Objective f = full(LOGISTIC);
        double[] x = start(LOGISTIC.parameters());
        Optimizer opt = method.start();
        for (int t = 0; t < 8; t++) {
            opt.step(x, f);
        }
        String expected = saved(opt, x);
        for (int at = 0; at <= 8; at++) {
            double[] y = start(LOGISTIC.parameters());
            Optimizer first = method.start();
            for (int t = 0; t < at; t++) {
                first.step(y, f);
            }
            Path file = directory.resolve("resumed");
            first.save(file, y);
            double[] z = new double[y.length];
            Optimizer second = Optimizer.load(method, file, z);
            for (int t = at; t < 8; t++) {
                second.step(z, f);
            }
            assertThat(saved(second, z)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void runsAreIdenticalAlsoWhenInterleavedOverBatches(Method method) {
        double[] alone = batches(method, 0);
        Method watched =
                (x, f, s) -> {
                    double loss = method.step(x, f, s);
                    batches(method, 3);
                    return loss;
                };
        assertThat(batches(watched, 0)).containsExactly(alone);
    }

    private static double[] batches(Method method, int skip) {
        Batches cursor = new Batches(9, 4, 3);
        Objective f = loss(SOFTMAX).over(cursor);
        double[] x = start(SOFTMAX.parameters());
        Optimizer opt = method.start();
        for (int t = skip; t < 7; t++) {
            cursor.seek(t);
            cursor.next();
            opt.step(x, f);
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anUpdateFromWhatIsNotFiniteLeavesNoTrace(Method method) throws IOException {
        Objective f = full(REGRESSION);
        double[] expected = start(REGRESSION.parameters());
        Optimizer undisturbed = method.start();
        for (int t = 0; t < 5; t++) {
            undisturbed.step(expected, f);
        }
        double[] x = start(REGRESSION.parameters());
        Optimizer opt = method.start();
        for (int t = 1; t <= 5; t++) {
            String before = saved(opt, x);
            double norm = opt.gradientNorm();
            double rate = opt.rate();
            // Factors are not asked for in every update.
            int kinds = t == 1 ? 3 : 2;
            for (double bad : new double[] {Double.NaN, 1 / 0.0}) {
                for (int kind = 0; kind < kinds; kind++) {
                    Objective broken = new Broken(f.as(Kronecker.class), bad, kind);
                    NotFinite e = catchThrowableOfType(NotFinite.class, () -> opt.step(x, broken));
                    assertThat(e.update()).isEqualTo(t);
                    assertThat(saved(opt, x)).isEqualTo(before);
                    assertThat(opt.gradientNorm()).isEqualTo((Double) norm);
                    assertThat(opt.rate()).isEqualTo((Double) rate);
                }
            }
            opt.step(x, f);
        }
        assertThat(x).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void allocatesNothingAfterTheFirstUpdate(Method method) {
        Objective f = full(LOGISTIC).l2(0.01).counted();
        double[] x = start(LOGISTIC.parameters());
        Optimizer opt = method.start();
        opt.step(x, f);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        thread.getCurrentThreadAllocatedBytes();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int t = 0; t < 12; t++) {
                opt.step(x, f);
            }
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void asksForFactorsOnlyToRenewThem() {
        Counted f = full(SOFTMAX).counted();
        double[] x = start(SOFTMAX.parameters());
        double[] g = new double[x.length];
        Optimizer opt = kfac(0.1).factorsEvery(3).start();
        for (int t = 0; t < 7; t++) {
            double value = full(SOFTMAX).valueAndGradient(x, g);
            assertThat(opt.step(x, f)).isEqualTo(value);
            assertThat(opt.gradientNorm())
                    .isCloseTo(Math.sqrt(Arrays.stream(g).map(v -> v * v).sum()), within(1e-15));
        }
        assertThat(f.evaluations()).isEqualTo(7);
        assertThat(f.factors()).isEqualTo(3);
    }

    @Test
    void remembersWhatItSays() {
        Optimizer opt = kfac(0.1).start();
        opt.step(start(LOGISTIC.parameters()), full(LOGISTIC));
        int factors = 16 + 16 + 25 + 4 + 9 + 1;
        assertThat(opt.memory()).isEqualTo(LOGISTIC.parameters() + 2 * factors);
        assertThat(kfac(1).describe().memory()).isEqualTo("n + 2 Σ (inputs² + outputs²)");
    }

    @Test
    void ratesAndMomentumThatLeaveTheirRangeAreReportedWithTheUpdate() throws IOException {
        Objective f = full(SOFTMAX);
        double[] x = start(SOFTMAX.parameters());
        Optimizer rate = kfac(t -> t < 2 ? 0.1 : -1).start();
        Optimizer momentum = kfac(0.1).beta(t -> t < 2 ? 0.9 : 1).start();
        for (int t = 0; t < 2; t++) {
            rate.step(x.clone(), f);
            momentum.step(x.clone(), f);
        }
        String before = saved(rate, x);
        assertThatThrownBy(() -> rate.step(x, f)).hasMessageContaining("learning rate of update 3");
        assertThat(saved(rate, x)).isEqualTo(before);
        assertThatThrownBy(() -> momentum.step(x, f)).hasMessageContaining("beta of update 3");
        assertThat(x).containsExactly(start(x.length));
        Optimizer scheduled = kfac(step(0.1, 0.5, 2)).start();
        for (int t = 0; t < 5; t++) {
            scheduled.step(x, f);
            assertThat(scheduled.rate()).isEqualTo(step(0.1, 0.5, 2).at(t));
        }
    }

    @Test
    void settings() {
        Constant one = new Constant(1);
        Constant nine = new Constant(0.9);
        assertThat(kfac(1)).isEqualTo(new Kfac(one, nine, 0.95, 1e-3, 1e-3, 10, 100));
        assertThat(kfac(1).beta(0.5))
                .isEqualTo(new Kfac(one, new Constant(0.5), 0.95, 1e-3, 1e-3, 10, 100));
        assertThat(kfac(1).decay(0.5)).isEqualTo(new Kfac(one, nine, 0.5, 1e-3, 1e-3, 10, 100));
        assertThat(kfac(1).damping(0)).isEqualTo(new Kfac(one, nine, 0.95, 0, 1e-3, 10, 100));
        assertThat(kfac(1).clip(2)).isEqualTo(new Kfac(one, nine, 0.95, 1e-3, 2, 10, 100));
        assertThat(kfac(1).factorsEvery(2))
                .isEqualTo(new Kfac(one, nine, 0.95, 1e-3, 1e-3, 2, 100));
        assertThat(kfac(1).inverseEvery(2)).isEqualTo(new Kfac(one, nine, 0.95, 1e-3, 1e-3, 10, 2));
        assertThat(kfac(0.1))
                .hasToString(
                        "Kfac[lr=0.1, beta=0.9, decay=0.95, damping=0.001, clip=0.001, factorsEvery=10, inverseEvery=100]");
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            refused("lr must be", () -> kfac(bad));
            refused("beta must be in [0, 1)", () -> kfac(1).beta(bad));
            refused("decay must be in [0, 1)", () -> kfac(1).decay(bad));
            refused("damping must be at least 0", () -> kfac(1).damping(bad));
        }
        for (double bad : new double[] {Double.NaN, -1, 0}) {
            refused("clip must be positive", () -> kfac(1).clip(bad));
        }
        refused("decay must be in [0, 1)", () -> kfac(1).decay(1));
        refused("factorsEvery must be at least 1, got 0", () -> kfac(1).factorsEvery(0));
        refused("inverseEvery must be at least 1, got 0", () -> kfac(1).inverseEvery(0));
        assertThat(kfac(1).clip(NEVER).clip()).isEqualTo(NEVER);
    }

    private static void refused(
            String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable make) {
        assertThatIllegalArgumentException().isThrownBy(make).withMessageContaining(words);
    }

    // ---- what is needed

    /** Every update anew, without momentum and clipping. */
    private static Kfac plain(double lr) {
        return kfac(lr).beta(0).clip(NEVER).factorsEvery(1).inverseEvery(1);
    }

    private static Objective full(Mlp net) {
        return loss(net).full();
    }

    /** The data of kfac.csv. */
    private static BatchLoss loss(Mlp net) {
        int n = 9;
        double[][] rows = new double[n][3];
        double[][] targets = new double[n][2];
        double[] labels = new double[n];
        int classes = net.equals(SOFTMAX) ? 3 : 2;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = ((i * (2 * j + 3) + j * j) % 11 - 5) / 4.0;
            }
            for (int k = 0; k < 2; k++) {
                targets[i][k] = ((4 * i + k) % 7 - 3) / 2.0;
            }
            labels[i] = i * i % classes;
        }
        return net.equals(REGRESSION) ? net.loss(rows, targets) : net.loss(rows, labels);
    }

    private static double[] start(int n) {
        double[] x = new double[n];
        Arrays.setAll(x, p -> ((5 * p + 3) % 13 - 6) / 10.0);
        return x;
    }

    private static double[][] rows(SplittableRandom random, int n, int d) {
        double[][] rows = new double[n][];
        Arrays.setAll(rows, i -> random.doubles(d, -1, 1).toArray());
        return rows;
    }

    private static String saved(Optimizer opt, double[] x) throws IOException {
        Path file = directory.resolve("compared");
        opt.save(file, x);
        return Files.readString(file);
    }

    /** A gradient and factors that are given. */
    private static final class Given implements Kronecker {
        private final List<Layer> layers;
        private final double[] gradient;
        private final double[][] factors;

        Given(List<Layer> layers, double[] gradient, double[]... factors) {
            this.layers = layers;
            this.gradient = gradient;
            this.factors = factors;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            System.arraycopy(gradient, 0, g, 0, g.length);
            return 1;
        }

        @Override
        public List<Layer> layers() {
            return layers;
        }

        @Override
        public void factors(double[] x, double[] out) {
            int at = 0;
            for (double[] factor : factors) {
                System.arraycopy(factor, 0, out, at, factor.length);
                at += factor.length;
            }
            assertThat(at).isEqualTo(out.length);
        }
    }

    /** Value (0), gradient (1) or factors (2) with something not finite in the last place. */
    private static final class Broken implements Kronecker {
        private final Kronecker f;
        private final double bad;
        private final int kind;

        Broken(Kronecker f, double bad, int kind) {
            this.f = f;
            this.bad = bad;
            this.kind = kind;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            double value = f.valueAndGradient(x, g);
            g[g.length - 1] = kind == 1 ? bad : g[g.length - 1];
            return kind == 0 ? bad : value;
        }

        @Override
        public List<Layer> layers() {
            return f.layers();
        }

        @Override
        public void factors(double[] x, double[] factors) {
            f.factors(x, factors);
            factors[factors.length - 1] = kind == 2 ? bad : factors[factors.length - 1];
        }
    }
}
