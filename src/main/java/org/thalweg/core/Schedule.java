package org.thalweg.core;

/**
 * The learning rate (or momentum) of update t = 0, 1, 2, … A pure function of t: no memory, no
 * metric.
 */
@FunctionalInterface
public interface Schedule {
    /** Returns the value for update t, counted from 0. */
    double at(int t);
}
