package org.thalweg.tune;

/**
 * A final run of a comparison.
 *
 * @param seed of the run
 * @param curve the test measure at each checkpoint, infinite from where the run failed
 * @param evaluations how many of the training function were spent
 * @param matrices how many Hessians, Jacobians and Kronecker factors
 * @param memory how many numbers the method kept between updates
 * @param nanos time of its updates, in nanoseconds
 * @param failure why the run failed, in words; empty if it did not
 */
public record Finish(
        long seed,
        double[] curve,
        long evaluations,
        long matrices,
        long memory,
        long nanos,
        String failure) {
    /** Returns the test measure at the end. */
    public double value() {
        return curve[curve.length - 1];
    }

    /** Returns seed, value and what was spent. */
    @Override
    public String toString() {
        return "seed "
                + seed
                + ": "
                + (failure.isEmpty() ? Text.number(value()) : failure)
                + " after "
                + Text.count(evaluations, "evaluation");
    }
}
