package org.thalweg.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.ackley;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Functions.quadraticOfCondition;
import static org.thalweg.Functions.rastrigin;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Functions.styblinskiTang;
import static org.thalweg.Functions.testFunctions;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Twice;

/**
 * What every test function promises, on every one of them. A new function is one line in {@link
 * #all}.
 */
class ContractsTest {
    // A fifth root balances the h⁴ of the four-point formula against rounding.
    private static final double STEP = Math.pow(Math.ulp(1.0), 0.2);

    static Stream<TestFunction> all() {
        return Stream.concat(
                testFunctions().stream(),
                Stream.of(
                        quadratic(4),
                        quadratic(1, 25).rotated(0.5).minimizer(2, -1),
                        quadraticOfCondition(1000, 7),
                        quadraticOfCondition(1000, 7).randomAxes(3).minimizer(1, 2, 3, 4, 5, 6, 7),
                        rosenbrock(3),
                        rosenbrock(10),
                        styblinskiTang(1),
                        styblinskiTang(5),
                        rastrigin(1),
                        rastrigin(6),
                        ackley(1),
                        ackley(4)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientIsTheDerivativeOfTheValue(TestFunction f) {
        for (double[] x : points(f, 200)) {
            double[] g = f.gradient(x);
            double[] y = x.clone();
            double allowed = 1e-9 * (1 + Math.abs(f.value(x)) + largest(g));
            for (int i = 0; i < x.length; i++) {
                double h = step(f, i);
                double slope =
                        (8 * (valueAt(f, y, x, i, h) - valueAt(f, y, x, i, -h))
                                        - valueAt(f, y, x, i, 2 * h)
                                        + valueAt(f, y, x, i, -2 * h))
                                / (12 * h);
                assertThat(g[i])
                        .as("∂f/∂x%d at %s", i + 1, Arrays.toString(x))
                        .isCloseTo(slope, within(allowed));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hessianIsTheDerivativeOfTheGradientAndSymmetric(TestFunction f) {
        int n = f.dimension();
        double[] h = new double[n * n];
        for (double[] x : points(f, 50)) {
            Arrays.fill(h, Double.NaN);
            f.hessian(x, h);
            double allowed = 1e-9 * (1 + largest(f.gradient(x)) + largest(h));
            for (int j = 0; j < n; j++) {
                double[] column = slopeOfGradient(f, x, j);
                for (int i = 0; i < n; i++) {
                    assertThat(h[i * n + j])
                            .as("∂²f/∂x%d∂x%d at %s", i + 1, j + 1, Arrays.toString(x))
                            .isCloseTo(column[i], within(allowed))
                            .isEqualTo(h[j * n + i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void valueAloneIsTheSameToTheLastBit(TestFunction f) {
        for (double[] x : points(f, 100)) {
            assertThat(f.value(x)).isEqualTo(f.valueAndGradient(x, new double[x.length]));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void pointStaysAndGradientIsOverwritten(TestFunction f) {
        int n = f.dimension();
        double[] g = new double[n];
        Arrays.fill(g, Double.NaN);
        for (double[] x : points(f, 10)) {
            double[] before = x.clone();
            f.valueAndGradient(x, g);
            f.hessian(x, new double[n * n]);
            f.value(x);
            assertThat(x).isEqualTo(before);
            assertThat(g).isEqualTo(f.gradient(x)).doesNotContain(Double.NaN);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void minimizersAreMinimizers(TestFunction f) {
        SplittableRandom random = new SplittableRandom(11);
        for (double[] x : f.minimizers()) {
            double roundoff = 1e-15 * f.dimension() * (1 + Math.abs(f.minimum()));
            assertThat(f.value(x)).isCloseTo(f.minimum(), within(roundoff));
            assertThat(f.gradient(x)).containsOnly(new double[x.length], within(1e-13));
            for (int k = 0; k < 100; k++) {
                double[] y = x.clone();
                for (int i = 0; i < y.length; i++) {
                    y[i] += 1e-3 * random.nextDouble(-1, 1);
                }
                assertThat(f.value(y)).isGreaterThan(f.minimum());
            }
        }
        for (double[] x : points(f, 500)) {
            assertThat(f.value(x)).isGreaterThanOrEqualTo(f.minimum());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whereThereIsNoMinimizerItIsUnboundedBelow(TestFunction f) {
        assertThat(f.minimizers().length == 0).isEqualTo(f.minimum() == Double.NEGATIVE_INFINITY);
        if (f.minimizers().length == 0) {
            double lowest = Double.POSITIVE_INFINITY;
            for (double[] x : points(f, 500)) {
                double[] far = {1e6 * x[0], 1e6 * x[1]};
                lowest = Math.min(lowest, f.value(far));
            }
            assertThat(lowest).isLessThan(-1e10);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void windowHoldsStartAndMinimizers(TestFunction f) {
        int second = Math.min(1, f.dimension() - 1);
        assertThat(f.start()).hasSize(f.dimension());
        assertThat(f.window().contains(f.start()[0], f.start()[second])).isTrue();
        for (double[] x : f.minimizers()) {
            assertThat(x).hasSize(f.dimension());
            assertThat(f.window().contains(x[0], x[second])).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void startIsNotAStationaryPoint(TestFunction f) {
        assertThat(largest(f.gradient(f.start()))).isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("all")
    void arraysHandedOutAreCopies(TestFunction f) {
        double[] start = f.start();
        f.start()[0] = 77;
        assertThat(f.start()).isEqualTo(start);
        for (int k = 0; k < f.minimizers().length; k++) {
            double[] minimizer = f.minimizers()[k];
            f.minimizers()[k][0] = 77;
            assertThat(f.minimizers()[k]).isEqualTo(minimizer);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void evaluationsAllocateNothing(TestFunction f) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int n = f.dimension();
        double[] x = f.start();
        double[] g = new double[n];
        double[] h = new double[n * n];
        evaluate(f, x, g, h, 20);

        long before = threads.getCurrentThreadAllocatedBytes();
        double sum = evaluate(f, x, g, h, 1000);
        long after = threads.getCurrentThreadAllocatedBytes();

        assertThat(sum).isNotNaN();
        assertThat(after - before).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void wrongLengthsAreNamed(TestFunction f) {
        int n = f.dimension();
        double[] good = new double[n];
        double[] bad = new double[n + 1];
        String expected = " must have length " + n + ", got " + (n + 1);

        assertThatThrownBy(() -> f.value(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(f + ": x" + expected);
        assertThatThrownBy(() -> f.value(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0");
        assertThatThrownBy(() -> f.valueAndGradient(bad, good)).hasMessage(f + ": x" + expected);
        assertThatThrownBy(() -> f.valueAndGradient(good, bad)).hasMessage(f + ": g" + expected);
        assertThatThrownBy(() -> f.hessian(bad, new double[n * n]))
                .hasMessage(f + ": x" + expected);
        assertThatThrownBy(() -> f.hessian(good, new double[n * n + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("length " + n * n + ", got " + (n * n + 1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void notANumberIsNotHidden(TestFunction f) {
        double[] x = f.start();
        x[x.length - 1] = Double.NaN;
        assertThat(f.value(x)).isNaN();
        assertThat(f.gradient(x)).contains(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCallIsTheSameFunctionAndOffersItsHessian(TestFunction f) {
        assertThat(f.fixed()).isTrue();
        assertThat(f.as(Twice.class)).isSameAs(f);
        assertThat(f.counted().as(Twice.class)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("all")
    void wordsAreShort(TestFunction f) {
        assertThat(f.toString()).startsWith(f.name()).hasSizeLessThan(80).doesNotContain("@", "[");
        assertThat(f.formula()).isNotBlank().hasSizeLessThan(80).doesNotContain("\\");
        assertThat(f.latex()).isNotBlank().doesNotContain("$");
        assertThat(f.latex().chars().filter(c -> c == '{').count())
                .isEqualTo(f.latex().chars().filter(c -> c == '}').count());
    }

    @Test
    void namesTellTheFunctionsApart() {
        assertThat(testFunctions().stream().map(TestFunction::toString)).doesNotHaveDuplicates();
    }

    /** Points of the window, the coordinates beyond the second in the range of the second. */
    private static double[][] points(TestFunction f, int count) {
        SplittableRandom random = new SplittableRandom(42);
        Window w = f.window();
        double[][] points = new double[count][f.dimension()];
        for (double[] x : points) {
            for (int i = 0; i < x.length; i++) {
                x[i] =
                        i == 0
                                ? random.nextDouble(w.xMin(), w.xMax())
                                : random.nextDouble(w.yMin(), w.yMax());
            }
        }
        return points;
    }

    /** A twentieth of the window is below the length over which a function changes its shape. */
    private static double step(TestFunction f, int i) {
        return STEP / 20 * (i == 0 ? f.window().width() : f.window().height());
    }

    private static double valueAt(TestFunction f, double[] y, double[] x, int i, double h) {
        y[i] = x[i] + h;
        double value = f.value(y);
        y[i] = x[i];
        return value;
    }

    private static double[] slopeOfGradient(TestFunction f, double[] x, int j) {
        double h = step(f, j);
        double[] slope = new double[x.length];
        double[] shifts = {-2, -1, 1, 2};
        double[] weights = {1, -8, 8, -1};
        for (int k = 0; k < 4; k++) {
            double[] y = x.clone();
            y[j] += shifts[k] * h;
            double[] g = f.gradient(y);
            for (int i = 0; i < x.length; i++) {
                slope[i] += weights[k] * g[i] / (12 * h);
            }
        }
        return slope;
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double v : x) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    private static double evaluate(TestFunction f, double[] x, double[] g, double[] h, int times) {
        double sum = 0;
        for (int k = 0; k < times; k++) {
            sum += f.value(x);
            sum += f.valueAndGradient(x, g);
            f.hessian(x, h);
        }
        return sum;
    }
}
