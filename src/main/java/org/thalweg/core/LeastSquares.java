package org.thalweg.core;

/** A function that is half the mean of squared residuals: f(x) = 1/(2m) Σ rᵢ(x)². */
public interface LeastSquares extends Objective {
    /** Returns m, the number of residuals. */
    int residuals();

    /**
     * Writes the residuals at x into r.
     *
     * @param x point, n numbers; not modified
     * @param r m numbers; overwritten
     */
    void residuals(double[] x, double[] r);

    /**
     * Writes the Jacobian ∂rᵢ/∂xⱼ at x into j.
     *
     * @param x point, n numbers; not modified
     * @param j m × n numbers, row-major; overwritten
     */
    void jacobian(double[] x, double[] j);
}
