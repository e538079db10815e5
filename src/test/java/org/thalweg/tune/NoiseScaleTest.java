package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.Golden;
import org.thalweg.core.Batches;

class NoiseScaleTest {
    /** Corners of a box around (2, −1): the variances of a coordinate over all 4 are 9 and 0.25. */
    private static final Fixtures.Shifted BOX =
            new Fixtures.Shifted(new double[][] {{5, -0.5}, {5, -1.5}, {-1, -0.5}, {-1, -1.5}});

    @Test
    void findsTheCovarianceThatIsThere() {
        double[] x = {1, 3};
        NoiseScale scale = NoiseScale.of(BOX, x);
        double noise = (9 + 0.25) * 4 / 3;
        Golden.assertClose("tr Σ", scale.noise(), noise);
        Golden.assertClose("|G|²", scale.gradientSquare(), 3 * 3 + 2 * 2 - noise / 4);
        Golden.assertClose("critical", scale.criticalBatch(), noise / (13 - noise / 4));
        assertThat(x).containsExactly(1, 3);
    }

    @Test
    void batchesOfOneAndOfAllGiveTheSame() {
        double[] x = {1, 3};
        NoiseScale each = NoiseScale.of(BOX, x);
        NoiseScale two = NoiseScale.of(BOX, x, new Batches(4, 1, 7), new Batches(4, 4, 7));
        Golden.assertClose("tr Σ", two.noise(), each.noise());
        Golden.assertClose("|G|²", two.gradientSquare(), each.gradientSquare());
    }

    /** E|g_b|² over all subsets of b examples, enumerated. */
    private static double meanSquare(Fixtures.Shifted loss, double[] x, int b) {
        int n = loss.size();
        double sum = 0;
        int count = 0;
        double[] g = new double[x.length];
        for (int set = 0; set < 1 << n; set++) {
            if (Integer.bitCount(set) == b) {
                int[] rows = new int[b];
                for (int i = 0, k = 0; i < n; i++) {
                    if ((set >> i & 1) == 1) {
                        rows[k++] = i;
                    }
                }
                loss.valueAndGradient(x, g, rows, 0, b);
                sum += g[0] * g[0] + g[1] * g[1];
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void everyPairOfBatchSizesHasTheSameExpectation() {
        SplittableRandom random = new SplittableRandom(12);
        double[][] c = new double[9][];
        for (int i = 0; i < 9; i++) {
            c[i] = random.doubles(2, -3, 1).toArray();
        }
        Fixtures.Shifted loss = new Fixtures.Shifted(c);
        double[] x = {0.3, -2};
        NoiseScale each = NoiseScale.of(loss, x);
        for (int b = 1; b < 9; b++) {
            for (int to = b + 1; to <= 9; to++) {
                NoiseScale two =
                        NoiseScale.of(meanSquare(loss, x, b), b, meanSquare(loss, x, to), to);
                Golden.assertClose(b + ", " + to, two.noise(), each.noise());
                Golden.assertClose(b + ", " + to, two.gradientSquare(), each.gradientSquare());
            }
        }
    }

    @Test
    void theMeanOverEpochsComesToTheTruth() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] c = new double[50][];
        for (int i = 0; i < 50; i++) {
            c[i] = random.doubles(3, -1, 1).toArray();
        }
        Fixtures.Shifted loss = new Fixtures.Shifted(c);
        double[] x = {0.5, 0.5, -0.5};
        NoiseScale each = NoiseScale.of(loss, x);
        NoiseScale[] epochs = new NoiseScale[500];
        for (int e = 0; e < 500; e++) {
            epochs[e] =
                    NoiseScale.of(
                            loss, x, new Batches(50, 4, 2L * e), new Batches(50, 16, 2L * e + 1));
        }
        NoiseScale mean = NoiseScale.mean(epochs);
        assertThat(mean.noise()).isCloseTo(each.noise(), within(0.05 * each.noise()));
        assertThat(mean.gradientSquare())
                .isCloseTo(each.gradientSquare(), within(0.05 * each.gradientSquare()));
    }

    @Test
    void takesTheEpochUnderTheCursorWithoutItsShortBatchAndMovesNothing() {
        double[] x = {1, 3};
        Batches small = new Batches(4, 3, 1);
        small.start(2);
        small.next();
        Batches before = small.copy();
        Batches big = new Batches(4, 4, 1);
        NoiseScale scale = NoiseScale.of(BOX, x, small, big);
        assertThat(small).usingRecursiveComparison().isEqualTo(before);
        double[] g = new double[2];
        BOX.valueAndGradient(x, g, small.rows(), 0, 3);
        double square = g[0] * g[0] + g[1] * g[1];
        assertThat(scale).isEqualTo(NoiseScale.of(square, 3, 13, 4));
        assertThat(small.to()).isEqualTo(3);
    }

    @Test
    void theFormulasByHand() {
        NoiseScale scale = NoiseScale.of(7, 2, 4, 8);
        Golden.assertClose("|G|² = (32 − 14) / 6", scale.gradientSquare(), 3);
        Golden.assertClose("tr Σ = 3 / (3/8)", scale.noise(), 8);
        Golden.assertClose("B", scale.criticalBatch(), 8.0 / 3);
        Golden.assertClose("share at B", scale.share(8.0 / 3), 0.5);
        Golden.assertClose("share at 3 B", scale.share(8), 0.75);
        NoiseScale mean = NoiseScale.mean(scale, new NoiseScale(-1, 2));
        assertThat(mean).isEqualTo(new NoiseScale(1, 5));
        assertThat(mean).hasToString("|G|² = 1, tr Σ = 5, critical batch 5");
    }

    @Test
    void aHiddenGradientHasNoCriticalBatch() {
        for (double square : new double[] {0, -1}) {
            NoiseScale scale = new NoiseScale(square, 3);
            assertThat(scale.criticalBatch()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(scale.share(10)).isZero();
            assertThat(scale).asString().endsWith("critical batch ∞");
        }
        assertThat(new NoiseScale(0, -1).criticalBatch()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new NoiseScale(1e-300, 1).criticalBatch()).isLessThan(1e301);
    }

    @Test
    void errorsSayWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseScale.of(1, 4, 1, 4))
                .withMessage("the big batch must be above the small one, 4, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseScale.of(1, 0, 1, 4))
                .withMessage("the small batch must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseScale.of(Double.NaN, 1, 1, 4))
                .withMessageContaining("must be finite, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseScale.of(1, 1, Double.NaN, 4))
                .withMessageContaining("must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoiseScale(1, Double.NaN))
                .withMessage("noise must be finite, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(NoiseScale::mean)
                .withMessage("the number of estimates must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoiseScale(1, 1).share(0))
                .withMessageStartingWith("batch must be positive");
        Fixtures.Shifted one = new Fixtures.Shifted(new double[][] {{1}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseScale.of(one, new double[1]))
                .withMessage("the number of examples must be at least 2, got 1");
    }
}
