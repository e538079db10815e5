package org.thalweg.function;

import java.util.Arrays;
import org.thalweg.core.Require;

/**
 * Rosenbrock's banana valley: f(x) = Σᵢ (1 − xᵢ)² + 100 (xᵢ₊₁ − xᵢ²)², i = 1, …, n − 1.
 *
 * <p>The floor of the valley is found in a few steps; following its bend to (1, …, 1) takes
 * thousands. At the minimizer in two dimensions the curvatures are 0.399 and 1001.6, κ = 2508. For
 * 4 ≤ n ≤ 7 there is a second, local minimum near (−1, 1, …, 1). Source: Rosenbrock, "An automatic
 * method for finding the greatest or least value of a function", The Computer Journal 3 (1960); the
 * sum over neighbors is the usual chained extension.
 *
 * @param dimension n, at least 2
 */
public record Rosenbrock(int dimension) implements TestFunction {
    /** Checks the dimension. */
    public Rosenbrock {
        Require.atLeast("the dimension of Rosenbrock", dimension, 2);
    }

    @Override
    public double value(double[] x) {
        Shape.point(this, x);
        double sum = 0;
        for (int i = 0; i < dimension - 1; i++) {
            double a = 1 - x[i];
            double b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * b * b;
        }
        return sum;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        Shape.gradient(this, x, g);
        double sum = 0;
        double fromLeft = 0;
        for (int i = 0; i < dimension - 1; i++) {
            double a = 1 - x[i];
            double b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * b * b;
            g[i] = fromLeft + (-2 * a - 400 * x[i] * b);
            fromLeft = 200 * b;
        }
        g[dimension - 1] = fromLeft;
        return sum;
    }

    @Override
    public void hessian(double[] x, double[] h) {
        Shape.hessian(this, x, h);
        int n = dimension;
        Arrays.fill(h, 0);
        for (int i = 0; i < n - 1; i++) {
            int ii = i * n + i;
            h[ii] += 2 - 400 * x[i + 1] + 1200 * x[i] * x[i];
            h[ii + 1] = -400 * x[i];
            h[ii + n] = -400 * x[i];
            h[ii + n + 1] = 200;
        }
    }

    @Override
    public String name() {
        return "Rosenbrock";
    }

    @Override
    public String formula() {
        return dimension == 2 ? "(1 − x)² + 100 (y − x²)²" : "Σ (1 − xᵢ)² + 100 (xᵢ₊₁ − xᵢ²)²";
    }

    @Override
    public String latex() {
        return dimension == 2
                ? "(1 - x)^2 + 100\\,(y - x^2)^2"
                : "\\sum_{i=1}^{n-1} (1 - x_i)^2 + 100\\,(x_{i+1} - x_i^2)^2";
    }

    /** Returns (−1.2, 1, −1.2, 1, …). */
    @Override
    public double[] start() {
        return Shape.alternating(dimension, -1.2, 1);
    }

    @Override
    public double[][] minimizers() {
        return Shape.onlyAt(1, dimension);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public Window window() {
        return new Window(-2, 2, -1, 3);
    }

    @Override
    public String toString() {
        return Text.inDimensions(name(), dimension);
    }
}
