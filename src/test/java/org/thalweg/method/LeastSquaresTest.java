package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.gaussNewton;
import static org.thalweg.Optimizers.levenbergMarquardt;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Counted;
import org.thalweg.core.LeastSquares;
import org.thalweg.core.Method;
import org.thalweg.core.NotFinite;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.schedule.Constant;

/** Gauss-Newton and Levenberg-Marquardt. */
class LeastSquaresTest {
    private static final Map<String, List<Golden.Row>> ENDS = Golden.read("squares.csv");
    private static final Map<String, List<Golden.Row>> WALKS = Golden.read("squares_walks.csv");
    private static final LevenbergMarquardt UNTIL_THE_END =
            levenbergMarquardt().gradientTolerance(0).changeTolerance(0);

    @TempDir private static Path directory;

    // ---- golden values

    static Stream<String> walks() {
        return WALKS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("walks")
    void everyUpdateIsThatOfFortyDigitArithmetic(String name) throws IOException {
        String[] words = name.split(" ", 3);
        double setting = Double.parseDouble(words[1]);
        Method method =
                words[0].equals("gaussNewton")
                        ? gaussNewton(setting).gradientTolerance(0)
                        : UNTIL_THE_END.damping(setting);
        Squares.Problem f = Squares.of(words[2]);
        double[] x = f.start();
        Optimizer opt = method.start();
        for (Golden.Row row : WALKS.get(name)) {
            opt.step(x, f);
            assertThat(opt.t()).isEqualTo(row.t());
            assertThat(opt.done()).isFalse();
            Golden.assertClose(
                    "x after update " + row.t(), x, Arrays.copyOf(row.values(), x.length));
            if (method instanceof LevenbergMarquardt) {
                double lambda = row.values()[x.length];
                // λ has fewer digits than x: its gain is a quotient of small differences.
                assertThat(lambda(opt, x)).isCloseTo(lambda, within(1e-10 * lambda));
            }
        }
    }

    static Stream<Squares.Problem> problems() {
        return Squares.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void levenbergMarquardtEndsWhereMinpackDoes(Squares.Problem f) {
        double[] golden = ENDS.get(f.toString()).get(0).values();
        for (double damping : new double[] {1e-6, 1e-3, 1}) {
            double[] x = f.start();
            Optimizer opt = UNTIL_THE_END.damping(damping).start();
            while (!opt.done() && opt.t() < 300) {
                opt.step(x, f);
            }
            assertThat(opt.stopped()).isIn(Stop.CHANGE, Stop.GRADIENT);
            assertThat(f.value(x))
                    .isCloseTo(golden[x.length], within(1e-13 * golden[x.length] + 1e-25));
            // Values tell points apart only where they differ: half the digits of x. Gauss-Newton
            // compares no values.
            double[] end = Arrays.copyOf(golden, x.length);
            assertThat(x).containsExactly(end, within(1e-7));
            Optimizer polish = gaussNewton().gradientTolerance(0).start();
            for (int t = 0; t < 60; t++) {
                polish.step(x, f);
            }
            Golden.assertClose("end", x, end);
        }
    }

    @Test
    void everyGoldenEndIsTested() {
        assertThat(Squares.ALL)
                .extracting(Squares.Problem::toString)
                .hasSameElementsAs(ENDS.keySet());
    }

    // ---- closed forms

    @Test
    void linearResidualsAreSolvedInOneUpdate() {
        Squares.Problem line = Squares.of("line");
        double[] golden = ENDS.get("line").get(0).values();
        SplittableRandom random = new SplittableRandom(3);
        for (int draw = 0; draw < 20; draw++) {
            double[] x = random.doubles(3, -10, 10).toArray();
            double[] start = x.clone();
            Optimizer opt = gaussNewton().start();
            opt.step(x, line);
            assertThat(x).containsExactly(Arrays.copyOf(golden, 3), within(1e-13));
            opt.step(x, line);
            assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
            // With a learning rate, that share of the way.
            double[] y = start.clone();
            gaussNewton(0.25).start().step(y, line);
            for (int i = 0; i < 3; i++) {
                assertThat(y[i]).isCloseTo(start[i] + 0.25 * (golden[i] - start[i]), within(1e-13));
            }
        }
    }

    /** f = 1/2 (h x)² from r = h x: p = −h² x / (h² + λ), λ = τ h² at first: p = −x / (1 + τ). */
    @Test
    void theFirstStepInOneDimension() {
        for (double tau : new double[] {1e-3, 1, 100}) {
            double[] x = {4};
            Squares.Problem f = scaled(3);
            assertThat(levenbergMarquardt().damping(tau).start().step(x, f)).isEqualTo(72);
            assertThat(x[0]).isCloseTo(4 - 4 / (1 + tau), within(1e-14));
        }
    }

    @Test
    void aLargeDampingIsAShortStepOfGradientDescent() {
        Squares.Problem f = Squares.of("Rosenbrock");
        double[] x = f.start();
        double[] g = new double[2];
        f.valueAndGradient(x, g);
        levenbergMarquardt().damping(1e9).start().step(x, f);
        double lambda = 1e9 * (24 * 24 + 1) / 2;
        assertThat((x[0] + 1.2) * lambda).isCloseTo(-g[0], within(1e-4));
        assertThat((x[1] - 1) * lambda).isCloseTo(-g[1], within(1e-4));
    }

    @Test
    void theValueIsHalfTheMeanSquareOfTheResiduals() {
        for (Squares.Problem f : Squares.ALL) {
            double[] g = new double[f.start().length];
            double value = f.valueAndGradient(f.start(), g);
            double norm = Math.sqrt(Arrays.stream(g).map(v -> v * v).sum());
            for (Method method : List.of(gaussNewton(), levenbergMarquardt())) {
                Optimizer opt = method.start();
                assertThat(opt.step(f.start(), f)).isCloseTo(value, within(1e-14 * (1 + value)));
                assertThat(opt.gradientNorm()).isCloseTo(norm, within(1e-12 * (1 + norm)));
            }
        }
        // Rosenbrock's function is Σ r², four times this.
        assertThat(Squares.of("Rosenbrock").value(new double[] {-1.2, 1}))
                .isCloseTo(rosenbrock().value(new double[] {-1.2, 1}) / 4, within(1e-14));
    }

    @Test
    void gaussNewtonSolvesRosenbrockInTwoUpdates() {
        Squares.Problem f = Squares.of("Rosenbrock");
        double[] x = f.start();
        Optimizer opt = gaussNewton().start();
        opt.step(x, f);
        assertThat(x[0]).isCloseTo(1, within(1e-12));
        opt.step(x, f);
        assertThat(x).containsExactly(new double[] {1, 1}, within(1e-12));
        assertThat(opt.step(x, f)).isLessThan(1e-24);
        assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
    }

    // ---- what the damping is for

    @ParameterizedTest
    @MethodSource("problems")
    void theValueNeverRises(Squares.Problem f) {
        SplittableRandom random = new SplittableRandom(6);
        for (int draw = 0; draw < 30; draw++) {
            double[] x = f.start();
            for (int i = 0; i < x.length; i++) {
                x[i] += random.nextDouble(-0.2, 0.2);
            }
            Optimizer opt = UNTIL_THE_END.damping(1e-8).start();
            double last = Double.POSITIVE_INFINITY;
            for (int t = 0; t < 30 && !opt.done(); t++) {
                double value = opt.step(x, f);
                assertThat(value).isLessThanOrEqualTo(last * (1 + 1e-14));
                last = value;
            }
        }
    }

    /** The third column is the sum of the first two; also with columns of very different sizes. */
    @Test
    void dependentColumnsStopGaussNewtonButNotLevenbergMarquardt() {
        for (double scale : new double[] {1, 1e-6, 1e6, 1 / 3.0}) {
            Squares.Problem f =
                    new Squares.Problem(
                            "dependent",
                            7,
                            new double[] {1, 2, 3},
                            (i, x, slopes) -> {
                                slopes[0] = ((3 * i) % 11 - 5) / 7.0;
                                slopes[1] = ((5 * i + 1) % 11 - 5) / 9.0;
                                slopes[2] = scale * (slopes[0] + slopes[1]);
                                return slopes[0] * x[0]
                                        + slopes[1] * x[1]
                                        + slopes[2] * x[2]
                                        - i % 3;
                            });
            double[] x = f.start();
            Optimizer opt = gaussNewton().start();
            opt.step(x, f);
            assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
            assertThat(x).containsExactly(1, 2, 3);
            Optimizer damped = UNTIL_THE_END.start();
            while (!damped.done()) {
                damped.step(x, f);
            }
            double value = f.value(x);
            // As low as without the third column.
            Squares.Problem two =
                    new Squares.Problem(
                            "two",
                            7,
                            new double[2],
                            (i, y, slopes) -> {
                                slopes[0] = ((3 * i) % 11 - 5) / 7.0;
                                slopes[1] = ((5 * i + 1) % 11 - 5) / 9.0;
                                return slopes[0] * y[0] + slopes[1] * y[1] - i % 3;
                            });
            double[] y = two.start();
            gaussNewton().start().step(y, two);
            assertThat(value).isCloseTo(two.value(y), within(1e-13));
        }
    }

    @Test
    void fewerResidualsThanParametersAreDependentToo() {
        Squares.Problem f =
                new Squares.Problem(
                        "one residual",
                        1,
                        new double[] {2, 1},
                        (i, x, slopes) -> {
                            slopes[0] = 3;
                            slopes[1] = 4;
                            return 3 * x[0] + 4 * x[1];
                        });
        double[] x = f.start();
        Optimizer opt = gaussNewton().start();
        opt.step(x, f);
        assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
        Optimizer damped = UNTIL_THE_END.start();
        for (int t = 0; t < 10; t++) {
            damped.step(x, f);
        }
        // The nearest solution: along (3, 4).
        assertThat(x)
                .containsExactly(
                        new double[] {2 - 10 * 3 / 25.0, 1 - 10 * 4 / 25.0}, within(1e-11));
    }

    /** A pivot that rounding has left a little above 0 is as good as 0. */
    @Test
    void whatRoundingLeavesIsNoIndependence() {
        double edge = Math.sqrt(25 * 10 * Math.ulp(1.0));
        for (double left : new double[] {0.99 * edge, 1.01 * edge}) {
            double[] l = {2, 9, 9, 0.5, 1, 9, 3, 4, left};
            assertThat(NormalEquations.isDependent(l, 3, 7)).isEqualTo(left < edge);
        }
        edge = Math.sqrt(0.25 * 10 * Math.ulp(1.0));
        for (double left : new double[] {0.99 * edge, 1.01 * edge}) {
            double[] l = {2, 9, 9, 0.5, left, 9, 3, 4, 1};
            assertThat(NormalEquations.isDependent(l, 3, 7)).isEqualTo(left < edge);
        }
        assertThat(NormalEquations.isDependent(new double[] {1e-150}, 1, 7)).isFalse();
        double least = Math.sqrt(4 * Math.ulp(1.0));
        assertThat(NormalEquations.isDependent(new double[] {1, 0, 1, least}, 2, 2)).isTrue();
        double more = Math.nextUp(least);
        assertThat(NormalEquations.isDependent(new double[] {1, 0, 1, more}, 2, 2)).isFalse();
        // Cholesky's factorization succeeds here, and the jump would be 1e8 long.
        Squares.Problem f =
                new Squares.Problem(
                        "nearly",
                        2,
                        new double[] {1, 2},
                        (i, x, slopes) -> {
                            slopes[0] = 1;
                            slopes[1] = 1 + i * 4e-8;
                            return i;
                        });
        double[] x = f.start();
        Optimizer opt = gaussNewton().start();
        assertThat(opt.step(x, f)).isEqualTo(0.25);
        assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
        assertThat(x).containsExactly(1, 2);
    }

    @Test
    void columnsOfVeryDifferentSizeAreNotDependent() {
        Squares.Problem f =
                new Squares.Problem(
                        "scaled",
                        3,
                        new double[] {1, 1},
                        (i, x, slopes) -> {
                            slopes[0] = i;
                            slopes[1] = 1e-9;
                            return i * x[0] + 1e-9 * x[1] - (2 * i + 5e-9);
                        });
        double[] x = f.start();
        Optimizer opt = gaussNewton().gradientTolerance(0).start();
        opt.step(x, f);
        assertThat(opt.done()).isFalse();
        assertThat(x[0]).isCloseTo(2, within(1e-9));
        assertThat(x[1]).isCloseTo(5, within(1e-4));
    }

    /** r = log x + 3 is not defined left of 0, where the jump from x = 4 leads. */
    @Test
    void aTrialWhereThereIsNoValueIsTooFar() {
        Squares.Problem f =
                new Squares.Problem(
                        "logarithm",
                        1,
                        new double[] {4},
                        (i, x, slopes) -> {
                            slopes[0] = 1 / x[0];
                            return Math.log(x[0]) + 3;
                        });
        double[] x = {4};
        Optimizer opt = UNTIL_THE_END.damping(1e-9).start();
        while (!opt.done()) {
            opt.step(x, f);
            assertThat(x[0]).isPositive();
        }
        assertThat(x[0]).isCloseTo(Math.exp(-3), within(1e-15));
        double[] y = {4};
        Optimizer jump = gaussNewton().start();
        jump.step(y, f);
        assertThat(y[0]).isNegative();
        assertThatThrownBy(() -> jump.step(y, f)).isInstanceOf(NotFinite.class);
        assertThat(jump.t()).isEqualTo(1);
    }

    /** The value at the trial is that at x: the step is taken, and λ doubles. */
    @Test
    void anEqualValueIsTaken() throws IOException {
        Squares.Problem f =
                new Squares.Problem(
                        "mirror",
                        1,
                        new double[] {1},
                        (i, x, slopes) -> {
                            slopes[0] = 1;
                            return x[0] > 0.6 ? 1 : -1;
                        });
        double[] x = {1};
        Optimizer opt = UNTIL_THE_END.damping(0.25).start();
        opt.step(x, f);
        assertThat(x[0]).isCloseTo(1 - 1 / 1.25, within(1e-15));
        assertThat(opt.done()).isFalse();
        assertThat(lambda(opt, x)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void theDampingGrowsByTwoThenFourThenEight() throws IOException {
        List<Double> trials = new ArrayList<>();
        Squares.Problem f =
                new Squares.Problem(
                        "wall",
                        1,
                        new double[] {1},
                        (i, x, slopes) -> {
                            trials.add(x[0]);
                            slopes[0] = 1;
                            return x[0] < 0.95 ? 7 : x[0];
                        });
        double[] x = {1};
        Optimizer opt = UNTIL_THE_END.damping(0.25).start();
        opt.step(x, f);
        // λ = ¼, ½, 2, 16, 256; p = −1/(1 + λ). First x twice, for residuals and Jacobian.
        double[] tried = {
            1, 1, 1 - 1 / 1.25, 1 - 1 / 1.5, 1 - 1 / 3.0, 1 - 1 / 17.0, 1 - 1 / 257.0
        };
        assertThat(trials.stream().mapToDouble(v -> v).toArray())
                .containsExactly(tried, within(1e-15));
        // The linear model is exact here, the gain 1: a third.
        assertThat(lambda(opt, x)).isCloseTo(256 / 3.0, within(1e-12));
    }

    @Test
    void theDampingFallsNotBelowTheSmallestNormalNumber() throws IOException {
        double[] x = {1e-3};
        Optimizer opt = UNTIL_THE_END.damping(1e-300).start();
        Squares.Problem f = scaled(1);
        for (int t = 0; t < 60; t++) {
            x[0] = 1;
            opt.step(x, f);
        }
        assertThat(lambda(opt, x)).isEqualTo(Double.MIN_NORMAL);
    }

    /** The squares of these numbers are 0 in double precision: λ begins at the least there is. */
    @Test
    void numbersWithoutASquareAreNoTrouble() throws IOException {
        Squares.Problem flat =
                new Squares.Problem(
                        "flat",
                        1,
                        new double[] {1},
                        (i, x, slopes) -> {
                            slopes[0] = 1e-170;
                            return 1 + 1e-170 * x[0];
                        });
        double[] x = {1};
        Optimizer opt = UNTIL_THE_END.start();
        opt.step(x, flat);
        assertThat(x[0]).isCloseTo(-1e-170 / Double.MIN_NORMAL, within(1e125));
        // Both decreases, actual and predicted, round to 0: λ stays as it is.
        double[] y = {1e-170};
        Optimizer small = UNTIL_THE_END.start();
        small.step(y, scaled(1));
        assertThat(y[0]).isBetween(0.0, 1e-172);
        assertThat(lambda(small, y)).isEqualTo(1e-3);
    }

    // ---- when it is done

    @Test
    void doneAtAFlatPlaceWithoutAFurtherEvaluation() {
        Squares.Problem f = scaled(1);
        for (Method method :
                List.of(
                        gaussNewton().gradientTolerance(0.5),
                        levenbergMarquardt().gradientTolerance(0.5))) {
            double[] x = {0.5};
            Counted counted = f.counted();
            Optimizer opt = method.start();
            assertThat(opt.step(x, counted)).isEqualTo(0.125);
            assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
            assertThat(x[0]).isEqualTo(0.5);
            assertThat(counted.evaluations()).isEqualTo(1);
            x[0] = Math.nextUp(0.5);
            opt.step(x, counted);
            assertThat(opt.done()).isFalse();
            assertThat(x[0]).isLessThan(0.01);
        }
    }

    @Test
    void doneAfterASmallChange() {
        Squares.Problem f = scaled(1);
        // From 1 by p = −½ to ½: the value falls from ½ to ⅛.
        LevenbergMarquardt half = levenbergMarquardt().damping(1).gradientTolerance(0);
        assertThat(stopped(half.changeTolerance(0.374), f)).isNull();
        assertThat(stopped(half.changeTolerance(0.376), f)).isEqualTo(Stop.CHANGE);
        // r = 100 x: the value falls by 3750, and |p| decides.
        assertThat(stopped(half.changeTolerance(0.499), scaled(100))).isNull();
        assertThat(stopped(half.changeTolerance(0.5), scaled(100))).isEqualTo(Stop.CHANGE);
    }

    private static Stop stopped(Method method, Squares.Problem f) {
        double[] x = {1};
        Optimizer opt = method.start();
        opt.step(x, f);
        assertThat(x[0]).isEqualTo(0.5);
        return opt.stopped();
    }

    @Test
    void whereNoStepIsTakenItIsDoneAndNothingMoves() throws IOException {
        Squares.Problem f =
                new Squares.Problem(
                        "needle",
                        1,
                        new double[] {1},
                        (i, x, slopes) -> {
                            slopes[0] = 1;
                            return x[0] == 1 ? 1 : Double.NaN;
                        });
        double[] x = {1};
        Optimizer opt = levenbergMarquardt().start();
        assertThat(opt.step(x, f)).isEqualTo(0.5);
        assertThat(opt.stopped()).isEqualTo(Stop.CHANGE);
        assertThat(x[0]).isEqualTo(1);
        assertThat(lambda(opt, x)).isZero();
    }

    @Test
    void aMatrixThatIsNotFiniteIsSingular() throws IOException {
        Squares.Problem f =
                new Squares.Problem(
                        "steep",
                        1,
                        new double[] {1},
                        (i, x, slopes) -> {
                            slopes[0] = 1e200;
                            return 1e-100 * x[0];
                        });
        for (Method method : List.of(gaussNewton(), levenbergMarquardt())) {
            double[] x = {1};
            Optimizer opt = method.start();
            assertThat(opt.step(x, f)).isEqualTo(1e-200 / 2);
            assertThat(opt.stopped()).isEqualTo(Stop.SINGULAR);
            assertThat(x[0]).isEqualTo(1);
        }
        double[] x = {1};
        Optimizer opt = levenbergMarquardt().start();
        opt.step(x, f);
        assertThat(lambda(opt, x)).isZero();
    }

    // ---- contracts

    static List<Arguments> methodsAndProblems() {
        List<Arguments> all = new ArrayList<>();
        for (Method method :
                List.of(
                        gaussNewton(0.5).gradientTolerance(0),
                        gaussNewton(t -> 0.5 / (t + 1)).gradientTolerance(0),
                        UNTIL_THE_END)) {
            for (Squares.Problem f : Squares.ALL) {
                if (!(method instanceof GaussNewton && f.toString().equals("Beale"))) {
                    all.add(Arguments.of(method, f));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("methodsAndProblems")
    void resumesBitForBitAfterEveryUpdate(Method method, Squares.Problem f) throws IOException {
        double[] x = f.start();
        Optimizer opt = method.start();
        for (int t = 0; t < 6; t++) {
            opt.step(x, f);
        }
        for (int at = 0; at <= 6; at++) {
            double[] y = f.start();
            Optimizer first = method.start();
            for (int t = 0; t < at; t++) {
                first.step(y, f);
            }
            Path file = directory.resolve("resumed");
            first.save(file, y);
            double[] z = new double[y.length];
            Optimizer second = Optimizer.load(method, file, z);
            for (int t = at; t < 6; t++) {
                second.step(z, f);
            }
            assertThat(z).containsExactly(x);
            assertThat(saved(second, z)).isEqualTo(saved(opt, x));
        }
    }

    @ParameterizedTest
    @MethodSource("methodsAndProblems")
    void anUpdateFromWhatIsNotFiniteLeavesNoTrace(Method method, Squares.Problem f)
            throws IOException {
        double[] expected = f.start();
        Optimizer undisturbed = method.start();
        for (int t = 0; t < 4; t++) {
            undisturbed.step(expected, f);
        }
        double[] x = f.start();
        Optimizer opt = method.start();
        for (int t = 1; t <= 4; t++) {
            String before = saved(opt, x);
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                for (boolean inJacobian : new boolean[] {false, true}) {
                    Objective broken = new Broken(f, bad, inJacobian);
                    NotFinite e = catchThrowableOfType(NotFinite.class, () -> opt.step(x, broken));
                    assertThat(e.update()).isEqualTo(t);
                    assertThat(saved(opt, x)).isEqualTo(before);
                }
            }
            opt.step(x, f);
        }
        assertThat(x).containsExactly(expected);
    }

    @Test
    void anExceptionInATrialLeavesNoTrace() throws IOException {
        Squares.Problem f = Squares.of("Rosenbrock");
        double[] x = f.start();
        Optimizer opt = levenbergMarquardt().start();
        opt.step(x, f);
        String before = saved(opt, x);
        int[] calls = {0};
        LeastSquares failing =
                new Broken(f, 0, false) {
                    @Override
                    public void residuals(double[] at, double[] r) {
                        if (++calls[0] == 2) {
                            throw new IllegalStateException("no residuals here");
                        }
                        f.residuals(at, r);
                    }
                };
        assertThatThrownBy(() -> opt.step(x, failing)).hasMessage("no residuals here");
        assertThat(saved(opt, x)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("methodsAndProblems")
    void runsAreIdenticalAlsoWhenInterleaved(Method method, Squares.Problem f) {
        double[] x = f.start();
        double[] y = f.start();
        Optimizer a = method.start();
        Optimizer b = method.start();
        for (int t = 0; t < 8; t++) {
            if (t < 6) {
                a.step(x, f);
            }
            if (t >= 2) {
                b.step(y, f);
            }
        }
        assertThat(y).containsExactly(x);
    }

    @ParameterizedTest
    @MethodSource("methodsAndProblems")
    void allocatesNothingAfterTheFirstUpdate(Method method, Squares.Problem given) {
        Squares.Problem f = given;
        double[] start = f.start();
        double[] x = f.start();
        Optimizer opt = method.start();
        opt.step(x, f);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        thread.getCurrentThreadAllocatedBytes();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int t = 0; t < 5; t++) {
                System.arraycopy(start, 0, x, 0, x.length);
                opt.step(x, f);
            }
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        // Beale's constants are made anew for each of its residuals: 40 bytes.
        assertThat(least).isLessThanOrEqualTo(f.toString().equals("Beale") ? 40 * 200 : 0);
    }

    @Test
    void costsOneJacobianAnUpdateAndOneEvaluationATrial() {
        Squares.Problem f = Squares.of("Rosenbrock");
        Counted newton = f.counted();
        double[] x = f.start();
        Optimizer opt = gaussNewton(0.5).start();
        for (int t = 0; t < 5; t++) {
            opt.step(x, newton);
        }
        assertThat(newton.evaluations()).isEqualTo(5);
        assertThat(newton.jacobians()).isEqualTo(5);
        Counted damped = f.counted();
        double[] y = f.start();
        Optimizer lm = levenbergMarquardt().start();
        for (int t = 0; t < 12; t++) {
            lm.step(y, damped);
        }
        assertThat(damped.jacobians()).isEqualTo(12);
        assertThat(damped.evaluations()).isBetween(24L, 30L);
    }

    @Test
    void remembersNoMoreThanItSays() {
        Squares.Problem f = Squares.of("Bard");
        Optimizer newton = gaussNewton(0.5).start();
        Optimizer lm = levenbergMarquardt().start();
        newton.step(f.start(), f);
        lm.step(f.start(), f);
        assertThat(newton.memory()).isZero();
        assertThat(lm.memory()).isEqualTo(1);
        assertThat(gaussNewton().describe().memory()).isEqualTo("0");
        assertThat(levenbergMarquardt().describe().memory()).isEqualTo("1");
    }

    @Test
    void theRateOfEachUpdateIsThatOfItsSchedule() {
        Squares.Problem f = Squares.of("Bard");
        Optimizer opt = gaussNewton(t -> 0.5 / (t + 1)).start();
        double[] x = f.start();
        for (int t = 0; t < 4; t++) {
            opt.step(x, f);
            assertThat(opt.rate()).isEqualTo(0.5 / (t + 1));
        }
        Optimizer bad = gaussNewton(t -> t < 2 ? 0.5 : -1).start();
        double[] y = f.start();
        bad.step(y, f);
        bad.step(y, f);
        double[] before = y.clone();
        assertThatThrownBy(() -> bad.step(y, f)).hasMessageContaining("learning rate of update 3");
        assertThat(y).containsExactly(before);
    }

    @Test
    void whatOffersNoResidualsIsRefusedWithARemedy() {
        for (Method method : List.of(gaussNewton(), levenbergMarquardt())) {
            assertThatThrownBy(() -> method.start().step(new double[] {1, 1}, rosenbrock()))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("residuals (LeastSquares)");
            assertThatThrownBy(
                            () -> method.start().step(new double[2], Squares.of("Beale").sam(0.1)))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void settings() {
        assertThat(gaussNewton()).isEqualTo(new GaussNewton(new Constant(1), 1e-7));
        assertThat(gaussNewton(0.5).gradientTolerance(0.25))
                .isEqualTo(new GaussNewton(new Constant(0.5), 0.25))
                .hasToString("GaussNewton[lr=0.5, gradientTolerance=0.25]");
        LevenbergMarquardt lm = levenbergMarquardt();
        assertThat(lm).isEqualTo(new LevenbergMarquardt(1e-3, 1e-7, 1e-9));
        assertThat(lm.damping(2)).isEqualTo(new LevenbergMarquardt(2, 1e-7, 1e-9));
        assertThat(lm.gradientTolerance(2)).isEqualTo(new LevenbergMarquardt(1e-3, 2, 1e-9));
        assertThat(lm.changeTolerance(2)).isEqualTo(new LevenbergMarquardt(1e-3, 1e-7, 2));
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            refused("lr must be at least 0", () -> gaussNewton(bad));
            refused("gradientTolerance", () -> gaussNewton().gradientTolerance(bad));
            refused("gradientTolerance", () -> lm.gradientTolerance(bad));
            refused("changeTolerance", () -> lm.changeTolerance(bad));
            refused("damping must be positive", () -> lm.damping(bad));
        }
        refused("damping must be positive", () -> lm.damping(0));
    }

    private static void refused(
            String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable make) {
        assertThatIllegalArgumentException().isThrownBy(make).withMessageContaining(words);
    }

    /** r = h x. */
    private static Squares.Problem scaled(double h) {
        return new Squares.Problem(
                "scaled",
                1,
                new double[] {1},
                (i, x, slopes) -> {
                    slopes[0] = h;
                    return h * x[0];
                });
    }

    private static double lambda(Optimizer opt, double[] x) throws IOException {
        return saved(opt, x)
                .lines()
                .filter(line -> line.startsWith("slot lambda 1 "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[3]))
                .findFirst()
                .orElseThrow();
    }

    private static String saved(Optimizer opt, double[] x) throws IOException {
        Path file = directory.resolve("compared");
        opt.save(file, x);
        return Files.readString(file);
    }

    /** Residuals or Jacobian with something not finite in the last place. */
    private static class Broken implements LeastSquares {
        private final Squares.Problem f;
        private final double bad;
        private final boolean inJacobian;

        Broken(Squares.Problem f, double bad, boolean inJacobian) {
            this.f = f;
            this.bad = bad;
            this.inJacobian = inJacobian;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            return f.valueAndGradient(x, g);
        }

        @Override
        public int residuals() {
            return f.residuals();
        }

        @Override
        public void residuals(double[] x, double[] r) {
            f.residuals(x, r);
            if (!inJacobian) {
                r[r.length - 1] = bad;
            }
        }

        @Override
        public void jacobian(double[] x, double[] j) {
            f.jacobian(x, j);
            if (inJacobian) {
                j[j.length - 1] = bad;
            }
        }
    }
}
