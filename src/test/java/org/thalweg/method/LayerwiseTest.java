package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.adafactor;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.cautious;
import static org.thalweg.Optimizers.ema;
import static org.thalweg.Optimizers.lamb;
import static org.thalweg.Optimizers.lars;
import static org.thalweg.Optimizers.lookahead;
import static org.thalweg.Optimizers.muon;
import static org.thalweg.Optimizers.muonRms;
import static org.thalweg.Optimizers.prodigy;
import static org.thalweg.Optimizers.scheduleFreeAdamW;
import static org.thalweg.Optimizers.scheduleFreeSgd;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Optimizers.split;
import static org.thalweg.Schedules.cosine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/** What theory says of methods that see layers and matrices. */
class LayerwiseTest {
    private static final int DRAWS = 100;
    private static final Layout LAYOUT =
            Layout.start().matrix("W", 3, 2).vector("b", 3).matrix("V", 1, 4).layout();
    private static final Offset<Double> CLOSE = within(1e-13);

    private final SplittableRandom random = new SplittableRandom(23);

    @Test
    void anUpdateOfLambIsAsLongAsItsShareOfTheWeights() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 0.5);
            double decay = draw % 2 == 0 ? 0 : random.nextDouble();
            Method method = lamb(lr).decay(decay).perBlock(LAYOUT);
            double[][] walk = Walk.along(method, start(13), Walk.random(random, 20, 13));
            for (int t = 1; t <= 20; t++) {
                for (Block b : LAYOUT.blocks()) {
                    double length = distance(walk[t], walk[t - 1], b);
                    assertThat(length / norm(walk[t - 1], b)).isCloseTo(lr, CLOSE);
                }
            }
        }
    }

    @Test
    void withoutMomentumAnUpdateOfLarsIsAsLongAsItsShareOfTheWeights() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.1, 2);
            double trust = random.nextDouble(0.001, 0.2);
            double decay = draw % 2 == 0 ? 0 : random.nextDouble();
            Method method = lars(lr).trust(trust).beta(0).decay(decay).perBlock(LAYOUT);
            double[][] walk = Walk.along(method, start(13), Walk.random(random, 20, 13));
            for (int t = 1; t <= 20; t++) {
                for (Block b : LAYOUT.blocks()) {
                    double length = distance(walk[t], walk[t - 1], b);
                    assertThat(length / norm(walk[t - 1], b)).isCloseTo(lr * trust, CLOSE);
                }
            }
        }
    }

    @Test
    void aLayerOfZerosTakesThePlainStep() {
        double[][] g = Walk.random(random, 1, 5);
        double[] zero = new double[5];
        double[] plain = Walk.along(adam(0.3).eps(1e-6), zero, g)[1];
        assertThat(Walk.along(lamb(0.3), zero, g)[1]).containsExactly(plain, within(1e-15));
        double[] sgd = Arrays.stream(g[0]).map(e -> -0.3 * e).toArray();
        assertThat(Walk.along(lars(0.3), zero, g)[1]).containsExactly(sgd, within(1e-15));
    }

    @Test
    void theScaleOfTheGradientsDoesNotMatter() {
        Layout matrices = Layout.start().matrix("W", 3, 2).matrix("V", 2, 4).layout();
        List<Method> methods =
                List.of(
                        lars(0.5).trust(0.05),
                        lars(0.5).trust(0.05).perBlock(LAYOUT),
                        lamb(0.05).eps(0),
                        lamb(0.05).eps(0).decay(0.1).perBlock(LAYOUT),
                        adafactor(0.05).eps1(0).decay(0.1),
                        adafactor(0.05).eps1(0).perBlock(LAYOUT),
                        muon(0.05).decay(0.1).perBlock(matrices),
                        muonRms(0.05).perBlock(matrices));
        for (Method method : methods) {
            for (int draw = 0; draw < 20; draw++) {
                int n = method.toString().contains("Muon") ? matrices.size() : LAYOUT.size();
                double[] start = start(n);
                double[][] g = Walk.random(random, 20, n);
                double[][] walk = Walk.along(method, start, g);
                double power = Math.pow(2, random.nextInt(-20, 21));
                assertThat(Walk.along(method, start, times(power, g))).isDeepEqualTo(walk);
                double[][] tripled = Walk.along(method, start, times(3, g));
                for (int t = 0; t <= 20; t++) {
                    assertThat(tripled[t]).containsExactly(walk[t], within(1e-12));
                }
            }
        }
    }

    @Test
    void withDecayInsideTheRatioTheScaleDoesMatterToLars() {
        double[] start = start(4);
        double[][] g = Walk.random(random, 3, 4);
        assertThat(Walk.along(lars(1).decay(0.1), start, times(1024, g)))
                .isNotEqualTo(Walk.along(lars(1).decay(0.1), start, g));
    }

    @Test
    void hugeAndTinyNormsGiveAFiniteRatio() {
        // The squares of most of these are beyond double, and so is ‖x‖ over the last ones.
        for (double weight : new double[] {1, 1e200, 1e-200}) {
            for (double size : new double[] {1e200, 1e-200, 1e-320, Double.MIN_VALUE}) {
                assertAtMostATenth(lars(1).trust(0.1).beta(0), weight, size);
            }
            for (double size : new double[] {1e150, 1e-200, 1e-320}) {
                assertAtMostATenth(lamb(0.1), weight, size);
            }
        }
    }

    private static void assertAtMostATenth(Method method, double weight, double g) {
        double[] start = {3 * weight, 4 * weight};
        double[] end = Walk.along(method, start, new double[] {g, 0})[1];
        assertThat(end[1]).isEqualTo(start[1]);
        double length = (start[0] - end[0]) / (5 * weight);
        assertThat(length).isBetween(0.0, 0.1 + 1e-12);
        // Beyond these the update is shorter, not infinite.
        if (weight / g > 1e-300 && weight / g < 1e300) {
            assertThat(length).isCloseTo(0.1, within(1e-12));
        }
    }

    @Test
    void aLayerWhoseGradientDiedIsNotThrownAway() {
        double[][] g = new double[9000][2];
        g[0] = new double[] {1, -1};
        double[] end = Walk.along(lamb(1e-4), new double[] {1, 2}, g)[9000];
        assertThat(norm(end)).isFinite().isLessThan(Math.sqrt(5) * Math.pow(1 + 1e-4, 9000));
    }

    @Test
    void theFirstUpdateOfAdafactorIsASign() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 0.5);
            double power = random.nextDouble();
            double eps2 = random.nextDouble(0.001, 2);
            double[] start = start(6);
            Adafactor method = adafactor(lr).power(power).eps2(eps2);
            double size = lr * Math.max(eps2, norm(start) / Math.sqrt(6));
            double[] g = Walk.random(random, 1, 6)[0];
            assertSigns(start, Walk.along(method, start, g)[1], g, size);
            // Rows and columns say all of a matrix whose entries are products.
            double[] product = new double[6];
            Arrays.setAll(product, k -> g[k / 3] * g[2 + k % 3]);
            Layout matrix = Layout.start().matrix("W", 2, 3).layout();
            assertSigns(
                    start, Walk.along(method.perBlock(matrix), start, product)[1], product, size);
        }
    }

    private static void assertSigns(double[] start, double[] end, double[] g, double size) {
        for (int i = 0; i < start.length; i++) {
            assertThat((end[i] - start[i]) / size).isCloseTo(-Math.signum(g[i]), within(1e-9));
        }
    }

    @Test
    void adafactorsRateFallsAsTheRootOfTime() {
        double[][] g = repeated(400, 0.3, -5);
        double[][] walk = Walk.along(adafactor(0.1).eps2(2), new double[2], g);
        for (int t = 1; t <= 400; t++) {
            double rms = Math.max(2, norm(walk[t - 1]) / Math.sqrt(2));
            double size = rms * Math.min(0.1, 1 / Math.sqrt(t));
            assertThat((walk[t][0] - walk[t - 1][0]) / size).isCloseTo(-1, within(1e-11));
            assertThat((walk[t][1] - walk[t - 1][1]) / size).isCloseTo(1, within(1e-11));
        }
    }

    @Test
    void adafactorClipsWhatComesAfterARest() {
        double[][] g = repeated(200, 1e-3, 1e-3, 1e-3);
        g[199] = new double[] {5, -7, 1e-3};
        for (double clip : new double[] {1, 2.5}) {
            double[][] walk = Walk.along(adafactor(0.01).clip(clip), new double[3], g);
            Block all = new Block("all", 0, 3, 1);
            double length = distance(walk[200], walk[199], all) / norm(walk[199]);
            assertThat(length / 0.01).isCloseTo(clip, within(1e-11));
        }
    }

    @Test
    void adafactorRemembersRowsAndColumns() {
        Layout layout = Layout.start().matrix("W", 30, 20).vector("b", 30).layout();
        Optimizer opt = adafactor(0.01).perBlock(layout).start();
        opt.step(new double[630], (x, g) -> 1);
        assertThat(opt.memory()).isEqualTo(30 + 20 + 30);
    }

    @Test
    void muonsSingularValuesAreNearOne() {
        int[][] shapes = {{2, 2}, {2, 7}, {7, 2}, {5, 5}, {4, 9}, {9, 4}};
        double least = 2;
        double largest = 0;
        for (int draw = 0; draw < 60; draw++) {
            int rows = shapes[draw % shapes.length][0];
            int cols = shapes[draw % shapes.length][1];
            int rank = Math.min(rows, cols);
            double[][] u = orthonormal(rank, rows);
            double[][] v = orthonormal(rank, cols);
            double[] sigma = new double[rank];
            Arrays.setAll(sigma, k -> Math.pow(10, random.nextDouble(-1.7, 0)));
            double[] o = orthogonalized(rows, cols, compose(u, sigma, v));
            // O has the same singular vectors, so Uᵀ O V is diagonal.
            for (int k = 0; k < rank; k++) {
                for (int l = 0; l < rank; l++) {
                    double entry = between(u[k], o, v[l]);
                    if (k == l) {
                        least = Math.min(least, entry);
                        largest = Math.max(largest, entry);
                    } else {
                        assertThat(entry).isCloseTo(0, within(1e-11));
                    }
                }
            }
        }
        assertThat(least).isBetween(0.68, 0.72);
        assertThat(largest).isBetween(1.1, 1.135);
    }

    @Test
    void muonsUpdateHasTheSignOfTheGradientAndSeesNoScale() {
        Layout layout = Layout.start().matrix("W", 3, 4).layout();
        for (int draw = 0; draw < 20; draw++) {
            double[][] g = Walk.random(random, 10, 12);
            double[][] walk = Walk.along(muon(1).perBlock(layout), new double[12], g);
            double[][] minus = Walk.along(muon(1).perBlock(layout), new double[12], times(-1, g));
            assertThat(minus).isDeepEqualTo(times(-1, walk));
        }
    }

    @Test
    void aGradientOfNothingIsNotBlownUp() {
        // Below a norm of 1e-7 the scale does matter: five rounds multiply by at most 3.4445⁵.
        double most = Math.pow(3.4445, 5);
        double[] g = {3e-12, 0, 0, 4e-12};
        double[] o = orthogonalized(2, 2, g);
        assertThat(o[0]).isCloseTo(most * 3e-5, within(1e-6));
        assertThat(o[3]).isCloseTo(most * 4e-5, within(1e-6));
        assertThat(orthogonalized(2, 2, new double[4])).containsOnly(0.0);
        double[] twice = orthogonalized(2, 2, new double[] {3e-8, 0, 0, 4e-8});
        assertThat(twice).isNotEqualTo(orthogonalized(2, 2, new double[] {3e-6, 0, 0, 4e-6}));
    }

    @Test
    void theTransposeIsTreatedAsTheTranspose() {
        Layout wide = Layout.start().matrix("W", 2, 5).layout();
        Layout tall = Layout.start().matrix("W", 5, 2).layout();
        double[] start = start(10);
        double[][] g = Walk.random(random, 15, 10);
        double[][] transposed = Arrays.stream(g).map(e -> transpose(e, 5)).toArray(double[][]::new);
        double[][] walk = Walk.along(muonRms(0.1).perBlock(wide), start, g);
        double[][] other = Walk.along(muonRms(0.1).perBlock(tall), transpose(start, 5), transposed);
        for (int t = 0; t <= 15; t++) {
            assertThat(other[t]).containsExactly(transpose(walk[t], 5), CLOSE);
        }
    }

    @Test
    void muonRefusesVectors() {
        for (Blockwise method : List.of(muon(0.02), muonRms(3e-4))) {
            Layout layout = Layout.start().vector("b1", 4).matrix("W1", 2, 2).layout();
            double[] x = start(8);
            double[] before = x.clone();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> method.perBlock(layout).start().step(x, bowl()))
                    .withMessage(
                            "Muon is for matrices, block b1 is 4 × 1: give vectors to another method, split(layout, Block::isMatrix, muon(0.02), adamW(3e-4))");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> method.start().step(x, bowl()))
                    .withMessageContaining("block whole is 8 × 1");
            assertThat(x).isEqualTo(before);
        }
    }

    @Test
    void aMillionParameters() {
        int n = 1_000_000;
        Layout square = Layout.start().matrix("W", 1000, 1000).layout();
        Layout flat = Layout.start().matrix("W", 2, n / 2).layout();
        for (Method method :
                List.of(
                        lars(1).trust(0.1),
                        lamb(0.1).perBlock(square),
                        adafactor(0.1).perBlock(square),
                        muon(1).perBlock(flat),
                        scheduleFreeSgd(0.1),
                        scheduleFreeAdamW(0.1),
                        prodigy().d0(0.01),
                        lookahead(cautious(adam(0.1)), 2, 0.5),
                        ema(sgd(0.1), 0.9))) {
            double[] x = new double[n];
            Arrays.setAll(x, i -> 1 + i % 1000 / 500.0);
            double length = norm(x);
            Optimizer opt = method.start();
            for (int t = 0; t < 3; t++) {
                opt.step(x, bowl());
            }
            assertThat(norm(x)).as(method.toString()).isLessThan(length);
            assertThat(norm(opt.answer(x))).isLessThan(length);
            assertThat(Arrays.stream(x).allMatch(Double::isFinite)).isTrue();
        }
    }

    @Test
    void muonFitsAMatrix() {
        Layout layout = Layout.start().matrix("W", 4, 3).vector("b", 4).layout();
        double[] target = start(16);
        double[] curvature = random.doubles(16, 0.1, 3).toArray();
        Objective f =
                (x, g) -> {
                    double sum = 0;
                    for (int i = 0; i < 16; i++) {
                        g[i] = curvature[i] * (x[i] - target[i]);
                        sum += g[i] * (x[i] - target[i]) / 2;
                    }
                    return sum;
                };
        for (Method method :
                List.of(
                        split(layout, Block::isMatrix, muon(cosine(0.1, 0, 800)), adam(0.1)),
                        split(
                                layout,
                                Block::isMatrix,
                                muonRms(cosine(0.2, 0, 800)).decay(0),
                                adam(0.1)),
                        adafactor(cosine(0.1, 0, 800)).perBlock(layout),
                        lamb(cosine(0.1, 0, 800)).perBlock(layout),
                        lars(cosine(1, 0, 800)).trust(0.02).perBlock(layout))) {
            Optimizer opt = method.start();
            double[] x = start(16);
            double first = opt.step(x, f);
            while (opt.t() < 800) {
                opt.step(x, f);
            }
            assertThat(f.value(x)).as(method.toString()).isLessThan(1e-4 * first);
        }
    }

    /** The orthogonal factor as Muon uses it: its first update without momentum, at a rate of 1. */
    private static double[] orthogonalized(int rows, int cols, double[] m) {
        Layout layout = Layout.start().matrix("W", rows, cols).layout();
        double[] x = Walk.along(muon(1).beta(0).perBlock(layout), new double[m.length], m)[1];
        double scale = Math.sqrt(Math.max(1, rows / (double) cols));
        return Arrays.stream(x).map(e -> 0 - e / scale).toArray();
    }

    private double[][] orthonormal(int count, int n) {
        double[][] rows = new double[count][];
        for (int k = 0; k < count; k++) {
            double[] row = random.doubles(n, -1, 1).toArray();
            for (int pass = 0; pass < 2; pass++) {
                for (int l = 0; l < k; l++) {
                    double inner = 0;
                    for (int i = 0; i < n; i++) {
                        inner += row[i] * rows[l][i];
                    }
                    for (int i = 0; i < n; i++) {
                        row[i] -= inner * rows[l][i];
                    }
                }
            }
            double length = norm(row);
            rows[k] = Arrays.stream(row).map(e -> e / length).toArray();
        }
        return rows;
    }

    private static double[] compose(double[][] u, double[] sigma, double[][] v) {
        int cols = v[0].length;
        double[] m = new double[u[0].length * cols];
        for (int i = 0; i < m.length; i++) {
            for (int k = 0; k < sigma.length; k++) {
                m[i] += u[k][i / cols] * sigma[k] * v[k][i % cols];
            }
        }
        return m;
    }

    private static double between(double[] u, double[] m, double[] v) {
        double sum = 0;
        for (int i = 0; i < m.length; i++) {
            sum += u[i / v.length] * m[i] * v[i % v.length];
        }
        return sum;
    }

    private static double[] transpose(double[] m, int cols) {
        int rows = m.length / cols;
        double[] transposed = new double[m.length];
        Arrays.setAll(transposed, k -> m[k % rows * cols + k / rows]);
        return transposed;
    }

    private double[] start(int n) {
        return random.doubles(n, -2, 2).toArray();
    }

    private static Objective bowl() {
        return (x, g) -> {
            System.arraycopy(x, 0, g, 0, x.length);
            return 0;
        };
    }

    private static double[][] repeated(int updates, double... g) {
        double[][] gradients = new double[updates][];
        Arrays.setAll(gradients, t -> g.clone());
        return gradients;
    }

    private static double[][] times(double factor, double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(e -> factor * e).toArray())
                .toArray(double[][]::new);
    }

    private static double norm(double[] v) {
        return norm(v, new Block("all", 0, v.length, 1));
    }

    private static double norm(double[] v, Block b) {
        return distance(v, new double[v.length], b);
    }

    private static double distance(double[] v, double[] w, Block b) {
        double sum = 0;
        for (int i = b.from(); i < b.to(); i++) {
            sum += (v[i] - w[i]) * (v[i] - w[i]);
        }
        return Math.sqrt(sum);
    }
}
