package org.thalweg.tune;

/**
 * One point of a search and what came of it.
 *
 * @param number which trial it was, from 0
 * @param point its settings
 * @param value the validation measure, the mean over the seeds; infinite if a run failed
 * @param evaluations how many were spent on it
 * @param failure why it failed, in words; empty if it did not
 */
public record Tried(int number, Point point, double value, long evaluations, String failure) {
    /** Returns settings and value. */
    @Override
    public String toString() {
        return point + ": " + (failure.isEmpty() ? Text.number(value) : failure);
    }
}
