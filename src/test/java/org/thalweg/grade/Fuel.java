package org.thalweg.grade;

/** Ends loops that would never end. Mutants call it once a round. */
public final class Fuel {
    private static int left;

    private Fuel() {}

    /** Fills up. */
    public static void fill(int rounds) {
        left = rounds;
    }

    /** Uses one round. */
    public static void burn() {
        if (--left < 0) {
            throw new IllegalStateException("a loop that does not end");
        }
    }
}
