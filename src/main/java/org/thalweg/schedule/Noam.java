package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * The Transformer's: rises straight for w updates, then falls like one over the root of the time:
 * η(t) = s d^(−½) min((t + 1)^(−½), (t + 1) w^(−3/2)).
 *
 * <p>The paper counts updates from 1, which is the t + 1 here; its formula has no value at 0. The
 * peak, s/√(d w), is at t = w − 1.
 *
 * <p>Vaswani et al.: Attention is all you need, 2017, section 5.3. It is known by the first name of
 * one of its authors.
 *
 * @param width d ≥ 1, the width of the model: 512 there
 * @param warmupUpdates w ≥ 1: 4000 there
 * @param scale s, positive; 1 there
 */
public record Noam(int width, int warmupUpdates, double scale) implements Schedule {
    /** Checks the settings. */
    public Noam {
        Require.atLeast("width", width, 1);
        Require.atLeast("warmupUpdates", warmupUpdates, 1);
        Require.positive("scale", scale);
    }

    /** Returns this with another factor before the whole. */
    public Noam scale(double value) {
        return new Noam(width, warmupUpdates, value);
    }

    @Override
    public double at(int t) {
        double update = t + 1.0;
        double shape =
                Math.min(
                        1 / Math.sqrt(update), update / (warmupUpdates * Math.sqrt(warmupUpdates)));
        return scale / Math.sqrt(width) * shape;
    }
}
