package org.thalweg.core;

/** The mean loss over all examples. */
final class FullBatch implements Objective {
    private final BatchLoss loss;
    private final int[] rows;

    FullBatch(BatchLoss loss) {
        this.loss = loss;
        this.rows = new int[Require.atLeast("size()", loss.size(), 1)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        return loss.valueAndGradient(x, g, rows, 0, rows.length);
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public <T> T as(Class<T> part) {
        return part.isInstance(loss) ? part.cast(loss) : Objective.super.as(part);
    }

    @Override
    public String toString() {
        return Parts.name(loss) + " over all " + rows.length + " examples";
    }
}
