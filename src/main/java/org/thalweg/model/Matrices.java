package org.thalweg.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Helpers of several models. */
final class Matrices {
    private Matrices() {}

    /** Returns the shortest w that minimizes ‖A w − y‖. A: rows of n numbers, row-major. */
    static double[] leastSquares(double[] a, double[] y, int n) {
        DMatrixRMaj matrix = DMatrixRMaj.wrap(y.length, n, a);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        if (!solver.setA(matrix)) {
            throw new IllegalStateException(
                    "the singular value decomposition did not converge: standardize the features");
        }
        DMatrixRMaj w = new DMatrixRMaj(n, 1);
        solver.solve(DMatrixRMaj.wrap(y.length, 1, y.clone()), w);
        return w.data;
    }

    /** Returns 1 where p ≥ ½. */
    static int[] classes(double[] p) {
        int[] classes = new int[p.length];
        for (int i = 0; i < p.length; i++) {
            classes[i] = p[i] >= 0.5 ? 1 : 0;
        }
        return classes;
    }

    static int largest(double[] v) {
        int best = 0;
        for (int k = 1; k < v.length; k++) {
            best = v[k] > v[best] ? k : best;
        }
        return best;
    }

    static double agreement(int[] classes, double[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += classes[i] == (int) labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
