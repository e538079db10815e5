package org.thalweg.check;

/** What a student's code threw, told by the process that ran it. */
public final class AnswerThrew extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;
    private final String where;

    /**
     * What was thrown.
     *
     * @param type the simple name of its class
     * @param message its message, untrusted; empty if there is none
     * @param where the place in the notebook, "line 3 of the cell …"; empty if not known
     */
    public AnswerThrew(String type, String message, String where) {
        super(message, null, false, false);
        this.type = type;
        this.where = where;
    }

    /** Returns the simple name of the class. */
    public String type() {
        return type;
    }

    /** Returns the place in the notebook, or an empty text. */
    public String where() {
        return where;
    }
}
