package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Multiplies by γ at every update: η(t) = η₀ γᵗ, which is η₀ e^(−λt) with γ = e^(−λ).
 *
 * @param initial η₀, positive
 * @param factor γ in (0, 1]
 */
public record Exponential(double initial, double factor) implements Schedule {
    /** Checks the settings. */
    public Exponential {
        Require.positive("initial", initial);
        Require.factor("factor", factor);
    }

    /** Returns η₀ e^(−λt), the other way to write it; λ ≥ 0. */
    public static Exponential ofRate(double initial, double lambda) {
        return new Exponential(initial, Math.exp(-Require.nonNegative("lambda", lambda)));
    }

    @Override
    public double at(int t) {
        return initial * Math.pow(factor, t);
    }
}
