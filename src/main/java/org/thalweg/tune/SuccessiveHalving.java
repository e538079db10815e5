package org.thalweg.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.thalweg.core.Method;
import org.thalweg.core.Require;

/**
 * Begins with many settings, and gives those that do best ever more of the budget: in each round
 * every run that is left goes on for as many evaluations, and the better 1/η of them, by the
 * validation measure, stay.
 *
 * <p>Of a budget B, n runs and R = ⌈log_η n⌉ rounds, each of the |S| runs of a round gets ⌊B / (|S|
 * R)⌋ further evaluations, so the rounds cost alike; ⌈|S|/η⌉ stay, of equal ones those tried first.
 * Runs are resumed, not restarted.
 *
 * <pre>{@code
 * Halving result = SuccessiveHalving.of(space, 27).keep(3).run(p -> adam(p.get("lr")), trial, 9000, 1);
 * }</pre>
 *
 * <p>Karnin, Koren and Somekh: Almost optimal exploration in multi-armed bandits, 2013; Jamieson
 * and Talwalkar: Non-stochastic best arm identification and hyperparameter optimization, 2016,
 * figure 3, with η = 2; a larger η is from Hyperband (Li et al., 2018).
 *
 * @param space what is searched
 * @param candidates n, how many runs begin, at least 2
 * @param keep η ≥ 2: one of so many stays in each round
 * @param seed decides the points, as in {@link RandomSearch}
 * @param progress hears of each run in each round
 */
public record SuccessiveHalving(
        Space space, int candidates, int keep, long seed, Progress progress) {
    /** Checks the settings. */
    public SuccessiveHalving {
        Require.atLeast("candidates", candidates, 2);
        Require.atLeast("keep", keep, 2);
    }

    /** Returns a search that begins with so many runs and halves them, with seed 0. */
    public static SuccessiveHalving of(Space space, int candidates) {
        return new SuccessiveHalving(space, candidates, 2, 0, Progress.SILENT);
    }

    /** Returns this with another η. */
    public SuccessiveHalving keep(int oneOf) {
        return new SuccessiveHalving(space, candidates, oneOf, seed, progress);
    }

    /** Returns this with another seed. */
    public SuccessiveHalving seed(long value) {
        return new SuccessiveHalving(space, candidates, keep, value, progress);
    }

    /** Returns this with something that hears of each run in each round. */
    public SuccessiveHalving progress(Progress value) {
        return new SuccessiveHalving(space, candidates, keep, seed, value);
    }

    /** Returns R, the number of rounds. */
    public int rounds() {
        int rounds = 0;
        for (int left = candidates; left > 1; left = staying(left)) {
            rounds++;
        }
        return rounds;
    }

    /** Searches the settings of a method, see {@link #run(Setup, long, long)}. */
    public Halving run(Function<Point, Method> method, Trial trial, long budget, long seedOfRuns) {
        return run(Setup.of(method, trial), budget, seedOfRuns);
    }

    /**
     * Runs all rounds.
     *
     * @param setup makes a run from a point
     * @param budget B, evaluations in all: at least one for each candidate in each round
     * @param seedOfRuns the seed of every run
     */
    public Halving run(Setup setup, long budget, long seedOfRuns) {
        int rounds = rounds();
        if (budget < (long) candidates * rounds) {
            throw new IllegalArgumentException(
                    "budget must be at least "
                            + (long) candidates * rounds
                            + ", one evaluation for each of "
                            + candidates
                            + " runs in each of "
                            + rounds
                            + " rounds, got "
                            + budget);
        }
        List<Run> all = new ArrayList<>();
        for (Point point : Candidates.draw(space, candidates, seed)) {
            all.add(new Run(all.size(), point, setup.start(point, seedOfRuns)));
        }
        List<Halving.Round> done = new ArrayList<>();
        List<Run> left = List.copyOf(all);
        long each = 0;
        int steps = 0;
        int of = 0;
        for (int size = candidates; size > 1; size = staying(size)) {
            of += size;
        }
        while (left.size() > 1) {
            each += budget / ((long) left.size() * rounds);
            List<Tried> tried = new ArrayList<>();
            for (Run run : left) {
                run.goOn(each);
                tried.add(run.tried());
                progress.at(++steps, of, run.tried().toString());
            }
            done.add(new Halving.Round(each, tried));
            left =
                    left.stream()
                            .sorted(Comparator.comparingDouble(run -> run.value))
                            .limit(staying(left.size()))
                            .sorted(Comparator.comparingInt(run -> run.number))
                            .toList();
        }
        return new Halving(done, new SearchResult(all.stream().map(Run::tried).toList()));
    }

    private int staying(int runs) {
        return (runs - 1) / keep + 1;
    }

    /** A run under way. */
    private static final class Run {
        private final int number;
        private final Point point;
        private final Training training;
        private double value;

        Run(int number, Point point, Training training) {
            this.number = number;
            this.point = point;
            this.training = training;
        }

        void goOn(long evaluations) {
            value = training.until(evaluations).validation();
        }

        Tried tried() {
            return new Tried(number, point, value, training.evaluations(), training.failure());
        }
    }

    /** Returns how many runs begin, how many stay, and what is searched. */
    @Override
    public String toString() {
        return "successive halving of %d runs, 1 of %d stays (seed %d): %s"
                .formatted(candidates, keep, seed, space);
    }
}
