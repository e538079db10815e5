package org.thalweg.schedule;

import org.thalweg.core.Require;
import org.thalweg.core.Schedule;

/**
 * The same value always: η(t) = η₀. Prints as its number.
 *
 * @param value at least 0
 */
public record Constant(double value) implements Schedule {
    /** Checks the value. */
    public Constant {
        Require.nonNegative("value", value);
    }

    @Override
    public double at(int t) {
        return value;
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
