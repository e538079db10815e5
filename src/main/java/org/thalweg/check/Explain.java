package org.thalweg.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Locale;

/** Turns what a student's code threw into a sentence. */
final class Explain {
    private Explain() {}

    /** A stub says {@code throw new UnsupportedOperationException("not yet")}. */
    static boolean isNotYet(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        return cause instanceof UnsupportedOperationException
                && cause.getMessage() != null
                && cause.getMessage().toLowerCase(Locale.ROOT).startsWith("not yet");
    }

    static String sentence(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        if (cause.getClass().getSimpleName().equals("SPIResolutionException")) {
            return "Your code uses a name that does not exist. Is it spelled right, and has the cell"
                    + " that defines it been run?";
        }
        if (cause instanceof ArrayIndexOutOfBoundsException) {
            return "Your code reads or writes beyond an array: "
                    + message.toLowerCase(Locale.ROOT)
                    + ". The places of an array of length n are 0 to n − 1.";
        }
        if (cause instanceof NullPointerException) {
            return "Your code uses something that is `null`: it was never made, or never returned.";
        }
        if (cause instanceof StackOverflowError) {
            return "Your code calls itself without end.";
        }
        if (cause instanceof OutOfMemoryError) {
            return "Your code asks for more memory than there is. Does a loop add to a list for"
                    + " ever?";
        }
        if (cause instanceof ArithmeticException) {
            return "Your code divides an `int` by zero. Between two `int`s, `/` drops the fraction:"
                    + " `1 / 2` is 0. Write `1.0 / 2`.";
        }
        if (cause instanceof NegativeArraySizeException) {
            return "Your code makes an array of negative length: " + message + ".";
        }
        String name = cause.getClass().getSimpleName();
        return "Your code threw "
                + article(name)
                + " `"
                + name
                + "`"
                + (message.isBlank() ? "" : ": " + firstLine(message))
                + ".";
    }

    private static String article(String name) {
        return "AEIOU".indexOf(name.isEmpty() ? 'X' : name.charAt(0)) >= 0 ? "an" : "a";
    }

    private static String firstLine(String message) {
        String line = message.strip().lines().findFirst().orElse("");
        String end = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return end.length() > 200 ? end.substring(0, 200) + "…" : end;
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof InvocationTargetException
                        || cause instanceof UndeclaredThrowableException
                        || cause instanceof ExceptionInInitializerError)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
