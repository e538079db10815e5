package org.thalweg.check.ps1;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;

import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Choice;
import org.thalweg.check.Problems;
import org.thalweg.check.Question;

/** Reading a figure: four batch sizes, one rate. */
final class WhichBatch {
    private WhichBatch() {}

    private static final int ROWS = 512;
    private static final int EPOCHS = 12;
    private static final double RATE = 0.1;

    /** B of the curves A to D. */
    private static final int[] SIZES = {64, 512, 1, 8};

    /**
     * Returns, for each letter, rows read and the excess loss there: {@code {rows, excess, rows,
     * excess, …}}, eight arrays.
     */
    static double[][] curves() {
        SplittableRandom random = new SplittableRandom(20_260_104);
        double[][] x = Rows.normal(random, ROWS, 3);
        double[] y = Problems.normal(random, ROWS); // the noise
        for (int i = 0; i < ROWS; i++) {
            y[i] += 2 * x[i][0] - x[i][1] + 0.5 * x[i][2];
        }
        double[] best = settled(x, y);
        double[][] curves = new double[2 * SIZES.length][];
        for (int k = 0; k < SIZES.length; k++) {
            int every = Math.max(32, SIZES[k]);
            int points = ROWS * EPOCHS / every;
            double[] read = new double[points + 1];
            double[] excess = new double[points + 1];
            double[] w = new double[3];
            excess[0] = excess(x, w, best);
            int at = 0;
            for (int e = 0; e < EPOCHS; e++) {
                int[] order = Rows.shuffled(ROWS, random);
                for (int from = 0; from < ROWS; from += SIZES[k]) {
                    w = step(w, x, y, order, from, from + SIZES[k]);
                    if ((from + SIZES[k]) % every == 0) {
                        at++;
                        read[at] = (double) at * every;
                        excess[at] = excess(x, w, best);
                    }
                }
            }
            curves[2 * k] = read;
            curves[2 * k + 1] = excess;
        }
        return curves;
    }

    private static double[] step(
            double[] w, double[][] x, double[] y, int[] order, int from, int to) {
        double[] g = new double[w.length];
        for (int k = from; k < to; k++) {
            int i = order[k];
            double r = Rows.dot(w, x[i]) - y[i];
            for (int j = 0; j < g.length; j++) {
                g[j] += r * x[i][j] / (to - from);
            }
        }
        return Rows.moved(w, RATE, g);
    }

    /** The least squares solution: the full batch, until it stands still. */
    private static double[] settled(double[][] x, double[] y) {
        int[] order = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            order[i] = i;
        }
        double[] w = new double[3];
        for (int t = 0; t < 1000; t++) {
            w = step(w, x, y, order, 0, ROWS);
        }
        return w;
    }

    /** The loss above the least: half the mean square of the change in the predictions. */
    private static double excess(double[][] x, double[] w, double[] best) {
        double sum = 0;
        double[] gap = Rows.moved(w, 1, best);
        for (double[] row : x) {
            double z = Rows.dot(gap, row);
            sum += z * z;
        }
        return sum / 2 / x.length;
    }

    /** The task. */
    static final Choice TASK =
            new Choice(
                    "Which curve is which batch size?",
                    4,
                    new Question(
                            "whichBatch",
                            "Which curve has B = 8?",
                            List.of(
                                    wrong(
                                            "a",
                                            "A",
                                            "small batches end lower",
                                            "the floor of B = 8 would lie below that of B = 64; the"
                                                    + " floor grows as 1/B.",
                                            "A needs about five epochs to come down and then has the lowest"
                                                    + " floor of the three that hover: few updates and little"
                                                    + " noise, so a *large* batch, B = 64."),
                                    wrong(
                                            "b",
                                            "B",
                                            "a smooth curve has small steps, so small batches",
                                            "B = 8 would make one update for every 512 rows; it"
                                                    + " makes 64.",
                                            "B is smooth because it has no noise, and slow because"
                                                    + " it moves once an epoch: that is the full"
                                                    + " batch."),
                                    wrong(
                                            "c",
                                            "C",
                                            "eight rows are hardly more than none, so its noise is"
                                                    + " the worst",
                                            "no run would hover above it, but B = 1 must.",
                                            "C is down within a tenth of an epoch and hovers highest: one"
                                                    + " update a row, with all the noise of a single row. That"
                                                    + " is B = 1."),
                                    right(
                                            "d",
                                            "D",
                                            "Its floor lies between those of B = 1 and B = 64, and it is down"
                                                    + " within an epoch: 64 updates each, with an eighth of the"
                                                    + " noise of one row."))));
}
