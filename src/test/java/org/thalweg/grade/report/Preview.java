package org.thalweg.grade.report;

import org.thalweg.check.ProblemSet;
import org.thalweg.grade.ProblemSets;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the pages of a made-up class, to be looked at: arguments are a folder and a problem set.
 */
final class Preview {
    private static final String ISOLATION =
            "Tier A: `bubblewrap` with a filter of system calls. Each answer ran in a process of"
                    + " its own without files, network or other processes.\n\n"
                    + "What it does not stop: a flaw in the kernel.";

    private Preview() {}

    public static void main(String... args) throws IOException {
        ProblemSet set = ProblemSets.named(args[1]).orElseThrow();
        Pages.write(Path.of(args[0]), set, new Classes(set).of(36, 7), ISOLATION);
    }
}
