package org.thalweg.model;

/**
 * Logistic regression: the probability of class 1 from a linear score.
 *
 * <pre>
 * z = X w + b,   p = σ(z) = 1/(1 + e^−z),   f(w, b) = −1/m Σ (yᵢ log pᵢ + (1 − yᵢ) log(1 − pᵢ))
 * ∇f = 1/m (Xᵀ (p − y), Σ (pᵢ − yᵢ)),   ∇²f = 1/m (X 1)ᵀ diag(p (1 − p)) (X 1)</pre>
 *
 * <p>The loss is computed from the score, see {@link Logit}, so that it is exact where p rounds to
 * 0 or 1. The parameters are the weights in the order of the features, then the intercept. On data
 * that a plane separates f has no minimum: the weights grow for ever unless there is a penalty.
 */
public final class LogisticRegression extends LinearModel {
    /**
     * Makes the model of these examples.
     *
     * @param features n rows of d numbers; copied
     * @param labels n labels, each 0 or 1; copied
     * @throws IllegalArgumentException if there are no examples, if the lengths differ, for a value
     *     that is not finite or a label that is neither 0 nor 1; the message names row and column
     */
    public LogisticRegression(double[][] features, double[] labels) {
        this(new Examples(features), labels);
    }

    private LogisticRegression(Examples examples, double[] labels) {
        super(examples, examples.labels(labels, 2));
    }

    @Override
    double slopes(double[] z, int[] rows, int from, int to) {
        double sum = 0;
        for (int i = 0; i < to - from; i++) {
            double label = y[rows[from + i]];
            sum += Logit.loss(z[i], label);
            z[i] = Logit.sigmoid(z[i]) - label;
        }
        return sum;
    }

    @Override
    double curvature(double z) {
        return Logit.sigmoid(z) * Logit.sigmoid(-z);
    }

    /** Returns the probabilities of class 1 for other features. */
    public double[] predict(double[] w, double[][] features) {
        double[] p = scores(w, features);
        for (int i = 0; i < p.length; i++) {
            p[i] = Logit.sigmoid(p[i]);
        }
        return p;
    }

    /** Returns the probability of class 1 for one example. */
    public double predict(double[] w, double... features) {
        return Logit.sigmoid(score(w, features));
    }

    /** Returns the more likely class of each row, 1 from probability ½ upwards. */
    public int[] classes(double[] w, double[][] features) {
        return Matrices.classes(predict(w, features));
    }

    /** Returns the share of rows, in [0, 1], whose more likely class is their label. */
    public double accuracy(double[] w, double[][] features, double[] labels) {
        return Matrices.agreement(classes(w, features), new Examples(features).labels(labels, 2));
    }

    /** Returns the name and the shape. */
    @Override
    public String toString() {
        return "logistic regression (" + examples.features() + " features)";
    }
}
