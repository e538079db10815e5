package org.thalweg.model;

/** What a network's last scores mean, and the loss that goes with it. */
public enum Output {
    /**
     * The scores are the prediction; ½ Σₖ (zₖ − yₖ)² for each example. PyTorch's MSELoss has no ½
     * and divides by K.
     */
    SQUARED {
        @Override
        double[][] targets(Examples examples, double[] y, int outputs) {
            requireOne(outputs, "targets of several outputs are a double[][]");
            return new double[][] {examples.targets(y)};
        }

        @Override
        double slopes(double[][] z, double[][] y, int[] rows, int from, int to, Scratch s) {
            double sum = 0;
            for (int k = 0; k < z.length; k++) {
                double[] zk = z[k];
                double[] yk = y[k];
                for (int i = 0; i < to - from; i++) {
                    zk[i] -= yk[rows[from + i]];
                    sum += zk[i] * zk[i];
                }
            }
            return sum / 2;
        }

        @Override
        void spread(double[][] z, int m, Scratch s) {}

        @Override
        void root(double[][] spread, int k, double[][] root, int m) {
            for (int j = 0; j < root.length; j++) {
                Products.fill(root[j], j == k ? 1 : 0, m);
            }
        }

        @Override
        void normalize(double[] z) {}
    },
    /** One score, the logit of class 1; −log of the label's probability. */
    BINARY_CROSS_ENTROPY {
        @Override
        double[][] targets(Examples examples, double[] y, int outputs) {
            return new double[][] {examples.labels(y, 2)};
        }

        @Override
        double slopes(double[][] z, double[][] y, int[] rows, int from, int to, Scratch s) {
            double[] z0 = z[0];
            double[] y0 = y[0];
            double sum = 0;
            for (int i = 0; i < to - from; i++) {
                double label = y0[rows[from + i]];
                // One exponential serves both: with e = e^−|z|, σ(|z|) = 1/(1 + e) and the loss is
                // as in Logit.
                double e = Math.exp(-Math.abs(z0[i]));
                sum += Math.max(0, label == 1 ? -z0[i] : z0[i]) + Math.log1p(e);
                z0[i] = (z0[i] < 0 ? e : 1) / (1 + e) - label;
            }
            return sum;
        }

        @Override
        void spread(double[][] z, int m, Scratch s) {
            for (int i = 0; i < m; i++) {
                z[0][i] = Math.sqrt(Logit.sigmoid(z[0][i]) * Logit.sigmoid(-z[0][i]));
            }
        }

        @Override
        void root(double[][] spread, int k, double[][] root, int m) {
            System.arraycopy(spread[0], 0, root[0], 0, m);
        }

        @Override
        void normalize(double[] z) {
            z[0] = Logit.sigmoid(z[0]);
        }
    },
    /** K scores, the softmax of them the probabilities; −log of the label's probability. */
    CROSS_ENTROPY {
        @Override
        double[][] targets(Examples examples, double[] y, int outputs) {
            return new double[][] {examples.labels(y, outputs)};
        }

        @Override
        double slopes(double[][] z, double[][] y, int[] rows, int from, int to, Scratch s) {
            return Softmax.slopes(z, y[0], rows, from, to, s.top, s.total);
        }

        @Override
        void spread(double[][] z, int m, Scratch s) {
            Softmax.probabilities(z, m, s.top, s.total);
        }

        @Override
        void root(double[][] spread, int k, double[][] root, int m) {
            for (int j = 0; j < root.length; j++) {
                for (int i = 0; i < m; i++) {
                    root[j][i] = Math.sqrt(spread[k][i]) * (spread[j][i] - (j == k ? 1 : 0));
                }
            }
        }

        @Override
        void normalize(double[] z) {
            Softmax.normalize(z);
        }
    };

    /** Two numbers for each example of a chunk. */
    static final class Scratch {
        final double[] top;
        final double[] total;

        Scratch(int m) {
            top = new double[m];
            total = new double[m];
        }
    }

    /** Returns checked columns of targets. */
    abstract double[][] targets(Examples examples, double[] y, int outputs);

    /**
     * Replaces the scores of rows[from..to) by the derivatives of the examples' losses and returns
     * their sum.
     */
    abstract double slopes(double[][] z, double[][] y, int[] rows, int from, int to, Scratch s);

    /** Replaces the scores of m examples by what {@link #root} needs of them. */
    abstract void spread(double[][] z, int m, Scratch s);

    /**
     * Writes vector k of as many as there are outputs, for each of m examples, whose products add
     * up to the mean square of the slopes: Σₖ rootₖ rootₖᵀ = E[δ δᵀ], labels drawn as the scores
     * say. For a squared loss they are drawn with variance 1, and E[δ δᵀ] is the identity.
     *
     * @param spread what {@link #spread} left; not modified
     * @param root overwritten
     */
    abstract void root(double[][] spread, int k, double[][] root, int m);

    /** Replaces the scores of one example by the prediction. */
    abstract void normalize(double[] z);

    static void requireOne(int outputs, String remedy) {
        if (outputs != 1) {
            throw new IllegalArgumentException(
                    "this needs a network with 1 output, got one with " + outputs + ": " + remedy);
        }
    }
}
