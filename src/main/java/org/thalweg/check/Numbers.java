package org.thalweg.check;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A task answered by numbers, the question's own numbers depending on the student's seat.
 *
 * @param id the name of the {@code double[]} variable
 * @param title a few words
 * @param points for all of them
 * @param values the question of a seat
 * @param specimens answers as students of seat 0 write them
 */
public record Numbers(
        String id, String title, int points, IntFunction<Values> values, Specimens specimens)
        implements Task {
    /** Checks what seat 0 is asked. */
    public Numbers {
        Prose.need("title", title);
        if (!values.apply(0).id().equals(id)) {
            throw new IllegalArgumentException(
                    "the values of " + id + " are called " + values.apply(0).id());
        }
    }

    @Override
    public List<Wanted<?>> wanted() {
        return List.of(Wanted.variable(id, double[].class));
    }

    @Override
    public List<Mark> asked() {
        return List.of(Mark.untried(claim(), points));
    }

    @Override
    public List<Mark> marks(Given given, Draw draw) {
        try {
            Verdict verdict =
                    values.apply(draw.seat()).check(given.get(Wanted.variable(id, double[].class)));
            return List.of(Mark.of(verdict, claim(), points));
        } catch (Throwable thrown) { // the student's initializers may throw anything
            return lost(Explain.graded(thrown));
        }
    }

    /** The same words for every seat. */
    private String claim() {
        return String.join(", ", values.apply(0).asks());
    }
}
