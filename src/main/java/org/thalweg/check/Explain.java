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
        return typeOf(cause).equals("UnsupportedOperationException")
                && cause.getMessage() != null
                && cause.getMessage().toLowerCase(Locale.ROOT).startsWith("not yet");
    }

    static String sentence(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        return sentence(typeOf(cause), cause.getMessage() == null ? "" : cause.getMessage());
    }

    /**
     * What a graded answer's author reads. The text of an exception is left out, because a
     * student's code could put the inputs of hidden checks into it.
     */
    static String graded(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof Flaw || cause instanceof AnswerStopped) {
            return cause.getMessage();
        }
        if (isNotYet(cause)) {
            return "Not yet: there is no answer here.";
        }
        String sentence = sentence(typeOf(cause), "");
        return cause instanceof AnswerThrew threw && !threw.where().isEmpty()
                ? sentence + " It happened in " + threw.where() + "."
                : sentence;
    }

    private static String typeOf(Throwable cause) {
        return cause instanceof AnswerThrew threw ? threw.type() : cause.getClass().getSimpleName();
    }

    private static String sentence(String type, String message) {
        return switch (type) {
            case "SPIResolutionException" ->
                    "Your code uses a name that does not exist. Is it spelled right, and has the cell"
                            + " that defines it been run? Is it a class that needs an `import`?";
            case "ArrayIndexOutOfBoundsException" ->
                    "Your code reads or writes beyond an array"
                            + (message.isBlank() ? "" : ": " + message.toLowerCase(Locale.ROOT))
                            + ". The places of an array of length n are 0 to n − 1.";
            case "NullPointerException" ->
                    "Your code uses something that is `null`: it was never made, or never returned.";
            case "StackOverflowError" -> "Your code calls itself without end.";
            case "OutOfMemoryError" ->
                    "Your code asks for more memory than there is. Does a loop add to a list for"
                            + " ever?";
            case "ArithmeticException" ->
                    "Your code divides an `int` by zero. Between two `int`s, `/` drops the fraction:"
                            + " `1 / 2` is 0. Write `1.0 / 2`.";
            case "NegativeArraySizeException" ->
                    "Your code makes an array of negative length"
                            + (message.isBlank() ? "" : ": " + message)
                            + ".";
            default ->
                    "Your code threw "
                            + article(type)
                            + " `"
                            + type
                            + "`"
                            + (message.isBlank() ? "" : ": " + firstLine(message))
                            + ".";
        };
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
