package org.thalweg.function;

/**
 * Matyas's plate: f(x, y) = 0.26 (x² + y²) − 0.48 xy.
 *
 * <p>A quadratic that is nearly flat along x = y: eigenvalues 0.04 and 1, κ = 25, minimizer 0.
 * Source: Matyas, "Random optimization", Automation and Remote Control 26 (1965). No start is
 * customary; this one is steep across the valley.
 */
public record Matyas() implements TestFunction {
    @Override
    public double value(double[] p) {
        Shape.point(this, p);
        double x = p[0];
        double y = p[1];
        return 0.26 * (x * x + y * y) - 0.48 * x * y;
    }

    @Override
    public double valueAndGradient(double[] p, double[] g) {
        Shape.gradient(this, p, g);
        double x = p[0];
        double y = p[1];
        g[0] = 0.52 * x - 0.48 * y;
        g[1] = 0.52 * y - 0.48 * x;
        return 0.26 * (x * x + y * y) - 0.48 * x * y;
    }

    @Override
    public void hessian(double[] p, double[] h) {
        Shape.hessian(this, p, h);
        h[0] = 0.52;
        h[1] = -0.48;
        h[2] = -0.48;
        h[3] = 0.52;
    }

    @Override
    public String name() {
        return "Matyas";
    }

    @Override
    public String formula() {
        return "0.26 (x² + y²) − 0.48 xy";
    }

    @Override
    public String latex() {
        return "0.26\\,(x^2 + y^2) - 0.48\\,xy";
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[] {8, -3};
    }

    @Override
    public double[][] minimizers() {
        return new double[][] {{0, 0}};
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
