package org.thalweg.check;

import java.util.Optional;

/**
 * What one check of an exercise gives an answer.
 *
 * @param claim what was tested, in words
 * @param points what it is worth
 * @param held whether the answer gets them
 * @param sentence what the student reads if not; empty if the check holds
 * @param hidden whether the check is not tried in the notebook
 * @param traced what to draw beside the sentence
 */
public record Mark(
        String claim,
        int points,
        boolean held,
        String sentence,
        boolean hidden,
        Optional<Traced> traced) {
    /** Checks that points are not negative and that a lost point has a reason. */
    public Mark {
        Prose.need("claim", claim);
        if (points < 0) {
            throw new IllegalArgumentException("points must be >= 0, got " + points);
        }
        if (!held) {
            Prose.need("the sentence of \"" + claim + "\"", sentence);
        }
    }

    /** Returns the points the answer gets: all or none. */
    public int earned() {
        return held ? points : 0;
    }

    static Mark held(Check<?> check) {
        return new Mark(
                check.claim(), check.points(), true, "", check.isHidden(), Optional.empty());
    }

    /** The one mark of a question: what its verdict says. */
    static Mark of(Verdict verdict, String claim, int points) {
        String sentence = verdict.passed() ? "" : verdict.message();
        return new Mark(claim, points, verdict.passed(), sentence, false, Optional.empty());
    }

    /** The one mark of a question that nobody has answered. */
    static Mark untried(String claim, int points) {
        return new Mark(claim, points, false, "Not tried.", false, Optional.empty());
    }

    static Mark lost(Check<?> check, String sentence, Optional<Traced> traced) {
        return new Mark(check.claim(), check.points(), false, sentence, check.isHidden(), traced);
    }
}
