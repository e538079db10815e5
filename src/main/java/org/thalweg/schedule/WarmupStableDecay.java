package org.thalweg.schedule;

import org.thalweg.core.Description;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * A warm-up, a long stretch at the peak, and a decay of any shape: η(t) = δ(0) (t + 1)/w for t &lt;
 * w, δ(0) for s updates, then δ(t − w − s). The stretch may be made longer without changing what
 * came before it, which no schedule of a given length allows.
 *
 * <p>The decay δ is a schedule of its own, from the peak δ(0) on: {@link Linear}, {@link Cosine},
 * or {@link Cooldown} for 1 − √u and 1 − u². Customary are 10 to 20 percent of all updates. Hugging
 * Face warms up from the lowest value rather than from 0.
 *
 * <p>Hu et al.: MiniCPM, 2024, section 4; Hägele et al.: Scaling laws and compute-optimal training
 * beyond fixed training durations, 2024.
 *
 * @param warmupUpdates w ≥ 0
 * @param stableUpdates s ≥ 0
 * @param decay δ; where it holds its last value, so does this
 */
public record WarmupStableDecay(int warmupUpdates, int stableUpdates, Schedule decay)
        implements Schedule {
    /** Checks the settings. */
    public WarmupStableDecay {
        Require.atLeast("warmupUpdates", warmupUpdates, 0);
        Require.atLeast("stableUpdates", stableUpdates, 0);
        Require.rate("decay", decay);
    }

    @Override
    public double at(int t) {
        return t < warmupUpdates
                ? decay.at(0) * ((t + 1.0) / warmupUpdates)
                : decay.at(Math.max(0, t - warmupUpdates - stableUpdates));
    }

    @Override
    public String toString() {
        return "WarmupStableDecay[warmupUpdates=%d, stableUpdates=%d, decay=%s]"
                .formatted(warmupUpdates, stableUpdates, Description.nameOf(decay));
    }
}
