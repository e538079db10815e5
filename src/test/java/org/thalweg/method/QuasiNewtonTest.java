package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.beale;
import static org.thalweg.Functions.boundedSaddle;
import static org.thalweg.Functions.himmelblau;
import static org.thalweg.Functions.logisticRavine;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Functions.quadraticOfCondition;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.armijo;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.fixedStep;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.lookahead;
import static org.thalweg.Optimizers.nonlinearConjugateGradient;
import static org.thalweg.Optimizers.steepestDescent;

import java.util.Arrays;
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
import org.thalweg.function.Quadratic;
import org.thalweg.function.TestFunction;

/** What BFGS and L-BFGS remember, when they evaluate and when they stop. */
class QuasiNewtonTest {
    private final SplittableRandom random = new SplittableRandom(18);

    static List<Method> searching() {
        return List.of(
                lbfgs(10), lbfgs(1), bfgs(), steepestDescent(), nonlinearConjugateGradient());
    }

    @Test
    void theSecantEquationHoldsForTheLastPair() {
        for (TestFunction f : List.of(rosenbrock(4), beale(), himmelblau(), logisticRavine())) {
            int n = f.dimension();
            double[] x = f.start();
            double[] s = new double[n];
            double[] y = new double[n];
            double[][] h = new double[1][];
            Bfgs bfgs = bfgs();
            Method watched =
                    (p, function, state) -> {
                        double loss = bfgs.step(p, function, state);
                        h[0] = state.slot("h", n * n).clone();
                        return loss;
                    };
            Optimizer opt = watched.start();
            for (int t = 0; t < 6; t++) {
                double[] before = x.clone();
                double[] g = f.gradient(x);
                opt.step(x, f);
                double[] next = f.gradient(x);
                for (int i = 0; i < n; i++) {
                    s[i] = x[i] - before[i];
                    y[i] = next[i] - g[i];
                }
                for (int i = 0; i < n; i++) {
                    assertThat(Vectors.dot(h[0], i * n, y)).isCloseTo(s[i], within(1e-12));
                    for (int j = 0; j < n; j++) {
                        assertThat(h[0][i * n + j])
                                .isCloseTo(
                                        h[0][j * n + i], within(1e-12 * Math.abs(h[0][i * n + i])));
                    }
                }
            }
        }
    }

    @Test
    void theSecantEquationHoldsForTheTwoLoops() {
        int n = 4;
        double[] x = rosenbrock(n).start();
        Lbfgs lbfgs = lbfgs(3);
        Method watched =
                (p, f, s) -> {
                    double loss = lbfgs.step(p, f, s);
                    double[] ring = s.slot("ring", 3);
                    int newest = ((int) ring[1] + 2) % 3 * n;
                    double[] y = Arrays.copyOfRange(s.slot("y", 3 * n), newest, newest + n);
                    double[] expected = Arrays.copyOfRange(s.slot("s", 3 * n), newest, newest + n);
                    assertThat(ring[0]).isEqualTo(Math.min(s.t(), 3));
                    Lbfgs.multiply(
                            s.slot("s", 3 * n),
                            s.slot("y", 3 * n),
                            s.slot("rho", 3),
                            (int) ring[0],
                            (int) ring[1],
                            ring[2],
                            new double[3],
                            y);
                    Golden.assertClose("H y", y, expected);
                    return loss;
                };
        Optimizer opt = watched.start();
        for (int t = 0; t < 12; t++) {
            opt.step(x, rosenbrock(n));
        }
    }

    @Test
    void withoutAPairTheTwoLoopsLeaveTheDirection() {
        double[] d = {1, -2};
        Lbfgs.multiply(new double[4], new double[4], new double[2], 0, 0, 0, new double[2], d);
        assertThat(d).containsExactly(1, -2);
    }

    @ParameterizedTest
    @MethodSource("searching")
    void aFunctionThatIsFixedIsNotEvaluatedTwiceAtOnePoint(Method method) {
        Counted fixed = rosenbrock().counted();
        Counted unmarked = ((Objective) (x, g) -> rosenbrock().valueAndGradient(x, g)).counted();
        double[] x = {-1.2, 1};
        double[] y = {-1.2, 1};
        Optimizer one = method.start();
        Optimizer other = method.start();
        for (int t = 0; t < 30; t++) {
            assertThat(other.step(y, unmarked)).isEqualTo(one.step(x, fixed));
            assertThat(y).isEqualTo(x);
            assertThat(other.gradientNorm()).isEqualTo(one.gradientNorm());
            assertThat(unmarked.evaluations()).isEqualTo(fixed.evaluations() + t);
        }
    }

    @Test
    void evaluationsOnRosenbrockToAGradientOfATenMillionth() {
        Lbfgs method = lbfgs(10).changeTolerance(0);
        Counted fixed = rosenbrock().counted();
        Counted unmarked = ((Objective) (x, g) -> rosenbrock().valueAndGradient(x, g)).counted();
        for (Counted f : List.of(fixed, unmarked)) {
            double[] x = {-1.2, 1};
            Optimizer opt = method.start();
            while (!opt.done()) {
                opt.step(x, f);
            }
            assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
        }
        assertThat(fixed.evaluations()).isEqualTo(46);
        assertThat(unmarked.evaluations()).isEqualTo(83);
    }

    @ParameterizedTest
    @MethodSource("searching")
    void whoMovesXBetweenUpdatesIsNoticed(Method method) {
        Counted f = rosenbrock().counted();
        double[] x = {-1.2, 1};
        Optimizer opt = method.start();
        opt.step(x, f);
        x[1] = Math.nextUp(x[1]);
        double value = rosenbrock().value(x);
        long before = f.evaluations();
        double[] moved = x.clone();
        double[][] first = new double[1][];
        Objective watched =
                new Objective() {
                    @Override
                    public double valueAndGradient(double[] p, double[] g) {
                        first[0] = first[0] == null ? p.clone() : first[0];
                        return f.valueAndGradient(p, g);
                    }

                    @Override
                    public boolean fixed() {
                        return true;
                    }
                };
        assertThat(opt.step(x, watched)).isEqualTo(value);
        assertThat(first[0]).isEqualTo(moved);
        assertThat(f.evaluations()).isGreaterThan(before + 1);
    }

    @Test
    void aroundItLookaheadMovesXAndItStillArrives() {
        Optimizer opt = lookahead(lbfgs(5), 5, 0.5).start();
        double[] x = {-1.2, 1};
        for (int t = 0; t < 200; t++) {
            opt.step(x, rosenbrock());
        }
        assertThat(x).containsExactly(new double[] {1, 1}, within(1e-5));
    }

    /** Two bowls of the same curvature: a pair across them would not be one of the curvature. */
    @Test
    void bothGradientsOfAPairAreOfOneFunction() {
        Quadratic one = quadratic(2, 5).minimizer(3, 0);
        Quadratic other = quadratic(2, 5).minimizer(-10, 7);
        double[] x = {1, 1};
        Lbfgs lbfgs = lbfgs(1);
        Method watched =
                (p, f, s) -> {
                    double loss = lbfgs.step(p, f, s);
                    double[] step = s.slot("s", 2);
                    double[] y = s.slot("y", 2);
                    assertThat(s.slot("ring", 3)[0]).isEqualTo(1);
                    assertThat(y[0]).isCloseTo(2 * step[0], within(1e-12));
                    assertThat(y[1]).isCloseTo(5 * step[1], within(1e-12));
                    return loss;
                };
        Optimizer opt = watched.start();
        Objective f = (p, g) -> (opt.t() % 2 == 0 ? one : other).valueAndGradient(p, g);
        for (int t = 0; t < 4; t++) {
            opt.step(x, f);
        }
    }

    @Test
    void aPairWithoutCurvatureIsNotKept() {
        // −½ x²: the fixed step goes downhill, s y = −s² < 0.
        Objective hill =
                (x, g) -> {
                    g[0] = -x[0];
                    return -x[0] * x[0] / 2;
                };
        Lbfgs lbfgs = lbfgs(2).search(fixedStep(0.5));
        Bfgs bfgs = bfgs().search(fixedStep(0.5));
        double[] x = {1};
        double[] y = {1};
        Method watched =
                (p, f, s) -> {
                    double loss = lbfgs.step(p, f, s);
                    assertThat(s.slot("ring", 3)).containsExactly(0, 0, 0);
                    assertThat(s.slot("s", 2)).containsExactly(0, 0);
                    return loss;
                };
        Method other =
                (p, f, s) -> {
                    double loss = bfgs.step(p, f, s);
                    assertThat(s.slot("h", 1)).containsExactly(0);
                    return loss;
                };
        Optimizer one = watched.start();
        Optimizer two = other.start();
        for (int t = 0; t < 3; t++) {
            // Without a pair the first step is min(1, 1/‖g‖₁) of −g.
            double before = x[0];
            one.step(x, hill);
            two.step(y, hill);
            assertThat(x[0]).isEqualTo(before + 0.5 * before * Math.min(1, 1 / before));
            assertThat(y[0]).isEqualTo(x[0]);
        }
    }

    /** From here one step of 300,000 times the gradient gives a pair almost without curvature. */
    @Test
    void bfgsFindsItsWayFromBesideASaddle() {
        double[] x = {1, 1e-6};
        Optimizer opt = bfgs().changeTolerance(0).start();
        while (!opt.done()) {
            assertThat(opt.t()).isLessThan(50);
            opt.step(x, boundedSaddle());
        }
        assertThat(x).containsExactly(new double[] {0, Math.sqrt(0.5)}, within(1e-7));
    }

    @Test
    void theOldestPairMakesRoom() {
        // A bowl in one dimension with steps of a half: s halves each time, so each pair is known.
        Objective bowl =
                (x, g) -> {
                    g[0] = x[0];
                    return x[0] * x[0] / 2;
                };
        Lbfgs lbfgs = lbfgs(2).search(fixedStep(0.5));
        double[] x = {0.5};
        double[][] expected = {{-0.25, 0}, {-0.25, -0.125}, {-0.0625, -0.125}, {-0.0625, -0.03125}};
        Method watched =
                (p, f, s) -> {
                    double loss = lbfgs.step(p, f, s);
                    assertThat(s.slot("s", 2)).containsExactly(expected[s.t() - 1]);
                    assertThat(s.slot("y", 2)).containsExactly(expected[s.t() - 1]);
                    assertThat(s.slot("ring", 3)).containsExactly(Math.min(2, s.t()), s.t() % 2, 1);
                    return loss;
                };
        Optimizer opt = watched.start();
        for (int t = 0; t < 4; t++) {
            opt.step(x, bowl);
        }
    }

    @Test
    void theFirstTrialIsNoLongerThanOneInSum() {
        for (double scale : new double[] {0.1, 1, 30}) {
            for (Method method :
                    List.of(
                            lbfgs(3).search(fixedStep(1)),
                            bfgs().search(fixedStep(1)),
                            steepestDescent().search(fixedStep(1)),
                            nonlinearConjugateGradient().search(fixedStep(1)))) {
                double[] x = {scale, -scale, scale};
                method.start().step(x, quadratic(1, 1, 1));
                double alpha = Math.min(1, 1 / (3 * scale));
                assertThat(x)
                        .containsExactly(
                                new double[] {
                                    scale - alpha * scale,
                                    -scale + alpha * scale,
                                    scale - alpha * scale
                                },
                                within(1e-15));
            }
        }
    }

    static List<Method> withTolerances() {
        return List.of(
                lbfgs(4).gradientTolerance(0.25).changeTolerance(0),
                bfgs().gradientTolerance(0.25).changeTolerance(0),
                steepestDescent().gradientTolerance(0.25),
                nonlinearConjugateGradient().gradientTolerance(0.25).changeTolerance(0));
    }

    @ParameterizedTest
    @MethodSource("withTolerances")
    void theGradientToleranceIsOfTheLargestEntryAndInclusive(Method method) {
        Optimizer opt = method.start();
        double[] x = {0.25, -0.25};
        assertThat(opt.step(x, quadratic(1, 1))).isEqualTo(0.0625);
        assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
        assertThat(x).containsExactly(0.25, -0.25);
        assertThat(opt.gradientNorm()).isEqualTo(Math.sqrt(0.125));
        x[1] = -Math.nextUp(0.25);
        opt.step(x, quadratic(1, 1));
        assertThat(opt.stopped()).isNotEqualTo(Stop.GRADIENT);
        assertThat(Math.abs(x[0])).isLessThan(0.25);
    }

    @Test
    void theChangeToleranceLooksAtTheSlopeTheStepAndTheValue() {
        // f = −x: each step of ½ lowers f by ½ and moves x by ½; the slope along d = 1 is −1.
        Objective line =
                (x, g) -> {
                    g[0] = -1;
                    return -x[0];
                };
        for (Method method :
                List.of(
                        lbfgs(4).search(fixedStep(0.5)).changeTolerance(0.5),
                        bfgs().search(fixedStep(0.5)).changeTolerance(0.5),
                        nonlinearConjugateGradient().search(fixedStep(0.5)).changeTolerance(0.5))) {
            double[] x = {0};
            Optimizer opt = method.start();
            opt.step(x, line);
            assertThat(x[0]).isEqualTo(0.5);
            assertThat(opt.stopped()).isEqualTo(Stop.CHANGE);
        }
        for (double tolerance : new double[] {0, Math.nextDown(0.5)}) {
            Optimizer opt = lbfgs(4).search(fixedStep(0.5)).changeTolerance(tolerance).start();
            opt.step(new double[1], line);
            assertThat(opt.done()).isFalse();
        }
        // The slope alone: nothing moves.
        Optimizer steep = lbfgs(4).search(fixedStep(0.5)).changeTolerance(1.0000001).start();
        double[] x = {0};
        steep.step(x, line);
        assertThat(steep.stopped()).isEqualTo(Stop.CHANGE);
        assertThat(x[0]).isZero();
        // The value alone, and the step alone.
        for (double slope : new double[] {0.001, 1000}) {
            Objective f =
                    (p, g) -> {
                        g[0] = -slope * 1000;
                        g[1] = 0;
                        return slope < 1 ? p[0] * 1e-7 : -p[0] * slope * 1000;
                    };
            Optimizer opt =
                    lbfgs(4).search(fixedStep(slope < 1 ? 1 : 1e-6)).changeTolerance(1e-5).start();
            opt.step(new double[2], f);
            assertThat(opt.stopped()).as("slope %s", slope).isEqualTo(Stop.CHANGE);
        }
    }

    @Test
    void stopsAreAboutTheLastStepOnly() {
        Optimizer opt = lbfgs(4).start();
        double[] x = {0, 0};
        opt.step(x, quadratic(1, 2));
        assertThat(opt.done()).isTrue();
        x[0] = 5;
        opt.step(x, quadratic(1, 2));
        assertThat(opt.done()).isFalse();
    }

    @Test
    void armijoIsEnoughOnARavine() {
        for (Method method : List.of(lbfgs(5).search(armijo()), bfgs().search(armijo()))) {
            Optimizer opt = method.start();
            double[] x = {10, 1};
            while (!opt.done()) {
                assertThat(opt.t()).isLessThan(100);
                opt.step(x, quadratic(1, 100));
            }
            assertThat(x).containsExactly(new double[] {0, 0}, within(1e-4));
        }
    }

    @Test
    void onAQuadraticBfgsFindsTheInverseHessian() {
        int n = 5;
        Quadratic f = quadraticOfCondition(10, n).randomAxes(3);
        double[] x = random.doubles(n, -1, 1).toArray();
        double[][] h = new double[1][];
        Bfgs bfgs = bfgs().search(new ExactOnQuadratics()).gradientTolerance(0).changeTolerance(0);
        Method watched =
                (p, function, s) -> {
                    double loss = bfgs.step(p, function, s);
                    h[0] = s.slot("h", n * n).clone();
                    return loss;
                };
        Optimizer opt = watched.start();
        for (int t = 0; t < n; t++) {
            opt.step(x, f);
        }
        double[][] a = f.hessian(x);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += h[0][i * n + k] * a[k][j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-10));
            }
        }
    }
}
