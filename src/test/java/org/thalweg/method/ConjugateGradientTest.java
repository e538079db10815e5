package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Functions.quadraticOfCondition;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Functions.saddle;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.conjugateGradient;
import static org.thalweg.Optimizers.exactOnQuadratics;
import static org.thalweg.Optimizers.fixedStep;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.nonlinearConjugateGradient;
import static org.thalweg.Optimizers.strongWolfe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.core.Counted;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.function.Quadratic;

/** Conjugate directions on quadratics, and the five formulas elsewhere. */
class ConjugateGradientTest {
    private final SplittableRandom random = new SplittableRandom(22);

    /** All that is conjugate gradients on a quadratic, with the exact step. */
    private static Map<String, Method> conjugate() {
        Map<String, Method> all = new LinkedHashMap<>();
        all.put("linear", conjugateGradient().gradientTolerance(0));
        for (Conjugation beta : Conjugation.values()) {
            all.put(
                    beta.toString(),
                    nonlinearConjugateGradient()
                            .beta(beta)
                            .search(exactOnQuadratics())
                            .gradientTolerance(0)
                            .changeTolerance(0));
        }
        for (int m = 1; m < 4; m++) {
            all.put(
                    "lbfgs " + m,
                    lbfgs(m).search(exactOnQuadratics()).gradientTolerance(0).changeTolerance(0));
        }
        all.put("bfgs", bfgs().search(exactOnQuadratics()).gradientTolerance(0).changeTolerance(0));
        return all;
    }

    private double[] start(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    @Test
    void atTheMinimumAfterNUpdates() {
        for (int draw = 0; draw < 50; draw++) {
            int n = draw % 2 == 0 ? 3 : 5;
            Quadratic f = quadraticOfCondition(10, n).randomAxes(draw);
            double[] start = start(n);
            double before = norm(f.gradient(start));
            conjugate()
                    .forEach(
                            (name, method) -> {
                                double[] x = start.clone();
                                Optimizer opt = method.start();
                                for (int t = 0; t < n; t++) {
                                    opt.step(x, f);
                                    if (t < n - 1) {
                                        assertThat(norm(f.gradient(x))).isGreaterThan(1e-9);
                                    }
                                }
                                assertThat(norm(f.gradient(x)))
                                        .as(name)
                                        .isLessThanOrEqualTo(1e-12 * before);
                            });
        }
    }

    @Test
    void asManyUpdatesAsThereAreDifferentEigenvalues() {
        Quadratic f = quadratic(1, 1, 3, 3, 3, 9, 9, 9, 9, 9).randomAxes(5);
        double[] x = start(10);
        Optimizer opt = conjugateGradient().start();
        while (!opt.done()) {
            opt.step(x, f);
        }
        assertThat(opt.t()).isEqualTo(4);
        assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
    }

    @Test
    void allFormulasAndTheQuasiNewtonMethodsWalkTheSameWay() {
        for (int draw = 0; draw < 30; draw++) {
            int n = 6;
            Quadratic f = quadraticOfCondition(10, n).randomAxes(draw);
            double[] start = start(n);
            List<double[]> linear = new ArrayList<>();
            conjugate()
                    .forEach(
                            (name, method) -> {
                                double[] x = start.clone();
                                Optimizer opt = method.start();
                                for (int t = 0; t < n - 1; t++) {
                                    opt.step(x, f);
                                    if (name.equals("linear")) {
                                        linear.add(x.clone());
                                    }
                                    assertThat(x)
                                            .as("%s, t = %d", name, t + 1)
                                            .containsExactly(linear.get(t), within(1e-12));
                                }
                            });
        }
    }

    @Test
    void gradientsAreOrthogonalAndDirectionsConjugate() {
        int n = 6;
        Quadratic f = quadraticOfCondition(10, n).randomAxes(4);
        double[] x = start(n);
        double[][] h = f.hessian(x);
        List<double[]> gradients = new ArrayList<>();
        List<double[]> directions = new ArrayList<>();
        Optimizer opt = conjugateGradient().start();
        for (int t = 0; t < n; t++) {
            gradients.add(f.gradient(x));
            double[] before = x.clone();
            opt.step(x, f);
            double[] d = new double[n];
            for (int i = 0; i < n; i++) {
                d[i] = x[i] - before[i];
            }
            directions.add(d);
            for (int k = 0; k < t; k++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        product += directions.get(k)[i] * h[i][j] * d[j];
                    }
                }
                assertThat(product).isCloseTo(0, within(1e-13));
                assertThat(Vectors.dot(gradients.get(k), gradients.get(t)))
                        .isCloseTo(0, within(1e-13));
            }
        }
    }

    @Test
    void aFullMemoryStandsRoundingThatConjugateGradientsDoNot() {
        int n = 12;
        double worst = 0;
        double worstOfFull = 0;
        for (int draw = 0; draw < 20; draw++) {
            Quadratic f = quadraticOfCondition(200, n).randomAxes(draw);
            double[] start = start(n);
            worst = Math.max(worst, left(conjugate().get("linear"), f, start));
            Method full =
                    lbfgs(n).search(exactOnQuadratics()).gradientTolerance(0).changeTolerance(0);
            worstOfFull = Math.max(worstOfFull, left(full, f, start));
        }
        assertThat(worst).isGreaterThan(1e-8);
        assertThat(worstOfFull).isLessThan(1e-12);
    }

    private static double left(Method method, Quadratic f, double[] start) {
        double[] x = start.clone();
        Optimizer opt = method.start();
        for (int t = 0; t < x.length; t++) {
            opt.step(x, f);
        }
        return norm(f.gradient(x)) / norm(f.gradient(start));
    }

    @Test
    void farFromTheOriginTheStepKeepsItsDigits() {
        double[] center = {1e4, -2e4, 3e4};
        Quadratic f = quadratic(1, 4, 10).minimizer(center);
        double[] x = {1e4 + 1e-3, -2e4 - 1e-3, 3e4 + 1e-3};
        Optimizer opt = conjugateGradient().start();
        for (int t = 0; t < 3; t++) {
            opt.step(x, f);
        }
        assertThat(norm(f.gradient(x))).isLessThan(1e-9);
    }

    @Test
    void twoEvaluationsAnUpdateAndNoneToSee() {
        Counted f = quadratic(1, 2, 3).counted();
        Optimizer opt = conjugateGradient().start();
        double[] x = {1, 2, 3};
        opt.step(x, f);
        assertThat(f.evaluations()).isEqualTo(2);
        opt.step(x, f);
        assertThat(f.evaluations()).isEqualTo(4);
    }

    @Test
    void whereFDoesNotCurveUpwardsNothingMoves() {
        double[] x = {1, 2};
        Optimizer opt = conjugateGradient().start();
        assertThat(opt.step(x, saddle())).isEqualTo(-3);
        assertThat(opt.stopped()).isEqualTo(Stop.CURVATURE);
        assertThat(opt.stopped().sentence()).contains("convex quadratic");
        assertThat(x).containsExactly(1, 2);
        // It begins anew: the next update is one of steepest descent.
        double[] y = {1, 2};
        opt.step(x, quadratic(2, 5));
        conjugateGradient().start().step(y, quadratic(2, 5));
        assertThat(x).isEqualTo(y);
        Objective line =
                (p, g) -> {
                    g[0] = p[0] == 3 ? 1 : Double.NaN;
                    return p[0];
                };
        Optimizer other = conjugateGradient().start();
        other.step(new double[] {3}, line);
        assertThat(other.stopped()).isEqualTo(Stop.CURVATURE);
    }

    @Test
    void alongALineThereIsNoCurvature() {
        Objective line =
                (p, g) -> {
                    g[0] = 1;
                    return p[0];
                };
        double[] x = {3};
        Optimizer opt = conjugateGradient().start();
        opt.step(x, line);
        assertThat(opt.stopped()).isEqualTo(Stop.CURVATURE);
        assertThat(x[0]).isEqualTo(3);
    }

    @Test
    void theGradientToleranceIsOfTheLargestEntryAndInclusive() {
        Optimizer opt = conjugateGradient().gradientTolerance(0.5).start();
        double[] x = {0.5, -0.5};
        assertThat(opt.step(x, quadratic(1, 1))).isEqualTo(0.25);
        assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
        assertThat(opt.gradientNorm()).isEqualTo(Math.sqrt(0.5));
        assertThat(x).containsExactly(0.5, -0.5);
        x[1] = -Math.nextUp(0.5);
        double value = quadratic(1, 1).value(x);
        assertThat(opt.step(x, quadratic(1, 1))).isEqualTo(value);
        assertThat(opt.done()).isFalse();
        assertThat(x).containsExactly(new double[] {0, 0}, within(1e-16));
    }

    @Test
    void theFormulasByHand() {
        double[] g = {1, 2};
        double[] next = {2, -1};
        double[] y = {1, -3};
        double[] d = {-1, -3};
        // g₊ᵀg₊ = 5, gᵀg = 5, g₊ᵀy = 5, dᵀy = 8, yᵀy = 10, dᵀg₊ = 1.
        assertThat(Conjugation.FLETCHER_REEVES.beta(g, next, y, d)).isEqualTo(1);
        assertThat(Conjugation.POLAK_RIBIERE_PLUS.beta(g, next, y, d)).isEqualTo(1);
        assertThat(Conjugation.HESTENES_STIEFEL.beta(g, next, y, d)).isEqualTo(5 / 8.0);
        assertThat(Conjugation.DAI_YUAN.beta(g, next, y, d)).isEqualTo(5 / 8.0);
        assertThat(Conjugation.HAGER_ZHANG.beta(g, next, y, d)).isEqualTo((5 - 20 / 8.0) / 8);
        // g₊ᵀg₊ = 2, gᵀg = 5, g₊ᵀy = −1, dᵀy = 3, yᵀy = 1, dᵀg₊ = −4.
        double[] near = {1, 1};
        double[] less = {0, -1};
        assertThat(Conjugation.FLETCHER_REEVES.beta(g, near, less, d)).isEqualTo(2 / 5.0);
        assertThat(Conjugation.POLAK_RIBIERE_PLUS.beta(g, near, less, d)).isZero();
        assertThat(Conjugation.HESTENES_STIEFEL.beta(g, near, less, d)).isEqualTo(-1 / 3.0);
        assertThat(Conjugation.DAI_YUAN.beta(g, near, less, d)).isEqualTo(2 / 3.0);
        assertThat(Conjugation.HAGER_ZHANG.beta(g, near, less, d))
                .isCloseTo((-1 + 8 / 3.0) / 3, within(1e-16));
    }

    @ParameterizedTest
    @EnumSource(Conjugation.class)
    void eachUpdateDescendsAndTheDirectionIsThatOfTheFormula(Conjugation beta) {
        int n = 6;
        double[] x = rosenbrock(n).start();
        double[] g = rosenbrock(n).gradient(x);
        double[] previousGradient = null;
        double[] d = null;
        Optimizer opt = nonlinearConjugateGradient().beta(beta).gradientTolerance(1e-4).start();
        int since = 0;
        int restarts = 0;
        int conjugated = 0;
        while (true) {
            double[] before = x.clone();
            double[] last = g;
            double[] direction = d;
            opt.step(x, rosenbrock(n));
            if (opt.done()) {
                break;
            }
            double[] expected = new double[n];
            double share = 0;
            if (direction != null) {
                double[] y = new double[n];
                for (int i = 0; i < n; i++) {
                    y[i] = last[i] - previousGradient[i];
                }
                boolean far =
                        Math.abs(Vectors.dot(last, previousGradient))
                                >= 0.2 * Vectors.dot(last, last);
                share = far || since == n ? 0 : beta.beta(previousGradient, last, y, direction);
            }
            for (int i = 0; i < n; i++) {
                expected[i] = -last[i] + (share == 0 ? 0 : share * direction[i]);
            }
            if (Vectors.dot(expected, last) >= 0) {
                share = 0;
                for (int i = 0; i < n; i++) {
                    expected[i] = -last[i];
                }
            }
            for (int i = 0; i < n; i++) {
                assertThat((x[i] - before[i]) / opt.rate())
                        .isCloseTo(expected[i], within(1e-9 * (1 + norm(expected))));
            }
            since = share == 0 ? 1 : since + 1;
            restarts += share == 0 ? 1 : 0;
            conjugated += share == 0 ? 0 : 1;
            previousGradient = last;
            d = expected;
            g = rosenbrock(n).gradient(x);
        }
        assertThat(conjugated).isGreaterThan(10);
        assertThat(restarts).isGreaterThan(3);
    }

    @Test
    void aDirectionThatDoesNotDescendIsGivenUp() {
        // Too long a step up the other side: g₊ᵀd > 0 and Fletcher-Reeves would keep it all.
        Method method =
                nonlinearConjugateGradient().beta(Conjugation.FLETCHER_REEVES).search(fixedStep(1));
        double[] x = {1, 0, 0, 0};
        Optimizer opt = method.start();
        double[][] gradients = {{1, 0, 0, 0}, {-2, 3, 0, 0}, {-2, 3, 0, 0}, {1, 1, 0, 0}};
        int[] calls = new int[1];
        Objective f =
                (p, g) -> {
                    System.arraycopy(gradients[calls[0]++], 0, g, 0, 4);
                    return -calls[0];
                };
        opt.step(x, f);
        assertThat(x).containsExactly(0, 0, 0, 0);
        // gᵀg₊ = −2, |−2| < 0.2 · 13: no restart by Powell's rule; β = 13, d = −g + 13 (−1, 0, 0,
        // 0)
        // = (−11, −3, 0, 0), gᵀd = 13 > 0: so d = −g; α₀ = 1 · 1 / 13.
        opt.step(x, f);
        assertThat(x).containsExactly(new double[] {2 / 13.0, -3 / 13.0, 0, 0}, within(1e-15));
    }

    /** Two updates of length α₀ from the origin; the gradients are given, the values fall. */
    private static double[] afterTwo(Conjugation beta, double[]... gradients) {
        int[] calls = new int[1];
        Objective f =
                (p, g) -> {
                    System.arraycopy(gradients[calls[0]++], 0, g, 0, g.length);
                    return -calls[0];
                };
        double[] x = new double[gradients[0].length];
        Optimizer opt = nonlinearConjugateGradient().beta(beta).search(fixedStep(1)).start();
        opt.step(x, f);
        double[] first = x.clone();
        opt.step(x, f);
        for (int i = 0; i < x.length; i++) {
            x[i] -= first[i];
        }
        return x;
    }

    @Test
    void aDirectionAlongALevelIsGivenUp() {
        // β = 10, d = −g + 10 (−1, 0, 0) = (−9, −3, 0) and gᵀd = 0: so d = −g, α₀ = 1/10.
        double[] g = {-1, 3, 0};
        assertThat(afterTwo(Conjugation.FLETCHER_REEVES, new double[] {1, 0, 0}, g, g, g))
                .containsExactly(new double[] {0.1, -0.3, 0}, within(1e-16));
    }

    @Test
    void gradientsAreFarFromOrthogonalFromPowellsBoundOn() {
        // |g₊ᵀg| = 1 = 0.2 ‖g₊‖²: so d = −g, α₀ = 1/5.
        double[] g = {1, 2, 0};
        assertThat(afterTwo(Conjugation.FLETCHER_REEVES, new double[] {1, 0, 0}, g, g, g))
                .containsExactly(new double[] {-0.2, -0.4, 0}, within(1e-16));
    }

    @Test
    void theLengthOfTheStepIsReported() {
        Optimizer opt = conjugateGradient().start();
        opt.step(new double[] {4}, quadratic(2));
        assertThat(opt.rate()).isEqualTo(0.5);
    }

    @Test
    void aShareThatIsNotANumberIsNoShare() {
        // y = 0: Hestenes and Stiefel divide 0 by 0.
        Objective line =
                (p, g) -> {
                    g[0] = 1;
                    g[1] = 0;
                    return p[0];
                };
        double[] x = {1, 0};
        Optimizer opt =
                nonlinearConjugateGradient()
                        .beta(Conjugation.HESTENES_STIEFEL)
                        .search(strongWolfe().trials(2))
                        .start();
        for (int t = 0; t < 3; t++) {
            opt.step(x, line);
            assertThat(x[0]).isFinite();
        }
        assertThat(x[0]).isLessThan(-100);
    }

    private static double norm(double[] v) {
        return Math.sqrt(Vectors.dot(v, v));
    }
}
