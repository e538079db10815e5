package org.thalweg.core;

/**
 * The mean loss of a model over some of its examples. A model implements this once; the full batch,
 * mini-batches, accumulation in parts and a cluster all derive from it.
 */
public interface BatchLoss {
    /** Returns the number of examples. */
    int size();

    /**
     * Returns the mean loss 1/m Σ ℓ(x; example) over the m = to − from examples rows[from], …,
     * rows[to − 1] and writes its gradient into g. The division is by the actual m, also for a
     * short last batch.
     *
     * @param x parameters; not modified
     * @param g gradient; overwritten
     * @param rows indices of examples, each in [0, size()); not modified
     * @param from first position in rows
     * @param to position after the last, greater than from
     */
    double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to);

    /** Returns the mean loss over all examples: a fixed function. */
    default Objective full() {
        return new FullBatch(this);
    }

    /**
     * Returns the mean loss over the batch under the cursor: another function whenever the cursor
     * moves.
     */
    default Objective over(Batches batches) {
        return new OverBatches(this, batches, 1);
    }

    /**
     * Returns the same as {@link #over(Batches)}, evaluated in so many parts whose gradients are
     * added up with their shares as weights: gradient accumulation, for batches that do not fit in
     * memory at once. Equal to the whole batch but for rounding.
     */
    default Objective over(Batches batches, int parts) {
        return new OverBatches(this, batches, parts);
    }
}
