package org.thalweg.grade.read;

/** A file that is no notebook; the message is for people. */
public final class UnreadableNotebook extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param sentence what is wrong and what to do
     */
    public UnreadableNotebook(String sentence) {
        super(sentence, null, false, false);
    }
}
