package org.thalweg.core;

import java.util.List;

/**
 * A {@link BatchLoss} that offers the factors of its layers over some of its examples. A model
 * implements this once; {@link #full()} and {@link #over(Batches)} are then {@link Kronecker} where
 * that is asked for.
 */
public interface BatchKronecker extends BatchLoss {
    /** Returns the layers, see {@link Kronecker#layers()}. */
    List<Layer> layers();

    /**
     * Writes the factors over the examples rows[from], …, rows[to − 1], see {@link
     * Kronecker#factors}.
     *
     * @param x parameters; not modified
     * @param factors overwritten
     * @param rows indices of examples, each in [0, size()); not modified
     * @param from first position in rows
     * @param to position after the last, greater than from
     */
    void factors(double[] x, double[] factors, int[] rows, int from, int to);
}
