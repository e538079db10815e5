package org.thalweg.check;

import org.thalweg.notebook.Displayable;

/**
 * The numbers of one student's question, for the notebook.
 *
 * @param title what they belong to: {@code "Your numbers (seat 17)"}
 * @param numbers the numbers, in one or more paragraphs
 */
public record Sheet(String title, String numbers) implements Displayable {
    /** Checks that nothing is blank. */
    public Sheet {
        Prose.need("title", title);
        Prose.need("numbers", numbers);
    }

    /** The numbers of a seat. */
    public static Sheet of(int seat, String numbers) {
        return new Sheet("Your numbers (seat " + seat + ")", numbers);
    }

    private Card card() {
        return Card.of(Card.Tone.ASK, title).say(numbers);
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
