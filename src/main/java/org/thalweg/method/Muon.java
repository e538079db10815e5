package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Description;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Muon, for each matrix: B ← β B + g, O = the orthogonal factor of g + β B, x ← (1 − ηλ) x − η
 * √max(1, rows/cols) O.
 *
 * <p>All singular values of O are near 1, so every direction of the matrix moves as far, also those
 * that few examples speak for. O comes from {@linkplain NewtonSchulz five rounds of Newton and
 * Schulz}. Momentum is Nesterov's. The scale of the gradients does not matter. State: one number
 * for each parameter. Muon is for the matrices of hidden layers; vectors go to another method:
 *
 * <pre>{@code
 * split(layout, Block::isMatrix, muon(0.02), adamW(3e-4))
 * }</pre>
 *
 * <p>Jordan et al.: Muon: an optimizer for hidden layers in neural networks, 2024. Deviation:
 * double instead of bfloat16. PyTorch averages, B ← β B + (1 − β) g, which has the same direction;
 * optax corrects the bias of that average, which has not. Keras scales as {@link MuonRms} does.
 * PyTorch decays by λ = 0.1 unless told otherwise, Keras by 0.004; Jordan and optax do not.
 *
 * @param lr learning rate η ≥ 0; customary 0.02
 * @param beta momentum β in [0, 1); customary 0.95
 * @param decay weight decay λ ≥ 0; customary 0
 */
public record Muon(Schedule lr, Schedule beta, double decay) implements Blockwise {
    /** Checks the settings. */
    public Muon {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
        Require.nonNegative("decay", decay);
    }

    /** Returns this with another momentum. */
    public Muon beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public Muon beta(Schedule value) {
        return new Muon(lr, value, decay);
    }

    /** Returns this with another weight decay. */
    public Muon decay(double value) {
        return new Muon(lr, beta, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "B ← β B + g, O = orthogonal factor of g + β B, x ← (1 − ηλ) x − η √max(1, rows/cols) O",
                "n",
                "Jordan et al.: Muon: an optimizer for hidden layers in neural networks, 2024");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double eta = s.rate(lr);
        double[] o = direction(g, b, Require.decay("beta", s.at(beta), s.t()), s);
        double step = eta * Math.sqrt(Math.max(1, b.rows() / (double) b.cols()));
        double keep = 1 - eta * decay;
        for (int i = b.from(), to = b.to(), k = 0; i < to; i++, k++) {
            x[i] = keep * x[i] - step * o[k];
        }
    }

    /** Returns O, and remembers B. */
    static double[] direction(double[] g, Block k, double beta, State s) {
        if (!k.isMatrix()) {
            throw new IllegalArgumentException(
                    "Muon is for matrices, block %s is %d × %d: give vectors to another method, split(layout, Block::isMatrix, muon(0.02), adamW(3e-4))"
                            .formatted(k.name(), k.rows(), k.cols()));
        }
        double[] b = s.slot("b");
        State own = s.child(k.name());
        double[] o = own.scratch("o", k.size());
        for (int i = k.from(), to = k.to(), j = 0; i < to; i++, j++) {
            b[i] = beta * b[i] + g[i];
            o[j] = g[i] + beta * b[i];
        }
        NewtonSchulz.orthogonalize(o, k.rows(), k.cols(), own);
        return o;
    }
}
