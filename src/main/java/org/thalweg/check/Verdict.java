package org.thalweg.check;

import java.util.List;
import org.thalweg.notebook.Displayable;

/**
 * What an exercise says to an answer.
 *
 * @param exercise the exercise's id
 * @param status not yet, right, or look again
 * @param message one or more paragraphs: the idea, never the reference code
 * @param tested which checks held, in words
 */
public record Verdict(String exercise, Status status, String message, List<String> tested)
        implements Displayable {
    /** The three things an exercise can say. */
    public enum Status {
        /** The cell is as the lesson shipped it. */
        NOT_YET,
        /** Every check holds. */
        RIGHT,
        /** At least one check fails. */
        LOOK_AGAIN
    }

    /** Copies the list. */
    public Verdict {
        Prose.need("exercise", exercise);
        Prose.need("message", message);
        tested = List.copyOf(tested);
    }

    static Verdict notYet(String exercise, String message) {
        return new Verdict(exercise, Status.NOT_YET, message, List.of());
    }

    static Verdict right(String exercise, String message, List<String> tested) {
        return new Verdict(exercise, Status.RIGHT, message, tested);
    }

    static Verdict again(String exercise, String message) {
        return again(exercise, message, List.of());
    }

    static Verdict again(String exercise, String message, List<String> held) {
        return new Verdict(exercise, Status.LOOK_AGAIN, message, held);
    }

    /** Returns true only of a right answer. */
    public boolean passed() {
        return status == Status.RIGHT;
    }

    /**
     * Returns this verdict of a right answer.
     *
     * @throws AssertionError if the answer is not right, with the message
     */
    public Verdict orThrow() {
        if (!passed()) {
            throw new AssertionError(text());
        }
        return this;
    }

    private Card card() {
        return switch (status) {
            case NOT_YET -> Card.of(Card.Tone.WAIT, "Not yet: " + exercise).say(message);
            case LOOK_AGAIN -> {
                Card card = Card.of(Card.Tone.AGAIN, "Look again: " + exercise).say(message);
                yield tested.isEmpty() ? card : card.say("Already right:").list(tested);
            }
            case RIGHT -> {
                Card card = Card.of(Card.Tone.GOOD, "Right: " + exercise).say(message);
                yield tested.isEmpty() ? card : card.list(tested);
            }
        };
    }

    @Override
    public String html() {
        return card().html();
    }

    @Override
    public String text() {
        return card().text();
    }

    @Override
    public String toString() {
        return text();
    }
}
