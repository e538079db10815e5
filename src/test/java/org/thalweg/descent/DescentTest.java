package org.thalweg.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.Optimizers;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.descent.Fit.Ended;
import org.thalweg.model.LinearRegression;
import org.thalweg.model.LogisticRegression;

class DescentTest {
    /** n rows of d features with targets of either kind. */
    record Data(double[][] x, double[] y) {
        static Data of(Regression regression, int n, int d, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] x = new double[n][];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.doubles(d, -1, 1).toArray();
                double z = 0.5 + random.nextDouble(-0.5, 0.5);
                for (int j = 0; j < d; j++) {
                    z += (j + 1) * x[i][j];
                }
                y[i] = regression == Regression.LINEAR ? z : z > 0 ? 1 : 0;
            }
            return new Data(x, y);
        }
    }

    record Case(Regression regression, int n, int d, int batch, long seed) {}

    static Stream<Case> cases() {
        return IntStream.range(0, 12)
                .boxed()
                .flatMap(
                        seed -> {
                            SplittableRandom random = new SplittableRandom(seed);
                            int n = random.nextInt(1, 30);
                            int d = random.nextInt(1, 5);
                            int batch = random.nextInt(1, n + 2);
                            return Stream.of(Regression.values())
                                    .map(r -> new Case(r, n, d, batch, seed));
                        });
    }

    /**
     * The same descent with the library: its model, its Sgd, the same batches. History as {@link
     * Fit} has it.
     */
    private static Fit library(Case c, Data data, int batch, double rate, int epochs) {
        BatchLoss loss =
                c.regression() == Regression.LINEAR
                        ? new LinearRegression(data.x(), data.y())
                        : new LogisticRegression(data.x(), data.y());
        Batches batches = new Batches(c.n(), batch, c.seed());
        Objective f = loss.over(batches);
        Optimizer opt = Optimizers.sgd(rate).start();
        double[] w = new double[c.d() + 1];
        double[] history = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (batches.start(epoch); batches.next(); ) {
                double share = (double) (batches.to() - batches.from()) / c.n();
                history[epoch] += share * opt.step(w, f);
            }
        }
        return new Fit(w, history, new double[0], Ended.EPOCHS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void batchDescentAndTheLibraryAgree(Case c) {
        Data data = Data.of(c.regression(), c.n(), c.d(), c.seed());
        Fit fit =
                new BatchGradientDescent(c.regression(), 0.3, Stopping.after(50))
                        .fit(data.x(), data.y());
        assertSame(fit, library(c, data, c.n(), 0.3, 50));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stochasticDescentAndTheLibraryAgree(Case c) {
        Data data = Data.of(c.regression(), c.n(), c.d(), c.seed());
        Fit fit =
                new StochasticGradientDescent(c.regression(), 0.1, Stopping.after(10), c.seed())
                        .fit(data.x(), data.y());
        assertSame(fit, library(c, data, 1, 0.1, 10));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void miniBatchDescentAndTheLibraryAgree(Case c) {
        Data data = Data.of(c.regression(), c.n(), c.d(), c.seed());
        Fit fit =
                new MiniBatchGradientDescent(
                                c.regression(), 0.1, c.batch(), Stopping.after(20), c.seed())
                        .fit(data.x(), data.y());
        assertSame(fit, library(c, data, c.batch(), 0.1, 20));
    }

    private static void assertSame(Fit fit, Fit other) {
        assertThat(fit.ended()).isEqualTo(Ended.EPOCHS);
        Golden.assertClose("weights", fit.weights(), other.weights());
        Golden.assertClose("history", fit.history(), other.history());
    }

    @ParameterizedTest
    @EnumSource(Regression.class)
    void oneMiniBatchOfAllRowsIsBatchDescentAndBatchesOfOneAreStochasticDescent(Regression r) {
        Data data = Data.of(r, 10, 2, 5);
        Stopping ten = Stopping.after(10);
        // A batch of 32 from 10 rows has 10: a divisor of 32 would make every step 0.3125 of what
        // it should be.
        assertSame(
                new MiniBatchGradientDescent(r, 0.2, 32, ten, 3).fit(data.x(), data.y()),
                new BatchGradientDescent(r, 0.2, ten).fit(data.x(), data.y()));
        assertSame(
                new MiniBatchGradientDescent(r, 0.2, 1, ten, 3).fit(data.x(), data.y()),
                new StochasticGradientDescent(r, 0.2, ten, 3).fit(data.x(), data.y()));
    }

    @Test
    void batchDescentFindsTheClosedFormAndStopsWithinTheTolerance() {
        Data data = Data.of(Regression.LINEAR, 40, 3, 1);
        Fit fit =
                new BatchGradientDescent(
                                Regression.LINEAR, 0.5, Stopping.after(10_000).tolerance(1e-12))
                        .fit(data.x(), data.y());
        LinearRegression model = new LinearRegression(data.x(), data.y());
        assertThat(fit.ended()).isEqualTo(Ended.TOLERANCE);
        assertThat(fit.epochs()).isLessThan(10_000);
        assertThat(fit.weights()).containsExactly(model.solution(), within(1e-11));
        // The tolerance is tested before the update: the gradient at the result is within it, one
        // iterate before not.
        double[] g = new double[4];
        model.valueAndGradient(fit.weights(), g);
        assertThat(norm(g)).isLessThanOrEqualTo(1.0001e-12);
        assertThat(fit.history()[fit.epochs() - 1])
                .isCloseTo(model.value(fit.weights()), within(1e-15));
    }

    @Test
    void theHistoryOfBatchDescentIsTheLossAtEachIterateTheStartFirst() {
        double[][] x = {{-1}, {1}};
        double[] y = {1, 3};
        Fit fit = new BatchGradientDescent(Regression.LINEAR, 0.5, Stopping.after(3)).fit(x, y);
        // Both eigenvalues are 1, so the error halves: f = 2.5, 2.5/4, 2.5/16 from the error (1,
        // 2).
        assertThat(fit.history()).containsExactly(2.5, 0.625, 0.15625);
        assertThat(fit.weights()).containsExactly(0.875, 1.75);
    }

    @Test
    void earlyStoppingReturnsTheWeightsOfTheLowestValidationLoss() {
        Data train = Data.of(Regression.LINEAR, 6, 4, 3);
        Data valid = Data.of(Regression.LINEAR, 50, 4, 4);
        Fit fit =
                new BatchGradientDescent(Regression.LINEAR, 0.3, Stopping.after(50_000).patience(7))
                        .fit(train.x(), train.y(), valid.x(), valid.y());
        assertThat(fit.ended()).isEqualTo(Ended.PATIENCE);
        int best = 0;
        for (int e = 1; e < fit.epochs(); e++) {
            best = fit.validation()[e] < fit.validation()[best] ? e : best;
        }
        assertThat(fit.validation()).hasSize(fit.epochs());
        assertThat(fit.epochs() - 1 - best).isEqualTo(7);
        assertThat(new LinearRegression(valid.x(), valid.y()).value(fit.weights()))
                .isCloseTo(fit.validation()[best], within(1e-14));
    }

    @ParameterizedTest
    @EnumSource(Regression.class)
    void allThreeStopEarly(Regression r) {
        Data train = Data.of(r, 12, 2, 3);
        double[] opposite = train.y().clone();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = r == Regression.LINEAR ? -opposite[i] : 1 - opposite[i];
        }
        Stopping three = Stopping.after(100).patience(3);
        // Validation targets that say the opposite: the first epoch is already the best of all.
        for (Fit fit :
                new Fit[] {
                    new BatchGradientDescent(r, 0.1, three)
                            .fit(train.x(), train.y(), train.x(), opposite),
                    new StochasticGradientDescent(r, 0.1, three, 1)
                            .fit(train.x(), train.y(), train.x(), opposite),
                    new MiniBatchGradientDescent(r, 0.1, 5, three, 1)
                            .fit(train.x(), train.y(), train.x(), opposite)
                }) {
            assertThat(fit.ended()).isEqualTo(Ended.PATIENCE);
            assertThat(fit.epochs()).isEqualTo(4);
        }
    }

    @Test
    void aLearningRateTooLargeEndsInWords() {
        double[][] x = {{-1}, {1}};
        double[] y = {1, 3};
        for (Fit fit :
                new Fit[] {
                    new BatchGradientDescent(Regression.LINEAR, 3, Stopping.after(5000)).fit(x, y),
                    new StochasticGradientDescent(Regression.LINEAR, 3, Stopping.after(5000), 1)
                            .fit(x, y),
                    new MiniBatchGradientDescent(Regression.LINEAR, 3, 2, Stopping.after(5000), 1)
                            .fit(x, y)
                }) {
            assertThat(fit.ended()).isEqualTo(Ended.DIVERGED);
            assertThat(fit.history())
                    .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY)
                    .isNotEmpty();
            assertThat(fit.toString()).contains("smaller learning rate");
        }
    }

    @Test
    void badSettingsAndDataAreNamed() {
        double[][] x = {{1}, {Double.NaN}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stopping.after(0))
                .withMessage("epochs must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stopping.after(1).tolerance(Double.NaN))
                .withMessageContaining("tolerance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stopping.after(1).patience(0))
                .withMessageContaining("patience");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new BatchGradientDescent(
                                        Regression.LINEAR, Double.NaN, Stopping.after(1)))
                .withMessage("lr must be positive and finite, got NaN");
        BatchGradientDescent descent =
                new BatchGradientDescent(Regression.LOGISTIC, 0.1, Stopping.after(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> descent.fit(x, new double[2]))
                .withMessageContaining("NaN in row 1, column 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> descent.fit(new double[][] {{1}, {2}}, new double[] {0, 2}))
                .withMessage("targets must be 0 or 1, got 2.0 in row 1 (counted from 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> descent.fit(new double[][] {{1}, {2}}, new double[3]))
                .withMessageContaining("got 3");
        double[][] rows = {{1}, {2}};
        double[] labels = {0, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> descent.fit(rows, labels, new double[][] {{1, 2}}, new double[1]))
                .withMessage("validation features must have 1 column as in training, got 2");
    }

    private static double norm(double[] g) {
        double sum = 0;
        for (double v : g) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
