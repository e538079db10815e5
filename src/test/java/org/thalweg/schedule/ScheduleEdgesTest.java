package org.thalweg.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Schedules.cooldown;
import static org.thalweg.Schedules.exponentialRange;
import static org.thalweg.Schedules.inverseSquareRoot;
import static org.thalweg.Schedules.inverseTime;
import static org.thalweg.Schedules.linear;
import static org.thalweg.Schedules.multiStep;
import static org.thalweg.Schedules.noam;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.polynomial;
import static org.thalweg.Schedules.triangular;
import static org.thalweg.Schedules.triangular2;
import static org.thalweg.Schedules.warmRestarts;
import static org.thalweg.Schedules.warmupCosine;
import static org.thalweg.Schedules.warmupLinear;
import static org.thalweg.Schedules.warmupStableDecay;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.thalweg.core.Schedule;

/**
 * Each schedule at 0, one before each boundary, at it and one after, at its end and beyond. The
 * settings are such that the values are exact.
 */
class ScheduleEdgesTest {
    private static final int FAR = Integer.MAX_VALUE;

    private static double[] at(Schedule s, int... times) {
        return Arrays.stream(times).mapToDouble(s::at).toArray();
    }

    @Test
    void multiStepDropsAtEachMilestoneAndTwiceAtADoubleOne() {
        MultiStep s = multiStep(0.8, 0.5, 3, 7, 7, 10);
        assertThat(at(s, 0, 1, 2)).containsOnly(0.8);
        assertThat(at(s, 3, 4, 6)).containsOnly(0.4);
        assertThat(at(s, 7, 8, 9)).containsOnly(0.1);
        assertThat(at(s, 10, 11, FAR)).containsOnly(0.05);
        assertThat(at(multiStep(0.8, 0.5), 0, FAR)).containsOnly(0.8);
        assertThat(at(multiStep(0.8, 0.5, 1, FAR), 0, 1, FAR - 1, FAR))
                .containsExactly(0.8, 0.4, 0.4, 0.2);
    }

    @Test
    void inverseTimeHalvesAfterOneOverItsRate() {
        assertThat(at(inverseTime(0.8, 0.25), 0, 4, 12)).containsExactly(0.8, 0.4, 0.2);
        assertThat(at(inverseTime(0.8, 1), 0, 1, 3)).containsExactly(0.8, 0.4, 0.2);
        assertThat(inverseTime(1, 1).at(FAR)).isEqualTo(Math.pow(2, -31));
        assertThat(at(inverseTime(0.8, 0), 0, 1, FAR)).containsOnly(0.8);
    }

    @Test
    void linearGoesUpOrDownAndStays() {
        assertThat(at(linear(0.5, 0.25, 8), 0, 1, 7, 8, 9, FAR))
                .containsExactly(0.5, 0.46875, 0.28125, 0.25, 0.25, 0.25);
        assertThat(at(linear(0, 0.5, 4), 0, 1, 3, 4, 5, FAR))
                .containsExactly(0, 0.125, 0.375, 0.5, 0.5, 0.5);
        assertThat(at(linear(0.3, 0.7, 1), 0, 1, FAR)).containsExactly(0.3, 0.7, 0.7);
        assertThat(at(linear(1, 0, FAR), 0, FAR)).containsExactly(1, 0);
        assertThat(linear(1, 0, FAR).at(FAR - 1)).isBetween(4.6e-10, 4.7e-10);
    }

    @Test
    void polynomialAndCooldownFallFromOppositeSides() {
        assertThat(at(polynomial(0.5, 0.25, 4, 2), 0, 1, 2, 3, 4, 5, FAR))
                .containsExactly(0.5, 0.390625, 0.3125, 0.265625, 0.25, 0.25, 0.25);
        assertThat(at(cooldown(0.5, 0.25, 4, 2), 0, 1, 2, 3, 4, 5, FAR))
                .containsExactly(0.5, 0.484375, 0.4375, 0.359375, 0.25, 0.25, 0.25);
        assertThat(at(polynomial(0.5, 0, 4, 0.5), 0, 3, 4)).containsExactly(0.5, 0.25, 0);
        assertThat(at(cooldown(0.5, 0, 4, 0.5), 0, 1, 4)).containsExactly(0.5, 0.25, 0);
        assertThat(at(polynomial(0.5, 0.5, 1, 3), 0, 1, FAR)).containsOnly(0.5);
        assertThat(at(cooldown(0.5, 0, 1, 3), 0, 1, FAR)).containsExactly(0.5, 0, 0);
    }

    @Test
    void inverseSquareRootHalvesAfterThreeTimescales() {
        assertThat(at(inverseSquareRoot(0.5, 1), 0, 3, 15)).containsExactly(0.5, 0.25, 0.125);
        assertThat(at(inverseSquareRoot(0.5, 10), 0, 30)).containsExactly(0.5, 0.25);
        assertThat(inverseSquareRoot(1, 1).at(FAR)).isEqualTo(Math.pow(2, -15.5));
    }

    @Test
    void noamHasItsPeakOneBeforeItsWarmUpEnds() {
        Noam s = noam(256, 4);
        assertThat(at(s, 0, 1, 2, 3)).containsExactly(1 / 128.0, 2 / 128.0, 3 / 128.0, 4 / 128.0);
        assertThat(s.at(4)).isLessThan(s.at(3));
        assertThat(s.at(15)).isEqualTo(1 / 64.0);
        assertThat(s.at(FAR)).isBetween(1.348699152348e-6, 1.348699152349e-6);
        assertThat(at(noam(1, 1), 0, 3)).containsExactly(1, 0.5);
        assertThat(noam(512, 4000).at(3999)).isBetween(6.98771242968684e-4, 6.98771242968685e-4);
        assertThat(s.scale(3).at(2)).isEqualTo(9 / 128.0);
    }

    @Test
    void warmRestartsJumpUpExactlyAtEachRestart() {
        WarmRestarts s = warmRestarts(0.5, 0.25, 4).multiplier(2);
        assertThat(at(s, 0, 4, 12, 28, 60)).containsOnly(0.5);
        assertThat(at(s, 2, 8, 20)).containsOnly(0.375);
        for (int restart : new int[] {4, 12, 28, 60}) {
            assertThat(s.at(restart - 1)).isBetween(0.25, 0.29);
            assertThat(s.at(restart + 1)).isBetween(0.46, Math.nextDown(0.5));
        }
        assertThat(s.at(FAR)).isBetween(0.25, 0.5);
        WarmRestarts even = warmRestarts(0.5, 0.25, 4);
        assertThat(at(even, 0, 4, 8, 400_000, FAR - 3)).containsOnly(0.5);
        assertThat(at(even, 2, 6, FAR - 1)).containsOnly(0.375);
        assertThat(at(even, 3, 7, 399_999)).containsOnly(even.at(3));
        assertThat(at(warmRestarts(0.5, 0, 1), 0, 1, FAR)).containsOnly(0.5);
    }

    /**
     * PyTorch's step(epoch) takes a logarithm and picks the wrong cycle at 121 = 1 + 3 + … + 81.
     */
    @Test
    void everyRestartOfEveryWholeLengthIsExact() {
        for (int first = 1; first <= 12; first++) {
            for (int multiplier = 2; multiplier <= 10; multiplier++) {
                WarmRestarts s = warmRestarts(0.3, 0, first).multiplier(multiplier);
                long length = first;
                for (long restart = 0; restart + length < FAR; length *= multiplier) {
                    assertThat(s.at((int) restart)).isEqualTo(0.3);
                    restart += length;
                    assertThat(s.at((int) restart)).isEqualTo(0.3);
                    double before = 0.15 * (1 + Math.cos(Math.PI * (length - 1) / length));
                    assertThat(s.at((int) restart - 1)).isBetween(before - 1e-9, before + 1e-9);
                }
            }
        }
        WarmRestarts s = warmRestarts(0.1, 0.001, 1).multiplier(3);
        assertThat(at(s, 0, 1, 4, 13, 40, 121, 364)).containsOnly(0.1);
        assertThat(at(s, 120, 122)).doesNotContain(0.1);
    }

    @Test
    void warmRestartsTakeFractionsOfAnUpdateAndFallingPeaks() {
        // Two epochs and a half of three updates.
        WarmRestarts s = warmRestarts(1, 0, 7.5);
        assertThat(s.at(7)).isEqualTo((1 + Math.cos(Math.PI * 7 / 7.5)) / 2);
        assertThat(s.at(8)).isEqualTo((1 + Math.cos(Math.PI * 0.5 / 7.5)) / 2);
        assertThat(s.at(15)).isEqualTo(1);
        assertThat(at(warmRestarts(1, 0.5, 4).decay(0.5), 0, 4, 8, 2, 6))
                .containsExactly(1, 0.75, 0.625, 0.75, 0.625);
        assertThat(at(warmRestarts(1, 0.5, 4).decay(0.5).multiplier(2), 0, 4, 12, 2, 8))
                .containsExactly(1, 0.75, 0.625, 0.75, 0.625);
        assertThat(warmRestarts(1, 0.5, 4).decay(0.5).at(FAR)).isEqualTo(0.5);
        // Equal cycles by the remainder of a division, growing ones one after another.
        WarmRestarts growing = warmRestarts(1, 0, 7.5).multiplier(1 + 1e-12);
        for (int t = 0; t < 300; t++) {
            if (t % 15 != 0) {
                assertThat(growing.at(t)).isBetween(s.at(t) - 1e-8, s.at(t) + 1e-8);
            }
        }
    }

    @Test
    void warmUpsTogetherWithADecayReachTheEndAtTheTotal() {
        assertThat(at(warmupLinear(0.5, 4, 12), 0, 1, 3, 4, 5, 8, 11, 12, 13, FAR))
                .containsExactly(0.125, 0.25, 0.5, 0.5, 0.4375, 0.25, 0.0625, 0, 0, 0);
        assertThat(at(warmupCosine(0.5, 0.25, 4, 12), 0, 3, 4, 8, 12, 13, FAR))
                .containsExactly(0.125, 0.5, 0.5, 0.375, 0.25, 0.25, 0.25);
        assertThat(warmupCosine(0.5, 0.25, 4, 12).at(11)).isGreaterThan(0.25);
        assertThat(at(warmupLinear(0.5, 1, 2), 0, 1, 2)).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void warmupStableDecayHasThreeParts() {
        WarmupStableDecay s = warmupStableDecay(4, 6, linear(0.5, 0.25, 8));
        assertThat(at(s, 0, 1, 3)).containsExactly(0.125, 0.25, 0.5);
        assertThat(at(s, 4, 5, 9, 10)).containsOnly(0.5);
        assertThat(at(s, 11, 17, 18, 19, FAR)).containsExactly(0.46875, 0.28125, 0.25, 0.25, 0.25);
        assertThat(at(warmupStableDecay(0, 6, linear(0.5, 0.25, 8)), 0, 6, 7))
                .containsExactly(0.5, 0.5, 0.46875);
        assertThat(at(warmupStableDecay(4, 0, linear(0.5, 0.25, 8)), 3, 4, 5))
                .containsExactly(0.5, 0.5, 0.46875);
        assertThat(at(warmupStableDecay(FAR, FAR, linear(1, 0, 8)), FAR - 1, FAR)).containsOnly(1);
    }

    @Test
    void oneCycleInTwoLegs() {
        // pT − 1 = 17
        OneCycle s = oneCycle(0.1, 60);
        assertThat(at(s, 0, 17, 59)).containsExactly(0.1 / 25, 0.1, 0.1 / 25 / 1e4);
        assertThat(s.at(16)).isBetween(0.099, Math.nextDown(0.1));
        assertThat(s.at(18)).isBetween(0.099, Math.nextDown(0.1));
        assertThat(s.at(58)).isBetween(1e-4, 2e-4);
        assertThat(at(s, 60, 61, 1000, FAR)).containsOnly(s.at(59));
        assertThat(at(s.momentum(), 0, 17, 59, 60, FAR))
                .containsExactly(0.95, 0.85, 0.95, 0.95, 0.95);
        OneCycle straight = oneCycle(1, 8).rise(0.5).divisor(4).lastDivisor(2).ramp(Ramp.LINEAR);
        assertThat(at(straight, 0, 1, 2, 3)).containsExactly(0.25, 0.5, 0.75, 1);
        assertThat(at(straight, 5, 7, 8)).containsExactly(0.5625, 0.125, 0.125);
        assertThat(at(new OneCycle(1, 2, 0.75, 0, 25, 1e4, Ramp.COSINE), 0, 1, 2))
                .containsExactly(0.04, 4e-6, 4e-6);
    }

    @Test
    void oneCycleInThreeLegs() {
        // pT − 1 = 17 and (p + q) T − 2 = 34
        OneCycle s = oneCycle(0.1, 60).fall(0.3).ramp(Ramp.LINEAR);
        assertThat(at(s, 0, 17, 34, 59)).containsExactly(0.1 / 25, 0.1, 0.1 / 25, 0.1 / 25 / 1e4);
        assertThat(s.at(16)).isBetween(0.094, 0.095);
        assertThat(s.at(18)).isBetween(0.094, 0.095);
        assertThat(s.at(33)).isBetween(0.0096, 0.0097);
        assertThat(s.at(35)).isBetween(0.00384, 0.003841);
        assertThat(s.at(58)).isBetween(0.00016, 0.000161);
        assertThat(at(s, 60, 61, 1000, FAR)).containsOnly(s.at(59));
        assertThat(at(s.momentum(), 0, 17, 34, 35, 58, 59, 60, FAR))
                .containsExactly(0.95, 0.85, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95);
        assertThat(at(oneCycle(1, 8).rise(0.5).fall(0.5), 0, 3, 6, 7, 8))
                .containsExactly(0.04, 1, 0.04, 4e-6, 4e-6);
    }

    @Test
    void cyclicalTurnsAtItsTopAndAtItsBottom() {
        Cyclical s = triangular(0.25, 0.75, 4).down(2);
        assertThat(at(s, 0, 1, 3, 4, 5, 6, 7, 10, 12))
                .containsExactly(0.25, 0.375, 0.625, 0.75, 0.5, 0.25, 0.375, 0.75, 0.25);
        assertThat(at(s.momentum(0.75, 0.25), 0, 1, 3, 4, 5, 6))
                .containsExactly(0.75, 0.625, 0.375, 0.25, 0.5, 0.75);
        assertThat(at(triangular(0, 1, 1), 0, 1, 2, FAR)).containsExactly(0, 1, 0, 1);
        assertThat(at(triangular(0.25, 0.75, 2), 0, 1, 2, 3, 4))
                .containsExactly(0.25, 0.5, 0.75, 0.5, 0.25);
        Cyclical halved = triangular2(0.25, 0.75, 2);
        assertThat(at(halved, 0, 2, 4, 6, 8, 10))
                .containsExactly(0.25, 0.75, 0.25, 0.5, 0.25, 0.375);
        assertThat(at(halved, 3, 5, 7)).containsExactly(0.5, 0.375, 0.375);
        Cyclical range = exponentialRange(0.25, 0.75, 2, 0.5);
        assertThat(at(range, 0, 1, 2, 3, 4, 6))
                .containsExactly(0.25, 0.375, 0.375, 0.28125, 0.25, 0.2578125);
        assertThat(at(halved, FAR)).containsExactly(0.25);
        assertThat(triangular(0.25, 0.75, FAR).at(FAR)).isEqualTo(0.75);
        assertThat(triangular(0, 1, 1).down(FAR).at(FAR)).isBetween(4.6e-10, 4.7e-10);
    }

    @Test
    void aRampGoesFromNothingToAll() {
        assertThat(Ramp.LINEAR.at(0.25)).isEqualTo(0.25);
        assertThat(Ramp.COSINE.at(0)).isZero();
        assertThat(Ramp.COSINE.at(0.5)).isBetween(0.5 - 1e-16, 0.5 + 1e-16);
        assertThat(Ramp.COSINE.at(1.0 / 3)).isBetween(0.25 - 1e-15, 0.25 + 1e-15);
        assertThat(Ramp.COSINE.at(1)).isEqualTo(1);
    }
}
