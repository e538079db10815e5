package org.thalweg.tune;

import java.util.function.ToDoubleFunction;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;

/**
 * What is to be learned, and how the answer is judged. Lower is better.
 *
 * <pre>{@code
 * Task.of(net.start(seed), train.over(batches)).batches(batches)
 *     .validation(held::value).test(w -> 1 - net.accuracy(w, X, y));
 * }</pre>
 *
 * @param start first parameters; copied for each run
 * @param training the function to be minimized, itself: what one method wraps around it, {@code
 *     sam} or {@code clipNorm}, is given with that method, so that evaluations are counted
 *     innermost
 * @param batches the cursor of training, moved before each update; null if there is none
 * @param validation what settings are chosen by, on data that training does not see; null if none
 * @param test what is reported at the end, on data that has served for nothing else; null if none
 */
public record Task(
        double[] start,
        Objective training,
        Batches batches,
        ToDoubleFunction<double[]> validation,
        ToDoubleFunction<double[]> test) {
    /** Checks that there are parameters. */
    public Task {
        Require.atLeast("the number of parameters", start.length, 1);
    }

    /** Returns a task without batches and without measures yet. */
    public static Task of(double[] start, Objective training) {
        return new Task(start, training, null, null, null);
    }

    /** Returns this with the cursor that training runs over. */
    public Task batches(Batches cursor) {
        return new Task(start, training, cursor, validation, test);
    }

    /** Returns this with the measure that settings are chosen by. */
    public Task validation(ToDoubleFunction<double[]> measure) {
        return new Task(start, training, batches, measure, test);
    }

    /** Returns this with the measure that is reported at the end. */
    public Task test(ToDoubleFunction<double[]> measure) {
        return new Task(start, training, batches, validation, measure);
    }
}
