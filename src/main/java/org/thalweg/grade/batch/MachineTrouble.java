package org.thalweg.grade.batch;

/** The machine did not do what grading needs: no fault of the submission, which stays ungraded. */
final class MachineTrouble extends Exception {
    private static final long serialVersionUID = 1;

    MachineTrouble(String reason, Throwable cause) {
        super(reason, cause);
    }
}
