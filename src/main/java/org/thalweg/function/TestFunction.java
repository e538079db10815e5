package org.thalweg.function;

import org.thalweg.core.Twice;

/**
 * A function with everything known about it: where its minima are, where one customarily starts,
 * what to draw.
 *
 * <p>It never changes, allocates nothing when evaluated, and may be shared by threads.
 */
public interface TestFunction extends Twice {
    /** Returns the name as it stands in titles, such as "Rosenbrock". */
    String name();

    /** Returns f in plain text: of x and y in two dimensions, of x₁, …, xₙ otherwise. */
    String formula();

    /** Returns f in LaTeX, without dollar signs. */
    String latex();

    /** Returns n, the number of variables. */
    int dimension();

    /** Returns a copy of the customary starting point, n numbers. */
    double[] start();

    /**
     * Returns copies of all global minimizers, n numbers each: one, several or, if f is unbounded
     * below, none.
     */
    double[][] minimizers();

    /** Returns the value at the minimizers; −∞ if f is unbounded below. */
    double minimum();

    /**
     * Returns the part of the plane of the first two variables that is worth drawing: start and
     * minimizers are in it.
     */
    Window window();

    /**
     * Returns f(x).
     *
     * @param x point, n numbers; not modified
     * @throws IllegalArgumentException if x has another length
     */
    @Override
    double value(double[] x);

    /**
     * Returns f(x) and writes ∇f(x) into g.
     *
     * @param x point, n numbers; not modified
     * @param g gradient at x, n numbers; overwritten
     * @throws IllegalArgumentException if x or g has another length
     */
    @Override
    double valueAndGradient(double[] x, double[] g);

    /**
     * Writes the Hessian ∂²f/∂xᵢ∂xⱼ at x into h.
     *
     * @param x point, n numbers; not modified
     * @param h n × n numbers, row-major; overwritten, both triangles
     * @throws IllegalArgumentException if x or h has another length
     */
    @Override
    void hessian(double[] x, double[] h);

    /** Returns ∇f(x) as a new array: for plots and checks, not for loops. */
    default double[] gradient(double[] x) {
        double[] g = new double[dimension()];
        valueAndGradient(x, g);
        return g;
    }

    /** Returns the Hessian at x as new rows: for plots and checks, not for loops. */
    default double[][] hessian(double[] x) {
        int n = dimension();
        double[] h = new double[n * n];
        hessian(x, h);
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(h, i * n, rows[i], 0, n);
        }
        return rows;
    }

    /** Returns true: every call evaluates the same function. */
    @Override
    default boolean fixed() {
        return true;
    }
}
