package org.thalweg.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticRavineTest {
    private final LogisticRavine f = new LogisticRavine();

    @Test
    void farAwayTheLossIsLinearAndDoesNotOverflow() {
        // The third and the sixth example are on the wrong side, by 1000 and 3000.
        // certain, or missed too.
        double[] w = {0, 100};
        double[] margins = {2000, 1000, -1000, 2000, 3000, -3000};
        double expected = 0.005 * 1e4;
        for (double z : margins) {
            expected += Math.max(0, -z) / 6;
        }
        assertThat(f.value(w)).isCloseTo(expected, within(1e-12));
        assertThat(f.gradient(w)).doesNotContain(Double.NaN);
        assertThat(f.hessian(w)[1][1]).isCloseTo(0.01, within(1e-15));
    }
}
