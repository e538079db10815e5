package org.thalweg.check;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An exercise answered by code: what the right answer is, which wrong ones are known, what is
 * checked.
 *
 * <p>{@code A} is an interface with one method (a class as answer: a factory of it) whose arguments
 * and results are numbers, arrays and objectives only, so that an answer may also live in another
 * process. A check calls it and looks at numbers, nothing else.
 *
 * @param <A> what an answer is
 * @param id the name used in the lesson, a Java identifier
 * @param reference the right answer
 * @param mistakes the wrong answers that are recognized by their trajectory, most telling first
 * @param checks in the order in which they are tried; the first that fails is reported
 */
public record Exercise<A>(
        String id, A reference, List<Mistake<A>> mistakes, List<Check<A>> checks) {
    private static final Duration BUDGET = Duration.ofSeconds(5);

    /** Copies the lists. */
    public Exercise {
        if (id == null || !id.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("id must be a Java identifier, got \"" + id + "\"");
        }
        if (reference == null) {
            throw new IllegalArgumentException("exercise " + id + " has no reference answer");
        }
        mistakes = List.copyOf(mistakes);
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("exercise " + id + " has no checks");
        }
    }

    /**
     * Tries the checks on an answer, for at most five seconds.
     *
     * @param answer the student's; whatever it throws becomes a sentence
     * @return not yet, right with what was tested, or the first check that fails
     */
    public Verdict check(A answer) {
        return check(answer, Draw.PUBLIC.seed(), BUDGET);
    }

    /** The same with other random inputs and another budget. */
    Verdict check(A answer, long seed, Duration budget) {
        List<String> held = new ArrayList<>();
        PrintStream out = System.out;
        FutureTask<Verdict> task = new FutureTask<>(() -> tryAll(answer, seed, held));
        Thread thread = new Thread(task, "exercise " + id);
        // an endless loop must not keep the kernel, or a test, from ending
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            System.setOut(out); // a check that was listening to it will not give it back
            return Verdict.again(
                    id,
                    "Your code was still running after "
                            + budget.toMillis() / 1000.0
                            + " s, so I stopped waiting. Is there a loop that never ends? Look at"
                            + " its condition, and whether the loop variable changes. Mend it,"
                            + " then restart the kernel: the old loop still runs in the"
                            + " background.");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Verdict.again(id, "The check was interrupted. Run the cell again.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("exercise " + id + " broke", e.getCause());
        }
    }

    private Verdict tryAll(A answer, long seed, List<String> held) {
        if (answer == null) {
            return Verdict.again(id, "The answer is `null`: there is nothing to check.");
        }
        for (int i = 0; i < checks.size(); i++) {
            Check<A> check = checks.get(i);
            if (check.isHidden()) {
                continue;
            }
            try {
                check.run(answer, this, random(seed, i));
            } catch (Flaw flaw) {
                return Verdict.again(
                        id,
                        flaw.getMessage() + "\n\nWhat was tested: " + check.claim() + ".",
                        held);
            } catch (Throwable thrown) {
                return Explain.isNotYet(thrown)
                        ? Verdict.notYet(
                                id,
                                "Write your answer in the cell above, run it, then run this one.")
                        : Verdict.again(
                                id,
                                Explain.sentence(thrown)
                                        + "\n\nWhat was tested: "
                                        + check.claim()
                                        + ".",
                                held);
            }
            held.add(check.claim());
        }
        return Verdict.right(id, "Every check holds.", held);
    }

    /** Each check draws its own numbers: a new check does not change the others'. */
    private SplittableRandom random(long seed, int check) {
        return new SplittableRandom(seed + 31L * id.hashCode() + check);
    }

    /**
     * Tries every check, whichever fails, without a budget: for answers that live elsewhere.
     *
     * @param answer the student's; whatever it throws becomes a sentence
     * @param draw where the inputs come from
     * @return a mark for each check, in order
     */
    public List<Mark> marks(A answer, Draw draw) {
        List<Mark> marks = new ArrayList<>();
        String stopped = "";
        for (int i = 0; i < checks.size(); i++) {
            Check<A> check = checks.get(i);
            if (!stopped.isEmpty()) {
                marks.add(Mark.lost(check, stopped, Optional.empty()));
                continue;
            }
            try {
                check.run(answer, this, random(draw.seed(), i));
                marks.add(Mark.held(check));
            } catch (AnswerStopped end) {
                marks.add(Mark.lost(check, end.getMessage(), Optional.empty()));
                stopped = "Not tried any more: the answer was stopped at an earlier check.";
            } catch (Throwable thrown) { // a flaw, or anything a student's code throws
                marks.add(Mark.lost(check, Explain.graded(thrown), draw(answer, i)));
            }
        }
        return marks;
    }

    /** The walks of a failed check on the problem of the notebook: no hidden number is shown. */
    private Optional<Traced> draw(A answer, int check) {
        try {
            return checks.get(check).traced(answer, this, random(Draw.PUBLIC.seed(), check));
        } catch (Throwable thrown) { // then there is nothing to draw
            return Optional.empty();
        }
    }
}
