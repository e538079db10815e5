package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * AdaDelta: v ← ρ v + (1 − ρ) g², Δ = √(u + ε) / √(v + ε) g, u ← ρ u + (1 − ρ) Δ², x ← x − η Δ.
 *
 * <p>RMSprop whose rate is the root mean square of its own last updates, so that x and Δ have the
 * same unit. The Δ of an update meets the u from before it, and η does not enter u. It starts from
 * √ε alone, the first Δ is √(ε/(1 − ρ)) long: ε decides how fast it gets going. State: two numbers
 * for each parameter.
 *
 * <p>Zeiler: ADADELTA: an adaptive learning rate method, 2012, algorithm 1, which has ρ = 0.95 and
 * no η; with η = 1 it is the same. Defaults are PyTorch's and optax's; Keras has ρ = 0.95, ε =
 * 1e-7, η = 0.001.
 *
 * @param lr learning rate η ≥ 0; customary 1
 * @param rho decay ρ of both mean squares, in [0, 1); customary 0.9
 * @param eps ε &gt; 0; customary 1e-6
 */
public record AdaDelta(Schedule lr, double rho, double eps) implements Elementwise {
    /** Checks the settings. */
    public AdaDelta {
        Require.rate("lr", lr);
        Require.decay("rho", rho);
        Require.positive("eps", eps);
    }

    /** Returns this with another ρ. */
    public AdaDelta rho(double value) {
        return new AdaDelta(lr, value, eps);
    }

    /** Returns this with another ε. */
    public AdaDelta eps(double value) {
        return new AdaDelta(lr, rho, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "v ← ρ v + (1 − ρ) g², Δ = √(u + ε) / √(v + ε) g, u ← ρ u + (1 − ρ) Δ², x ← x − η Δ",
                "2n",
                "Zeiler: ADADELTA: an adaptive learning rate method, 2012, algorithm 1");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] v = s.slot("v");
        double[] u = s.slot("u");
        double eta = s.rate(lr);
        double r = rho;
        double e = eps;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            v[i] = r * v[i] + (1 - r) * g[i] * g[i];
            double delta = Math.sqrt((u[i] + e) / (v[i] + e)) * g[i];
            u[i] = r * u[i] + (1 - r) * delta * delta;
            x[i] -= eta * delta;
        }
    }
}
