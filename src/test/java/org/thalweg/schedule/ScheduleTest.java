package org.thalweg.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.exponential;
import static org.thalweg.Schedules.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Schedule;

/** The first schedules at their edges, beyond them, and with settings that make no sense. */
class ScheduleTest {
    private static final int FAR = Integer.MAX_VALUE;

    private static final List<Schedule> ALL =
            List.of(
                    constant(0.1),
                    step(0.3, 0.5, 10),
                    exponential(0.1, 0.95),
                    Exponential.ofRate(0.1, 0.05),
                    cosine(0.5, 0, 7));

    @Test
    void constantIsConstantToTheEnd() {
        assertThat(new double[] {constant(0.1).at(0), constant(0.1).at(1), constant(0.1).at(FAR)})
                .containsOnly(0.1);
        assertThat(constant(0).at(7)).isZero();
    }

    @Test
    void stepChangesAtTheBoundaryAndNotBefore() {
        Step s = step(0.8, 0.5, 10);
        assertThat(new double[] {s.at(0), s.at(1), s.at(9)}).containsOnly(0.8);
        assertThat(new double[] {s.at(10), s.at(11), s.at(19)}).containsOnly(0.4);
        assertThat(s.at(20)).isEqualTo(0.2);
        assertThat(step(0.8, 0.5, 1).at(3)).isEqualTo(0.1);
        assertThat(step(0.8, 0.5, FAR).at(FAR - 1)).isEqualTo(0.8);
        assertThat(step(0.8, 0.5, FAR).at(FAR)).isEqualTo(0.4);
        assertThat(step(0.8, 1, 3).at(FAR)).isEqualTo(0.8);
    }

    @Test
    void exponentialIsAPowerOrAnExponential() {
        assertThat(exponential(0.8, 0.5).at(0)).isEqualTo(0.8);
        assertThat(exponential(0.8, 0.5).at(3)).isEqualTo(0.1);
        assertThat(exponential(0.8, 1).at(FAR)).isEqualTo(0.8);
        assertThat(exponential(0.8, 0.5).at(FAR)).isZero();
        assertThat(Exponential.ofRate(0.8, 0)).isEqualTo(exponential(0.8, 1));
        assertThat(Exponential.ofRate(0.8, Math.log(2)).at(3)).isBetween(0.1 - 1e-16, 0.1 + 1e-16);
    }

    @Test
    void cosineReachesTheLowestValueAtItsLastUpdateAndStaysThere() {
        Cosine c = cosine(0.5, 0.25, 8);
        assertThat(c.at(0)).isEqualTo(0.5);
        assertThat(c.at(4)).isEqualTo(0.375);
        assertThat(c.at(7)).isGreaterThan(0.25);
        assertThat(new double[] {c.at(8), c.at(9), c.at(16), c.at(1000), c.at(FAR)})
                .containsOnly(0.25);
        assertThat(cosine(0.5, 0, 1).at(0)).isEqualTo(0.5);
        assertThat(cosine(0.5, 0, 1).at(1)).isZero();
        assertThat(cosine(0.5, 0.5, 3).at(2)).isEqualTo(0.5);
        assertThat(cosine(0.5, 0, FAR).at(FAR)).isZero();
        assertThat(cosine(0.5, 0, FAR).at(FAR / 2)).isBetween(0.25, 0.25 + 1e-9);
    }

    @Test
    void cosineIsSymmetricAboutItsMiddle() {
        Cosine c = cosine(0.7, 0.1, 37);
        for (int t = 0; t <= 37; t++) {
            assertThat(c.at(t) + c.at(37 - t)).isBetween(0.8 - 1e-15, 0.8 + 1e-15);
        }
    }

    @Test
    void everyDecayFallsFromItsInitialValueAndNeverBelowItsLowest() {
        SplittableRandom random = new SplittableRandom(1);
        for (int draw = 0; draw < 300; draw++) {
            double initial = Math.pow(10, random.nextDouble(-6, 2));
            double factor = random.nextDouble(0.01, 1);
            double lowest = initial * random.nextDouble();
            int every = random.nextInt(1, 50);
            assertFalls(exponential(initial, factor), initial, 0);
            assertFalls(step(initial, factor, every), initial, 0);
            assertFalls(cosine(initial, lowest, every), initial, lowest);
        }
    }

    private static void assertFalls(Schedule s, double initial, double lowest) {
        double ulp = 2 * Math.ulp(initial);
        assertThat(s.at(0)).as("%s at 0", s).isBetween(initial - ulp, initial + ulp);
        for (int t = 1; t < 120; t++) {
            assertThat(s.at(t)).as("%s at %d", s, t).isBetween(lowest, s.at(t - 1) + ulp);
        }
        assertThat(s.at(FAR)).as("%s far away", s).isBetween(lowest, s.at(119));
    }

    @Test
    void aScheduleIsAPureFunction() {
        for (Schedule s : ALL) {
            double[] first = new double[60];
            for (int t = 0; t < 60; t++) {
                first[t] = s.at(t);
            }
            for (int t = 59; t >= 0; t--) {
                assertThat(s.at(t)).isEqualTo(first[t]);
            }
        }
    }

    @Test
    void printsReadably() {
        assertThat(constant(0.01)).hasToString("0.01");
        assertThat(step(0.1, 0.5, 10)).hasToString("Step[initial=0.1, factor=0.5, every=10]");
        assertThat(exponential(0.1, 0.95)).hasToString("Exponential[initial=0.1, factor=0.95]");
        assertThat(cosine(0.1, 0, 20)).hasToString("Cosine[initial=0.1, lowest=0.0, updates=20]");
    }

    static List<Arguments> invalid() {
        Map<String, ThrowingCallable> all = new LinkedHashMap<>();
        for (double bad : new double[] {-1e-300, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            all.put("lowest must be at least 0 and finite, got " + bad, () -> cosine(1, bad, 9));
            all.put(
                    "lambda must be at least 0 and finite, got " + bad,
                    () -> Exponential.ofRate(1, bad));
        }
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            String message = "initial must be positive and finite, got " + bad;
            all.put(message, () -> step(bad, 0.5, 1));
            all.put(message + " ", () -> exponential(bad, 0.5));
            all.put(message + "  ", () -> cosine(bad, 0, 1));
            all.put(message + "   ", () -> Exponential.ofRate(bad, 1));
        }
        for (double bad : new double[] {0, -0.5, 1.0000000000000002, Double.NaN, 1 / 0.0}) {
            String message = "factor must be in (0, 1], got " + bad;
            all.put(message, () -> step(1, bad, 1));
            all.put(message + " ", () -> exponential(1, bad));
        }
        for (int bad : new int[] {0, -1, Integer.MIN_VALUE}) {
            all.put("every must be at least 1, got " + bad, () -> step(1, 0.5, bad));
            all.put("updates must be at least 1, got " + bad, () -> cosine(1, 0, bad));
        }
        all.put("lowest must be at most initial = 0.1, got 0.2", () -> cosine(0.1, 0.2, 9));
        return all.entrySet().stream()
                .map(e -> Arguments.of(e.getKey().strip(), e.getValue()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void aSettingThatMakesNoSenseIsNamedWithWhatIsAllowed(String message, ThrowingCallable make) {
        assertThatIllegalArgumentException().isThrownBy(make).withMessage(message);
    }

    @Test
    void theEdgesOfWhatIsAllowedAreAllowed() {
        assertThat(constant(0).at(0)).isZero();
        assertThat(cosine(0.1, 0.1, 1).at(0)).isEqualTo(0.1);
        assertThat(step(Double.MIN_VALUE, 1, 1).at(0)).isEqualTo(Double.MIN_VALUE);
        assertThat(exponential(Double.MAX_VALUE, 1).at(0)).isEqualTo(Double.MAX_VALUE);
    }
}
