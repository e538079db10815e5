package org.thalweg.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuadraticTest {
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "5, 3", "10, 4", "40, 5"})
    void randomAxesKeepTheEigenvalues(int n, long seed) {
        Quadratic f = Quadratic.ofCondition(1e4, n).randomAxes(seed);
        double[] found = eigenvalues(f);
        double[] given = f.eigenvalues();

        for (int i = 0; i < n; i++) {
            assertThat(found[i]).isCloseTo(given[i], within(1e-14 * n * f.largest()));
        }
        assertThat(f.condition()).isEqualTo(1e4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, Math.PI / 4, Math.PI / 2, -2, 100})
    void rotationPutsTheFirstAxisAtTheAngle(double angle) {
        Quadratic f = Quadratic.of(1, 100).rotated(angle);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);

        assertThat(f.gradient(new double[] {cos, sin}))
                .containsExactly(new double[] {cos, sin}, within(1e-13));
        assertThat(f.gradient(new double[] {-sin, cos}))
                .containsExactly(new double[] {-100 * sin, 100 * cos}, within(1e-13));
    }

    @Test
    void turningTwiceAddsTheAngles() {
        double[][] once = Quadratic.of(1, 7).rotated(0.9).hessian(new double[2]);
        double[][] twice = Quadratic.of(1, 7).rotated(0.5).rotated(0.4).hessian(new double[2]);

        assertThat(twice[0]).containsExactly(once[0], within(1e-14));
        assertThat(twice[1]).containsExactly(once[1], within(1e-14));
    }

    @Test
    void randomAxesAreAxesOfTheirSeed() {
        double[] x = {1, 2, 3};
        Quadratic f = Quadratic.of(1, 2, 3);

        assertThat(f.randomAxes(7).value(x)).isEqualTo(f.randomAxes(7).value(x));
        assertThat(f.randomAxes(7).value(x)).isNotEqualTo(f.randomAxes(8).value(x));
    }

    @Test
    void randomAxesFavorNoDirection() {
        // The mean of A over uniform axes is (trace/n) I; here 5/2 I, each entry with a deviation
        // of about 1.5.
        double[] sum = new double[4];
        int draws = 4000;
        for (int seed = 0; seed < draws; seed++) {
            double[] h = new double[4];
            Quadratic.of(1, 4).randomAxes(seed).hessian(new double[2], h);
            for (int i = 0; i < 4; i++) {
                sum[i] += h[i] / draws;
            }
        }
        assertThat(sum).containsExactly(new double[] {2.5, 0, 0, 2.5}, within(0.1));
    }

    @Test
    void turnedBowlGivesGradientDescentTheSameLosses() {
        Quadratic aligned = Quadratic.of(1, 3, 30).minimizer(2, -1, 5);
        Quadratic turned = aligned.randomAxes(12);

        double[] losses = descend(aligned, 0.06, 100);
        double[] turnedLosses = descend(turned, 0.06, 100);

        assertThat(turnedLosses).containsExactly(losses, within(1e-13));
        assertThat(losses[99]).isLessThan(1e-4 * losses[0]);
    }

    @Test
    void gradientDescentShrinksEachCoordinateByItsFactor() {
        Quadratic f = Quadratic.of(1, 10).start(3, -2);
        double[] x = f.start();
        double[] g = new double[2];
        for (int t = 0; t < 50; t++) {
            f.valueAndGradient(x, g);
            for (int i = 0; i < 2; i++) {
                x[i] -= 0.15 * g[i];
            }
        }
        assertThat(x[0]).isCloseTo(3 * Math.pow(1 - 0.15, 50), within(1e-16));
        assertThat(x[1]).isCloseTo(-2 * Math.pow(1 - 1.5, 50), within(1e-28));
    }

    @Test
    void movedBowlHasTheSameShape() {
        Quadratic f = Quadratic.of(1, 8).rotated(0.7);
        Quadratic moved = f.minimizer(3, -4);
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 100; k++) {
            double x = random.nextDouble(-2, 2);
            double y = random.nextDouble(-2, 2);
            assertThat(moved.value(new double[] {x + 3, y - 4}))
                    .isCloseTo(f.value(new double[] {x, y}), within(1e-13));
        }
        assertThat(moved.start())
                .containsExactly(new double[] {f.start()[0] + 3, f.start()[1] - 4}, within(1e-15));
        assertThat(moved.minimizers()).isDeepEqualTo(new double[][] {{3, -4}});
    }

    @Test
    void eigenvaluesOfACondition() {
        assertThat(Quadratic.ofCondition(1e4, 5).eigenvalues())
                .containsExactly(new double[] {1, 10, 100, 1000, 1e4}, within(1e-11));
        Quadratic f = Quadratic.ofCondition(37, 12);
        assertThat(f.smallest()).isEqualTo(1);
        assertThat(f.largest()).isEqualTo(37);
        assertThat(Quadratic.ofCondition(1, 3).eigenvalues()).containsExactly(1, 1, 1);
    }

    @Test
    void prints() {
        assertThat(Quadratic.of(1, 10)).hasToString("quadratic with eigenvalues 1, 10");
        assertThat(Quadratic.of(0.5)).hasToString("quadratic with eigenvalue 0.5");
        assertThat(Quadratic.of(1, 100).rotated(Math.PI / 6))
                .hasToString("quadratic with eigenvalues 1, 100; turned by 30°");
        assertThat(Quadratic.ofCondition(100, 20).randomAxes(7))
                .hasToString(
                        "quadratic in 20 dimensions with eigenvalues 1 to 100;"
                                + " random axes (seed 7)");
        assertThat(Quadratic.of(1, 10).formula()).isEqualTo("½ (x² + 10 y²)");
        assertThat(Quadratic.of(2, 10).latex())
                .isEqualTo("\\tfrac12\\left(2\\,x^2 + 10\\,y^2\\right)");
        assertThat(Quadratic.of(1, 2, 3).formula()).isEqualTo("½ xᵀ A x");
        assertThat(Quadratic.of(1, 2).minimizer(1, 0).formula()).isEqualTo("½ (x − c)ᵀ A (x − c)");
    }

    @Test
    void windows() {
        assertThat(Quadratic.of(1, 10).window()).hasToString("[-1.5, 1.5] × [-1.5, 1.5]");
        assertThat(Quadratic.of(1, 100).start(10, 1).window())
                .hasToString("[-15, 15] × [-1.5, 1.5]");
        assertThat(Quadratic.of(1, 10).start(0, 0).window()).hasToString("[-1, 1] × [-1, 1]");
        assertThat(Quadratic.of(1, 10).start(0, 2).window()).hasToString("[-3, 3] × [-3, 3]");
    }

    @Test
    void argumentsAreCopied() {
        double[] eigenvalues = {1, 2};
        double[] center = {0, 0};
        Quadratic f = Quadratic.of(eigenvalues).minimizer(center);
        eigenvalues[0] = 9;
        center[0] = 9;
        f.eigenvalues()[1] = 9;

        assertThat(f.eigenvalues()).containsExactly(1, 2);
        assertThat(f.minimizers()[0]).containsExactly(0, 0);
    }

    @Test
    void badSettings() {
        refused(() -> Quadratic.of(), "the number of eigenvalues must be at least 1, got 0");
        refused(() -> Quadratic.of(1, 0), "eigenvalue 2 of a quadratic must be positive");
        refused(() -> Quadratic.of(-1, 1), "got -1.0");
        refused(() -> Quadratic.of(1, Double.NaN), "got NaN");
        refused(() -> Quadratic.of(Double.POSITIVE_INFINITY), "got Infinity");
        refused(() -> Quadratic.ofCondition(0.5, 3), "kappa must be at least 1, got 0.5");
        refused(() -> Quadratic.ofCondition(Double.NaN, 3), "kappa");
        refused(() -> Quadratic.ofCondition(10, 1), "must be at least 2, got 1");
        refused(() -> Quadratic.of(1, 2, 3).rotated(1), "use randomAxes(seed)");
        refused(() -> Quadratic.of(1, 2).rotated(Double.NaN), "angle must be finite, got NaN");
        refused(() -> Quadratic.of(1, 2).minimizer(1), "the minimizer must have length 2, got 1");
        refused(() -> Quadratic.of(1, 2).start(1, Double.NaN), "each coordinate of the start");
        refused(() -> new Rosenbrock(1), "the dimension of Rosenbrock must be at least 2, got 1");
        refused(() -> new Ackley(0), "the dimension of Ackley must be at least 1, got 0");
        refused(() -> new Rastrigin(-1), "got -1");
        refused(() -> new StyblinskiTang(0), "the dimension of Styblinski–Tang");
        refused(() -> new Window(1, 1, 0, 1), "xMin must be below xMax, got 1.0 and 1.0");
        refused(() -> new Window(0, 1, Double.NaN, 1), "yMin must be finite, got NaN");
    }

    private static void refused(Runnable making, String message) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static double[] eigenvalues(Quadratic f) {
        double[] found =
                new SimpleMatrix(f.hessian(new double[f.dimension()]))
                        .eig().getEigenvalues().stream().mapToDouble(v -> v.real).toArray();
        Arrays.sort(found);
        return found;
    }

    private static double[] descend(Quadratic f, double rate, int steps) {
        double[] x = f.start();
        double[] g = new double[x.length];
        double[] losses = new double[steps];
        for (int t = 0; t < steps; t++) {
            losses[t] = f.valueAndGradient(x, g);
            for (int i = 0; i < x.length; i++) {
                x[i] -= rate * g[i];
            }
        }
        return losses;
    }
}
