package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.boundedSaddle;
import static org.thalweg.Functions.himmelblau;
import static org.thalweg.Functions.logisticRavine;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Functions.quadraticOfCondition;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Functions.saddle;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.dampedNewton;
import static org.thalweg.Optimizers.fixedStep;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.newton;
import static org.thalweg.Optimizers.saddleFreeNewton;
import static org.thalweg.Optimizers.steepestDescent;
import static org.thalweg.Schedules.step;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Counted;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.core.Twice;
import org.thalweg.function.Quadratic;

/** What Newton's method and its two menders promise, in closed form. */
class NewtonTest {
    private final SplittableRandom random = new SplittableRandom(16);

    static List<Method> all() {
        return List.of(newton(), dampedNewton(), saddleFreeNewton());
    }

    /** A function of two variables from its parts. */
    private record Given(Part value, Part x, Part y, Part xx, Part xy, Part yy) implements Twice {
        interface Part {
            double at(double x, double y);
        }

        @Override
        public double valueAndGradient(double[] p, double[] g) {
            g[0] = x.at(p[0], p[1]);
            g[1] = y.at(p[0], p[1]);
            return value.at(p[0], p[1]);
        }

        @Override
        public void hessian(double[] p, double[] h) {
            h[0] = xx.at(p[0], p[1]);
            h[1] = xy.at(p[0], p[1]);
            h[2] = h[1];
            h[3] = yy.at(p[0], p[1]);
        }
    }

    /** ½ (a x² + b y²), of any signs. */
    private static Given diagonal(double a, double b) {
        return new Given(
                (x, y) -> (a * x * x + b * y * y) / 2,
                (x, y) -> a * x,
                (x, y) -> b * y,
                (x, y) -> a,
                (x, y) -> 0,
                (x, y) -> b);
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneStepOnAnyBowl(Method method) {
        for (int draw = 0; draw < 50; draw++) {
            int n = random.nextInt(2, 9);
            Quadratic f =
                    quadraticOfCondition(random.nextDouble(1, 100), n)
                            .randomAxes(draw)
                            .minimizer(random.doubles(n, -1, 1).toArray());
            double[] x = random.doubles(n, -2, 2).toArray();
            double before = norm(f.gradient(x));
            Optimizer opt = method.start();
            opt.step(x, f);
            assertThat(norm(f.gradient(x))).isLessThanOrEqualTo(1e-12 * before);
            opt.step(x, f);
            assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
        }
    }

    @Test
    void theLearningRateIsTheShareOfTheJump() {
        Optimizer opt = newton(step(0.5, 0.5, 1)).start();
        double[] x = {8, -4};
        opt.step(x, quadratic(3, 7));
        assertThat(x).containsExactly(new double[] {4, -2}, within(1e-15));
        assertThat(opt.rate()).isEqualTo(0.5);
        opt.multiplier(2);
        opt.step(x, quadratic(3, 7));
        assertThat(opt.rate()).isEqualTo(0.5);
        assertThat(x).containsExactly(new double[] {2, -1}, within(1e-15));
    }

    @Test
    void closeToAMinimumTheNumberOfDigitsDoubles() {
        double[] minimum = logisticRavine().minimizers()[0];
        double[] x = {minimum[0] + 0.1, minimum[1] + 0.005};
        Optimizer opt = newton().gradientTolerance(0).start();
        double error = distance(x, minimum);
        for (int t = 0; t < 3; t++) {
            opt.step(x, logisticRavine());
            double next = distance(x, minimum);
            assertThat(next).isLessThan(error * error + 1e-15);
            error = next;
        }
        assertThat(error).isLessThan(1e-8);
    }

    /** f(A y + b), with its gradient Aᵀg and Hessian AᵀHA. */
    private record Other(Twice f, double[] a, double[] b) implements Twice {
        double[] image(double[] y) {
            return new double[] {
                a[0] * y[0] + a[1] * y[1] + b[0], a[2] * y[0] + a[3] * y[1] + b[1]
            };
        }

        @Override
        public double valueAndGradient(double[] y, double[] g) {
            double[] gx = new double[2];
            double value = f.valueAndGradient(image(y), gx);
            g[0] = a[0] * gx[0] + a[2] * gx[1];
            g[1] = a[1] * gx[0] + a[3] * gx[1];
            return value;
        }

        @Override
        public void hessian(double[] y, double[] h) {
            double[] k = new double[4];
            f.hessian(image(y), k);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    h[2 * i + j] =
                            a[i] * (k[0] * a[j] + k[1] * a[2 + j])
                                    + a[2 + i] * (k[2] * a[j] + k[3] * a[2 + j]);
                }
            }
        }
    }

    @Test
    void newtonDoesNotSeeTheCoordinates() {
        for (int draw = 0; draw < 50; draw++) {
            double[] a = random.doubles(4, -1, 1).toArray();
            a[0] += 3;
            a[3] += 2;
            Other f = new Other(himmelblau(), a, random.doubles(2, -1, 1).toArray());
            double[] y = random.doubles(2, -0.1, 0.1).toArray();
            y[0] += 1.5;
            double[] x = f.image(y);
            for (Method method : List.of(newton(), newton(0.7), dampedNewton())) {
                // No damping up here: with τ I the coordinates would show.
                double[] inX = {4 + x[0] / 10, 3 + x[1] / 10};
                double[] inY = solve(a, inX[0] - f.b[0], inX[1] - f.b[1]);
                Optimizer one = method.start();
                Optimizer other = method.start();
                for (int t = 0; t < 4; t++) {
                    one.step(inX, himmelblau());
                    other.step(inY, f);
                    Golden.assertClose("image of " + method, f.image(inY), inX);
                }
            }
            double[] inX = x.clone();
            double[] inY = y.clone();
            steepestDescent().start().step(inX, himmelblau());
            steepestDescent().start().step(inY, f);
            assertThat(distance(f.image(inY), inX)).isGreaterThan(1e-3);
        }
    }

    private static double[] solve(double[] a, double p, double q) {
        double det = a[0] * a[3] - a[1] * a[2];
        return new double[] {(a[3] * p - a[1] * q) / det, (a[0] * q - a[2] * p) / det};
    }

    @Test
    void saddlesAttractNewton() {
        double[] x = {3, 4};
        Optimizer opt = newton().start();
        opt.step(x, saddle());
        assertThat(x).containsExactly(0, 0);
        assertThat(opt.done()).isFalse();
        opt.step(x, saddle());
        assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
        double[] up = {0.1, 0.2};
        Optimizer second = newton().start();
        while (!second.done()) {
            second.step(up, boundedSaddle());
        }
        assertThat(up).containsExactly(new double[] {0, 0}, within(1e-8));
    }

    @Test
    void saddlesRepelTheOthers() {
        // |−2| instead of −2: the y that would go to 0 goes as far the other way.
        double[] x = {3, 4};
        saddleFreeNewton().start().step(x, saddle());
        assertThat(x).containsExactly(0, 8);
        for (Method method :
                List.of(
                        dampedNewton(),
                        saddleFreeNewton(),
                        bfgs().changeTolerance(0),
                        lbfgs(3),
                        steepestDescent())) {
            for (double side : new double[] {1e-3, -1e-3}) {
                double[] y = {1, side};
                Optimizer opt = method.start();
                while (!opt.done()) {
                    opt.step(y, boundedSaddle());
                }
                assertThat(y[0]).isCloseTo(0, within(1e-4));
                assertThat(y[1]).isCloseTo(Math.signum(side) * Math.sqrt(0.5), within(1e-4));
            }
        }
    }

    @Test
    void onTheRidgeItselfEveryMethodSticks() {
        for (Method method : List.of(newton(), dampedNewton(), saddleFreeNewton(), lbfgs(3))) {
            double[] x = {1, 0};
            Optimizer opt = method.start();
            while (!opt.done()) {
                opt.step(x, boundedSaddle());
            }
            assertThat(x).containsExactly(new double[] {0, 0}, within(1e-7));
        }
    }

    @Test
    void dampingDoublesUntilTheMatrixIsPositiveDefinite() {
        // (−1 + τ) d = −g: the first of 0, 1e-3, 2e-3, … beyond 1 is 1.024.
        assertDamped(dampedNewton(), 1.024);
        assertDamped(dampedNewton().tau(0.3), 1.2);
        assertDamped(dampedNewton().tau(5), 5);
        // The last that fails is exactly 1: then H + τ I is singular.
        assertDamped(dampedNewton().tau(0.25), 2);
    }

    private static void assertDamped(DampedNewton method, double tau) {
        double[] x = {1, 2};
        method.search(fixedStep(1)).start().step(x, diagonal(3, -1));
        assertThat(x[0]).isCloseTo(1 - 3 / (3 + tau), within(1e-12));
        assertThat(x[1]).isCloseTo(2 + 2 / (tau - 1), within(1e-12));
    }

    @Test
    void withoutNeedThereIsNoDamping() {
        double[] x = {3.1, 2};
        double[] y = {3.1, 2};
        Optimizer damped = dampedNewton().tau(100).start();
        damped.step(x, himmelblau());
        newton().start().step(y, himmelblau());
        Golden.assertClose("damped", x, y);
        assertThat(damped.rate()).isEqualTo(1);
    }

    @Test
    void flatDirectionsCountAsDelta() {
        double[] x = {1, 2, 3};
        Twice f =
                new Twice() {
                    @Override
                    public double valueAndGradient(double[] p, double[] g) {
                        g[0] = 1e-4;
                        g[1] = 2e-4;
                        g[2] = 1;
                        return 0;
                    }

                    @Override
                    public void hessian(double[] p, double[] h) {
                        java.util.Arrays.fill(h, 0);
                        h[0] = 1e-6;
                        h[4] = -1e-6;
                        h[8] = 0.5;
                    }
                };
        saddleFreeNewton().search(fixedStep(1)).start().step(x, f);
        assertThat(x).containsExactly(new double[] {1 - 0.1, 2 - 0.2, 1}, within(1e-14));
        double[] y = {1, 2, 3};
        saddleFreeNewton().delta(1).search(fixedStep(1)).start().step(y, f);
        assertThat(y).containsExactly(new double[] {1 - 1e-4, 2 - 2e-4, 2}, within(1e-14));
    }

    @Test
    void aSingularHessianStopsNewtonAndNobodyElse() {
        // ½ (x + y − 1)²: a valley of minima.
        Given valley =
                new Given(
                        (x, y) -> (x + y - 1) * (x + y - 1) / 2,
                        (x, y) -> x + y - 1,
                        (x, y) -> x + y - 1,
                        (x, y) -> 1,
                        (x, y) -> 1,
                        (x, y) -> 1);
        double[] x = {2, 3};
        Optimizer opt = newton().start();
        assertThat(opt.step(x, valley)).isEqualTo(8);
        assertThat(x).containsExactly(2, 3);
        assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
        assertThat(opt.stopped().sentence()).contains("add damping");
        for (Method method : List.of(dampedNewton(), saddleFreeNewton())) {
            double[] y = {2, 3};
            Optimizer other = method.start();
            while (!other.done()) {
                other.step(y, valley);
            }
            assertThat(other.stopped()).isEqualTo(Stop.GRADIENT);
            assertThat(y).containsExactly(new double[] {0, 1}, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aHessianThatIsNotFiniteStopsAllOfThem(Method method) {
        for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
            Given f =
                    new Given(
                            (x, y) -> x,
                            (x, y) -> 1,
                            (x, y) -> 0,
                            (x, y) -> 1,
                            (x, y) -> bad,
                            (x, y) -> 1);
            double[] x = {2, 3};
            Optimizer opt = method.start();
            assertThat(opt.step(x, f)).isEqualTo(2);
            assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
            assertThat(x).containsExactly(2, 3);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutSecondDerivativesTheMessageHasTheRemedy(Method method) {
        Objective f = (x, g) -> rosenbrock().valueAndGradient(x, g);
        double[] x = {-1.2, 1};
        assertThatThrownBy(() -> method.start().step(x, f))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("numericalHessian()");
        assertThat(x).containsExactly(-1.2, 1);
        Optimizer opt = method.start();
        Twice remedy = f.numericalHessian();
        while (!opt.done()) {
            opt.step(x, remedy);
        }
        assertThat(x).containsExactly(new double[] {1, 1}, within(1e-8));
    }

    @Test
    void wrappersPassTheHessianOnAndItIsCounted() {
        Counted counted = rosenbrock().counted();
        Optimizer opt = newton().start();
        double[] x = {-1.2, 1};
        while (!opt.done()) {
            opt.step(x, counted.l2(0.5));
        }
        assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
        assertThat(counted.evaluations()).isEqualTo(opt.t());
        assertThat(counted.hessians()).isEqualTo(opt.t() - 1L);
        double[] g = rosenbrock().gradient(x);
        assertThat(g[0] + 0.5 * x[0]).isCloseTo(0, within(1e-7));
        assertThat(g[1] + 0.5 * x[1]).isCloseTo(0, within(1e-7));
    }

    @Test
    void theGradientToleranceIsOfTheLargestEntryAndInclusive() {
        for (Method method :
                List.of(
                        newton().gradientTolerance(0.5),
                        dampedNewton().gradientTolerance(0.5),
                        saddleFreeNewton().gradientTolerance(0.5))) {
            double[] x = {0.5, -0.5};
            Optimizer opt = method.start();
            assertThat(opt.step(x, quadratic(1, 1))).isEqualTo(0.25);
            assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
            assertThat(opt.gradientNorm()).isEqualTo(Math.sqrt(0.5));
            assertThat(x).containsExactly(0.5, -0.5);
            x[1] = -Math.nextUp(0.5);
            double value = quadratic(1, 1).value(x);
            assertThat(opt.step(x, quadratic(1, 1))).isEqualTo(value);
            assertThat(opt.done()).isFalse();
            assertThat(x).containsExactly(0, 0);
        }
    }

    private static double norm(double[] v) {
        return Math.sqrt(Vectors.dot(v, v));
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
}
