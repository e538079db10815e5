package org.thalweg.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Rows to learn from and rows to judge by, made by {@link Dataset#split} and {@link Dataset#folds}.
 *
 * @param train what may be looked at: fit the {@link Standardizer}, then the model, on this
 * @param test what may not be looked at before the end
 */
public record TrainTest(Dataset train, Dataset test) {

    /** Neither part may be null. */
    public TrainTest {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(test, "test");
    }

    static TrainTest holdOut(Dataset data, double testFraction, long seed) {
        if (!(testFraction > 0 && testFraction < 1)) {
            throw new IllegalArgumentException(
                    "testFraction must be in (0, 1), got " + testFraction);
        }
        int n = data.size();
        int testSize = (int) Math.round(n * testFraction);
        if (testSize == 0 || testSize == n) {
            throw new IllegalArgumentException(
                    "testFraction %s of %d rows leaves no row to %s; choose another"
                            .formatted(testFraction, n, testSize == 0 ? "test" : "train"));
        }
        return of(data, shuffled(n, seed), 0, testSize);
    }

    static List<TrainTest> folds(Dataset data, int k, long seed) {
        int n = data.size();
        if (k < 2 || k > n) {
            throw new IllegalArgumentException(
                    "k must be in [2, %d], the number of rows, got %d".formatted(n, k));
        }
        int[] order = shuffled(n, seed);
        List<TrainTest> folds = new ArrayList<>(k);
        for (int fold = 0; fold < k; fold++) {
            int from = (int) ((long) n * fold / k);
            int to = (int) ((long) n * (fold + 1) / k);
            folds.add(of(data, order, from, to));
        }
        return List.copyOf(folds);
    }

    private static TrainTest of(Dataset data, int[] order, int testFrom, int testTo) {
        int[] test = Arrays.copyOfRange(order, testFrom, testTo);
        int[] train = new int[order.length - test.length];
        System.arraycopy(order, 0, train, 0, testFrom);
        System.arraycopy(order, testTo, train, testFrom, order.length - testTo);
        return new TrainTest(data.rows(train), data.rows(test));
    }

    /** Fisher and Yates (Durstenfeld 1964), with a generator whose algorithm Java specifies. */
    private static int[] shuffled(int n, long seed) {
        Random random = new Random(seed);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
