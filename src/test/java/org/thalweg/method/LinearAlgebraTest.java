package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

/** The small linear algebra of the methods of second order, against EJML and by definition. */
class LinearAlgebraTest {
    private final SplittableRandom random = new SplittableRandom(77);

    private double[] symmetric(int n) {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i * n + j] = random.nextDouble(-1, 1);
                a[j * n + i] = a[i * n + j];
            }
        }
        return a;
    }

    @Test
    void eliminationSolvesWhatEjmlSolves() {
        for (int draw = 0; draw < 300; draw++) {
            int n = random.nextInt(1, 12);
            double[] a =
                    draw % 2 == 0 ? symmetric(n) : random.doubles((long) n * n, -1, 1).toArray();
            double[] b = random.doubles(n, -1, 1).toArray();
            DMatrixRMaj x = new DMatrixRMaj(n, 1);
            DMatrixRMaj matrix = DMatrixRMaj.wrap(n, n, a.clone());
            assertThat(CommonOps_DDRM.solve(matrix, DMatrixRMaj.wrap(n, 1, b.clone()), x)).isTrue();
            double condition = NormOps_DDRM.conditionP2(matrix);
            assertThat(Elimination.solve(a, b)).isTrue();
            for (int i = 0; i < n; i++) {
                assertThat(b[i])
                        .isCloseTo(x.get(i), within(1e-14 * condition * NormOps_DDRM.normF(x)));
            }
        }
    }

    @Test
    void eliminationNeedsItsPivots() {
        double[] b = {3, 5, 7};
        assertThat(Elimination.solve(new double[] {0, 1, 0, 0, 0, 2, 4, 0, 0}, b)).isTrue();
        assertThat(b).containsExactly(7 / 4.0, 3, 2.5);
        // Without the larger pivot the first equation would be lost in rounding.
        double[] c = {1, 2};
        assertThat(Elimination.solve(new double[] {1e-20, 1, 1, 1}, c)).isTrue();
        assertThat(c).containsExactly(1, 1);
    }

    @Test
    void eliminationUndoesEveryPermutation() {
        int n = 4;
        for (int code = 0; code < 256; code++) {
            int[] to = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6};
            if (Arrays.stream(to).distinct().count() < n) {
                continue;
            }
            double[] a = new double[n * n];
            double[] b = new double[n];
            for (int i = 0; i < n; i++) {
                a[i * n + to[i]] = 1;
                b[i] = 10 + to[i];
            }
            assertThat(Elimination.solve(a, b)).isTrue();
            assertThat(b).containsExactly(10, 11, 12, 13);
        }
    }

    @Test
    void thePivotIsTheLargestOfAllAndNotTheLastThatIsLarger() {
        double[] b = {2, 3, 5};
        assertThat(Elimination.solve(new double[] {0, 1, 0, 1, 0, 0, 1e-20, 0, 1}, b)).isTrue();
        assertThat(b).containsExactly(3, 2, 5);
    }

    @Test
    void eliminationRefusesWhatIsSingularOrNotFinite() {
        double[][] bad = {
            {0},
            {1, 2, 2, 4},
            {0, 0, 0, 1},
            {1, 1, 1, 1 + 1e-16},
            {1 / 3.0, 0.1, 0.7, 0.1, 0.03, 0.21, 0.7, 0.21, 1.47},
            {Double.NaN},
            {1, 2, Double.NaN, 4},
            {1, Double.POSITIVE_INFINITY, 1, 1},
            {Double.NEGATIVE_INFINITY}
        };
        for (double[] a : bad) {
            int n = (int) Math.sqrt(a.length);
            assertThat(Elimination.solve(a.clone(), new double[n]))
                    .as(Arrays.toString(a))
                    .isFalse();
        }
        // What is small as a whole is not singular.
        double[] b = {1e-300, 2e-300};
        assertThat(Elimination.solve(new double[] {1e-300, 0, 0, 2e-300}, b)).isTrue();
        assertThat(b).containsExactly(1, 1);
    }

    @Test
    void jacobiFindsTheEigenvaluesOfEjml() {
        for (int draw = 0; draw < 200; draw++) {
            int n = random.nextInt(1, 13);
            double[] a = symmetric(n);
            if (draw % 4 == 0) { // of low rank
                for (int i = 0; i < n * n; i++) {
                    a[i] = (1 + i / n) * (1 + i % n) / 10.0;
                }
            }
            double[] diagonal = a.clone();
            double[] q = new double[n * n];
            assertThat(Jacobi.diagonalize(diagonal, q, n)).isTrue();
            EigenDecomposition_F64<DMatrixRMaj> ejml =
                    DecompositionFactory_DDRM.eig(n, false, true);
            assertThat(ejml.decompose(DMatrixRMaj.wrap(n, n, a.clone()))).isTrue();
            double[] expected = new double[n];
            double[] values = new double[n];
            double size = 0;
            for (int k = 0; k < n; k++) {
                expected[k] = ejml.getEigenvalue(k).getReal();
                values[k] = diagonal[k * n + k];
                size = Math.max(size, Math.abs(values[k]));
            }
            Arrays.sort(expected);
            Arrays.sort(values);
            assertThat(values).containsExactly(expected, within(1e-14 * n * size));
            assertIsDecomposed(a, diagonal, q, n, size);
        }
    }

    private static void assertIsDecomposed(
            double[] a, double[] diagonal, double[] q, int n, double size) {
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                double product = 0;
                double cosine = 0;
                for (int j = 0; j < n; j++) {
                    product += a[i * n + j] * q[j * n + k];
                    cosine += q[j * n + i] * q[j * n + k];
                }
                assertThat(product)
                        .isCloseTo(diagonal[k * n + k] * q[i * n + k], within(1e-14 * n * size));
                assertThat(cosine).isCloseTo(i == k ? 1 : 0, within(1e-14 * n));
                if (i != k) {
                    assertThat(Math.abs(diagonal[i * n + k])).isLessThanOrEqualTo(1e-16 * size);
                }
            }
        }
    }

    @Test
    void jacobiByHand() {
        double[] a = {2, 1, 1, 2};
        double[] q = new double[4];
        assertThat(Jacobi.diagonalize(a, q, 2)).isTrue();
        // Equal entries on the diagonal: a turn by 45 degrees.
        assertThat(a[0]).isCloseTo(1, within(1e-15));
        assertThat(a[3]).isCloseTo(3, within(1e-15));
        assertThat(new double[] {a[1], a[2]}).containsExactly(0, 0);
        double half = Math.sqrt(0.5);
        assertThat(q).containsExactly(new double[] {half, half, -half, half}, within(1e-15));
    }

    @Test
    void jacobiLeavesADiagonalAlone() {
        double[] a = {3, 0, 0, 0, -7, 0, 0, 0, 0};
        double[] q = new double[9];
        Arrays.fill(q, 5);
        assertThat(Jacobi.diagonalize(a, q, 3)).isTrue();
        assertThat(a).containsExactly(3, 0, 0, 0, -7, 0, 0, 0, 0);
        assertThat(q).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void jacobiKeepsSmallEigenvaluesOfAGradedMatrix() {
        // Relative accuracy for small ones, where methods that make a tridiagonal lose it.
        double[] a = {1e20, 1e9, 1, 1e9, 1, 1e-11, 1, 1e-11, 1e-20};
        double[] q = new double[9];
        double[] before = a.clone();
        assertThat(Jacobi.diagonalize(a, q, 3)).isTrue();
        // det = Π λ: with λ₁ = 1e20 and λ₂ = 0.99 the third is what the minors leave.
        assertThat(a[0]).isCloseTo(1e20, within(1e6));
        assertThat(a[4]).isCloseTo(1 - 0.01, within(1e-12));
        assertThat(before[8]).isEqualTo(1e-20);
    }

    @Test
    void jacobiTurnsAnEntryThatIsSmallBesideOneEndOfTheDiagonalOnly() {
        double[] a = {1, 0, 0, 0, 1, 1e-17, 0, 1e-17, 1e-30};
        assertThat(Jacobi.diagonalize(a, new double[9], 3)).isTrue();
        // det / trace of the corner: 1e-30 − 1e-34.
        assertThat(a[8]).isCloseTo(0.9999e-30, within(1e-44));
    }

    @Test
    void jacobiRefusesWhatIsNotFinite() {
        for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j <= i; j++) {
                    double[] a = {1, 0.5, 0.2, 0.5, 2, 0.3, 0.2, 0.3, 3};
                    a[i * 3 + j] = bad;
                    a[j * 3 + i] = bad;
                    assertThat(Jacobi.diagonalize(a, new double[9], 3)).isFalse();
                }
            }
            assertThat(Jacobi.diagonalize(new double[] {bad}, new double[1], 1)).isFalse();
        }
    }

    @Test
    void productsAndNormsOfEveryLength() {
        for (int n = 0; n < 20; n++) {
            double[] a = random.ints(n + 3, -9, 10).asDoubleStream().toArray();
            double[] b = random.ints(n, -9, 10).asDoubleStream().toArray();
            double dot = 0;
            double sum = 0;
            double largest = 0;
            double[] added = b.clone();
            for (int i = 0; i < n; i++) {
                dot += a[3 + i] * b[i];
                sum += Math.abs(b[i]);
                largest = Math.max(largest, Math.abs(b[i]));
                added[i] += 0.5 * a[3 + i];
            }
            assertThat(Vectors.dot(a, 3, b)).isEqualTo(dot);
            assertThat(Vectors.dot(Arrays.copyOfRange(a, 3, 3 + n), b)).isEqualTo(dot);
            assertThat(Vectors.sum(b)).isEqualTo(sum);
            assertThat(Vectors.largest(b)).isEqualTo(largest);
            double[] sums = b.clone();
            Vectors.add(0.5, a, 3, sums);
            assertThat(sums).isEqualTo(added);
        }
        assertThat(Vectors.largest(new double[] {1, Double.NaN, 2})).isNaN();
    }
}
