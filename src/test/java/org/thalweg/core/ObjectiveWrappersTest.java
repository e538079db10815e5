package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.sgd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.check.GradientCheck;

/** What stands around an objective: closed forms, facts of the papers, what is passed on. */
class ObjectiveWrappersTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double[][] SIGMA = {{4, 1.2, 0}, {1.2, 1, -0.3}, {0, -0.3, 0.25}};

    private final Fixtures.Bowl bowl = new Fixtures.Bowl();
    private final double[] g = new double[2];

    /** f with a given gradient everywhere, the value 7. */
    private static Objective given(double... gradient) {
        return (x, out) -> {
            System.arraycopy(gradient, 0, out, 0, out.length);
            return 7;
        };
    }

    /** ½ (x² + 10 y²). */
    private static double ravine(double[] x, double[] g) {
        g[0] = x[0];
        g[1] = 10 * x[1];
        return (x[0] * x[0] + 10 * x[1] * x[1]) / 2;
    }

    /** (xy − 1)²: the same for (4x, y/4). */
    private static double hyperbola(double[] x, double[] g) {
        double r = x[0] * x[1] - 1;
        g[0] = 2 * r * x[1];
        g[1] = 2 * r * x[0];
        return r * r;
    }

    // ---- L1

    @Test
    void l1AddsToValueAndGradient() {
        L1 f = bowl.l1(0.5);
        assertThat(f.valueAndGradient(new double[] {3, -2}, g)).isEqualTo(2 + 9 + 0.5 * 5);
        assertThat(g).containsExactly(2 + 0.5, -6 - 0.5);
        assertThat(f.value(new double[] {3, -2})).isEqualTo(13.5);
        assertThat(f.fixed()).isTrue();
        assertThat(given(1, 1).l1(1).fixed()).isFalse();
        assertThat(f).hasToString("Bowl.l1(0.5)");
    }

    @Test
    void atAKinkL1AddsNothing() {
        bowl.l1(0.5).valueAndGradient(new double[] {0, -0.0}, g);
        assertThat(g).containsExactly(-1, -2);
    }

    @Test
    void gradientDescentOnL1ComesToTheSoftThreshold() {
        double[] x = {3, 3};
        Optimizer opt = sgd(t -> 0.5 / (1 + 0.05 * t)).start();
        for (int t = 0; t < 20_000; t++) {
            opt.step(x, bowl.l1(1.5));
        }
        // ½ (i + 1)(x − 1)² + 1.5 |x| is least at max(0, 1 − 1.5/(i + 1)).
        assertThat(x).containsExactly(new double[] {0, 0.25}, within(2e-3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void penaltiesAreDifferentiatedRight(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(4, 0.2, 2).map(v -> random.nextBoolean() ? v : -v).toArray();
        double lambda = random.nextDouble();
        GradientCheck.check(bowl.l1(lambda), x).orThrow();
        GradientCheck.check(bowl.l2(lambda).l1(0.3), x).orThrow();
    }

    // ---- clipping

    @Test
    void clippingByTheNormIsNotIdempotent() {
        Objective f = given(5, -12);
        f.clipNorm(1).valueAndGradient(new double[2], g);
        assertThat(Norm.of(g)).isCloseTo(0.9999999230769291, within(2e-16));
        f.clipNorm(1).clipNorm(1).valueAndGradient(new double[2], g);
        assertThat(Norm.of(g)).isCloseTo(0.9999990000009231, within(2e-16));
        // A norm of exactly c is already shortened, by 1e-6/c.
        f.clipNorm(13).valueAndGradient(new double[2], g);
        assertThat(Norm.of(g)).isCloseTo(13 * 13 / (13 + 1e-6), within(2e-15)).isLessThan(13);
    }

    @Test
    void clippingByValueIsIdempotentAndTurnsTheGradient() {
        ClipValue clip = given(5, -0.25).clipValue(1);
        assertThat(clip.fraction()).isZero();
        assertThat(clip.valueAndGradient(new double[2], g)).isEqualTo(7);
        assertThat(g).containsExactly(1, -0.25);
        assertThat(clip.fraction()).isEqualTo(0.5);
        clip.clipValue(1).valueAndGradient(new double[2], g);
        assertThat(g).containsExactly(1, -0.25);
        ClipValue both = given(-3, 1).clipValue(1);
        both.valueAndGradient(new double[2], g);
        both.valueAndGradient(new double[2], g);
        assertThat(g).containsExactly(-1, 1);
        assertThat(both.fraction()).isEqualTo(0.5);
        assertThat(clip).hasToString(clip.toString()).asString().endsWith(".clipValue(1.0)");
    }

    @Test
    void aUnitIsARowOfAMatrixOrAWholeVector() {
        Layout layout = Layout.start().matrix("W", 2, 2).vector("b", 3).layout();
        double[] x = {3, 4, 0, 0, 0.6, 0, 0.8};
        // Norms 10, 2e-5 and 5 against 0.1 · 5, 0.1 · 0.001 (the least) and 0.1 · 1.
        AdaptiveClip clip = given(6, 8, 2e-5, 0, 0, 3, 4).adaptiveClip(layout, 0.1);
        assertThat(clip.fraction()).isZero();
        double[] out = new double[7];
        assertThat(clip.valueAndGradient(x, out)).isEqualTo(7);
        assertThat(out)
                .containsExactly(new double[] {0.3, 0.4, 2e-5, 0, 0, 0.06, 0.08}, within(1e-16));
        assertThat(clip.fraction()).isEqualTo(2 / 3.0);
        given(1, 0, 1, 0, 0, 0, 0).adaptiveClip(layout, 0.1).valueAndGradient(new double[7], out);
        assertThat(out).containsExactly(new double[] {1e-4, 0, 1e-4, 0, 0, 0, 0}, within(1e-18));
        assertThat(clip).asString().endsWith(".adaptiveClip(0.1)");
    }

    @Test
    void aUnitAtTheBoundIsNotClipped() {
        Layout layout = Layout.start().vector("w", 2).layout();
        AdaptiveClip clip = given(3, 4).adaptiveClip(layout, 1);
        clip.valueAndGradient(new double[] {3, 4}, g);
        assertThat(g).containsExactly(3, 4);
        assertThat(clip.fraction()).isZero();
    }

    @Test
    void adaptiveClippingIsIdempotentUpToRounding() {
        SplittableRandom random = new SplittableRandom(5);
        Layout layout = Layout.start().matrix("W", 5, 4).vector("b", 5).layout();
        for (int draw = 0; draw < 50; draw++) {
            double[] x = random.doubles(25, -1, 1).toArray();
            double[] once = new double[25];
            double[] twice = new double[25];
            Objective f = given(random.doubles(25, -1, 1).toArray()).adaptiveClip(layout, 0.3);
            f.valueAndGradient(x, once);
            f.adaptiveClip(layout, 0.3).valueAndGradient(x, twice);
            assertThat(twice).containsExactly(once, within(1e-15));
            for (int row = 0; row < 5; row++) {
                assertThat(Norm.of(once, 4 * row, 4 * row + 4))
                        .isLessThanOrEqualTo(0.3 * Norm.of(x, 4 * row, 4 * row + 4) * (1 + 1e-15));
            }
        }
    }

    @Test
    void aGradientThatIsNotFiniteStaysSo() {
        Layout layout = Layout.start().vector("w", 2).layout();
        for (double bad : new double[] {Double.NaN, INFINITY, -INFINITY}) {
            for (UnaryOperator<Objective> clip :
                    List.<UnaryOperator<Objective>>of(
                            f -> f.clipNorm(1),
                            f -> f.clipValue(1),
                            f -> f.adaptiveClip(layout, 0.1))) {
                clip.apply(given(bad, 0.5)).valueAndGradient(new double[] {1, 1}, g);
                assertThat(g).containsExactly(bad, 0.5);
            }
        }
    }

    @Test
    void aLayoutOfAnotherModelIsRefused() {
        Layout layout = Layout.start().vector("w", 3).layout();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bowl.adaptiveClip(layout, 1).valueAndGradient(new double[2], g))
                .withMessageContaining("the layout covers 3 parameters, got 2");
    }

    // ---- sharpness

    /** A w + ρ A² w / ‖A w‖ for SAM; ASAM the same with T² = (|w| + η)² around the gradient. */
    @Test
    void sharpnessOnAQuadratic() {
        SplittableRandom random = new SplittableRandom(7);
        for (int draw = 0; draw < 100; draw++) {
            double[] w = random.doubles(2, -2, 2).toArray();
            double rho = random.nextDouble();
            double eta = random.nextDouble();
            double[] a = {w[0], 10 * w[1]};
            double norm = Math.hypot(a[0], a[1]);
            Objective f = ObjectiveWrappersTest::ravine;
            assertThat(f.sam(rho).valueAndGradient(w, g)).isEqualTo(ravine(w, new double[2]));
            assertThat(g)
                    .containsExactly(
                            new double[] {a[0] + rho * a[0] / norm, a[1] + rho * 10 * a[1] / norm},
                            within(1e-10 / norm));
            double[] t = {Math.abs(w[0]) + eta, Math.abs(w[1]) + eta};
            norm = Math.hypot(t[0] * a[0], t[1] * a[1]);
            assertThat(f.asam(rho).eta(eta).valueAndGradient(w, g))
                    .isEqualTo(ravine(w, new double[2]));
            assertThat(g)
                    .containsExactly(
                            new double[] {
                                a[0] + rho * t[0] * t[0] * a[0] / norm,
                                a[1] + rho * t[1] * t[1] * 10 * a[1] / norm
                            },
                            within(1e-10 / norm));
        }
    }

    @Test
    void asamsCustomaryEtaIsThatOfThePaper() {
        double[] here = new double[2];
        bowl.asam(0.5).valueAndGradient(new double[] {2, 0}, g);
        bowl.asam(0.5).eta(0.01).valueAndGradient(new double[] {2, 0}, here);
        assertThat(g).containsExactly(here);
        assertThat(bowl.asam(0.5)).hasToString("Bowl.asam(0.5).eta(0.01)");
    }

    @Test
    void withoutRadiusItIsTheFunctionItself() {
        for (UnaryOperator<Objective> around :
                List.<UnaryOperator<Objective>>of(f -> f.sam(0), f -> f.asam(0))) {
            double[] x = {-0.5, 0.5};
            double[] y = {-0.5, 0.5};
            Optimizer plain = momentum(1e-3).start();
            Optimizer other = momentum(1e-3).start();
            for (int t = 0; t < 200; t++) {
                assertThat(other.step(y, around.apply(rosenbrock())))
                        .isEqualTo(plain.step(x, rosenbrock()));
                assertThat(y).containsExactly(x);
            }
        }
    }

    @Test
    void onALinearFunctionNearnessMakesNoDifference() {
        Objective f = given(0.3, -2);
        for (double rho : new double[] {0.05, 1, 100}) {
            f.sam(rho).valueAndGradient(new double[] {1, 2}, g);
            assertThat(g).containsExactly(0.3, -2);
            f.asam(rho).valueAndGradient(new double[] {1, 2}, g);
            assertThat(g).containsExactly(0.3, -2);
        }
    }

    @Test
    void withALearningRateOfZeroTheParametersStayBitForBit() {
        SplittableRandom random = new SplittableRandom(8);
        for (UnaryOperator<Objective> around :
                List.<UnaryOperator<Objective>>of(f -> f.sam(0.05), f -> f.asam(0.5))) {
            double[] x = random.doubles(2, -2, 2).toArray();
            double[] before = x.clone();
            Optimizer opt = sgd(0).start();
            for (int t = 0; t < 100; t++) {
                opt.step(x, around.apply(rosenbrock()));
                assertThat(x).containsExactly(before);
            }
        }
    }

    @Test
    void atAStationaryPointAsamIsFinite() {
        bowl.asam(0.5).valueAndGradient(new double[] {1, 1}, g);
        assertThat(g).containsExactly(0, 0);
        // With η = 0 a parameter that is 0 is not shifted.
        bowl.asam(0.5).eta(0).valueAndGradient(new double[] {0, 0}, g);
        assertThat(g).containsExactly(-1, -2);
    }

    /** A norm of 1e-12 is as large as what keeps the quotient finite: half the way. */
    @Test
    void asamsQuotientIsFiniteForTheSmallestGradients() {
        Objective tiny =
                (x, out) -> {
                    out[0] = x[0] == 1 ? 1e-12 : x[0];
                    return 0;
                };
        double[] slope = new double[1];
        tiny.asam(0.5).eta(0).valueAndGradient(new double[] {1}, slope);
        assertThat(slope[0]).isCloseTo(1.25, within(1e-15));
    }

    /** Where ASAM looks for the worst, f is the same before and after a rescaling. */
    @Test
    void asamDoesNotSeeARescalingThatLeavesTheFunctionAlone() {
        SplittableRandom random = new SplittableRandom(9);
        double samDiffers = 0;
        double etaDiffers = 0;
        for (int draw = 0; draw < 100; draw++) {
            double[] x = random.doubles(2, 0.3, 2).toArray();
            double[] scaled = {4 * x[0], x[1] / 4};
            double rho = random.nextDouble(0.05, 0.5);
            assertThat(worst(f -> f.asam(rho).eta(0), scaled))
                    .isCloseTo(worst(f -> f.asam(rho).eta(0), x), within(1e-11));
            samDiffers =
                    Math.max(
                            samDiffers,
                            Math.abs(worst(f -> f.sam(rho), scaled) - worst(f -> f.sam(rho), x)));
            etaDiffers =
                    Math.max(
                            etaDiffers,
                            Math.abs(worst(f -> f.asam(rho), scaled) - worst(f -> f.asam(rho), x)));
        }
        assertThat(samDiffers).isGreaterThan(0.1);
        assertThat(etaDiffers).isBetween(1e-3, samDiffers / 2);
    }

    /** The value at the second point where the hyperbola is evaluated. */
    private static double worst(UnaryOperator<Objective> around, double[] x) {
        double[] last = new double[1];
        Objective f =
                (p, out) -> {
                    last[0] = hyperbola(p, out);
                    return last[0];
                };
        around.apply(f).valueAndGradient(x, new double[2]);
        return last[0];
    }

    // ---- noise

    @Test
    void noiseHasTheCovarianceAskedFor() {
        int draws = 40_000;
        double[] x = {1, -2, 0.5};
        double[] clean = new double[3];
        double[] out = new double[3];
        double value = bowl.valueAndGradient(x, clean);
        Noise noise = bowl.noise(SIGMA, 42);
        double[] mean = new double[3];
        double[][] square = new double[3][3];
        for (int k = 0; k < draws; k++) {
            assertThat(noise.valueAndGradient(x, out)).isEqualTo(value);
            for (int i = 0; i < 3; i++) {
                mean[i] += (out[i] - clean[i]) / draws;
                for (int j = 0; j < 3; j++) {
                    square[i][j] += (out[i] - clean[i]) * (out[j] - clean[j]) / draws;
                }
            }
        }
        // Four standard errors: of a mean √(Σᵢᵢ/N), of a product √((Σᵢᵢ Σⱼⱼ + Σᵢⱼ²)/N).
        for (int i = 0; i < 3; i++) {
            assertThat(mean[i]).isCloseTo(0, within(4 * Math.sqrt(SIGMA[i][i] / draws)));
            for (int j = 0; j < 3; j++) {
                double variance = SIGMA[i][i] * SIGMA[j][j] + SIGMA[i][j] * SIGMA[i][j];
                assertThat(square[i][j])
                        .isCloseTo(SIGMA[i][j], within(4 * Math.sqrt(variance / draws)));
            }
        }
        assertThat(noise.evaluations()).isEqualTo(draws);
    }

    @Test
    void theNoiseOfAnEvaluationIsAFunctionOfSeedAndNumber() {
        double[][] first = noises(bowl.noise(SIGMA, 7), 6);
        assertThat(noises(bowl.noise(SIGMA, 7), 6)).isDeepEqualTo(first);
        assertThat(noises(bowl.noise(SIGMA, 8), 6)[0]).isNotEqualTo(first[0]);
        assertThat(Stream.of(first).map(v -> v[0]).distinct()).hasSize(6);
        Noise resumed = bowl.noise(SIGMA, 7);
        resumed.seek(4);
        assertThat(noises(resumed, 2)).isDeepEqualTo(Arrays.copyOfRange(first, 4, 6));
        assertThat(resumed.evaluations()).isEqualTo(6);
        resumed.seek(0);
        assertThat(resumed.value(new double[3])).isEqualTo(bowl.value(new double[3]));
        assertThat(noises(resumed, 1)[0]).containsExactly(first[0]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resumed.seek(-1))
                .withMessage("evaluation must be at least 0, got -1");
    }

    /** The same generator, mixture of seed and number, and polar method written in Python. */
    @Test
    void theNumbersAreThoseThatAnotherProgramDraws() {
        double[][] unit = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double[] out = new double[3];
        Noise noise = given(0, 0, 0).noise(unit, 7);
        double[][] golden = {
            {-0.8205822921256717, 1.2355538903446455, -0.9239570862818728},
            {1.2643317470045778, 1.4448069469644291, -0.8345655078997327}
        };
        for (double[] expected : golden) {
            noise.valueAndGradient(out, out);
            assertThat(out).containsExactly(expected, within(1e-15));
        }
        Noise other = given(0, 0, 0).noise(unit, -3);
        other.seek(5);
        other.valueAndGradient(out, out);
        assertThat(out)
                .containsExactly(
                        new double[] {-0.9101546199903563, 0.05669952727571153, -2.297272308937302},
                        within(1e-15));
        // L = (2, 0; −1, 3) times the first two numbers.
        given(0, 0).noise(new double[][] {{4, -2}, {-2, 10}}, 7).valueAndGradient(g, g);
        assertThat(g[0]).isCloseTo(2 * golden[0][0], within(1e-15));
        assertThat(g[1]).isCloseTo(-golden[0][0] + 3 * golden[0][1], within(1e-14));
    }

    @Test
    void theNoiseOfNeighboringSeedsAndNumbersIsUncorrelated() {
        int draws = 4000;
        double[][] one = {{1}};
        double[] out = new double[1];
        double lag = 0;
        double seeds = 0;
        double last = 0;
        for (int k = 0; k < draws; k++) {
            Noise noise = given(0).noise(one, k);
            noise.valueAndGradient(new double[1], out);
            double now = out[0];
            noise.valueAndGradient(new double[1], out);
            lag += now * out[0] / draws;
            seeds += now * last / draws;
            last = now;
        }
        assertThat(lag).isCloseTo(0, within(4 / Math.sqrt(draws)));
        assertThat(seeds).isCloseTo(0, within(4 / Math.sqrt(draws)));
    }

    @Test
    void aSingularCovarianceIsAllowed() {
        double[][] line = noises(given(0, 0).noise(new double[][] {{4, -2}, {-2, 1}}, 3), 50);
        for (double[] v : line) {
            assertThat(v[0]).isNotZero().isCloseTo(-2 * v[1], within(1e-15));
        }
        double[][] axis = noises(given(0, 0).noise(new double[][] {{0, 0}, {0, 9}}, 3), 50);
        for (double[] v : axis) {
            assertThat(v[0]).isZero();
            assertThat(v[1]).isNotZero();
        }
    }

    @Test
    void whatIsNoCovarianceIsRefused() {
        refused("square", new double[][] {{1, 0}});
        refused(
                "symmetric, got 0.2 in row 1, column 0 and 0.1 in row 0, column 1",
                new double[][] {{1, 0.1}, {0.2, 1}});
        refused("symmetric", new double[][] {{1e-8, 0}, {1e-14, 1e-8}});
        refused("entry (0, 0) is too small", new double[][] {{-1}});
        refused("entry (1, 1) is too small", new double[][] {{1, 2}, {2, 1}});
        refused("entry (1, 0) is too large", new double[][] {{0, 1e-3}, {1e-3, 1}});
        refused("entry (2, 1) is too large", new double[][] {{1, 1, 1}, {1, 1, 0.9}, {1, 0.9, 2}});
        refused("finite", new double[][] {{Double.NaN}});
        refused("at least one row", new double[][] {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bowl.noise(SIGMA, 1).valueAndGradient(new double[2], g))
                .withMessage("the covariance is 3 × 3, but there are 2 parameters");
    }

    private void refused(String words, double[][] covariance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bowl.noise(covariance, 1))
                .withMessageContaining(words);
    }

    private static double[][] noises(Noise noise, int draws) {
        int n = noise.toString().contains("3 × 3") ? 3 : 2;
        double[] clean = new double[n];
        double[][] noises = new double[draws][n];
        double[] x = new double[n];
        for (double[] v : noises) {
            noise.valueAndGradient(x, v);
            if (n == 3) {
                new Fixtures.Bowl().valueAndGradient(x, clean);
                for (int i = 0; i < n; i++) {
                    v[i] -= clean[i];
                }
            }
        }
        return noises;
    }

    // ---- all of them

    static Stream<UnaryOperator<Objective>> notTheGradientOfTheValue() {
        Layout layout = Layout.start().vector("w", 2).layout();
        double[][] unit = {{1, 0}, {0, 1}};
        return Stream.of(
                f -> f.clipNorm(1),
                f -> f.clipValue(1),
                f -> f.adaptiveClip(layout, 0.1),
                f -> f.sam(0.1),
                f -> f.asam(0.1),
                f -> f.noise(unit, 1));
    }

    @ParameterizedTest
    @MethodSource("notTheGradientOfTheValue")
    void promiseNothingAboutTheNextCallAndOfferNothingMore(UnaryOperator<Objective> around) {
        Objective f = around.apply(bowl);
        assertThat(f.fixed()).isFalse();
        assertThat(f.value(new double[] {3, 0})).isEqualTo(bowl.value(new double[] {3, 0}));
        assertThat(f).asString().startsWith("Bowl.");
        for (Class<?> part : List.of(Twice.class, LeastSquares.class, Kronecker.class)) {
            assertThatThrownBy(() -> f.as(part))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(f + " does not offer");
        }
    }

    @ParameterizedTest
    @MethodSource("notTheGradientOfTheValue")
    void aValueAloneIsAskedForAlone(UnaryOperator<Objective> around) {
        Objective onlyValue =
                new Objective() {
                    @Override
                    public double valueAndGradient(double[] p, double[] out) {
                        throw new AssertionError("nobody asked for a gradient");
                    }

                    @Override
                    public double value(double[] p) {
                        return 2;
                    }
                };
        assertThat(around.apply(onlyValue).value(new double[] {1, -1})).isEqualTo(2);
        assertThat(onlyValue.l1(0.5).value(new double[] {1, -1})).isEqualTo(3);
    }

    @Test
    void l1IsNotSmooth() {
        assertThatThrownBy(() -> bowl.l1(1).as(Twice.class))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @MethodSource("notTheGradientOfTheValue")
    void leaveThePointAlone(UnaryOperator<Objective> around) {
        double[] x = {3, -0.25};
        around.apply(bowl).valueAndGradient(x, g);
        assertThat(x).containsExactly(3, -0.25);
    }

    @Test
    void evaluationsAreCountedInsideOrOutside() {
        Counted inner = bowl.counted();
        inner.asam(0.1).valueAndGradient(new double[2], g);
        assertThat(inner.evaluations()).isEqualTo(2);
        Counted outer = bowl.asam(0.1).counted();
        outer.valueAndGradient(new double[2], g);
        assertThat(outer.evaluations()).isEqualTo(1);
    }

    @Test
    void allocateNothingAfterTheFirstEvaluation() {
        Layout layout = Layout.start().matrix("W", 2, 2).vector("b", 1).layout();
        double[][] sigma = new double[5][5];
        for (int i = 0; i < 5; i++) {
            sigma[i][i] = 1;
        }
        Objective f =
                Stream.<UnaryOperator<Objective>>of(
                                h -> h.l1(0.1),
                                h -> h.noise(sigma, 3),
                                h -> h.asam(0.1),
                                h -> h.sam(0.1),
                                h -> h.clipValue(2),
                                h -> h.adaptiveClip(layout, 0.1))
                        .reduce((a, b) -> h -> b.apply(a.apply(h)))
                        .get()
                        .apply(bowl);
        double[] x = {1, -2, 3, 0.5, 0};
        double[] out = new double[5];
        f.valueAndGradient(x, out);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        thread.getCurrentThreadAllocatedBytes();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int k = 0; k < 50; k++) {
                f.valueAndGradient(x, out);
            }
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void settingsAreChecked() {
        Layout layout = Layout.start().vector("w", 2).layout();
        for (double bad : new double[] {Double.NaN, -1, INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bowl.l1(bad))
                    .withMessage("lambda must be at least 0 and finite, got " + bad);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bowl.asam(bad))
                    .withMessage("rho must be at least 0 and finite, got " + bad);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bowl.asam(1).eta(bad))
                    .withMessage("eta must be at least 0 and finite, got " + bad);
        }
        for (double bad : new double[] {Double.NaN, 0, -1, INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bowl.clipValue(bad))
                    .withMessage("c must be positive and finite, got " + bad);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bowl.adaptiveClip(layout, bad))
                    .withMessage("lambda must be positive and finite, got " + bad);
        }
    }
}
