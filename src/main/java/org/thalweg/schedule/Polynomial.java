package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Falls to the lowest value like a power of the time that is left: η(t) = η_e + (η₀ − η_e) (1 − u)ᵖ
 * with u = min(t, T)/T. With p = 1 it is {@link Linear}; the larger p, the more of the fall comes
 * first.
 *
 * @param initial η₀, positive
 * @param lowest η_e in [0, η₀]
 * @param updates T ≥ 1
 * @param exponent p, positive
 */
public record Polynomial(double initial, double lowest, int updates, double exponent)
        implements Schedule {
    /** Checks the settings. */
    public Polynomial {
        Require.positive("initial", initial);
        Require.atMost("lowest", lowest, "initial", initial);
        Require.atLeast("updates", updates, 1);
        Require.positive("exponent", exponent);
    }

    @Override
    public double at(int t) {
        double done = (double) Math.min(t, updates) / updates;
        return lowest + (initial - lowest) * Math.pow(1 - done, exponent);
    }
}
