package org.thalweg.check;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.thalweg.core.Objective;

/** Small random problems to try an answer on; all of them a pure function of the random source. */
public final class Problems {
    private Problems() {}

    /**
     * Returns f(x) = ½ xᵀAx − bᵀx with A = VᵀV/n + I/2, so symmetric, positive definite, not
     * diagonal.
     *
     * @param random draws A and b
     * @param n dimension, at least 1
     */
    public static Objective quadratic(SplittableRandom random, int n) {
        double[] v = normal(random, n * n);
        double[] b = normal(random, n);
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = i == j ? 0.5 : 0;
                for (int k = 0; k < n; k++) {
                    sum += v[k * n + i] * v[k * n + j] / n;
                }
                a[i * n + j] = sum;
            }
        }
        return (x, g) -> {
            double value = 0;
            for (int i = 0; i < n; i++) {
                double row = 0;
                for (int j = 0; j < n; j++) {
                    row += a[i * n + j] * x[j];
                }
                g[i] = row - b[i];
                value += x[i] * (0.5 * row - b[i]);
            }
            return value;
        };
    }

    /**
     * Returns f(x) = ½ xᵀAx with A as above. The least value, at 0, is 0, and f is a sum of
     * squares: however near a descent comes, a smaller distance has a smaller value. (Where the
     * least value is another number, values close to it are equal to the last bit.)
     *
     * @param random draws A
     * @param n dimension, at least 1
     */
    public static Objective bowl(SplittableRandom random, int n) {
        double[] v = normal(random, n * n);
        return (x, g) -> {
            double value = 0;
            for (int i = 0; i < n; i++) {
                g[i] = 0.5 * x[i];
                value += 0.25 * x[i] * x[i];
            }
            for (int k = 0; k < n; k++) {
                double row = 0;
                for (int i = 0; i < n; i++) {
                    row += v[k * n + i] * x[i];
                }
                value += 0.5 * row * row / n;
                for (int i = 0; i < n; i++) {
                    g[i] += row * v[k * n + i] / n;
                }
            }
            return value;
        };
    }

    /**
     * Returns the mean logistic loss of a linear classifier on random rows: convex, not quadratic.
     *
     * @param random draws the rows and their labels
     * @param n number of weights, at least 1
     */
    public static Objective logistic(SplittableRandom random, int n) {
        int rows = 5 * n + 5;
        double[] data = normal(random, rows * n);
        double[] sign = new double[rows];
        for (int r = 0; r < rows; r++) {
            sign[r] = random.nextBoolean() ? 1 : -1;
        }
        return (w, g) -> {
            double loss = 0;
            Arrays.fill(g, 0);
            for (int r = 0; r < rows; r++) {
                double margin = 0;
                for (int i = 0; i < n; i++) {
                    margin += data[r * n + i] * w[i];
                }
                margin *= sign[r];
                loss += Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
                double slope = -sign[r] / (1 + Math.exp(margin));
                for (int i = 0; i < n; i++) {
                    g[i] += slope * data[r * n + i] / rows;
                }
            }
            return loss / rows;
        };
    }

    /**
     * Returns the mean squared loss of a 2-4-1 tanh network on XOR's four points: not convex, 17
     * parameters (hidden weights 2×4, hidden biases 4, output weights 4, output bias).
     */
    public static Objective xor() {
        double[][] inputs = {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}};
        double[] labels = {0, 1, 1, 0};
        return (w, g) -> {
            double loss = 0;
            Arrays.fill(g, 0);
            double[] h = new double[4];
            for (int r = 0; r < 4; r++) {
                double out = w[16];
                for (int j = 0; j < 4; j++) {
                    h[j] = Math.tanh(w[j] * inputs[r][0] + w[4 + j] * inputs[r][1] + w[8 + j]);
                    out += w[12 + j] * h[j];
                }
                double error = out - labels[r];
                loss += 0.5 * error * error / 4;
                g[16] += error / 4;
                for (int j = 0; j < 4; j++) {
                    double back = error / 4 * w[12 + j] * (1 - h[j] * h[j]);
                    g[12 + j] += error / 4 * h[j];
                    g[j] += back * inputs[r][0];
                    g[4 + j] += back * inputs[r][1];
                    g[8 + j] += back;
                }
            }
            return loss;
        };
    }

    /** Returns n standard normal numbers (Box-Muller, so that they are the same on every Java). */
    public static double[] normal(SplittableRandom random, int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            out[i] = radius * Math.cos(2 * Math.PI * random.nextDouble());
        }
        return out;
    }
}
