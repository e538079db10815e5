package org.thalweg.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A task answered by code.
 *
 * @param <A> what an answer is
 * @param title a few words
 * @param exercise the reference, the known mistakes and the checks
 * @param wanted what the notebook must define
 * @param answer makes the answer out of it, as the cell below the student's does
 * @param specimens answers as students write them
 */
public record Coding<A>(
        String title,
        Exercise<A> exercise,
        List<Wanted<?>> wanted,
        Function<Given, A> answer,
        Specimens specimens)
        implements Task {
    /** Copies the list. */
    public Coding {
        Prose.need("title", title);
        wanted = List.copyOf(wanted);
    }

    /** A task whose answer is a method with the exercise's id as its name. */
    public static <A> Coding<A> method(
            String title, Exercise<A> exercise, Class<A> type, Specimens specimens) {
        return of(title, exercise, Wanted.method(exercise.id(), type), specimens);
    }

    /** A task whose answer is one definition. */
    public static <A> Coding<A> of(
            String title, Exercise<A> exercise, Wanted<A> wanted, Specimens specimens) {
        return new Coding<>(
                title, exercise, List.of(wanted), given -> given.get(wanted), specimens);
    }

    /** The same without the checks that are not tried in the notebook; empty if none is left. */
    Optional<Task> shown() {
        List<Check<A>> shown =
                exercise.checks().stream().filter(check -> !check.isHidden()).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Exercise<A> open =
                new Exercise<>(exercise.id(), exercise.reference(), exercise.mistakes(), shown);
        return Optional.of(new Coding<>(title, open, wanted, answer, specimens));
    }

    @Override
    public String id() {
        return exercise.id();
    }

    @Override
    public List<Mark> asked() {
        return exercise.checks().stream()
                .map(check -> Mark.lost(check, "Not tried.", Optional.empty()))
                .toList();
    }

    @Override
    public List<Mark> marks(Given given, Draw draw) {
        A found;
        try {
            found = answer.apply(given);
        } catch (Throwable thrown) { // the student's initializers may throw anything
            return lost(Explain.graded(thrown));
        }
        return found == null
                ? lost("The answer is `null`: there is nothing to check.")
                : exercise.marks(found, draw);
    }
}
