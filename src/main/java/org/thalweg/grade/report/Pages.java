package org.thalweg.grade.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.Result;

/** Writes all pages of a graded problem set. */
public final class Pages {
    /** Where the students' pages are, below the folder that is written to. */
    public static final String FEEDBACK = "feedback";

    private Pages() {}

    /**
     * Writes {@code index.html}, {@code report.html} and a page for each student in {@code
     * feedback/}; what stood there under the same names is replaced.
     *
     * @param out the folder, made if it is missing
     * @param set what was handed out
     * @param results one for each submission; a result without tasks could not be graded, its notes
     *     say why
     * @param isolation how the answers ran and what that does not stop; may hold {@code `code`},
     *     {@code *emphasis*} and paragraphs
     * @throws IOException if a file cannot be written
     */
    public static void write(Path out, ProblemSet set, List<Result> results, String isolation)
            throws IOException {
        List<String> names = files(results);
        Path feedback = Files.createDirectories(out.resolve(FEEDBACK));
        // a page is drawn alone and depends on nothing else, so the order does not matter
        List<String> pages =
                IntStream.range(0, results.size())
                        .parallel()
                        .mapToObj(i -> feedback(set, results.get(i)))
                        .toList();
        for (int i = 0; i < names.size(); i++) {
            Files.writeString(feedback.resolve(names.get(i)), pages.get(i));
        }
        Files.writeString(
                out.resolve("report.html"), ClassReport.page(set, results, names, isolation));
        Files.writeString(out.resolve("index.html"), Index.page(set, results, names));
    }

    /** Returns the page of one submission. */
    public static String feedback(ProblemSet set, Result result) {
        return Feedback.page(set, result);
    }

    /**
     * Returns the names of the students' files in {@code feedback/}, in the order of the results:
     * harmless whatever the students are called, and different from each other.
     */
    public static List<String> files(List<Result> results) {
        return Names.of(results);
    }
}
