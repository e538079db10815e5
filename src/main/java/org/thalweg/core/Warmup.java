package org.thalweg.core;

/**
 * A schedule after a linear warm-up: η(0) (t + 1)/w for t &lt; w, then η(t − w).
 *
 * <p>The first update is made with η(0)/w, not with 0; the whole η(0) is reached at t = w − 1, and
 * the schedule begins at t = w with η(0) once more: it is moved by w, not cut. Hugging Face and
 * optax begin with η(0) t/w, so that their first update moves nothing: that is {@code linear(0,
 * peak, w).then(w, schedule)}.
 *
 * <p>Goyal et al.: Accurate, large minibatch SGD, 2017, section 2.2, whose gradual warm-up starts
 * at the learning rate of a small batch: {@code linear(0.1, 3.2, w).then(w, schedule)}.
 *
 * @param schedule η
 * @param updates w ≥ 1
 */
public record Warmup(Schedule schedule, int updates) implements Schedule {
    /** Checks the settings. */
    public Warmup {
        Require.given("schedule", schedule);
        Require.atLeast("updates", updates, 1);
    }

    @Override
    public double at(int t) {
        return t < updates ? schedule.at(0) * ((t + 1.0) / updates) : schedule.at(t - updates);
    }

    @Override
    public String toString() {
        return Parts.name(schedule) + ".warmup(" + updates + ")";
    }
}
