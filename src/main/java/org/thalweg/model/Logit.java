package org.thalweg.model;

/**
 * The two functions of a score z = log(p/(1 − p)) that binary classification needs, exact for every
 * z.
 */
final class Logit {
    private Logit() {}

    /**
     * Returns 1/(1 + e^−z). For very negative z the exponential is infinite and the quotient 0, as
     * it should be.
     */
    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /**
     * Returns −log σ(z) for label 1 and −log σ(−z) for label 0, by log(1 + e^−s) = max(0, −s) +
     * log1p(e^−|s|).
     */
    static double loss(double z, double label) {
        double s = label == 1 ? z : -z;
        return Math.max(0, -s) + Math.log1p(Math.exp(-Math.abs(s)));
    }
}
