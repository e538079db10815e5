package org.thalweg.method;

import java.util.SplittableRandom;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;

/** Walks along given gradients, whatever x is: what the algebra of a method is about. */
final class Walk {
    private Walk() {}

    /**
     * Returns x after each update, the start first, where update t is made with gradients[t − 1].
     */
    static double[][] along(Method method, double[] start, double[]... gradients) {
        double[][] path = new double[gradients.length + 1][];
        double[] x = start.clone();
        path[0] = start.clone();
        Optimizer opt = method.start();
        for (int t = 0; t < gradients.length; t++) {
            double[] given = gradients[t];
            opt.step(
                    x,
                    (p, g) -> {
                        System.arraycopy(given, 0, g, 0, g.length);
                        return 0;
                    });
            path[t + 1] = x.clone();
        }
        return path;
    }

    /** Returns the updates x_t − x_{t−1} of a walk in one dimension from 0. */
    static double[] updates(Method method, double... gradients) {
        // Each update is measured from 0, so that no difference of large numbers rounds it.
        double[] updates = new double[gradients.length];
        double[] x = {0};
        Optimizer opt = method.start();
        for (int t = 0; t < gradients.length; t++) {
            double given = gradients[t];
            x[0] = 0;
            opt.step(
                    x,
                    (p, g) -> {
                        g[0] = given;
                        return 0;
                    });
            updates[t] = x[0];
        }
        return updates;
    }

    /** Returns so many times the same gradient. */
    static double[] constant(double g, int updates) {
        double[] gradients = new double[updates];
        java.util.Arrays.fill(gradients, g);
        return gradients;
    }

    /** Returns random gradients of very different sizes, none of them zero. */
    static double[][] random(SplittableRandom random, int updates, int n) {
        double[][] gradients = new double[updates][n];
        for (double[] g : gradients) {
            for (int i = 0; i < n; i++) {
                double size = Math.pow(10, random.nextDouble(-3, 3));
                g[i] = random.nextBoolean() ? size : -size;
            }
        }
        return gradients;
    }
}
