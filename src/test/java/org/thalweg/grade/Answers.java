package org.thalweg.grade;

import java.nio.file.Path;
import java.util.List;
import org.thalweg.check.LessonNotebook;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Specimens;
import org.thalweg.check.Task;

/**
 * The answers on which a task is tried: those of its specification, or for a lesson's exercises
 * those of {@code src/test/resources/exercises}.
 */
final class Answers {
    private static final Path FOLDER = Path.of("src/test/resources/exercises");

    private Answers() {}

    /** Returns the specimens; a wrong one from a file does not name its check but {@code ANY}. */
    static List<Specimen> of(ProblemSet set, Task task) {
        if (!task.specimens().answers().isEmpty()) {
            return task.specimens().answers();
        }
        Path file =
                FOLDER.resolve(set.notebook().replaceAll("\\.ipynb$", ""))
                        .resolve(task.id() + ".jsh");
        Specimens found = Specimens.of(task.specimens().stub());
        for (LessonNotebook.Answer one : LessonNotebook.answers(file)) {
            found =
                    one.right()
                            ? found.right(one.note().isEmpty() ? "right" : one.note(), one.source())
                            : found.wrong(ANY, one.note(), one.source());
        }
        return found.answers().stream().filter(one -> !one.source().contains(LIBRARY)).toList();
    }

    /** Stands for "whichever check has the sentence". */
    static final String ANY = "any check";

    /**
     * The library's, which an answer may use in a lesson, but which is not there when it is graded.
     */
    private static final String LIBRARY = "Standardizer";
}
