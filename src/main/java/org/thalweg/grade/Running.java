package org.thalweg.grade;

import java.io.Closeable;
import java.util.List;
import org.thalweg.check.Given;

/** An answer in a process of its own. Used by one thread; closing it kills the process. */
public interface Running extends Given, Closeable {
    /**
     * Returns what happened beside the results, for the student: "it printed 2 MB", "3 threads were
     * left running".
     */
    List<String> notes();

    /** Returns whether it was stopped: too slow, too large, ended the process, broke the rules. */
    boolean stopped();

    @Override
    void close();
}
