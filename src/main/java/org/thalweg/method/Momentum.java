package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Momentum with the learning rate outside the buffer: b ← β b + (1 − τ) g, x ← x − η b.
 *
 * <p>This is PyTorch's and optax's convention; {@link HeavyBall} is Polyak's. They agree while η is
 * constant and τ = 0. As in PyTorch the first gradient enters whole: b₁ = g₁, also where τ > 0.
 * State: one number for each parameter.
 *
 * <p>Polyak: Some methods of speeding up the convergence of iteration methods, 1964.
 *
 * @param lr learning rate η ≥ 0
 * @param beta momentum β in [0, 1); customary 0.9
 * @param dampening τ in [0, 1]; 0 makes b a sum with total weight 1/(1 − β), τ = β an average
 */
public record Momentum(Schedule lr, Schedule beta, double dampening) implements Elementwise {
    /** Checks the settings. */
    public Momentum {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
        Require.share("dampening", dampening);
    }

    /** Returns this with another momentum. */
    public Momentum beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public Momentum beta(Schedule value) {
        return new Momentum(lr, value, dampening);
    }

    /** Returns this with another dampening. */
    public Momentum dampening(double value) {
        return new Momentum(lr, beta, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "b ← β b + (1 − τ) g, x ← x − η b",
                "n",
                "Polyak: Some methods of speeding up the convergence of iteration methods, 1964");
    }

    @Override
    public void update(double[] x, double[] g, Block k, State s) {
        double[] b = s.slot("b");
        double eta = s.rate(lr);
        double beta = Require.decay("beta", s.at(this.beta), s.t());
        double weight = s.t() == 1 ? 1 : 1 - dampening;
        for (int i = k.from(), to = k.to(); i < to; i++) {
            b[i] = beta * b[i] + weight * g[i];
            x[i] -= eta * b[i];
        }
    }
}
