package org.thalweg.function;

/**
 * A saddle with a floor on both sides: f(x, y) = x² − y² + y⁴.
 *
 * <p>The saddle at 0 is that of {@link Saddle}, but leaving it ends in one of the minimizers (0,
 * ±√½) with f = −¼ and curvatures 2 and 4: the time to escape can be measured.
 */
public record BoundedSaddle() implements TestFunction {
    private static final double ROOT_HALF = 0.7071067811865476;

    @Override
    public double value(double[] p) {
        Shape.point(this, p);
        double x = p[0];
        double y = p[1];
        return x * x - y * y + y * y * y * y;
    }

    @Override
    public double valueAndGradient(double[] p, double[] g) {
        Shape.gradient(this, p, g);
        double x = p[0];
        double y = p[1];
        g[0] = 2 * x;
        g[1] = -2 * y + 4 * y * y * y;
        return x * x - y * y + y * y * y * y;
    }

    @Override
    public void hessian(double[] p, double[] h) {
        Shape.hessian(this, p, h);
        double y = p[1];
        h[0] = 2;
        h[1] = 0;
        h[2] = 0;
        h[3] = -2 + 12 * y * y;
    }

    @Override
    public String name() {
        return "bounded saddle";
    }

    @Override
    public String formula() {
        return "x² − y² + y⁴";
    }

    @Override
    public String latex() {
        return "x^2 - y^2 + y^4";
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
        return new double[][] {{0, -ROOT_HALF}, {0, ROOT_HALF}};
    }

    @Override
    public double minimum() {
        return -0.25;
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
