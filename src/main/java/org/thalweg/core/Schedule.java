package org.thalweg.core;

/**
 * The learning rate (or momentum) of update t = 0, 1, 2, … A pure function of t: no memory, no
 * metric.
 *
 * <pre>{@code
 * cosine(0.01, 0, 3000).warmup(100)
 * constant(0.1).then(500, linear(0.1, 0, 100)).times(2)
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {
    /** Returns the value for update t, counted from 0. */
    double at(int t);

    /** Returns this after a straight rise to its first value in so many updates. */
    default Warmup warmup(int updates) {
        return new Warmup(this, updates);
    }

    /** Returns this for so many updates, then another schedule from its own t = 0 on. */
    default Chain then(int at, Schedule next) {
        return new Chain(this, at, next);
    }

    /** Returns this with every value multiplied by a number. */
    default Scaled times(double factor) {
        return new Scaled(this, factor);
    }
}
