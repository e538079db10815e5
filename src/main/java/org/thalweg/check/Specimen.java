package org.thalweg.check;

/**
 * An answer as a student writes it, and what must come of it.
 *
 * @param name what is special about it, in a few words
 * @param check the claim of the check that it fails; empty if it is right
 * @param says a part of the sentence that it gets; empty if it is right
 * @param source the cell
 */
public record Specimen(String name, String check, String says, String source) {
    /** Checks that a wrong answer says what must come of it. */
    public Specimen {
        Prose.need("name", name);
        Prose.need("the source of " + name, source);
        if (check.isBlank() != says.isBlank()) {
            throw new IllegalArgumentException(
                    name
                            + ": a wrong answer names its check and its sentence, a right one neither");
        }
    }

    /** Returns whether it must get all points. */
    public boolean right() {
        return check.isBlank();
    }
}
