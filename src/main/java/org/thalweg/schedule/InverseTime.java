package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Falls like one over the time: η(t) = η₀ / (1 + k t).
 *
 * <p>The sum of such rates is infinite and that of their squares is not, which is what the proof of
 * Robbins and Monro: A stochastic approximation method, 1951, asks for. Keras writes k as
 * decay_rate / decay_steps.
 *
 * @param initial η₀, positive
 * @param rate k ≥ 0, for each update; half of η₀ is left after 1/k updates
 */
public record InverseTime(double initial, double rate) implements Schedule {
    /** Checks the settings. */
    public InverseTime {
        Require.positive("initial", initial);
        Require.nonNegative("rate", rate);
    }

    @Override
    public double at(int t) {
        return initial / (1 + rate * t);
    }
}
