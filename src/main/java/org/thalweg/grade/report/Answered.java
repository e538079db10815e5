package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.check.Manual;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/**
 * A task and what became of it in one submission.
 *
 * @param number its place in the problem set, from 1
 * @param task what was asked
 * @param result what came of it
 */
record Answered(int number, Task task, TaskResult result) {
    /** One for each task of the set; a task without a result counts as missing. */
    static List<Answered> all(ProblemSet set, Result result) {
        List<Answered> out = new ArrayList<>();
        for (Task task : set.tasks()) {
            TaskResult found =
                    result.tasks().stream()
                            .filter(each -> each.task().equals(task.id()))
                            .findFirst()
                            .orElseGet(() -> none(task));
            out.add(new Answered(out.size() + 1, task, found));
        }
        return out;
    }

    /** Whether there was anything to grade: a cell of the problem set, even an untouched one. */
    static boolean found(ProblemSet set, Result result) {
        return all(set, result).stream()
                .anyMatch(each -> !each.manual() && each.result().status() != Status.MISSING);
    }

    private static TaskResult none(Task task) {
        String sentence = "The grader has no result for this task.";
        Status status = task instanceof Manual ? Status.MANUAL : Status.MISSING;
        return TaskResult.unanswered(task, status, sentence);
    }

    /** What a program can give for it. */
    int points() {
        return manual() ? 0 : task.points();
    }

    /** What it gets, never more than it is worth. */
    int earned() {
        return Math.min(points(), result.earned());
    }

    boolean manual() {
        return task instanceof Manual;
    }

    boolean whole() {
        return !manual() && earned() == points();
    }

    /** Whether there is an answer of the student's own. */
    boolean tried() {
        return result.status() != Status.BLANK && result.status() != Status.MISSING;
    }

    long held() {
        return result.marks().stream().filter(Mark::held).count();
    }

    /** Why it lost points, in a sentence; empty if it lost none. */
    String reason() {
        if (!result.sentence().isBlank()) {
            return result.sentence();
        }
        return result.marks().stream()
                .filter(mark -> !mark.held())
                .map(Mark::sentence)
                .findFirst()
                .orElse("");
    }

    /** "1 point", "2 points". */
    static String points(int n) {
        return n + (n == 1 ? "\u00A0point" : "\u00A0points");
    }
}
