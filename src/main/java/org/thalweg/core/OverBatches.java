package org.thalweg.core;

import java.util.Arrays;
import java.util.List;

/**
 * The mean loss over the batch under a cursor, evaluated in one part or in several that are added
 * up.
 */
final class OverBatches implements Objective {
    private final BatchLoss loss;
    private final Batches batches;
    private final int parts;
    private double[] part = {};
    private Kronecker kronecker;

    OverBatches(BatchLoss loss, Batches batches, int parts) {
        this.loss = loss;
        this.batches = batches;
        this.parts = Require.atLeast("parts", parts, 1);
        if (batches.size() != loss.size()) {
            throw new IllegalArgumentException(
                    "the cursor runs over "
                            + batches.size()
                            + " examples, the loss has "
                            + loss.size()
                            + ": make both from the same data");
        }
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        int from = batches.from();
        int length = batches.to() - from;
        int pieces = Math.min(parts, length);
        if (pieces == 1) {
            return loss.valueAndGradient(x, g, batches.rows(), from, from + length);
        }
        if (part.length != g.length) {
            part = new double[g.length];
        }
        Arrays.fill(g, 0);
        double value = 0;
        for (int p = 0; p < pieces; p++) {
            int a = from + (int) ((long) length * p / pieces);
            int z = from + (int) ((long) length * (p + 1) / pieces);
            double share = (double) (z - a) / length;
            value += share * loss.valueAndGradient(x, part, batches.rows(), a, z);
            for (int i = 0; i < g.length; i++) {
                g[i] += share * part[i];
            }
        }
        return value;
    }

    @Override
    public <T> T as(Class<T> part) {
        if (part == Kronecker.class && loss instanceof BatchKronecker layered) {
            kronecker = kronecker == null ? new Factors(layered) : kronecker;
            return part.cast(kronecker);
        }
        if (!part.isInstance(this) && part != BatchLoss.class && part.isInstance(loss)) {
            throw new UnsupportedOperationException(
                    Parts.name(loss)
                            + " offers "
                            + part.getSimpleName()
                            + " over all examples only, not over batches: use full()");
        }
        return Objective.super.as(part);
    }

    @Override
    public String toString() {
        return Parts.name(loss)
                + " over "
                + batches
                + (parts == 1 ? "" : " in " + parts + " parts");
    }

    // In one part: the factors are small, whatever the batch.
    private final class Factors extends View implements Kronecker {
        private final BatchKronecker layered;

        Factors(BatchKronecker layered) {
            super(OverBatches.this);
            this.layered = layered;
        }

        @Override
        public List<Layer> layers() {
            return layered.layers();
        }

        @Override
        public void factors(double[] x, double[] factors) {
            layered.factors(x, factors, batches.rows(), batches.from(), batches.to());
        }
    }
}
