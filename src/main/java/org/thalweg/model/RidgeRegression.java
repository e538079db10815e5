package org.thalweg.model;

import java.util.Arrays;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Layout;
import org.thalweg.core.Require;
import org.thalweg.core.Twice;

/**
 * Ridge regression: linear regression that prefers small weights.
 *
 * <pre>f(w, b) = 1/(2m) Σ rᵢ² + λ/2 ‖w‖²</pre>
 *
 * <p>The intercept is not penalized: moving all targets by a constant moves the intercept and
 * nothing else. That is the difference from {@code new LinearRegression(X, y).full().l2(lambda)},
 * which treats all parameters alike, as weight decay in an optimizer does. scikit-learn's Ridge
 * minimizes Σ rᵢ² + α ‖w‖², so α = nλ.
 *
 * <p>A mini-batch's loss has the whole penalty, so that its mean over the batches of an epoch is f.
 *
 * <p>Source: Hoerl and Kennard, "Ridge Regression: Biased Estimation for Nonorthogonal Problems",
 * 1970.
 */
public final class RidgeRegression implements BatchLoss, Twice {
    private final LinearRegression linear;
    private final double lambda;

    /**
     * Makes the model of these examples.
     *
     * @param features n rows of d numbers; copied
     * @param targets n numbers; copied
     * @param lambda strength of the penalty, at least 0
     * @throws IllegalArgumentException as {@link LinearRegression} does, or if lambda is negative
     *     or not finite
     */
    public RidgeRegression(double[][] features, double[] targets, double lambda) {
        this.linear = new LinearRegression(features, targets);
        this.lambda = Require.nonNegative("lambda", lambda);
    }

    @Override
    public int size() {
        return linear.size();
    }

    /** Returns the number of parameters: one weight for each feature and the intercept. */
    public int parameters() {
        return linear.parameters();
    }

    /** Returns a start at zero. */
    public double[] zeros() {
        return linear.zeros();
    }

    /** Returns the blocks of the parameters: the weights w and the intercept b. */
    public Layout layout() {
        return linear.layout();
    }

    @Override
    public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
        double value = linear.valueAndGradient(x, g, rows, from, to);
        double square = 0;
        for (int j = 0; j < x.length - 1; j++) {
            g[j] += lambda * x[j];
            square += x[j] * x[j];
        }
        return value + lambda / 2 * square;
    }

    /** Returns the loss over all examples and writes its gradient into g. */
    @Override
    public double valueAndGradient(double[] x, double[] g) {
        return valueAndGradient(x, g, linear.examples.all(), 0, size());
    }

    /** Returns true: over all examples the loss is always the same function. */
    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public void hessian(double[] x, double[] h) {
        linear.hessian(x, h);
        for (int j = 0; j < x.length - 1; j++) {
            h[j * x.length + j] += lambda;
        }
    }

    /**
     * Returns the parameters of least loss in closed form. The penalty is d more rows, √(mλ) in one
     * column and 0 in the others, with target 0: least squares on all m + d rows.
     */
    public double[] solution() {
        int m = size();
        int n = parameters();
        double[] a = new double[(m + n - 1) * n];
        linear.jacobian(zeros(), a);
        for (int j = 0; j < n - 1; j++) {
            a[(m + j) * n + j] = Math.sqrt(m * lambda);
        }
        return Matrices.leastSquares(a, Arrays.copyOf(linear.y, m + n - 1), n);
    }

    /** Returns the eigenvalues of the Hessian, the smallest first; it is the same everywhere. */
    public double[] eigenvalues() {
        return Curvature.eigenvalues(this, zeros());
    }

    /**
     * Returns κ = λ_max/λ_min of the Hessian; infinite if the Hessian is singular but for rounding.
     */
    public double conditionNumber() {
        return Curvature.conditionNumber(this, zeros());
    }

    /** Returns the predictions w · row + b for other features. */
    public double[] predict(double[] w, double[][] features) {
        return linear.predict(w, features);
    }

    /** Returns the prediction for one example. */
    public double predict(double[] w, double... features) {
        return linear.predict(w, features);
    }

    /** Returns R² on other examples, see {@link LinearRegression#rSquared}. */
    public double rSquared(double[] w, double[][] features, double[] targets) {
        return linear.rSquared(w, features, targets);
    }

    /** Returns the name, the shape and λ. */
    @Override
    public String toString() {
        return "ridge regression (" + (parameters() - 1) + " features, lambda " + lambda + ")";
    }
}
