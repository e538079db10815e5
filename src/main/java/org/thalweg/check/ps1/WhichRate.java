package org.thalweg.check.ps1;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;

import java.util.List;
import org.thalweg.check.Choice;
import org.thalweg.check.Question;
import org.thalweg.function.Quadratic;

/** Reading a figure: four rates, four loss curves. */
final class WhichRate {
    private WhichRate() {}

    private static final int UPDATES = 40;

    /** lr·L of the curves A to D. */
    private static final double[] SCALED = {2.02, 0.2, 1.9, 1};

    /** Returns the losses of the four runs, in the order of their letters. */
    static double[][] curves() {
        Quadratic bowl = Quadratic.of(1, 4, 16);
        double[][] losses = new double[SCALED.length][UPDATES + 1];
        for (int k = 0; k < SCALED.length; k++) {
            double[] x = {1, 1, 1};
            double[] g = new double[3];
            for (int t = 0; t <= UPDATES; t++) {
                losses[k][t] = bowl.valueAndGradient(x, g);
                x = Rows.moved(x, SCALED[k] / 16, g);
            }
        }
        return losses;
    }

    /** The task. */
    static final Choice TASK =
            new Choice(
                    "Which curve is which rate?",
                    4,
                    new Question(
                            "whichRate",
                            "Which curve ran at lr = 1.9/L?",
                            List.of(
                                    wrong(
                                            "a",
                                            "A",
                                            "close to the border a run is already unstable",
                                            "the curve would come down in the end; A falls for"
                                                    + " three updates and then climbs by 4 % at every"
                                                    + " update.",
                                            "Growth by a fixed factor is what happens *beyond* the"
                                                    + " border. A fall at the beginning proves"
                                                    + " nothing."),
                                    wrong(
                                            "b",
                                            "B",
                                            "near the border a run bounces and hardly gets on",
                                            "its loss would change its pace at first, while the"
                                                    + " steep part bounces; B goes down evenly and"
                                                    + " slowly, still near 1 after twenty updates.",
                                            "B crawls because its steps are short. At 1.9/L the"
                                                    + " flat direction walks almost ten times as far in"
                                                    + " each update."),
                                    right(
                                            "c",
                                            "C",
                                            "Just below the border the steep direction bounces, so"
                                                    + " the loss falls slowly at first; but the flat"
                                                    + " direction, which decides in the end, is nearly"
                                                    + " at its best pace. Of these four it ends"
                                                    + " lowest."),
                                    wrong(
                                            "d",
                                            "D",
                                            "1/L is the fastest, so 1.9/L comes second",
                                            "the steep part of the loss, 8 of 10.5, would be gone"
                                                    + " after a single update only at 1/L; in D it is.",
                                            "D drops at once and then waits for the flat direction."
                                                    + " That is 1/L."))));
}
