package org.thalweg.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * An exercise answered by numbers worked out by hand, checked against the right ones and against
 * those that known misconceptions give.
 *
 * <p>Import {@code numbers} and {@code instead} statically.
 *
 * @param id the name used in the lesson, a Java identifier
 * @param asks what each number is: {@code List.of("x after step 1", "x after step 2")}
 * @param right the right numbers, checked to three digits
 * @param why why they are right
 * @param instead what known misconceptions give, most telling first
 */
public record Values(
        String id, List<String> asks, List<Double> right, String why, List<Instead> instead) {

    /**
     * What a misconception gives.
     *
     * @param values its numbers; NaN stands for any number
     * @param says the sentence its owner needs
     */
    public record Instead(List<Double> values, String says) {
        /** Copies the list. */
        public Instead {
            values = List.copyOf(values);
            Prose.need("says", says);
        }
    }

    /** Checks that there are as many numbers as asked for, everywhere. */
    public Values {
        if (id == null || !id.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("id must be a Java identifier, got \"" + id + "\"");
        }
        asks = List.copyOf(asks);
        right = List.copyOf(right);
        instead = List.copyOf(instead);
        Prose.need("why of " + id, why);
        if (right.size() != asks.size() || right.isEmpty()) {
            throw new IllegalArgumentException(
                    id + " asks for " + asks.size() + " numbers but has " + right.size());
        }
        for (Instead wrong : instead) {
            if (wrong.values.size() != right.size()) {
                throw new IllegalArgumentException(
                        id + ": " + wrong + " must have " + right.size() + " numbers");
            }
            if (matches(wrong.values, right)) {
                throw new IllegalArgumentException(id + ": " + wrong + " equals the right answer");
            }
        }
    }

    /** Returns these numbers as a list. */
    public static List<Double> numbers(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Returns what a misconception gives; see {@link Instead}. */
    public static Instead instead(String says, double... values) {
        return new Instead(numbers(values), says);
    }

    /**
     * Checks the reader's numbers.
     *
     * @param answer one number for each thing asked; none, or a NaN, means not yet
     */
    public Verdict check(double... answer) {
        String wanted = String.join(", ", asks);
        if (answer == null || answer.length == 0) {
            return Verdict.notYet(id, "Put in your numbers: " + wanted + ".");
        }
        List<Double> got = numbers(answer);
        if (got.contains(Double.NaN)) {
            return Verdict.notYet(id, "Put a number in place of every `NaN`: " + wanted + ".");
        }
        if (got.size() != right.size()) {
            return Verdict.again(
                    id,
                    "Asked for: "
                            + wanted
                            + ". That makes "
                            + right.size()
                            + " numbers, and you gave "
                            + got.size()
                            + ".");
        }
        if (matches(right, got)) {
            return Verdict.right(id, why, List.of());
        }
        for (Instead wrong : instead) {
            if (matches(wrong.values, got)) {
                return Verdict.again(id, wrong.says);
            }
        }
        int i = 0;
        while (same(right.get(i), got.get(i))) {
            i++;
        }
        String before =
                switch (i) {
                    case 0 -> "";
                    case 1 -> "The first number is right. ";
                    default -> "The first " + i + " numbers are right. ";
                };
        return Verdict.again(
                id,
                before
                        + "Not yet right: "
                        + asks.get(i)
                        + ". Work it out once more on paper,"
                        + " one operation a line.");
    }

    private static boolean matches(List<Double> pattern, List<Double> got) {
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).isNaN() && !same(pattern.get(i), got.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Three digits, as one writes by hand; near zero four decimals. */
    private static boolean same(double want, double got) {
        return want == got
                || Math.abs(got - want) <= 1e-3 * Math.max(Math.abs(want), 0.1)
                || got == rounded(want);
    }

    /** To three significant digits: 3/11 is 0.273, which differs by more than a thousandth. */
    private static double rounded(double want) {
        return Double.isFinite(want)
                ? new BigDecimal(want).round(new MathContext(3, RoundingMode.HALF_UP)).doubleValue()
                : want;
    }
}
