package org.thalweg.method;

import java.util.Arrays;
import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Description;
import org.thalweg.core.Norm;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * Adafactor, for each block: the mean square V of the gradients from the means R of its rows and C
 * of its columns, U = g / √V clipped to a root mean square of d, x ← (1 − ηλ) x − α U with α =
 * max(ε₂, RMS(x)) min(η, 1/√t).
 *
 * <p>For a matrix Rᵢ and Cⱼ are averages over the updates of mean square gradients, with weight t⁻ᶜ
 * for the newest, and Vᵢⱼ = Rᵢ Cⱼ / mean(R); for a vector V is kept whole. State: rows + columns
 * numbers for each matrix, which is the point; one number for each entry of a vector. Taken as it
 * is, the whole vector is one block: {@code adafactor(0.01).perBlock(layout)} sees the matrices.
 *
 * <p>Shazeer and Stern: Adafactor: adaptive learning rates with sublinear memory cost, 2018,
 * algorithms 4 and 5. Deviations, all PyTorch's: means instead of sums; V is kept from falling
 * below ε₁², where the paper, Keras and optax add 1e-30 to g²; and η caps the rate, where the paper
 * has min(0.01, 1/√t). optax factors matrices only from 128 rows and columns on.
 *
 * @param lr learning rate η ≥ 0, the largest relative update; customary 0.01
 * @param power c ≥ 0, the newest gradient's weight being t⁻ᶜ; customary 0.8
 * @param eps1 ε₁ ≥ 0, the least √V; customary 2.2e-16. With 0 a zero gradient gives 0/0
 * @param eps2 ε₂ ≥ 0, the least size of a block, so that one of zeros moves; customary 0.001
 * @param clip d &gt; 0, the largest root mean square of U; customary 1
 * @param decay weight decay λ ≥ 0; customary 0
 */
public record Adafactor(
        Schedule lr, double power, double eps1, double eps2, double clip, double decay)
        implements Blockwise {
    /** Checks the settings. */
    public Adafactor {
        Require.rate("lr", lr);
        Require.nonNegative("power", power);
        Require.nonNegative("eps1", eps1);
        Require.nonNegative("eps2", eps2);
        Require.positive("clip", clip);
        Require.nonNegative("decay", decay);
    }

    /** Returns this with another c. */
    public Adafactor power(double value) {
        return new Adafactor(lr, value, eps1, eps2, clip, decay);
    }

    /** Returns this with another ε₁. */
    public Adafactor eps1(double value) {
        return new Adafactor(lr, power, value, eps2, clip, decay);
    }

    /** Returns this with another ε₂. */
    public Adafactor eps2(double value) {
        return new Adafactor(lr, power, eps1, value, clip, decay);
    }

    /** Returns this with another d. */
    public Adafactor clip(double value) {
        return new Adafactor(lr, power, eps1, eps2, value, decay);
    }

    /** Returns this with another weight decay. */
    public Adafactor decay(double value) {
        return new Adafactor(lr, power, eps1, eps2, clip, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "V = R C / mean(R), U = g / √V, x ← (1 − ηλ) x − max(ε₂, RMS(x)) min(η, 1/√t) U / max(1, RMS(U) / d)",
                "rows + columns of each matrix, entries of each vector",
                "Shazeer and Stern: Adafactor: adaptive learning rates with sublinear memory cost, 2018, algorithms 4 and 5");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] u = s.scratch("u");
        double eta = s.rate(lr);
        double alpha = Math.max(eps2, rms(x, b)) * Math.min(eta, 1 / Math.sqrt(s.t()));
        if (b.isMatrix()) {
            divideByFactors(u, g, b, Math.pow(s.t(), -power), s.child(b.name()));
        } else {
            divide(u, g, b, Math.pow(s.t(), -power), s.child(b.name()));
        }
        alpha /= Math.max(1, rms(u, b) / clip);
        double keep = 1 - eta * decay;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            x[i] = keep * x[i] - alpha * u[i];
        }
    }

    private void divideByFactors(double[] u, double[] g, Block b, double weight, State s) {
        double[] r = s.slot("r", b.rows());
        double[] c = s.slot("c", b.cols());
        double[] squares = s.scratch("squares", b.cols());
        Arrays.fill(squares, 0);
        double mean = 0;
        for (int i = 0, k = b.from(); i < r.length; i++) {
            double sum = 0;
            for (int j = 0; j < c.length; j++, k++) {
                sum += g[k] * g[k];
                squares[j] += g[k] * g[k];
            }
            r[i] += weight * (sum / c.length - r[i]);
            mean += r[i] / r.length;
        }
        for (int j = 0; j < c.length; j++) {
            c[j] += weight * (squares[j] / r.length - c[j]);
        }
        for (int i = 0, k = b.from(); i < r.length; i++) {
            double row = r[i] / Math.max(mean, eps1);
            for (int j = 0; j < c.length; j++, k++) {
                u[k] = g[k] / Math.max(Math.sqrt(row * c[j]), eps1);
            }
        }
    }

    private void divide(double[] u, double[] g, Block b, double weight, State s) {
        double[] v = s.slot("v", b.size());
        for (int i = 0, k = b.from(); i < v.length; i++, k++) {
            v[i] += weight * (g[k] * g[k] - v[i]);
            u[k] = g[k] / Math.max(Math.sqrt(v[i]), eps1);
        }
    }

    private static double rms(double[] v, Block b) {
        return Norm.of(v, b.from(), b.to()) / Math.sqrt(b.size());
    }
}
