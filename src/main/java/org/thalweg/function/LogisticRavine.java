package org.thalweg.function;

/**
 * A ravine as machine learning makes them: logistic regression on features of different scale.
 *
 * <p>f(w) = 1/6 Σᵢ log(1 + exp(−yᵢ wᵀxᵢ)) + 0.005 ‖w‖², six examples whose second feature is some
 * twenty times the first. Convex, smooth, not quadratic; at the minimizer (1.1417…, 0.0551…) the
 * curvatures are 0.163 and 84.2, κ = 516: what standardizing the features would have avoided.
 */
public record LogisticRavine() implements TestFunction {
    private static final double[] FIRST = {1, -1, 2, -2, 1, -1};
    private static final double[] SECOND = {20, 10, -10, -20, -30, 30};
    private static final double[] LABEL = {1, 1, 1, -1, -1, -1};
    private static final double LAMBDA = 0.01;

    @Override
    public double value(double[] w) {
        Shape.point(this, w);
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += loss(margin(w, i));
        }
        return sum / 6 + penalty(w);
    }

    @Override
    public double valueAndGradient(double[] w, double[] g) {
        Shape.gradient(this, w, g);
        double sum = 0;
        double g0 = 0;
        double g1 = 0;
        for (int i = 0; i < 6; i++) {
            double z = margin(w, i);
            sum += loss(z);
            double pull = -LABEL[i] * sigmoid(-z);
            g0 += pull * FIRST[i];
            g1 += pull * SECOND[i];
        }
        g[0] = g0 / 6 + LAMBDA * w[0];
        g[1] = g1 / 6 + LAMBDA * w[1];
        return sum / 6 + penalty(w);
    }

    @Override
    public void hessian(double[] w, double[] h) {
        Shape.hessian(this, w, h);
        double h00 = 0;
        double h01 = 0;
        double h11 = 0;
        for (int i = 0; i < 6; i++) {
            double z = margin(w, i);
            double weight = sigmoid(z) * sigmoid(-z);
            h00 += weight * FIRST[i] * FIRST[i];
            h01 += weight * FIRST[i] * SECOND[i];
            h11 += weight * SECOND[i] * SECOND[i];
        }
        h[0] = h00 / 6 + LAMBDA;
        h[1] = h01 / 6;
        h[2] = h[1];
        h[3] = h11 / 6 + LAMBDA;
    }

    private static double margin(double[] w, int i) {
        return LABEL[i] * (w[0] * FIRST[i] + w[1] * SECOND[i]);
    }

    /** log(1 + e⁻ᶻ), without overflow for z ≪ 0 and without rounding to 0 for z ≫ 0. */
    private static double loss(double z) {
        return Math.max(0, -z) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double penalty(double[] w) {
        return LAMBDA / 2 * (w[0] * w[0] + w[1] * w[1]);
    }

    @Override
    public String name() {
        return "logistic ravine";
    }

    @Override
    public String formula() {
        return "1/6 Σ log(1 + exp(−yᵢ wᵀxᵢ)) + 0.005 ‖w‖²";
    }

    @Override
    public String latex() {
        return "\\tfrac16 \\sum_{i=1}^{6} \\log\\left(1 + e^{-y_i w^\\top x_i}\\right)"
                + " + \\tfrac{0.01}{2}\\,\\lVert w\\rVert^2";
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[2];
    }

    @Override
    public double[][] minimizers() {
        return new double[][] {{1.1417175133962478, 0.055091552105276144}};
    }

    @Override
    public double minimum() {
        return 0.46976698455712634;
    }

    @Override
    public Window window() {
        return new Window(-0.5, 2, -0.15, 0.25);
    }

    @Override
    public String toString() {
        return name();
    }
}
