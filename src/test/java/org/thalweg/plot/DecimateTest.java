package org.thalweg.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimateTest {
    @Test
    void shortLinesKeepAllPoints() {
        double[] at = {0, 0.5, 1};
        assertThat(Decimate.minMax(at, new double[] {1, 2, 3}, 100)).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheExtremesOfEveryColumnInOrder(long seed) {
        Random random = new Random(seed);
        int n = 20_000 + random.nextInt(5000);
        int columns = 100 + random.nextInt(500);
        double[] at = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = (i + 0.5) / n;
            y[i] = random.nextInt(500) == 0 ? Double.NaN : random.nextGaussian();
        }
        int[] kept = Decimate.minMax(at, y, columns);
        assertThat(kept).isSorted().doesNotHaveDuplicates();
        assertThat(kept.length).isLessThanOrEqualTo(4 * (columns + 1) + n / 300);
        for (int c = 0; c < columns; c++) {
            int column = c;
            int[] all =
                    IntStream.range(0, n).filter(i -> (int) (at[i] * columns) == column).toArray();
            int[] left =
                    Arrays.stream(kept).filter(i -> (int) (at[i] * columns) == column).toArray();
            assertThat(extremes(y, left)).containsExactly(extremes(y, all));
            assertThat(left[0]).isEqualTo(all[0]);
            assertThat(left[left.length - 1]).isEqualTo(all[all.length - 1]);
        }
        assertThat(Arrays.stream(kept).filter(i -> Double.isNaN(y[i])).count())
                .as("gaps stay")
                .isEqualTo(Arrays.stream(y).filter(Double::isNaN).count());
    }

    private static double[] extremes(double[] y, int[] indices) {
        return new double[] {
            Arrays.stream(indices)
                    .mapToDouble(i -> y[i])
                    .filter(v -> !Double.isNaN(v))
                    .min()
                    .orElse(0),
            Arrays.stream(indices)
                    .mapToDouble(i -> y[i])
                    .filter(v -> !Double.isNaN(v))
                    .max()
                    .orElse(0)
        };
    }
}
