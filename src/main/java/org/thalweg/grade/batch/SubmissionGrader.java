package org.thalweg.grade.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.check.Manual;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import org.thalweg.grade.Cell;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Compiler;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Launcher;
import org.thalweg.grade.Place;
import org.thalweg.grade.Result;
import org.thalweg.grade.Running;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.thalweg.grade.intake.Reasons;
import org.thalweg.grade.intake.Submission;
import org.thalweg.grade.read.NotebookFile;
import org.thalweg.grade.read.UnreadableNotebook;

/** Grades one submission after another; used by one thread. */
final class SubmissionGrader {
    private static final String NOT_YET = "Not yet: there is no answer here.";

    private final ProblemSet set;
    private final Compiler compiler;
    private final Launcher launcher;
    private final Secret secret;
    private final String isolation;
    private final Duration budget;

    /**
     * A grader.
     *
     * @param set what was handed out
     * @param compiler of this thread
     * @param launcher of this thread
     * @param secret where inputs come from
     * @param isolation what results say about where they were run
     * @param budget what all answers of a submission may take together
     */
    SubmissionGrader(
            ProblemSet set,
            Compiler compiler,
            Launcher launcher,
            Secret secret,
            String isolation,
            Duration budget) {
        this.set = set;
        this.compiler = compiler;
        this.launcher = launcher;
        this.secret = secret;
        this.isolation = isolation;
        this.budget = budget;
    }

    /**
     * Grades a submission, whatever is in it.
     *
     * @param submission whose it is
     * @param notebook its bytes
     * @throws MachineTrouble if a process could not be started, twice
     */
    Result grade(Submission submission, byte[] notebook) throws MachineTrouble {
        NotebookFile file;
        try {
            file = NotebookFile.read(notebook);
        } catch (UnreadableNotebook e) {
            return nothing(submission, e.getMessage());
        }
        Optional<String> foreign = Foreign.sentence(file.cells(), set);
        if (foreign.isPresent()) {
            return nothing(submission, foreign.get());
        }
        return result(submission, tasks(submission, file.cells()), file.notes());
    }

    private Result nothing(Submission submission, String sentence) {
        List<TaskResult> tasks =
                set.tasks().stream()
                        .map(task -> TaskResult.unanswered(task, Status.MISSING, sentence))
                        .toList();
        return result(submission, tasks, List.of(sentence));
    }

    private Result result(Submission submission, List<TaskResult> tasks, List<String> more) {
        List<String> notes = new ArrayList<>(more);
        notes.addAll(submission.notes());
        return new Result(
                set.id(),
                submission.student(),
                submission.seat(),
                submission.notebook(),
                isolation,
                tasks,
                notes);
    }

    private List<TaskResult> tasks(Submission submission, List<Cell> cells) throws MachineTrouble {
        List<Task> coded = set.tasks().stream().filter(task -> !(task instanceof Manual)).toList();
        List<Compiled> compiled = twice(() -> compiler.compile(cells, coded));
        Map<String, Compiled> answers = new HashMap<>();
        compiled.forEach(each -> answers.put(each.task(), each));
        long end = System.nanoTime() + budget.toNanos();
        List<TaskResult> results = new ArrayList<>();
        for (Task task : set.tasks()) {
            results.add(
                    task instanceof Manual written
                            ? manual(written, cells)
                            : answered(submission, task, answers.get(task.id()), end));
        }
        return results;
    }

    private TaskResult answered(Submission submission, Task task, Compiled compiled, long end)
            throws MachineTrouble {
        if (compiled instanceof Compiled.Absent absent) {
            return TaskResult.unanswered(task, Status.MISSING, absent.sentence());
        }
        if (compiled instanceof Compiled.Broken broken) {
            return new TaskResult(
                    task.id(),
                    Status.BROKEN,
                    task.lost(broken.sentence()),
                    broken.sentence(),
                    broken.place(),
                    broken.source(),
                    List.of());
        }
        if (compiled instanceof Compiled.Blank blank) {
            return new TaskResult(
                    task.id(),
                    Status.BLANK,
                    task.lost(NOT_YET),
                    NOT_YET,
                    Optional.empty(),
                    blank.source(),
                    List.of());
        }
        Compiled.Ready ready = (Compiled.Ready) compiled;
        if (System.nanoTime() - end > 0) {
            String sentence =
                    "Not tried: the answers before it had used up the "
                            + budget.toSeconds()
                            + " s that a whole notebook may take.";
            return graded(task, ready, Status.STOPPED, task.lost(sentence), ready.notes());
        }
        return twice(() -> run(submission, task, ready));
    }

    private TaskResult run(Submission submission, Task task, Compiled.Ready ready)
            throws IOException {
        try (Running running = launcher.start(ready)) {
            List<Mark> marks =
                    task.marks(
                            running,
                            secret.draw(
                                    set.id(), submission.student(), task.id(), submission.seat()));
            List<String> notes = new ArrayList<>(ready.notes());
            notes.addAll(running.notes());
            boolean blank = marks.stream().allMatch(mark -> mark.sentence().equals(NOT_YET));
            Status status =
                    running.stopped() ? Status.STOPPED : blank ? Status.BLANK : Status.GRADED;
            return graded(task, ready, status, marks, notes);
        }
    }

    private static TaskResult graded(
            Task task, Compiled.Ready ready, Status status, List<Mark> marks, List<String> notes) {
        String sentence =
                status == Status.GRADED
                        ? ""
                        : marks.stream()
                                .filter(mark -> !mark.held())
                                .map(Mark::sentence)
                                .findFirst()
                                .orElse("");
        return new TaskResult(
                task.id(), status, marks, sentence, Optional.empty(), ready.source(), notes);
    }

    /** A person marks it, unless there is nothing to mark. */
    private static TaskResult manual(Manual task, List<Cell> cells) {
        Optional<Cell> last =
                cells.stream()
                        .filter(cell -> cell.task().equals(task.id()))
                        .filter(cell -> !cell.source().isBlank())
                        .reduce((first, second) -> second);
        if (last.isEmpty()) {
            return TaskResult.unanswered(task, Status.MISSING, "Nothing is written here.");
        }
        Cell cell = last.get();
        boolean blank = Blank.is(cell.source(), task);
        return new TaskResult(
                task.id(),
                blank ? Status.BLANK : Status.MANUAL,
                List.of(),
                blank ? "Nothing is written here." : "",
                Optional.empty(),
                List.of(new Excerpt(new Place(cell.number(), 1), cell.source())),
                List.of());
    }

    /** Something that needs the machine to start a process. */
    private interface Needs<T> {
        T attempt() throws IOException;
    }

    private static <T> T twice(Needs<T> what) throws MachineTrouble {
        try {
            return what.attempt();
        } catch (IOException | UncheckedIOException first) {
            try {
                return what.attempt();
            } catch (IOException | UncheckedIOException second) {
                IOException cause =
                        second instanceof UncheckedIOException unchecked
                                ? unchecked.getCause()
                                : (IOException) second;
                throw new MachineTrouble(Reasons.of(cause), second);
            }
        }
    }
}
