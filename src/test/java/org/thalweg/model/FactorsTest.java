package org.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Batches;
import org.thalweg.core.Kronecker;
import org.thalweg.core.Layer;
import org.thalweg.core.LeastSquares;
import org.thalweg.core.Objective;

/** The factors of a network's Fisher matrix, against the matrix itself made of gradients. */
class FactorsTest {
    private static final int N = 5;

    /** Networks of two features with each output, each activation, one to three layers. */
    static Stream<Mlp> networks() {
        return Stream.of(
                Mlp.of(2, 3, 2),
                Mlp.of(2, 3, 2).crossEntropy(),
                Mlp.of(2, 3, 4, 3).sigmoid().crossEntropy(),
                Mlp.of(2, 3, 1).binaryCrossEntropy(),
                Mlp.of(2, 5, 3, 1).relu().binaryCrossEntropy(),
                Mlp.of(2, 1),
                Mlp.of(2, 6).crossEntropy());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void oneExamplesBlocksAreItsFisherMatrixExactly(Mlp net) {
        Draws draws = new Draws(3);
        double[] x = draws.numbers(net.parameters(), 1);
        for (double[] row : draws.rows(N, 2, 2)) {
            double[] factors = factors(net, x, row);
            double[][] fisher = fisher(net, x, row);
            int at = 0;
            for (Layer layer : net.layers()) {
                int p = layer.inputs();
                int o = layer.outputs();
                int g = at + p * p;
                for (int r = 0; r < o * p; r++) {
                    for (int c = 0; c < o * p; c++) {
                        double product =
                                factors[g + r / p * o + c / p] * factors[at + r % p * p + c % p];
                        assertThat(product)
                                .isCloseTo(
                                        fisher[layer.index(r / p, r % p)][
                                                layer.index(c / p, c % p)],
                                        within(1e-14));
                    }
                }
                at += layer.factors();
            }
            assertThat(at).isEqualTo(factors.length);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aBatchsFactorsAreTheMeansOfItsExamples(Mlp net) {
        Draws draws = new Draws(4);
        double[] x = draws.numbers(net.parameters(), 1);
        // More than a chunk, and not a multiple of one.
        double[][] rows = draws.rows(2 * MlpPass.CHUNK + 3, 2, 2);
        double[] mean = new double[Layer.factors(net.layers())];
        for (double[] row : rows) {
            double[] one = factors(net, x, row);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / rows.length;
            }
        }
        assertThat(factors(net, x, rows)).containsExactly(mean, within(1e-13));
    }

    @Test
    void withoutHiddenLayersTheFactorsAreKnown() {
        double[][] rows = {{1, 2}, {-1, 0.5}, {0, -1}};
        double[] a = {2 / 3.0, 0.5, 0, 0.5, 1.75, 0.5, 0, 0.5, 1};
        double[] squared = factors(Mlp.of(2, 2), new double[6], rows);
        assertThat(Arrays.copyOf(squared, 9)).containsExactly(a, within(1e-15));
        assertThat(Arrays.copyOfRange(squared, 9, 13)).containsExactly(1, 0, 0, 1);
        double[] binary = factors(Mlp.of(2, 1).binaryCrossEntropy(), new double[3], rows);
        assertThat(Arrays.copyOf(binary, 9)).containsExactly(a, within(1e-15));
        assertThat(binary[9]).isCloseTo(0.25, within(1e-16));
        double[] three = factors(Mlp.of(2, 3).crossEntropy(), new double[9], rows);
        double[] g = {2 / 9.0, -1 / 9.0, -1 / 9.0};
        assertThat(Arrays.copyOfRange(three, 9, 12)).containsExactly(g, within(1e-16));
    }

    @Test
    void aCertainModelHasNoSpreadLeft() {
        double[] far = {0, 0, 800};
        double[][] row = {{1, 1}};
        assertThat(factors(Mlp.of(2, 1).binaryCrossEntropy(), far, row)[9]).isZero();
        double[] sure = new double[9];
        sure[6] = 800;
        assertThat(Arrays.copyOfRange(factors(Mlp.of(2, 3).crossEntropy(), sure, row), 9, 18))
                .containsOnly(0);
        // σ(z) σ(−z) where 1 − σ(z) would have no digit left.
        double[] forty = {0, 0, 40};
        assertThat(factors(Mlp.of(2, 1).binaryCrossEntropy(), forty, row)[9])
                .isCloseTo(Math.exp(-40), within(1e-30));
    }

    @Test
    void theFactorsDoNotDependOnTheTargets() {
        Draws draws = new Draws(5);
        Mlp net = Mlp.of(2, 3, 1).binaryCrossEntropy();
        double[][] rows = draws.rows(N, 2, 1);
        double[] x = draws.numbers(net.parameters(), 1);
        double[] ones = new double[N];
        Arrays.fill(ones, 1);
        double[] a = new double[Layer.factors(net.layers())];
        double[] b = new double[a.length];
        net.loss(rows, new double[N]).full().as(Kronecker.class).factors(x, a);
        net.loss(rows, ones).full().as(Kronecker.class).factors(x, b);
        assertThat(a).containsExactly(b);
    }

    @Test
    void overBatchesTheFactorsAreThoseOfTheBatch() {
        Draws draws = new Draws(6);
        Mlp net = Mlp.of(2, 3, 3).crossEntropy();
        double[][] rows = draws.rows(23, 2, 1);
        BatchLoss loss = net.loss(rows, draws.labels(23, 3));
        double[] x = draws.numbers(net.parameters(), 1);
        Batches batches = new Batches(23, 7, 1);
        Objective over = loss.over(batches, 3);
        Kronecker view = over.as(Kronecker.class);
        assertThat(over.as(Kronecker.class)).isSameAs(view);
        assertThat(view.fixed()).isFalse();
        assertThat(view).hasToString(over.toString());
        assertThat(view.layers()).isSameAs(view.layers()).isEqualTo(net.layers());
        double[] factors = new double[Layer.factors(net.layers())];
        double[] g = new double[x.length];
        double[] h = new double[x.length];
        int updates = 0;
        for (batches.start(0); batches.next(); updates++) {
            double[][] batch = new double[batches.to() - batches.from()][];
            for (int i = 0; i < batch.length; i++) {
                batch[i] = rows[batches.rows()[batches.from() + i]];
            }
            Arrays.fill(factors, Double.NaN);
            double[] before = x.clone();
            view.factors(x, factors);
            assertThat(x).containsExactly(before);
            assertThat(factors).containsExactly(factors(net, x, batch), within(1e-15));
            assertThat(view.valueAndGradient(x, g)).isEqualTo(over.valueAndGradient(x, h));
            assertThat(g).containsExactly(h);
        }
        assertThat(updates).isEqualTo(4);
        assertThat(loss.full().as(Kronecker.class).fixed()).isTrue();
    }

    @Test
    void theLayersAreAllParameters() {
        Mlp net = Mlp.of(4, 3, 2);
        List<Layer> layers = net.layers();
        assertThat(layers).extracting(l -> l.weights().name()).containsExactly("W1", "W2");
        boolean[] seen = new boolean[net.parameters()];
        for (Layer layer : layers) {
            for (int r = 0; r < layer.outputs(); r++) {
                for (int c = 0; c < layer.inputs(); c++) {
                    assertThat(seen[layer.index(r, c)]).isFalse();
                    seen[layer.index(r, c)] = true;
                }
            }
        }
        for (boolean each : seen) {
            assertThat(each).isTrue();
        }
        assertThat(layers.get(0).index(1, 2)).isEqualTo(net.layout().block("W1").from() + 6);
        assertThat(layers.get(1).index(1, 3)).isEqualTo(net.layout().block("b2").from() + 1);
    }

    @Test
    void factorsAndResidualsAllocateNothing() {
        Draws draws = new Draws(7);
        Mlp net = Mlp.of(2, 3, 2);
        double[][] rows = draws.rows(300, 2, 1);
        Objective full = net.loss(rows, draws.rows(300, 2, 1)).full();
        double[] x = draws.numbers(net.parameters(), 1);
        double[] factors = new double[Layer.factors(net.layers())];
        double[] r = new double[600];
        double[] j = new double[600 * x.length];
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            full.as(Kronecker.class).factors(x, factors);
            full.as(LeastSquares.class).residuals(x, r);
            full.as(LeastSquares.class).jacobian(x, j);
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void anEmptyBatchOrAWrongLengthIsNamed() {
        Mlp net = Mlp.of(2, 1);
        Kronecker full = net.loss(new double[1][2], new double[1]).full().as(Kronecker.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.factors(new double[4], new double[10]))
                .withMessageContaining("this model has 3 parameters, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                ((MlpLoss) net.loss(new double[1][2], new double[1]))
                                        .factors(new double[3], new double[10], new int[1], 1, 1))
                .withMessageContaining("at least one row");
    }

    // ---- residuals

    static Stream<Mlp> regressions() {
        return Stream.of(Mlp.of(2, 3, 2), Mlp.of(2, 4, 3, 1).sigmoid(), Mlp.of(2, 3));
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void theLossIsHalfTheMeanOfTheSquaredResiduals(Mlp net) {
        Draws draws = new Draws(8);
        int n = MlpPass.CHUNK + 9;
        int outputs = net.widths().get(net.widths().size() - 1);
        Objective full = net.loss(draws.rows(n, 2, 1), draws.rows(n, outputs, 1)).full();
        LeastSquares squares = full.as(LeastSquares.class);
        double[] x = draws.numbers(net.parameters(), 1);
        double[] g = new double[x.length];
        double[] h = new double[x.length];
        int m = squares.residuals();
        assertThat(m).isEqualTo(n * outputs);
        double[] r = new double[m];
        double[] j = new double[m * x.length];
        squares.residuals(x, r);
        squares.jacobian(x, j);
        double sum = 0;
        double[] jr = new double[x.length];
        for (int i = 0; i < m; i++) {
            sum += r[i] * r[i];
            for (int k = 0; k < x.length; k++) {
                jr[k] += j[i * x.length + k] * r[i] / m;
            }
        }
        double value = full.valueAndGradient(x, g);
        assertThat(sum / (2 * m)).isCloseTo(value, within(1e-13 * value));
        assertThat(jr).containsExactly(g, within(1e-14));
        assertThat(squares.fixed()).isTrue();
        assertThat(squares.valueAndGradient(x, h)).isEqualTo(value);
        assertThat(h).containsExactly(g);
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void theJacobianIsTheDerivativeOfTheResiduals(Mlp net) {
        Draws draws = new Draws(9);
        int outputs = net.widths().get(net.widths().size() - 1);
        LeastSquares squares =
                net.loss(draws.rows(N, 2, 1), draws.rows(N, outputs, 1))
                        .full()
                        .as(LeastSquares.class);
        double[] x = draws.numbers(net.parameters(), 1);
        int m = squares.residuals();
        double[] j = new double[m * x.length];
        double[] up = new double[m];
        double[] down = new double[m];
        squares.jacobian(x, j);
        for (int k = 0; k < x.length; k++) {
            double[] y = x.clone();
            y[k] += 1e-5;
            squares.residuals(y, up);
            y[k] -= 2e-5;
            squares.residuals(y, down);
            for (int i = 0; i < m; i++) {
                assertThat((up[i] - down[i]) / 2e-5).isCloseTo(j[i * x.length + k], within(1e-9));
            }
        }
    }

    private static double[] factors(Mlp net, double[] x, double[]... rows) {
        int outputs = net.widths().get(net.widths().size() - 1);
        BatchLoss loss =
                net.output() == Output.SQUARED
                        ? net.loss(rows, new double[rows.length][outputs])
                        : net.loss(rows, new double[rows.length]);
        double[] factors = new double[Layer.factors(net.layers())];
        loss.full().as(Kronecker.class).factors(x, factors);
        return factors;
    }

    /** E[∇ℓ ∇ℓᵀ] for one example, from the gradients for each label it may have. */
    private static double[][] fisher(Mlp net, double[] x, double[] row) {
        double[][] rows = {row};
        double[] p = net.outputs(x, rows)[0];
        double[][] fisher = new double[x.length][x.length];
        switch (net.output()) {
            case SQUARED -> {
                // Targets √K away along each axis, both ways, are equally likely: variance 1.
                int outputs = p.length;
                for (int k = 0; k < outputs; k++) {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        double[][] target = {p.clone()};
                        target[0][k] += sign * Math.sqrt(outputs);
                        add(fisher, 0.5 / outputs, net.loss(rows, target), x);
                    }
                }
            }
            case BINARY_CROSS_ENTROPY -> {
                add(fisher, p[0], net.loss(rows, new double[] {1}), x);
                add(fisher, 1 - p[0], net.loss(rows, new double[] {0}), x);
            }
            case CROSS_ENTROPY -> {
                for (int k = 0; k < p.length; k++) {
                    add(fisher, p[k], net.loss(rows, new double[] {k}), x);
                }
            }
            default -> throw new AssertionError(net.output());
        }
        return fisher;
    }

    private static void add(double[][] fisher, double weight, BatchLoss loss, double[] x) {
        double[] g = new double[x.length];
        loss.full().valueAndGradient(x, g);
        for (int i = 0; i < g.length; i++) {
            for (int k = 0; k < g.length; k++) {
                fisher[i][k] += weight * g[i] * g[k];
            }
        }
    }
}
