package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTestTest {
    private static RangeTest of(int planned, double[] rates, double[] smoothed) {
        return new RangeTest(
                rates, smoothed, smoothed, planned, RangeTest.End.RISE, "the script is over");
    }

    /** Rates 1, 2, 4, …. */
    private static RangeTest doubling(int planned, double... smoothed) {
        double[] rates = new double[smoothed.length];
        Arrays.setAll(rates, i -> Math.pow(2, i));
        return of(planned, rates, smoothed);
    }

    /**
     * The indices are what valley, steep and minimum of fastai 2.8.12 gave for the same curve in
     * PyTorch 2.15.0, float64.
     */
    @ParameterizedTest
    @CsvSource({
        "100, 100, -3, 0, 0, 43, 42, 78",
        "100, 87, -3, 0.05, 7, 52, 39, 77",
        "60, 45, -2, 0.2, 3, 30, 32, 39",
        "101, 60, -4, 0.6, 2.5, 43, 31, 52",
        "40, 30, -5, 0.3, 1.9, 16, 8, 19",
        "100, 98, -1, 0.01, 11, 58, 72, 86",
        "20, 12, -6, 0.5, 1, 2, 2, 5"
    })
    void readsTheCurveAsFastaiDoes(
            int planned,
            int size,
            double center,
            double wobble,
            double frequency,
            int valley,
            int steepest,
            int minimum) {
        double[] rates = new double[size];
        double[] smoothed = new double[size];
        for (int i = 0; i < size; i++) {
            rates[i] = 1e-6 * Math.pow(1e7, i / (planned - 1.0));
            smoothed[i] =
                    2.5
                            - 2 / (1 + Math.exp(-2 * (Math.log10(rates[i]) - center)))
                            + 0.05 * rates[i] * rates[i]
                            + wobble * Math.sin(frequency * i);
        }
        RangeTest test = of(planned, rates, smoothed);
        assertThat(test.valley()).isEqualTo(rates[valley]);
        assertThat(test.steepest()).isEqualTo(rates[steepest]);
        assertThat(test.tenthOfMinimum()).isEqualTo(rates[minimum] / 10);
    }

    @Test
    void readingsOnASmallCurveByHand() {
        // Two points are left out on the left, five on the right: those between are 5 4 9 3 1 2.
        RangeTest test = doubling(20, 0, 9, 5, 4, 9, 3, 1, 2, -9, 9, -9, 9, -9);
        assertThat(test.steepest()).as("from 9 to 3").isEqualTo(16);
        assertThat(test.tenthOfMinimum()).as("of the 1").isEqualTo(6.4);
        assertThat(test.valley()).as("5 4 3 1: 2 + 4 − 4 + 1 + 0").isEqualTo(8);
    }

    @Test
    void theSlopeIsByTheLogarithmOfTheRate() {
        double[] rates = {1, 2, 100, 200, 300, 400, 500, 600, 700};
        double[] smoothed = {9, 8, 1, 1, 0, 0, 0, 0, 0};
        assertThat(of(9, rates, smoothed).steepest()).as("7 / ln 50 > 1 / ln 2").isEqualTo(2);
        rates[2] = 1e6;
        Arrays.setAll(rates, i -> i < 2 ? rates[i] : 1e6 + i);
        assertThat(of(9, rates, smoothed).steepest()).as("7 / 13.1 < 1 / ln 2").isEqualTo(1);
    }

    @Test
    void ofEqualReadingsTheFirstCounts() {
        RangeTest test = doubling(9, 4, 3, 4, 3, 9, 9, 9, 9, 9);
        assertThat(test.steepest()).isEqualTo(1);
        assertThat(test.tenthOfMinimum()).isEqualTo(0.2);
        assertThat(test.valley()).as("fastai has index −1 here").isEqualTo(1);
    }

    @Test
    void theLongestFallDecreasesStrictlyAndEndsFirst() {
        assertThat(doubling(9, 3, 2, 5, 4, 9, 9, 9, 9, 9).valley()).as("not 5 4").isEqualTo(1);
        assertThat(doubling(12, 9, 5, 4, 4, 3, 9, 9, 9, 9, 9).valley())
                .as("5 4 3 ends at 4: 3 − 3 + 1 from the second point")
                .isEqualTo(4);
    }

    @Test
    void aReadingNeedsPointsAndAFall() {
        RangeTest few = doubling(20, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThatIllegalStateException()
                .isThrownBy(few::valley)
                .withMessage(
                        "a reading needs at least 10 of the 20 planned updates, there were 9:"
                                + " start from a lower rate, or with more updates");
        assertThat(doubling(20, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0).steepest()).isEqualTo(4);
        RangeTest rising = doubling(8, 1, 2, 2, -5, 4, 5, 6, 7);
        for (Runnable reading :
                new Runnable[] {rising::valley, rising::steepest, rising::tenthOfMinimum}) {
            assertThatIllegalStateException()
                    .isThrownBy(reading::run)
                    .withMessage(
                            "the smoothed loss never falls between the rates 1 and 4: start from a lower rate");
        }
    }

    @Test
    void printsItsReadings() {
        assertThat(doubling(20, 0, 9, 5, 4, 9, 3, 1, 2, -9, 9, -9, 9, -9))
                .hasToString(
                        """
                        range test: 13 of 20 updates; the script is over
                          rates 1 to 4096
                          valley 8, steepest 16, a tenth of the minimum's 6.4""");
        assertThat(doubling(8, 1, 2)).asString().contains("\n  no reading: a reading needs");
        assertThat(of(8, new double[0], new double[0]))
                .asString()
                .startsWith("range test: 0 of 8 updates; the script is over\n  no reading");
    }

    @Test
    void thereIsALossForEachRate() {
        double[] two = {1, 2};
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RangeTest(two, one, two, 2, RangeTest.End.RISE, ""))
                .withMessage("there must be as many losses as the 2 rates, got 1, smoothed 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RangeTest(two, two, one, 2, RangeTest.End.RISE, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RangeTest(two, two, two, 1, RangeTest.End.RISE, ""))
                .withMessage("planned must be at least 2, got 1");
    }
}
