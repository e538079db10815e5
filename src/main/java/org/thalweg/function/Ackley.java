package org.thalweg.function;

import java.util.Arrays;
import org.thalweg.core.Require;

/**
 * Ackley's funnel: f(x) = −20 exp(−s/5) − exp(1/n Σᵢ cos 2πxᵢ) + 20 + e, s = √(1/n Σᵢ xᵢ²).
 *
 * <p>A nearly flat, rippled plain around a deep hole at 0. The hole is the tip of a cone: the
 * gradient does not shrink on the way to it, and at 0 itself there is none. There {@link
 * #valueAndGradient} gives 0, the mean over all directions, so that the minimizer is a fixed point
 * of every method, and the Hessian is NaN. In doubles f(0) is 4.4e-16. Source: Ackley, "A
 * Connectionist Machine for Genetic Hillclimbing" (1987); Bäck (1996) in n dimensions.
 *
 * @param dimension n, at least 1
 */
public record Ackley(int dimension) implements TestFunction {
    private static final double TWO_PI = 2 * Math.PI;

    /** Checks the dimension. */
    public Ackley {
        Require.atLeast("the dimension of Ackley", dimension, 1);
    }

    @Override
    public double value(double[] x) {
        Shape.point(this, x);
        return -20 * Math.exp(-0.2 * rms(x)) - Math.exp(ripple(x)) + 20 + Math.E;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        Shape.gradient(this, x, g);
        int n = dimension;
        double s = rms(x);
        double funnel = Math.exp(-0.2 * s);
        double waves = Math.exp(ripple(x));
        double outward = s == 0 ? 0 : 4 / (n * s) * funnel;
        for (int i = 0; i < n; i++) {
            g[i] = outward * x[i] + TWO_PI / n * Math.sin(TWO_PI * x[i]) * waves;
        }
        return -20 * funnel - waves + 20 + Math.E;
    }

    /** Writes the Hessian at x into h; NaN at 0, where there is none. */
    @Override
    public void hessian(double[] x, double[] h) {
        Shape.hessian(this, x, h);
        int n = dimension;
        double s = rms(x);
        if (s == 0) {
            Arrays.fill(h, Double.NaN);
            return;
        }
        double outward = 4 / (n * s) * Math.exp(-0.2 * s);
        double bend = outward * (0.2 + 1 / s) / (n * s);
        double waves = Math.exp(ripple(x));
        double k = TWO_PI / n;
        for (int i = 0; i < n; i++) {
            double sin = Math.sin(TWO_PI * x[i]);
            for (int j = 0; j < i; j++) {
                double mixed =
                        -bend * (x[i] * x[j]) - k * k * waves * (sin * Math.sin(TWO_PI * x[j]));
                h[i * n + j] = mixed;
                h[j * n + i] = mixed;
            }
            double cos = Math.cos(TWO_PI * x[i]);
            h[i * n + i] =
                    outward - bend * x[i] * x[i] + k * waves * (TWO_PI * cos - k * sin * sin);
        }
    }

    private double rms(double[] x) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            sum += x[i] * x[i];
        }
        return Math.sqrt(sum / dimension);
    }

    private double ripple(double[] x) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            sum += Math.cos(TWO_PI * x[i]);
        }
        return sum / dimension;
    }

    @Override
    public String name() {
        return "Ackley";
    }

    @Override
    public String formula() {
        return dimension == 2
                ? "−20 exp(−0.2 √((x² + y²)/2)) − exp((cos 2πx + cos 2πy)/2) + 20 + e"
                : "−20 exp(−0.2 √(1/n Σ xᵢ²)) − exp(1/n Σ cos 2πxᵢ) + 20 + e";
    }

    @Override
    public String latex() {
        return "-20\\,e^{-0.2\\sqrt{\\frac1n\\sum_i x_i^2}}"
                + " - e^{\\frac1n\\sum_i \\cos 2\\pi x_i} + 20 + e";
    }

    /** Returns (2.5, −1.5, 2.5, −1.5, …): none is customary; this one is not symmetric. */
    @Override
    public double[] start() {
        return Shape.alternating(dimension, 2.5, -1.5);
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
        return Window.square(5);
    }

    @Override
    public String toString() {
        return Text.inDimensions(name(), dimension);
    }
}
