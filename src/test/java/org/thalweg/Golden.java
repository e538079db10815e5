package org.thalweg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the values that src/test/python/golden makes, and says what equal means: relative and
 * absolute 1e-12.
 */
public final class Golden {
    /** The tolerance of every golden test. */
    public static final double TOLERANCE = 1e-12;

    /** x, or the value of a schedule, after or at t. */
    public record Row(int t, double[] values) {}

    private Golden() {}

    /** Returns the rows of each case, in the order of the file. */
    public static Map<String, List<Row>> read(String file) {
        Map<String, List<Row>> cases = new LinkedHashMap<>();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Golden.class.getResourceAsStream("/golden/" + file),
                                StandardCharsets.UTF_8))) {
            in.lines().skip(1).forEach(line -> add(cases, line.split(",")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /** Asserts |actual − expected| ≤ 1e-12 (1 + |expected|) for each number. */
    public static void assertClose(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertClose(what + ", coordinate " + i, actual[i], expected[i]);
        }
    }

    /** Asserts |actual − expected| ≤ 1e-12 (1 + |expected|). */
    public static void assertClose(String what, double actual, double expected) {
        assertThat(Math.abs(actual - expected))
                .as("%s: got %s, golden %s", what, actual, expected)
                .isLessThanOrEqualTo(TOLERANCE * (1 + Math.abs(expected)));
    }

    private static void add(Map<String, List<Row>> cases, String[] words) {
        double[] values = Stream.of(words).skip(2).mapToDouble(Double::parseDouble).toArray();
        cases.computeIfAbsent(words[0], name -> new ArrayList<>())
                .add(new Row(Integer.parseInt(words[1]), values));
    }
}
