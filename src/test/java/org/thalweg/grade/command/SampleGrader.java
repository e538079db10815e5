package org.thalweg.grade.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.thalweg.grade.LocalWorkplace;
import org.thalweg.grade.Sample;

/**
 * The program with the sample in place of the problem sets, and no sandbox: for tests that kill it.
 */
public final class SampleGrader {
    private SampleGrader() {}

    /** Grades as the arguments say. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, out, arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return Main.run(
                new GradeCommand(
                        List.of(Sample.SET), (require, allow, print) -> new LocalWorkplace()),
                out,
                err,
                arguments);
    }
}
