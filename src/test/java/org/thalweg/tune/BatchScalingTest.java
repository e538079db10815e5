package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BatchScalingTest {
    private static final BatchScaling FOUR = BatchScaling.of(32, 128);

    @Test
    void theRulesByHand() {
        assertThat(FOUR.factor()).isEqualTo(4);
        assertThat(FOUR.linear(0.1)).isEqualTo(0.4);
        assertThat(FOUR.squareRoot(1e-3)).isEqualTo(2e-3);
        assertThat(FOUR.decay(0.9)).isCloseTo(0.6, within(1e-15));
        assertThat(FOUR.decay(0.999)).isCloseTo(0.996, within(1e-15));
        assertThat(FOUR.eps(1e-8)).isEqualTo(5e-9);
        assertThat(FOUR.updates(1000)).isEqualTo(250);
        assertThat(FOUR.updates(1001)).isEqualTo(251);
        assertThat(FOUR.updates(0)).isZero();
        assertThat(BatchScaling.of(3, 2).factor()).isEqualTo(2 / 3.0);
        assertThat(BatchScaling.of(1000, 1).updates(2_000_000)).isEqualTo(2_000_000_000);
    }

    @Test
    void thereAndBackChangesNothing() {
        BatchScaling back = BatchScaling.of(128, 32);
        assertThat(back.linear(FOUR.linear(0.3))).isEqualTo(0.3);
        assertThat(back.squareRoot(FOUR.squareRoot(0.3))).isEqualTo(0.3);
        assertThat(back.decay(FOUR.decay(0.95))).isCloseTo(0.95, within(1e-15));
        assertThat(back.eps(FOUR.eps(1e-7))).isEqualTo(1e-7);
        assertThat(back.updates(FOUR.updates(400))).isEqualTo(400);
    }

    /**
     * What the square root rule keeps: Adam's walk under noise alone, per epoch. With g ~ N(0, 1/B)
     * and many updates v = 1/B, so an update is η √B g / (1 + ε √B), of variance η²; κ times as
     * large batches make 1/κ as many.
     */
    @Test
    void theSquareRootRuleKeepsTheNoiseOfAnEpoch() {
        double before = 128 * walk(1e-3, 1e-2, 32);
        double after = 32 * walk(FOUR.squareRoot(1e-3), FOUR.eps(1e-2), 128);
        assertThat(after).isCloseTo(before, within(1e-12 * before));
    }

    private static double walk(double lr, double eps, int batch) {
        double sigma = 1 / Math.sqrt(batch);
        double step = lr * sigma / (sigma + eps);
        return step * step;
    }

    @Test
    void aDecayIsAnAverageOverExamples() {
        assertThat(BatchScaling.of(1, 10).decay(0.9)).isCloseTo(0, within(1e-15));
        assertThat(BatchScaling.of(1, 20).decay(0.95)).as("−9e-16 but for rounding").isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScaling.of(32, 512).decay(0.9))
                .withMessage(
                        "a decay of 0.9 averages over about 320 examples, which must be at least a batch of 512:"
                                + " 1 − κ (1 − β) = -0.6; take a smaller batch");
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScaling.of(0, 1))
                .withMessage("from must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScaling.of(1, 0))
                .withMessage("to must be at least 1, got 0");
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> FOUR.linear(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> FOUR.squareRoot(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> FOUR.eps(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> FOUR.decay(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> FOUR.decay(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOUR.updates(-1))
                .withMessage("updates must be at least 0, got -1");
    }
}
