package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Falls to the lowest value by a power of the time that has passed: η(t) = η_e + (η₀ − η_e) (1 −
 * uᵖ) with u = min(t, T)/T. With p = ½ it is the 1 − √u that ends {@link WarmupStableDecay}: a
 * quick drop first, then slowly; with p = 2 it is the other way round; with p = 1 it is {@link
 * Linear}.
 *
 * <p>Hägele et al.: Scaling laws and compute-optimal training beyond fixed training durations,
 * 2024.
 *
 * @param initial η₀, positive
 * @param lowest η_e in [0, η₀]
 * @param updates T ≥ 1
 * @param exponent p, positive; customary ½
 */
public record Cooldown(double initial, double lowest, int updates, double exponent)
        implements Schedule {
    /** Checks the settings. */
    public Cooldown {
        Require.positive("initial", initial);
        Require.atMost("lowest", lowest, "initial", initial);
        Require.atLeast("updates", updates, 1);
        Require.positive("exponent", exponent);
    }

    @Override
    public double at(int t) {
        double done = (double) Math.min(t, updates) / updates;
        return lowest + (initial - lowest) * (1 - Math.pow(done, exponent));
    }
}
