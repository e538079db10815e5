package org.thalweg.grade.batch;

/** Something that stops the whole batch and that the teacher can put right. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong.
     *
     * @param sentence what the teacher reads: what is wrong and what to do
     */
    public Trouble(String sentence) {
        super(sentence);
    }

    /**
     * Says what is wrong.
     *
     * @param sentence what the teacher reads: what is wrong and what to do
     * @param cause what was thrown
     */
    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
