package org.thalweg.function;

/**
 * Himmelblau's four valleys: f(x, y) = (x² + y − 11)² + (x + y² − 7)².
 *
 * <p>Four minimizers with f = 0, so the start and the method decide which one is found; four
 * saddles between them and a local maximum, f = 181.6165…, near (−0.27, −0.92). Source: Himmelblau,
 * "Applied Nonlinear Programming" (1972).
 */
public record Himmelblau() implements TestFunction {
    @Override
    public double value(double[] p) {
        Shape.point(this, p);
        double x = p[0];
        double y = p[1];
        double r = x * x + y - 11;
        double s = x + y * y - 7;
        return r * r + s * s;
    }

    @Override
    public double valueAndGradient(double[] p, double[] g) {
        Shape.gradient(this, p, g);
        double x = p[0];
        double y = p[1];
        double r = x * x + y - 11;
        double s = x + y * y - 7;
        g[0] = 4 * x * r + 2 * s;
        g[1] = 2 * r + 4 * y * s;
        return r * r + s * s;
    }

    @Override
    public void hessian(double[] p, double[] h) {
        Shape.hessian(this, p, h);
        double x = p[0];
        double y = p[1];
        h[0] = 12 * x * x + 4 * y - 42;
        h[1] = 4 * (x + y);
        h[2] = h[1];
        h[3] = 12 * y * y + 4 * x - 26;
    }

    @Override
    public String name() {
        return "Himmelblau";
    }

    @Override
    public String formula() {
        return "(x² + y − 11)² + (x + y² − 7)²";
    }

    @Override
    public String latex() {
        return "(x^2 + y - 11)^2 + (x + y^2 - 7)^2";
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[] {0, 0};
    }

    @Override
    public double[][] minimizers() {
        return new double[][] {
            {3, 2},
            {-2.805118086952745, 3.131312518250573},
            {-3.779310253377747, -3.2831859912861696},
            {3.5844283403304917, -1.8481265269644036}
        };
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
        return name();
    }
}
