package org.thalweg.schedule;

import org.thalweg.core.Schedule;

/**
 * The same value always: η(t) = η₀. Prints as its number.
 *
 * <p>Any number: the setting that is given it says what is allowed, under its own name.
 *
 * @param value η₀
 */
public record Constant(double value) implements Schedule {
    @Override
    public double at(int t) {
        return value;
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
