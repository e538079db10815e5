package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchLossTest {
    private final Fixtures.Lines lines = new Fixtures.Lines(10, 3, 7);
    private final double[] x = {0.5, -1, 2};

    @Test
    void batchMeansWeightedByLengthMakeTheFullMean() {
        Batches batches = new Batches(10, 4, 1);
        Objective part = lines.over(batches);
        double[] full = new double[3];
        double value = lines.full().valueAndGradient(x, full);
        double[] g = new double[3];
        double[] sum = new double[3];
        double total = 0;
        for (batches.start(0); batches.next(); ) {
            double share = (batches.to() - batches.from()) / 10.0;
            total += share * part.valueAndGradient(x, g);
            for (int i = 0; i < 3; i++) {
                sum[i] += share * g[i];
            }
        }
        assertThat(total).isCloseTo(value, Offset.offset(1e-15));
        assertThat(sum).containsExactly(full, Offset.offset(1e-15));
    }

    @Test
    void aBatchOfAllRowsIsTheFullBatchBitForBit() {
        Batches batches = new Batches(10, 10, 3);
        batches.start(4);
        batches.next();
        double[] g = new double[3];
        double[] full = new double[3];
        assertThat(lines.over(batches).valueAndGradient(x, g))
                .isEqualTo(lines.full().valueAndGradient(x, full));
        assertThat(g).containsExactly(full);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 50})
    void partsAddUpToTheBatch(int parts) {
        Batches batches = new Batches(10, 7, 3);
        batches.start(0);
        while (batches.next()) {
            double[] whole = new double[3];
            double[] g = {9, 9, 9};
            double value = lines.over(batches).valueAndGradient(x, whole);
            assertThat(lines.over(batches, parts).valueAndGradient(x, g))
                    .isCloseTo(value, Offset.offset(1e-15));
            assertThat(g).containsExactly(whole, Offset.offset(2e-15));
        }
    }

    @Test
    void onlyTheFullBatchIsFixed() {
        assertThat(lines.full().fixed()).isTrue();
        assertThat(lines.over(new Batches(10, 2, 0)).fixed()).isFalse();
        assertThat(lines.full()).hasToString("Lines over all 10 examples");
        assertThat(lines.over(new Batches(10, 2, 0), 2))
                .hasToString("Lines over batches of 2 from 10 rows (seed 0) in 2 parts");
    }

    @Test
    void aCursorOverOtherDataIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.over(new Batches(9, 2, 0)))
                .withMessageContaining("9 examples, the loss has 10");
        assertThatIllegalArgumentException().isThrownBy(() -> lines.over(new Batches(10, 2, 0), 0));
    }

    /** The buffer of a part follows the length of x, also when one objective serves two models. */
    @Test
    void partsFollowTheNumberOfParameters() {
        BatchLoss counts =
                new BatchLoss() {
                    @Override
                    public int size() {
                        return 4;
                    }

                    @Override
                    public double valueAndGradient(
                            double[] at, double[] g, int[] rows, int from, int to) {
                        java.util.Arrays.fill(g, g.length);
                        return 1;
                    }
                };
        Batches batches = new Batches(4, 4, 0);
        batches.advance();
        Objective f = counts.over(batches, 2);
        for (int n : new int[] {3, 5, 5, 2}) {
            double[] g = new double[n];
            f.valueAndGradient(new double[n], g);
            assertThat(g).containsOnly(n);
        }
    }
}
