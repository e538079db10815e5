package org.thalweg.tune;

import java.util.function.Function;
import org.thalweg.core.Method;

/**
 * How settings become a run. More than a method: batch size, network or regularization may depend
 * on the point too.
 */
@FunctionalInterface
public interface Setup {
    /** Returns a run with these settings that has not begun. */
    Training start(Point point, long seed);

    /** Returns the setup of a method whose settings are searched, on the same task for all. */
    static Setup of(Function<Point, Method> method, Trial trial) {
        return (point, seed) -> new Training(method.apply(point), trial.with(seed));
    }
}
