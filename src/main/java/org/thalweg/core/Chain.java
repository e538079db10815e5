package org.thalweg.core;

/**
 * One schedule after another: first(t) for t &lt; at, then next(t − at). The value at the milestone
 * is next(0): the second schedule has its own clock, as in PyTorch's SequentialLR and optax.
 *
 * @param first the schedule before the milestone
 * @param at the milestone, at least 1, in updates of the whole
 * @param next the schedule from the milestone on
 */
public record Chain(Schedule first, int at, Schedule next) implements Schedule {
    /** Checks the settings. */
    public Chain {
        Require.given("first", first);
        Require.given("next", next);
        Require.atLeast("at", at, 1);
    }

    @Override
    public double at(int t) {
        return t < at ? first.at(t) : next.at(t - at);
    }

    @Override
    public String toString() {
        return Parts.name(first) + ".then(" + at + ", " + Parts.name(next) + ")";
    }
}
