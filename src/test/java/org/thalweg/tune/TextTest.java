package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "3000, 3000",
        "0.1, 0.1",
        "-1.5, -1.5",
        "0.123456, 0.1235",
        "123456, 123500",
        "999900, 999900",
        "999999, 1e6",
        "1e6, 1e6",
        "-1.25e7, -1.25e7",
        "1e-4, 0.0001",
        "9.999e-5, 9.999e-5",
        "1.2e-7, 1.2e-7",
        "1e200, 1e200",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, -∞"
    })
    void numbersHaveFourDigits(double value, String text) {
        assertThat(Text.number(value)).isEqualTo(text);
    }
}
