package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.core.Batches;

class DatasetTest {

    private static Dataset example() {
        double[][] features = {{1, 10, 100}, {2, 20, 200}};
        return Dataset.of(features, new double[] {7, 8})
                .named("example")
                .withFeatureNames("a", "b", "c")
                .withTargetName("t");
    }

    @Test
    void saysWhatItHolds() {
        Dataset data = example();
        assertThat(data).hasToString("example: 2 rows, features a, b, c, target t");
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.width()).isEqualTo(3);
        assertThat(data.feature(1, 2)).isEqualTo(200);
        assertThat(data.target(1)).isEqualTo(8);
        assertThat(data.feature("b")).containsExactly(10, 20);
        assertThat(Dataset.of(new double[][] {{1, 2}}, new double[] {3}))
                .hasToString("data: 1 rows, features x1, x2, target y");
    }

    @Test
    void nothingFromOutsideChangesIt() {
        double[][] features = {{1, 2}, {3, 4}};
        double[] targets = {5, 6};
        String[] names = {"a", "b"};
        Dataset data = Dataset.of(features, targets).withFeatureNames(names);
        Dataset other = data.withFeatures(features);
        features[0][0] = 99;
        features[1] = new double[] {99, 99};
        targets[0] = 99;
        names[0] = "z";
        data.features()[0][0] = 99;
        data.targets()[0] = 99;
        data.feature("a")[0] = 99;
        data.rows(0, 1).features()[0][0] = 99;
        for (Dataset each : new Dataset[] {data, other}) {
            assertThat(each.features()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
            assertThat(each.targets()).containsExactly(5, 6);
            assertThat(each.featureNames()).containsExactly("a", "b");
        }
    }

    @Test
    void rowsAndColumnsCanBeChosen() {
        Dataset data = example();
        assertThat(data.rows(1, 0, 1).targets()).containsExactly(8, 7, 8);
        assertThat(data.rows(1).features()).isDeepEqualTo(new double[][] {{2, 20, 200}});
        Dataset two = data.select("c", "a");
        assertThat(two.featureNames()).containsExactly("c", "a");
        assertThat(two.features()).isDeepEqualTo(new double[][] {{100, 1}, {200, 2}});
        assertThat(two.targets()).containsExactly(7, 8);
    }

    @Test
    void equalContentIsEqual() {
        assertThat(example()).isEqualTo(example()).hasSameHashCodeAs(example());
        assertThat(example()).isNotEqualTo(example().named("x"));
        assertThat(example()).isNotEqualTo(example().rows(1, 0));
        assertThat(example()).isNotEqualTo(example().withTargetName("u"));
    }

    @Test
    void badDataAreRefused() {
        double[] two = {1, 2};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[0][], new double[0]))
                .withMessage("features must have at least one row and one column, got no rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[2][0], two))
                .withMessage("features must have at least one row and one column, got no columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[][] {{1, 2}, {3}}, two))
                .withMessage(
                        "features must have 2 columns in every row, as in row 0, got 1 in row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[3][1], two))
                .withMessage(
                        "one target for each row of features is needed, got 2 targets and 3 rows");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valuesThatAreNotFiniteAreRefused(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[][] {{1}, {bad}}, new double[2]))
                .withMessageStartingWith(
                        "features must be finite, got %s in row 1, column 0 (counted from 0)"
                                .formatted(bad));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new double[2][1], new double[] {bad, 0}))
                .withMessage(
                        "targets must be finite, got %s in row 0 (counted from 0)".formatted(bad));
    }

    @Test
    void badRequestsAreRefused() {
        Dataset data = example();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.feature("d"))
                .withMessage("example has no feature 'd'; its features are a, b, c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.select())
                .withMessage("name at least one feature, each once, got []");
        assertThatIllegalArgumentException().isThrownBy(() -> data.select("a", "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.withFeatureNames("a", "b"))
                .withMessage("3 different feature names are needed, got [a, b]");
        assertThatIllegalArgumentException().isThrownBy(() -> data.withFeatureNames("a", "b", "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.withFeatures(new double[2][2]))
                .withMessage("features must be 2 × 3 as before, got 2 × 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.rows(0, 2))
                .withMessage("row numbers must be in [0, 2), got 2");
        assertThatIllegalArgumentException().isThrownBy(() -> data.rows(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.rows())
                .withMessage("a data set needs at least one row, got none");
    }

    /**
     * The cursor of mini-batches numbers exactly the rows of the data set, the short last included.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "10, 3", "10, 10", "10, 64", "1000, 32"})
    void batchesWalkOverTheRows(int n, int size) {
        double[][] features = new double[n][1];
        double[] targets = IntStream.range(0, n).asDoubleStream().toArray();
        Dataset data = Dataset.of(features, targets);
        Batches batches = new Batches(data.size(), size, 7);
        for (int epoch = 0; epoch < 3; epoch++) {
            double[] seen = new double[n];
            int rows = 0;
            batches.start(epoch);
            while (batches.next()) {
                int[] batch = Arrays.copyOfRange(batches.rows(), batches.from(), batches.to());
                for (double target : data.rows(batch).targets()) {
                    seen[(int) target]++;
                    rows++;
                }
            }
            assertThat(rows).isEqualTo(n);
            assertThat(seen).containsOnly(1);
        }
    }
}
