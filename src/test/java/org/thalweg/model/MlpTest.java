package org.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.core.Block;

class MlpTest {
    private static final double[][] X = {{1, 2}, {-3, 4}, {0.5, 0}};

    @Test
    void theLayoutIsLayerByLayerRowMajor() {
        Mlp net = Mlp.of(2, 3, 1);
        assertThat(net.layout().blocks())
                .containsExactly(
                        new Block("W1", 0, 3, 2),
                        new Block("b1", 6, 3, 1),
                        new Block("W2", 9, 1, 3),
                        new Block("b2", 12, 1, 1));
        assertThat(net.parameters()).isEqualTo(13);
    }

    @Test
    void aForwardPassByHand() {
        Mlp net = Mlp.of(2, 2, 1).relu();
        double[] w = {1, -1, 0.5, 2, 0.25, -1, 3, -2, 10};
        // z1 = (1 − 2 + .25, .5 + 4 − 1) = (−.75, 3.5), a1 = (0, 3.5), out = −7 + 10.
        assertThat(net.predict(w, 1, 2)).isEqualTo(3);
        double z = 3 * Math.tanh(-0.75) - 2 * Math.tanh(3.5) + 10;
        assertThat(net.tanh().predict(w, 1, 2)).isCloseTo(z, within(1e-14));
    }

    @Test
    void withoutHiddenLayersItIsLinearAndLogisticRegression() {
        double[] y = {1, 0, 1};
        double[] w = {0.3, -0.2, 0.1};
        double[] a = new double[3];
        double[] b = new double[3];
        Mlp net = Mlp.of(2, 1);
        assertThat(net.loss(X, y).full().valueAndGradient(w, a))
                .isCloseTo(new LinearRegression(X, y).valueAndGradient(w, b), within(1e-15));
        assertThat(a).containsExactly(b, within(1e-15));
        Mlp binary = net.binaryCrossEntropy();
        LogisticRegression logistic = new LogisticRegression(X, y);
        assertThat(binary.loss(X, y).full().valueAndGradient(w, a))
                .isCloseTo(logistic.valueAndGradient(w, b), within(1e-15));
        assertThat(a).containsExactly(b, within(1e-15));
        assertThat(binary.predict(w, X)).containsExactly(logistic.predict(w, X), within(1e-15));
        assertThat(binary.accuracy(w, X, y)).isEqualTo(logistic.accuracy(w, X, y));
    }

    @Test
    void moreRowsThanAChunkAreTheMeanOfAllRows() {
        Draws draws = new Draws(5);
        int n = 2 * MlpPass.CHUNK + 37;
        double[][] x = draws.rows(n, 2, 1);
        double[] y = draws.labels(n, 2);
        Mlp net = Mlp.of(2, 5, 1).binaryCrossEntropy();
        double[] w = net.start(3);
        double[] p = net.predict(w, x);
        double loss = 0;
        double right = 0;
        for (int i = 0; i < n; i++) {
            assertThat(p[i]).isEqualTo(net.predict(w, x[i]));
            loss -= Math.log(y[i] == 1 ? p[i] : 1 - p[i]) / n;
            right += (p[i] >= 0.5) == (y[i] == 1) ? 1 : 0;
        }
        assertThat(net.loss(x, y).full().value(w)).isCloseTo(loss, within(1e-13));
        assertThat(net.accuracy(w, x, y)).isEqualTo(right / n);
    }

    @Test
    void probabilitiesOfSeveralClassesAddUpToOneAndTheLargestIsTheClass() {
        Mlp net = Mlp.of(2, 4, 3).crossEntropy();
        double[] w = net.start(9);
        double[][] p = net.outputs(w, X);
        for (int i = 0; i < X.length; i++) {
            assertThat(Arrays.stream(p[i]).sum()).isCloseTo(1, within(1e-15));
            assertThat(p[i][net.classes(w, X)[i]])
                    .isEqualTo(Arrays.stream(p[i]).max().getAsDouble());
        }
        double[] own = Arrays.stream(net.classes(w, X)).asDoubleStream().toArray();
        assertThat(net.accuracy(w, X, own)).isEqualTo(1);
    }

    @Test
    void hiddenTanhIsAccurateEverywhere() {
        for (double z = 1e-300; z < 1e3; z *= 1.01) {
            double exact = StrictMath.tanh(z);
            assertThat(Activation.tanh(z)).isCloseTo(exact, within(4 * Math.ulp(exact)));
            assertThat(Activation.tanh(-z)).isEqualTo(-Activation.tanh(z));
        }
        assertThat(Activation.tanh(0)).isZero();
        assertThat(Activation.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Activation.tanh(Double.NaN)).isNaN();
    }

    @Test
    void aNotFiniteParameterIsNotHidden() {
        for (Mlp net :
                new Mlp[] {Mlp.of(2, 3, 1), Mlp.of(2, 3, 1).relu(), Mlp.of(2, 3, 1).sigmoid()}) {
            double[] w = net.start(1);
            w[0] = Double.NaN;
            assertThat(net.loss(X, new double[3]).full().value(w)).isNaN();
        }
    }

    @ParameterizedTest
    @EnumSource(Initialization.class)
    void aStartHasTheVarianceOfItsPaper(Initialization kind) {
        int in = 200;
        int out = 300;
        double[] x = Mlp.of(in, out, 1).initialization(kind).start(11);
        double expected =
                switch (kind) {
                    case GLOROT_UNIFORM, GLOROT_NORMAL -> 2.0 / (in + out);
                    case HE_UNIFORM, HE_NORMAL -> 2.0 / in;
                    case LECUN_UNIFORM, LECUN_NORMAL -> 1.0 / in;
                    case FAN_IN -> 1.0 / (3 * in);
                };
        double mean = 0;
        double square = 0;
        double most = 0;
        int n = in * out;
        for (int i = 0; i < n; i++) {
            mean += x[i] / n;
            square += x[i] * x[i] / n;
            most = Math.max(most, Math.abs(x[i]));
        }
        // Five standard errors: of a mean √(v/n), of a variance v √((kurtosis − 1)/n), kurtosis 1.8
        // or 3.
        boolean normal = kind.name().endsWith("NORMAL");
        assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(expected / n)));
        assertThat(square)
                .isCloseTo(expected, within(5 * expected * Math.sqrt((normal ? 2 : 0.8) / n)));
        if (normal) {
            assertThat(most).isGreaterThan(3.5 * Math.sqrt(expected));
        } else {
            assertThat(most).isBetween(0.999 * Math.sqrt(3 * expected), Math.sqrt(3 * expected));
        }
        double[] biases = Arrays.copyOfRange(x, n, n + out);
        if (kind == Initialization.FAN_IN) {
            assertThat(Arrays.stream(biases).map(Math::abs).max().getAsDouble())
                    .isBetween(0.97 / Math.sqrt(in), 1 / Math.sqrt(in));
        } else {
            assertThat(biases).containsOnly(0);
        }
    }

    @Test
    void aStartIsAFunctionOfItsSeed() {
        Mlp net = Mlp.of(2, 16, 16, 1);
        assertThat(net.start(7)).containsExactly(net.start(7));
        double[] firsts = new double[20];
        for (int seed = 0; seed < 20; seed++) {
            firsts[seed] = net.start(seed)[0];
        }
        // Neighboring seeds of java.util.Random itself would all begin with 0.73 of the range.
        double spread =
                Arrays.stream(firsts).max().getAsDouble()
                        - Arrays.stream(firsts).min().getAsDouble();
        assertThat(spread).isGreaterThan(Math.sqrt(6.0 / 18));
        assertThat(Arrays.stream(firsts).distinct().count()).isEqualTo(20);
    }

    @Test
    void settingsPrintAndCompare() {
        Mlp net =
                Mlp.of(2, 16, 16, 1)
                        .relu()
                        .binaryCrossEntropy()
                        .initialization(Initialization.HE_NORMAL);
        assertThat(net)
                .hasToString(
                        "Mlp[widths=[2, 16, 16, 1], hidden=RELU, output=BINARY_CROSS_ENTROPY, initialization=HE_NORMAL]");
        assertThat(net.tanh().relu()).isEqualTo(net);
        assertThat(net.loss(X, new double[3])).hasToString(net.toString());
    }

    @Test
    void badSettingsAndDataAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2))
                .withMessageContaining("at least two widths");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 0, 1))
                .withMessage("width 1 must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 3).binaryCrossEntropy())
                .withMessageContaining("needs 1 output, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 1).crossEntropy())
                .withMessageContaining("at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(3, 1).loss(X, new double[3]))
                .withMessage("this model has 3 features, got 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 3).loss(X, new double[3]))
                .withMessageContaining("double[][]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 3).loss(X, new double[3][2]))
                .withMessage("this model has 3 outputs, got targets with 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 1).binaryCrossEntropy().loss(X, new double[3][1]))
                .withMessageContaining("pass a double[]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 3).crossEntropy().loss(X, new double[] {0, 1, 3}))
                .withMessageContaining("whole numbers from 0 to 2, got 3.0 in row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mlp.of(2, 3).predict(new double[9], X))
                .withMessageContaining("1 output");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Mlp.of(2, 1).classes(new double[3], X))
                .withMessageContaining("it has no classes");
    }
}
