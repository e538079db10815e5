package org.thalweg.function;

import java.util.Arrays;
import org.thalweg.core.Require;

/**
 * Rastrigin's egg box: f(x) = 10n + Σᵢ (xᵢ² − 10 cos 2πxᵢ).
 *
 * <p>A bowl with a local minimum near every point of whole coordinates; only the one at 0 is
 * global. The ripples have amplitude 10 and slopes up to about 63, so a gradient says little about
 * where the bowl leads. Source: Rastrigin, "Systems of Extremal Control" (1974) in two dimensions;
 * Mühlenbein, Schomisch and Born (1991) in n.
 *
 * @param dimension n, at least 1
 */
public record Rastrigin(int dimension) implements TestFunction {
    private static final double TWO_PI = 2 * Math.PI;

    /** Checks the dimension. */
    public Rastrigin {
        Require.atLeast("the dimension of Rastrigin", dimension, 1);
    }

    @Override
    public double value(double[] x) {
        Shape.point(this, x);
        double sum = 10.0 * dimension;
        for (int i = 0; i < dimension; i++) {
            sum += x[i] * x[i] - 10 * Math.cos(TWO_PI * x[i]);
        }
        return sum;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        Shape.gradient(this, x, g);
        double sum = 10.0 * dimension;
        for (int i = 0; i < dimension; i++) {
            sum += x[i] * x[i] - 10 * Math.cos(TWO_PI * x[i]);
            g[i] = 2 * x[i] + 10 * TWO_PI * Math.sin(TWO_PI * x[i]);
        }
        return sum;
    }

    @Override
    public void hessian(double[] x, double[] h) {
        Shape.hessian(this, x, h);
        Arrays.fill(h, 0);
        for (int i = 0; i < dimension; i++) {
            h[i * dimension + i] = 2 + 10 * TWO_PI * TWO_PI * Math.cos(TWO_PI * x[i]);
        }
    }

    @Override
    public String name() {
        return "Rastrigin";
    }

    @Override
    public String formula() {
        return dimension == 2
                ? "20 + x² + y² − 10 cos 2πx − 10 cos 2πy"
                : "10n + Σ (xᵢ² − 10 cos 2πxᵢ)";
    }

    @Override
    public String latex() {
        return "10n + \\sum_{i=1}^{n} \\left(x_i^2 - 10\\cos 2\\pi x_i\\right)";
    }

    /** Returns (2.5, −1.3, 2.5, −1.3, …): none is customary; this one is not symmetric. */
    @Override
    public double[] start() {
        return Shape.alternating(dimension, 2.5, -1.3);
    }

    @Override
    public double[][] minimizers() {
        return Shape.onlyAt(0, dimension);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public Window window() {
        return Window.square(5.12);
    }

    @Override
    public String toString() {
        return Text.inDimensions(name(), dimension);
    }
}
