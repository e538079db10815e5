package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.quadraticOfCondition;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Functions.saddle;
import static org.thalweg.Functions.testFunctions;
import static org.thalweg.Optimizers.armijo;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.dampedNewton;
import static org.thalweg.Optimizers.exactOnQuadratics;
import static org.thalweg.Optimizers.fixedStep;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.nonlinearConjugateGradient;
import static org.thalweg.Optimizers.steepestDescent;
import static org.thalweg.Optimizers.strongWolfe;
import static org.thalweg.Schedules.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.core.Counted;
import org.thalweg.core.Method;
import org.thalweg.core.NotFinite;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.function.Quadratic;
import org.thalweg.function.TestFunction;

/** What a search along a line promises, and what it says when it cannot keep it. */
class LineSearchTest {
    private final SplittableRandom random = new SplittableRandom(31);

    /** What a search found, and every α it tried. */
    record Found(
            double alpha, double[] x, double[] g, double value, List<Double> tried, Stop stop) {}

    /** Searches once from 0 along d in one dimension. */
    static Found search(
            LineSearch search, double first, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        List<Double> tried = new ArrayList<>();
        Objective f =
                (x, g) -> {
                    tried.add(x[0]);
                    g[0] = slope.applyAsDouble(x[0]);
                    return value.applyAsDouble(x[0]);
                };
        return search(search, f, new double[1], new double[] {1}, first, tried);
    }

    static Found search(
            LineSearch search,
            Objective f,
            double[] start,
            double[] direction,
            double first,
            List<Double> tried) {
        Found[] found = new Found[1];
        Optimizer[] opt = new Optimizer[1];
        Method once =
                (x, given, s) -> {
                    double[] g = new double[x.length];
                    double loss = given.valueAndGradient(x, g);
                    double[] gBefore = g.clone();
                    double[] d = direction.clone();
                    tried.clear();
                    double alpha = search.along(d, first, x, loss, g, given, s);
                    assertThat(x).isEqualTo(start);
                    assertThat(g).isEqualTo(gBefore);
                    assertThat(d).isEqualTo(direction);
                    found[0] =
                            new Found(
                                    alpha,
                                    s.scratch("x").clone(),
                                    s.scratch("g").clone(),
                                    s.scratch("value", 1)[0],
                                    List.copyOf(tried),
                                    null);
                    return loss;
                };
        opt[0] = once.start();
        opt[0].step(start.clone(), f);
        Found all = found[0];
        if (all.alpha != 0) {
            assertThat(opt[0].rate()).isEqualTo(all.alpha);
        }
        return new Found(all.alpha, all.x, all.g, all.value, all.tried, opt[0].stopped());
    }

    @Test
    void armijoIsTheFirstOfTheSequenceThatIsLowEnough() {
        for (int draw = 0; draw < 300; draw++) {
            double c1 = random.nextDouble(0.001, 0.999);
            double shrink = random.nextDouble(0.1, 0.9);
            double first = Math.pow(10, random.nextDouble(-1, 3));
            double a = random.nextDouble(0.01, 10);
            DoubleUnaryOperator f = x -> a * x * x + x * x * x * x / 5 - x;
            Found found =
                    search(
                            new Armijo(c1, shrink),
                            first,
                            f,
                            x -> 2 * a * x + x * x * x * 4 / 5 - 1);
            double alpha = first;
            List<Double> expected = new ArrayList<>(List.of(alpha));
            while (!(f.applyAsDouble(alpha) <= -c1 * alpha)) {
                alpha *= shrink;
                expected.add(alpha);
            }
            assertThat(found.tried).isEqualTo(expected);
            assertThat(found.alpha).isEqualTo(alpha).isEqualTo(found.x[0]);
            assertThat(found.value).isEqualTo(f.applyAsDouble(alpha));
            assertThat(found.stop).isNull();
        }
    }

    @Test
    void armijoAcceptsTheBoundItself() {
        // f(1) = −¼ = c₁ · 1 · f′(0) exactly.
        Found found =
                search(new Armijo(0.25, 0.5), 4, x -> x == 1 ? -0.25 : x > 1 ? 0 : -x, x -> -1);
        assertThat(found.tried).containsExactly(4.0, 2.0, 1.0);
    }

    /** Asserts both conditions at each point that is accepted, with the numbers the search had. */
    private static LineSearch checked(StrongWolfe search, int[] count) {
        return (d, first, x, loss, g, f, s) -> {
            double alpha = search.along(d, first, x, loss, g, f, s);
            double slope = Vectors.dot(g, d);
            double[] y = s.scratch("x");
            for (int i = 0; i < x.length; i++) {
                assertThat(y[i]).isEqualTo(x[i] + alpha * d[i]);
            }
            double[] there = new double[x.length];
            double value = f.valueAndGradient(y, there);
            assertThat(s.scratch("value", 1)[0]).isEqualTo(value);
            assertThat(s.scratch("g")).isEqualTo(there);
            assertThat(alpha).isPositive();
            assertThat(value).isLessThanOrEqualTo(loss + search.c1() * alpha * slope);
            assertThat(Math.abs(Vectors.dot(there, d)))
                    .isLessThanOrEqualTo(search.c2() * Math.abs(slope));
            count[0]++;
            return alpha;
        };
    }

    static List<Function<LineSearch, Method>> searching() {
        return List.of(
                s -> lbfgs(5).search(s).gradientTolerance(1e-4),
                s -> bfgs().search(s).gradientTolerance(1e-4),
                s -> steepestDescent().search(s).gradientTolerance(1e-2),
                s -> dampedNewton().search(s).gradientTolerance(1e-4),
                s -> nonlinearConjugateGradient().search(s).gradientTolerance(1e-4),
                s ->
                        nonlinearConjugateGradient()
                                .beta(Conjugation.HAGER_ZHANG)
                                .search(s)
                                .gradientTolerance(1e-4));
    }

    @ParameterizedTest
    @MethodSource("searching")
    void theWolfeConditionsHoldAtEveryPointAccepted(Function<LineSearch, Method> method) {
        for (double c2 : new double[] {0.9, 0.4, 0.1}) {
            int[] count = new int[1];
            for (TestFunction f : testFunctions()) {
                if (f.name().equals("Ackley") || f.minimizers().length == 0) {
                    continue;
                }
                Optimizer opt = method.apply(checked(strongWolfe().c2(c2), count)).start();
                double[] x = f.start();
                while (!opt.done() && opt.t() < 200) {
                    opt.step(x, f);
                }
            }
            assertThat(count[0]).isGreaterThan(30);
        }
    }

    @Test
    void aValueThatRisesEndsTheGrowthFromTheThirdTrialOn() {
        // Every value is below the line of c₁ and every slope is negative and steep, so that only
        // the rise from one trial to the next can end the growth.
        double[] values = {0, -0.5, -0.4, -30};
        Found second = rising(values, 0.5);
        assertThat(second.tried.subList(0, 2)).containsExactly(0.5, 5.0);
        assertThat(second.tried.get(2)).isGreaterThan(5);
        double[] later = {0, -0.5, -5, -4.9, -30};
        Found third = rising(later, 0.5);
        assertThat(third.tried.subList(0, 3)).containsExactly(0.5, 5.0, 50.0);
        assertThat(third.tried.get(3)).isBetween(5.0, 50.0);
    }

    /** The k-th evaluation gives the k-th value, each with a slope of −1. */
    private static Found rising(double[] values, double c2) {
        int[] calls = new int[1];
        return search(
                strongWolfe().c2(c2).trials(values.length - 1),
                0.5,
                x -> values[Math.min(calls[0]++, values.length - 1)],
                x -> -1);
    }

    /** A wall at 1: beyond it f is not a number. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whereFIsNotFiniteTheStepIsTooLong(double beyond) {
        for (double first : new double[] {0.01, 1, 7, 1e6, 1e20}) {
            DoubleUnaryOperator f = x -> x < 1 ? -x - Math.log(1 - x) / 4 : beyond;
            DoubleUnaryOperator slope = x -> x < 1 ? -1 + 1 / (1 - x) / 4 : beyond;
            Found wolfe = search(strongWolfe().c2(0.1).trials(100), first, f, slope);
            assertThat(wolfe.x[0]).isCloseTo(0.75, within(0.1));
            assertThat(Math.abs(wolfe.g[0])).isLessThanOrEqualTo(0.075);
            if (beyond != Double.NEGATIVE_INFINITY) {
                Found back = search(armijo(), first, f, slope);
                assertThat(back.x[0]).isStrictlyBetween(0.0, 1.0);
                assertThat(back.value).isLessThan(0);
            }
        }
    }

    @Test
    void whereTheGradientIsNotFiniteTheStepIsTooLongForWolfe() {
        Found found =
                search(
                        strongWolfe().c2(0.1),
                        4,
                        x -> (x - 1) * (x - 1),
                        x -> x > 3 ? Double.NaN : 2 * (x - 1));
        assertThat(found.tried.get(0)).isEqualTo(4);
        assertThat(found.x[0]).isCloseTo(1, within(0.1));
    }

    @Test
    void aRunBesideAWallNeverStepsOverIt() {
        Objective f =
                (x, g) -> {
                    double r = 1 - x[0] * x[0] - x[1] * x[1];
                    g[0] = 100 * (x[0] - 0.9) + 0.2 * x[0] / r;
                    g[1] = x[1] + 0.1 + 0.2 * x[1] / r;
                    return r > 0
                            ? 50 * (x[0] - 0.9) * (x[0] - 0.9)
                                    + x[1] * x[1] / 2
                                    + 0.1 * x[1]
                                    - 0.1 * Math.log(r)
                            : Double.NaN;
                };
        for (Method method :
                List.of(
                        lbfgs(5),
                        bfgs(),
                        steepestDescent(),
                        nonlinearConjugateGradient(),
                        lbfgs(5).search(armijo()))) {
            double[] x = {-0.9, 0.3};
            Optimizer opt = method.start();
            while (!opt.done() && opt.t() < 500) {
                assertThat(opt.step(x, f)).isFinite();
            }
            assertThat(opt.stopped()).isIn(Stop.GRADIENT, Stop.CHANGE);
            assertThat(opt.gradientNorm()).isLessThan(1e-3);
        }
    }

    @Test
    void withoutDecreaseTheSearchSaysSoAndNothingMoves() {
        Objective wrong =
                (x, g) -> {
                    double value = rosenbrock().valueAndGradient(x, g);
                    g[0] = -g[0];
                    g[1] = -g[1];
                    return value;
                };
        for (LineSearch search : List.of(armijo(), strongWolfe())) {
            for (Method method :
                    List.of(
                            lbfgs(3).search(search),
                            bfgs().search(search),
                            steepestDescent().search(search),
                            nonlinearConjugateGradient().search(search))) {
                double[] x = {-1.2, 1};
                Optimizer opt = method.start();
                assertThat(opt.step(x, wrong)).isEqualTo(rosenbrock().value(x));
                assertThat(x).containsExactly(-1.2, 1);
                assertThat(opt.stopped()).isEqualTo(Stop.LINE_SEARCH);
                assertThat(opt.rate()).isNaN();
            }
        }
    }

    @Test
    void overSamTheGradientIsAnotherAndTheSearchSaysSo() {
        Optimizer opt = lbfgs(10).start();
        double[] x = {-1.2, 1};
        while (!opt.done()) {
            assertThat(opt.t()).isLessThan(100);
            opt.step(x, rosenbrock().sam(0.05));
        }
        assertThat(opt.stopped()).isEqualTo(Stop.LINE_SEARCH);
        assertThat(opt.stopped().sentence()).contains("sam and clipNorm are not for line searches");
    }

    @Test
    void trialsThatRunOutLeaveTheLowestSoFar() {
        // Downhill for ever: 1, 10, 100, …; the last is the lowest.
        Found far = search(strongWolfe().trials(3), 1, x -> -x, x -> -1);
        assertThat(far.tried).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(far.alpha).isEqualTo(1000);
        // The last is higher than the start: no step.
        Found none = search(strongWolfe().trials(1), 1, x -> x < 5 ? -x : 7, x -> -1);
        assertThat(none.tried).containsExactly(1.0, 10.0);
        assertThat(none.alpha).isZero();
        assertThat(none.stop).isEqualTo(Stop.LINE_SEARCH);
    }

    @Test
    void theExactStepIsTheLowestPointOfTheLine() {
        for (int draw = 0; draw < 200; draw++) {
            int n = random.nextInt(2, 9);
            double[] center = random.doubles(n, -1e3, 1e3).toArray();
            Quadratic f = quadraticOfCondition(50, n).randomAxes(draw).minimizer(center);
            double[] x = random.doubles(n, -1, 1).toArray();
            double size = Math.pow(10, random.nextDouble(-9, 3));
            for (int i = 0; i < n; i++) {
                x[i] = center[i] + size * x[i];
            }
            double[] g = f.gradient(x);
            double[] d = Arrays.stream(g).map(e -> -e).toArray();
            Counted counted = f.counted();
            Found found = search(exactOnQuadratics(), counted, x, d, 1, new ArrayList<>());
            assertThat(counted.evaluations()).isEqualTo(3);
            double[][] h = f.hessian(x);
            double curvature = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    curvature += d[i] * h[i][j] * d[j];
                }
            }
            double exact = Vectors.dot(d, d) / curvature;
            // The gradient itself has lost the digits that x and the center have in common.
            double lost = 1e-15 * 1e3 * 50 / Math.sqrt(Vectors.dot(d, d) / n);
            assertThat(found.alpha / exact).isCloseTo(1, within(1e-12 + 10 * lost));
            assertThat(found.value).isEqualTo(f.value(found.x));
            assertThat(found.g).isEqualTo(f.gradient(found.x));
        }
    }

    @Test
    void theProbeIsAsLongAsXSoThatTheDifferenceKeepsItsDigits() {
        // ½ 3 (x − 1000)², 1e-7 from the minimum: with a probe as short as d no digit would be
        // left.
        Objective f =
                (x, g) -> {
                    g[0] = 3 * (x[0] - 1000);
                    return 1.5 * (x[0] - 1000) * (x[0] - 1000);
                };
        double[] x = {1000 + 1e-7};
        double[] d = {-1e-13};
        Found found = search(exactOnQuadratics(), f, x, d, 1, new ArrayList<>());
        assertThat(found.alpha).isCloseTo((x[0] - 1000) / 1e-13, within(1.0));
        assertThat(ExactOnQuadratics.probe(new double[] {-8, 2}, new double[] {0.5, -2}))
                .isEqualTo(4);
        assertThat(ExactOnQuadratics.probe(new double[] {1, 2}, new double[] {0.5, -4}))
                .isEqualTo(1);
    }

    @Test
    void alongALineThatDoesNotCurveUpwardsThereIsNoExactStep() {
        for (double[] d : new double[][] {{0, 1}, {1, 1}}) {
            Found found =
                    search(
                            exactOnQuadratics(),
                            saddle(),
                            new double[] {0, 1},
                            d,
                            1,
                            new ArrayList<>());
            assertThat(found.alpha).isZero();
            assertThat(found.stop).isEqualTo(Stop.CURVATURE);
        }
        Found notANumber = search(exactOnQuadratics(), 1, x -> -x, x -> x == 0 ? -1 : Double.NaN);
        assertThat(notANumber.stop).isEqualTo(Stop.CURVATURE);
    }

    @Test
    void theFixedStepFollowsItsScheduleAndTheMultiplier() {
        Method method = steepestDescent().search(fixedStep(step(0.25, 0.5, 2)));
        Optimizer opt = method.start();
        double[] x = {1024};
        Objective f =
                (p, g) -> {
                    g[0] = 1;
                    return p[0];
                };
        // α₀ = 1/‖g‖₁ = 1, and then 2 (f₋ − f) / gᵀg.
        double[] expected = {0.25, 2 * 0.25 * 0.25, 2 * 0.03125, 2 * 2 * 0.03125 * 0.125};
        opt.step(x, f);
        assertThat(x[0]).isEqualTo(1024 - 0.25);
        assertThat(opt.rate()).isEqualTo(0.25);
        opt.step(x, f);
        assertThat(x[0]).isEqualTo(1024 - 0.25 - expected[1]);
        opt.multiplier(4);
        opt.step(x, f);
        assertThat(opt.rate()).isEqualTo(0.5);
        assertThat(x[0]).isEqualTo(1024 - 0.25 - expected[1] - 2 * expected[1] * 0.5);
    }

    @Test
    void aFixedStepThatIsTooLongIsReportedLikeALearningRate() {
        Optimizer opt = steepestDescent().search(fixedStep(1)).start();
        double[] x = {0.5};
        Objective f =
                (p, g) -> {
                    g[0] = -1;
                    return p[0] < 1 ? -p[0] : Double.NaN;
                };
        opt.step(x, f);
        assertThatThrownBy(() -> opt.step(x, f))
                .isInstanceOf(NotFinite.class)
                .hasMessageContainingAll("The last learning rate was 1.0", "try 0.1");
    }

    @Test
    void aLengthTheMethodChoseIsNotBlamedOnALearningRate() {
        Optimizer opt = steepestDescent().start();
        double[] x = {0.5};
        Objective f =
                (p, g) -> {
                    g[0] = -1;
                    return -p[0];
                };
        opt.step(x, f);
        assertThat(opt.rate()).isEqualTo(1);
        Objective bad = (p, g) -> Double.NaN;
        for (Optimizer any : List.of(opt, opt.copy())) {
            assertThatThrownBy(() -> any.step(x, bad))
                    .isInstanceOf(NotFinite.class)
                    .hasMessageContainingAll(
                            "The last step length, 1.0, was the method's own choice",
                            "Parameters and memory are as before this update")
                    .hasMessageNotContaining("learning rate");
            assertThat(any.rate()).isEqualTo(1);
            // Twice: the first failure changed nothing.
            assertThatThrownBy(() -> any.step(x, bad)).hasMessageContaining("own choice");
        }
    }
}
