package org.thalweg.method;

import org.thalweg.core.Norm;
import org.thalweg.core.State;

/**
 * The nearest orthogonal matrix, roughly: U Vᵀ for M = U Σ Vᵀ, without a decomposition. Five rounds
 * of X ← a X + (b S + c S²) X, S = X Xᵀ, from X = M / ‖M‖ move every singular value of X from 0.01
 * to 1 into [0.68, 1.14]. a, b and c are those that lift small ones fastest, so they do not
 * converge to 1.
 *
 * <p>Jordan et al.: Muon: an optimizer for hidden layers in neural networks, 2024. PyTorch computes
 * this in bfloat16, two or three digits; here it is double.
 */
final class NewtonSchulz {
    private static final int ROUNDS = 5;
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final double TINY = 1e-7;

    private NewtonSchulz() {}

    /**
     * Overwrites m with its orthogonal factor; a matrix of zeros stays.
     *
     * @param m rows × cols, row-major; modified
     * @param s for scratch
     */
    static void orthogonalize(double[] m, int rows, int cols, State s) {
        // S has the shorter side: a tall matrix is worked on as its transpose.
        int p = Math.min(rows, cols);
        int q = Math.max(rows, cols);
        double[] x = s.scratch("x", p * q);
        double[] next = s.scratch("next", p * q);
        double[] gram = s.scratch("gram", p * p);
        double[] w = s.scratch("w", p * p);
        double scale = 1 / Math.max(Norm.of(m), TINY);
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < q; k++) {
                x[i * q + k] = scale * m[rows <= cols ? i * q + k : k * p + i];
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i * p + j] = dot(x, i * q, j * q, q);
                    gram[j * p + i] = gram[i * p + j];
                }
            }
            addProduct(w, B, gram, C, gram, p, p);
            addProduct(next, A, x, 1, w, p, q);
            double[] swap = x;
            x = next;
            next = swap;
        }
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < q; k++) {
                m[rows <= cols ? i * q + k : k * p + i] = x[i * q + k];
            }
        }
    }

    /** out = a · v + c · w v, for w p × p and v p × q. */
    private static void addProduct(
            double[] out, double a, double[] v, double c, double[] w, int p, int q) {
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < q; k++) {
                out[i * q + k] = a * v[i * q + k];
            }
            for (int j = 0; j < p; j++) {
                double e = c * w[i * p + j];
                for (int k = 0; k < q; k++) {
                    out[i * q + k] += e * v[j * q + k];
                }
            }
        }
    }

    private static double dot(double[] v, int i, int j, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += v[i + k] * v[j + k];
        }
        return sum;
    }
}
