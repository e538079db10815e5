package org.thalweg.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Schedules.cooldown;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.inverseSquareRoot;
import static org.thalweg.Schedules.inverseTime;
import static org.thalweg.Schedules.linear;
import static org.thalweg.Schedules.multiStep;
import static org.thalweg.Schedules.noam;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.polynomial;
import static org.thalweg.Schedules.step;
import static org.thalweg.Schedules.triangular;
import static org.thalweg.Schedules.warmRestarts;
import static org.thalweg.Schedules.warmupStableDecay;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.Golden;
import org.thalweg.core.Schedule;

/** What holds for all settings, tried on many drawn ones. */
class SchedulePropertiesTest {
    private static final int FAR = Integer.MAX_VALUE;
    private static final int DRAWS = 300;

    private final SplittableRandom random = new SplittableRandom(2);

    @Test
    void everyDecayFallsFromItsInitialValueAndNeverBelowItsLowest() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double initial = Math.pow(10, random.nextDouble(-6, 2));
            double lowest = initial * random.nextDouble();
            double exponent = random.nextDouble(0.2, 4);
            int updates = random.nextInt(1, 60);
            int[] milestones = random.ints(3, 1, 100).sorted().toArray();
            assertFalls(multiStep(initial, random.nextDouble(0.1, 1), milestones), initial, 0);
            assertFalls(inverseTime(initial, random.nextDouble(0, 2)), initial, 0);
            assertFalls(linear(initial, lowest, updates), initial, lowest);
            assertFalls(polynomial(initial, lowest, updates, exponent), initial, lowest);
            assertFalls(cooldown(initial, lowest, updates, exponent), initial, lowest);
            assertFalls(inverseSquareRoot(initial, random.nextDouble(0.1, 50)), initial, 0);
            assertFalls(warmupStableDecay(0, updates, cosine(initial, lowest, 9)), initial, lowest);
        }
    }

    private static void assertFalls(Schedule s, double initial, double lowest) {
        double ulp = 2 * Math.ulp(initial);
        assertThat(s.at(0)).as("%s at 0", s).isBetween(initial - ulp, initial + ulp);
        for (int t = 1; t < 120; t++) {
            assertThat(s.at(t)).as("%s at %d", s, t).isBetween(lowest - ulp, s.at(t - 1) + ulp);
        }
        assertThat(s.at(FAR)).as("%s far away", s).isBetween(lowest, s.at(119));
    }

    @Test
    void powersOfOneAreStraightAndTheTwoPowersAreMirrorImages() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double initial = random.nextDouble(0.1, 1);
            double lowest = initial * random.nextDouble();
            int updates = random.nextInt(1, 60);
            double exponent = random.nextDouble(0.2, 4);
            for (int t = 0; t <= updates + 2; t++) {
                double straight = linear(initial, lowest, updates).at(t);
                close(polynomial(initial, lowest, updates, 1).at(t), straight);
                close(cooldown(initial, lowest, updates, 1).at(t), straight);
                if (t <= updates) {
                    double left = polynomial(initial, lowest, updates, exponent).at(updates - t);
                    double right = cooldown(initial, lowest, updates, exponent).at(t);
                    close(left + right, initial + lowest);
                }
            }
        }
    }

    @Test
    void milestonesAtEqualDistancesAreSteps() {
        int[] milestones = IntStream.rangeClosed(1, 12).map(i -> 9 * i).toArray();
        for (int t = 0; t < 117; t++) {
            assertThat(multiStep(0.3, 0.7, milestones).at(t)).isEqualTo(step(0.3, 0.7, 9).at(t));
        }
    }

    @Test
    void noamIsOneCurveForEveryWidthAndTwoBranchesThatMeet() {
        for (int draw = 0; draw < DRAWS; draw++) {
            int warmup = random.nextInt(1, 5000);
            int width = random.nextInt(1, 5000);
            int t = random.nextInt(20_000);
            Noam s = noam(width, warmup);
            close(s.at(t) * Math.sqrt(width), noam(1, warmup).at(t));
            double peak = 1 / Math.sqrt((double) width * warmup);
            double branch = t < warmup ? (t + 1.0) / warmup : Math.sqrt(warmup / (t + 1.0));
            close(s.at(t) / peak, branch);
            assertThat(s.at(t)).isLessThanOrEqualTo(s.at(warmup - 1));
        }
    }

    @Test
    void warmRestartsRepeatStretchedByTheMultiplier() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lowest = random.nextDouble();
            int period = random.nextInt(1, 40);
            WarmRestarts even = warmRestarts(1, lowest, period);
            int t = random.nextInt(1_000_000);
            assertThat(even.at(t + period)).isEqualTo(even.at(t));
            int m = random.nextInt(2, 5);
            WarmRestarts growing = even.multiplier(m);
            int c = random.nextInt(10 * period);
            close(growing.at(period + m * c), growing.at(c));
            double factor = random.nextDouble(0.1, 1);
            close(
                    growing.decay(factor).at(period + m * c) - lowest,
                    factor * (growing.decay(factor).at(c) - lowest));
            assertThat(growing.at(t)).isBetween(lowest, Math.nextUp(1.0));
        }
    }

    @Test
    void anyNumberOfEqualCyclesCostsNoTime() {
        WarmRestarts s = warmRestarts(1, 0, 1.25).decay(0.999999);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += s.at(FAR - i);
        }
        assertThat(sum).isBetween(0.0, 1e-9);
    }

    private OneCycle drawOneCycle() {
        int updates = random.nextInt(10, 80);
        double rise = random.nextDouble(1.5 / updates, 0.7);
        double fall = random.nextBoolean() ? 0 : random.nextDouble(1.5 / updates, 1 - rise);
        return oneCycle(random.nextDouble(0.01, 1), updates)
                .rise(rise)
                .fall(fall)
                .divisor(random.nextDouble(1.5, 30))
                .lastDivisor(random.nextDouble(1.5, 1e4))
                .ramp(random.nextBoolean() ? Ramp.LINEAR : Ramp.COSINE);
    }

    private Cyclical drawCyclical() {
        return triangular(random.nextDouble(), random.nextDouble(1, 2), random.nextInt(1, 9))
                .down(random.nextInt(1, 9))
                .cycleFactor(random.nextDouble(0.5, 1))
                .updateFactor(random.nextDouble(0.9, 1));
    }

    @Test
    void oneCycleRisesThenFallsAndNeverJumps() {
        for (int draw = 0; draw < DRAWS; draw++) {
            OneCycle s = drawOneCycle();
            int last = s.updates() - 1;
            double top = s.rise() * s.updates() - 1;
            double end = s.fall() == 0 ? last : top + s.fall() * s.updates() - 1;
            double shortest = Math.min(top, Math.min(end - top, end < last ? last - end : last));
            double bound = s.peak() * Math.PI / 2 / shortest;
            for (int t = 0; t < last + 9; t++) {
                double change = s.at(t + 1) - s.at(t);
                if (t + 1 <= top) {
                    assertThat(change).as("%s at %d", s, t).isPositive();
                } else if (t >= top && t < last) {
                    assertThat(change).as("%s at %d", s, t).isNegative();
                } else if (t >= last) {
                    assertThat(change).as("%s at %d", s, t).isZero();
                }
                assertThat(Math.abs(change)).as("%s at %d", s, t).isLessThanOrEqualTo(bound);
                assertThat(s.at(t)).isLessThanOrEqualTo(s.peak());
            }
            assertThat(s.at(0)).isEqualTo(s.peak() / s.divisor());
            assertThat(s.at(last)).isEqualTo(s.peak() / s.divisor() / s.lastDivisor());
        }
    }

    @Test
    void whatTheRateGainsTheMomentumLoses() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double high = random.nextDouble(0.5, 1);
            double low = random.nextDouble(0, 0.5);
            Cyclical c = drawCyclical();
            OneCycle o = drawOneCycle();
            double top = o.rise() * o.updates() - 1;
            double first = o.peak() / o.divisor();
            for (int t = 0; t < 90; t++) {
                double rate = (c.at(t) - c.lowest()) / (c.highest() - c.lowest());
                double momentum = (c.momentum(high, low).at(t) - low) / (high - low);
                close(rate + momentum, 1);
                close(c.height(t), rate);
                assertThat(o.momentum(high, low).at(t)).isBetween(low - 1e-16, high + 1e-16);
                if (t <= top) {
                    rate = (o.at(t) - first) / (o.peak() - first);
                    momentum = (o.momentum(high, low).at(t) - low) / (high - low);
                    close(rate + momentum, 1);
                }
            }
            assertThat(o.momentum(high, low).at(o.updates() - 1)).isEqualTo(high);
        }
    }

    @Test
    void cyclicalStaysBetweenItsEndsAndRepeatsItsHeightShrunk() {
        for (int draw = 0; draw < DRAWS; draw++) {
            Cyclical s = drawCyclical();
            int length = s.up() + s.down();
            double shrink = s.cycleFactor() * Math.pow(s.updateFactor(), length);
            int t = random.nextInt(10 * length);
            close(s.height(t + length), shrink * s.height(t));
            assertThat(s.height(t)).isBetween(0.0, 1.0);
            assertThat(s.at(t)).isBetween(s.lowest() - 1e-15, s.highest() + 1e-15);
            assertThat(s.height(length * random.nextInt(9))).isZero();
        }
    }

    private static void close(double actual, double expected) {
        Golden.assertClose("value", actual, expected);
    }
}
