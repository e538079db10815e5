package org.thalweg.check;

/** An answer that is not called any more: too slow, ended, or against the rules. */
public final class AnswerStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param sentence what the student reads: {@code "Your code was still running after 3 s …"}
     */
    public AnswerStopped(String sentence) {
        super(sentence, null, false, false);
    }
}
