package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.heavyBall;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.step;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/**
 * On ½ λ x² the methods with momentum are powers of a 2 × 2 matrix: (x, x before) ← A (x, x
 * before). Its spectral radius is the rate of convergence, and where it passes 1 the walk diverges.
 */
class QuadraticTest {
    private static final double KAPPA = 100;
    private static final double ROOT = Math.sqrt(KAPPA);

    private final SplittableRandom random = new SplittableRandom(23);

    /** (a b; 1 0). */
    private record Matrix(double a, double b) {
        static Matrix descent(double s) {
            return new Matrix(1 - s, 0);
        }

        static Matrix heavyBall(double s, double beta) {
            return new Matrix(1 + beta - s, -beta);
        }

        static Matrix nesterov(double s, double beta) {
            return new Matrix((1 + beta) * (1 - s), -beta * (1 - s));
        }

        /** The larger modulus of the roots of r² − a r − b. */
        double radius() {
            double d = a * a + 4 * b;
            return d < 0 ? Math.sqrt(-b) : (Math.abs(a) + Math.sqrt(d)) / 2;
        }

        double[] path(double x, double before, int updates) {
            double[] path = new double[updates + 1];
            path[0] = x;
            double last = before;
            for (int t = 1; t <= updates; t++) {
                path[t] = a * path[t - 1] + b * last;
                last = path[t - 1];
            }
            return path;
        }
    }

    @Test
    void trajectoriesArePowersOfTheMatrix() {
        for (int draw = 0; draw < 200; draw++) {
            double lambda = random.nextDouble(0.1, 50);
            double beta = random.nextDouble(0, 0.98);
            double s = random.nextDouble(0.01, 0.95);
            double lr = s / lambda;
            assertPath(sgd(lr), lambda, Matrix.descent(s).path(1, 0, 80));
            double[] polyak = Matrix.heavyBall(s, beta).path(1, 1, 80);
            assertPath(momentum(lr).beta(beta), lambda, polyak);
            assertPath(heavyBall(lr).beta(beta), lambda, polyak);
            double[] ahead = Matrix.nesterov(s, beta).path(1, 1 / (1 - s), 80);
            assertPath(nesterov(lr).beta(beta), lambda, ahead);
        }
    }

    private static void assertPath(Method method, double lambda, double[] expected) {
        double[] x = {1};
        Optimizer opt = method.start();
        for (int t = 1; t < expected.length; t++) {
            opt.step(x, quadratic(lambda));
            assertThat(x[0]).as("%s, t = %d", method, t).isCloseTo(expected[t], within(1e-12));
        }
    }

    @Test
    void descentContractsEachDirectionByItsOwnFactor() {
        double[] x = {1, 1, 1};
        Optimizer opt = sgd(0.125).start();
        for (int t = 0; t < 9; t++) {
            opt.step(x, quadratic(1, 4, 12));
        }
        assertThat(x).containsExactly(Math.pow(0.875, 9), Math.pow(0.5, 9), Math.pow(-0.5, 9));
    }

    @Test
    void theBestSettings() {
        double descent = 2 / (KAPPA + 1);
        assertThat(worst(s -> Matrix.descent(s), descent))
                .isCloseTo((KAPPA - 1) / (KAPPA + 1), within(1e-14));

        double lr = 4 / ((ROOT + 1) * (ROOT + 1));
        double beta = Math.pow((ROOT - 1) / (ROOT + 1), 2);
        assertThat(worst(s -> Matrix.heavyBall(s, beta), lr)).isCloseTo(9 / 11.0, within(1e-7));

        double constant = (ROOT - 1) / (ROOT + 1);
        assertThat(worst(s -> Matrix.nesterov(s, constant), 1 / KAPPA))
                .isCloseTo(1 - 1 / ROOT, within(1e-7));

        double q = Math.sqrt(3 * KAPPA + 1);
        double best = (q - 2) / (q + 2);
        assertThat(worst(s -> Matrix.nesterov(s, best), 4 / (3 * KAPPA + 1)))
                .isCloseTo(1 - 2 / q, within(1e-7))
                .isCloseTo(0.884722, within(5e-7));

        assertThat(measured(sgd(descent))).isCloseTo((KAPPA - 1) / (KAPPA + 1), within(1e-12));
        // Double roots: the error falls as t ρᵗ, so the walk is a little slower than its radius.
        for (Method m : List.of(momentum(lr).beta(beta), heavyBall(lr).beta(beta))) {
            assertThat(measured(m)).isBetween(9 / 11.0, 9 / 11.0 * 1.01);
        }
        assertThat(measured(nesterov(1 / KAPPA).beta(constant))).isBetween(0.9, 0.9 * 1.01);
        assertThat(measured(nesterov(4 / (3 * KAPPA + 1)).beta(best)))
                .isBetween(0.8847, 0.8848 * 1.01);
    }

    private interface Family {
        Matrix at(double s);
    }

    /** The larger radius of the two directions, λ = 1 and λ = κ. */
    private static double worst(Family family, double lr) {
        return Math.max(family.at(lr).radius(), family.at(lr * KAPPA).radius());
    }

    /** (|x₄₀₀| / |x₂₀₀|)^(1/200) on ½ (x² + 100 y²) from (1, 1). */
    private static double measured(Method method) {
        double[] x = {1, 1};
        Optimizer opt = method.start();
        double half = 0;
        for (int t = 1; t <= 400; t++) {
            opt.step(x, quadratic(1, KAPPA));
            half = t == 200 ? Math.hypot(x[0], x[1]) : half;
        }
        return Math.pow(Math.hypot(x[0], x[1]) / half, 1 / 200.0);
    }

    @Test
    void stableExactlyBelowTheLimit() {
        for (int draw = 0; draw < 20; draw++) {
            double lambda = random.nextDouble(0.1, 50);
            double beta = random.nextDouble(0, 0.95);
            double polyak = 2 * (1 + beta);
            double ahead = (2 + 2 * beta) / (1 + 2 * beta);
            assertThat(Matrix.descent(2).radius()).isEqualTo(1);
            assertThat(Matrix.heavyBall(polyak, beta).radius()).isCloseTo(1, within(1e-14));
            assertThat(Matrix.nesterov(ahead, beta).radius()).isCloseTo(1, within(1e-14));
            for (double share : new double[] {0.99, 1.01}) {
                boolean stable = share < 1;
                assertStable(stable, sgd(share * 2 / lambda), lambda);
                assertStable(stable, momentum(share * polyak / lambda).beta(beta), lambda);
                assertStable(stable, heavyBall(share * polyak / lambda).beta(beta), lambda);
                assertStable(stable, nesterov(share * ahead / lambda).beta(beta), lambda);
            }
        }
    }

    private static void assertStable(boolean stable, Method method, double lambda) {
        double[] x = {1};
        Optimizer opt = method.start();
        for (int t = 0; t < 20000 && x[0] != 0 && Math.abs(x[0]) < 1e100; t++) {
            opt.step(x, quadratic(lambda));
        }
        if (stable) {
            assertThat(Math.abs(x[0])).as("%s on λ = %s", method, lambda).isLessThan(1e-3);
        } else {
            assertThat(Math.abs(x[0])).as("%s on λ = %s", method, lambda).isGreaterThan(1e3);
        }
    }

    @Test
    void momentumIsTheHeavyBallWhileTheRateIsConstant() {
        for (int draw = 0; draw < 100; draw++) {
            double lr = random.nextDouble(0.001, 0.5);
            double beta = random.nextDouble();
            double[] start = random.doubles(3, -1, 1).toArray();
            double[][] g = new double[60][];
            for (int t = 0; t < g.length; t++) {
                g[t] = random.doubles(3, -1, 1).toArray();
            }
            double[][] outside = Walk.along(momentum(lr).beta(beta), start, g);
            double[][] inside = Walk.along(heavyBall(lr).beta(beta), start, g);
            for (int t = 0; t < outside.length; t++) {
                double size =
                        1
                                + Math.abs(outside[t][0])
                                + Math.abs(outside[t][1])
                                + Math.abs(outside[t][2]);
                assertThat(inside[t]).containsExactly(outside[t], within(1e-14 * size));
            }
        }
    }

    @Test
    void ourNesterovIsSutskeversLookAheadWhileTheRateIsConstant() {
        assertThat(lookAheadGap(rosenbrock(), nesterov(0.001), -0.5, 0.5)).isLessThan(1e-14);
        for (int draw = 0; draw < 50; draw++) {
            double lr = random.nextDouble(0.01, 0.3);
            double beta = random.nextDouble(0, 0.95);
            Objective f = quadratic(random.nextDouble(0.1, 3), random.nextDouble(0.1, 3));
            assertThat(lookAheadGap(f, nesterov(lr).beta(beta), 1, -1)).isLessThan(1e-14);
        }
        double dropped = lookAheadGap(rosenbrock(), nesterov(step(0.001, 0.1, 100)), -0.5, 0.5);
        assertThat(dropped).as("a drop of the rate parts them").isGreaterThan(0.01);
    }

    /**
     * Sutskever: v ← μ v − η ∇f(θ + μ v), θ ← θ + v. Our x is to be θ + μ v: returns the largest
     * difference.
     */
    private static double lookAheadGap(Objective f, Nesterov ours, double x0, double y0) {
        double mu = ours.beta().at(0);
        double[] x = {x0, y0};
        double[] theta = {x0, y0};
        double[] v = new double[2];
        double[] g = new double[2];
        double[] ahead = new double[2];
        Optimizer opt = ours.start();
        double gap = 0;
        for (int t = 0; t < 200; t++) {
            double eta = ours.lr().at(t);
            ahead[0] = theta[0] + mu * v[0];
            ahead[1] = theta[1] + mu * v[1];
            f.valueAndGradient(ahead, g);
            for (int i = 0; i < 2; i++) {
                v[i] = mu * v[i] - eta * g[i];
                theta[i] += v[i];
            }
            opt.step(x, f);
            for (int i = 0; i < 2; i++) {
                gap = Math.max(gap, Math.abs(x[i] - (theta[i] + mu * v[i])));
            }
        }
        return gap;
    }
}
