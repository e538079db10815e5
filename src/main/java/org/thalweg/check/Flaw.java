package org.thalweg.check;

/** Thrown by a check that does not hold; its message is the sentence the student reads. */
final class Flaw extends RuntimeException {
    private static final long serialVersionUID = 1;

    Flaw(String message) {
        super(message, null, false, false);
    }
}
