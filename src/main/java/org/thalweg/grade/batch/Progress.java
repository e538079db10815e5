package org.thalweg.grade.batch;

/** Is told how far a batch is; called by one thread at a time. */
public interface Progress {
    /**
     * One more submission is done.
     *
     * @param student whose
     * @param done how many are
     * @param graded how many of them had to be graded now
     * @param total how many there are
     */
    void done(String student, int done, int graded, int total);
}
