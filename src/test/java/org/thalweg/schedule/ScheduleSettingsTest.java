package org.thalweg.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cooldown;
import static org.thalweg.Schedules.exponentialRange;
import static org.thalweg.Schedules.inverseSquareRoot;
import static org.thalweg.Schedules.inverseTime;
import static org.thalweg.Schedules.linear;
import static org.thalweg.Schedules.multiStep;
import static org.thalweg.Schedules.noam;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.plateau;
import static org.thalweg.Schedules.polynomial;
import static org.thalweg.Schedules.triangular;
import static org.thalweg.Schedules.triangular2;
import static org.thalweg.Schedules.warmRestarts;
import static org.thalweg.Schedules.warmupCosine;
import static org.thalweg.Schedules.warmupLinear;
import static org.thalweg.Schedules.warmupStableDecay;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings are checked, change one at a time, and print. */
class ScheduleSettingsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static List<Arguments> numbers() {
        List<Arguments> all = new ArrayList<>();
        double[] negative = {Double.NaN, -INFINITY, -1, -Double.MIN_VALUE};
        rejected(
                all,
                "initial must be positive and finite",
                List.of(
                        v -> multiStep(v, 0.5, 1),
                        v -> inverseTime(v, 1),
                        v -> polynomial(v, 0, 9, 1),
                        v -> cooldown(v, 0, 9, 1),
                        v -> inverseSquareRoot(v, 9),
                        v -> warmRestarts(v, 0, 9),
                        v -> warmupCosine(v, 0, 1, 9)),
                negative,
                0,
                INFINITY);
        rejected(
                all,
                "initial must be at least 0 and finite",
                List.of(v -> linear(v, 1, 9), v -> warmupLinear(v, 1, 9)),
                negative,
                INFINITY);
        rejected(
                all,
                "lowest must be at least 0 and finite",
                List.of(
                        v -> polynomial(1, v, 9, 1),
                        v -> cooldown(1, v, 9, 1),
                        v -> warmRestarts(1, v, 9),
                        v -> warmupCosine(1, v, 1, 9),
                        v -> triangular(v, 1, 9),
                        v -> triangular2(v, 1, 9),
                        v -> exponentialRange(v, 1, 9, 1),
                        v -> triangular(0, 1, 9).momentum(0.5, v)),
                negative,
                INFINITY);
        rejected(
                all,
                "lowest must be at most initial = 0.5",
                List.of(
                        v -> polynomial(0.5, v, 9, 1),
                        v -> cooldown(0.5, v, 9, 1),
                        v -> warmRestarts(0.5, v, 9)),
                new double[] {Math.nextUp(0.5)},
                1);
        rejected(
                all,
                "lowest must be at most highest = 0.5",
                List.of(v -> triangular(v, 0.5, 9), v -> oneCycle(1, 9).momentum(0.5, v)),
                new double[] {Math.nextUp(0.5)},
                1);
        rejected(
                all,
                "highest must be in [0, 1)",
                List.of(v -> oneCycle(1, 9).momentum(v, 0)),
                negative,
                1,
                INFINITY);
        rejected(
                all,
                "highest must be positive and finite",
                List.of(v -> triangular(0, v, 9), v -> triangular2(0, v, 9)),
                negative,
                0,
                INFINITY);
        rejected(
                all,
                "factor must be in (0, 1]",
                List.of(v -> multiStep(1, v, 1)),
                negative,
                0,
                1.0000000000000002);
        rejected(
                all,
                "cycleFactor must be in (0, 1]",
                List.of(v -> triangular(0, 1, 9).cycleFactor(v)),
                negative,
                0,
                1.0000000000000002);
        rejected(
                all,
                "updateFactor must be in (0, 1]",
                List.of(
                        v -> triangular(0, 1, 9).updateFactor(v),
                        v -> exponentialRange(0, 1, 9, v)),
                negative,
                0,
                1.0000000000000002);
        rejected(
                all,
                "decay must be in (0, 1]",
                List.of(v -> warmRestarts(1, 0, 9).decay(v)),
                negative,
                0,
                1.0000000000000002);
        rejected(
                all,
                "rate must be at least 0 and finite",
                List.of(v -> inverseTime(1, v)),
                negative,
                INFINITY);
        rejected(
                all,
                "last must be at least 0 and finite",
                List.of(v -> linear(1, v, 9)),
                negative,
                INFINITY);
        rejected(
                all,
                "exponent must be positive and finite",
                List.of(v -> polynomial(1, 0, 9, v), v -> cooldown(1, 0, 9, v)),
                negative,
                0,
                INFINITY);
        rejected(
                all,
                "timescale must be positive and finite",
                List.of(v -> inverseSquareRoot(1, v)),
                negative,
                0,
                INFINITY);
        rejected(
                all,
                "scale must be positive and finite",
                List.of(v -> noam(1, 1).scale(v)),
                negative,
                0,
                INFINITY);
        rejected(
                all,
                "period must be at least 1 and finite",
                List.of(v -> warmRestarts(1, 0, v)),
                negative,
                0.5,
                INFINITY);
        rejected(
                all,
                "multiplier must be at least 1 and finite",
                List.of(v -> warmRestarts(1, 0, 9).multiplier(v)),
                negative,
                0.9999999999999999,
                INFINITY);
        rejected(
                all,
                "peak must be positive and finite",
                List.of(v -> oneCycle(v, 9)),
                negative,
                0,
                INFINITY);
        rejected(
                all,
                "divisor must be at least 1 and finite",
                List.of(v -> oneCycle(1, 9).divisor(v)),
                negative,
                0.9999999999999999,
                INFINITY);
        rejected(
                all,
                "lastDivisor must be at least 1 and finite",
                List.of(v -> oneCycle(1, 9).lastDivisor(v)),
                negative,
                0.9999999999999999,
                INFINITY);
        rejected(
                all,
                "rise must be a share of the 8 updates that is less than 1 and more than one update",
                List.of(v -> oneCycle(1, 8).rise(v)),
                negative,
                0,
                0.125,
                1,
                INFINITY);
        rejected(
                all,
                "fall must be 0, or a share of the 8 updates that is more than one update and at most 1 − rise = 0.5",
                List.of(v -> oneCycle(1, 8).rise(0.5).fall(v)),
                negative,
                0.125,
                Math.nextUp(0.5),
                INFINITY);
        rejected(
                all,
                "decay must be at least 0 and finite",
                List.of(v -> warmupStableDecay(1, 1, t -> v)),
                negative,
                INFINITY);
        return all;
    }

    private static void rejected(
            List<Arguments> all,
            String rule,
            List<DoubleFunction<Object>> makers,
            double[] values,
            double... more) {
        for (DoubleFunction<Object> make : makers) {
            for (double[] some : new double[][] {values, more}) {
                for (double value : some) {
                    all.add(Arguments.of(rule + ", got " + value, make, value));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void aBadNumberIsNamedWithWhatIsAllowed(
            String message, DoubleFunction<Object> make, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make.apply(value))
                .withMessage(message);
    }

    static List<Arguments> counts() {
        List<Arguments> all = new ArrayList<>();
        counts(all, "updates", 1, v -> linear(1, 0, v));
        counts(all, "updates", 1, v -> polynomial(1, 0, v, 1));
        counts(all, "updates", 1, v -> cooldown(1, 0, v, 1));
        counts(all, "updates", 2, v -> oneCycle(1, v));
        counts(all, "updates", 1, v -> constant(1).warmup(v));
        counts(all, "at", 1, v -> constant(1).then(v, constant(2)));
        counts(all, "width", 1, v -> noam(v, 1));
        counts(all, "warmupUpdates", 1, v -> noam(1, v));
        counts(all, "warmupUpdates", 0, v -> warmupStableDecay(v, 1, constant(1)));
        counts(all, "stableUpdates", 0, v -> warmupStableDecay(1, v, constant(1)));
        counts(all, "up", 1, v -> triangular(0, 1, v));
        counts(all, "down", 1, v -> triangular(0, 1, 1).down(v));
        counts(all, "a milestone", 1, v -> multiStep(1, 1, v));
        counts(all, "a milestone", 7, v -> multiStep(1, 1, 7, v));
        return all;
    }

    private static void counts(
            List<Arguments> all, String name, int least, IntFunction<Object> make) {
        for (int value : new int[] {least - 1, -1, Integer.MIN_VALUE}) {
            String message = name + " must be at least " + least + ", got " + value;
            all.add(Arguments.of(message, make, value));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("counts")
    void aBadCountIsNamedWithWhatIsAllowed(String message, IntFunction<Object> make, int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make.apply(value))
                .withMessage(message);
    }

    @Test
    void aWarmUpMustLeaveSomethingOfTheTotal() {
        for (int bad : new int[] {0, -1, 9, 10}) {
            String message = "warmup must be at least 1 and less than total = 9, got " + bad;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> warmupLinear(1, bad, 9))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> warmupCosine(1, 0, bad, 9))
                    .withMessage(message);
        }
    }

    @Test
    void aRampMustReachBothEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> oneCycle(1, 9).ramp(u -> u / 2))
                .withMessage("ramp must go from 0 at 0 to 1 at 1, got 0.0 and 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> oneCycle(1, 9).ramp(u -> 1))
                .withMessage("ramp must go from 0 at 0 to 1 at 1, got 1.0 and 1.0");
    }

    @Test
    void theEdgesOfWhatIsAllowedAreAllowed() {
        assertThat(linear(0, 0, 1).at(0)).isZero();
        assertThat(multiStep(1, 1, 1, 1).at(1)).isEqualTo(1);
        assertThat(triangular(1, 1, 1).cycleFactor(1).updateFactor(1).down(1).at(1)).isEqualTo(1);
        assertThat(warmRestarts(1, 1, 1).multiplier(1).decay(1).at(3)).isEqualTo(1);
        assertThat(oneCycle(1, 9).divisor(1).lastDivisor(1).at(3)).isEqualTo(1);
        assertThat(oneCycle(1, 8).rise(0.126).fall(0.126).at(7)).isEqualTo(1 / 25.0 / 1e4);
        assertThat(oneCycle(1, 8).rise(Math.nextDown(1.0)).at(0)).isEqualTo(0.04);
        assertThat(triangular(0, 1, 1).momentum(0, 0).at(1)).isZero();
        assertThat(warmupStableDecay(0, 0, constant(0)).at(0)).isZero();
    }

    static List<Object> records() {
        return List.of(
                noam(512, 4000),
                warmRestarts(1, 0.1, 9),
                triangular(0.1, 1, 9),
                oneCycle(1, 90),
                plateau(0.5, 3));
    }

    /** The first settings stand in the factory; each of the others has its own method. */
    @ParameterizedTest
    @MethodSource("records")
    void eachWitherChangesItsOwnSettingOnly(Object made) throws ReflectiveOperationException {
        Class<?> kind = made.getClass();
        int changed = 0;
        for (RecordComponent c : kind.getRecordComponents()) {
            if (Arrays.stream(kind.getMethods())
                    .noneMatch(
                            m -> m.getName().equals(c.getName()) && m.getParameterCount() == 1)) {
                continue;
            }
            Object value = other(c);
            Object after = kind.getMethod(c.getName(), c.getType()).invoke(made, value);
            for (RecordComponent d : kind.getRecordComponents()) {
                assertThat(d.getAccessor().invoke(after))
                        .as("%s after %s was changed", d.getName(), c.getName())
                        .isEqualTo(
                                d.getName().equals(c.getName())
                                        ? value
                                        : d.getAccessor().invoke(made));
            }
            changed++;
        }
        assertThat(changed).isPositive();
    }

    private static Object other(RecordComponent c) {
        if (c.getType() == int.class) {
            return 7;
        }
        if (c.getType() == Ramp.class) {
            return Ramp.LINEAR;
        }
        boolean grows = c.getName().endsWith("ivisor") || c.getName().equals("multiplier");
        return grows ? 1.5 : 0.375;
    }

    @Test
    void customarySettings() {
        assertThat(multiStep(1, 0.1, 3, 5)).isEqualTo(new MultiStep(1, 0.1, List.of(3, 5)));
        assertThat(inverseTime(2, 3)).isEqualTo(new InverseTime(2, 3));
        assertThat(linear(2, 3, 4)).isEqualTo(new Linear(2, 3, 4));
        assertThat(polynomial(3, 2, 4, 5)).isEqualTo(new Polynomial(3, 2, 4, 5));
        assertThat(cooldown(3, 2, 4, 5)).isEqualTo(new Cooldown(3, 2, 4, 5));
        assertThat(inverseSquareRoot(3, 2)).isEqualTo(new InverseSquareRoot(3, 2));
        assertThat(noam(3, 2)).isEqualTo(new Noam(3, 2, 1));
        assertThat(warmRestarts(3, 2, 4)).isEqualTo(new WarmRestarts(3, 2, 4, 1, 1));
        assertThat(warmupStableDecay(3, 2, constant(4)))
                .isEqualTo(new WarmupStableDecay(3, 2, constant(4)));
        assertThat(triangular(2, 3, 4)).isEqualTo(new Cyclical(2, 3, 4, 4, 1, 1));
        assertThat(triangular2(2, 3, 4)).isEqualTo(new Cyclical(2, 3, 4, 4, 0.5, 1));
        assertThat(exponentialRange(2, 3, 4, 0.25)).isEqualTo(new Cyclical(2, 3, 4, 4, 1, 0.25));
        assertThat(oneCycle(2, 30)).isEqualTo(new OneCycle(2, 30, 0.3, 0, 25, 1e4, Ramp.COSINE));
        assertThat(oneCycle(2, 30).momentum()).isEqualTo(new Mirrored(oneCycle(2, 30), 0.95, 0.85));
        assertThat(triangular(2, 3, 4).momentum())
                .isEqualTo(new Mirrored(triangular(2, 3, 4), 0.9, 0.8));
        assertThat(triangular(2, 3, 4).momentum(0.7, 0.6))
                .isEqualTo(new Mirrored(triangular(2, 3, 4), 0.7, 0.6));
    }

    @Test
    void printsReadably() {
        assertThat(multiStep(0.1, 0.5, 3, 5))
                .hasToString("MultiStep[initial=0.1, factor=0.5, milestones=[3, 5]]");
        assertThat(oneCycle(0.1, 60))
                .hasToString(
                        "OneCycle[peak=0.1, updates=60, rise=0.3, fall=0.0, divisor=25.0, lastDivisor=10000.0, ramp=cosine]");
        assertThat(oneCycle(0.1, 60).ramp(Ramp.LINEAR).toString()).contains("ramp=linear");
        assertThat(oneCycle(0.1, 60).ramp(u -> u * u).toString()).contains("ramp=your lambda");
        assertThat(warmupStableDecay(5, 10, linear(0.1, 0, 5)))
                .hasToString(
                        "WarmupStableDecay[warmupUpdates=5, stableUpdates=10, decay=Linear[initial=0.1, last=0.0, updates=5]]");
        assertThat(warmupStableDecay(5, 10, t -> 1))
                .hasToString(
                        "WarmupStableDecay[warmupUpdates=5, stableUpdates=10, decay=your lambda]");
        assertThat(triangular(0, 1, 4).momentum(0.9, 0.8))
                .hasToString(
                        "Mirrored[rate=Cyclical[lowest=0.0, highest=1.0, up=4, down=4, cycleFactor=1.0, updateFactor=1.0], highest=0.9, lowest=0.8]");
    }

    @Test
    void milestonesAreCopied() {
        List<Integer> given = new ArrayList<>(List.of(3, 5));
        MultiStep s = new MultiStep(1, 0.5, given);
        given.set(0, 99);
        assertThat(s.milestones()).containsExactly(3, 5);
    }
}
