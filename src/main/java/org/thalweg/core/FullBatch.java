package org.thalweg.core;

import java.util.List;

/** The mean loss over all examples. */
final class FullBatch implements Objective {
    private final BatchLoss loss;
    private final int[] rows;
    private Kronecker kronecker;

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
        if (part == Kronecker.class && loss instanceof BatchKronecker layered) {
            kronecker = kronecker == null ? new Factors(layered) : kronecker;
            return part.cast(kronecker);
        }
        return part.isInstance(loss) ? part.cast(loss) : Objective.super.as(part);
    }

    @Override
    public String toString() {
        return Parts.name(loss) + " over all " + rows.length + " examples";
    }

    private final class Factors extends View implements Kronecker {
        private final BatchKronecker layered;

        Factors(BatchKronecker layered) {
            super(FullBatch.this);
            this.layered = layered;
        }

        @Override
        public List<Layer> layers() {
            return layered.layers();
        }

        @Override
        public void factors(double[] x, double[] factors) {
            layered.factors(x, factors, rows, 0, rows.length);
        }
    }
}
