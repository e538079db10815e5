package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * The sign of the gradient: x ← x − η sign(g).
 *
 * <p>Every coordinate moves by η, or not at all where g = 0: one bit for each parameter would do to
 * send an update over a network. With momentum it is signum: {@link Lion} with β₁ = β₂. No state.
 *
 * <p>Bernstein et al.: signSGD: compressed optimisation for non-convex problems, 2018, algorithm 1.
 *
 * @param lr learning rate η ≥ 0
 */
public record SignSgd(Schedule lr) implements Elementwise {
    /** Checks the settings. */
    public SignSgd {
        Require.rate("lr", lr);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "x ← x − η sign(g)",
                "0",
                "Bernstein et al.: signSGD: compressed optimisation for non-convex problems, 2018, algorithm 1");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double eta = s.rate(lr);
        for (int i = b.from(), to = b.to(); i < to; i++) {
            // sign(g), also of 0; Math.signum takes three times as long on Java 17.
            x[i] -= eta * (g[i] / Math.max(Math.abs(g[i]), Double.MIN_VALUE));
        }
    }
}
