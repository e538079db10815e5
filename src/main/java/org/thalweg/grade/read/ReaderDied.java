package org.thalweg.grade.read;

/** The reader's process has ended, was stopped or broke the rules; the message says why. */
final class ReaderDied extends Exception {
    private static final long serialVersionUID = 1;

    ReaderDied(String sentence) {
        super(sentence, null, false, false);
    }
}
