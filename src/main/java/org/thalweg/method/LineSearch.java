package org.thalweg.method;

import org.thalweg.core.Objective;
import org.thalweg.core.State;

/**
 * Chooses how far to go from x along a direction d: an α > 0 for x + α d.
 *
 * <p>A search needs g = ∇f(x). {@code sam} and {@code clipNorm} give another g: over them a search
 * ends with {@link org.thalweg.core.Stop#LINE_SEARCH} sooner or later.
 */
@FunctionalInterface
public interface LineSearch {
    /**
     * Returns α, and leaves in the scratch of s the point x + α d as "x", the gradient there as "g"
     * and the value there as "value", one number. The length is reported by {@link State#chosen}.
     * If there is nothing to be found, says so by {@link State#stop} and returns 0.
     *
     * @param d direction, n numbers, gᵀd &lt; 0; not modified
     * @param first the α to try first, positive
     * @param x where the search begins, n numbers; not modified
     * @param loss f(x)
     * @param g ∇f(x), n numbers; not modified
     * @param f evaluated at trial points only; where it is NaN, the step is too long
     * @param s memory of the search alone
     */
    double along(
            double[] d, double first, double[] x, double loss, double[] g, Objective f, State s);
}
