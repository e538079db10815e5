package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η (m / (1 − β₁ᵗ)) / (√(v / (1 −
 * β₂ᵗ)) + ε).
 *
 * <p>t counts updates from 1. ε is added after the root and the bias correction, as in the paper's
 * algorithm 1, PyTorch and optax; Keras adds it before the correction, which is ε/√(1 − β₂ᵗ) here.
 * optax's eps_root, 0 unless it is set, has no counterpart. State: two numbers for each parameter.
 *
 * <p>Adam with L2, PyTorch's weight_decay, is Adam on {@code loss.l2(λ)}; {@link AdamW} keeps the
 * decay apart.
 *
 * <p>Kingma and Ba: Adam: a method for stochastic optimization, 2015, algorithm 1. Deviation: where
 * β₁ follows a schedule, the correction uses the current β₁ᵗ, as in PyTorch.
 *
 * @param lr learning rate η ≥ 0; customary 0.001
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 */
public record Adam(Schedule lr, Schedule beta1, double beta2, double eps) implements Elementwise {
    /** Checks the settings. */
    public Adam {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another β₁. */
    public Adam beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public Adam beta1(Schedule value) {
        return new Adam(lr, value, beta2, eps);
    }

    /** Returns this with another β₂. */
    public Adam beta2(double value) {
        return new Adam(lr, beta1, value, eps);
    }

    /** Returns this with another ε. */
    public Adam eps(double value) {
        return new Adam(lr, beta1, beta2, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η m̂ / (√v̂ + ε)",
                "2n",
                "Kingma and Ba: Adam: a method for stochastic optimization, 2015, algorithm 1");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double eta = s.rate(lr) / (1 - Math.pow(b1, s.t()));
        double root = 1 / Math.sqrt(1 - Math.pow(b2, s.t()));
        for (int i = b.from(), to = b.to(); i < to; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            x[i] -= eta * m[i] / (Math.sqrt(v[i]) * root + e);
        }
    }
}
