package org.thalweg.tune;

import java.util.List;
import java.util.function.Function;
import org.thalweg.core.Method;
import org.thalweg.core.Require;

/**
 * Tries settings drawn at random. Every trial has its own value of every setting, so the few
 * settings that matter get as many values as there are trials.
 *
 * <p>Trial i is a function of (seed, i): more trials leave the first ones as they were, and any can
 * be repeated alone.
 *
 * <pre>{@code
 * SearchResult result = RandomSearch.of(space, 20).run(p -> adam(p.get("lr")), trial, 500, 1);
 * }</pre>
 *
 * <p>Bergstra and Bengio: Random search for hyper-parameter optimization, 2012.
 *
 * @param space what is searched
 * @param trials how many points, at least 1
 * @param seed decides the points
 * @param progress hears of each trial
 */
public record RandomSearch(Space space, int trials, long seed, Progress progress) {
    /** Checks the settings. */
    public RandomSearch {
        Require.atLeast("trials", trials, 1);
    }

    /** Returns a search of so many trials, with seed 0. */
    public static RandomSearch of(Space space, int trials) {
        return new RandomSearch(space, trials, 0, Progress.SILENT);
    }

    /** Returns this with another seed. */
    public RandomSearch seed(long value) {
        return new RandomSearch(space, trials, value, progress);
    }

    /** Returns this with something that hears of each trial. */
    public RandomSearch progress(Progress value) {
        return new RandomSearch(space, trials, seed, value);
    }

    /** Returns the points to be tried. */
    public List<Point> points() {
        return Candidates.draw(space, trials, seed);
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
        return Candidates.tryAll(points(), setup, evaluations, seeds, progress);
    }

    /** Returns the number of trials and what is searched. */
    @Override
    public String toString() {
        return "random search of " + Text.count(trials, "trial") + " (seed " + seed + "): " + space;
    }
}
