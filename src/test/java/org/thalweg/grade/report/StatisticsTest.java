package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of the class report, against hand-computed values and closed forms. */
class StatisticsTest {
    private static final double EPS = 1e-12;

    @Test
    void quantilesByHand() {
        double[] points = {7, 1, 3, 5};
        assertThat(Statistics.quantile(points, 0)).isEqualTo(1);
        assertThat(Statistics.quantile(points, 0.5)).isEqualTo(4);
        assertThat(Statistics.quantile(points, 0.25)).isEqualTo(2.5);
        assertThat(Statistics.quantile(points, 1)).isEqualTo(7);
        assertThat(points).containsExactly(7, 1, 3, 5);
        assertThat(Statistics.quantile(new double[] {2}, 0.75)).isEqualTo(2);
        assertThat(Statistics.quantile(new double[0], 0.5)).isNaN();
        assertThat(Statistics.mean(new double[0])).isNaN();
    }

    @Test
    void correlationByHand() {
        // deviations (−1, 0, 1) and (−2, −1, 3): 5 / √(2 · 14)
        double r = Statistics.correlation(new double[] {1, 2, 3}, new double[] {0, 1, 5});
        assertThat(r).isCloseTo(5 / Math.sqrt(28), within(EPS));
    }

    @Test
    void correlationOfLinesIsOneOrMinusOne() {
        double[] x = {3, 1, 4, 1, 5, 9, 2, 6};
        double[] up = Arrays.stream(x).map(v -> 2 * v + 7).toArray();
        double[] down = Arrays.stream(x).map(v -> -0.5 * v).toArray();
        assertThat(Statistics.correlation(x, up)).isCloseTo(1, within(EPS));
        assertThat(Statistics.correlation(x, down)).isCloseTo(-1, within(EPS));
    }

    @Test
    void withoutVariationThereIsNoCorrelation() {
        assertThat(Statistics.correlation(new double[] {1, 1}, new double[] {0, 5})).isNaN();
        assertThat(Statistics.correlation(new double[] {1}, new double[] {5})).isNaN();
        assertThat(Statistics.correlation(new double[0], new double[0])).isNaN();
    }

    @Test
    void ofZerosAndOnesItIsThePointBiserialCorrelation() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 50; trial++) {
            int n = 12 + random.nextInt(30);
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = i < 2 ? i : random.nextInt(2);
                y[i] = random.nextInt(20);
            }
            assertThat(Statistics.correlation(x, y)).isCloseTo(biserial(x, y), within(1e-10));
        }
    }

    /** The textbook's form, (ȳ₁ − ȳ₀) √(p(1 − p)) / s. */
    private static double biserial(double[] x, double[] y) {
        int n = x.length;
        double ones = Arrays.stream(x).sum();
        double mean = Arrays.stream(y).sum() / n;
        double above = IntStream.range(0, n).mapToDouble(i -> x[i] * y[i]).sum() / ones;
        double below = IntStream.range(0, n).mapToDouble(i -> (1 - x[i]) * y[i]).sum() / (n - ones);
        double s = Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / n);
        double p = ones / n;
        return (above - below) * Math.sqrt(p * (1 - p)) / s;
    }

    @Test
    void tasksByHand() {
        // twelve students; task 0 is right for the six who are strong in task 1
        int[][] earned = new int[12][];
        for (int i = 0; i < 12; i++) {
            earned[i] = new int[] {i < 6 ? 2 : 0, i < 6 ? 4 : 1, i % 2 == 0 ? 3 : 0};
        }
        List<ItemStatistics> items = ItemStatistics.of(earned, new int[] {2, 4, 3});
        assertThat(items.get(0).mean()).isEqualTo(1);
        assertThat(items.get(0).right()).isEqualTo(0.5);
        assertThat(items.get(1).mean()).isEqualTo(2.5);
        assertThat(items.get(2).right()).isEqualTo(0.5);
        // task 2 is independent of the rest: the rest is 6 or 1 equally often for both
        assertThat(items.get(2).discrimination()).isCloseTo(0, within(EPS));
        assertThat(items.get(2).says()).contains("badly");
        // the rest of task 0 is 4 or 1, plus an independent 3 or 0: half of its variance
        assertThat(items.get(0).discrimination()).isCloseTo(Math.sqrt(0.5), within(EPS));
        assertThat(items.get(0).says()).contains("very well");
    }

    @Test
    void aTaskIsNotComparedWithItself() {
        // the rest is worth nothing: nothing can be said, although the total follows the task
        int[][] earned =
                IntStream.range(0, 12).mapToObj(i -> new int[] {i % 3, 0}).toArray(int[][]::new);
        assertThat(ItemStatistics.of(earned, new int[] {2, 5}).get(0).discrimination()).isNaN();
    }

    @Test
    void fewStudentsSayNothing() {
        int[][] earned = new int[ItemStatistics.ENOUGH - 1][];
        Arrays.setAll(earned, i -> new int[] {i, i});
        ItemStatistics few = ItemStatistics.of(earned, new int[] {9, 9}).get(0);
        assertThat(few.discrimination()).isNaN();
        assertThat(few.says()).contains("too few");
        assertThat(ItemStatistics.of(new int[0][], new int[] {3}).get(0).right()).isNaN();
    }

    @Test
    void aTaskThatOnlyWeakStudentsSolveIsNamed() {
        int[][] earned = new int[10][];
        Arrays.setAll(earned, i -> new int[] {9 - i, i});
        ItemStatistics odd = ItemStatistics.of(earned, new int[] {9, 9}).get(0);
        assertThat(odd.discrimination()).isCloseTo(-1, within(EPS));
        assertThat(odd.says()).contains("wrong way round");
    }
}
