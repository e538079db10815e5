package org.thalweg.function;

import java.util.Arrays;

/** Checks of lengths: the error names the function, what it takes and what it was given. */
final class Shape {
    private Shape() {}

    static void point(TestFunction f, double[] x) {
        require(f, "x", x.length, f.dimension());
    }

    static void gradient(TestFunction f, double[] x, double[] g) {
        require(f, "x", x.length, f.dimension());
        require(f, "g", g.length, f.dimension());
    }

    static void hessian(TestFunction f, double[] x, double[] h) {
        int n = f.dimension();
        require(f, "x", x.length, n);
        require(f, "h, n × n row-major,", h.length, n * n);
    }

    /** Returns n numbers that take turns. */
    static double[] alternating(int n, double even, double odd) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 2 == 0 ? even : odd;
        }
        return x;
    }

    /** Returns the one point whose n coordinates all are that number. */
    static double[][] onlyAt(double value, int n) {
        double[] x = new double[n];
        Arrays.fill(x, value);
        return new double[][] {x};
    }

    private static void require(TestFunction f, String what, int given, int expected) {
        if (given != expected) {
            throw new IllegalArgumentException(
                    f + ": " + what + " must have length " + expected + ", got " + given);
        }
    }
}
