package org.thalweg.core;

import java.util.List;

/**
 * A loss of a layered model that offers the two factors of each layer's Fisher matrix, F ≈ G ⊗ A
 * (for K-FAC).
 */
public interface Kronecker extends Objective {
    /** Returns the layers. Together their blocks are all parameters. Always the same list. */
    List<Layer> layers();

    /**
     * Writes for each layer, one after another, its means over the batch: first A = E[a aᵀ] of the
     * layer's inputs with a trailing 1, then G = E[δ δᵀ] of the derivatives δ of an example's loss
     * by the layer's outputs, with labels as the model would draw them (the true Fisher matrix, not
     * the empirical one). The loss of one example is meant: the 1/m of a mean is not in δ.
     *
     * @param x point; not modified
     * @param factors {@link Layer#factors(List)} numbers: for each layer inputs × inputs, then
     *     outputs × outputs, row-major; overwritten
     */
    void factors(double[] x, double[] factors);
}
