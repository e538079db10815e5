package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Nesterov momentum: b ← β b + g, x ← x − η (g + β b).
 *
 * <p>The x stored here is Nesterov's look-ahead point φ = θ − ηβb, where the gradient is taken;
 * PyTorch, optax and Keras store the same. θ = φ + ηβb is the point between. The two forms agree
 * while η and β are constant. State: one number for each parameter.
 *
 * <p>Nesterov: A method for solving a convex programming problem with convergence rate O(1/k²),
 * 1983; Sutskever et al.: On the importance of initialization and momentum in deep learning, 2013,
 * section 2.
 *
 * @param lr learning rate η ≥ 0
 * @param beta momentum β in [0, 1); customary 0.9
 */
public record Nesterov(Schedule lr, Schedule beta) implements Elementwise {
    /** Checks the settings. */
    public Nesterov {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
    }

    /** Returns this with another momentum. */
    public Nesterov beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public Nesterov beta(Schedule value) {
        return new Nesterov(lr, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "b ← β b + g, x ← x − η (g + β b)",
                "n",
                "Nesterov: A method for solving a convex programming problem with convergence rate O(1/k²), 1983");
    }

    @Override
    public void update(double[] x, double[] g, Block k, State s) {
        double[] b = s.slot("b");
        double eta = s.rate(lr);
        double beta = Require.decay("beta", s.at(this.beta), s.t());
        for (int i = k.from(), to = k.to(); i < to; i++) {
            b[i] = beta * b[i] + g[i];
            x[i] -= eta * (g[i] + beta * b[i]);
        }
    }
}
