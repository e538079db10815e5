package org.thalweg.descent;

import org.thalweg.core.Require;

/**
 * When to stop: after so many epochs, or before.
 *
 * @param epochs most passes over the training data, at least 1
 * @param tolerance stop where the norm of the gradient is at most this, at least 0. For stochastic
 *     and mini-batch descent it is the norm of the mean of an epoch's gradients, each weighted by
 *     its number of rows
 * @param patience with validation data: stop after so many epochs in a row without a new lowest
 *     validation loss, at least 1; the weights of the lowest are the result
 */
public record Stopping(int epochs, double tolerance, int patience) {
    /** Checks the ranges. */
    public Stopping {
        Require.atLeast("epochs", epochs, 1);
        Require.nonNegative("tolerance", tolerance);
        Require.atLeast("patience", patience, 1);
    }

    /** Returns a stop after so many epochs, with tolerance 0 and patience 10. */
    public static Stopping after(int epochs) {
        return new Stopping(epochs, 0, 10);
    }

    /** Returns this with another tolerance. */
    public Stopping tolerance(double other) {
        return new Stopping(epochs, other, patience);
    }

    /** Returns this with another patience. */
    public Stopping patience(int other) {
        return new Stopping(epochs, tolerance, other);
    }
}
