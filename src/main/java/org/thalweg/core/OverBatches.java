package org.thalweg.core;

import java.util.Arrays;

/**
 * The mean loss over the batch under a cursor, evaluated in one part or in several that are added
 * up.
 */
final class OverBatches implements Objective {
    private final BatchLoss loss;
    private final Batches batches;
    private final int parts;
    private double[] part = {};

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
    public String toString() {
        return Parts.name(loss)
                + " over "
                + batches
                + (parts == 1 ? "" : " in " + parts + " parts");
    }
}
