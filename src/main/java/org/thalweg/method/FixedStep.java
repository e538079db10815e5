package org.thalweg.method;

import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * No search: α = η α₀, whatever f does there. α₀ is what the method would try first: 1 for Newton
 * and, once they have seen a curvature, the quasi-Newton methods.
 *
 * <p>PyTorch's L-BFGS without {@code line_search_fn}. One evaluation, for the curvature on the way;
 * if f is not {@linkplain Objective#fixed() fixed}, PyTorch saves it and takes the difference of
 * the gradients of two batches instead.
 *
 * @param lr learning rate η ≥ 0; customary 1
 */
public record FixedStep(Schedule lr) implements LineSearch {
    /** Checks the settings. */
    public FixedStep {
        Require.rate("lr", lr);
    }

    @Override
    public double along(
            double[] d, double first, double[] x, double loss, double[] g, Objective f, State s) {
        double[] y = s.scratch("x");
        double alpha = s.rate(lr) * first;
        Vectors.walk(x, alpha, d, y);
        s.scratch("value", 1)[0] = f.valueAndGradient(y, s.scratch("g"));
        return alpha;
    }
}
