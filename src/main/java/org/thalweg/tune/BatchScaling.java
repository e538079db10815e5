package org.thalweg.tune;

import org.thalweg.core.Require;

/**
 * How settings that were good at one batch size carry over to another, κ = to/from times as large.
 *
 * <pre>{@code
 * BatchScaling k = BatchScaling.of(32, 128);
 * sgd(k.linear(0.1));
 * adam(k.squareRoot(1e-3)).beta1(k.decay(0.9)).beta2(k.decay(0.999)).eps(k.eps(1e-8));
 * }</pre>
 *
 * <p><b>SGD, with or without momentum: linear</b>, η → κ η, after a warm-up and while η stays
 * stable (Goyal et al.: Accurate, large minibatch SGD, 2017, section 2.1). <b>Adam and RMSprop:
 * square root</b>, η → √κ η, 1 − β → κ (1 − β) for each decay, ε → ε/√κ (Malladi et al.: On the
 * SDEs and scaling rules for adaptive gradient algorithms, 2022). Both keep the noise of the walk
 * per epoch, with 1/κ as many updates, so they hold only as far as noise and not curvature limits
 * the rate, up to about the {@linkplain NoiseScale#criticalBatch critical batch}. Momentum β of
 * SGD, weight decay λ and the number of epochs stay as they are.
 *
 * @param from batch size the settings were found with, at least 1
 * @param to batch size they are wanted for, at least 1
 */
public record BatchScaling(int from, int to) {
    private static final double ROUNDING = 1e-12;

    /** Checks the batch sizes. */
    public BatchScaling {
        Require.atLeast("from", from, 1);
        Require.atLeast("to", to, 1);
    }

    /** Returns the rules for going from one batch size to another. */
    public static BatchScaling of(int from, int to) {
        return new BatchScaling(from, to);
    }

    /** Returns κ = to/from. */
    public double factor() {
        return (double) to / from;
    }

    /** Returns κ η: the learning rate of SGD. */
    public double linear(double lr) {
        return factor() * Require.nonNegative("lr", lr);
    }

    /** Returns √κ η: the learning rate of Adam and RMSprop. */
    public double squareRoot(double lr) {
        return Math.sqrt(factor()) * Require.nonNegative("lr", lr);
    }

    /**
     * Returns 1 − κ (1 − β): a decay of Adam or RMSprop, so that the average is over as many
     * examples as before.
     *
     * @param beta in [0, 1)
     * @throws IllegalArgumentException if that is negative: the new batch alone is more than the
     *     average was over
     */
    public double decay(double beta) {
        double scaled = 1 - factor() * (1 - Require.decay("beta", beta));
        if (scaled < -ROUNDING) {
            throw new IllegalArgumentException(
                    "a decay of "
                            + beta
                            + " averages over about "
                            + Text.number(from / (1 - beta))
                            + " examples, which must be at least a batch of "
                            + to
                            + ": 1 − κ (1 − β) = "
                            + Text.number(scaled)
                            + "; take a smaller batch");
        }
        return Math.max(0, scaled);
    }

    /** Returns ε/√κ: the ε of Adam and RMSprop, outside the root. */
    public double eps(double eps) {
        return Require.nonNegative("eps", eps) / Math.sqrt(factor());
    }

    /** Returns how many updates see as many examples as before, rounded up: n/κ. */
    public int updates(int n) {
        long examples = (long) Require.atLeast("updates", n, 0) * from;
        return Math.toIntExact((examples + to - 1) / to);
    }
}
