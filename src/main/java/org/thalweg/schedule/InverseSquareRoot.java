package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Falls like one over the root of the time: η(t) = η₀ √(τ / (t + τ)).
 *
 * <p>After a warm-up of w updates, {@code inverseSquareRoot(peak, w).warmup(w)} is η₀ √(w/t) from t
 * = w on: the schedule of Hugging Face, whose τ is w too unless it is given. T5's 1/√max(t, 10⁴) is
 * {@code constant(0.01).then(10_000, inverseSquareRoot(0.01, 10_000))}.
 *
 * <p>Raffel et al.: Exploring the limits of transfer learning with a unified text-to-text
 * transformer, 2020, section 3.1.2.
 *
 * @param initial η₀, positive
 * @param timescale τ, positive, in updates; half of η₀ is left after 3τ
 */
public record InverseSquareRoot(double initial, double timescale) implements Schedule {
    /** Checks the settings. */
    public InverseSquareRoot {
        Require.positive("initial", initial);
        Require.positive("timescale", timescale);
    }

    @Override
    public double at(int t) {
        return initial * Math.sqrt(timescale / (t + timescale));
    }
}
