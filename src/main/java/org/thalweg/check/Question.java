package org.thalweg.check;

import java.util.List;

/**
 * A question with lettered answers and a reply to each: the bank behind predictions and choices.
 *
 * <p>The lesson shows the question and its options in a Markdown cell; this record holds them
 * again, with the replies, so that nothing in the notebook gives the answer away.
 *
 * @param id the name used in the lesson, a Java identifier: {@code "firstStep"}
 * @param asks the question in one sentence
 * @param options two to six, lettered {@code "a"}, {@code "b"}, … in this order; exactly one right
 * @param longForm for the reader who was sure and wrong: picture, number, mended sentence
 * @param workedExample for the reader who guessed or has no idea: the steps, one by one
 */
public record Question(
        String id, String asks, List<Option> options, String longForm, String workedExample) {

    /** Checks the letters and that exactly one option is right. */
    public Question {
        if (id == null || !id.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("id must be a Java identifier, got \"" + id + "\"");
        }
        Prose.need("the question " + id, asks);
        options = List.copyOf(options);
        if (options.size() < 2 || options.size() > 6) {
            throw new IllegalArgumentException(
                    id + " must have 2 to 6 options, got " + options.size());
        }
        int right = 0;
        for (int i = 0; i < options.size(); i++) {
            String letter = String.valueOf((char) ('a' + i));
            if (!options.get(i).letter().equals(letter)) {
                throw new IllegalArgumentException(
                        "option "
                                + (i + 1)
                                + " of "
                                + id
                                + " must have the letter \""
                                + letter
                                + "\", got \""
                                + options.get(i).letter()
                                + "\"");
            }
            right += options.get(i) instanceof Option.Right ? 1 : 0;
        }
        if (right != 1) {
            throw new IllegalArgumentException(
                    id + " must have exactly one right option, got " + right);
        }
        longForm = longForm == null ? "" : longForm;
        workedExample = workedExample == null ? "" : workedExample;
    }

    /** A question without the two long answers: enough for a choice among the exercises. */
    public Question(String id, String asks, List<Option> options) {
        this(id, asks, options, "", "");
    }

    /** Returns the letter of the right option. */
    public String key() {
        return right().letter();
    }

    /**
     * The reader commits to an answer before the run that decides it.
     *
     * @param choice a letter, {@code "no idea"}, or {@code "?"} for not yet
     * @param confidence {@code "sure"}, {@code "think so"} or {@code "guess"}
     * @return the prediction; a pick that makes no sense is answered when it is shown, not thrown
     */
    public Prediction commit(String choice, String confidence) {
        return new Prediction(this, choice, confidence);
    }

    /**
     * The reader answers it as an exercise.
     *
     * @param choice a letter, or {@code "?"} for not yet
     * @return not yet, right with the reason, or the reply to that wrong answer
     */
    public Verdict check(String choice) {
        String pick = Prediction.tidy(choice);
        if (pick.isEmpty() || pick.equals("?")) {
            return Verdict.notYet(id, "Put the letter of your answer in place of the `?`.");
        }
        Option option = option(pick);
        if (option == null) {
            return Verdict.again(id, Prediction.notOffered(this, choice));
        }
        return option instanceof Option.Right right
                ? Verdict.right(id, named(right) + ". " + right.why(), List.of())
                : Verdict.again(id, reply(option));
    }

    Option.Right right() {
        for (Option option : options) {
            if (option instanceof Option.Right right) {
                return right;
            }
        }
        throw new IllegalStateException("no right option in " + id);
    }

    /** Returns null when no option has this letter. */
    Option option(String letter) {
        for (Option option : options) {
            if (option.letter().equals(letter)) {
                return option;
            }
        }
        return null;
    }

    String letters() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            out.append(i == 0 ? "" : i == options.size() - 1 ? " or " : ", ");
            out.append('(').append(options.get(i).letter()).append(')');
        }
        return out.toString();
    }

    static String named(Option option) {
        return "(" + option.letter() + ") " + option.claim();
    }

    static String reply(Option option) {
        if (option instanceof Option.Right right) {
            return right.why();
        }
        Option.Wrong wrong = (Option.Wrong) option;
        return "The idea behind ("
                + wrong.letter()
                + "): *"
                + wrong.idea()
                + "*.\n\nIf it were so: "
                + wrong.wouldSee()
                + "\n\n"
                + wrong.repair();
    }
}
