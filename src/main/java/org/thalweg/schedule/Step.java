package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Multiplies by γ after every so many updates: η(t) = η₀ γ^⌊t/s⌋. The value changes at t = s.
 *
 * @param initial η₀, positive
 * @param factor γ in (0, 1]; customary 0.1
 * @param every s ≥ 1, in updates
 */
public record Step(double initial, double factor, int every) implements Schedule {
    /** Checks the settings. */
    public Step {
        Require.positive("initial", initial);
        Require.factor("factor", factor);
        Require.atLeast("every", every, 1);
    }

    @Override
    public double at(int t) {
        return initial * Math.pow(factor, Math.floorDiv(t, every));
    }
}
