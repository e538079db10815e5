package org.thalweg.core;

import java.util.Random;

/**
 * f with normal noise of a given covariance Σ added to its gradient: g ← ∇f(x) + L z, L Lᵀ = Σ, z
 * standard normal. For lessons: the noise of mini-batches without data, in a shape of one's choice.
 * The value has no noise, so g is not its gradient: not for line searches.
 *
 * <p>The noise of evaluation k = 0, 1, … is a function of (seed, k) alone, so that two methods meet
 * the same noise and a run can be resumed: {@code noise.seek(opt.t())} for a method that evaluates
 * once an update. Only gradients count as evaluations.
 */
public final class Noise implements Objective {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ROUNDING = 1e-12;

    private final Objective f;
    private final int n;
    private final double[] l;
    private final long seed;
    private final double[] z;
    // Its algorithm is specified, logarithm and all, and it can be reseeded without garbage.
    private final Random random = new Random(0);
    private long evaluations;

    Noise(Objective f, double[][] covariance, long seed) {
        double[][] sigma = Require.matrix("covariance", covariance);
        this.f = f;
        this.n = sigma.length;
        this.l = root(sigma);
        this.seed = seed;
        this.z = new double[n];
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        if (g.length != n) {
            throw new IllegalArgumentException(
                    "the covariance is %d × %d, but there are %d parameters"
                            .formatted(n, n, g.length));
        }
        double value = f.valueAndGradient(x, g);
        random.setSeed(mixed(seed + GOLDEN * (evaluations + 1)));
        evaluations++;
        for (int i = 0; i < n; i++) {
            z[i] = random.nextGaussian();
            for (int j = 0; j <= i; j++) {
                g[i] += l[i * n + j] * z[j];
            }
        }
        return value;
    }

    @Override
    public double value(double[] x) {
        return f.value(x);
    }

    /** Returns how many gradients were evaluated, or where {@link #seek} has moved to. */
    public long evaluations() {
        return evaluations;
    }

    /** Makes the next evaluation number k = 0, 1, …. */
    public void seek(long k) {
        if (k < 0) {
            throw new IllegalArgumentException("evaluation must be at least 0, got " + k);
        }
        evaluations = k;
    }

    // The finalizer of MurmurHash3: neighboring seeds would make neighboring first numbers.
    private static long mixed(long seed) {
        long s = (seed ^ (seed >>> 33)) * 0xFF51AFD7ED558CCDL;
        s = (s ^ (s >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return s ^ (s >>> 33);
    }

    /** Returns L, lower triangular, with L Lᵀ = Σ; Σ may be singular. */
    private static double[] root(double[][] sigma) {
        int n = sigma.length;
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++) {
            if (sigma[i].length != n) {
                throw new IllegalArgumentException(
                        "covariance must be square, got %d rows of %d columns"
                                .formatted(n, sigma[i].length));
            }
            for (int j = 0; j <= i; j++) {
                double scale = Math.sqrt(Math.abs(sigma[i][i] * sigma[j][j]));
                if (!(Math.abs(sigma[i][j] - sigma[j][i]) <= ROUNDING * scale)) {
                    throw new IllegalArgumentException(
                            "covariance must be symmetric, got %s in row %d, column %d and %s in row %d, column %d (counted from 0)"
                                    .formatted(sigma[i][j], i, j, sigma[j][i], j, i));
                }
                double rest = sigma[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= l[i * n + k] * l[j * n + k];
                }
                boolean nothing = Math.abs(rest) <= ROUNDING * scale;
                if (j == i ? rest < 0 && !nothing : l[j * n + j] == 0 && !nothing) {
                    throw new IllegalArgumentException(
                            "covariance must not have a negative eigenvalue: entry (%d, %d) is too %s"
                                    .formatted(i, j, j == i ? "small" : "large"));
                }
                l[i * n + j] = nothing ? 0 : j == i ? Math.sqrt(rest) : rest / l[j * n + j];
            }
        }
        return l;
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".noise(" + n + " × " + n + ", " + seed + ")";
    }
}
