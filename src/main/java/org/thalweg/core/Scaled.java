package org.thalweg.core;

/**
 * A schedule with every value multiplied by a number: c η(t). For scaling with the batch size, or
 * to try the same course at another height.
 *
 * @param schedule η
 * @param factor c ≥ 0
 */
public record Scaled(Schedule schedule, double factor) implements Schedule {
    /** Checks the settings. */
    public Scaled {
        Require.given("schedule", schedule);
        Require.nonNegative("factor", factor);
    }

    @Override
    public double at(int t) {
        return schedule.at(t) * factor;
    }

    @Override
    public String toString() {
        return Parts.name(schedule) + ".times(" + factor + ")";
    }
}
