package org.thalweg.grade.report;

import java.util.Arrays;
import java.util.List;

/**
 * How a task did in a class.
 *
 * @param task its place in the problem set, from 0
 * @param points what it is worth
 * @param mean the mean of the points
 * @param right the share of students with all points
 * @param discrimination the correlation of its points with the points in the rest of the problem
 *     set: with X_i what student i has in it, T_i what student i has in all, r = corr(X, T − X),
 *     the corrected item-total correlation; where a task gives all or nothing, the point-biserial
 *     correlation with the rest. NaN where it is not defined
 */
record ItemStatistics(int task, int points, double mean, double right, double discrimination) {
    /** A correlation of fewer students says nothing. */
    static final int ENOUGH = 10;

    /**
     * The statistics of all tasks.
     *
     * @param earned a row for each student, a column for each task
     * @param points what the tasks are worth
     */
    static List<ItemStatistics> of(int[][] earned, int[] points) {
        ItemStatistics[] out = new ItemStatistics[points.length];
        for (int j = 0; j < points.length; j++) {
            double[] own = new double[earned.length];
            double[] rest = new double[earned.length];
            int right = 0;
            for (int i = 0; i < earned.length; i++) {
                own[i] = earned[i][j];
                rest[i] = Arrays.stream(earned[i]).sum() - own[i];
                right += earned[i][j] == points[j] ? 1 : 0;
            }
            out[j] =
                    new ItemStatistics(
                            j,
                            points[j],
                            Statistics.mean(own),
                            earned.length == 0 ? Double.NaN : right / (double) earned.length,
                            earned.length < ENOUGH
                                    ? Double.NaN
                                    : Statistics.correlation(own, rest));
        }
        return List.of(out);
    }

    /** What the correlation says, in words; the borders are those in use since Ebel. */
    String says() {
        if (Double.isNaN(discrimination)) {
            return "cannot be said: too few students, or all have the same";
        }
        if (discrimination < 0) {
            return "the wrong way round: strong students lose it more often. Is it clear what is"
                    + " asked?";
        }
        if (discrimination < 0.2) {
            return "tells strong and weak answers apart badly";
        }
        if (discrimination < 0.3) {
            return "tells strong and weak answers apart somewhat";
        }
        return discrimination < 0.4
                ? "tells strong and weak answers apart well"
                : "tells strong and weak answers apart very well";
    }
}
