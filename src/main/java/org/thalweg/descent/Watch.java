package org.thalweg.descent;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.thalweg.descent.Fit.Ended;

/** Keeps the history of a descent, and says after each epoch whether it is over. */
final class Watch {
    private final Regression regression;
    private final Stopping stopping;
    private final SimpleMatrix validX;
    private final SimpleMatrix validY;
    private final double[] history;
    private final double[] validation;
    private SimpleMatrix best;
    private int bestEpoch;
    private int epochs;
    private int validated;
    private Ended ended = Ended.EPOCHS;

    /** Watches without validation data. */
    Watch(Regression regression, Stopping stopping) {
        this(regression, stopping, null, null);
    }

    /** Watches the loss of validation data too. */
    static Watch over(
            Regression regression, Stopping stopping, double[][] features, double[] targets) {
        return new Watch(
                regression,
                stopping,
                Rows.withOnes(features),
                Rows.targets(regression, targets, features.length));
    }

    private Watch(
            Regression regression, Stopping stopping, SimpleMatrix validX, SimpleMatrix validY) {
        this.regression = regression;
        this.stopping = stopping;
        this.validX = validX;
        this.validY = validY;
        this.history = new double[stopping.epochs()];
        this.validation = new double[stopping.epochs()];
    }

    /** Returns the training data X if the validation data have as many columns. */
    SimpleMatrix beside(SimpleMatrix x) {
        int features = x.getNumCols() - 1;
        if (validX != null && validX.getNumCols() - 1 != features) {
            throw new IllegalArgumentException(
                    "validation features must have %d %s as in training, got %d"
                            .formatted(
                                    features,
                                    features == 1 ? "column" : "columns",
                                    validX.getNumCols() - 1));
        }
        return x;
    }

    /**
     * Notes the training loss of an epoch. True if the descent is over: it diverged, or the
     * gradient is small enough.
     */
    boolean over(double loss, SimpleMatrix gradient) {
        double norm = gradient.normF();
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            ended = Ended.DIVERGED;
            return true;
        }
        history[epochs++] = loss;
        if (norm <= stopping.tolerance()) {
            ended = Ended.TOLERANCE;
            return true;
        }
        return false;
    }

    /**
     * Notes the validation loss after an epoch. True if the descent is over: the lowest was too
     * long ago.
     */
    boolean overfits(SimpleMatrix w) {
        if (validX == null) {
            return false;
        }
        double loss = regression.loss(validX.mult(w), validY);
        validation[validated] = loss;
        if (best == null || loss < validation[bestEpoch]) {
            best = w;
            bestEpoch = validated;
        }
        validated++;
        if (validated - 1 - bestEpoch >= stopping.patience()) {
            ended = Ended.PATIENCE;
            return true;
        }
        return false;
    }

    /** Returns what came out, w being the last weights. */
    Fit fit(SimpleMatrix w) {
        return new Fit(
                (best == null ? w : best).getDDRM().data,
                Arrays.copyOf(history, epochs),
                Arrays.copyOf(validation, validated),
                ended);
    }
}
