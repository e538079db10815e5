package org.thalweg.descent;

import java.util.Arrays;

/**
 * What came out of a descent.
 *
 * @param weights one for each feature, then the intercept; the parameters of {@code
 *     LinearRegression} and {@code LogisticRegression}. With validation data the ones of the lowest
 *     validation loss, else the last
 * @param history one number for each epoch: the mean over all training examples of the loss each
 *     had just before the update it took part in. For batch gradient descent that is the loss at
 *     iterate 0, 1, 2, …
 * @param validation one number for each epoch: the mean loss of the validation data after its
 *     updates; empty without
 * @param ended why it stopped
 */
public record Fit(double[] weights, double[] history, double[] validation, Ended ended) {
    /** Why a descent stopped. */
    public enum Ended {
        /** All epochs were made. */
        EPOCHS("all epochs were made"),
        /** The norm of the gradient reached the tolerance. */
        TOLERANCE("the gradient is within the tolerance"),
        /** The validation loss did not fall for as many epochs as the patience. */
        PATIENCE("the validation loss stopped falling"),
        /** The loss became infinite or NaN. */
        DIVERGED(
                "the loss is no longer finite: use a smaller learning rate, or standardize the features");

        private final String sentence;

        Ended(String sentence) {
            this.sentence = sentence;
        }
    }

    /** Copies the arrays. */
    public Fit {
        weights = weights.clone();
        history = history.clone();
        validation = validation.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] weights() {
        return weights.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] history() {
        return history.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] validation() {
        return validation.clone();
    }

    /** Returns the number of epochs in the history. */
    public int epochs() {
        return history.length;
    }

    /** Returns the weights, the number of epochs and why it stopped. */
    @Override
    public String toString() {
        return Arrays.toString(weights)
                + " after "
                + epochs()
                + (epochs() == 1 ? " epoch: " : " epochs: ")
                + ended.sentence;
    }
}
