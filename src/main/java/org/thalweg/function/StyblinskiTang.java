package org.thalweg.function;

import java.util.Arrays;
import org.thalweg.core.Require;

/**
 * Styblinski and Tang's wells: f(x) = ½ Σᵢ (xᵢ⁴ − 16 xᵢ² + 5 xᵢ).
 *
 * <p>Each variable has a deep well at −2.9035… (−39.166…) and a shallow one at 2.7468… (−25.029…),
 * with a hill at 0.1567… between them: 2ⁿ minima, one of them global. Source: Styblinski and Tang,
 * "Experiments in nonconvex optimization", Neural Networks 3 (1990).
 *
 * @param dimension n, at least 1
 */
public record StyblinskiTang(int dimension) implements TestFunction {
    /** Checks the dimension. */
    public StyblinskiTang {
        Require.atLeast("the dimension of Styblinski–Tang", dimension, 1);
    }

    @Override
    public double value(double[] x) {
        Shape.point(this, x);
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double square = x[i] * x[i];
            sum += square * square - 16 * square + 5 * x[i];
        }
        return sum / 2;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        Shape.gradient(this, x, g);
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double square = x[i] * x[i];
            sum += square * square - 16 * square + 5 * x[i];
            g[i] = 2 * square * x[i] - 16 * x[i] + 2.5;
        }
        return sum / 2;
    }

    @Override
    public void hessian(double[] x, double[] h) {
        Shape.hessian(this, x, h);
        Arrays.fill(h, 0);
        for (int i = 0; i < dimension; i++) {
            h[i * dimension + i] = 6 * x[i] * x[i] - 16;
        }
    }

    @Override
    public String name() {
        return "Styblinski–Tang";
    }

    @Override
    public String formula() {
        return dimension == 2 ? "½ (x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)" : "½ Σ (xᵢ⁴ − 16 xᵢ² + 5 xᵢ)";
    }

    @Override
    public String latex() {
        return "\\tfrac12 \\sum_{i=1}^{n} \\left(x_i^4 - 16\\,x_i^2 + 5\\,x_i\\right)";
    }

    /** Returns 0, from where downhill leads to the global minimizer. */
    @Override
    public double[] start() {
        return new double[dimension];
    }

    @Override
    public double[][] minimizers() {
        return Shape.onlyAt(-2.903534027771177, dimension);
    }

    @Override
    public double minimum() {
        return -39.16616570377141 * dimension;
    }

    @Override
    public Window window() {
        return Window.square(5);
    }

    @Override
    public String toString() {
        return Text.inDimensions(name(), dimension);
    }
}
