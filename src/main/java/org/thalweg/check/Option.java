package org.thalweg.check;

/**
 * One answer that a {@link Question} offers.
 *
 * <p>Every wrong option is an idea somebody really has; its reply names the idea, says what would
 * be seen if it were true, and mends it. Import {@code right} and {@code wrong} statically.
 */
public sealed interface Option {
    /** Returns the letter it is picked by: {@code "a"}, {@code "b"}, … */
    String letter();

    /** Returns the answer itself, in the words of the lesson: {@code "smaller"}. */
    String claim();

    /**
     * The right answer.
     *
     * @param letter {@code "a"} to {@code "f"}
     * @param claim the answer in the words of the lesson
     * @param why why it is right; also the answer of the reader who knew it
     */
    record Right(String letter, String claim, String why) implements Option {
        /** Checks that nothing is blank. */
        public Right {
            Prose.needLetter(letter);
            Prose.need("claim of option " + letter, claim);
            Prose.need("why of option " + letter, why);
        }
    }

    /**
     * A wrong answer.
     *
     * @param letter {@code "a"} to {@code "f"}
     * @param claim the answer in the words of the lesson
     * @param idea the misconception, as its owner would say it: {@code "diverging runs rise at
     *     once"}
     * @param wouldSee what the run would show if the idea were true, with a number
     * @param repair the sentence that mends the idea
     */
    record Wrong(String letter, String claim, String idea, String wouldSee, String repair)
            implements Option {
        /** Checks that nothing is blank. */
        public Wrong {
            Prose.needLetter(letter);
            Prose.need("claim of option " + letter, claim);
            Prose.need("idea of option " + letter, idea);
            Prose.need("wouldSee of option " + letter, wouldSee);
            Prose.need("repair of option " + letter, repair);
        }
    }

    /** Returns the right answer; see {@link Right}. */
    static Option right(String letter, String claim, String why) {
        return new Right(letter, claim, why);
    }

    /** Returns a wrong answer; see {@link Wrong}. */
    static Option wrong(String letter, String claim, String idea, String wouldSee, String repair) {
        return new Wrong(letter, claim, idea, wouldSee, repair);
    }
}
