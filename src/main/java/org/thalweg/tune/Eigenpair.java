package org.thalweg.tune;

/**
 * An eigenvalue with its vector, as far as an iteration has come. Some eigenvalue of a symmetric
 * matrix lies within the residual of this value, converged or not.
 *
 * @param value λ, the Rayleigh quotient vᵀ H v
 * @param vector v, of norm 1; its sign means nothing
 * @param iterations how many products H v it took
 * @param residual ‖H v − λ v‖
 * @param converged whether the residual came below the tolerance
 */
public record Eigenpair(
        double value, double[] vector, int iterations, double residual, boolean converged) {
    /** Returns value, iterations and residual. */
    @Override
    public String toString() {
        return "eigenvalue "
                + Text.number(value)
                + " after "
                + Text.count(iterations, "product")
                + ", residual "
                + Text.number(residual)
                + (converged ? "" : ": not converged");
    }
}
