package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Falls from the initial to the lowest value along half a cosine and stays there: η(t) = η_min + ½
 * (η₀ − η_min) (1 + cos πt/T) for t ≤ T, then η_min.
 *
 * <p>Loshchilov and Hutter: SGDR, 2017, equation 5, one cycle. PyTorch's CosineAnnealingLR does not
 * stop at T and rises again; here, as in optax and Keras, t is held at T.
 *
 * @param initial η₀, positive
 * @param lowest η_min in [0, η₀]
 * @param updates T ≥ 1
 */
public record Cosine(double initial, double lowest, int updates) implements Schedule {
    /** Checks the settings. */
    public Cosine {
        Require.positive("initial", initial);
        Require.atMost("lowest", lowest, "initial", initial);
        Require.atLeast("updates", updates, 1);
    }

    @Override
    public double at(int t) {
        double done = (double) Math.min(t, updates) / updates;
        return lowest + (initial - lowest) / 2 * (1 + Math.cos(Math.PI * done));
    }
}
