package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Momentum with the learning rate inside the velocity: v ← β v + η g, x ← x − v.
 *
 * <p>This is Polyak's, Sutskever's and Keras' convention (Keras stores −v); {@link Momentum} is
 * PyTorch's. They agree while η is constant. When η drops, this velocity keeps the old steps at
 * their old size. State: one number for each parameter.
 *
 * <p>Polyak: Some methods of speeding up the convergence of iteration methods, 1964.
 *
 * @param lr learning rate η ≥ 0
 * @param beta momentum β in [0, 1); customary 0.9
 */
public record HeavyBall(Schedule lr, Schedule beta) implements Elementwise {
    /** Checks the settings. */
    public HeavyBall {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
    }

    /** Returns this with another momentum. */
    public HeavyBall beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public HeavyBall beta(Schedule value) {
        return new HeavyBall(lr, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "v ← β v + η g, x ← x − v",
                "n",
                "Polyak: Some methods of speeding up the convergence of iteration methods, 1964");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] v = s.slot("v");
        double eta = s.rate(lr);
        double beta = Require.decay("beta", s.at(this.beta), s.t());
        for (int i = b.from(), to = b.to(); i < to; i++) {
            v[i] = beta * v[i] + eta * g[i];
            x[i] -= v[i];
        }
    }
}
