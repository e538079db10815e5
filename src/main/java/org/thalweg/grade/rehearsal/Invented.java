package org.thalweg.grade.rehearsal;

/**
 * An invented answer and what must come of it.
 *
 * @param kind how it was made
 * @param source the cell
 * @param check the claim that it must lose; empty if it has no such claim
 */
public record Invented(Kind kind, String source, String check) {
    /** How answers are made. */
    public enum Kind {
        /** A right specimen: all points. */
        RIGHT,
        /** A wrong specimen: loses its check. */
        WRONG,
        /** The cell as handed out: nothing. */
        BLANK,
        /** A right specimen that was cut off: nothing. */
        BROKEN,
        /**
         * A right specimen that attacks the grader or never ends: whatever it gets, the rest is
         * unharmed.
         */
        HOSTILE,
        /** A few words that a person marks. */
        WORDS
    }
}
