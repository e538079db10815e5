package org.thalweg.tune;

import java.util.SplittableRandom;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Objective;
import org.thalweg.model.LinearRegression;

/** Small losses for the tests of tuning. */
final class Fixtures {
    private Fixtures() {}

    /** Returns the losses of a script, one for each evaluation, with a gradient of 1. */
    static Objective script(double... losses) {
        int[] at = {0};
        return (x, g) -> {
            java.util.Arrays.fill(g, 1);
            return losses[at[0]++];
        };
    }

    /** Least squares with noise: so many rows, three features and an intercept. */
    static LinearRegression lines(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] features = new double[rows][3];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = 0.5 + random.nextDouble();
            for (int j = 0; j < 3; j++) {
                features[i][j] = 2 * random.nextDouble() - 1;
                targets[i] += (j - 1.5) * features[i][j];
            }
        }
        return new LinearRegression(features, targets);
    }

    /**
     * Mean of f(x; i) = ½ ‖x‖² + cᵢᵀx: the gradient of an example is x + cᵢ, so the covariance of
     * gradients is that of the rows c.
     */
    record Shifted(double[][] c) implements BatchLoss {
        @Override
        public int size() {
            return c.length;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
            double value = 0;
            for (int j = 0; j < x.length; j++) {
                double mean = 0;
                for (int k = from; k < to; k++) {
                    mean += c[rows[k]][j] / (to - from);
                }
                g[j] = x[j] + mean;
                value += x[j] * x[j] / 2 + mean * x[j];
            }
            return value;
        }
    }
}
