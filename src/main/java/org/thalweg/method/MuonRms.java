package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Description;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Muon with updates of the size of Adam's, for each matrix: O as in {@link Muon}, x ← (1 − ηλ) x −
 * η ρ √max(rows, cols) O.
 *
 * <p>The entries of O have a root mean square of about 1/√max(rows, cols), those of an update then
 * ρ η. With ρ = 0.2, about what AdamW's updates have, AdamW's rate and decay serve for all blocks:
 *
 * <pre>{@code
 * split(layout, Block::isMatrix, muonRms(3e-4), adamW(3e-4))
 * }</pre>
 *
 * <p>State: one number for each parameter. Liu et al.: Muon is scalable for LLM training, 2025,
 * section 2.2; {@code match_rms_adamw} in PyTorch, and what Keras does. Deviation as for Muon.
 *
 * @param lr learning rate η ≥ 0, as for AdamW
 * @param beta momentum β in [0, 1); customary 0.95
 * @param rms ρ &gt; 0, the root mean square of an update over η; customary 0.2
 * @param decay weight decay λ ≥ 0; customary 0.1
 */
public record MuonRms(Schedule lr, Schedule beta, double rms, double decay) implements Blockwise {
    /** Checks the settings. */
    public MuonRms {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
        Require.positive("rms", rms);
        Require.nonNegative("decay", decay);
    }

    /** Returns this with another momentum. */
    public MuonRms beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public MuonRms beta(Schedule value) {
        return new MuonRms(lr, value, rms, decay);
    }

    /** Returns this with another ρ. */
    public MuonRms rms(double value) {
        return new MuonRms(lr, beta, value, decay);
    }

    /** Returns this with another weight decay. */
    public MuonRms decay(double value) {
        return new MuonRms(lr, beta, rms, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "B ← β B + g, O = orthogonal factor of g + β B, x ← (1 − ηλ) x − η ρ √max(rows, cols) O",
                "n",
                "Liu et al.: Muon is scalable for LLM training, 2025, section 2.2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double eta = s.rate(lr);
        double[] o = Muon.direction(g, b, Require.decay("beta", s.at(beta), s.t()), s);
        double step = eta * rms * Math.sqrt(Math.max(b.rows(), b.cols()));
        double keep = 1 - eta * decay;
        for (int i = b.from(), to = b.to(), k = 0; i < to; i++, k++) {
            x[i] = keep * x[i] - step * o[k];
        }
    }
}
