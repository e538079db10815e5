package org.thalweg.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.thalweg.core.Require;

/**
 * n rows of d features and one target each, immutable.
 *
 * <p>What goes in is copied, what comes out is a copy: nobody can change a data set, and nobody
 * gets a surprise from changing an array. Take {@link #features()} and {@link #targets()} once,
 * outside the loop. For a class to predict, the target is its number 0, 1, 2, … (see {@link
 * OneHot#codes}).
 *
 * <p>Every value is finite: a missing one is settled before, for example with {@link
 * Tables#complete}.
 */
public final class Dataset {

    private final String name;
    private final List<String> featureNames;
    private final String targetName;
    private final double[][] features;
    private final double[] targets;

    /** Trusts its arguments and keeps them; rows may be shared between data sets. */
    private Dataset(
            String name,
            List<String> featureNames,
            String targetName,
            double[][] features,
            double[] targets) {
        this.name = name;
        this.featureNames = featureNames;
        this.targetName = targetName;
        this.features = features;
        this.targets = targets;
    }

    /**
     * A data set called "data" with features x1, x2, … and target y; rename with {@link #named},
     * {@link #withFeatureNames} and {@link #withTargetName}.
     *
     * @param features n × d, n and d at least 1, copied, not modified
     * @param targets n values, copied, not modified
     * @throws IllegalArgumentException if rows differ in length, n differs, or a value is not
     *     finite
     */
    public static Dataset of(double[][] features, double[] targets) {
        double[][] rows = Require.matrix("features", features);
        if (targets.length != rows.length) {
            throw new IllegalArgumentException(
                    "one target for each row of features is needed, got %d targets and %d rows"
                            .formatted(targets.length, rows.length));
        }
        for (int i = 0; i < targets.length; i++) {
            if (!Double.isFinite(targets[i])) {
                throw new IllegalArgumentException(
                        "targets must be finite, got %s in row %d (counted from 0)"
                                .formatted(targets[i], i));
            }
        }
        List<String> names = new ArrayList<>();
        for (int j = 1; j <= rows[0].length; j++) {
            names.add("x" + j);
        }
        return new Dataset("data", List.copyOf(names), "y", rows, targets.clone());
    }

    /** The same data under another name. */
    public Dataset named(String name) {
        return new Dataset(name, featureNames, targetName, features, targets);
    }

    /**
     * The same data with other names for the features.
     *
     * @throws IllegalArgumentException if their number is not {@link #width()} or one occurs twice
     */
    public Dataset withFeatureNames(String... names) {
        List<String> list = List.of(names);
        if (list.size() != width() || new HashSet<>(list).size() != width()) {
            throw new IllegalArgumentException(
                    "%d different feature names are needed, got %s".formatted(width(), list));
        }
        return new Dataset(name, list, targetName, features, targets);
    }

    /** The same data with another name for the target. */
    public Dataset withTargetName(String name) {
        return new Dataset(this.name, featureNames, name, features, targets);
    }

    /**
     * The same names and targets with other values of the features, for example standardized ones.
     *
     * @param features {@link #size()} × {@link #width()}, copied, not modified
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     */
    public Dataset withFeatures(double[][] features) {
        double[][] rows = Require.matrix("features", features);
        if (rows.length != size() || rows[0].length != width()) {
            throw new IllegalArgumentException(
                    "features must be %d × %d as before, got %d × %d"
                            .formatted(size(), width(), rows.length, rows[0].length));
        }
        return new Dataset(name, featureNames, targetName, rows, targets);
    }

    /** The name, for figures and messages. */
    public String name() {
        return name;
    }

    /** The number of rows n. */
    public int size() {
        return features.length;
    }

    /** The number of features d. */
    public int width() {
        return featureNames.size();
    }

    /** The names of the features, in the order of the columns. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** The name of what is to be predicted. */
    public String targetName() {
        return targetName;
    }

    /** The features, one array a row: n × d, a new copy each time. */
    public double[][] features() {
        return Arrays.stream(features).map(double[]::clone).toArray(double[][]::new);
    }

    /** The targets, n values, a new copy each time. */
    public double[] targets() {
        return targets.clone();
    }

    /** Feature j of row i, both counted from 0. */
    public double feature(int i, int j) {
        return features[i][j];
    }

    /** The target of row i, counted from 0. */
    public double target(int i) {
        return targets[i];
    }

    /**
     * All values of one feature, n of them, a new array each time.
     *
     * @throws IllegalArgumentException if there is no such feature
     */
    public double[] feature(String name) {
        int j = indexOf(name);
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = features[i][j];
        }
        return values;
    }

    /**
     * The data set with only these features, in this order.
     *
     * @throws IllegalArgumentException if none is named, one twice, or there is no such feature
     */
    public Dataset select(String... names) {
        if (names.length == 0 || new HashSet<>(List.of(names)).size() != names.length) {
            throw new IllegalArgumentException(
                    "name at least one feature, each once, got " + Arrays.toString(names));
        }
        int[] columns = new int[names.length];
        for (int j = 0; j < names.length; j++) {
            columns[j] = indexOf(names[j]);
        }
        double[][] rows = new double[size()][names.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i][j] = features[i][columns[j]];
            }
        }
        return new Dataset(name, List.of(names), targetName, rows, targets);
    }

    /**
     * The rows with these numbers, counted from 0, in this order; a number may occur twice.
     *
     * @throws IllegalArgumentException if there is none, or a number is outside [0, n)
     */
    public Dataset rows(int... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("a data set needs at least one row, got none");
        }
        double[][] rows = new double[numbers.length][];
        double[] values = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int row = numbers[i];
            if (row < 0 || row >= size()) {
                throw new IllegalArgumentException(
                        "row numbers must be in [0, %d), got %d".formatted(size(), row));
            }
            rows[i] = features[row];
            values[i] = targets[row];
        }
        return new Dataset(name, featureNames, targetName, rows, values);
    }

    /**
     * Two parts drawn at random: about {@code testFraction} of the rows to test, the rest to train.
     *
     * <p>The test part has round(n · testFraction) rows. Every row is in exactly one part; the
     * order is shuffled, and depends on n, the fraction and the seed alone.
     *
     * @throws IllegalArgumentException if the fraction is not in (0, 1), or leaves a part empty
     */
    public TrainTest split(double testFraction, long seed) {
        return TrainTest.holdOut(this, testFraction, seed);
    }

    /**
     * k splits for cross-validation: every row is tested in exactly one of them and trained on in
     * the k − 1 others; the sizes of the test parts differ by at most 1.
     *
     * @throws IllegalArgumentException if k is not in [2, n]
     */
    public List<TrainTest> folds(int k, long seed) {
        return TrainTest.folds(this, k, seed);
    }

    private int indexOf(String feature) {
        int j = featureNames.indexOf(feature);
        if (j < 0) {
            throw new IllegalArgumentException(
                    "%s has no feature '%s'; its features are %s"
                            .formatted(name, feature, String.join(", ", featureNames)));
        }
        return j;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dataset that
                && name.equals(that.name)
                && featureNames.equals(that.featureNames)
                && targetName.equals(that.targetName)
                && Arrays.deepEquals(features, that.features)
                && Arrays.equals(targets, that.targets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(features) + Arrays.hashCode(targets);
    }

    /** One line: name, number of rows, features, target. */
    @Override
    public String toString() {
        return "%s: %d rows, features %s, target %s"
                .formatted(name, size(), String.join(", ", featureNames), targetName);
    }
}
