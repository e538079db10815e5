package org.thalweg.grade;

import java.io.IOException;

/** Starts answers, each in a process of its own. */
public interface Launcher {
    /**
     * Starts a process and gives it the answer's classes.
     *
     * @throws IOException if the machine does not let a process start: the grader's trouble, never
     *     the answer's
     */
    Running start(Compiled.Ready answer) throws IOException;
}
