package org.thalweg.check.ps1;

import java.util.List;
import org.thalweg.check.Draw;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Sheet;
import org.thalweg.check.Verdict;

/** Problem set 1: what its notebook calls. */
public final class Ps1 {
    private Ps1() {}

    private static final ProblemSet SET =
            new ProblemSet(
                    "ps1",
                    "Problem set 1 · The step",
                    "assignments/ps1.ipynb",
                    List.of(
                            ThreeRows.TASK,
                            WhichRate.TASK,
                            MseGradient.TASK,
                            WorstCoordinate.TASK,
                            DescentLog.TASK,
                            Ravine.TASK,
                            RawWeights.TASK,
                            WhichBatch.TASK,
                            EpochPlan.TASK,
                            NoiseMeter.TASK,
                            AveragedEpoch.TASK,
                            CarefulDescent.TASK,
                            FirstPlan.TASK));

    /** Returns all tasks, in the order of the notebook. */
    public static ProblemSet problems() {
        return SET;
    }

    /**
     * Task 1: shows the numbers of a seat.
     *
     * @throws IllegalArgumentException if there is no such seat
     */
    public static Sheet threeRows(int seat) {
        return Sheet.of(seat(seat), ThreeRows.sheet(seat));
    }

    /** Task 1: two updates by hand. */
    public static Verdict threeRows(int seat, double[] answer) {
        return ThreeRows.TASK.values().apply(seat(seat)).check(answer);
    }

    /** Task 2: the losses of the curves A to D, one after each update. */
    public static double[][] fourRates() {
        return WhichRate.curves();
    }

    /** Task 2: the curve at 1.9/L. */
    public static Verdict whichRate(String choice) {
        return WhichRate.TASK.question().check(choice);
    }

    /** Task 3: the gradient of the mean squared error. */
    public static Verdict mseGradient(MseGradient.Gradient answer) {
        return MseGradient.TASK.exercise().check(answer);
    }

    /** Task 4: the worst coordinate of a gradient. */
    public static Verdict worstCoordinate(WorstCoordinate.Search answer) {
        return WorstCoordinate.TASK.exercise().check(answer);
    }

    /** Task 5: a descent that stops by itself. */
    public static Verdict descentLog(DescentLog.Descent answer) {
        return DescentLog.TASK.exercise().check(answer);
    }

    /**
     * Task 6: shows the numbers of a seat.
     *
     * @throws IllegalArgumentException if there is no such seat
     */
    public static Sheet ravine(int seat) {
        return Sheet.of(seat(seat), Ravine.sheet(seat));
    }

    /** Task 6: the numbers of a tilted bowl. */
    public static Verdict ravine(int seat, double[] answer) {
        return Ravine.TASK.values().apply(seat(seat)).check(answer);
    }

    /** Task 7: weights back in raw units. */
    public static Verdict rawWeights(RawWeights.Back answer) {
        return RawWeights.TASK.exercise().check(answer);
    }

    /** Task 8: rows read and excess loss of the curves A to D, two arrays a curve. */
    public static double[][] fourBatches() {
        return WhichBatch.curves();
    }

    /** Task 8: the curve with B = 8. */
    public static Verdict whichBatch(String choice) {
        return WhichBatch.TASK.question().check(choice);
    }

    /** Task 9: which rows, when. */
    public static Verdict epochPlan(EpochPlan.Plan answer) {
        return EpochPlan.TASK.exercise().check(answer);
    }

    /** Task 10: a meter for the noise of gradients; makes one by the notebook's class. */
    public static Verdict noiseMeter(NoiseMeter.Maker answer) {
        return NoiseMeter.TASK.exercise().check(answer);
    }

    /** Task 11: an epoch and its average. */
    public static Verdict averagedEpoch(AveragedEpoch.Epoch answer) {
        return AveragedEpoch.TASK.exercise().check(answer);
    }

    /** Task 12: a descent that takes steps back. */
    public static Verdict carefulDescent(CarefulDescent.Descent answer) {
        return CarefulDescent.TASK.exercise().check(answer);
    }

    /** Refuses what no release command writes. */
    private static int seat(int seat) {
        return new Draw(0, seat).seat();
    }
}
