package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainTestTest {

    /** n rows that know their number, as feature and (negative) as target. */
    private static Dataset numbered(int n) {
        double[][] features = new double[n][1];
        double[] targets = new double[n];
        for (int i = 0; i < n; i++) {
            features[i][0] = i;
            targets[i] = -i;
        }
        return Dataset.of(features, targets).named("numbered");
    }

    private static double[] together(TrainTest parts) {
        return DoubleStream.concat(
                        DoubleStream.of(parts.train().feature("x1")),
                        DoubleStream.of(parts.test().feature("x1")))
                .sorted()
                .toArray();
    }

    private static double[] upTo(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.range(0, 200), LongStream.of(-1, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowIsInExactlyOnePart(long seed) {
        int n = 10 + (int) Math.floorMod(seed * 7, 60L);
        double fraction = 0.5 + 0.4 * Math.sin((double) seed);
        long size = Math.round(n * fraction);
        TrainTest parts = numbered(n).split(fraction, seed);
        assertThat(parts.test().size()).isEqualTo((int) size);
        assertThat(together(parts)).containsExactly(upTo(n));
        for (Dataset part : List.of(parts.train(), parts.test())) {
            for (int i = 0; i < part.size(); i++) {
                assertThat(part.target(i)).isEqualTo(-part.feature(i, 0));
            }
            assertThat(part.name()).isEqualTo("numbered");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowIsTestedInExactlyOneFold(long seed) {
        int n = 2 + (int) Math.floorMod(seed * 5, 40L);
        int k = 2 + (int) Math.floorMod(seed, (long) n - 1);
        List<TrainTest> folds = numbered(n).folds(k, seed);
        assertThat(folds).hasSize(k);
        int[] tested = new int[n];
        for (TrainTest fold : folds) {
            assertThat(together(fold)).containsExactly(upTo(n));
            assertThat(fold.test().size()).isBetween(n / k, (n + k - 1) / k);
            for (double row : fold.test().feature("x1")) {
                tested[(int) row]++;
            }
        }
        assertThat(tested).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -3})
    void sameSeedSamePartsOtherSeedOtherParts(long seed) {
        Dataset data = numbered(100);
        assertThat(data.split(0.2, seed)).isEqualTo(data.split(0.2, seed));
        assertThat(data.split(0.2, seed)).isNotEqualTo(data.split(0.2, seed + 1));
        assertThat(data.folds(5, seed)).isEqualTo(data.folds(5, seed));
        assertThat(data.folds(5, seed)).isNotEqualTo(data.folds(5, seed + 1));
    }

    /**
     * Computed apart from Java, from the specified generator: a lesson's rows are the same
     * everywhere.
     */
    @Test
    void orderIsPinned() {
        TrainTest parts = numbered(10).split(0.3, 42);
        assertThat(parts.test().feature("x1")).containsExactly(4, 6, 2);
        assertThat(parts.train().feature("x1")).containsExactly(1, 7, 9, 8, 5, 3, 0);
    }

    /** Each row is as likely as any other to be tested: 3000 draws, five deviations allowed. */
    @Test
    void rowsAreTestedEquallyOften() {
        int n = 10;
        int draws = 3000;
        int[] tested = new int[n];
        for (long seed = 0; seed < draws; seed++) {
            for (double row : numbered(n).split(0.3, seed).test().feature("x1")) {
                tested[(int) row]++;
            }
        }
        double deviation = Math.sqrt(draws * 0.3 * 0.7);
        for (int count : tested) {
            assertThat((double) count).isBetween(900 - 5 * deviation, 900 + 5 * deviation);
        }
    }

    @Test
    void leaveOneOutIsTheLargestK() {
        List<TrainTest> folds = numbered(7).folds(7, 1);
        assertThat(folds).allSatisfy(f -> assertThat(f.test().size()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void fractionsOutsideAreRefused(double fraction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbered(10).split(fraction, 1))
                .withMessage("testFraction must be in (0, 1), got " + fraction);
    }

    @ParameterizedTest
    @CsvSource({"10, 0.01, test", "10, 0.99, train", "1, 0.5, train"})
    void emptyPartsAreRefused(int n, double fraction, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbered(n).split(fraction, 1))
                .withMessage(
                        "testFraction %s of %d rows leaves no row to %s; choose another"
                                .formatted(fraction, n, part));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 11})
    void numbersOfFoldsOutsideAreRefused(int k) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbered(10).folds(k, 1))
                .withMessage("k must be in [2, 10], the number of rows, got " + k);
    }

    @Test
    void neitherPartIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TrainTest(numbered(1), null))
                .withMessage("test");
    }
}
