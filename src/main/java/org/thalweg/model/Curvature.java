package org.thalweg.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.thalweg.core.Objective;
import org.thalweg.core.Twice;

/** What the Hessian of a function says about the pace of gradient descent there. */
public final class Curvature {
    private Curvature() {}

    /**
     * Returns the eigenvalues of ∇²f(x), the smallest first.
     *
     * @param f a function that offers {@link Twice}; others with {@code f.numericalHessian()}
     * @param x point; not modified
     * @throws UnsupportedOperationException if f offers no second derivatives
     * @throws IllegalArgumentException if the Hessian at x is not finite
     */
    public static double[] eigenvalues(Objective f, double[] x) {
        int n = x.length;
        double[] h = new double[n * n];
        f.as(Twice.class).hessian(x, h);
        for (double e : h) {
            if (!Double.isFinite(e)) {
                throw new IllegalArgumentException(
                        "the Hessian must be finite at x, got an entry " + e);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eig = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eig.decompose(DMatrixRMaj.wrap(n, n, h))) {
            throw new IllegalStateException(
                    "the eigenvalues of the Hessian did not converge: rescale the parameters");
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = eig.getEigenvalue(i).getReal();
        }
        Arrays.sort(values);
        return values;
    }

    /**
     * Returns κ = λ_max/λ_min of ∇²f(x): tuned gradient descent needs of the order of κ steps a
     * digit. Infinite where λ_min is zero but for rounding, that is at most n · 2⁻⁵² λ_max.
     *
     * @throws IllegalArgumentException if an eigenvalue is negative: κ is for minima
     */
    public static double conditionNumber(Objective f, double[] x) {
        double[] values = eigenvalues(f, x);
        double least = values[0];
        double most = values[values.length - 1];
        double rounding = values.length * Math.ulp(1.0) * Math.max(most, -least);
        if (least < -rounding) {
            throw new IllegalArgumentException(
                    "the condition number needs eigenvalues of at least 0, got "
                            + least
                            + ": x is not near a minimum");
        }
        return least <= rounding ? Double.POSITIVE_INFINITY : most / least;
    }
}
