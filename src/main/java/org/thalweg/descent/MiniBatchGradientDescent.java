package org.thalweg.descent;

import org.ejml.simple.SimpleMatrix;
import org.thalweg.core.Batches;
import org.thalweg.core.Require;

/**
 * Mini-batch gradient descent: each update uses B examples, so an epoch is ⌈m/B⌉ updates.
 *
 * <pre>g = 1/|B| X_Bᵀ (prediction(X_B w) − y_B),   w ← w − η g</pre>
 *
 * <p>It starts at w = 0. Every epoch visits each example once, in another order, that of {@code new
 * Batches(m, B, seed)}. The last batch of an epoch is short where B does not divide m; it is kept,
 * and the mean is over the rows it has. {@code Fit.history()[e]} is the mean over epoch e of the
 * loss of each example just before its update: batch losses weighted by their number of rows.
 *
 * @param regression linear or logistic
 * @param lr learning rate η > 0
 * @param batch B, rows in a batch, at least 1
 * @param stopping when to stop
 * @param seed decides the order of every epoch
 */
public record MiniBatchGradientDescent(
        Regression regression, double lr, int batch, Stopping stopping, long seed) {
    /** Checks learning rate and batch. */
    public MiniBatchGradientDescent {
        Require.positive("lr", lr);
        Require.atLeast("batch", batch, 1);
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
        int m = x.getNumRows();
        Batches batches = new Batches(m, batch, seed);
        for (int epoch = 0; epoch < stopping.epochs(); epoch++) {
            double epochLoss = 0;
            SimpleMatrix epochGradient = new SimpleMatrix(w.getNumRows(), 1);
            for (batches.start(epoch); batches.next(); ) {
                SimpleMatrix xb = Rows.of(x, batches);
                SimpleMatrix yb = Rows.of(y, batches);
                int length = xb.getNumRows();
                SimpleMatrix z = xb.mult(w);
                SimpleMatrix error = regression.predictions(z).minus(yb);
                SimpleMatrix g = xb.transpose().mult(error).divide(length);

                w = w.minus(g.scale(lr));
                double share = (double) length / m;
                epochLoss += share * regression.loss(z, yb);
                epochGradient = epochGradient.plus(share, g);
            }
            if (watch.over(epochLoss, epochGradient) || watch.overfits(w)) {
                break;
            }
        }
        return watch.fit(w);
    }
}
