package org.thalweg.core;

/** A function with second derivatives. */
public interface Twice extends Objective {
    /**
     * Writes the Hessian ∂²f/∂xᵢ∂xⱼ at x into h.
     *
     * @param x point, n numbers; not modified
     * @param h n × n numbers, row-major; overwritten, both triangles
     */
    void hessian(double[] x, double[] h);
}
