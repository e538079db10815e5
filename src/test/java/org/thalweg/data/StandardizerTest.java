package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardizerTest {

    private static double[][] random(int n, int d, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[n][d];
        for (double[] row : x) {
            for (int j = 0; j < d; j++) {
                row[j] = 1000 * (j - 1) + Math.pow(10, j) * random.nextGaussian();
            }
        }
        return x;
    }

    private static double[] column(double[][] x, int j) {
        return Arrays.stream(x).mapToDouble(row -> row[j]).toArray();
    }

    @Test
    void byHandWithDivisorN() {
        Standardizer scale =
                Standardizer.fit(new double[][] {{2}, {4}, {4}, {4}, {5}, {5}, {7}, {9}});
        assertThat(scale.means()).containsExactly(5);
        assertThat(scale.deviations()).containsExactly(2);
        assertThat(scale.transform(new double[][] {{9}, {5}, {4}}))
                .isDeepEqualTo(new double[][] {{2}, {0}, {-0.5}});
        assertThat(scale).hasToString("Standardizer[means=[5.0], deviations=[2.0]]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void trainingColumnsGetMeanZeroAndMeanSquareOne(long seed) {
        double[][] x = random(50, 4, seed);
        double[][] z = Standardizer.fit(x).transform(x);
        for (int j = 0; j < 4; j++) {
            assertThat(Arrays.stream(column(z, j)).average().orElseThrow())
                    .isCloseTo(0, within(1e-12));
            double square = Arrays.stream(column(z, j)).map(v -> v * v).average().orElseThrow();
            assertThat(square).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void inverseLeadsBack(long seed) {
        double[][] x = random(30, 4, seed);
        double[][] unseen = random(10, 4, seed + 100);
        Standardizer scale = Standardizer.fit(x);
        double[][] back = scale.inverse(scale.transform(unseen));
        for (int i = 0; i < unseen.length; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(back[i][j]).isCloseTo(unseen[i][j], within(1e-11));
            }
        }
    }

    /** A shift and a change of units of a column leave what comes out as it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void unitsDoNotMatter(long seed) {
        double[][] x = random(30, 1, seed);
        double[][] other = new double[30][1];
        for (int i = 0; i < 30; i++) {
            other[i][0] = 1.8 * x[i][0] + 32;
        }
        double[] z = column(Standardizer.fit(x).transform(x), 0);
        double[] w = column(Standardizer.fit(other).transform(other), 0);
        assertThat(w).containsExactly(z, within(1e-9));
    }

    @Test
    void testRowsDoNotLeak() {
        Dataset data = CourseData.houses();
        TrainTest parts = data.split(0.25, 3);
        Standardizer scale = Standardizer.fit(parts.train());
        double[][] wild = parts.test().features();
        for (double[] row : wild) {
            Arrays.fill(row, 1e6);
        }
        TrainTest other = new TrainTest(parts.train(), parts.test().withFeatures(wild));
        assertThat(Standardizer.fit(other.train()).means()).containsExactly(scale.means());
        assertThat(scale.means()).isNotEqualTo(Standardizer.fit(data).means());

        Dataset test = scale.transform(parts.test());
        double x = parts.test().feature(0, 0);
        assertThat(test.feature(0, 0)).isEqualTo((x - scale.means()[0]) / scale.deviations()[0]);
        assertThat(Arrays.stream(test.feature("area")).average().orElseThrow()).isNotZero();
        assertThat(test.targets()).containsExactly(parts.test().targets());
        assertThat(test.featureNames()).isEqualTo(data.featureNames());
    }

    /** 0.1 added up ten times over ten is not 0.1; the rounding error must not become a signal. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 0.1, -1e-300, 1e300, Double.MAX_VALUE, 1.0 / 3})
    void constantColumnsBecomeZero(double constant) {
        double[][] x = new double[10][2];
        for (int i = 0; i < 10; i++) {
            x[i] = new double[] {constant, i};
        }
        Standardizer scale = Standardizer.fit(x);
        assertThat(scale.deviations()[0]).isZero();
        assertThat(scale.means()[0]).isEqualTo(constant);
        assertThat(column(scale.transform(x), 0)).containsOnly(0);
        double[][] unseen = {{constant / 2 + 5, 1}};
        assertThat(scale.transform(unseen)[0][0]).isZero();
        assertThat(scale.inverse(scale.transform(unseen))[0][0]).isEqualTo(constant);
    }

    @Test
    void oneRowIsConstantEverywhere() {
        double[][] one = {{3, -4}};
        assertThat(Standardizer.fit(one).transform(one)).isDeepEqualTo(new double[][] {{0, 0}});
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-10, 1e10, 1e200, 1e300})
    void noOverflowAndNoUnderflow(double unit) {
        double[][] x = {{-unit}, {unit}, {-unit}, {unit}};
        assertThat(Standardizer.fit(x).deviations()[0]).isEqualTo(unit);
    }

    @Test
    void largeOffsetKeepsTheSmallDeviation() {
        double[][] x = {{1e9 - 1}, {1e9 + 1}, {1e9 - 1}, {1e9 + 1}};
        assertThat(Standardizer.fit(x).means()).containsExactly(1e9);
        assertThat(Standardizer.fit(x).deviations()).containsExactly(1);
    }

    @Test
    void whatCannotBeStandardizedIsRefused() {
        double max = Double.MAX_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardizer.fit(new double[][] {{-max}, {max}, {max}}))
                .withMessageContaining("too far apart to standardize; choose another unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardizer.fit(new double[][] {{1}, {Double.NaN}}))
                .withMessageStartingWith(
                        "values must be finite, got NaN in row 1, column 0 (counted from 0)");
        assertThatIllegalArgumentException().isThrownBy(() -> Standardizer.fit(new double[0][]));
        Standardizer scale = Standardizer.fit(new double[][] {{1, 2}, {3, 4}});
        String message = "this standardizer was fitted on 2 columns, got 3 in row 0";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scale.transform(new double[1][3]))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scale.inverse(new double[1][3]))
                .withMessage(message);
    }

    @Test
    void nothingIsModifiedAndNothingShared() {
        double[][] x = {{1, 2}, {3, 5}};
        Standardizer scale = Standardizer.fit(x);
        scale.transform(x)[0][0] = 99;
        scale.means()[0] = 99;
        scale.deviations()[0] = 99;
        assertThat(x).isDeepEqualTo(new double[][] {{1, 2}, {3, 5}});
        assertThat(scale.means()).containsExactly(2, 3.5);
        assertThat(scale.deviations()).containsExactly(1, 1.5);
    }
}
