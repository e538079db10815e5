package org.thalweg.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.ackley;
import static org.thalweg.Functions.beale;
import static org.thalweg.Functions.booth;
import static org.thalweg.Functions.boundedSaddle;
import static org.thalweg.Functions.himmelblau;
import static org.thalweg.Functions.logisticRavine;
import static org.thalweg.Functions.matyas;
import static org.thalweg.Functions.monkeySaddle;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Functions.rastrigin;
import static org.thalweg.Functions.ravine;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Functions.saddle;
import static org.thalweg.Functions.styblinskiTang;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values, gradients and special points known to more digits than a double has. */
class GoldenValuesTest {
    static Stream<Arguments> values() {
        return Stream.of(
                known(quadratic(1, 100), at(1, 1), 50.5, 1, 100),
                known(ravine(), at(10, 1), 100, 10, 100),
                known(quadratic(3), at(2), 6, 6),
                known(rosenbrock(), at(-1.2, 1), 24.2, -215.6, -88),
                known(rosenbrock(), at(-0.5, 0.5), 8.5, 47, 50),
                known(rosenbrock(3), at(2, 3, 5), 1 + 100 + 4 + 1600, 802, 4604, -800),
                known(beale(), at(1, 1), 14.203125, 0, 27.75),
                known(beale(), at(0, 0), 14.203125, -12.75, 0),
                known(beale(), at(-1.5, 2), 67.078125, -123.75, 310.5),
                known(himmelblau(), at(0, 0), 170, -14, -22),
                known(himmelblau(), at(-1, -1), 170, 30, 6),
                known(himmelblau(), at(4, -5), 484, 44, -440),
                known(booth(), at(0, 0), 74, -34, -38),
                known(booth(), at(-5, 5), 104, -44, -28),
                known(matyas(), at(1, 1), 0.04, 0.04, 0.04),
                known(matyas(), at(1, -1), 1, 1, -1),
                known(saddle(), at(1, 1e-3), 0.999999, 2, -0.002),
                known(boundedSaddle(), at(1, 1e-3), 0.999999000001, 2, -0.001999996),
                known(monkeySaddle(), at(0.5, 0.1), 0.11, 0.72, -0.3),
                known(rastrigin(), at(2.5, -1.3), 41.03016994374947, 5, -62.356643294831116),
                known(
                        ackley(),
                        at(2.5, -1.5),
                        9.10803008998326,
                        1.6058735210452648,
                        -0.9635241126271589),
                known(ackley(), at(0, 0), 0, 0, 0),
                known(styblinskiTang(), at(0, 0), 0, 2.5, 2.5),
                known(styblinskiTang(), at(2, 2), -38, -13.5, -13.5),
                known(logisticRavine(), at(0, 0), Math.log(2), -1.0 / 3, -10.0 / 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void valueAndGradientAreTheKnownOnes(
            TestFunction f, double[] x, double value, double[] gradient) {
        double[] g = new double[x.length];
        double scale = 1;
        for (double slope : gradient) {
            scale = Math.max(scale, Math.abs(slope));
        }

        assertThat(f.valueAndGradient(x, g)).isCloseTo(value, within(1e-14 * Math.max(1, value)));
        assertThat(f.value(x)).isCloseTo(value, within(1e-14 * Math.max(1, value)));
        for (int i = 0; i < x.length; i++) {
            assertThat(g[i]).as("slope %d", i + 1).isCloseTo(gradient[i], within(1e-14 * scale));
        }
    }

    @Test
    void ackleyAtOnesIsAValueWithoutAllSlopes() {
        assertThat(ackley().value(at(1, 1))).isCloseTo(3.6253849384403627, within(1e-14));
        assertThat(ackley(7).value(new double[7])).isCloseTo(0, within(1e-15));
    }

    static Stream<Arguments> stationaryPoints() {
        return Stream.of(
                known(
                        himmelblau(),
                        at(-0.2708445906673476, -0.9230385564799815),
                        181.6165215225827),
                known(himmelblau(), at(-3.0730257507643897, -0.08135304428796751), Double.NaN),
                known(himmelblau(), at(0.08667750455539636, 2.884254701174776), Double.NaN),
                known(himmelblau(), at(3.385154183607021, 0.0738518798377493), Double.NaN),
                known(himmelblau(), at(-0.12796134673068008, -1.9537149802445763), Double.NaN),
                known(saddle(), at(0, 0), 0),
                known(boundedSaddle(), at(0, 0), 0),
                known(monkeySaddle(), at(0, 0), 0),
                known(rastrigin(1), at(0.9949586376523348), 0.9949590570932914),
                known(styblinskiTang(1), at(2.746802770990837), -25.029446655283945),
                known(styblinskiTang(1), at(0.1567312567803401), 0.19561235905535806));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stationaryPoints")
    void gradientVanishesAtSaddlesAndLocalExtrema(
            TestFunction f, double[] x, double value, double[] ignored) {
        double[] g = new double[x.length];
        double loss = f.valueAndGradient(x, g);

        assertThat(g).containsOnly(new double[x.length], within(2e-13));
        if (!Double.isNaN(value)) {
            assertThat(loss).isCloseTo(value, within(1e-13 * Math.max(1, Math.abs(value))));
        }
    }

    static Stream<Arguments> curvatures() {
        return Stream.of(
                known(quadratic(1, 10), at(0, 0), 0, 1, 10),
                known(rosenbrock(), at(1, 1), 0, 0.399360767488, 1001.60063923),
                known(beale(), at(3, 0.5), 0, 0.301463646522, 48.9797863535),
                known(booth(), at(1, 3), 0, 2, 18),
                known(matyas(), at(0, 0), 0, 0.04, 1),
                known(saddle(), at(0, 0), 0, -2, 2),
                known(boundedSaddle(), at(0, Math.sqrt(0.5)), -0.25, 2, 4),
                known(boundedSaddle(), at(0, -Math.sqrt(0.5)), -0.25, 2, 4),
                known(monkeySaddle(), at(0, 0), 0, 0, 0),
                known(
                        logisticRavine(),
                        logisticRavine().minimizers()[0],
                        0.46976698455712634,
                        0.16336918713,
                        84.2469412046));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curvatures")
    void eigenvaluesOfTheHessianAreTheKnownOnes(
            TestFunction f, double[] x, double value, double[] eigenvalues) {
        double[][] h = f.hessian(x);
        double mean = (h[0][0] + h[1][1]) / 2;
        double radius = Math.hypot((h[0][0] - h[1][1]) / 2, h[0][1]);

        assertThat(f.value(x)).isCloseTo(value, within(1e-15));
        // The table has twelve digits.
        assertThat(mean - radius).isCloseTo(eigenvalues[0], within(1e-11));
        assertThat(mean + radius)
                .isCloseTo(eigenvalues[1], within(1e-11 * Math.max(1, eigenvalues[1])));
    }

    private static double[] at(double... x) {
        return x;
    }

    private static Arguments known(TestFunction f, double[] x, double value, double... numbers) {
        return Arguments.of(f, x, value, numbers);
    }
}
