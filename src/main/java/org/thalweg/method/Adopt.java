package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * ADOPT: m ← β₁ m + (1 − β₁) clip(g / max(√v, ε)), x ← x − η m, then v ← β₂ v + (1 − β₂) g², where
 * clip keeps within ±(t − 1)^¼. The first update only sets v ← g².
 *
 * <p>Adam with two things changed: a gradient is divided by the v of the gradients before it, and
 * before it enters m. So it converges for every β₂, where Adam needs one that fits the problem.
 * State: two numbers for each parameter.
 *
 * <p>Taniguchi et al.: ADOPT: modified Adam can converge with any β₂ with the optimal rate, 2024,
 * with clipping. The paper calls our second update t = 1; so do the authors' package and optax,
 * pytorch_optimizer clips at t^¼.
 *
 * @param lr learning rate η ≥ 0; customary 0.001
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.9999
 * @param eps ε ≥ 0, the least to divide by; customary 1e-6. With 0 a gradient that has been zero
 *     from the start gives 0/0
 */
public record Adopt(Schedule lr, Schedule beta1, double beta2, double eps) implements Elementwise {
    /** Checks the settings. */
    public Adopt {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another β₁. */
    public Adopt beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public Adopt beta1(Schedule value) {
        return new Adopt(lr, value, beta2, eps);
    }

    /** Returns this with another β₂. */
    public Adopt beta2(double value) {
        return new Adopt(lr, beta1, value, eps);
    }

    /** Returns this with another ε. */
    public Adopt eps(double value) {
        return new Adopt(lr, beta1, beta2, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) clip(g / max(√v, ε), ±(t − 1)^¼), x ← x − η m, v ← β₂ v + (1 − β₂) g²; v₁ = g², m₁ = 0",
                "2n",
                "Taniguchi et al.: ADOPT: modified Adam can converge with any β₂ with the optimal rate, 2024");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double eta = s.rate(lr);
        double clip = Math.sqrt(Math.sqrt(s.t() - 1));
        if (s.t() == 1) {
            for (int i = b.from(), to = b.to(); i < to; i++) {
                v[i] = g[i] * g[i];
            }
            return;
        }
        for (int i = b.from(), to = b.to(); i < to; i++) {
            double scaled = g[i] / Math.max(Math.sqrt(v[i]), e);
            m[i] = b1 * m[i] + (1 - b1) * Math.max(-clip, Math.min(clip, scaled));
            x[i] -= eta * m[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
        }
    }
}
