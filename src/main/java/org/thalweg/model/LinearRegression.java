package org.thalweg.model;

import org.thalweg.core.LeastSquares;

/**
 * Linear regression: a straight line, or plane, through points.
 *
 * <pre>r = X w + b − y,   f(w, b) = 1/(2m) Σ rᵢ²,   ∇f = 1/m (Xᵀ r, Σ rᵢ),   ∇²f = 1/m (X 1)ᵀ(X 1)
 * </pre>
 *
 * <p>The parameters are the weights in the order of the features, then the intercept. The factor ½
 * is there so that the gradient has none; the mean squared error is twice this loss.
 *
 * <pre>{@code
 * LinearRegression model = new LinearRegression(X, y);
 * double[] w = model.zeros();
 * Objective loss = model.full();
 * }</pre>
 */
public final class LinearRegression extends LinearModel implements LeastSquares {
    /**
     * Makes the model of these examples.
     *
     * @param features n rows of d numbers; copied
     * @param targets n numbers; copied
     * @throws IllegalArgumentException if there are no examples, if the lengths differ, or for a
     *     value that is not finite; the message names row and column
     */
    public LinearRegression(double[][] features, double[] targets) {
        this(new Examples(features), targets);
    }

    private LinearRegression(Examples examples, double[] targets) {
        super(examples, examples.targets(targets));
    }

    @Override
    double slopes(double[] z, int[] rows, int from, int to) {
        double sum = 0;
        for (int i = 0; i < to - from; i++) {
            double r = z[i] - y[rows[from + i]];
            z[i] = r;
            sum += r * r;
        }
        return sum / 2;
    }

    @Override
    double curvature(double z) {
        return 1;
    }

    @Override
    public int residuals() {
        return size();
    }

    @Override
    public void residuals(double[] x, double[] r) {
        Examples.requireParameters(x, parameters());
        for (int i = 0; i < size(); i++) {
            r[i] = score(x, examples.row(i)) - y[i];
        }
    }

    @Override
    public void jacobian(double[] x, double[] j) {
        int n = parameters();
        for (int i = 0; i < size(); i++) {
            System.arraycopy(examples.row(i), 0, j, i * n, n - 1);
            j[i * n + n - 1] = 1;
        }
    }

    /**
     * Returns the parameters of least loss in closed form, by a singular value decomposition rather
     * than by the normal equations, which square the condition number. Where many are best (fewer
     * examples than parameters, a feature that repeats another) it is the shortest of them.
     */
    public double[] solution() {
        double[] j = new double[size() * parameters()];
        jacobian(zeros(), j);
        return Matrices.leastSquares(j, y, parameters());
    }

    /**
     * Returns the eigenvalues of the Hessian 1/m (X 1)ᵀ(X 1), the smallest first. It is the same
     * everywhere. Gradient descent with a constant learning rate η is stable for η &lt; 2/λ_max.
     */
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
        return scores(w, features);
    }

    /** Returns the prediction for one example. */
    public double predict(double[] w, double... features) {
        return score(w, features);
    }

    /**
     * Returns R² = 1 − Σ (ŷ − y)² / Σ (y − mean of y)²: 1 is perfect, 0 is no better than the mean.
     * Not finite where all targets are equal: then there is nothing to explain.
     */
    public double rSquared(double[] w, double[][] features, double[] targets) {
        double[] p = predict(w, features);
        double[] t = new Examples(features).targets(targets);
        double mean = 0;
        for (double v : t) {
            mean += v / t.length;
        }
        double rest = 0;
        double total = 0;
        for (int i = 0; i < t.length; i++) {
            rest += (p[i] - t[i]) * (p[i] - t[i]);
            total += (t[i] - mean) * (t[i] - mean);
        }
        return 1 - rest / total;
    }

    /** Returns the name and the shape. */
    @Override
    public String toString() {
        return "linear regression (" + examples.features() + " features)";
    }
}
