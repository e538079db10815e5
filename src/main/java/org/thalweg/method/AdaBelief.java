package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * AdaBelief: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) (g − m)² + ε, x ← x − η (m / (1 − β₁ᵗ)) /
 * (√(v / (1 − β₂ᵗ)) + ε).
 *
 * <p>Adam that divides by how far the gradient is from its mean: steady gradients make long
 * updates. The m in v is the new one, and ε gathers in v, where it matters more than outside. With
 * β₁ = 0 the mean is the gradient and ε alone is left to divide by. State: two numbers for each
 * parameter.
 *
 * <p>Zhuang et al.: AdaBelief optimizer: adapting stepsizes by the belief in observed gradients,
 * 2020, algorithm 2. optax calls the ε inside eps_root and the ε outside eps, both 1e-16. The
 * authors' package also rectifies, as in {@link RAdam}, by default; this does not.
 *
 * @param lr learning rate η ≥ 0; customary 0.001
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean squared deviation, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-16. With 0 a gradient that has been zero from the start gives 0/0,
 *     and with β₁ = 0 too every gradient is divided by 0
 */
public record AdaBelief(Schedule lr, Schedule beta1, double beta2, double eps)
        implements Elementwise {
    /** Checks the settings. */
    public AdaBelief {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another β₁. */
    public AdaBelief beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public AdaBelief beta1(Schedule value) {
        return new AdaBelief(lr, value, beta2, eps);
    }

    /** Returns this with another β₂. */
    public AdaBelief beta2(double value) {
        return new AdaBelief(lr, beta1, value, eps);
    }

    /** Returns this with another ε. */
    public AdaBelief eps(double value) {
        return new AdaBelief(lr, beta1, beta2, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) (g − m)² + ε, x ← x − η m̂ / (√v̂ + ε)",
                "2n",
                "Zhuang et al.: AdaBelief optimizer: adapting stepsizes by the belief in observed gradients, 2020, algorithm 2");
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
            double surprise = g[i] - m[i];
            v[i] = b2 * v[i] + (1 - b2) * surprise * surprise + e;
            x[i] -= eta * m[i] / (Math.sqrt(v[i]) * root + e);
        }
    }
}
