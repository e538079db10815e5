package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Layers, and how objectives that have them pass them on. */
class LayersTest {
    private static final Layer FIRST =
            new Layer(new Block("W1", 0, 3, 2), new Block("b1", 6, 3, 1));
    private static final Layer SECOND =
            new Layer(new Block("W2", 9, 1, 3), new Block("b2", 12, 1, 1));

    @Test
    void aLayerKnowsItsShapeAndItsPlaces() {
        assertThat(FIRST.outputs()).isEqualTo(3);
        assertThat(FIRST.inputs()).isEqualTo(3);
        assertThat(SECOND.outputs()).isEqualTo(1);
        assertThat(SECOND.inputs()).isEqualTo(4);
        assertThat(FIRST.factors()).isEqualTo(9 + 9);
        assertThat(SECOND.factors()).isEqualTo(16 + 1);
        assertThat(Layer.factors(List.of(FIRST, SECOND))).isEqualTo(35);
        assertThat(new int[] {FIRST.index(0, 0), FIRST.index(2, 1), FIRST.index(2, 2)})
                .containsExactly(0, 5, 8);
        assertThat(new int[] {SECOND.index(0, 2), SECOND.index(0, 3)}).containsExactly(11, 12);
    }

    @Test
    void aLayerNeedsABiasForEachOutput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(new Block("W", 0, 3, 2), new Block("b", 6, 2, 1)))
                .withMessage("block b must have a bias for each of the 3 rows of block W, got 2");
        Layer wide = new Layer(new Block("W", 0, 1, 50_000), new Block("b", 50_000, 1, 1));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(wide::factors);
    }

    @Test
    void weightDecayPassesTheFactorsOnAndAddsToTheGradient() {
        Kronecker f = new Layered();
        L2 penalized = f.l2(0.5);
        Kronecker view = penalized.as(Kronecker.class);
        assertThat(penalized.as(Kronecker.class)).isSameAs(view);
        double[] factors = new double[5];
        view.factors(new double[] {2, -4}, factors);
        assertThat(factors).containsExactly(1, 2, 3, 4, 5);
        assertThat(view.layers()).isEqualTo(f.layers());
        double[] g = new double[2];
        assertThat(view.valueAndGradient(new double[] {2, -4}, g)).isEqualTo(7 + 0.25 * 20);
        assertThat(g).containsExactly(1 + 1, 1 - 2);
        assertThat(view.value(new double[] {2, -4})).isEqualTo(12);
        assertThat(view.fixed()).isTrue();
        assertThat(view).hasToString("layered.l2(0.5)");
        assertThat(view.as(Kronecker.class)).isSameAs(view);
        Kronecker through = Objective.fixed(penalized.counted()).as(Kronecker.class);
        through.factors(new double[2], factors);
        assertThat(factors[4]).isEqualTo(5);
        assertThat(new Fixtures.Bowl().l2(1).as(Twice.class).as(L2.class)).isInstanceOf(L2.class);
    }

    @Test
    void residualsAndSecondDerivativesAreThoseOfAllExamples() {
        BatchLoss loss = new Lined();
        assertThat(loss.full().as(LeastSquares.class)).isSameAs(loss);
        Objective over = loss.over(new Batches(1, 1, 0));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> over.as(LeastSquares.class))
                .withMessage(
                        "line offers LeastSquares over all examples only, not over batches: use full()");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> over.as(Twice.class))
                .withMessageContaining("does not offer second derivatives");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> over.as(Kronecker.class))
                .withMessageContaining("use a layered model");
        assertThat(over.as(Objective.class)).isSameAs(over);
        double[] g = new double[1];
        Batches batches = new Batches(1, 1, 0);
        batches.next();
        assertThat(loss.over(batches).valueAndGradient(new double[] {3}, g))
                .isCloseTo(4.5, within(0.0));
    }

    @Test
    void batchesOfALayeredLossHaveTheFactorsOfTheirRows() {
        LayeredBatches loss = new LayeredBatches();
        double[] factors = new double[5];
        Objective full = loss.full();
        Kronecker all = full.as(Kronecker.class);
        assertThat(full.as(Kronecker.class)).isSameAs(all);
        assertThat(full.as(BatchLoss.class)).isSameAs(loss);
        all.factors(new double[2], factors);
        assertThat(factors).containsExactly(0, 4, 4, 0, 0);
        assertThat(all.layers()).isSameAs(loss.layers());
        assertThat(all.fixed()).isTrue();
        Batches batches = new Batches(4, 3, 1);
        Objective over = loss.over(batches, 2);
        Kronecker view = over.as(Kronecker.class);
        assertThat(over.as(Kronecker.class)).isSameAs(view);
        assertThat(view.layers()).isSameAs(loss.layers());
        assertThat(view.fixed()).isFalse();
        batches.start(0);
        batches.next();
        view.factors(new double[2], factors);
        assertThat(factors).containsExactly(0, 3, 4, 0, 0);
        batches.next();
        view.factors(new double[2], factors);
        assertThat(factors).containsExactly(3, 4, 4, 0, 0);
        // Still the mean of the parts for value and gradient.
        assertThat(view.valueAndGradient(new double[2], new double[2])).isEqualTo(1);
    }

    @Test
    void partsAreAskedForOneByOneAndCountByTheirLength() {
        LayeredBatches loss = new LayeredBatches();
        Batches batches = new Batches(4, 3, 1);
        batches.start(0);
        batches.next();
        double[] g = new double[2];
        // Parts of 1 and 2 rows, whose values are their lengths: (1 · 1 + 2 · 2) / 3.
        assertThat(loss.over(batches, 2).valueAndGradient(new double[2], g))
                .isCloseTo(5 / 3.0, within(1e-15));
        assertThat(g[0]).isCloseTo(5 / 3.0, within(1e-15));
        assertThat(loss.evaluations).isEqualTo(2);
        assertThat(loss.over(batches, 1).valueAndGradient(new double[2], g)).isEqualTo(3);
        assertThat(loss.evaluations).isEqualTo(3);
        assertThat(loss.over(batches, 9).valueAndGradient(new double[2], g))
                .isCloseTo(1, within(1e-15));
        assertThat(loss.evaluations).isEqualTo(6);
    }

    /**
     * Value and gradient are the length of the batch, the factors say from, to, and of how many.
     */
    private static final class LayeredBatches implements BatchKronecker {
        private final List<Layer> layers =
                List.of(new Layer(new Block("W", 0, 1, 1), new Block("b", 1, 1, 1)));
        private int evaluations;

        @Override
        public int size() {
            return 4;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
            evaluations++;
            g[0] = to - from;
            return to - from;
        }

        @Override
        public List<Layer> layers() {
            return layers;
        }

        @Override
        public void factors(double[] x, double[] factors, int[] rows, int from, int to) {
            factors[0] = from;
            factors[1] = to;
            factors[2] = rows.length;
            factors[3] = 0;
            factors[4] = 0;
        }
    }

    private static final class Layered implements Kronecker {
        @Override
        public double valueAndGradient(double[] x, double[] g) {
            g[0] = 1;
            g[1] = 1;
            return 7;
        }

        @Override
        public boolean fixed() {
            return true;
        }

        @Override
        public List<Layer> layers() {
            return List.of(new Layer(new Block("W", 0, 1, 1), new Block("b", 1, 1, 1)));
        }

        @Override
        public void factors(double[] x, double[] factors) {
            for (int i = 0; i < 5; i++) {
                factors[i] = i + 1;
            }
        }

        @Override
        public String toString() {
            return "layered";
        }
    }

    /** ½ x² as a batch of one example. */
    private static final class Lined implements BatchLoss, LeastSquares {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
            return valueAndGradient(x, g);
        }

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            g[0] = x[0];
            return x[0] * x[0] / 2;
        }

        @Override
        public int residuals() {
            return 1;
        }

        @Override
        public void residuals(double[] x, double[] r) {
            r[0] = x[0];
        }

        @Override
        public void jacobian(double[] x, double[] j) {
            j[0] = 1;
        }

        @Override
        public String toString() {
            return "line";
        }
    }
}
