package org.thalweg.grade.run.inside;

/** The answer does not define what is asked for; the message is for the student. */
final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    Missing(String sentence) {
        super(sentence, null, false, false);
    }
}
