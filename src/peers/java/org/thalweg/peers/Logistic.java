package org.thalweg.peers;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.thalweg.core.Twice;

/**
 * A logistic regression with a small penalty, as plain loops, which counts how often it is asked
 * and says when a value is low enough.
 *
 * <p>f(w) = 1/m Σ log(1 + exp(−yᵢ w · rowᵢ)) + λ/2 ‖w‖², y = ±1. Features are normal, of different
 * widths; a label follows its score with the probability of the model.
 */
final class Logistic implements Twice {
    private static final double LAMBDA = 1e-3;
    private final double[][] rows;
    private final double[] y;
    private double target = Double.NEGATIVE_INFINITY;

    /** How often the value was asked for, alone. */
    int values;

    /** How often the gradient was asked for, with or without the value. */
    int gradients;

    /** How often the Hessian was asked for. */
    int hessians;

    /** Says that a value was at or below the target. */
    static final class Reached extends RuntimeException {
        private static final long serialVersionUID = 1;

        Reached() {
            super(null, null, false, false);
        }
    }

    Logistic(int m, int d) {
        SplittableRandom random = new SplittableRandom(7);
        double[] truth = new double[d];
        double[] width = new double[d];
        for (int j = 0; j < d; j++) {
            width[j] = Math.pow(10, (double) j / (d - 1) - 1);
            truth[j] = random.nextGaussian() / (width[j] * Math.sqrt(d));
        }
        rows = new double[m][d];
        y = new double[m];
        for (int i = 0; i < m; i++) {
            double z = 0;
            for (int j = 0; j < d; j++) {
                rows[i][j] = width[j] * random.nextGaussian();
                z += truth[j] * rows[i][j];
            }
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-2 * z)) ? 1 : -1;
        }
    }

    /** Returns the number of parameters. */
    int parameters() {
        return rows[0].length;
    }

    /** Counts from nothing and throws {@link Reached} at the first value that is at most this. */
    void until(double value) {
        target = value;
        values = 0;
        gradients = 0;
        hessians = 0;
    }

    @Override
    public double value(double[] w) {
        values++;
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += loss(y[i] * dot(rows[i], w));
        }
        return reached(sum / rows.length + LAMBDA / 2 * dot(w, w));
    }

    @Override
    public double valueAndGradient(double[] w, double[] g) {
        gradients++;
        int d = w.length;
        int m = rows.length;
        for (int j = 0; j < d; j++) {
            g[j] = LAMBDA * w[j];
        }
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double[] row = rows[i];
            double z = y[i] * dot(row, w);
            sum += loss(z);
            double slope = -y[i] / (1 + Math.exp(z)) / m;
            for (int j = 0; j < d; j++) {
                g[j] += slope * row[j];
            }
        }
        return reached(sum / m + LAMBDA / 2 * dot(w, w));
    }

    @Override
    public void hessian(double[] w, double[] h) {
        hessians++;
        int d = w.length;
        Arrays.fill(h, 0);
        for (double[] row : rows) {
            double p = 1 / (1 + Math.exp(-dot(row, w)));
            double c = p * (1 - p) / rows.length;
            for (int a = 0; a < d; a++) {
                double ca = c * row[a];
                int from = a * d;
                for (int b = 0; b < d; b++) {
                    h[from + b] += ca * row[b];
                }
            }
        }
        for (int a = 0; a < d; a++) {
            h[a * d + a] += LAMBDA;
        }
    }

    @Override
    public boolean fixed() {
        return true;
    }

    /** Returns the least value, by Newton's method. */
    double least() {
        until(Double.NEGATIVE_INFINITY);
        int d = parameters();
        double[] w = new double[d];
        double[] g = new double[d];
        DMatrixRMaj hessian = new DMatrixRMaj(d, d);
        double least = valueAndGradient(w, g);
        for (int k = 0; k < 50; k++) {
            hessian(w, hessian.data);
            DMatrixRMaj step = new DMatrixRMaj(d, 1);
            if (!CommonOps_DDRM.solve(hessian, new DMatrixRMaj(d, 1, true, g), step)) {
                throw new AssertionError("the Hessian is singular");
            }
            for (int j = 0; j < d; j++) {
                w[j] -= step.data[j];
            }
            double next = valueAndGradient(w, g);
            if (dot(g, g) < 1e-26) {
                return next;
            }
            least = next;
        }
        throw new AssertionError("Newton's method has not arrived at " + least);
    }

    private double reached(double f) {
        if (f <= target) {
            throw new Reached();
        }
        return f;
    }

    private static double loss(double z) {
        return Math.max(0, -z) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < a.length - 3; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        double sum = (s0 + s1) + (s2 + s3);
        for (; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
