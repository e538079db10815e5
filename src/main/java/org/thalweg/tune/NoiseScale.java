package org.thalweg.tune;

import org.thalweg.core.BatchLoss;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;

/**
 * The gradient noise scale: how large a batch must be for its gradient to be more signal than
 * noise. The gradient of a batch of B examples has mean G and covariance Σ/B, so E|g_B|² = |G|² +
 * tr Σ / B; the batch where both terms are equal is B_simple = tr Σ / |G|².
 *
 * <p>Two batch sizes b &lt; B give both terms without bias: |G|² = (B |g_B|² − b |g_b|²) / (B − b),
 * tr Σ = (|g_b|² − |g_B|²) / (1/b − 1/B). Their ratio is biased, so <b>average the terms first</b>,
 * over batches and over updates ({@link #mean}), and divide at the end.
 *
 * <p>McCandlish, Kaplan, Amodei et al.: An empirical model of large-batch training, 2018, section
 * 2.2 and appendix A.1.
 *
 * @param gradientSquare the estimate of |G|²; below 0 where noise hides it
 * @param noise the estimate of tr Σ, the variance of the gradient of one example
 */
public record NoiseScale(double gradientSquare, double noise) {
    /** Checks that both are finite. */
    public NoiseScale {
        Require.finite("gradientSquare", gradientSquare);
        Require.finite("noise", noise);
    }

    /**
     * Returns the estimate from the mean |g|² of batches of two sizes.
     *
     * @param smallSquare mean of |g_b|²
     * @param small b ≥ 1
     * @param bigSquare mean of |g_B|²
     * @param big B &gt; b
     */
    public static NoiseScale of(double smallSquare, int small, double bigSquare, int big) {
        Require.atLeast("the small batch", small, 1);
        if (big <= small) {
            throw new IllegalArgumentException(
                    "the big batch must be above the small one, " + small + ", got " + big);
        }
        double b = small;
        return new NoiseScale(
                (big * bigSquare - b * smallSquare) / (big - b),
                (smallSquare - bigSquare) / (1 / b - 1.0 / big));
    }

    /**
     * Returns the estimate from all batches in one epoch of two cursors; a short last batch is left
     * out. As an epoch draws without replacement, these are estimates for what the examples were
     * themselves drawn from.
     *
     * @param loss the loss
     * @param x parameters; not modified
     * @param small a cursor of small batches; not moved
     * @param big a cursor of larger batches over the same examples; not moved
     */
    public static NoiseScale of(BatchLoss loss, double[] x, Batches small, Batches big) {
        Batches b = small.copy();
        Batches to = big.copy();
        return of(meanSquare(loss, x, b), length(b), meanSquare(loss, x, to), length(to));
    }

    /**
     * Returns the estimate from the gradient of each example: tr Σ = Σᵢ|gᵢ − ḡ|² / (N − 1), |G|² =
     * |ḡ|² − tr Σ / N. The same as batches of 1 and of all N give; N evaluations of one example.
     *
     * @param loss the loss of at least two examples
     * @param x parameters; not modified
     */
    public static NoiseScale of(BatchLoss loss, double[] x) {
        int n = Require.atLeast("the number of examples", loss.size(), 2);
        double[] g = new double[x.length];
        double[] mean = new double[x.length];
        double spread = 0;
        int[] row = new int[1];
        for (int i = 0; i < n; i++) {
            row[0] = i;
            loss.valueAndGradient(x, g, row, 0, 1);
            // Welford's: squares are summed around the running mean, so that nothing cancels.
            for (int j = 0; j < g.length; j++) {
                double d = g[j] - mean[j];
                mean[j] += d / (i + 1);
                spread += d * (g[j] - mean[j]);
            }
        }
        double noise = spread / (n - 1);
        return new NoiseScale(square(mean) - noise / n, noise);
    }

    /** Returns the mean of both terms over several estimates, at different batches or updates. */
    public static NoiseScale mean(NoiseScale... estimates) {
        Require.atLeast("the number of estimates", estimates.length, 1);
        double g = 0;
        double noise = 0;
        for (NoiseScale e : estimates) {
            g += e.gradientSquare / estimates.length;
            noise += e.noise / estimates.length;
        }
        return new NoiseScale(g, noise);
    }

    /**
     * Returns B_simple = tr Σ / |G|², the critical batch size: well below it twice the batch halves
     * the updates needed, well above it hardly any are saved. Infinite where the estimate of |G|²
     * is not positive: average over more batches.
     */
    public double criticalBatch() {
        return gradientSquare > 0 ? noise / gradientSquare : Double.POSITIVE_INFINITY;
    }

    /**
     * Returns 1 / (1 + B_simple/B): the progress of the best update with a batch of B, and its
     * learning rate, as shares of those without noise (section 2.2, with H = I). To reach a loss
     * takes about 1/share(B) times the fewest updates (section 2.3).
     *
     * @param batch B &gt; 0
     */
    public double share(double batch) {
        return 1 / (1 + criticalBatch() / Require.positive("batch", batch));
    }

    private static double meanSquare(BatchLoss loss, double[] x, Batches batches) {
        Objective f = loss.over(batches);
        double[] g = new double[x.length];
        int size = length(batches);
        double sum = 0;
        int count = 0;
        for (batches.start(batches.epoch()); batches.next(); ) {
            if (batches.to() - batches.from() == size) {
                f.valueAndGradient(x, g);
                sum += square(g);
                count++;
            }
        }
        return sum / count;
    }

    private static int length(Batches batches) {
        batches.start(batches.epoch());
        batches.next();
        return batches.to();
    }

    private static double square(double[] v) {
        double sum = 0;
        for (double e : v) {
            sum += e * e;
        }
        return sum;
    }

    /** Returns both terms and the critical batch. */
    @Override
    public String toString() {
        return "|G|² = "
                + Text.number(gradientSquare)
                + ", tr Σ = "
                + Text.number(noise)
                + ", critical batch "
                + Text.number(criticalBatch());
    }
}
