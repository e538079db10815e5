package org.thalweg.grade.batch;

import java.io.IOException;
import org.thalweg.grade.Compiler;
import org.thalweg.grade.Launcher;

/** Where answers are compiled and run. */
public interface Workplace {
    /** Returns the name of the isolation, for results: "bubblewrap with seccomp". */
    String isolation();

    /** Returns what it does not stop, in a sentence for the report. */
    String doesNotStop();

    /**
     * Returns a compiler for one worker.
     *
     * @throws IOException if the machine does not let it start
     */
    Compiler compiler() throws IOException;

    /** Returns what starts answers, for one worker. */
    Launcher launcher();
}
