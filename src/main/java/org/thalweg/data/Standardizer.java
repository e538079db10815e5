package org.thalweg.data;

import java.util.Arrays;
import org.thalweg.core.Require;

/**
 * Gives every column mean 0 and deviation 1, by what the training data say:
 *
 * <pre>z = (x − mean) / deviation,   deviation² = (1/n) Σ (x − mean)²</pre>
 *
 * <p>The divisor is n, not n − 1: the standardized training columns then have mean square exactly
 * 1, which is what conditioning is about (scikit-learn does the same, R's {@code scale} does not).
 *
 * <p>Fit it on the training rows, then transform training and test rows with the same numbers: a
 * mean that has seen the test rows has leaked. A column that is constant in the training data says
 * nothing; its deviation is recorded as 0 and its z is 0, in any data.
 */
public final class Standardizer {

    private final double[] means;
    private final double[] deviations;

    private Standardizer(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** Learns from the features of the training data; the targets play no part. */
    public static Standardizer fit(Dataset train) {
        return fit(train.features());
    }

    /**
     * Learns the mean and the deviation of each column.
     *
     * @param train n × d, the training rows, not modified
     * @throws IllegalArgumentException if it is empty or ragged, or a value is not finite
     */
    public static Standardizer fit(double[][] train) {
        double[][] rows = Require.matrix("values", train);
        int d = rows[0].length;
        double[] means = new double[d];
        double[] deviations = new double[d];
        double[] column = new double[rows.length];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][j];
            }
            means[j] = mean(column);
            deviations[j] = deviation(column, means[j]);
        }
        return new Standardizer(means, deviations);
    }

    private static double mean(double[] x) {
        // The constant column must be met exactly: its mean by a sum can differ in the last bit,
        // and dividing that rounding error by itself would turn it into a signal.
        double low = x[0];
        double high = x[0];
        double mean = 0;
        for (int i = 0; i < x.length; i++) {
            low = Math.min(low, x[i]);
            high = Math.max(high, x[i]);
            mean += x[i] / x.length;
        }
        if (low == high) {
            return low;
        }
        double correction = 0;
        for (double value : x) {
            correction += (value - mean) / x.length;
        }
        return mean + correction;
    }

    private static double deviation(double[] x, double mean) {
        // Squares of the residuals over the largest: neither overflow nor underflow.
        double largest = 0;
        for (double value : x) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (double value : x) {
            double r = (value - mean) / largest;
            sum += r * r;
        }
        double deviation = largest * Math.sqrt(sum / x.length);
        if (!Double.isFinite(deviation)) {
            throw new IllegalArgumentException(
                    "values up to %s are too far apart to standardize; choose another unit"
                            .formatted(largest + Math.abs(mean)));
        }
        return deviation;
    }

    /** The mean of each column of the training data, a new copy each time. */
    public double[] means() {
        return means.clone();
    }

    /** The deviation (divisor n) of each column of the training data, 0 if constant; a new copy. */
    public double[] deviations() {
        return deviations.clone();
    }

    /** The same rows with standardized features; names and targets stay. */
    public Dataset transform(Dataset data) {
        return data.withFeatures(transform(data.features()));
    }

    /**
     * z = (x − mean) / deviation for every value; 0 in columns constant in the training data.
     *
     * @param x m × d, not modified
     * @return m × d, new
     * @throws IllegalArgumentException if the number of columns differs from the training data's
     */
    public double[][] transform(double[][] x) {
        double[][] z = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            checkWidth(x[i], i);
            z[i] = new double[means.length];
            for (int j = 0; j < means.length; j++) {
                z[i][j] = deviations[j] == 0 ? 0 : (x[i][j] - means[j]) / deviations[j];
            }
        }
        return z;
    }

    /**
     * x = mean + deviation · z, the way back; a constant column comes back as its constant.
     *
     * @param z m × d, not modified
     * @return m × d, new
     * @throws IllegalArgumentException if the number of columns differs from the training data's
     */
    public double[][] inverse(double[][] z) {
        double[][] x = new double[z.length][];
        for (int i = 0; i < z.length; i++) {
            checkWidth(z[i], i);
            x[i] = new double[means.length];
            for (int j = 0; j < means.length; j++) {
                x[i][j] = means[j] + deviations[j] * z[i][j];
            }
        }
        return x;
    }

    private void checkWidth(double[] row, int i) {
        if (row.length != means.length) {
            throw new IllegalArgumentException(
                    "this standardizer was fitted on %d columns, got %d in row %d"
                            .formatted(means.length, row.length, i));
        }
    }

    /** What was learned: means and deviations. */
    @Override
    public String toString() {
        return "Standardizer[means=%s, deviations=%s]"
                .formatted(Arrays.toString(means), Arrays.toString(deviations));
    }
}
