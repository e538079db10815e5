package org.thalweg.tune;

/**
 * A task that can be repeated: the seed decides the start, the order of the batches and whatever
 * else is random. Everything is made anew at each call, so that no run sees another.
 */
@FunctionalInterface
public interface Trial {
    /** Returns the task of that seed. */
    Task with(long seed);
}
