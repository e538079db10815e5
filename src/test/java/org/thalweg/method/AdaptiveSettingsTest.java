package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.adaBelief;
import static org.thalweg.Optimizers.adaDelta;
import static org.thalweg.Optimizers.adaGrad;
import static org.thalweg.Optimizers.adaMax;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.adopt;
import static org.thalweg.Optimizers.amsGrad;
import static org.thalweg.Optimizers.centeredRmsProp;
import static org.thalweg.Optimizers.lion;
import static org.thalweg.Optimizers.nAdam;
import static org.thalweg.Optimizers.rAdam;
import static org.thalweg.Optimizers.rmsProp;
import static org.thalweg.Optimizers.signSgd;
import static org.thalweg.Optimizers.yogi;
import static org.thalweg.Schedules.constant;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Schedule;
import org.thalweg.schedule.Constant;

/** The settings of the methods with a rate for each coordinate, and of signs. */
class AdaptiveSettingsTest {
    private static final Set<String> DECAYS = Set.of("beta", "beta1", "beta2", "alpha", "rho");
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Schedule ONE = constant(1);
    private static final Schedule USUAL = constant(0.9);

    static List<Method> methods() {
        return List.of(
                adaGrad(1),
                rmsProp(1),
                rmsProp(1).momentum(0.9),
                centeredRmsProp(1),
                centeredRmsProp(1).momentum(0.9),
                adaDelta(1),
                adamW(1),
                amsGrad(1),
                adaMax(1),
                nAdam(1),
                adaBelief(1),
                rAdam(1),
                yogi(1),
                adopt(1),
                signSgd(1),
                lion(1));
    }

    @Test
    void customarySettings() {
        assertThat(methods())
                .containsExactly(
                        new AdaGrad(ONE, 0, 1e-10),
                        new RmsProp(ONE, 0.99, 1e-8, 0),
                        new RmsPropMomentum(ONE, USUAL, 0.99, 1e-8, 0),
                        new CenteredRmsProp(ONE, 0.99, 1e-8, 0),
                        new CenteredRmsPropMomentum(ONE, USUAL, 0.99, 1e-8, 0),
                        new AdaDelta(ONE, 0.9, 1e-6),
                        new AdamW(ONE, USUAL, 0.999, 1e-8, 0.01),
                        new AmsGrad(ONE, USUAL, 0.999, 1e-8),
                        new AdaMax(ONE, USUAL, 0.999, 1e-8),
                        new NAdam(ONE, USUAL, 0.999, 1e-8, 0.004),
                        new AdaBelief(ONE, USUAL, 0.999, 1e-16),
                        new RAdam(ONE, USUAL, 0.999, 1e-8),
                        new Yogi(ONE, USUAL, 0.999, 1e-6, 1e-3),
                        new Adopt(ONE, USUAL, 0.9999, 1e-6),
                        new SignSgd(ONE),
                        new Lion(ONE, USUAL, 0.99, 0));
        assertThat(adaDelta()).isEqualTo(adaDelta(1));
    }

    @Test
    void momentumKeepsTheOtherSettings() {
        Schedule lr = t -> 0.1;
        Schedule beta = t -> 0.5;
        assertThat(new RmsProp(lr, 0.1, 0.2, 0.3).momentum(beta))
                .isEqualTo(new RmsPropMomentum(lr, beta, 0.1, 0.2, 0.3));
        assertThat(new CenteredRmsProp(lr, 0.1, 0.2, 0.3).momentum(beta))
                .isEqualTo(new CenteredRmsPropMomentum(lr, beta, 0.1, 0.2, 0.3));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aBadSettingIsNamedWithWhatIsAllowed(Method method) throws ReflectiveOperationException {
        for (RecordComponent c : method.getClass().getRecordComponents()) {
            String name = c.getName();
            boolean decay = DECAYS.contains(name);
            boolean positive = method instanceof AdaDelta && name.equals("eps");
            String allowed =
                    decay
                            ? "in [0, 1)"
                            : positive ? "positive and finite" : "at least 0 and finite";
            double edge = decay ? 1 : positive ? 0 : INFINITY;
            for (double bad :
                    new double[] {Double.NaN, -INFINITY, -1, -Double.MIN_VALUE, edge, INFINITY}) {
                assertThat(catchThrowable(() -> with(method, c, bad)).getCause())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(name + " must be " + allowed + ", got " + bad);
            }
            double least = positive ? Double.MIN_VALUE : 0;
            for (double good :
                    new double[] {least, decay ? Math.nextDown(1.0) : Double.MAX_VALUE}) {
                assertThat(with(method, c, good)).isInstanceOf(method.getClass());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMomentumThatLeavesItsRangeInMidRunIsReportedWithTheUpdate(Method method)
            throws ReflectiveOperationException {
        for (RecordComponent c : method.getClass().getRecordComponents()) {
            String name = c.getName();
            if (c.getType() != Schedule.class || name.equals("lr")) {
                continue;
            }
            for (double value : new double[] {1, -0.5, INFINITY}) {
                Schedule leaving = t -> t < 5 ? 0.9 : value;
                Schedule small = new Constant(1e-4);
                Method made = (Method) with(with(method, "lr", small), name, leaving);
                Optimizer opt = made.start();
                double[] x = {-0.5, 0.5};
                for (int t = 0; t < 5; t++) {
                    opt.step(x, rosenbrock());
                }
                double[] before = x.clone();
                assertThatIllegalStateException()
                        .isThrownBy(() -> opt.step(x, rosenbrock()))
                        .withMessage(
                                name
                                        + " of update 6 must be in [0, 1), got "
                                        + value
                                        + ": its schedule leaves the range");
                assertThat(x).isEqualTo(before);
                assertThat(opt.t()).isEqualTo(5);
            }
        }
    }

    /** Returns the method with a number for one setting, or for the schedule that it is. */
    private static Object with(Object method, RecordComponent setting, double value)
            throws ReflectiveOperationException {
        Schedule schedule = t -> value;
        return with(
                method,
                setting.getName(),
                setting.getType() == Schedule.class ? schedule : (Object) value);
    }

    private static Object with(Object method, String setting, Object value)
            throws ReflectiveOperationException {
        RecordComponent[] components = method.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent c = components[i];
            types[i] = c.getType();
            values[i] = c.getName().equals(setting) ? value : c.getAccessor().invoke(method);
        }
        return method.getClass().getDeclaredConstructor(types).newInstance(values);
    }

    @Test
    void printsReadably() {
        assertThat(adaGrad(0.1)).hasToString("AdaGrad[lr=0.1, initial=0.0, eps=1.0E-10]");
        assertThat(lion(0.1)).hasToString("Lion[lr=0.1, beta1=0.9, beta2=0.99, decay=0.0]");
        assertThat(adaDelta().describe())
                .hasToString(
                        """
                        AdaDelta[lr=1.0, rho=0.9, eps=1.0E-6]
                          v ← ρ v + (1 − ρ) g², Δ = √(u + ε) / √(v + ε) g, u ← ρ u + (1 − ρ) Δ², x ← x − η Δ
                          numbers kept: 2n
                          Zeiler: ADADELTA: an adaptive learning rate method, 2012, algorithm 1""");
    }
}
