package org.thalweg.descent;

import org.ejml.simple.SimpleMatrix;
import org.thalweg.core.Batches;
import org.thalweg.core.Require;

/**
 * Stochastic gradient descent: each update uses one example, so an epoch is m updates.
 *
 * <pre>g = (prediction(xᵢ · w) − yᵢ) xᵢ,   w ← w − η g</pre>
 *
 * <p>Robbins and Monro, 1951. It starts at w = 0. Every epoch visits each example once, in another
 * order: draws with replacement would leave out 37% of them. The order of epoch e is that of {@code
 * new Batches(m, 1, seed)}. {@code Fit.history()[e]} is the mean over epoch e of the loss of each
 * example just before its update.
 *
 * @param regression linear or logistic
 * @param lr learning rate η > 0
 * @param stopping when to stop
 * @param seed decides the order of every epoch
 */
public record StochasticGradientDescent(
        Regression regression, double lr, Stopping stopping, long seed) {
    /** Checks the learning rate. */
    public StochasticGradientDescent {
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
        int m = x.getNumRows();
        Batches order = new Batches(m, 1, seed);
        for (int epoch = 0; epoch < stopping.epochs(); epoch++) {
            double epochLoss = 0;
            SimpleMatrix epochGradient = new SimpleMatrix(w.getNumRows(), 1);
            for (order.start(epoch); order.next(); ) {
                int i = order.rows()[order.from()];
                SimpleMatrix xi = x.getRow(i);
                double z = xi.dot(w.transpose());
                SimpleMatrix g = xi.transpose().scale(regression.prediction(z) - y.get(i));

                w = w.minus(g.scale(lr));
                epochLoss += regression.loss(z, y.get(i)) / m;
                epochGradient = epochGradient.plus(1.0 / m, g);
            }
            if (watch.over(epochLoss, epochGradient) || watch.overfits(w)) {
                break;
            }
        }
        return watch.fit(w);
    }
}
