package org.thalweg.bench;

import java.util.SplittableRandom;

/**
 * One training update of the network 2-16-16-1 with ReLU and binary cross-entropy, at batch 32, by
 * Adam, as plain loops for these sizes: examples along the contiguous axis, four terms at a time.
 */
final class PlainNetwork {
    private static final int B = 32;
    private static final int H = 16;
    private final double[][] x;
    private final double[] y;
    private final double[][] a0 = new double[2][B];
    private final double[][] a1 = new double[H][B];
    private final double[][] a2 = new double[H][B];
    private final double[] d3 = new double[B];
    private final double[][] d2 = new double[H][B];
    private final double[][] d1 = new double[H][B];
    final double[] w = new double[2 * H + H + H * H + H + H + 1];
    private final double[] g = new double[w.length];
    private final Loops.Memory memory = Loops.ADAM.memory(w.length);

    private static final int B1 = 2 * H;
    private static final int W2 = B1 + H;
    private static final int B2 = W2 + H * H;
    private static final int W3 = B2 + H;
    private static final int B3 = W3 + H;

    PlainNetwork(double[][] x, double[] y, long seed) {
        this.x = x;
        this.y = y;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < w.length; i++) {
            w[i] = random.nextDouble(-0.5, 0.5);
        }
    }

    double update(int[] rows, int from) {
        for (int i = 0; i < B; i++) {
            double[] row = x[rows[from + i]];
            a0[0][i] = row[0];
            a0[1][i] = row[1];
        }
        for (int j = 0; j < H; j++) {
            first(a0[0], a0[1], w[2 * j], w[2 * j + 1], w[B1 + j], a1[j]);
        }
        for (int j = 0; j < H; j++) {
            double[] z = a2[j];
            double b = w[B2 + j];
            for (int i = 0; i < B; i++) {
                z[i] = b;
            }
            for (int k = 0; k < H; k += 4) {
                int p = W2 + j * H + k;
                add(a1[k], w[p], a1[k + 1], w[p + 1], a1[k + 2], w[p + 2], a1[k + 3], w[p + 3], z);
            }
            for (int i = 0; i < B; i++) {
                z[i] = Math.max(z[i], 0);
            }
        }
        for (int i = 0; i < B; i++) {
            d3[i] = w[B3];
        }
        for (int k = 0; k < H; k += 4) {
            add(
                    a2[k],
                    w[W3 + k],
                    a2[k + 1],
                    w[W3 + k + 1],
                    a2[k + 2],
                    w[W3 + k + 2],
                    a2[k + 3],
                    w[W3 + k + 3],
                    d3);
        }
        double loss = 0;
        for (int i = 0; i < B; i++) {
            double z = d3[i];
            double label = y[rows[from + i]];
            double e = Math.exp(-Math.abs(z));
            loss += Math.max(0, label == 1 ? -z : z) + Math.log1p(e);
            d3[i] = ((z < 0 ? e : 1) / (1 + e) - label) / B;
        }
        double sum = 0;
        for (int i = 0; i < B; i++) {
            sum += d3[i];
        }
        g[B3] = sum;
        for (int k = 0; k < H; k += 4) {
            inner(d3, a2[k], a2[k + 1], a2[k + 2], a2[k + 3], W3 + k);
        }
        for (int j = 0; j < H; j++) {
            double[] d = d2[j];
            double[] a = a2[j];
            double wj = w[W3 + j];
            double s = 0;
            for (int i = 0; i < B; i++) {
                d[i] = a[i] > 0 ? wj * d3[i] : 0;
            }
            for (int i = 0; i < B; i++) {
                s += d[i];
            }
            g[B2 + j] = s;
            for (int k = 0; k < H; k += 4) {
                inner(d, a1[k], a1[k + 1], a1[k + 2], a1[k + 3], W2 + j * H + k);
            }
        }
        for (int k = 0; k < H; k++) {
            double[] d = d1[k];
            double[] a = a1[k];
            for (int i = 0; i < B; i++) {
                d[i] = 0;
            }
            for (int j = 0; j < H; j += 4) {
                int p = W2 + j * H + k;
                add(
                        d2[j],
                        w[p],
                        d2[j + 1],
                        w[p + H],
                        d2[j + 2],
                        w[p + 2 * H],
                        d2[j + 3],
                        w[p + 3 * H],
                        d);
            }
            for (int i = 0; i < B; i++) {
                d[i] = a[i] > 0 ? d[i] : 0;
            }
            double s = 0;
            double s0 = 0;
            double s1 = 0;
            for (int i = 0; i < B; i++) {
                s += d[i];
                s0 += d[i] * a0[0][i];
                s1 += d[i] * a0[1][i];
            }
            g[B1 + k] = s;
            g[2 * k] = s0;
            g[2 * k + 1] = s1;
        }
        memory.t++;
        Loops.ADAM.update(w, g, memory);
        return loss / B;
    }

    private static void first(
            double[] x0, double[] x1, double w0, double w1, double b, double[] z) {
        for (int i = 0; i < B; i++) {
            z[i] = Math.max(b + w0 * x0[i] + w1 * x1[i], 0);
        }
    }

    private static void add(
            double[] v0,
            double w0,
            double[] v1,
            double w1,
            double[] v2,
            double w2,
            double[] v3,
            double w3,
            double[] z) {
        for (int i = 0; i < B; i++) {
            z[i] += (w0 * v0[i] + w1 * v1[i]) + (w2 * v2[i] + w3 * v3[i]);
        }
    }

    private void inner(double[] d, double[] v0, double[] v1, double[] v2, double[] v3, int p) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < B; i++) {
            s0 += d[i] * v0[i];
            s1 += d[i] * v1[i];
            s2 += d[i] * v2[i];
            s3 += d[i] * v3[i];
        }
        g[p] = s0;
        g[p + 1] = s1;
        g[p + 2] = s2;
        g[p + 3] = s3;
    }
}
