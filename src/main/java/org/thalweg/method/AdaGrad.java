package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * AdaGrad: G ← G + g², x ← x − η g / (√(G₀ + G) + ε).
 *
 * <p>A coordinate that has seen little gradient keeps a large rate. Along a constant gradient the
 * t-th update is η/√t; no update is longer than η. State: one number for each parameter.
 *
 * <p>Defaults are PyTorch's: G₀ = 0, ε = 1e-10 outside the root. optax and Keras put ε = 1e-7
 * inside the root and start at 0.1; both add to G, so theirs is {@code initial(0.1 + 1e-7).eps(0)}.
 * PyTorch's lr_decay is a schedule here: η₀ / (1 + k t).
 *
 * <p>Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic
 * optimization, 2011, figure 1 with a diagonal matrix.
 *
 * @param lr learning rate η ≥ 0
 * @param initial G₀ ≥ 0, where the sum of squares starts; customary 0
 * @param eps ε ≥ 0; customary 1e-10. With ε = G₀ = 0 a gradient that has been zero from the start
 *     gives 0/0
 */
public record AdaGrad(Schedule lr, double initial, double eps) implements Elementwise {
    /** Checks the settings. */
    public AdaGrad {
        Require.rate("lr", lr);
        Require.nonNegative("initial", initial);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another start of the sum. */
    public AdaGrad initial(double value) {
        return new AdaGrad(lr, value, eps);
    }

    /** Returns this with another ε. */
    public AdaGrad eps(double value) {
        return new AdaGrad(lr, initial, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "G ← G + g², x ← x − η g / (√(G₀ + G) + ε)",
                "n",
                "Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic optimization, 2011");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] sum = s.slot("sum");
        double eta = s.rate(lr);
        double start = initial;
        double e = eps;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            sum[i] += g[i] * g[i];
            x[i] -= eta * g[i] / (Math.sqrt(start + sum[i]) + e);
        }
    }
}
