package org.thalweg.grade.sandbox;

import java.nio.file.Path;

/**
 * What runs inside.
 *
 * @param kind which limits and which modules of Java it needs
 * @param jar its classes, and nothing else
 * @param main the class to start
 */
public record Guest(Kind kind, Path jar, String main) {
    /** The two kinds of guests. */
    public enum Kind {
        /** Splits and compiles: the compiler's module, 256 MB, deep stacks. */
        READER,
        /** Runs one answer: java.base, 128 MB. */
        RUNNER
    }
}
