package org.thalweg.grade.run;

import org.thalweg.grade.run.inside.Main;

/** What a student reads when an answer does not go on. */
final class Endings {
    static final String THREADS =
            "Your code started more threads than it may, so it was stopped. An answer needs none.";
    static final String GARBLED =
            "Your code tampered with the stream on which its results travel, so it was stopped. Print"
                    + " with `System.out`, and give results back with `return`.";
    static final String ERRORS =
            "Your code flooded the error stream, so it was stopped. Give results back with"
                    + " `return`.";
    static final String LARGE =
            "Your code returned more than a million numbers at once, so it was stopped. Does a loop"
                    + " add to an array or list for ever?";
    static final String DEEP =
            "Your code and the function that it was given called each other without end, so it was"
                    + " stopped.";
    private static final String MEMORY =
            "Your code asks for more memory than there is, so it was stopped. Does a loop add to a"
                    + " list for ever?";
    private static final String EXIT =
            "Your code ended the program (`System.exit`), so it was stopped there. A method ends with"
                    + " `return`.";
    private static final String PROCESSOR =
            "Your code used more processor time than it may, so it was stopped. Does it leave threads"
                    + " running?";
    private static final String CRASH =
            "Your code brought Java itself down, so it was stopped. Is there a recursion without"
                    + " end?";

    private static final int BY_SIGNAL = 128;
    private static final int ABORT = 6;
    private static final int KILL = 9;
    private static final int BAD_ADDRESS = 11;
    private static final int PROCESSOR_LIMIT = 24;

    private Endings() {}

    static String call(Limits limits) {
        return "Your code was still running after "
                + seconds(limits.callMillis())
                + ", so it was stopped. Is there a loop that never ends? Look at its condition, and"
                + " whether the loop variable changes.";
    }

    static String exercise(Limits limits) {
        return "All calls together took your code more than "
                + seconds(limits.exerciseMillis())
                + ", so it was stopped. Does a loop run much longer than it must?";
    }

    static String callbacks(Limits limits) {
        return "Your code asked for the function more than "
                + String.format(java.util.Locale.ROOT, "%,d", limits.callbacks())
                + " times in one call, so it was stopped. Is there a loop that never ends?";
    }

    /** The process has ended by itself. */
    static String exit(int code, String errors) {
        if (errors.contains("OutOfMemoryError") || errors.contains("insufficient memory")) {
            return MEMORY;
        }
        if (code == Main.STREAM_LOST) {
            return GARBLED;
        }
        return switch (code - BY_SIGNAL) {
            case PROCESSOR_LIMIT, KILL -> PROCESSOR;
            case ABORT, BAD_ADDRESS -> CRASH;
            default -> EXIT;
        };
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
