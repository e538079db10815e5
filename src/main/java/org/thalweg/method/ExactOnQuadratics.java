package org.thalweg.method;

import org.thalweg.core.Objective;
import org.thalweg.core.State;
import org.thalweg.core.Stop;

/**
 * The lowest point along d if f is a quadratic: α = −gᵀd / dᵀA d.
 *
 * <p>A d comes without A, from one more gradient: on a quadratic ∇f(x + c d) − ∇f(x) = c A d for
 * every c. Here c makes c d as long as x, so that the difference keeps its digits however short d
 * is. A second evaluation is made at x + α d. On other functions α is a guess, and nothing checks
 * that f falls.
 *
 * <p>Nocedal and Wright: Numerical optimization, 2nd edition, equation 3.55. Neither PyTorch nor
 * scipy has it.
 */
public record ExactOnQuadratics() implements LineSearch {
    @Override
    public double along(
            double[] d, double first, double[] x, double loss, double[] g, Objective f, State s) {
        double[] y = s.scratch("x");
        double[] gy = s.scratch("g");
        double c = probe(x, d);
        Vectors.walk(x, c, d, y);
        f.valueAndGradient(y, gy);
        double curvature = curvature(g, gy, c, d);
        // NaN is no curvature either.
        if (!(curvature > 0)) {
            s.stop(Stop.CURVATURE);
            return 0;
        }
        double alpha = -Vectors.dot(g, d) / curvature;
        Vectors.walk(x, alpha, d, y);
        s.scratch("value", 1)[0] = f.valueAndGradient(y, gy);
        s.chosen(alpha);
        return alpha;
    }

    /** Returns c, at least 1. */
    static double probe(double[] x, double[] d) {
        return Math.max(1, Vectors.largest(x) / Vectors.largest(d));
    }

    /** Returns dᵀA d from the gradients g at x and gy at x + c d. */
    static double curvature(double[] g, double[] gy, double c, double[] d) {
        double sum = 0;
        for (int i = 0; i < d.length; i++) {
            sum += (gy[i] - g[i]) * d[i];
        }
        return sum / c;
    }
}
