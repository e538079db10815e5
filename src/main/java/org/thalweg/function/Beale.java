package org.thalweg.function;

/**
 * Beale's plateau with peaks: f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².
 *
 * <p>Flat around a curved valley, steep as y⁶ in the corners: one learning rate does not fit both.
 * Minimizer (3, ½) with curvatures 0.301 and 48.98. Source: Beale, "On an iterative method for
 * finding a local minimum of a function of more than one variable" (Princeton, 1958); start from
 * Moré, Garbow and Hillstrom (1981), problem 5.
 */
public record Beale() implements TestFunction {
    @Override
    public double value(double[] p) {
        Shape.point(this, p);
        double x = p[0];
        double y = p[1];
        double r1 = 1.5 - x + x * y;
        double r2 = 2.25 - x + x * y * y;
        double r3 = 2.625 - x + x * y * y * y;
        return r1 * r1 + r2 * r2 + r3 * r3;
    }

    @Override
    public double valueAndGradient(double[] p, double[] g) {
        Shape.gradient(this, p, g);
        double x = p[0];
        double y = p[1];
        double r1 = 1.5 - x + x * y;
        double r2 = 2.25 - x + x * y * y;
        double r3 = 2.625 - x + x * y * y * y;
        g[0] = 2 * (r1 * (y - 1) + r2 * (y * y - 1) + r3 * (y * y * y - 1));
        g[1] = 2 * (r1 * x + r2 * 2 * x * y + r3 * 3 * x * y * y);
        return r1 * r1 + r2 * r2 + r3 * r3;
    }

    @Override
    public void hessian(double[] p, double[] h) {
        Shape.hessian(this, p, h);
        double x = p[0];
        double y = p[1];
        double a1 = y - 1;
        double a2 = y * y - 1;
        double a3 = y * y * y - 1;
        double b1 = x;
        double b2 = 2 * x * y;
        double b3 = 3 * x * y * y;
        double r1 = 1.5 + x * a1;
        double r2 = 2.25 + x * a2;
        double r3 = 2.625 + x * a3;
        h[0] = 2 * (a1 * a1 + a2 * a2 + a3 * a3);
        h[1] = 2 * (a1 * b1 + a2 * b2 + a3 * b3 + r1 + 2 * r2 * y + 3 * r3 * y * y);
        h[2] = h[1];
        h[3] = 2 * (b1 * b1 + b2 * b2 + b3 * b3 + 2 * r2 * x + 6 * r3 * x * y);
    }

    @Override
    public String name() {
        return "Beale";
    }

    @Override
    public String formula() {
        return "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²";
    }

    @Override
    public String latex() {
        return "(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2";
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[] {1, 1};
    }

    @Override
    public double[][] minimizers() {
        return new double[][] {{3, 0.5}};
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public Window window() {
        return Window.square(4.5);
    }

    @Override
    public String toString() {
        return name();
    }
}
