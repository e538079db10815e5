package org.thalweg.model;

/**
 * The products of {@link MlpPass}, four or eight sums at a time so that they do not wait for one
 * another.
 */
final class Products {
    private Products() {}

    static void fill(double[] z, double value, int m) {
        for (int i = 0; i < m; i++) {
            z[i] = value;
        }
    }

    /** Adds Σₖ w[at + k·stride] vₖ to z, over the first m entries. */
    static void addCombination(double[][] v, double[] w, int at, int stride, double[] z, int m) {
        int k = 0;
        int p = at;
        for (; k < v.length - 3; k += 4) {
            add4(
                    v[k],
                    w[p],
                    v[k + 1],
                    w[p + stride],
                    v[k + 2],
                    w[p + 2 * stride],
                    v[k + 3],
                    w[p + 3 * stride],
                    z,
                    m);
            p += 4 * stride;
        }
        for (; k < v.length; k++) {
            add(v[k], w[p], z, m);
            p += stride;
        }
    }

    private static void add4(
            double[] v0,
            double w0,
            double[] v1,
            double w1,
            double[] v2,
            double w2,
            double[] v3,
            double w3,
            double[] z,
            int m) {
        for (int i = 0; i < m; i++) {
            z[i] += (w0 * v0[i] + w1 * v1[i]) + (w2 * v2[i] + w3 * v3[i]);
        }
    }

    private static void add(double[] v, double w, double[] z, int m) {
        for (int i = 0; i < m; i++) {
            z[i] += w * v[i];
        }
    }

    /** Adds dⱼ · aₖ, over the first m entries, to g[at + j·(number of a) + k]. */
    static void addInner(double[][] d, double[][] a, double[] g, int at, int m) {
        int cols = a.length;
        for (int j = 0; j < d.length; j++) {
            int p = at + j * cols;
            int k = 0;
            for (; k < cols - 3; k += 4) {
                inner4(d[j], a[k], a[k + 1], a[k + 2], a[k + 3], g, p + k, m);
            }
            for (; k < cols; k++) {
                g[p + k] += inner(d[j], a[k], m);
            }
        }
    }

    private static void inner4(
            double[] d,
            double[] a0,
            double[] a1,
            double[] a2,
            double[] a3,
            double[] g,
            int p,
            int m) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < m; i++) {
            double di = d[i];
            s0 += di * a0[i];
            s1 += di * a1[i];
            s2 += di * a2[i];
            s3 += di * a3[i];
        }
        g[p] += s0;
        g[p + 1] += s1;
        g[p + 2] += s2;
        g[p + 3] += s3;
    }

    private static double inner(double[] d, double[] a, int m) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += d[i] * a[i];
        }
        return sum;
    }

    static double sum(double[] d, int m) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += d[i];
        }
        return sum;
    }
}
