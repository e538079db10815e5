package org.thalweg.descent;

import org.ejml.simple.SimpleMatrix;
import org.thalweg.core.Require;

/**
 * Batch gradient descent: each update uses all m training examples, so an epoch is one update.
 *
 * <pre>g = 1/m Xᵀ (prediction(X w) − y),   w ← w − η g</pre>
 *
 * <p>Cauchy, 1847. It starts at w = 0. {@code Fit.history()[e]} is the loss at iterate e, before
 * update e.
 *
 * @param regression linear or logistic
 * @param lr learning rate η > 0
 * @param stopping when to stop
 */
public record BatchGradientDescent(Regression regression, double lr, Stopping stopping) {
    /** Checks the learning rate. */
    public BatchGradientDescent {
        Require.positive("lr", lr);
    }

    /**
     * Fits to training examples.
     *
     * @param features m rows of d numbers; not modified
     * @param targets m numbers, or labels 0 and 1; not modified
     * @throws IllegalArgumentException if lengths differ or a value is not allowed; the message
     *     names row and column
     */
    public Fit fit(double[][] features, double[] targets) {
        return descend(features, targets, new Watch(regression, stopping));
    }

    /**
     * Fits to training examples and stops early by the loss of validation examples.
     *
     * @param features m rows of d numbers; not modified
     * @param targets m numbers, or labels 0 and 1; not modified
     * @param validFeatures rows of d numbers; not modified
     * @param validTargets a number or label for each of them; not modified
     * @throws IllegalArgumentException as {@link #fit(double[][], double[])}, of both
     */
    public Fit fit(
            double[][] features,
            double[] targets,
            double[][] validFeatures,
            double[] validTargets) {
        return descend(
                features, targets, Watch.over(regression, stopping, validFeatures, validTargets));
    }

    private Fit descend(double[][] features, double[] targets, Watch watch) {
        SimpleMatrix x = watch.beside(Rows.withOnes(features));
        SimpleMatrix y = Rows.targets(regression, targets, features.length);
        SimpleMatrix w = new SimpleMatrix(x.getNumCols(), 1);
        for (int epoch = 0; epoch < stopping.epochs(); epoch++) {
            SimpleMatrix z = x.mult(w);
            SimpleMatrix error = regression.predictions(z).minus(y);
            SimpleMatrix g = x.transpose().mult(error).divide(x.getNumRows());

            if (watch.over(regression.loss(z, y), g)) {
                break;
            }
            w = w.minus(g.scale(lr));
            if (watch.overfits(w)) {
                break;
            }
        }
        return watch.fit(w);
    }
}
