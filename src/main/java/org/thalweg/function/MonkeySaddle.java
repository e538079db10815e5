package org.thalweg.function;

/**
 * A saddle with a valley for the tail: f(x, y) = x³ − 3xy².
 *
 * <p>At 0 the gradient and the whole Hessian vanish, so second derivatives do not tell which way is
 * down. There are three valleys, and no minimum.
 */
public record MonkeySaddle() implements TestFunction {
    @Override
    public double value(double[] p) {
        Shape.point(this, p);
        double x = p[0];
        double y = p[1];
        return x * x * x - 3 * x * y * y;
    }

    @Override
    public double valueAndGradient(double[] p, double[] g) {
        Shape.gradient(this, p, g);
        double x = p[0];
        double y = p[1];
        g[0] = 3 * x * x - 3 * y * y;
        g[1] = -6 * x * y;
        return x * x * x - 3 * x * y * y;
    }

    @Override
    public void hessian(double[] p, double[] h) {
        Shape.hessian(this, p, h);
        double x = p[0];
        double y = p[1];
        h[0] = 6 * x;
        h[1] = -6 * y;
        h[2] = -6 * y;
        h[3] = -6 * x;
    }

    @Override
    public String name() {
        return "monkey saddle";
    }

    @Override
    public String formula() {
        return "x³ − 3xy²";
    }

    @Override
    public String latex() {
        return "x^3 - 3xy^2";
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[] {0.5, 0.1};
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
        return Window.square(1);
    }

    @Override
    public String toString() {
        return name();
    }
}
