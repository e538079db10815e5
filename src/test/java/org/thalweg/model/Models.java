package org.thalweg.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Block;

/** Every model with seeded random shapes: the table that the general tests run over. */
final class Models {
    /** A loss over n rows, its number of parameters, and a point. */
    record Case(BatchLoss loss, double[] x, long seed) {}

    private Models() {}

    static Stream<Named<Case>> all() {
        return IntStream.range(0, 8).boxed().flatMap(Models::of);
    }

    private static Stream<Named<Case>> of(int seed) {
        Draws draws = new Draws(seed);
        int n = draws.between(1, 12);
        int d = draws.between(1, 6);
        int classes = draws.between(2, 5);
        double[][] x = draws.rows(n, d, 2);
        for (double[] row : x) {
            Arrays.setAll(row, j -> Math.rint(4 * row[j]) / 4);
        }
        double[] y = draws.numbers(n, 3);
        double[] two = draws.labels(n, 2);
        double[] many = draws.labels(n, classes);
        Stream<Named<Case>> linear =
                Stream.of(
                        named(new LinearRegression(x, y), d + 1, seed),
                        named(new RidgeRegression(x, y, 0.3), d + 1, seed),
                        named(new LogisticRegression(x, two), d + 1, seed),
                        named(new SoftmaxRegression(x, many, classes), classes * (d + 1), seed));
        Mlp net = Mlp.of(d, draws.between(1, 9), draws.between(1, 9), 1);
        Mlp wide = Mlp.of(d, draws.between(1, 9), draws.between(1, 9), classes).crossEntropy();
        Stream<Named<Case>> networks =
                Stream.of(Mlp.of(d, 1), net, net.binaryCrossEntropy(), wide)
                        .flatMap(m -> Stream.of(m.tanh(), m.relu(), m.sigmoid()))
                        .map(
                                m ->
                                        named(
                                                m.loss(
                                                        x,
                                                        m.output() == Output.SQUARED
                                                                ? y
                                                                : m.output() == Output.CROSS_ENTROPY
                                                                        ? many
                                                                        : two),
                                                m,
                                                seed));
        Mlp pair = Mlp.of(d, draws.between(1, 9), classes);
        return Stream.concat(
                Stream.concat(linear, networks),
                Stream.of(named(pair.loss(x, draws.rows(n, classes, 2)), pair, seed)));
    }

    private static Named<Case> named(BatchLoss loss, int parameters, int seed) {
        double[] x = new Draws(seed + 1000).numbers(parameters, 1);
        return Named.of(loss + ", seed " + seed, new Case(loss, x, seed));
    }

    /**
     * A point whose hidden scores are at least 1/1024 from 0, where ReLU has no derivative:
     * features are multiples of 1/4, weights of 1/8, so first scores without bias are multiples of
     * 1/32, and second ones of 1/512.
     */
    private static Named<Case> named(BatchLoss loss, Mlp net, int seed) {
        double[] x = new Draws(seed + 1000).numbers(net.parameters(), 1);
        for (Block b : net.layout().blocks()) {
            double shift =
                    b.name().equals("b1") ? 1 / 64.0 : b.name().equals("b2") ? 1 / 1024.0 : 0;
            for (int i = b.from(); i < b.to(); i++) {
                x[i] = Math.rint(8 * x[i]) / 8 + shift;
            }
        }
        return Named.of(loss + ", seed " + seed, new Case(loss, x, seed));
    }
}
