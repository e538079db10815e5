package org.thalweg.check;

/**
 * Where the inputs of the checks come from.
 *
 * @param seed of the random inputs; a grader's is a secret
 * @param seat the student's number, 0 to 9999, from which the numbers in the tasks follow; 0 is the
 *     edition for everybody
 */
public record Draw(long seed, int seat) {
    /** What an exercise uses in the notebook. */
    public static final Draw PUBLIC = new Draw(20_260_607, 0);

    /** Checks the seat. */
    public Draw {
        if (seat < 0 || seat > 9999) {
            throw new IllegalArgumentException("seat must be in 0 to 9999, got " + seat);
        }
    }
}
