package org.thalweg.check.ps1;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.thalweg.check.Expect;
import org.thalweg.check.Problems;

/** Tables of numbers, one array a row. */
final class Rows {
    private Rows() {}

    /** Returns n rows of d standard normal numbers. */
    static double[][] normal(SplittableRandom random, int n, int d) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Problems.normal(random, d);
        }
        return rows;
    }

    static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    static void untouched(double[][] now, double[][] before, String what) {
        for (int i = 0; i < before.length; i++) {
            Expect.untouched(now[i], before[i], what);
        }
    }

    /** Returns 0, 1, …, n − 1 in random order. */
    static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    /** Returns x − lr·g as a new array. */
    static double[] moved(double[] x, double lr, double[] g) {
        double[] to = x.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] -= lr * g[i];
        }
        return to;
    }
}
