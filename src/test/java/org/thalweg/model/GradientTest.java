package org.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.core.Twice;

/** What holds for every model: gradients, means, batches. */
class GradientTest {
    static Stream<Named<Models.Case>> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theGradientIsTheDerivativeOfTheValue(Models.Case c) {
        Draws draws = new Draws(c.seed() + 2000);
        int[] rows = draws.batch(draws.between(1, 9), c.loss().size());
        double[] g = new double[c.x().length];
        double[] other = new double[c.x().length];
        double value = c.loss().valueAndGradient(c.x(), g, rows, 0, rows.length);
        assertThat(value).isGreaterThanOrEqualTo(0);
        for (int i = 0; i < g.length; i++) {
            // Two central differences and Richardson's extrapolation: the truncation error is of
            // the order of h⁴, so
            // rounding decides, ε/h = 1e-11 times the scale of f.
            double h = 2e-5;
            double coarse = difference(c, other, rows, i, 2 * h);
            double fine = difference(c, other, rows, i, h);
            assertThat((4 * fine - coarse) / 3)
                    .as("coordinate %d", i)
                    .isCloseTo(g[i], within(1e-10 * Math.max(1, Math.max(value, Math.abs(g[i])))));
        }
    }

    private static double difference(Models.Case c, double[] g, int[] rows, int i, double h) {
        double[] x = c.x().clone();
        x[i] = c.x()[i] + h;
        double up = c.loss().valueAndGradient(x, g, rows, 0, rows.length);
        x[i] = c.x()[i] - h;
        double down = c.loss().valueAndGradient(x, g, rows, 0, rows.length);
        return (up - down) / (2 * h);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aBatchIsTheMeanOfItsRows(Models.Case c) {
        int[] rows = new Draws(c.seed() + 3000).batch(7, c.loss().size());
        double[] g = new double[c.x().length];
        double[] one = new double[g.length];
        double[] mean = new double[g.length];
        double value = c.loss().valueAndGradient(c.x(), g, rows, 2, 7);
        double sum = 0;
        for (int i = 2; i < 7; i++) {
            sum += c.loss().valueAndGradient(c.x(), one, rows, i, i + 1) / 5;
            for (int j = 0; j < g.length; j++) {
                mean[j] += one[j] / 5;
            }
        }
        Golden.assertClose("value", value, sum);
        Golden.assertClose("gradient", g, mean);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theOrderOfTheRowsDoesNotMatter(Models.Case c) {
        int n = c.loss().size();
        int[] forward = IntStream.range(0, n).toArray();
        int[] backward = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        double[] a = new double[c.x().length];
        double[] b = new double[a.length];
        double value = c.loss().valueAndGradient(c.x(), a, forward, 0, n);
        Golden.assertClose("value", c.loss().valueAndGradient(c.x(), b, backward, 0, n), value);
        Golden.assertClose("gradient", b, a);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aBatchAtLeastAsLargeAsTheDataIsTheFullBatchBitForBit(Models.Case c) {
        int n = c.loss().size();
        Batches batches = new Batches(n, n + 3, c.seed());
        batches.start(5);
        batches.next();
        double[] a = new double[c.x().length];
        double[] b = new double[a.length];
        assertThat(c.loss().over(batches).valueAndGradient(c.x(), b))
                .isEqualTo(c.loss().full().valueAndGradient(c.x(), a));
        assertThat(b).containsExactly(a);
    }

    @ParameterizedTest
    @MethodSource("models")
    void evaluationLeavesItsArgumentsAloneAndOverwritesTheGradient(Models.Case c) {
        int[] rows = {0, 0, 0};
        double[] x = c.x().clone();
        double[] a = new double[x.length];
        double[] b = new double[x.length];
        Arrays.fill(b, Double.NaN);
        double value = c.loss().valueAndGradient(x, a, rows, 0, 3);
        assertThat(c.loss().valueAndGradient(x, b, rows, 0, 3)).isEqualTo(value);
        assertThat(b).containsExactly(a);
        assertThat(x).containsExactly(c.x());
        assertThat(rows).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("models")
    void whereThereIsAHessianItIsTheDerivativeOfTheGradient(Models.Case c) {
        if (!(c.loss() instanceof Twice)) {
            return;
        }
        Objective full = c.loss().full();
        int n = c.x().length;
        double[] h = new double[n * n];
        double[] up = new double[n];
        double[] down = new double[n];
        full.as(Twice.class).hessian(c.x(), h);
        for (int j = 0; j < n; j++) {
            double step = 1e-5;
            double[] x = c.x().clone();
            x[j] += step;
            full.valueAndGradient(x, up);
            x[j] = c.x()[j] - step;
            full.valueAndGradient(x, down);
            for (int i = 0; i < n; i++) {
                assertThat(h[i * n + j]).isCloseTo(h[j * n + i], within(1e-14));
                assertThat((up[i] - down[i]) / (2 * step)).isCloseTo(h[i * n + j], within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aWrongLengthOrAnEmptyBatchIsNamed(Models.Case c) {
        int n = c.x().length;
        BatchLoss loss = c.loss();
        int[] rows = {0};
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                loss.valueAndGradient(
                                        new double[n + 1], new double[n + 1], rows, 0, 1))
                .withMessageContaining("this model has " + n + " parameters, got " + (n + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.valueAndGradient(c.x(), new double[n], rows, 1, 1))
                .withMessageContaining("at least one row");
    }
}
