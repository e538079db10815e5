package org.thalweg.method;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations, in flat row-major
 * arrays, in place. Golub and Van Loan: Matrix computations, 4th edition, section 8.5.
 */
final class Jacobi {
    /** Six to ten sweeps are usual; the bound is for matrices with NaN. */
    private static final int SWEEPS = 60;

    private Jacobi() {}

    /**
     * Overwrites a with the diagonal matrix Λ and q with Q of a = Q Λ Qᵀ.
     *
     * @param a n × n numbers, symmetric; modified: the eigenvalues are on its diagonal, in no order
     * @param q n × n numbers; overwritten: column k is the eigenvector of eigenvalue k, of length 1
     * @return false if a is not finite; a and q are then of no use
     */
    static boolean diagonalize(double[] a, double[] q, int n) {
        for (int i = 0; i < n * n; i++) {
            q[i] = i % (n + 1) == 0 ? 1 : 0;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean diagonal = true;
            for (int k = 0; k < n; k++) {
                for (int l = k + 1; l < n; l++) {
                    if (!isSmall(a[k * n + l], a[k * n + k], a[l * n + l])) {
                        diagonal = false;
                        rotate(a, q, n, k, l);
                    }
                }
            }
            if (diagonal) {
                return Vectors.largest(a) < Double.POSITIVE_INFINITY;
            }
        }
        return false;
    }

    /** Small beside both entries of the diagonal; NaN is not. */
    private static boolean isSmall(double e, double left, double right) {
        return Math.abs(left) + Math.abs(e) == Math.abs(left)
                && Math.abs(right) + Math.abs(e) == Math.abs(right);
    }

    /** Turns axes k and l so that a[k, l] = 0, by the smaller of the two angles. */
    private static void rotate(double[] a, double[] q, int n, int k, int l) {
        double theta = (a[l * n + l] - a[k * n + k]) / (2 * a[k * n + l]);
        double t = Math.copySign(1 / (Math.abs(theta) + Math.hypot(theta, 1)), theta);
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int i = 0; i < n; i++) {
            double aik = a[i * n + k];
            double ail = a[i * n + l];
            a[i * n + k] = c * aik - s * ail;
            a[i * n + l] = s * aik + c * ail;
            double qik = q[i * n + k];
            double qil = q[i * n + l];
            q[i * n + k] = c * qik - s * qil;
            q[i * n + l] = s * qik + c * qil;
        }
        for (int j = 0; j < n; j++) {
            double akj = a[k * n + j];
            double alj = a[l * n + j];
            a[k * n + j] = c * akj - s * alj;
            a[l * n + j] = s * akj + c * alj;
        }
        a[k * n + l] = 0;
        a[l * n + k] = 0;
    }
}
