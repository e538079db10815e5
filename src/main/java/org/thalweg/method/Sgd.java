package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * Gradient descent: x ← x − η g. With the gradient of a mini-batch it is stochastic gradient
 * descent.
 *
 * <p>Cauchy, 1847; Robbins and Monro: A stochastic approximation method, 1951. No state.
 *
 * @param lr learning rate η ≥ 0
 */
public record Sgd(Schedule lr) implements Elementwise {
    /** Checks the settings. */
    public Sgd {
        Require.rate("lr", lr);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "x ← x − η g",
                "0",
                "Robbins and Monro: A stochastic approximation method, 1951");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double eta = s.rate(lr);
        for (int i = b.from(), to = b.to(); i < to; i++) {
            x[i] -= eta * g[i];
        }
    }
}
