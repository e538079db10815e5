package org.thalweg.tune;

/** Hears how far a long search has come. Nothing prints by itself. */
@FunctionalInterface
public interface Progress {
    /** Hears and says nothing. */
    Progress SILENT = (done, of, what) -> {};

    /**
     * Called after each run.
     *
     * @param done runs made
     * @param of runs in all
     * @param what the run just made, in words
     */
    void at(int done, int of, String what);
}
