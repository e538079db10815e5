package org.thalweg.grade;

import java.util.List;
import java.util.Optional;
import org.thalweg.check.Mark;
import org.thalweg.check.Task;

/**
 * What came of one task of one submission.
 *
 * @param task the task's name
 * @param status what kind of answer it is
 * @param marks one for each check, in order; empty where a person marks
 * @param sentence what the student reads first; empty if the marks say all
 * @param place the line to annotate, if there is one
 * @param source what was taken from the notebook, untrusted
 * @param notes more that the student should know
 */
public record TaskResult(
        String task,
        Status status,
        List<Mark> marks,
        String sentence,
        Optional<Place> place,
        List<Excerpt> source,
        List<String> notes) {
    /** The kinds of answers. */
    public enum Status {
        /** Every check was tried. */
        GRADED,
        /** The cell is as it was handed out. */
        BLANK,
        /** Nothing in the notebook defines it. */
        MISSING,
        /** It does not compile. */
        BROKEN,
        /** It was stopped: too slow, too large, ended the process, broke the rules. */
        STOPPED,
        /** A person marks it. */
        MANUAL
    }

    /** Copies the lists. */
    public TaskResult {
        marks = List.copyOf(marks);
        source = List.copyOf(source);
        notes = List.copyOf(notes);
    }

    /**
     * Returns the result of a task without an answer to try.
     *
     * @param task it loses every check
     * @param status why
     * @param sentence the same in words, for the student
     */
    public static TaskResult unanswered(Task task, Status status, String sentence) {
        return new TaskResult(
                task.id(),
                status,
                task.lost(sentence),
                sentence,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** Returns the points it gets. */
    public int earned() {
        return marks.stream().mapToInt(Mark::earned).sum();
    }
}
