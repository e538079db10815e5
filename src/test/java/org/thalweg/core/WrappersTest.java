package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WrappersTest {
    private final Fixtures.Bowl bowl = new Fixtures.Bowl();
    private final double[] g = new double[2];

    @Test
    void l2AddsToValueGradientAndHessian() {
        L2 f = bowl.l2(0.5);
        assertThat(f.valueAndGradient(new double[] {3, 0}, g)).isEqualTo(2 + 1 + 0.25 * 9);
        assertThat(g).containsExactly(2 + 1.5, -2);
        double[] h = new double[4];
        f.as(Twice.class).hessian(new double[] {3, 0}, h);
        assertThat(h).containsExactly(1.5, 0, 0, 2.5);
        assertThat(f.as(Twice.class)).isSameAs(f.as(Twice.class));
        assertThat(f.as(Twice.class).value(new double[] {3, 0}))
                .isEqualTo(f.value(new double[] {3, 0}));
        assertThat(f.fixed()).isTrue();
        assertThat(f).hasToString("Bowl.l2(0.5)");
    }

    @Test
    void clippingShortensButNeverTurns() {
        Objective f =
                (x, out) -> {
                    out[0] = 5;
                    out[1] = -12;
                    return 7;
                };
        Clip clip = f.clipNorm(1);
        assertThat(clip.fraction()).isZero();
        assertThat(clip.valueAndGradient(new double[2], g)).isEqualTo(7);
        assertThat(Math.hypot(g[0], g[1])).isCloseTo(0.9999999230769291, Offset.offset(1e-15));
        assertThat(g[0] / g[1]).isCloseTo(-5.0 / 12, Offset.offset(1e-15));
        assertThat(clip.norm()).isEqualTo(13);
        f.clipNorm(14).valueAndGradient(new double[2], g);
        assertThat(g).containsExactly(5, -12);
        assertThat(clip.fraction()).isEqualTo(1);
    }

    @Test
    void clippingSurvivesHugeGradientsAndReportsInfiniteOnes() {
        Objective huge =
                (x, out) -> {
                    out[0] = 3e200;
                    out[1] = -4e200;
                    return 1;
                };
        huge.clipNorm(1).valueAndGradient(new double[2], g);
        assertThat(g).containsExactly(new double[] {0.6, -0.8}, Offset.offset(1e-15));
        Objective infinite =
                (x, out) -> {
                    out[0] = Double.POSITIVE_INFINITY;
                    out[1] = 1;
                    return 1;
                };
        infinite.clipNorm(1).valueAndGradient(new double[2], g);
        assertThat(g).containsExactly(Double.POSITIVE_INFINITY, 1);
    }

    /**
     * A = diag(1, 10), w = (1, 1), ρ = 0.05: A w + ρ A² w / ‖A w‖, from which the 1e-12 in the norm
     * takes up to 5e-14.
     */
    @Test
    void samTakesTheGradientAtTheShiftedPointAndTheValueHere() {
        Objective quadratic =
                (x, out) -> {
                    out[0] = x[0];
                    out[1] = 10 * x[1];
                    return (x[0] * x[0] + 10 * x[1] * x[1]) / 2;
                };
        Counted inner = quadratic.counted();
        double[] x = {1, 1};
        assertThat(inner.sam(0.05).valueAndGradient(x, g)).isEqualTo(5.5);
        assertThat(g[0]).isCloseTo(1.0049751859510498, Offset.offset(1e-15));
        assertThat(g[1]).isCloseTo(10.497518595104994, Offset.offset(6e-14));
        assertThat(x).containsExactly(1, 1);
        assertThat(inner.evaluations()).isEqualTo(2);
        Counted outer = quadratic.sam(0.05).counted();
        outer.valueAndGradient(x, g);
        assertThat(outer.evaluations()).isEqualTo(1);
    }

    @Test
    void samAtAStationaryPointIsFinite() {
        bowl.sam(0.05).valueAndGradient(new double[] {1, 1}, g);
        assertThat(g).containsExactly(0, 0);
    }

    @Test
    void aValueAloneCostsOneValueAndIsNoGradient() {
        double[] x = {3, 0};
        Counted inner = bowl.counted();
        Clip clip = inner.clipNorm(1);
        assertThat(clip.value(x)).isEqualTo(bowl.value(x));
        assertThat(clip.norm()).isNaN();
        assertThat(clip.fraction()).isZero();
        assertThat(inner.sam(0.05).value(x)).isEqualTo(bowl.value(x));
        assertThat(inner.evaluations()).isEqualTo(2);
        Objective onlyValue =
                new Objective() {
                    @Override
                    public double valueAndGradient(double[] p, double[] out) {
                        throw new AssertionError("nobody asked for a gradient");
                    }

                    @Override
                    public double value(double[] p) {
                        return 2;
                    }
                };
        assertThat(onlyValue.l2(0.5).value(x)).isEqualTo(2 + 0.25 * 9);
    }

    @Test
    void countsEachKindApart() {
        Counted f = bowl.counted();
        f.value(new double[2]);
        f.valueAndGradient(new double[2], g);
        Twice twice = f.as(Twice.class);
        twice.hessian(new double[2], new double[4]);
        twice.valueAndGradient(new double[2], g);
        assertThat(f.evaluations()).isEqualTo(3);
        assertThat(f.hessians()).isEqualTo(1);
        assertThat(f.as(Twice.class)).isSameAs(twice);
        Counted squares = new Squares().counted();
        LeastSquares s = squares.as(LeastSquares.class);
        s.residuals(new double[1], new double[1]);
        s.jacobian(new double[1], new double[1]);
        assertThat(s.residuals()).isEqualTo(1);
        assertThat(squares.evaluations()).isEqualTo(1);
        assertThat(squares.jacobians()).isEqualTo(1);
        Counted kronecker = new Factored().counted();
        kronecker.as(Kronecker.class).factors(new double[2], new double[5]);
        assertThat(kronecker.factors()).isEqualTo(1);
        assertThat(kronecker.as(Kronecker.class).layers()).hasSize(1);
    }

    @Test
    void viewsPassThroughWrappers() {
        double[] h = new double[4];
        Objective.fixed(bowl).counted().l2(1).as(Twice.class).hessian(new double[2], h);
        assertThat(h).containsExactly(2, 0, 0, 3);
        assertThat(Objective.fixed((x, out) -> 1).fixed()).isTrue();
        assertThat(Objective.fixed(bowl)).hasToString("Bowl");
    }

    @Test
    void whatIsNoLongerTrueIsRefusedWithARemedy() {
        assertThatThrownBy(() -> bowl.sam(0.1).as(Twice.class))
                .hasMessageContaining("Bowl.sam(0.1) does not offer second derivatives");
        assertThatThrownBy(() -> bowl.clipNorm(1).as(Twice.class))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new Squares().l2(1).as(LeastSquares.class))
                .hasMessageContaining("residuals");
        Objective lambda = (x, out) -> 1;
        assertThatThrownBy(() -> lambda.counted().as(Twice.class))
                .hasMessageContaining("your lambda")
                .hasMessageContaining("numericalHessian()");
        assertThatThrownBy(() -> bowl.as(Kronecker.class)).hasMessageContaining("Kronecker");
        assertThatThrownBy(() -> bowl.counted().as(Runnable.class))
                .hasMessageContaining("Runnable");
    }

    @Test
    void numericalHessianIsExactOnQuadraticsAndClosePastThem() {
        Objective f =
                (x, out) -> {
                    out[0] = Math.cos(x[0]) * Math.exp(x[1]);
                    out[1] = Math.sin(x[0]) * Math.exp(x[1]);
                    return Math.sin(x[0]) * Math.exp(x[1]);
                };
        double[] x = {0.7, 3};
        double[] h = new double[4];
        Twice twice = f.numericalHessian();
        twice.as(Twice.class).hessian(x, h);
        double e = Math.exp(3);
        double[] exact = {
            -Math.sin(0.7) * e, Math.cos(0.7) * e, Math.cos(0.7) * e, Math.sin(0.7) * e
        };
        assertThat(h).containsExactly(exact, Offset.offset(1e-8));
        assertThat(h[1]).isEqualTo(h[2]);
        assertThat(x).containsExactly(0.7, 3);
        assertThat(twice.value(x)).isEqualTo(f.value(x));
        bowl.numericalHessian().hessian(new double[] {5, -3}, h);
        assertThat(h).containsExactly(new double[] {1, 0, 0, 2}, Offset.offset(1e-10));
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bowl.l2(-1))
                .withMessage("lambda must be at least 0 and finite, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bowl.clipNorm(0))
                .withMessage("c must be positive and finite, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bowl.sam(Double.NaN))
                .withMessage("rho must be at least 0 and finite, got NaN");
    }

    private static final class Squares implements LeastSquares {
        @Override
        public double valueAndGradient(double[] x, double[] g) {
            g[0] = x[0];
            return x[0] * x[0] / 2;
        }

        @Override
        public int residuals() {
            return 1;
        }

        @Override
        public void residuals(double[] x, double[] r) {
            r[0] = x[0];
        }

        @Override
        public void jacobian(double[] x, double[] j) {
            j[0] = 1;
        }
    }

    private static final class Factored implements Kronecker {
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
            out[0] = 1;
        }
    }
}
