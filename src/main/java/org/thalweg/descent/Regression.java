package org.thalweg.descent;

import org.ejml.simple.SimpleMatrix;

/**
 * What is fitted: scores z = X w, with a last column of ones in X for the intercept, and a loss for
 * each example. For both the gradient of the mean loss is 1/m Xᵀ (prediction − y).
 */
public enum Regression {
    /** Prediction z, loss ½ (z − y)². */
    LINEAR {
        @Override
        double prediction(double z) {
            return z;
        }

        @Override
        double loss(double z, double y) {
            return (z - y) * (z - y) / 2;
        }
    },
    /**
     * Prediction σ(z) = 1/(1 + e^−z), the probability of label 1; loss −log of the probability of
     * the label.
     */
    LOGISTIC {
        @Override
        double prediction(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        double loss(double z, double y) {
            // −log σ(s) = log(1 + e^−s), written so that no exponential overflows.
            double s = y == 1 ? z : -z;
            return Math.max(0, -s) + Math.log1p(Math.exp(-Math.abs(s)));
        }
    };

    abstract double prediction(double z);

    abstract double loss(double z, double y);

    /** Returns the prediction for each score. */
    SimpleMatrix predictions(SimpleMatrix z) {
        SimpleMatrix p = z.copy();
        for (int i = 0; i < z.getNumRows(); i++) {
            p.set(i, prediction(z.get(i)));
        }
        return p;
    }

    /** Returns the mean loss of the examples with these scores. */
    double loss(SimpleMatrix z, SimpleMatrix y) {
        double sum = 0;
        for (int i = 0; i < z.getNumRows(); i++) {
            sum += loss(z.get(i), y.get(i));
        }
        return sum / z.getNumRows();
    }
}
