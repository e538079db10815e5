package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NormTest {
    @Test
    void agreesWithExactArithmeticAtEveryScaleAndLength() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 1; n < 40; n++) {
            for (double scale : new double[] {1, 1e-200, 1e200, 1e-320}) {
                double[] v = new double[n];
                BigDecimal sum = BigDecimal.ZERO;
                for (int i = 0; i < n; i++) {
                    v[i] = (random.nextDouble() - 0.5) * scale;
                    sum = sum.add(new BigDecimal(v[i]).pow(2));
                }
                double exact = sum.sqrt(MathContext.DECIMAL64).doubleValue();
                assertThat(Norm.of(v))
                        .isCloseTo(exact, Percentage.withPercentage(scale < 1e-300 ? 2 : 1e-12));
            }
        }
    }

    @Test
    void isFiniteExactlyWhenEveryEntryIs() {
        for (int n = 1; n < 20; n++) {
            for (int at = 0; at < n; at++) {
                double[] v = new double[n];
                v[at] = Double.NaN;
                assertThat(Norm.of(v)).isNaN();
                v[at] = Double.NEGATIVE_INFINITY;
                assertThat(Norm.of(v)).isInfinite();
                v[at] = 1e308;
                assertThat(Norm.of(v)).isEqualTo(1e308);
            }
        }
        assertThat(Norm.of(new double[5])).isZero();
    }

    @Test
    void aStretchHasTheNormOfItsCopy() {
        SplittableRandom random = new SplittableRandom(5);
        for (double scale : new double[] {1, 1e-200, 1e200}) {
            double[] v = random.doubles(40, -scale, scale).toArray();
            for (int from = 0; from < 40; from++) {
                for (int to = from; to <= 40; to++) {
                    assertThat(Norm.of(v, from, to))
                            .isEqualTo(Norm.of(java.util.Arrays.copyOfRange(v, from, to)));
                }
            }
        }
    }
}
