package org.thalweg.tune;

import java.util.List;

/**
 * How one contestant came off.
 *
 * @param name display name
 * @param point the settings that tuning chose
 * @param tuning what tuning tried; empty if there was nothing to tune
 * @param runs the final runs, one for each seed
 */
public record Standing(String name, Point point, List<Tried> tuning, List<Finish> runs) {
    /** Copies the lists. */
    public Standing {
        tuning = List.copyOf(tuning);
        runs = List.copyOf(runs);
    }

    /** Returns the test measure at the end, for each seed. */
    public double[] values() {
        return runs.stream().mapToDouble(Finish::value).toArray();
    }

    /** Returns the test measure over the checkpoints, a row for each seed: a band of a chart. */
    public double[][] curves() {
        return runs.stream().map(run -> run.curve().clone()).toArray(double[][]::new);
    }

    /**
     * Returns a quantile over the seeds at each checkpoint: 0.5 is the median, 0 and 1 are the
     * band.
     *
     * @param q in [0, 1]
     */
    public double[] quantile(double q) {
        double[] quantile = new double[runs.get(0).curve().length];
        for (int k = 0; k < quantile.length; k++) {
            int at = k;
            quantile[k] =
                    Quantile.of(runs.stream().mapToDouble(run -> run.curve()[at]).toArray(), q);
        }
        return quantile;
    }

    /** Returns the median over the seeds at each checkpoint. */
    public double[] median() {
        return quantile(0.5);
    }

    /** Returns how many numbers the method kept between updates, the most of any run. */
    public long memory() {
        return runs.stream().mapToLong(Finish::memory).max().orElse(0);
    }

    /** Returns how many evaluations a final run spent, the most of any. */
    public long evaluations() {
        return runs.stream().mapToLong(Finish::evaluations).max().orElse(0);
    }

    /** Returns how many Hessians, Jacobians and factors a final run spent, the most of any. */
    public long matrices() {
        return runs.stream().mapToLong(Finish::matrices).max().orElse(0);
    }

    /** Returns how many evaluations tuning spent in all. */
    public long tuningEvaluations() {
        return tuning.stream().mapToLong(Tried::evaluations).sum();
    }

    /** Returns how many of the final runs failed. */
    public int failures() {
        return (int) runs.stream().filter(run -> !run.failure().isEmpty()).count();
    }

    /** Returns the time for each evaluation in the quickest run, in nanoseconds. */
    double nanos() {
        return runs.stream()
                .mapToDouble(run -> (double) run.nanos() / Math.max(1, run.evaluations()))
                .min()
                .orElse(Double.NaN);
    }

    /** Returns name, settings and the median at the end. */
    @Override
    public String toString() {
        return name + " (" + point + "): median " + Text.number(Quantile.of(values(), 0.5));
    }
}
