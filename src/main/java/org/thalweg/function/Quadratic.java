package org.thalweg.function;

import java.util.Random;
import java.util.SplittableRandom;
import org.thalweg.core.Require;

/**
 * A bowl with chosen curvatures: f(x) = ½ (x − c)ᵀ A (x − c), A = Q diag(λ) Qᵀ, all λ &gt; 0.
 *
 * <p>Near a minimum every smooth function looks like this, and here everything can be computed by
 * hand: the gradient is A(x − c), the Hessian is A, the condition number is κ = λ_max/λ_min, and
 * gradient descent is stable if and only if 0 &lt; lr &lt; 2/λ_max. Axes are aligned at first (Q =
 * I); {@link #rotated} and {@link #randomAxes} turn them.
 *
 * <p>An evaluation costs n operations while the axes are aligned, n² afterwards.
 */
public final class Quadratic implements TestFunction {
    private static final double[] NONE = {};

    private final double[] eigenvalues;
    private final double[] axes;
    private final double[] matrix;
    private final double[] center;
    private final double[] start;
    private final String turned;

    private Quadratic(
            double[] eigenvalues, double[] axes, double[] center, double[] start, String turned) {
        this.eigenvalues = eigenvalues;
        this.axes = axes;
        this.matrix = aligned(axes) ? NONE : matrix(eigenvalues, axes);
        this.center = center;
        this.start = start;
        this.turned = turned;
    }

    /**
     * Returns the quadratic with these eigenvalues along x₁, …, xₙ, minimizer 0 and start (1, …,
     * 1).
     *
     * @param eigenvalues one for each variable, positive; copied
     * @throws IllegalArgumentException if there is none, or one is not positive and finite
     */
    public static Quadratic of(double... eigenvalues) {
        int n = Require.atLeast("the number of eigenvalues", eigenvalues.length, 1);
        for (int i = 0; i < n; i++) {
            Require.positive("eigenvalue " + (i + 1) + " of a quadratic", eigenvalues[i]);
        }
        return new Quadratic(eigenvalues.clone(), NONE, new double[n], Shape.onlyAt(1, n)[0], "");
    }

    /**
     * Returns the quadratic of condition number κ in n dimensions: λᵢ = κ^((i−1)/(n−1)), evenly
     * spaced on a log scale from 1 to κ.
     *
     * @param kappa condition number, at least 1
     * @param n dimension, at least 2
     */
    public static Quadratic ofCondition(double kappa, int n) {
        Require.finite("kappa", kappa);
        if (!(kappa >= 1)) {
            throw new IllegalArgumentException("kappa must be at least 1, got " + kappa);
        }
        Require.atLeast("the dimension of a quadratic of given condition", n, 2);
        double[] eigenvalues = new double[n];
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = Math.pow(kappa, i / (n - 1.0));
        }
        return of(eigenvalues);
    }

    /**
     * Returns this bowl in the plane turned counterclockwise about its minimizer, together with its
     * start.
     *
     * @param angle in radians
     * @throws IllegalArgumentException if it is not finite, or there are not two dimensions
     */
    public Quadratic rotated(double angle) {
        Require.finite("angle", angle);
        if (dimension() != 2) {
            throw new IllegalArgumentException(
                    "rotated(angle) turns a plane, this quadratic has "
                            + dimension()
                            + " dimensions: use randomAxes(seed)");
        }
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double degrees = Math.rint(Math.toDegrees(angle) * 1000) / 1000;
        return turned(
                new double[] {cos, -sin, sin, cos}, "turned by " + Text.number(degrees) + "°");
    }

    /**
     * Returns this bowl with all directions equally likely for its axes: turned about its
     * minimizer, together with its start, by an orthogonal matrix drawn from the seed. What does
     * not depend on the choice of coordinates, such as the losses of gradient descent, stays the
     * same.
     */
    public Quadratic randomAxes(long seed) {
        return turned(orthogonal(dimension(), random(seed)), "random axes (seed " + seed + ")");
    }

    /**
     * Returns this bowl moved, together with its start, so that this is its minimizer.
     *
     * @param c n finite numbers; copied
     */
    public Quadratic minimizer(double... c) {
        requirePoint("the minimizer", c);
        double[] moved = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            moved[i] = start[i] + (c[i] - center[i]);
        }
        return new Quadratic(eigenvalues, axes, c.clone(), moved, turned);
    }

    /**
     * Returns this bowl with another customary start.
     *
     * @param x n finite numbers; copied
     */
    public Quadratic start(double... x) {
        requirePoint("the start", x);
        return new Quadratic(eigenvalues, axes, center, x.clone(), turned);
    }

    /** Returns a copy of the eigenvalues λ of the Hessian, in the order given. */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** Returns μ, the smallest eigenvalue: the strong convexity. */
    public double smallest() {
        double least = eigenvalues[0];
        for (double lambda : eigenvalues) {
            least = Math.min(least, lambda);
        }
        return least;
    }

    /** Returns L, the largest eigenvalue: the Lipschitz constant of the gradient. */
    public double largest() {
        double most = eigenvalues[0];
        for (double lambda : eigenvalues) {
            most = Math.max(most, lambda);
        }
        return most;
    }

    /** Returns the condition number κ = L/μ. */
    public double condition() {
        return largest() / smallest();
    }

    @Override
    public double value(double[] x) {
        Shape.point(this, x);
        int n = x.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double d = x[i] - center[i];
            sum += d * slope(x, i, d);
        }
        return sum / 2;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        Shape.gradient(this, x, g);
        int n = x.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double d = x[i] - center[i];
            g[i] = slope(x, i, d);
            sum += d * g[i];
        }
        return sum / 2;
    }

    /** Returns component i of A(x − c); d is component i of x − c. */
    private double slope(double[] x, int i, double d) {
        if (matrix.length == 0) {
            return eigenvalues[i] * d;
        }
        int n = x.length;
        double slope = 0;
        for (int j = 0; j < n; j++) {
            slope += matrix[i * n + j] * (x[j] - center[j]);
        }
        return slope;
    }

    @Override
    public void hessian(double[] x, double[] h) {
        Shape.hessian(this, x, h);
        int n = x.length;
        for (int i = 0; i < n * n; i++) {
            h[i] = matrix.length > 0 ? matrix[i] : i % (n + 1) == 0 ? eigenvalues[i / n] : 0;
        }
    }

    @Override
    public String name() {
        return "quadratic";
    }

    @Override
    public String formula() {
        if (isCentered() && aligned(axes) && dimension() == 2) {
            return "½ ("
                    + times(eigenvalues[0], " ")
                    + "x² + "
                    + times(eigenvalues[1], " ")
                    + "y²)";
        }
        return isCentered() ? "½ xᵀ A x" : "½ (x − c)ᵀ A (x − c)";
    }

    @Override
    public String latex() {
        if (isCentered() && aligned(axes) && dimension() == 2) {
            return "\\tfrac12\\left("
                    + times(eigenvalues[0], "\\,")
                    + "x^2 + "
                    + times(eigenvalues[1], "\\,")
                    + "y^2\\right)";
        }
        return isCentered() ? "\\tfrac12\\,x^\\top A\\,x" : "\\tfrac12\\,(x - c)^\\top A\\,(x - c)";
    }

    @Override
    public int dimension() {
        return eigenvalues.length;
    }

    @Override
    public double[] start() {
        return start.clone();
    }

    @Override
    public double[][] minimizers() {
        return new double[][] {center.clone()};
    }

    @Override
    public double minimum() {
        return 0;
    }

    /**
     * Returns a window around the minimizer, half as large again as the way from the start; square
     * if turned.
     */
    @Override
    public Window window() {
        int second = Math.min(1, dimension() - 1);
        double dx = 1.5 * Math.abs(start[0] - center[0]);
        double dy = 1.5 * Math.abs(start[second] - center[second]);
        double larger = Math.max(dx, dy) > 0 ? Math.max(dx, dy) : 1;
        double width = aligned(axes) && dx > 0 ? dx : larger;
        double height = aligned(axes) && dy > 0 ? dy : larger;
        return new Window(
                center[0] - width,
                center[0] + width,
                center[second] - height,
                center[second] + height);
    }

    /** Returns the name with the eigenvalues and how the axes lie. */
    @Override
    public String toString() {
        int n = dimension();
        StringBuilder text =
                new StringBuilder(n > 4 ? "quadratic in " + n + " dimensions" : "quadratic");
        if (n > 4) {
            text.append(" with eigenvalues ").append(Text.number(smallest()));
            text.append(" to ").append(Text.number(largest()));
        } else {
            for (int i = 0; i < n; i++) {
                text.append(i > 0 ? ", " : n == 1 ? " with eigenvalue " : " with eigenvalues ");
                text.append(Text.number(eigenvalues[i]));
            }
        }
        return text.append(turned.isEmpty() ? "" : "; " + turned).toString();
    }

    private Quadratic turned(double[] q, String how) {
        int n = dimension();
        double[] newAxes = new double[n * n];
        double[] newStart = new double[n];
        for (int i = 0; i < n; i++) {
            newStart[i] = center[i];
            for (int k = 0; k < n; k++) {
                newStart[i] += q[i * n + k] * (start[k] - center[k]);
                for (int j = 0; j < n; j++) {
                    double axis = aligned(axes) ? (k == j ? 1 : 0) : axes[k * n + j];
                    newAxes[i * n + j] += q[i * n + k] * axis;
                }
            }
        }
        String all = turned.isEmpty() ? how : turned + ", " + how;
        return new Quadratic(eigenvalues, newAxes, center, newStart, all);
    }

    private void requirePoint(String what, double[] x) {
        if (x.length != dimension()) {
            throw new IllegalArgumentException(
                    this + ": " + what + " must have length " + dimension() + ", got " + x.length);
        }
        for (double coordinate : x) {
            Require.finite("each coordinate of " + what, coordinate);
        }
    }

    private boolean isCentered() {
        for (double c : center) {
            if (c != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean aligned(double[] axes) {
        return axes.length == 0;
    }

    private static String times(double factor, String space) {
        return factor == 1 ? "" : Text.number(factor) + space;
    }

    /** Returns Σ λₖ qₖ qₖᵀ, symmetric to the last bit. */
    private static double[] matrix(double[] eigenvalues, double[] axes) {
        int n = eigenvalues.length;
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += eigenvalues[k] * axes[i * n + k] * axes[j * n + k];
                }
                a[i * n + j] = sum;
                a[j * n + i] = sum;
            }
        }
        return a;
    }

    /**
     * Seeds next to one another give Random nearly the same first normal numbers, so they are
     * scrambled.
     */
    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    /** Gram and Schmidt on normal rows: uniform among the orthogonal matrices. */
    private static double[] orthogonal(int n, Random random) {
        double[] q = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            q[i] = random.nextGaussian();
        }
        for (int i = 0; i < n; i++) {
            // Once is not enough in floating point, twice is (Giraud, Langou and Rozložník 2005).
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    addRow(q, n, i, -dot(q, n, i, j), j);
                }
                double norm = Math.sqrt(dot(q, n, i, i));
                for (int k = 0; k < n; k++) {
                    q[i * n + k] /= norm;
                }
            }
        }
        return q;
    }

    private static double dot(double[] q, int n, int i, int j) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += q[i * n + k] * q[j * n + k];
        }
        return sum;
    }

    private static void addRow(double[] q, int n, int i, double factor, int j) {
        for (int k = 0; k < n; k++) {
            q[i * n + k] += factor * q[j * n + k];
        }
    }
}
