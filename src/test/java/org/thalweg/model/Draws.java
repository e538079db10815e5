package org.thalweg.model;

import java.util.SplittableRandom;

/** Seeded data for the tests of models. */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double[] numbers(int n, double size) {
        return random.doubles(n, -size, size).toArray();
    }

    double[][] rows(int n, int d, double size) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = numbers(d, size);
        }
        return rows;
    }

    double[] labels(int n, int classes) {
        return random.ints(n, 0, classes).asDoubleStream().toArray();
    }

    /** Row numbers with repetitions. */
    int[] batch(int size, int n) {
        return random.ints(size, 0, n).toArray();
    }
}
