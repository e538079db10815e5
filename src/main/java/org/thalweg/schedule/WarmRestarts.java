package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * Half a cosine again and again: η(t) = η_min + ½ γⁱ (η₀ − η_min) (1 + cos πc/Tᵢ), c being the time
 * since restart i, Tᵢ = T₀ mⁱ the length of its cycle. The value jumps up exactly at T₀ (mⁿ − 1) /
 * (m − 1); η_min is never quite reached.
 *
 * <p>Loshchilov and Hutter: SGDR, 2017, equation 5; the decay γ of the peaks is Keras's (m_mul).
 * The cycle is found by going through the cycles, as in PyTorch's step(); PyTorch's step(epoch) and
 * Keras take a logarithm instead, whose rounding picks the wrong cycle at some restarts.
 *
 * @param initial η₀, positive
 * @param lowest η_min in [0, η₀]
 * @param period T₀ ≥ 1, in updates; who thinks in epochs multiplies by the updates of one, and gets
 *     a fraction where they do not divide it
 * @param multiplier m ≥ 1: how much longer each cycle is than the one before
 * @param decay γ in (0, 1]: how much lower each peak is, above η_min, than the one before
 */
public record WarmRestarts(
        double initial, double lowest, double period, double multiplier, double decay)
        implements Schedule {
    /** Checks the settings. */
    public WarmRestarts {
        Require.positive("initial", initial);
        Require.atMost("lowest", lowest, "initial", initial);
        Require.growth("period", period);
        Require.growth("multiplier", multiplier);
        Require.factor("decay", decay);
    }

    /** Returns this with another growth of the cycles. */
    public WarmRestarts multiplier(double value) {
        return new WarmRestarts(initial, lowest, period, value, decay);
    }

    /** Returns this with another decay of the peaks. */
    public WarmRestarts decay(double value) {
        return new WarmRestarts(initial, lowest, period, multiplier, value);
    }

    @Override
    public double at(int t) {
        double since = t;
        double length = period;
        double restarts = 0;
        if (multiplier == 1) {
            // There may be many cycles of one length, and the remainder of a division is exact.
            since = t % period;
            restarts = Math.rint((t - since) / period);
        } else {
            while (since >= length) {
                since -= length;
                length *= multiplier;
                restarts++;
            }
        }
        double height = (initial - lowest) * Math.pow(decay, restarts);
        return lowest + height / 2 * (1 + Math.cos(Math.PI * (since / length)));
    }
}
