package org.thalweg.core;

/**
 * A loss of a layered model that offers the two factors of each layer's Fisher matrix, F ≈ G ⊗ A
 * (for K-FAC).
 */
public interface Kronecker extends Objective {
    /**
     * Returns the blocks: one matrix for each layer, outputs × (inputs + 1), the bias in the last
     * column.
     */
    Layout layout();

    /**
     * Writes for each block the means over the batch A = E[a aᵀ] of the layer's inputs (with a
     * trailing 1) and G = E[δ δᵀ] of the derivatives of the loss by the layer's outputs, with
     * labels drawn from the model (the true Fisher matrix, not the empirical one).
     *
     * @param x point; not modified
     * @param a for each block cols × cols numbers, row-major; overwritten
     * @param g for each block rows × rows numbers, row-major; overwritten
     */
    void factors(double[] x, double[][] a, double[][] g);
}
