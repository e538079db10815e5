package org.thalweg.function;

/**
 * Booth's bowl: f(x, y) = (x + 2y − 7)² + (2x + y − 5)².
 *
 * <p>A quadratic whose axes lie along the diagonals: eigenvalues 2 and 18, κ = 9, minimizer (1, 3).
 * A gentle first problem, not centered at 0. Source: Jamil and Yang, "A literature survey of
 * benchmark functions for global optimisation problems" (2013), as most collections have it. No
 * start is customary.
 */
public record Booth() implements TestFunction {
    @Override
    public double value(double[] p) {
        Shape.point(this, p);
        double x = p[0];
        double y = p[1];
        double r = x + 2 * y - 7;
        double s = 2 * x + y - 5;
        return r * r + s * s;
    }

    @Override
    public double valueAndGradient(double[] p, double[] g) {
        Shape.gradient(this, p, g);
        double x = p[0];
        double y = p[1];
        double r = x + 2 * y - 7;
        double s = 2 * x + y - 5;
        g[0] = 10 * x + 8 * y - 34;
        g[1] = 8 * x + 10 * y - 38;
        return r * r + s * s;
    }

    @Override
    public void hessian(double[] p, double[] h) {
        Shape.hessian(this, p, h);
        h[0] = 10;
        h[1] = 8;
        h[2] = 8;
        h[3] = 10;
    }

    @Override
    public String name() {
        return "Booth";
    }

    @Override
    public String formula() {
        return "(x + 2y − 7)² + (2x + y − 5)²";
    }

    @Override
    public String latex() {
        return "(x + 2y - 7)^2 + (2x + y - 5)^2";
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[] {-5, 5};
    }

    @Override
    public double[][] minimizers() {
        return new double[][] {{1, 3}};
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public Window window() {
        return Window.square(10);
    }

    @Override
    public String toString() {
        return name();
    }
}
