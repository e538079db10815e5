package org.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.BatchLoss;

/**
 * Loss and gradient of every model as JAX gives them; src/test/python/golden/make_models.py made
 * them.
 */
class GoldenModelsTest {
    private static final int[] ROWS = {5, 0, 3, 3, 6};

    static Stream<String> cases() {
        return Golden.read("models.csv").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueAndGradientAreThoseOfJax(String name) {
        double[] golden = Golden.read("models.csv").get(name).get(0).values();
        double[] x = new double[golden.length - 1];
        for (int p = 0; p < x.length; p++) {
            x[p] = (Math.floorMod(5 * p + 3, 13) - 6) / 10.0;
        }
        double[] g = new double[x.length];
        double[] actual = new double[golden.length];
        actual[0] = loss(name).valueAndGradient(x, g, ROWS, 0, ROWS.length);
        System.arraycopy(g, 0, actual, 1, g.length);
        assertThat(x.length).isEqualTo(golden.length - 1);
        Golden.assertClose(name, actual, golden);
    }

    private static BatchLoss loss(String name) {
        double[][] x = new double[7][3];
        double[] y = new double[7];
        double[][] pairs = new double[7][2];
        double[] two = new double[7];
        double[] three = new double[7];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 3; j++) {
                x[i][j] = (Math.floorMod(i * (2 * j + 3) + j * j, 11) - 5) / 4.0;
            }
            for (int k = 0; k < 2; k++) {
                pairs[i][k] = (Math.floorMod(4 * i + k, 7) - 3) / 2.0;
            }
            y[i] = pairs[i][0];
            two[i] = i * i % 2;
            three[i] = i * i % 3;
        }
        Map<String, Function<Mlp, Mlp>> activations =
                Map.of("tanh", Mlp::tanh, "relu", Mlp::relu, "sigmoid", Mlp::sigmoid);
        String[] words = name.split(" ");
        if (words.length == 2) {
            Function<Mlp, Mlp> activation = activations.get(words[0]);
            return switch (words[1]) {
                case "squared" -> activation.apply(Mlp.of(3, 5, 4, 2)).loss(x, pairs);
                case "binaryCrossEntropy" ->
                        activation.apply(Mlp.of(3, 5, 4, 1).binaryCrossEntropy()).loss(x, two);
                default -> activation.apply(Mlp.of(3, 5, 4, 3).crossEntropy()).loss(x, three);
            };
        }
        return switch (name) {
            case "linear" -> new LinearRegression(x, y);
            case "ridge" -> new RidgeRegression(x, y, 0.3);
            case "logistic" -> new LogisticRegression(x, two);
            default -> new SoftmaxRegression(x, three, 3);
        };
    }
}
