package org.thalweg.schedule;

import org.thalweg.core.Require;

/**
 * Up and down again and again: η(t) = η_min + (η_max − η_min) f a, with f rising straight from 0 to
 * 1 and falling straight back in each cycle, and a = ρᶜ γᵗ in cycle c = 0, 1, 2, …
 *
 * <p>The paper's three forms are three pairs of numbers: triangular ρ = γ = 1, triangular2 ρ = ½,
 * exp_range γ &lt; 1; the exponent of γ counts all updates, not those of the cycle. PyTorch's
 * numbers, in which exp_range has γ = 1 unless it is given.
 *
 * <p>Smith: Cyclical learning rates for training neural networks, 2017, section 3.
 *
 * @param lowest η_min ≥ 0
 * @param highest η_max ≥ η_min, positive
 * @param up updates of the rise, at least 1; the paper has 2 to 10 epochs
 * @param down updates of the fall, at least 1; customary as many
 * @param cycleFactor ρ in (0, 1]: what is left of the height after each cycle
 * @param updateFactor γ in (0, 1]: what is left of it after each update
 */
public record Cyclical(
        double lowest, double highest, int up, int down, double cycleFactor, double updateFactor)
        implements Cycle {
    /** Checks the settings. */
    public Cyclical {
        Require.positive("highest", highest);
        Require.atMost("lowest", lowest, "highest", highest);
        Require.atLeast("up", up, 1);
        Require.atLeast("down", down, 1);
        Require.factor("cycleFactor", cycleFactor);
        Require.factor("updateFactor", updateFactor);
    }

    /** Returns this with another length of the fall. */
    public Cyclical down(int value) {
        return new Cyclical(lowest, highest, up, value, cycleFactor, updateFactor);
    }

    /** Returns this with another factor after each cycle. */
    public Cyclical cycleFactor(double value) {
        return new Cyclical(lowest, highest, up, down, value, updateFactor);
    }

    /** Returns this with another factor after each update. */
    public Cyclical updateFactor(double value) {
        return new Cyclical(lowest, highest, up, down, cycleFactor, value);
    }

    @Override
    public double at(int t) {
        double h = height(t);
        return lowest * (1 - h) + highest * h;
    }

    @Override
    public double height(int t) {
        long length = (long) up + down;
        int cycle = (int) (t / length);
        long since = t % length;
        double f = Math.min((double) since / up, (double) (length - since) / down);
        return f * Math.pow(cycleFactor, cycle) * Math.pow(updateFactor, t);
    }

    /** Returns the momentum that goes with it: 0.9, down to 0.8 at a full peak, and back. */
    @Override
    public Mirrored momentum() {
        return momentum(0.9, 0.8);
    }
}
