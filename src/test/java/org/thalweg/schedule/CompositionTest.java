package org.thalweg.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.exponential;
import static org.thalweg.Schedules.inverseSquareRoot;
import static org.thalweg.Schedules.linear;
import static org.thalweg.Schedules.noam;
import static org.thalweg.Schedules.step;
import static org.thalweg.Schedules.warmupCosine;
import static org.thalweg.Schedules.warmupLinear;
import static org.thalweg.Schedules.warmupStableDecay;

import org.junit.jupiter.api.Test;
import org.thalweg.core.Chain;
import org.thalweg.core.Scaled;
import org.thalweg.core.Schedule;
import org.thalweg.core.Warmup;

/** Warm-up before any schedule, one after another, scaled. */
class CompositionTest {
    private static final int FAR = Integer.MAX_VALUE;
    private static final Schedule CLOCK = t -> 1 + t;

    @Test
    void aWarmUpRisesToTheFirstValueAndThenMovesTheSchedule() {
        Schedule s = CLOCK.times(8).warmup(4);
        assertThat(new double[] {s.at(0), s.at(1), s.at(2), s.at(3)}).containsExactly(2, 4, 6, 8);
        assertThat(new double[] {s.at(4), s.at(5), s.at(6)}).containsExactly(8, 16, 24);
        assertThat(s.at(FAR)).isEqualTo(8.0 * (FAR - 3));
        Schedule one = CLOCK.warmup(1);
        assertThat(new double[] {one.at(0), one.at(1), one.at(2)}).containsExactly(1, 1, 2);
        assertThat(constant(0.3).warmup(FAR).at(FAR - 1)).isEqualTo(0.3);
        assertThat(constant(0.3).warmup(7).at(6)).isEqualTo(0.3);
    }

    @Test
    void theNextScheduleHasItsOwnClock() {
        Schedule s = CLOCK.then(3, CLOCK.times(10));
        assertThat(new double[] {s.at(0), s.at(1), s.at(2)}).containsExactly(1, 2, 3);
        assertThat(new double[] {s.at(3), s.at(4), s.at(5)}).containsExactly(10, 20, 30);
        assertThat(s.at(FAR)).isEqualTo(10.0 * (FAR - 2));
        Schedule three = s.then(5, CLOCK.times(100));
        assertThat(new double[] {three.at(2), three.at(3), three.at(4), three.at(5), three.at(6)})
                .containsExactly(3, 10, 20, 100, 200);
        assertThat(CLOCK.then(1, constant(9)).at(0)).isEqualTo(1);
        assertThat(CLOCK.then(1, constant(9)).at(1)).isEqualTo(9);
        assertThat(CLOCK.then(FAR, constant(9)).at(FAR)).isEqualTo(9);
    }

    @Test
    void aScaledScheduleIsScaledEverywhere() {
        Schedule s = cosine(0.5, 0.25, 8).times(4);
        for (int t = 0; t < 12; t++) {
            assertThat(s.at(t)).isEqualTo(4 * cosine(0.5, 0.25, 8).at(t));
        }
        assertThat(CLOCK.times(0).at(5)).isZero();
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CLOCK.times(bad))
                    .withMessage("factor must be at least 0 and finite, got " + bad);
        }
    }

    @Test
    void theOrderOfWarmUpScaleAndChainMatters() {
        Schedule before = CLOCK.warmup(2).then(3, CLOCK);
        Schedule after = CLOCK.then(3, CLOCK).warmup(2);
        assertThat(values(before, 6)).containsExactly(0.5, 1, 1, 1, 2, 3);
        assertThat(values(after, 6)).containsExactly(0.5, 1, 1, 2, 3, 1);
        assertThat(values(CLOCK.times(3).warmup(2), 5))
                .containsExactly(values(CLOCK.warmup(2).times(3), 5));
    }

    private static double[] values(Schedule s, int count) {
        return java.util.stream.IntStream.range(0, count).mapToDouble(s::at).toArray();
    }

    @Test
    void whatIsSaidToBeAComposedScheduleIsOne() {
        assertThat(warmupCosine(0.1, 0.01, 5, 20)).isEqualTo(cosine(0.1, 0.01, 15).warmup(5));
        assertThat(warmupLinear(0.1, 5, 20)).isEqualTo(linear(0.1, 0, 15).warmup(5));
        Schedule wsd = warmupStableDecay(5, 10, linear(0.1, 0, 5));
        Schedule composed = constant(0.1).then(10, linear(0.1, 0, 5)).warmup(5);
        Schedule t5 = constant(0.01).then(10_000, inverseSquareRoot(0.01, 10_000));
        Schedule gentle = linear(0, 0.5, 4).then(4, constant(0.5));
        for (int t = 0; t < 30; t++) {
            assertThat(wsd.at(t)).isEqualTo(composed.at(t));
            assertThat(gentle.at(t)).as("Hugging Face's warm-up").isEqualTo(Math.min(t / 8.0, 0.5));
        }
        for (int t = 0; t < 100_000; t += 999) {
            close(t5.at(t), 1 / Math.sqrt(Math.max(t, 1e4)));
        }
        Schedule root = inverseSquareRoot(1 / Math.sqrt(512 * 40.0), 40);
        for (int t = 39; t < 4000; t += 7) {
            close(noam(512, 40).at(t), root.at(t - 39));
        }
    }

    private static void close(double actual, double expected) {
        org.thalweg.Golden.assertClose("value", actual, expected);
    }

    @Test
    void everyPartIsPrinted() {
        assertThat(cosine(0.01, 0, 3000).warmup(100))
                .isEqualTo(new Warmup(cosine(0.01, 0, 3000), 100))
                .hasToString("Cosine[initial=0.01, lowest=0.0, updates=3000].warmup(100)");
        assertThat(constant(0.1).then(5, exponential(0.1, 0.9)).times(2))
                .isEqualTo(new Scaled(new Chain(constant(0.1), 5, exponential(0.1, 0.9)), 2))
                .hasToString("0.1.then(5, Exponential[initial=0.1, factor=0.9]).times(2.0)");
        assertThat(CLOCK.warmup(3).then(9, t -> 1).times(0.5))
                .hasToString("your lambda.warmup(3).then(9, your lambda).times(0.5)");
        assertThat(step(1, 0.5, 2).times(3).warmup(2))
                .hasToString("Step[initial=1.0, factor=0.5, every=2].times(3.0).warmup(2)");
    }
}
