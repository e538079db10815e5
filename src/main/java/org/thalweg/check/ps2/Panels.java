package org.thalweg.check.ps2;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;

import java.util.List;
import org.thalweg.check.Choice;
import org.thalweg.check.Question;

/** Four codes told apart by the lengths of their steps. */
final class Panels {
    static final Question QUESTION =
            new Question(
                    "curves",
                    "Which curve is which code?",
                    List.of(
                            wrong(
                                    "a",
                                    "P rate outside, Q average, R no memory, S rate inside",
                                    "a rate inside the velocity acts at once",
                                    "S would glide down after update 30; it falls to a tenth in a"
                                            + " single update.",
                                    "Inside, the old steps keep the size they were made with and"
                                            + " have to fade. Outside, the rate multiplies all of"
                                            + " the velocity anew at each update."),
                            wrong(
                                    "b",
                                    "P rate inside, Q no memory, R average, S rate outside",
                                    "an average of equal gradients is there from the start",
                                    "R would begin at a tenth of 0.1, because its first average is"
                                            + " (1 − β)·1; it begins at 0.1.",
                                    "An average that starts from 0 needs time to come up. A step"
                                            + " that is 0.1 at once and stays there has no memory."),
                            right(
                                    "c",
                                    "P rate inside, Q average, R no memory, S rate outside",
                                    "P and S climb to 1 = 0.1/(1 − 0.9): sums. When the rate falls, S"
                                            + " obeys at once, P lets the old steps fade. Q climbs to"
                                            + " 0.1 only: weights that add up to 1. R never changes"
                                            + " but for the rate."),
                            wrong(
                                    "d",
                                    "P average, Q rate inside, R no memory, S rate outside",
                                    "what glides must be an average",
                                    "P would never exceed 0.1, the largest of its rates times the"
                                            + " gradient; it reaches 1.",
                                    "An average of ones is at most 1. Steps ten times longer than"
                                            + " ηg come from a sum.")));

    static final Choice TASK = new Choice("Four codes, four curves", 3, QUESTION);

    private Panels() {}

    /**
     * Returns the lengths of the steps of P, Q, R and S along a constant gradient of 1: β = 0.9,
     * the rate 0.1 for 30 updates and 0.01 after them. Entry 0 is NaN: updates count from 1.
     */
    static double[][] steps() {
        double[][] steps = new double[4][61];
        double inside = 0;
        double average = 0;
        double outside = 0;
        for (double[] each : steps) {
            each[0] = Double.NaN;
        }
        for (int t = 1; t <= 60; t++) {
            double lr = t <= 30 ? 0.1 : 0.01;
            inside = 0.9 * inside + lr;
            average = 0.9 * average + 0.1;
            outside = 0.9 * outside + 1;
            steps[0][t] = inside;
            steps[1][t] = lr * average;
            steps[2][t] = lr;
            steps[3][t] = lr * outside;
        }
        return steps;
    }
}
