package org.thalweg.check;

import java.util.Locale;

/**
 * The building blocks of a {@link Check}: each returns when all is well and otherwise ends the
 * check with the sentence the student reads. Write sentences that name the idea ("your step grows
 * with the gradient: the square root is missing"), not the expected number.
 */
public final class Expect {
    private Expect() {}

    /** Ends the check with this sentence. */
    public static void fail(String sentence) {
        throw new Flaw(sentence);
    }

    /** Ends the check with this sentence unless it holds. */
    public static void that(boolean holds, String sentence) {
        if (!holds) {
            fail(sentence);
        }
    }

    /**
     * Ends the check unless {@code |got − want| ≤ tolerance · max(1, |want|)}; NaN fails.
     *
     * @param got the student's number
     * @param want the right one
     * @param tolerance relative above 1, absolute below
     * @param sentence what the student reads
     */
    public static void close(double got, double want, double tolerance, String sentence) {
        that(isClose(got, want, tolerance), sentence);
    }

    /** The same for every number of two arrays of equal length. */
    public static void close(double[] got, double[] want, double tolerance, String sentence) {
        length(got, want.length, "the result");
        for (int i = 0; i < want.length; i++) {
            close(got[i], want[i], tolerance, sentence);
        }
    }

    /** Returns {@code |got − want| ≤ tolerance · max(1, |want|)}, false for NaN. */
    public static boolean isClose(double got, double want, double tolerance) {
        return Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
    }

    /** Returns whether all pairs are close; false for other lengths. */
    public static boolean isClose(double[] got, double[] want, double tolerance) {
        if (got == null || got.length != want.length) {
            return false;
        }
        for (int i = 0; i < want.length; i++) {
            if (!isClose(got[i], want[i], tolerance)) {
                return false;
            }
        }
        return true;
    }

    /** An array is there and has n numbers. {@code what}: "the gradient". */
    public static void length(double[] got, int n, String what) {
        that(got != null, "Your code returned `null` for " + what + ".");
        if (got.length != n) {
            fail(capital(what) + " has " + got.length + " numbers, it must have " + n + ".");
        }
    }

    /** A number is finite. {@code what}: "the loss". */
    public static void finite(double got, String what) {
        if (!Double.isFinite(got)) {
            fail(
                    capital(what)
                            + " is "
                            + got
                            + ". Look for a division by zero, the root or logarithm of a negative"
                            + " number, or a step that explodes.");
        }
    }

    /** All numbers of an array are finite. */
    public static void finite(double[] got, String what) {
        that(got != null, "Your code returned `null` for " + what + ".");
        for (double number : got) {
            finite(number, what);
        }
    }

    /**
     * An input was left as it was.
     *
     * @param now the array given to the student's code
     * @param before a copy made before the call
     * @param what "the gradient g"
     */
    public static void untouched(double[] now, double[] before, String what) {
        for (int i = 0; i < before.length; i++) {
            if (Double.compare(now[i], before[i]) != 0) {
                fail(
                        "Your code changes "
                                + what
                                + ", which belongs to the caller. Work on a"
                                + " copy: `"
                                + "double[] copy = x.clone();"
                                + "`.");
            }
        }
    }

    /** A result is an array of its own, not an input handed back. */
    public static void ownArray(double[] result, double[] input, String what) {
        that(
                result != input,
                capital(what)
                        + " is the very array that came in: `double[] v = w` copies the"
                        + " reference, not the numbers. Use `w.clone()`.");
    }

    /** The rows of a path are different arrays, so that each keeps its own numbers. */
    public static void ownRows(double[][] rows, String what) {
        that(rows != null, "Your code returned `null` for " + what + ".");
        for (int k = 0; k < rows.length; k++) {
            that(rows[k] != null, "Row " + k + " of " + what + " is `null`.");
            for (int j = 0; j < k; j++) {
                if (rows[j] == rows[k]) {
                    fail(
                            "Rows "
                                    + j
                                    + " and "
                                    + k
                                    + " of "
                                    + what
                                    + " are one and the same"
                                    + " array, so every row shows the last point. Store a copy:"
                                    + " `path[t] = w.clone();`.");
                }
            }
        }
    }

    /** Code run by a check that may throw anything. */
    @FunctionalInterface
    public interface Action {
        /** Runs it. */
        void run() throws Exception;
    }

    /** Code that computes and does not print. */
    public static void silent(Action action) throws Exception {
        that(
                Printed.during(action) == 0,
                "Your code prints. Printing is not returning: the caller gets what `return` gives."
                        + " Take the print out.");
    }

    static boolean allFinite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    /** Four digits, no trailing zeros, always with a point. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        String text = String.format(Locale.ROOT, "%.4g", number);
        return text.contains(".") && !text.contains("e")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text.replaceAll("\\.?0+e", "e");
    }

    private static String capital(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }
}
