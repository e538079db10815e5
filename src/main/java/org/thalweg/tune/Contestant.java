package org.thalweg.tune;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;

/**
 * A method that takes part in a comparison, with the settings it may tune.
 *
 * @param name display name
 * @param space what is tuned; empty if nothing is
 * @param method makes the method from its settings
 * @param around what this contestant wraps around the training function, {@code f -> f.sam(0.05)}
 *     or {@code f -> f.numericalHessian()}; evaluations are counted inside of it
 */
public record Contestant(
        String name, Space space, Function<Point, Method> method, UnaryOperator<Objective> around) {
    /** Returns this on another function: {@code f -> f.sam(0.05)}. */
    public Contestant around(UnaryOperator<Objective> wrapper) {
        return new Contestant(name, space, method, wrapper);
    }

    Training start(Point point, Task task) {
        return new Training(method.apply(point), task, around);
    }

    /** Returns name and space. */
    @Override
    public String toString() {
        return name + (space.axes().isEmpty() ? "" : ": " + space);
    }
}
