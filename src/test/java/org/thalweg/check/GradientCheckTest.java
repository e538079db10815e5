package org.thalweg.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Functions;
import org.thalweg.core.Objective;
import org.thalweg.function.TestFunction;

class GradientCheckTest {
    private static final double[] X = {0.7, -1.3, 2.1, 0.4};

    /** f = Σ (i+1)·xᵢ² /2 + x₀x₁, gradient (i+1)·xᵢ and the cross term. */
    private static double gradient(double[] x, double[] g) {
        double value = x[0] * x[1];
        for (int i = 0; i < x.length; i++) {
            g[i] = (i + 1) * x[i];
            value += 0.5 * (i + 1) * x[i] * x[i];
        }
        g[0] += x[1];
        g[1] += x[0];
        return value;
    }

    private interface Spoil {
        void spoil(double[] x, double[] g);
    }

    private static Arguments told(String words, Spoil spoil) {
        Objective f =
                (x, g) -> {
                    double value = gradient(x, g);
                    spoil.spoil(x, g);
                    return value;
                };
        return Arguments.of(words, f);
    }

    private static void scale(double[] g, double by) {
        for (int i = 0; i < g.length; i++) {
            g[i] *= by;
        }
    }

    static Stream<Arguments> wrongGradients() {
        return Stream.of(
                told(
                        "component 3 has the wrong sign. The others are right",
                        (x, g) -> g[3] = -g[3]),
                told("component 2 is missing", (x, g) -> g[2] = 0),
                told("component 1 is twice what it should be", (x, g) -> g[1] *= 2),
                told("component 1 is half", (x, g) -> g[1] /= 2),
                told("component 0 is off", (x, g) -> g[0] += 0.25),
                told("all components have the wrong sign", (x, g) -> scale(g, -1)),
                told("all components are twice too large", (x, g) -> scale(g, 2)),
                told("all components are half", (x, g) -> scale(g, 0.5)),
                told("too large by a factor of 32", (x, g) -> scale(g, 32)),
                told("too small by a factor of 32", (x, g) -> scale(g, 1 / 32.0)),
                told("all components are 1.7 times", (x, g) -> scale(g, 1.7)),
                told("all components are 0", (x, g) -> scale(g, 0)),
                told(
                        "components 1 and 2 are exchanged",
                        (x, g) -> {
                            double t = g[1];
                            g[1] = g[2];
                            g[2] = t;
                        }),
                told(
                        "0.1 · x` is too much everywhere",
                        (x, g) -> {
                            for (int i = 0; i < x.length; i++) {
                                g[i] += 0.1 * x[i];
                            }
                        }),
                told(
                        "0.1 · x` is missing everywhere",
                        (x, g) -> {
                            for (int i = 0; i < x.length; i++) {
                                g[i] -= 0.1 * x[i];
                            }
                        }),
                told("nearly right", (x, g) -> g[2] *= 1.00002),
                told("A `float`", (x, g) -> g[0] += 1e-5),
                told("component 1 is NaN", (x, g) -> g[1] = Double.NaN),
                told("evaluating it changes x", (x, g) -> x[0] += 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongGradients")
    void saysWhatIsWrong(String words, Objective wrong) {
        GradientCheck.Report report = GradientCheck.check(wrong, X);
        assertThat(report.passed()).isFalse();
        assertThat(report.diagnosis()).contains(words);
        assertThat(report.text()).startsWith("The gradient is wrong: ");
        assertThatThrownBy(report::orThrow).isInstanceOf(AssertionError.class);
    }

    @Test
    void namesTheWorstComponentWithItsNumbers() {
        Objective wrong =
                (x, g) -> {
                    double value = gradient(x, g);
                    g[1] *= 1.01;
                    g[3] = -g[3];
                    return value;
                };
        GradientCheck.Report report = GradientCheck.check(wrong, X);
        assertThat(report.worst()).isEqualTo(3);
        assertThat(report.got()).isEqualTo(-1.6);
        assertThat(report.expected()).isCloseTo(1.6, within(1e-8));
        assertThat(report.relativeError()).isCloseTo(2, within(1e-6));
        assertThat(report.components()).hasSize(4);
        assertThat(report.diagnosis()).contains("In all, 2 of 4 components are off");
        assertThat(report.html())
                .contains("<table")
                .doesNotContain("<script")
                .doesNotContain("<style");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void passesRightGradients(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n : new int[] {1, 3, 7}) {
            double[] x = Problems.normal(random, n);
            GradientCheck.check(Problems.quadratic(random, n), x).orThrow();
            GradientCheck.check(Problems.logistic(random, n), x).orThrow();
        }
        GradientCheck.Report xor = GradientCheck.check(Problems.xor(), Problems.normal(random, 17));
        assertThat(xor.orThrow().relativeError()).isLessThan(1e-7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-4, 1, 1e4, 1e8})
    void theStepGrowsWithTheCoordinate(double at) {
        Objective cube =
                (x, g) -> {
                    g[0] = 3 * x[0] * x[0];
                    return x[0] * x[0] * x[0];
                };
        GradientCheck.check(cube, new double[] {at}).orThrow();
    }

    @Test
    void aLargeConstantIsNotTheGradientsFault() {
        Objective high =
                (x, g) -> {
                    g[0] = 2e-3 * x[0];
                    return 1e6 + 1e-3 * x[0] * x[0];
                };
        assertThat(GradientCheck.check(high, new double[] {1}).passed()).isTrue();
    }

    @Test
    void suspectsAKinkAtThePointAndBesideIt() {
        Objective relu =
                (x, g) -> {
                    g[0] = x[0] > 0 ? 1 : 0;
                    g[1] = 2 * x[1];
                    return Math.max(x[0], 0) + x[1] * x[1];
                };
        assertThat(GradientCheck.check(relu, new double[] {0, 1}).diagnosis())
                .contains("a kink is suspected at component 0");
        assertThat(GradientCheck.check(relu, new double[] {-1e-6, 1}).diagnosis())
                .contains("a kink is suspected at component 0");
        assertThat(GradientCheck.check(relu, new double[] {-1e-6, 1}).text())
                .startsWith("The check cannot decide: a kink");
        GradientCheck.check(relu, new double[] {-1e-3, 1}).orThrow();
    }

    @Test
    void seesBrokenPromises() {
        Objective adds =
                (x, g) -> {
                    double[] fresh = new double[x.length];
                    double value = gradient(x, fresh);
                    for (int i = 0; i < g.length; i++) {
                        g[i] += fresh[i];
                    }
                    return value;
                };
        assertThat(GradientCheck.check(adds, X).diagnosis()).contains("adds to g");
        int[] calls = {0};
        Objective moody = (x, g) -> gradient(x, g) + ++calls[0];
        assertThat(GradientCheck.check(moody, X).diagnosis()).contains("two calls at one point");
        Objective nan =
                (x, g) -> {
                    gradient(x, g);
                    return Double.NaN;
                };
        assertThat(GradientCheck.check(nan, X).diagnosis()).contains("the value itself is NaN");
    }

    @Test
    void warnsThatZeroProvesNothing() {
        GradientCheck.Report report =
                GradientCheck.check(GradientCheckTest::gradient, new double[4]);
        assertThat(report.passed()).isTrue();
        assertThat(report.text()).contains("Check at another point");
    }

    @Test
    void aMinimumIsNoAlarm() {
        for (TestFunction f : Functions.testFunctions()) {
            for (double[] x : f.minimizers()) {
                if (!f.name().equals("Ackley")) { // its minimizer is a kink
                    GradientCheck.check(f, x).orThrow();
                }
            }
        }
    }

    @Test
    void warnsAtAMinimumThatIsZeroButForRounding() {
        assertThat(GradientCheck.check(Functions.himmelblau(), new double[] {3, 2}).diagnosis())
                .contains("every component is 0");
    }

    @Test
    void tellsAGradientThatIsNotWritten() {
        Objective unwritten = (x, g) -> x[0] * x[0];
        for (double at : new double[] {0, 1.5}) {
            assertThat(GradientCheck.check(unwritten, new double[] {at}).diagnosis())
                    .contains("it leaves g as it was");
        }
    }

    @Test
    void tellsAKinkFromAGradientThatIsNotWritten() {
        Objective relu =
                (x, g) -> {
                    g[0] = x[0] > 0 ? 1 : 0;
                    return Math.max(0, x[0]);
                };
        assertThat(GradientCheck.check(relu, new double[] {-1e-6}).diagnosis())
                .contains("a kink is suspected at component 0");
    }

    @Test
    void leavesThePointAloneAndRefusesBadOnes() {
        double[] x = X.clone();
        GradientCheck.check(GradientCheckTest::gradient, x);
        assertThat(x).isEqualTo(X);
        assertThatThrownBy(() -> GradientCheck.check(GradientCheckTest::gradient, new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                GradientCheck.check(
                                        GradientCheckTest::gradient, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x[1] must be finite, got NaN");
    }
}
