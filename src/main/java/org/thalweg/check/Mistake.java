package org.thalweg.check;

/**
 * A wrong answer people really write, as code that can run.
 *
 * @param <A> what an answer is: a functional interface
 * @param says the sentence its author needs: {@code "Your velocity forgets β: …"}
 * @param answer the mistake itself
 */
public record Mistake<A>(String says, A answer) {
    /** Checks that nothing is missing. */
    public Mistake {
        Prose.need("says", says);
        if (answer == null) {
            throw new IllegalArgumentException("the mistake \"" + says + "\" has no code");
        }
    }
}
