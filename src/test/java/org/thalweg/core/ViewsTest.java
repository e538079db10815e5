package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wrapper offers beyond the gradient is the inner function's, seen through the wrapper. */
class ViewsTest {
    private static final double[] X = {3, -0.5};

    private final Fixtures.Bowl bowl = new Fixtures.Bowl();
    private final double[] g = new double[2];
    private final double[] expected = new double[2];

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aViewIsAsFixedAsWhatItShows(boolean fixed) {
        Twice given = promising(fixed);
        for (Objective f :
                new Objective[] {
                    given.counted(),
                    given.counted().as(Twice.class),
                    given.l2(1),
                    given.l2(1).as(Twice.class),
                    given.numericalHessian()
                }) {
            assertThat(f.fixed()).as(f.toString()).isEqualTo(fixed);
        }
    }

    @Test
    void aViewHasTheValueAndTheGradientOfItsWrapper() {
        double value = bowl.valueAndGradient(X, expected);
        Twice counted = bowl.counted().as(Twice.class);
        assertThat(counted.valueAndGradient(X, g)).isEqualTo(value);
        assertThat(g).containsExactly(expected);
        assertThat(counted.value(X)).isEqualTo(value);
        assertThat(Objective.fixed(bowl).valueAndGradient(X, g)).isEqualTo(value);
        assertThat(Objective.fixed(bowl).value(X)).isEqualTo(value);
        assertThat(bowl.numericalHessian().valueAndGradient(X, g)).isEqualTo(value);
        assertThat(g).containsExactly(expected);
        L2 penalized = bowl.l2(0.5);
        double more = penalized.valueAndGradient(X, expected);
        assertThat(more).isNotEqualTo(value);
        assertThat(penalized.as(Twice.class).valueAndGradient(X, g)).isEqualTo(more);
        assertThat(g).containsExactly(expected);
    }

    @Test
    void countingPassesEveryRequestOn() {
        LeastSquares squares = new Asked().counted().as(LeastSquares.class);
        squares.residuals(X, g);
        assertThat(g).containsExactly(3, 1);
        squares.jacobian(X, g);
        assertThat(g).containsExactly(4, 1);
        double[] factors = new double[5];
        new AskedForFactors().counted().as(Kronecker.class).factors(X, factors);
        assertThat(factors).containsExactly(5, 0, 0, 0, 6);
    }

    @Test
    void whatAViewIsNotMadeOfIsAskedOfTheObjective() {
        Counted counted = bowl.counted();
        assertThat(counted.as(Counted.class)).isSameAs(counted);
        L2 penalized = bowl.l2(1);
        assertThat(penalized.as(L2.class)).isSameAs(penalized);
        BatchLoss loss = new Fixtures.Lines(4, 2, 1);
        assertThat(loss.full().as(BatchLoss.class)).isSameAs(loss);
        Objective full = loss.full();
        assertThat(full.as(Objective.class)).isSameAs(full);
    }

    @Test
    void wrappersPrintAsTheyAreWritten() {
        assertThat(bowl.counted()).hasToString("Bowl.counted()");
        assertThat(bowl.clipNorm(2)).hasToString("Bowl.clipNorm(2.0)");
        assertThat(bowl.numericalHessian()).hasToString("Bowl.numericalHessian()");
    }

    /**
     * ∇f = (x² + 4y + z, 10x + 3y + 5z, 3x + 7y + z) is no gradient: no mixed derivatives agree.
     */
    @Test
    void theNumericalHessianIsTheMeanOfItsTwoTriangles() {
        Objective turning =
                (x, out) -> {
                    out[0] = x[0] * x[0] + 4 * x[1] + x[2];
                    out[1] = 10 * x[0] + 3 * x[1] + 5 * x[2];
                    out[2] = 3 * x[0] + 7 * x[1] + x[2];
                    return 0;
                };
        double[] h = new double[9];
        turning.numericalHessian().hessian(new double[] {10, 2, 0}, h);
        double[] exact = {20, 7, 2, 7, 3, 6, 2, 6, 1};
        assertThat(h).containsExactly(exact, Offset.offset(1e-8));
    }

    /** Far from 0 the step grows with x: an absolute one would be lost in rounding at 1e12. */
    @Test
    void theStepOfTheNumericalHessianGrowsWithX() {
        Objective wide =
                (x, out) -> {
                    out[0] = Math.sin(x[0] / 1e12);
                    return 0;
                };
        double[] h = new double[1];
        wide.numericalHessian().hessian(new double[] {1e12}, h);
        assertThat(h[0] * 1e12).isCloseTo(Math.cos(1), Offset.offset(1e-9));
    }

    @Test
    void clippingCountsTheShareAndLeavesAGradientAtTheBound() {
        Objective given =
                (x, out) -> {
                    out[0] = x[0];
                    out[1] = 0;
                    return 0;
                };
        Clip clip = given.clipNorm(1);
        for (double size : new double[] {0.5, 8, 0.25, 4, 0.125}) {
            clip.valueAndGradient(new double[] {size, 0}, g);
        }
        assertThat(clip.fraction()).isEqualTo(0.4);
        // c / (‖g‖ + 10⁻⁶) is exactly 1 here: nothing to scale, nothing to count.
        Clip exact = given.clipNorm(1 + 1e-6);
        exact.valueAndGradient(new double[] {1, 0}, g);
        assertThat(g[0]).isEqualTo(1);
        assertThat(exact.fraction()).isZero();
    }

    @Test
    void samAddsTheShiftAlsoWhereTheSignMatters() {
        // f = x³ / 3 at x = 1: uphill is to the right, the gradient there is larger.
        Objective cubic =
                (x, out) -> {
                    out[0] = x[0] * x[0];
                    return x[0] * x[0] * x[0] / 3;
                };
        double[] slope = new double[1];
        cubic.sam(0.5).valueAndGradient(new double[] {1}, slope);
        assertThat(slope[0]).isCloseTo(2.25, Offset.offset(1e-11));
        // A norm of 1e-12 is as large as what keeps the quotient finite: half the way.
        Objective tiny =
                (x, out) -> {
                    out[0] = x[0] == 0 ? 1e-12 : x[0];
                    return 0;
                };
        tiny.sam(0.5).valueAndGradient(new double[] {0}, slope);
        assertThat(slope[0]).isCloseTo(0.25, Offset.offset(1e-15));
    }

    private Twice promising(boolean fixed) {
        return new Twice() {
            @Override
            public double valueAndGradient(double[] x, double[] out) {
                return bowl.valueAndGradient(x, out);
            }

            @Override
            public boolean fixed() {
                return fixed;
            }

            @Override
            public void hessian(double[] x, double[] h) {
                bowl.hessian(x, h);
            }
        };
    }

    private static class Asked implements LeastSquares {
        @Override
        public double valueAndGradient(double[] x, double[] g) {
            return 0;
        }

        @Override
        public int residuals() {
            return 2;
        }

        @Override
        public void residuals(double[] x, double[] r) {
            r[0] = 3;
            r[1] = 1;
        }

        @Override
        public void jacobian(double[] x, double[] j) {
            j[0] = 4;
        }
    }

    private static final class AskedForFactors implements Kronecker {
        @Override
        public double valueAndGradient(double[] x, double[] g) {
            return 0;
        }

        @Override
        public List<Layer> layers() {
            return List.of(new Layer(new Block("W", 0, 1, 1), new Block("b", 1, 1, 1)));
        }

        @Override
        public void factors(double[] x, double[] out) {
            out[0] = 5;
            out[4] = 6;
        }
    }
}
