package org.thalweg.grade.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.check.Manual;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.thalweg.grade.report.Comments;
import org.thalweg.grade.report.Pages;

/**
 * What a gradebook wants to know of all submissions, as JSON.
 *
 * @param problemSet its id
 * @param students one for each submission
 */
public record ScoresJson(String problemSet, List<Entry> students) {
    /**
     * A submission.
     *
     * @param student the name, untrusted
     * @param seat the student's number
     * @param page the name of the student's file in {@code feedback/}
     * @param answers in the order of the problem set
     */
    public record Entry(String student, int seat, String page, List<Answer> answers) {}

    /**
     * An answer.
     *
     * @param task the task's name
     * @param score its points; null where a person gives them
     * @param comment Markdown, with nothing in it that a student could have made more than words
     * @param source what was taken from the notebook, untrusted
     */
    public record Answer(String task, Integer score, String comment, String source) {}

    /** Collects it from the results. */
    public static ScoresJson of(ProblemSet set, List<Result> results) {
        List<String> pages = Pages.files(results);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            List<Answer> answers =
                    set.tasks().stream()
                            .flatMap(
                                    task -> came(result, task).map(it -> answer(task, it)).stream())
                            .toList();
            entries.add(new Entry(result.student(), result.seat(), pages.get(i), answers));
        }
        return new ScoresJson(set.id(), List.copyOf(entries));
    }

    /** Returns the text of the JSON. */
    public String text() {
        return Json.MAPPER.writeValueAsString(this) + "\n";
    }

    private static Optional<TaskResult> came(Result result, Task task) {
        return result.tasks().stream().filter(each -> each.task().equals(task.id())).findFirst();
    }

    private static Answer answer(Task task, TaskResult came) {
        String source = Excerpt.join(came.source());
        if (came.status() == Status.MANUAL) {
            return new Answer(task.id(), null, "", source);
        }
        int score = Math.min(came.earned(), task.points());
        String comment = task instanceof Manual ? came.sentence() : Comments.of(task, came);
        return new Answer(task.id(), score, comment, source);
    }
}
