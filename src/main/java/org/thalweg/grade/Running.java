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

    @Override
    void close();
}
