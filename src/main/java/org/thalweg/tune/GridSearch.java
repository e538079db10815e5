package org.thalweg.tune;

import java.util.List;
import java.util.function.Function;
import org.thalweg.core.Method;

/**
 * Tries all combinations of evenly spread settings. Easy to read and to repeat, but of k settings
 * and a budget of m trials each gets only the k-th root of m different values; see {@link
 * RandomSearch}.
 *
 * <pre>{@code
 * SearchResult result = GridSearch.of(space, 7).run(p -> sgd(p.get("lr")), trial, 500, 1);
 * }</pre>
 *
 * @param points what is tried, in this order
 * @param progress hears of each trial
 */
public record GridSearch(List<Point> points, Progress progress) {
    /** Copies the points. */
    public GridSearch {
        points = List.copyOf(points);
    }

    /**
     * Returns the search of a grid.
     *
     * @param space the settings and their ranges
     * @param values how many for each setting, or one number for all; choices always give all
     */
    public static GridSearch of(Space space, int... values) {
        return new GridSearch(space.grid(values), Progress.SILENT);
    }

    /** Returns this with something that hears of each trial. */
    public GridSearch progress(Progress value) {
        return new GridSearch(points, value);
    }

    /** Tries a method at each point, see {@link #run(Setup, long, long...)}. */
    public SearchResult run(
            Function<Point, Method> method, Trial trial, long evaluations, long... seeds) {
        return run(Setup.of(method, trial), evaluations, seeds);
    }

    /**
     * Tries each point with each seed, and takes the mean of the validation measures. A run that is
     * not finite is recorded as a failure.
     *
     * @param setup makes a run from a point
     * @param evaluations budget of each run, at least 1
     * @param seeds of the runs, the same for each point; at least one
     */
    public SearchResult run(Setup setup, long evaluations, long... seeds) {
        return Candidates.tryAll(points, setup, evaluations, seeds, progress);
    }

    /** Returns how many points there are. */
    @Override
    public String toString() {
        return "grid search of " + Text.count(points.size(), "point");
    }
}
