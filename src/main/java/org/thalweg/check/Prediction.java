package org.thalweg.check;

import java.util.Locale;
import org.thalweg.notebook.Displayable;

/**
 * An answer committed before the run that decides it, with how sure the reader was.
 *
 * <p>In a lesson: {@code Prediction firstStep = Lesson02.firstStep("?", "guess");}, then the run,
 * then {@code firstStep.decide(loss1 < loss0 ? "b" : "a")}.
 */
public final class Prediction implements Displayable {
    /** How sure the reader is. */
    public enum Confidence {
        /** Written {@code "sure"}: wrong gets the long answer. */
        SURE("sure"),
        /** Written {@code "think so"}. */
        THINK_SO("think so"),
        /** Written {@code "guess"}: wrong gets the worked example. */
        GUESS("guess");

        private final String word;

        Confidence(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final Question question;
    private final Option picked; // null when nothing sensible was picked
    private final Confidence confidence;
    private final boolean noIdea;
    private final String trouble; // blank, or what was wrong with the pick

    Prediction(Question question, String choice, String confidence) {
        this.question = question;
        String pick = tidy(choice);
        Confidence level = confidence(confidence);
        this.noIdea = pick.equals("no idea");
        Option option = question.option(pick);
        if (pick.isEmpty() || pick.equals("?") || noIdea) {
            trouble = "";
        } else if (option == null) {
            trouble = notOffered(question, choice);
        } else if (level == null) {
            option = null;
            trouble =
                    "How sure are you? I know `\"sure\"`, `\"think so\"` and `\"guess\"`, not `\""
                            + confidence
                            + "\"`.";
        } else {
            trouble = "";
        }
        this.picked = option;
        this.confidence = level == null ? Confidence.GUESS : level;
    }

    /**
     * The run has spoken: shows the answer to what the reader picked.
     *
     * @param measured the letter of the option the run confirms, computed from the run's numbers
     * @return the reply: why, or the misconception and its repair; the other answers unfold
     * @throws AssertionError if the run confirms another option than the marked one
     */
    public Displayable decide(String measured) {
        if (!question.key().equals(tidy(measured))) {
            throw new AssertionError(
                    "prediction "
                            + question.id()
                            + ": the run says ("
                            + measured
                            + "), the lesson says ("
                            + question.key()
                            + "). If you changed the experiment, that is a finding: put its numbers"
                            + " back and run the cells above to see the answer. If you did not,"
                            + " the lesson is wrong: please report it.");
        }
        Option.Right right = question.right();
        Card card;
        if (noIdea) {
            card = Card.of(Card.Tone.ASK, "The run says " + Question.named(right) + ".");
            card.say(right.why()).say(question.workedExample());
            others(card, right);
            return card.fold("The long answer", question.longForm());
        }
        if (picked == null) {
            card = Card.of(Card.Tone.ASK, "The run says " + Question.named(right) + ".");
            card.say(trouble.isEmpty() ? "You had not committed to an answer." : trouble);
            for (Option option : question.options()) {
                card.fold(Question.named(option), Question.reply(option));
            }
            return card.fold("The long answer", question.longForm())
                    .fold("Worked example", question.workedExample());
        }
        if (picked == right) {
            card = Card.of(Card.Tone.GOOD, "Right: " + Question.named(right) + ".");
            card.say(right.why());
            others(card, right);
            return card.fold("The long answer", question.longForm())
                    .fold("Worked example", question.workedExample());
        }
        card =
                Card.of(
                        Card.Tone.AGAIN,
                        "You said ("
                                + picked.letter()
                                + "), "
                                + confidence
                                + ". The run says "
                                + Question.named(right)
                                + ".");
        card.say(Question.reply(picked));
        switch (confidence) {
            case SURE ->
                    card.say(question.longForm()).fold("Worked example", question.workedExample());
            case GUESS ->
                    card.say(question.workedExample()).fold("The long answer", question.longForm());
            case THINK_SO ->
                    card.fold("The long answer", question.longForm())
                            .fold("Worked example", question.workedExample());
        }
        card.fold("Why " + Question.named(right), right.why());
        others(card, right);
        return card;
    }

    private void others(Card card, Option right) {
        for (Option option : question.options()) {
            if (option != picked && option != right) {
                card.fold("And " + Question.named(option) + "?", Question.reply(option));
            }
        }
    }

    private Card card() {
        if (!trouble.isEmpty()) {
            return Card.of(Card.Tone.AGAIN, trouble);
        }
        if (noIdea) {
            return Card.of(Card.Tone.ASK, "No idea yet: a good place to start. Run on and watch.");
        }
        if (picked == null) {
            return Card.of(Card.Tone.WAIT, "Not committed yet.")
                    .say(
                            "Put your letter in place of the `?` and say how sure you are"
                                    + " (`\"sure\"`, `\"think so\"` or `\"guess\"`), run this cell,"
                                    + " then run on. A prediction that turns out wrong teaches"
                                    + " more than none.");
        }
        return Card.of(Card.Tone.ASK, "Committed: (" + picked.letter() + "), " + confidence + ".");
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

    /** {@code " (B) "} and {@code "b"} are the same pick. */
    static String tidy(String choice) {
        String pick = choice == null ? "" : choice.strip().toLowerCase(Locale.ROOT);
        return pick.matches("\\(?[a-z]\\)?[.:]?") ? pick.replaceAll("[^a-z]", "") : pick;
    }

    static String notOffered(Question question, String choice) {
        return "`\"" + choice + "\"` is not one of the answers: pick " + question.letters() + ".";
    }

    private static Confidence confidence(String word) {
        String tidy = word == null ? "" : word.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
        for (Confidence level : Confidence.values()) {
            if (level.word.equals(tidy)) {
                return level;
            }
        }
        return null;
    }
}
