package org.thalweg.grade.sandbox;

import java.io.IOException;

/** A way to start a Java process that reaches nothing but its three pipes. */
public interface Sandbox {
    /** Returns how strong it is. */
    Tier tier();

    /** Returns its name for reports: "bubblewrap with seccomp". */
    String name();

    /** Returns what it does not stop, in a sentence for the report. */
    String doesNotStop();

    /**
     * Starts a guest; killing the process kills all that it started.
     *
     * @throws IOException if the machine does not let it start
     */
    Process start(Guest guest) throws IOException;

    /** From the strongest to the weakest. */
    enum Tier {
        /** Own namespaces, system calls filtered, limits. */
        ISOLATED,
        /** Files and system calls restricted, limits; no namespaces. */
        CONFINED,
        /** Limits only. */
        PLAIN
    }
}
