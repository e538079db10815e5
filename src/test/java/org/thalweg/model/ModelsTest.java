package org.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Kronecker;
import org.thalweg.core.LeastSquares;
import org.thalweg.core.Objective;
import org.thalweg.core.Twice;

/** What each model promises beyond its gradient. */
class ModelsTest {
    private static final double[][] X = {{1, 2}, {3, 4}, {5, 7}, {0, 1}};
    private static final double[] Y = {1, 0, 1, 0};

    @Test
    void aLineThroughTwoPointsIsFoundInClosedForm() {
        LinearRegression model =
                new LinearRegression(new double[][] {{0}, {2}}, new double[] {1, 5});
        assertThat(model.solution()).containsExactly(new double[] {2, 1}, within(1e-14));
        assertThat(model.predict(model.solution(), 10.0)).isCloseTo(21, within(1e-13));
        assertThat(model.rSquared(model.solution(), new double[][] {{0}, {2}}, new double[] {1, 5}))
                .isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theClosedFormsHaveNoGradient(long seed) {
        Draws draws = new Draws(seed);
        int d = draws.between(1, 6);
        double[][] x = draws.rows(20, d, 3);
        double[] y = draws.numbers(20, 5);
        double[] g = new double[d + 1];
        LinearRegression linear = new LinearRegression(x, y);
        linear.valueAndGradient(linear.solution(), g);
        assertThat(g).containsExactly(new double[d + 1], within(1e-13));
        RidgeRegression ridge = new RidgeRegression(x, y, 0.7);
        ridge.valueAndGradient(ridge.solution(), g);
        assertThat(g).containsExactly(new double[d + 1], within(1e-13));
    }

    @Test
    void ofManySolutionsTheShortestIsGiven() {
        double[][] twins = {{1, 1}, {2, 2}, {3, 3}};
        double[] w = new LinearRegression(twins, new double[] {2, 4, 6}).solution();
        assertThat(w).containsExactly(new double[] {1, 1, 0}, within(1e-13));
    }

    @Test
    void theInterceptIsNotPenalized() {
        double[][] x = {{-1}, {1}, {-2}, {2}};
        double[] shifted = {101, 103, 100, 104};
        double[] w = new RidgeRegression(x, shifted, 2.5).solution();
        // X centered: slope = (xᵀy/m)/(xᵀx/m + λ) = 2.5/(2.5 + 2.5).
        assertThat(w).containsExactly(new double[] {0.5, 102}, within(1e-12));
        assertThat(new RidgeRegression(x, shifted, 0).solution())
                .containsExactly(new LinearRegression(x, shifted).solution(), within(1e-12));
    }

    @Test
    void eigenvaluesOfTheHessianInClosedForm() {
        LinearRegression model =
                new LinearRegression(new double[][] {{2}, {-2}}, new double[] {1, 1});
        assertThat(model.eigenvalues()).containsExactly(new double[] {1, 4}, within(1e-14));
        assertThat(model.conditionNumber()).isCloseTo(4, within(1e-13));
        RidgeRegression ridge =
                new RidgeRegression(new double[][] {{2}, {-2}}, new double[] {1, 1}, 1);
        assertThat(ridge.eigenvalues()).containsExactly(new double[] {1, 5}, within(1e-14));
        assertThat(
                        new LinearRegression(new double[][] {{3}, {3}}, new double[] {1, 2})
                                .conditionNumber())
                .isInfinite();
    }

    @Test
    void aSaddleHasNoConditionNumber() {
        Objective saddle =
                (x, g) -> {
                    g[0] = 2 * x[0];
                    g[1] = -2 * x[1];
                    return x[0] * x[0] - x[1] * x[1];
                };
        assertThat(Curvature.eigenvalues(saddle.numericalHessian(), new double[2]))
                .containsExactly(new double[] {-2, 2}, within(1e-7));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Curvature.conditionNumber(saddle.numericalHessian(), new double[2]))
                .withMessageContaining("eigenvalues of at least 0");
    }

    @Test
    void linearRegressionIsHalfTheMeanOfItsSquaredResiduals() {
        LinearRegression model = new LinearRegression(X, Y);
        double[] w = {0.5, -1, 2};
        LeastSquares f = model.full().counted().as(LeastSquares.class);
        double[] r = new double[f.residuals()];
        double[] j = new double[f.residuals() * 3];
        f.residuals(w, r);
        f.jacobian(w, j);
        double sum = 0;
        double[] jr = new double[3];
        for (int i = 0; i < 4; i++) {
            sum += r[i] * r[i];
            for (int k = 0; k < 3; k++) {
                jr[k] += j[i * 3 + k] * r[i] / 4;
            }
        }
        double[] g = new double[3];
        assertThat(model.full().valueAndGradient(w, g)).isCloseTo(sum / 8, within(1e-15));
        assertThat(g).containsExactly(jr, within(1e-15));
    }

    @Test
    void whatAModelDoesNotOfferIsSaidWithTheRemedy() {
        BatchLoss net = Mlp.of(2, 3, 1).loss(X, Y);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> net.full().as(Twice.class))
                .withMessageContaining("Mlp[")
                .withMessageContaining("numericalHessian()");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new LogisticRegression(X, Y).full().as(LeastSquares.class));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new LogisticRegression(X, Y).full().as(Kronecker.class))
                .withMessageContaining("layered model");
        assertThat(new LogisticRegression(X, Y).full().l2(0.1).as(Twice.class)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, 0", "1000, 0, 1000", "-1000, 1, 1000", "-1000, 0, 0"})
    void anyLogitHasAFiniteLoss(double logit, double label, double expected) {
        double[][] one = {{1}};
        double[] y = {label};
        double[] w = {logit, 0};
        double[] g = new double[2];
        double slope = expected == 0 ? 0 : label == 1 ? -1 : 1;
        LogisticRegression logistic = new LogisticRegression(one, y);
        assertThat(logistic.full().valueAndGradient(w, g)).isEqualTo(expected);
        assertThat(g).containsExactly(slope, slope);
        assertThat(logistic.predict(w, 1.0)).isEqualTo(logit > 0 ? 1 : 0);
        Mlp net = Mlp.of(1, 1).binaryCrossEntropy();
        assertThat(net.loss(one, y).full().valueAndGradient(w, g)).isEqualTo(expected);
        assertThat(g).containsExactly(slope, slope);
        assertThat(net.predict(w, 1.0)).isEqualTo(logit > 0 ? 1 : 0);
        double[] pair = {0, logit, 0, 0};
        double[] pairSlopes = new double[4];
        SoftmaxRegression softmax = new SoftmaxRegression(one, y, 2);
        assertThat(softmax.full().valueAndGradient(pair, pairSlopes)).isEqualTo(expected);
        assertThat(pairSlopes)
                .containsExactly(new double[] {-slope, slope, -slope, slope}, within(0.0));
        assertThat(softmax.predict(pair, one)[0])
                .containsExactly(logit > 0 ? 0 : 1, logit > 0 ? 1 : 0);
    }

    @Test
    void softmaxWithTwoClassesIsLogisticRegressionInTheDifferenceOfTheScores() {
        double[] w = {0.3, -0.7, 0.2};
        double[] pair = {0, 0, 0.3, -0.7, 0, 0.2};
        LogisticRegression logistic = new LogisticRegression(X, Y);
        SoftmaxRegression softmax = new SoftmaxRegression(X, Y, 2);
        double[] g = new double[3];
        double[] h = new double[6];
        assertThat(softmax.valueAndGradient(pair, h))
                .isCloseTo(logistic.valueAndGradient(w, g), within(1e-15));
        assertThat(new double[] {h[2], h[3], h[5]}).containsExactly(g, within(1e-15));
        assertThat(new double[] {h[0], h[1], h[4]})
                .containsExactly(new double[] {-g[0], -g[1], -g[2]}, within(1e-15));
        assertThat(softmax.classes(pair, X)).containsExactly(logistic.classes(w, X));
        assertThat(softmax.valueAndGradient(softmax.zeros(), h))
                .isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void accuracyIsTheShareOfRightClasses() {
        LogisticRegression model = new LogisticRegression(X, Y);
        double[] w = {1, 0, -2.5};
        assertThat(model.classes(w, X)).containsExactly(0, 1, 1, 0);
        assertThat(model.accuracy(w, X, Y)).isEqualTo(0.5);
        assertThat(model.predict(w, X)[0]).isEqualTo(1 / (1 + Math.exp(1.5)));
    }

    @Test
    void featuresAndTargetsAreCopied() {
        double[][] x = {{1}, {2}};
        double[] y = {1, 2};
        LinearRegression model = new LinearRegression(x, y);
        double before = model.value(new double[2]);
        x[0][0] = 100;
        y[1] = 100;
        assertThat(model.value(new double[2])).isEqualTo(before);
    }

    @Test
    void badDataIsNamedWithItsRowAndColumn() {
        assertBad(
                new double[][] {{1, 2}, {3, Double.NaN}},
                new double[2],
                "features",
                "NaN in row 1, column 1");
        assertBad(new double[][] {{1, 2}, {3}}, new double[2], "2 columns", "got 1 in row 1");
        assertBad(new double[0][], new double[0], "at least one row", "no rows");
        assertBad(new double[][] {{}}, new double[1], "at least one row", "no columns");
        assertBad(X, new double[3], "one target for each of the 4 rows", "got 3");
        assertBad(
                X,
                new double[] {1, 2, Double.POSITIVE_INFINITY, 3},
                "targets",
                "Infinity in row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogisticRegression(X, new double[] {0, 1, -1, 0}))
                .withMessage(
                        "labels must be 0 or 1, got -1.0 in row 2 (counted from 0): write 0 for -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoftmaxRegression(X, new double[] {0, 1, 2.5, 0}, 3))
                .withMessageContaining("whole numbers from 0 to 2, got 2.5 in row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoftmaxRegression(X, new double[] {0, 1, Double.NaN, 0}, 3))
                .withMessageContaining("got NaN in row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RidgeRegression(X, Y, Double.NaN))
                .withMessage("lambda must be at least 0 and finite, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearRegression(X, Y).predict(new double[2], X))
                .withMessage(
                        "this model has 3 parameters, got 2: start from its own zeros() or start(seed)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearRegression(X, Y).predict(new double[3], 1.0))
                .withMessage("this model has 2 features, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new LinearRegression(X, Y).predict(new double[3], new double[2][3]))
                .withMessage("this model has 2 features, got 3 columns");
    }

    private static void assertBad(double[][] x, double[] y, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearRegression(x, y))
                .withMessageContainingAll(words);
    }
}
