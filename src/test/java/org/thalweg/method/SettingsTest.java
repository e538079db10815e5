package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.heavyBall;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.muon;
import static org.thalweg.Optimizers.muonRms;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.step;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Schedule;
import org.thalweg.schedule.Constant;

/** Settings are checked, change one at a time, and print. */
class SettingsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static List<Arguments> bad() {
        List<Arguments> all = new ArrayList<>();
        double[] negative = {Double.NaN, -INFINITY, -1, -Double.MIN_VALUE};
        rejected(all, "lr must be at least 0 and finite", rates(), negative, INFINITY);
        rejected(all, "beta must be in [0, 1)", betas(), negative, 1, 1.2, INFINITY);
        rejected(all, "beta1 must be in [0, 1)", beta1s(), negative, 1, 1.2, INFINITY);
        rejected(
                all,
                "beta2 must be in [0, 1)",
                List.of(v -> adam(1).beta2(v)),
                negative,
                1,
                1.2,
                INFINITY);
        rejected(
                all,
                "eps must be at least 0 and finite",
                List.of(v -> adam(1).eps(v)),
                negative,
                INFINITY);
        rejected(
                all,
                "dampening must be in [0, 1]",
                List.of(v -> momentum(1).dampening(v)),
                negative,
                1.0000000000000002,
                INFINITY);
        return all;
    }

    private static List<DoubleFunction<Method>> rates() {
        return List.of(
                v -> sgd(v),
                v -> sgd(t -> v),
                v -> momentum(v),
                v -> momentum(t -> v),
                v -> heavyBall(v),
                v -> heavyBall(t -> v),
                v -> nesterov(v),
                v -> nesterov(t -> v),
                v -> adam(v),
                v -> adam(t -> v));
    }

    private static List<DoubleFunction<Method>> betas() {
        return List.of(
                v -> momentum(1).beta(v),
                v -> momentum(1).beta(t -> v),
                v -> heavyBall(1).beta(v),
                v -> heavyBall(1).beta(t -> v),
                v -> nesterov(1).beta(v),
                v -> nesterov(1).beta(t -> v));
    }

    private static List<DoubleFunction<Method>> beta1s() {
        return List.of(v -> adam(1).beta1(v), v -> adam(1).beta1(t -> v));
    }

    private static void rejected(
            List<Arguments> all,
            String rule,
            List<DoubleFunction<Method>> makers,
            double[] values,
            double... more) {
        for (DoubleFunction<Method> make : makers) {
            for (double[] some : new double[][] {values, more}) {
                for (double value : some) {
                    all.add(Arguments.of(rule + ", got " + value, make, value));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void aBadSettingIsNamedWithWhatIsAllowed(
            String message, DoubleFunction<Method> make, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make.apply(value))
                .withMessage(message);
    }

    @Test
    void theEdgesOfWhatIsAllowedAreAllowed() {
        assertThat(sgd(0).lr().at(0)).isZero();
        assertThat(momentum(0).beta(0).dampening(1).dampening()).isEqualTo(1);
        assertThat(adam(0).beta1(0).beta2(0).eps(0).eps()).isZero();
        assertThat(nesterov(1).beta(Math.nextDown(1.0)).beta().at(3)).isEqualTo(Math.nextDown(1.0));
    }

    static List<Object> records() {
        Map<Class<?>, Object> kinds = new LinkedHashMap<>();
        kinds.put(Armijo.class, new Armijo(0.1, 0.2));
        kinds.put(StrongWolfe.class, new StrongWolfe(0.1, 0.9, 3, 0.5));
        for (Methods.Line line : Methods.ALL) {
            Method method = line.method().apply(constant(0.01));
            if (method.getClass().isRecord() && !isAround(method)) {
                kinds.putIfAbsent(method.getClass(), method);
            }
        }
        // The table has these in splits only.
        kinds.put(Muon.class, muon(0.01));
        kinds.put(MuonRms.class, muonRms(0.01));
        return List.copyOf(kinds.values());
    }

    /** What stands around another method is given all its settings when it is made. */
    private static boolean isAround(Method method) {
        return Arrays.stream(method.getClass().getRecordComponents())
                .anyMatch(c -> Method.class.isAssignableFrom(c.getType()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachSettingButTheRateHasItsOwnMethodThatChangesNothingElse(Object method)
            throws ReflectiveOperationException {
        Class<?> kind = method.getClass();
        for (RecordComponent changed : kind.getRecordComponents()) {
            if (changed.getName().equals("lr")) {
                continue;
            }
            List<Class<?>> takes =
                    changed.getType() == Schedule.class
                            ? List.of(double.class, Schedule.class)
                            : List.of(changed.getType());
            for (Class<?> type : takes) {
                Object value = another(type);
                Object expected =
                        type == double.class && changed.getType() == Schedule.class
                                ? new Constant(0.37)
                                : value;
                Object other = kind.getMethod(changed.getName(), type).invoke(method, value);
                assertThat(other).isInstanceOf(kind);
                for (RecordComponent c : kind.getRecordComponents()) {
                    Object before = c.getAccessor().invoke(method);
                    Object after = c.getAccessor().invoke(other);
                    assertThat(after)
                            .as("%s after %s was changed", c.getName(), changed.getName())
                            .isEqualTo(c.getName().equals(changed.getName()) ? expected : before);
                }
            }
        }
    }

    private static Object another(Class<?> type) {
        if (type.isEnum()) {
            Object[] all = type.getEnumConstants();
            return all[all.length - 1];
        }
        return Map.<Class<?>, Object>of(
                        double.class,
                        0.37,
                        int.class,
                        37,
                        Schedule.class,
                        cosine(0.5, 0.1, 7),
                        LineSearch.class,
                        new Armijo(0.37, 0.37))
                .get(type);
    }

    @Test
    void customarySettings() {
        assertThat(momentum(1)).isEqualTo(new Momentum(constant(1), constant(0.9), 0));
        assertThat(heavyBall(1)).isEqualTo(new HeavyBall(constant(1), constant(0.9)));
        assertThat(nesterov(1)).isEqualTo(new Nesterov(constant(1), constant(0.9)));
        assertThat(adam(1)).isEqualTo(new Adam(constant(1), constant(0.9), 0.999, 1e-8));
        assertThat(sgd(1)).isEqualTo(new Sgd(constant(1)));
    }

    @Test
    void printsReadably() {
        assertThat(sgd(0.1)).hasToString("Sgd[lr=0.1]");
        assertThat(momentum(0.1)).hasToString("Momentum[lr=0.1, beta=0.9, dampening=0.0]");
        assertThat(heavyBall(0.1)).hasToString("HeavyBall[lr=0.1, beta=0.9]");
        assertThat(nesterov(step(0.1, 0.5, 10)))
                .hasToString("Nesterov[lr=Step[initial=0.1, factor=0.5, every=10], beta=0.9]");
        assertThat(adam(0.01)).hasToString("Adam[lr=0.01, beta1=0.9, beta2=0.999, eps=1.0E-8]");
    }

    static List<Arguments> leaving() {
        return List.of(
                leaving("beta", s -> momentum(1e-4).beta(s)),
                leaving("beta", s -> heavyBall(1e-4).beta(s)),
                leaving("beta", s -> nesterov(1e-4).beta(s)),
                leaving("beta1", s -> adam(1e-4).beta1(s)));
    }

    private static Arguments leaving(String name, Function<Schedule, Method> make) {
        return Arguments.of(name, make);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaving")
    void aMomentumThatLeavesItsRangeInMidRunIsReportedWithTheUpdate(
            String name, Function<Schedule, Method> make) {
        for (double value : new double[] {1, -0.5, INFINITY}) {
            Optimizer opt = make.apply(t -> t < 5 ? 0.9 : value).start();
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
        Optimizer opt = make.apply(t -> t < 5 ? 0.9 : Double.NaN).start();
        double[] x = {-0.5, 0.5};
        for (int t = 0; t < 5; t++) {
            opt.step(x, rosenbrock());
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> opt.step(x, rosenbrock()))
                .withMessageContaining("update 6");
    }

    @ParameterizedTest
    @MethodSource("org.thalweg.method.EveryMethodTest#methodsWithARate")
    void aRateThatLeavesItsRangeInMidRunIsReportedWithTheUpdate(Methods.Line line) {
        for (double value : new double[] {-1e-9, Double.NaN, INFINITY}) {
            Optimizer opt = line.method().apply(t -> t < 3 ? 1e-4 : value).start();
            double[] x = {-0.5, 0.5};
            for (int t = 0; t < 3; t++) {
                opt.step(x, rosenbrock());
            }
            double[] before = x.clone();
            assertThatIllegalStateException()
                    .isThrownBy(() -> opt.step(x, rosenbrock()))
                    .withMessageStartingWith(
                            "the learning rate of update 4 must be at least 0 and finite, got "
                                    + value);
            assertThat(x).isEqualTo(before);
            assertThat(opt.t()).isEqualTo(3);
            assertThat(opt.rate()).isEqualTo(1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("org.thalweg.method.EveryMethodTest#methodsWithARate")
    void theRateOfEachUpdateIsThatOfItsSchedule(Methods.Line line) {
        Schedule schedule = step(0.001, 0.1, 4);
        Optimizer opt = line.method().apply(schedule).start();
        double[] x = {-0.5, 0.5};
        for (int t = 0; t < 10; t++) {
            opt.step(x, rosenbrock());
            assertThat(opt.rate()).isEqualTo(schedule.at(t));
        }
    }
}
