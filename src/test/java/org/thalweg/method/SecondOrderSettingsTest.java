package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.thalweg.Optimizers.armijo;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.conjugateGradient;
import static org.thalweg.Optimizers.dampedNewton;
import static org.thalweg.Optimizers.exactOnQuadratics;
import static org.thalweg.Optimizers.fixedStep;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.newton;
import static org.thalweg.Optimizers.nonlinearConjugateGradient;
import static org.thalweg.Optimizers.saddleFreeNewton;
import static org.thalweg.Optimizers.steepestDescent;
import static org.thalweg.Optimizers.strongWolfe;
import static org.thalweg.Schedules.constant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings of line searches and of the methods that use them. */
class SecondOrderSettingsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static List<Arguments> bad() {
        List<Arguments> all = new ArrayList<>();
        double[] negative = {Double.NaN, -INFINITY, -1, -Double.MIN_VALUE, INFINITY};
        String least = " must be at least 0 and finite";
        List<DoubleFunction<Object>> gradient =
                List.of(
                        v -> steepestDescent().gradientTolerance(v),
                        v -> newton().gradientTolerance(v),
                        v -> dampedNewton().gradientTolerance(v),
                        v -> saddleFreeNewton().gradientTolerance(v),
                        v -> conjugateGradient().gradientTolerance(v),
                        v -> nonlinearConjugateGradient().gradientTolerance(v),
                        v -> bfgs().gradientTolerance(v),
                        v -> lbfgs(3).gradientTolerance(v));
        gradient.forEach(make -> rejected(all, "gradientTolerance" + least, make, negative));
        List<DoubleFunction<Object>> change =
                List.of(
                        v -> nonlinearConjugateGradient().changeTolerance(v),
                        v -> bfgs().changeTolerance(v),
                        v -> lbfgs(3).changeTolerance(v));
        change.forEach(make -> rejected(all, "changeTolerance" + least, make, negative));
        rejected(all, "lr" + least, v -> newton(v), negative);
        rejected(all, "lr" + least, v -> fixedStep(v), negative);
        rejected(all, "lr" + least, v -> fixedStep(t -> v), negative);
        rejected(all, "width" + least, v -> strongWolfe().width(v), negative);
        double[] notPositive = {Double.NaN, -1, 0, INFINITY};
        String positive = " must be positive and finite";
        rejected(all, "tau" + positive, v -> dampedNewton().tau(v), notPositive);
        rejected(all, "delta" + positive, v -> saddleFreeNewton().delta(v), notPositive);
        double[] ends = {Double.NaN, -1, 0, 1, INFINITY};
        String open = " must be between 0.0 and 1.0, ends excluded";
        rejected(all, "c1" + open, v -> armijo().c1(v), ends);
        rejected(all, "shrink" + open, v -> armijo().shrink(v), ends);
        rejected(all, "c2" + open, v -> strongWolfe().c2(v), ends);
        rejected(
                all,
                "c1 must be between 0.0 and 0.9, ends excluded",
                v -> strongWolfe().c1(v),
                Double.NaN,
                0,
                0.9,
                0.95);
        return all;
    }

    private static void rejected(
            List<Arguments> all, String rule, DoubleFunction<Object> make, double... values) {
        for (double value : values) {
            all.add(Arguments.of(rule + ", got " + value, make, value));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void aBadSettingIsNamedWithWhatIsAllowed(
            String message, DoubleFunction<Object> make, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make.apply(value))
                .withMessage(message);
    }

    @Test
    void countsAreAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lbfgs(0))
                .withMessage("history must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strongWolfe().trials(0))
                .withMessage("trials must be at least 1, got 0");
        assertThat(lbfgs(1).history()).isEqualTo(1);
        assertThat(strongWolfe().trials(1).width(0).trials()).isEqualTo(1);
    }

    @Test
    void customarySettings() {
        StrongWolfe wolfe = new StrongWolfe(1e-4, 0.9, 25, 1e-9);
        Armijo armijo = new Armijo(1e-4, 0.5);
        assertThat(armijo()).isEqualTo(armijo);
        assertThat(strongWolfe()).isEqualTo(wolfe);
        assertThat(exactOnQuadratics()).isEqualTo(new ExactOnQuadratics());
        assertThat(fixedStep(0.5)).isEqualTo(new FixedStep(constant(0.5)));
        assertThat(steepestDescent()).isEqualTo(new SteepestDescent(armijo, 1e-7));
        assertThat(newton()).isEqualTo(new Newton(constant(1), 1e-7));
        assertThat(newton(0.5)).isEqualTo(new Newton(constant(0.5), 1e-7));
        assertThat(dampedNewton()).isEqualTo(new DampedNewton(1e-3, armijo, 1e-7));
        assertThat(saddleFreeNewton()).isEqualTo(new SaddleFreeNewton(1e-3, armijo, 1e-7));
        assertThat(conjugateGradient()).isEqualTo(new ConjugateGradient(1e-7));
        assertThat(nonlinearConjugateGradient())
                .isEqualTo(
                        new NonlinearConjugateGradient(
                                Conjugation.POLAK_RIBIERE_PLUS,
                                new StrongWolfe(1e-4, 0.1, 25, 1e-9),
                                1e-7,
                                1e-9));
        assertThat(bfgs()).isEqualTo(new Bfgs(wolfe, 1e-7, 1e-9));
        assertThat(lbfgs(7)).isEqualTo(new Lbfgs(7, wolfe, 1e-7, 1e-9));
    }

    @Test
    void printsReadably() {
        assertThat(lbfgs(10))
                .hasToString(
                        "Lbfgs[history=10, search=StrongWolfe[c1=1.0E-4, c2=0.9, trials=25,"
                                + " width=1.0E-9], gradientTolerance=1.0E-7, changeTolerance=1.0E-9]");
        assertThat(nonlinearConjugateGradient().beta(Conjugation.HAGER_ZHANG).search(armijo()))
                .hasToString(
                        "NonlinearConjugateGradient[beta=Hager-Zhang, search=Armijo[c1=1.0E-4,"
                                + " shrink=0.5], gradientTolerance=1.0E-7, changeTolerance=1.0E-9]");
        assertThat(newton()).hasToString("Newton[lr=1.0, gradientTolerance=1.0E-7]");
        assertThat(fixedStep(0.1)).hasToString("FixedStep[lr=0.1]");
        assertThat(exactOnQuadratics()).hasToString("ExactOnQuadratics[]");
        assertThat(Conjugation.values())
                .extracting(Conjugation::toString)
                .containsExactly(
                        "Fletcher-Reeves",
                        "Polak-Ribière+",
                        "Hestenes-Stiefel",
                        "Dai-Yuan",
                        "Hager-Zhang");
    }

    @Test
    void eachSaysWhatItIs() {
        assertThat(newton().describe().formula()).isEqualTo("x ← x − η H⁻¹ g");
        assertThat(lbfgs(10).describe().name()).isEqualTo(lbfgs(10).toString());
    }
}
