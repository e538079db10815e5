package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Manual;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimens;
import org.thalweg.check.Task;
import org.thalweg.check.Traced;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/** A small problem set and results for it, made by hand. */
final class Handmade {
    static final ProblemSet SET =
            new ProblemSet(
                    "ps9",
                    "A small set",
                    "assignments/ps9.ipynb",
                    List.of(
                            task("descend", "One step down"),
                            task("remember", "A velocity"),
                            new Manual("design", "A plan", 4, List.of("2 points: it says why"))));

    private Handmade() {}

    /** What both tasks ask for. */
    @FunctionalInterface
    interface Step {
        /** Returns where it is now. */
        double[] from(double[] x);
    }

    /** A task of three checks worth 2, 1 and 1 points, the last one hidden. */
    static Task task(String id, String title) {
        Check<Step> walk = Check.that("the walk is right", (step, random) -> {});
        Check<Step> pure = Check.that("x is left alone", (step, random) -> {});
        Check<Step> edge = Check.that("a zero stays zero", (step, random) -> {});
        Exercise<Step> exercise =
                new Exercise<>(id, x -> x, List.of(), List.of(walk.worth(2), pure, edge.hidden()));
        return Coding.method(
                title, exercise, Step.class, Specimens.of("double[] " + id + "(double[] x) {}"));
    }

    static Mark held(String claim, int points) {
        return new Mark(claim, points, true, "", false, Optional.empty());
    }

    static Mark lost(String claim, int points, String sentence) {
        return new Mark(claim, points, false, sentence, false, Optional.empty());
    }

    static Mark lost(
            String claim, int points, String sentence, double[][] theirs, double[][] right) {
        return new Mark(
                claim, points, false, sentence, false, Optional.of(new Traced(theirs, right)));
    }

    static TaskResult graded(String task, String source, Mark... marks) {
        return new TaskResult(
                task,
                Status.GRADED,
                List.of(marks),
                "",
                Optional.empty(),
                List.of(new Excerpt(new Place(4, 1), source)),
                List.of());
    }

    /** All points of a task, or none of them. */
    static TaskResult graded(String task, boolean right) {
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : SET.task(task).asked()) {
            marks.add(
                    right
                            ? held(mark.claim(), mark.points())
                            : lost(mark.claim(), mark.points(), "It climbs."));
        }
        return graded(task, "int x = 1;", marks.toArray(Mark[]::new));
    }

    static TaskResult manual(String text) {
        return new TaskResult(
                "design",
                Status.MANUAL,
                List.of(),
                "",
                Optional.empty(),
                List.of(new Excerpt(new Place(9, 1), text)),
                List.of());
    }

    static Result result(String student, TaskResult... tasks) {
        return new Result("ps9", student, 0, "ps9.ipynb", "tier A", List.of(tasks), List.of());
    }

    static Result ungraded(String student, String why) {
        return new Result("ps9", student, 0, "ps9.ipynb", "tier A", List.of(), List.of(why));
    }
}
