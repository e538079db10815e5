package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Goes straight from the initial to the last value, up or down, and stays there: η(t) = η₀ (1 − u)
 * + η_e u with u = min(t, T)/T.
 *
 * <p>PyTorch's LinearLR gives both ends as factors of one rate.
 *
 * @param initial η₀ ≥ 0
 * @param last η_e ≥ 0
 * @param updates T ≥ 1
 */
public record Linear(double initial, double last, int updates) implements Schedule {
    /** Checks the settings. */
    public Linear {
        Require.nonNegative("initial", initial);
        Require.nonNegative("last", last);
        Require.atLeast("updates", updates, 1);
    }

    @Override
    public double at(int t) {
        double done = (double) Math.min(t, updates) / updates;
        return initial * (1 - done) + last * done;
    }
}
