package org.thalweg;

import org.thalweg.schedule.Constant;
import org.thalweg.schedule.Cosine;
import org.thalweg.schedule.Exponential;
import org.thalweg.schedule.Step;

/** The schedules, in order of increasing complexity: functions of the update t = 0, 1, 2, … */
public final class Schedules {
    private Schedules() {}

    /** η₀ always. */
    public static Constant constant(double value) {
        return new Constant(value);
    }

    /** η₀ γ^⌊t/s⌋: multiplied by a factor after every so many updates. */
    public static Step step(double initial, double factor, int every) {
        return new Step(initial, factor, every);
    }

    /** η₀ γᵗ: multiplied by a factor at every update. */
    public static Exponential exponential(double initial, double factor) {
        return new Exponential(initial, factor);
    }

    /**
     * From the initial to the lowest value along half a cosine in so many updates, then constant.
     */
    public static Cosine cosine(double initial, double lowest, int updates) {
        return new Cosine(initial, lowest, updates);
    }
}
