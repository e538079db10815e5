package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * AdaMax: m ← β₁ m + (1 − β₁) g, u ← max(β₂ u, |g| + ε), x ← x − η (m / (1 − β₁ᵗ)) / u.
 *
 * <p>Adam with the largest recent |g| in place of the root mean square; u needs no correction. No
 * update is longer than η (1 − β₁) / (1 − β₁/β₂), 1.009 η with the customary values; the paper says
 * η. State: two numbers for each parameter.
 *
 * <p>Kingma and Ba: Adam: a method for stochastic optimization, 2015, algorithm 2, which has no ε;
 * it stands where PyTorch and optax have it. Keras has max(β₂ u, |g|) + ε with 1e-7 and η = 0.001.
 *
 * @param lr learning rate η ≥ 0; customary 0.002
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the largest gradient, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 */
public record AdaMax(Schedule lr, Schedule beta1, double beta2, double eps) implements Elementwise {
    /** Checks the settings. */
    public AdaMax {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another β₁. */
    public AdaMax beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public AdaMax beta1(Schedule value) {
        return new AdaMax(lr, value, beta2, eps);
    }

    /** Returns this with another β₂. */
    public AdaMax beta2(double value) {
        return new AdaMax(lr, beta1, value, eps);
    }

    /** Returns this with another ε. */
    public AdaMax eps(double value) {
        return new AdaMax(lr, beta1, beta2, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, u ← max(β₂ u, |g| + ε), x ← x − η m̂ / u",
                "2n",
                "Kingma and Ba: Adam: a method for stochastic optimization, 2015, algorithm 2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] u = s.slot("u");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double eta = s.rate(lr) / (1 - Math.pow(b1, s.t()));
        for (int i = b.from(), to = b.to(); i < to; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            u[i] = Math.max(b2 * u[i], Math.abs(g[i]) + e);
            x[i] -= eta * m[i] / u[i];
        }
    }
}
