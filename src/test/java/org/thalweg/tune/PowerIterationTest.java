package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Functions;
import org.thalweg.Golden;
import org.thalweg.Optimizers;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.function.Quadratic;
import org.thalweg.function.TestFunction;
import org.thalweg.model.Curvature;
import org.thalweg.model.Mlp;

class PowerIterationTest {
    private static final PowerIteration FINE = PowerIteration.of(100_000).tolerance(1e-9);

    /** A diagonal matrix; remembers the vectors it was asked for. */
    private static final class Diagonal implements HessianProduct {
        private final double[] d;
        private double[] first;
        private int calls;

        Diagonal(double... d) {
            this.d = d;
        }

        @Override
        public void times(double[] v, double[] out) {
            if (calls++ == 0) {
                first = v.clone();
            }
            for (int i = 0; i < d.length; i++) {
                out[i] = d[i] * v[i];
            }
        }
    }

    @Test
    void eachIterationMultipliesByTheMatrixOnce() {
        for (int k = 1; k <= 6; k++) {
            Diagonal h = new Diagonal(4, -3, 1, 0.5);
            Eigenpair pair = PowerIteration.of(k).tolerance(0).seed(5).dominant(h, 4);
            double[] v = new double[4];
            double square = 0;
            for (int i = 0; i < 4; i++) {
                v[i] = Math.pow(h.d[i], k - 1) * h.first[i];
                square += v[i] * v[i];
            }
            double lambda = 0;
            double residual = 0;
            for (int i = 0; i < 4; i++) {
                v[i] /= Math.sqrt(square);
                lambda += h.d[i] * v[i] * v[i];
            }
            for (int i = 0; i < 4; i++) {
                residual += Math.pow((h.d[i] - lambda) * v[i], 2);
            }
            Golden.assertClose("λ after " + k, pair.value(), lambda);
            Golden.assertClose("v after " + k, pair.vector(), v);
            Golden.assertClose("residual after " + k, pair.residual(), Math.sqrt(residual));
            assertThat(pair.iterations()).isEqualTo(h.calls).isEqualTo(k);
            assertThat(pair.converged()).isFalse();
        }
    }

    @Test
    void endsAsSoonAsTheResidualIsBelowTheTolerance() {
        Eigenpair loose = PowerIteration.of(500).tolerance(1e-3).dominant(new Diagonal(-5, 3), 2);
        assertThat(loose.converged()).isTrue();
        assertThat(loose.residual()).isLessThanOrEqualTo(5e-3);
        int before = loose.iterations() - 1;
        Eigenpair short_ =
                PowerIteration.of(before).tolerance(1e-3).dominant(new Diagonal(-5, 3), 2);
        assertThat(short_.converged()).isFalse();
        assertThat(short_.residual()).isGreaterThan(-1e-3 * short_.value());
        assertThat(PowerIteration.of(9)).isEqualTo(new PowerIteration(9, 1e-6, 0));
    }

    @Test
    void theSignOfTheDominantEigenvalueIsKept() {
        Eigenpair dominant = FINE.dominant(new Diagonal(2, -5, 3), 3);
        assertThat(dominant.value()).isCloseTo(-5, within(1e-9));
        assertThat(Math.abs(dominant.vector()[1])).isCloseTo(1, within(1e-9));
        Diagonal h = new Diagonal(2, -5, 3);
        Eigenpair largest = FINE.largest(h, 3);
        assertThat(largest.value()).isCloseTo(3, within(1e-8));
        assertThat(Math.abs(largest.vector()[2])).isCloseTo(1, within(1e-7));
        assertThat(largest.iterations()).isEqualTo(h.calls).isGreaterThan(dominant.iterations());
        assertThat(largest.residual()).isLessThan(1e-7);
        assertThat(FINE.largest(new Diagonal(-4, -1), 2).value()).isCloseTo(-1, within(1e-8));
        Diagonal positive = new Diagonal(2, 5, -3);
        assertThat(FINE.largest(positive, 3).iterations())
                .as("no second iteration")
                .isEqualTo(FINE.dominant(new Diagonal(2, 5, -3), 3).iterations());
    }

    @Test
    void oppositeEigenvaluesOfOneMagnitudeHaveNoDominantOne() {
        PowerIteration some = FINE.seed(3);
        Eigenpair none =
                PowerIteration.of(1000).tolerance(1e-9).dominant(new Diagonal(2, -2, 1), 3);
        assertThat(none.converged()).isFalse();
        assertThat(none.residual()).isGreaterThan(0.1);
        assertThat(none).asString().endsWith(": not converged");
        Eigenpair largest =
                new PowerIteration(1000, 1e-9, some.seed()).largest(new Diagonal(2, -2, 1), 3);
        assertThat(largest.value()).isCloseTo(2, within(1e-8));
        assertThat(largest.converged()).isTrue();
    }

    @Test
    void someEigenvalueLiesWithinTheResidual() {
        double[] eigenvalues = {7, 6.5, 3, -2, 0.1};
        for (int k = 1; k < 40; k++) {
            Eigenpair pair =
                    PowerIteration.of(k)
                            .tolerance(0)
                            .seed(k)
                            .dominant(new Diagonal(eigenvalues), 5);
            double nearest =
                    Arrays.stream(eigenvalues)
                            .map(e -> Math.abs(e - pair.value()))
                            .min()
                            .orElseThrow();
            assertThat(nearest).isLessThanOrEqualTo(pair.residual() + 1e-14);
        }
    }

    @Test
    void zeroIsAnEigenvalueToo() {
        Eigenpair pair = PowerIteration.of(9).largest(new Diagonal(0, 0), 2);
        assertThat(pair.value()).isZero();
        assertThat(pair.converged()).isTrue();
        assertThat(pair.iterations()).isEqualTo(1);
    }

    @Test
    void findsTheSpectrumOfAQuadratic() {
        Quadratic f = Quadratic.of(1, 2, 5, 9, 10).randomAxes(4).minimizer(3, 1, 0, -1, 100);
        double[] x = {1, 2, 3, 4, -250};
        for (HessianProduct h :
                new HessianProduct[] {
                    HessianProduct.exact(f, x), HessianProduct.differences(f, x)
                }) {
            Eigenpair top = PowerIteration.of(2000).tolerance(1e-8).largest(h, 5);
            assertThat(top.converged()).isTrue();
            assertThat(top.value()).isCloseTo(10, within(1e-9));
            double[] product = new double[5];
            HessianProduct.exact(f, x).times(top.vector(), product);
            for (int i = 0; i < 5; i++) {
                assertThat(product[i]).isCloseTo(10 * top.vector()[i], within(1e-6));
            }
        }
    }

    static Stream<TestFunction> functions() {
        return Stream.of(
                Functions.rosenbrock(),
                Functions.himmelblau(),
                Functions.beale(),
                Functions.saddle(),
                Functions.monkeySaddle(),
                Functions.styblinskiTang());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void agreesWithAllEigenvaluesOfTheHessian(TestFunction f) {
        SplittableRandom random = new SplittableRandom(f.name().hashCode());
        for (int trial = 0; trial < 10; trial++) {
            double[] x = random.doubles(f.dimension(), -2, 2).toArray();
            double[] eigenvalues = Curvature.eigenvalues(f, x);
            double largest = eigenvalues[eigenvalues.length - 1];
            double size = Math.max(largest, -eigenvalues[0]);
            Eigenpair exact = FINE.seed(trial).largest(HessianProduct.exact(f, x), f.dimension());
            assertThat(exact.value()).isCloseTo(largest, within(1e-8 * size));
            Eigenpair differences =
                    PowerIteration.of(20_000)
                            .seed(trial)
                            .largest(HessianProduct.differences(f, x), f.dimension());
            assertThat(differences.value()).isCloseTo(largest, within(1e-5 * size));
        }
    }

    @Test
    void differencesDoNotDependOnTheLengthOfV() {
        double[] x = {1.2, -0.7};
        HessianProduct h = HessianProduct.differences(Functions.rosenbrock(), x);
        double[] hessian = new double[4];
        Functions.rosenbrock().hessian(x, hessian);
        x[0] = 55;
        for (double length : new double[] {1e-9, 1, 1e9, 0}) {
            double[] v = {0.6 * length, -0.8 * length};
            double[] out = {7, 7};
            h.times(v, out);
            for (int i = 0; i < 2; i++) {
                double expected = hessian[2 * i] * v[0] + hessian[2 * i + 1] * v[1];
                assertThat(out[i]).isCloseTo(expected, within(1e-7 * 1200 * length));
            }
            assertThat(v).containsExactly(0.6 * length, -0.8 * length);
        }
        int[] evaluations = {0};
        HessianProduct counted =
                HessianProduct.differences(
                        (y, g) -> {
                            evaluations[0]++;
                            return 0;
                        },
                        x);
        counted.times(new double[] {1, 0}, new double[2]);
        assertThat(evaluations[0]).isEqualTo(2);
    }

    @Test
    void theStepOfDifferencesFitsTheSizeOfX() {
        // f = Σ cosh: f‴ matters at x near 0 if the step is too long, rounding at 1e6 if too short.
        Objective cosh =
                (y, g) -> {
                    g[0] = Math.sinh(y[0]);
                    return Math.cosh(y[0]);
                };
        double[] out = new double[1];
        HessianProduct.differences(cosh, new double[] {0}).times(new double[] {1}, out);
        assertThat(out[0]).isCloseTo(1, within(1e-10));
        Objective line =
                (y, g) -> {
                    g[0] = y[0] - 1e6;
                    return 0;
                };
        HessianProduct.differences(line, new double[] {-1e8}).times(new double[] {1}, out);
        assertThat(out[0]).isCloseTo(1, within(1e-9));
    }

    @Test
    void momentumIsStableBelowItsEdgeAndDivergesAbove() {
        assertThat(PowerIteration.edge(0.1)).isEqualTo(20);
        assertThat(PowerIteration.edge(0.1, 0.9)).isCloseTo(38, within(1e-12));
        for (double beta : new double[] {0, 0.5, 0.9}) {
            double edge = PowerIteration.edge(0.1, beta);
            for (double share : new double[] {0.99, 1.01}) {
                Quadratic f = Quadratic.of(share * edge);
                Optimizer opt = Optimizers.momentum(0.1).beta(beta).start();
                double[] x = {1};
                for (int t = 0; t < 2000; t++) {
                    opt.step(x, f);
                }
                assertThat(Math.abs(x[0]) < 1).isEqualTo(share < 1);
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> PowerIteration.edge(0));
        assertThatIllegalArgumentException().isThrownBy(() -> PowerIteration.edge(1, 1));
    }

    @Test
    void theSharpnessOfANetworkAgreesWithItsWholeHessian() {
        double[][] features = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        Mlp net = Mlp.of(2, 3, 1).tanh().binaryCrossEntropy();
        Objective loss = net.loss(features, new double[] {0, 1, 1, 0}).full();
        double[] w = net.start(3);
        double[] all = Curvature.eigenvalues(loss.numericalHessian(), w);
        Eigenpair top =
                PowerIteration.of(5000).largest(HessianProduct.differences(loss, w), w.length);
        assertThat(top.converged()).isTrue();
        assertThat(top.value()).isCloseTo(all[all.length - 1], within(1e-5));
        assertThat(top).asString().matches("eigenvalue 0\\.\\d+ after \\d+ products, residual .*");
    }

    @Test
    void theSeedDecidesTheStart() {
        assertThat(PowerIteration.of(3).seed(1).dominant(new Diagonal(1, 2, 3), 3).vector())
                .isEqualTo(PowerIteration.of(3).seed(1).dominant(new Diagonal(1, 2, 3), 3).vector())
                .isNotEqualTo(
                        PowerIteration.of(3).seed(2).dominant(new Diagonal(1, 2, 3), 3).vector());
        double mean = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Diagonal h = new Diagonal(1, 1);
            PowerIteration.of(1).seed(seed).dominant(h, 2);
            mean += (h.first[0] * h.first[0] - h.first[1] * h.first[1]) / 2000;
        }
        assertThat(mean).as("all directions alike; deviation 0.016").isCloseTo(0, within(0.07));
    }

    @Test
    void errorsSayWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PowerIteration.of(0))
                .withMessage("iterations must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PowerIteration.of(1).tolerance(Double.NaN))
                .withMessageStartingWith("tolerance must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FINE.dominant(new Diagonal(), 0))
                .withMessage("n must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FINE.dominant(new Diagonal(Double.NaN, 1), 2))
                .withMessage("a product with the Hessian must be finite, got one of norm NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FINE.dominant(new Diagonal(Double.POSITIVE_INFINITY, 1), 2))
                .withMessage("a product with the Hessian must be finite, got one of norm Infinity");
        assertThatThrownBy(() -> HessianProduct.exact((x, g) -> 0, new double[1]))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("numericalHessian()");
        assertThat(new Eigenpair(1.5, new double[0], 1, 0.25, true))
                .hasToString("eigenvalue 1.5 after 1 product, residual 0.25");
    }
}
