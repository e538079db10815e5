package org.thalweg.tune;

import java.util.Random;
import java.util.SplittableRandom;
import org.thalweg.core.Require;

/**
 * The largest eigenvalue of a Hessian by power iteration: v ← H v / ‖H v‖ from a random v, λ = vᵀ H
 * v, until ‖H v − λ v‖ ≤ tolerance · |λ|. It needs products with H only, not H.
 *
 * <pre>{@code
 * Eigenpair top = PowerIteration.of(500).largest(HessianProduct.differences(loss, w), w.length);
 * }</pre>
 *
 * <p>The largest eigenvalue is the sharpness of a loss, and says which learning rates are stable:
 * near a minimum gradient descent needs λ &lt; 2/η, heavy ball and momentum λ &lt; 2 (1 + β)/η
 * ({@link #edge}), Nesterov λ &lt; (2 + 2β)/((1 + 2β) η). Trained at a constant rate, networks
 * drift to the edge λ ≈ 2/η and stay there (Cohen et al.: Gradient descent on neural networks
 * typically occurs at the edge of stability, 2021).
 *
 * <p>von Mises and Pollaczek-Geiringer, 1929; Golub and Van Loan: Matrix computations, section
 * 8.2.1. For networks: LeCun, Simard and Pearlmutter: Automatic learning rate maximization by
 * on-line estimation of the Hessian's eigenvectors, 1993.
 *
 * @param iterations most products, at least 1
 * @param tolerance at least 0; customary 1e-6
 * @param seed decides the v of the start
 */
public record PowerIteration(int iterations, double tolerance, long seed) {
    /** Checks the settings. */
    public PowerIteration {
        Require.atLeast("iterations", iterations, 1);
        Require.nonNegative("tolerance", tolerance);
    }

    /** Returns an iteration of so many products at most, with a tolerance of 1e-6 and seed 0. */
    public static PowerIteration of(int iterations) {
        return new PowerIteration(iterations, 1e-6, 0);
    }

    /** Returns this with another tolerance. */
    public PowerIteration tolerance(double value) {
        return new PowerIteration(iterations, value, seed);
    }

    /** Returns this with another seed. */
    public PowerIteration seed(long value) {
        return new PowerIteration(iterations, tolerance, value);
    }

    /**
     * Returns the eigenvalue of largest magnitude, with its sign. Where λ and −λ are both of
     * largest magnitude there is none to converge to, and the result says so.
     *
     * @param h products with a symmetric matrix
     * @param n number of rows of the matrix
     * @throws IllegalArgumentException if a product is not finite
     */
    public Eigenpair dominant(HessianProduct h, int n) {
        return run(h, Require.atLeast("n", n, 1), 0);
    }

    /**
     * Returns the largest eigenvalue: the dominant one if that is positive. If it is not, or there
     * is none, a second iteration runs on H + ‖H v‖ I, whose eigenvalues are not negative.
     *
     * @param h products with a symmetric matrix
     * @param n number of rows of the matrix
     * @throws IllegalArgumentException if a product is not finite
     */
    public Eigenpair largest(HessianProduct h, int n) {
        Eigenpair first = dominant(h, n);
        if (first.converged() && first.value() >= 0) {
            return first;
        }
        double shift = Math.hypot(first.value(), first.residual());
        Eigenpair second = run(h, n, shift);
        return new Eigenpair(
                second.value(),
                second.vector(),
                first.iterations() + second.iterations(),
                second.residual(),
                second.converged());
    }

    /** Returns 2/η, the largest curvature at which gradient descent is stable. */
    public static double edge(double lr) {
        return edge(lr, 0);
    }

    /** Returns 2 (1 + β)/η, the largest curvature at which heavy ball and momentum are stable. */
    public static double edge(double lr, double beta) {
        return 2 * (1 + Require.decay("beta", beta)) / Require.positive("lr", lr);
    }

    private Eigenpair run(HessianProduct h, int n, double shift) {
        double[] v = start(n);
        double[] w = new double[n];
        for (int k = 1; ; k++) {
            h.times(v, w);
            double lambda = 0;
            for (int i = 0; i < n; i++) {
                w[i] += shift * v[i];
                lambda += v[i] * w[i];
            }
            double square = 0;
            for (int i = 0; i < n; i++) {
                double r = w[i] - lambda * v[i];
                square += r * r;
            }
            double residual = Math.sqrt(square);
            double norm = norm(w);
            if (!(norm < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "a product with the Hessian must be finite, got one of norm " + norm);
            }
            boolean converged = residual <= tolerance * Math.abs(lambda);
            if (converged || k == iterations) {
                return new Eigenpair(lambda - shift, v, k, residual, converged);
            }
            for (int i = 0; i < n; i++) {
                v[i] = w[i] / norm;
            }
        }
    }

    /** Seeds next to one another give Random nearly the same first numbers: they are scrambled. */
    private double[] start(int n) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.nextGaussian();
        }
        double norm = norm(v);
        for (int i = 0; i < n; i++) {
            v[i] /= norm;
        }
        return v;
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double e : v) {
            sum += e * e;
        }
        return Math.sqrt(sum);
    }
}
