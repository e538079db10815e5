package org.thalweg.grade.run;

/**
 * What one answer may use.
 *
 * @param callMillis of one call
 * @param exerciseMillis of all calls together
 * @param callbacks of one call
 * @param errorBytes on the standard error stream, past {@code System.err}
 */
record Limits(long callMillis, long exerciseMillis, int callbacks, int errorBytes) {
    static final Limits USUAL = new Limits(3_000, 10_000, 20_000, 1 << 20);

    /** How deep calls may go back and forth between an answer and an objective that asks it. */
    static final int DEPTH = 8;

    /** A machine so busy that Java does not start in this time cannot grade. */
    static final long START_MILLIS = 30_000;
}
