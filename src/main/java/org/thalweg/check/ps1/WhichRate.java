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
                                            "the curve would come down in the end; A falls for two updates"
                                                    + " and then climbs by 4 % at every update.",
                                            "Growth by a fixed factor is what happens *beyond* the border. A"
                                                    + " fall at the beginning proves nothing."),
                                    wrong(
                                            "b",
                                            "B",
                                            "near the border a run bounces and hardly gets on",
                                            "the slowest direction would be the steep one; B loses its steep"
                                                    + " part first and is held up by the flat one, which keeps"
                                                    + " 99 % of its distance at every update.",
                                            "B crawls because its steps are short. At 1.9/L the flat direction"
                                                    + " walks almost ten times as far in each update."),
                                    right(
                                            "c",
                                            "C",
                                            "Just below the border the steep direction bounces, and its part of"
                                                    + " the loss keeps 81 % at every update: a slow beginning."
                                                    + " But the flat direction keeps 78 % only, the best of"
                                                    + " the four, so this run ends lowest."),
                                    wrong(
                                            "d",
                                            "D",
                                            "1/L is the fastest, so 1.9/L comes second",
                                            "the curve below D would be 1/L and would lose its steep part, 8 of"
                                                    + " 10.5, in the first update; it is D that does.",
                                            "D drops at once, because 1/L is the rate at which the steep"
                                                    + " direction arrives in one update. Then it waits for the"
                                                    + " flat one."))));
}
