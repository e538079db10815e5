package org.thalweg.function;

/**
 * The plain saddle: f(x, y) = x² − y².
 *
 * <p>Down along y for ever, so there is no minimum. At 0 the gradient vanishes, and from any point
 * with y = 0 exactly every gradient method walks into it: the start is a hair beside that line.
 */
public record Saddle() implements TestFunction {
    @Override
    public double value(double[] p) {
        Shape.point(this, p);
        double x = p[0];
        double y = p[1];
        return x * x - y * y;
    }

    @Override
    public double valueAndGradient(double[] p, double[] g) {
        Shape.gradient(this, p, g);
        double x = p[0];
        double y = p[1];
        g[0] = 2 * x;
        g[1] = -2 * y;
        return x * x - y * y;
    }

    @Override
    public void hessian(double[] p, double[] h) {
        Shape.hessian(this, p, h);
        h[0] = 2;
        h[1] = 0;
        h[2] = 0;
        h[3] = -2;
    }

    @Override
    public String name() {
        return "saddle";
    }

    @Override
    public String formula() {
        return "x² − y²";
    }

    @Override
    public String latex() {
        return "x^2 - y^2";
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[] {1, 1e-3};
    }

    @Override
    public double[][] minimizers() {
        return new double[][] {};
    }

    @Override
    public double minimum() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public Window window() {
        return Window.square(1.5);
    }

    @Override
    public String toString() {
        return name();
    }
}
