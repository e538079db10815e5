package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.fixedStep;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.steepestDescent;

import org.junit.jupiter.api.Test;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;

/** When all that search along lines have nothing left to do, exactly at the bounds. */
class DescentTest {
    /** A line in one dimension with that slope, and that change of value from anywhere but 0. */
    private static Objective line(double slope, double change) {
        return (x, g) -> {
            g[0] = slope;
            return x[0] == 0 ? 100 : 100 + change;
        };
    }

    /** L-BFGS with a step of η min(1, 1/‖g‖₁). */
    private static Optimizer fixed(double eta, double tolerance) {
        return lbfgs(1).search(fixedStep(eta)).changeTolerance(tolerance).start();
    }

    @Test
    void aSlopeThatIsLostInRoundingEndsTheRun() {
        // gᵀg = 1e-400.
        Optimizer opt = steepestDescent().gradientTolerance(0).start();
        double[] x = {0};
        opt.step(x, line(1e-200, -1));
        assertThat(opt.stopped()).isEqualTo(Stop.CHANGE);
        assertThat(x[0]).isZero();
    }

    @Test
    void alongASlopeOfTheToleranceThereIsAStep() {
        double[] x = {0};
        fixed(1, 1).step(x, line(-1, -1));
        assertThat(x[0]).isEqualTo(1);
        double[] y = {0};
        Optimizer opt = fixed(1, Math.nextUp(1.0));
        opt.step(y, line(-1, -1));
        assertThat(opt.stopped()).isEqualTo(Stop.CHANGE);
        assertThat(y[0]).isZero();
    }

    @Test
    void aStepAsLongAsTheToleranceIsTheLast() {
        // g = −2, α = ¼: α d = ½, and the value changes by 10.
        for (double tolerance : new double[] {0.5, Math.nextDown(0.5), 0.2}) {
            Optimizer opt = fixed(0.5, tolerance);
            double[] x = {0};
            opt.step(x, line(-2, -10));
            assertThat(x[0]).isEqualTo(0.5);
            assertThat(opt.done()).isEqualTo(tolerance == 0.5);
        }
    }

    @Test
    void aChangeOfTheValueByTheToleranceIsTheLast() {
        // x moves by 1.
        for (double change : new double[] {-0.5, 0.5}) {
            for (double tolerance : new double[] {0.5, Math.nextDown(0.5)}) {
                Optimizer opt = fixed(1, tolerance);
                opt.step(new double[1], line(-1, change));
                assertThat(opt.done()).isEqualTo(tolerance == 0.5);
            }
        }
    }

    @Test
    void onALineBfgsLearnsNothing() {
        // y = 0: neither a γ nor a ρ.
        Bfgs bfgs = bfgs().search(fixedStep(1));
        Method watched =
                (x, f, s) -> {
                    double loss = bfgs.step(x, f, s);
                    assertThat(s.slot("h", 1)).containsExactly(0);
                    return loss;
                };
        Optimizer opt = watched.start();
        double[] x = {0};
        for (int t = 1; t < 4; t++) {
            opt.step(x, line(-1, -t));
            assertThat(x[0]).isEqualTo(t);
        }
    }

    @Test
    void bfgsMeasuresAnAngleHoweverShortTheStep() {
        // s = −1e-5, y = −1e-5: along the same line.
        Bfgs bfgs = bfgs().search(fixedStep(1e-5)).changeTolerance(0);
        Method watched =
                (x, f, s) -> {
                    double loss = bfgs.step(x, f, s);
                    assertThat(s.slot("h", 1)[0]).isCloseTo(1, within(1e-10));
                    return loss;
                };
        watched.start().step(new double[] {1}, quadratic(1));
    }

    @Test
    void lbfgsKeepsAPairOnlyIfItsCurvatureIsBeyondTheBound() {
        // d = 2⁻¹⁷ and α = 1, so that sᵀy = y 2⁻¹⁷ is exactly 1e-10, and then a little more.
        double d = 0x1p-17;
        for (double curvature : new double[] {1e-10, Math.nextUp(1e-10)}) {
            double y = curvature / d;
            Lbfgs lbfgs = lbfgs(1).search(fixedStep(1)).changeTolerance(0);
            Method watched =
                    (x, f, s) -> {
                        double loss = lbfgs.step(x, f, s);
                        assertThat(s.slot("ring", 3)[0]).isEqualTo(curvature == 1e-10 ? 0 : 1);
                        return loss;
                    };
            Objective f =
                    (x, g) -> {
                        g[0] = x[0] == 0 ? -d : y - d;
                        return x[0] == 0 ? 0 : -1;
                    };
            watched.start().step(new double[1], f);
        }
    }
}
