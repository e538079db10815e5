package org.thalweg.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.thalweg.core.Method;
import org.thalweg.core.Require;

/**
 * Compares methods with nothing in favor of any: each is tuned by random search with as many
 * trials, each run has as many evaluations, and for each seed all begin at the same point and see
 * the same batches. Settings are chosen by the validation measure on seeds of their own; the test
 * measure is looked at in the final runs only.
 *
 * <pre>{@code
 * Comparison result = FairComparison.of(trial, 3000).tuning(20)
 *     .enter("SGD", space, p -> sgd(p.get("lr")))
 *     .enter("Adam", space, p -> adam(p.get("lr")))
 *     .run();
 * }</pre>
 *
 * <p>Evaluations are of the training function and are counted inside whatever a contestant wraps
 * around it. One on which a method spends a Hessian, a Jacobian or Kronecker factors costs more
 * than a gradient; these are counted apart, and it is for the reader to weigh them.
 *
 * <p>Choi et al.: On empirical comparisons of optimizers for deep learning, 2019; Sivaprasad et
 * al.: Optimizer benchmarking needs to account for hyperparameter tuning, 2020; Schmidt, Schneider
 * and Hennig: Descending through a crowded valley, 2021.
 *
 * @param trial what is learned
 * @param contestants who takes part; names differ
 * @param evaluations budget of each run, at least 1
 * @param trials how many settings each contestant tries, at least 1
 * @param seeds of the final runs, at least five, all different
 * @param tuningSeeds of the runs of tuning, at least one, none of them among the others
 * @param checkpoints at how many evenly spaced budgets, besides 0, the test measure is taken
 * @param timed whether the time of updates is reported; it is not the same twice
 * @param progress hears of each run
 */
public record FairComparison(
        Trial trial,
        List<Contestant> contestants,
        long evaluations,
        int trials,
        List<Long> seeds,
        List<Long> tuningSeeds,
        int checkpoints,
        boolean timed,
        Progress progress) {
    private static final int LEAST_SEEDS = 5;

    /** Checks the settings. */
    public FairComparison {
        contestants = List.copyOf(contestants);
        seeds = List.copyOf(seeds);
        tuningSeeds = List.copyOf(tuningSeeds);
        if (evaluations < 1) {
            throw new IllegalArgumentException(
                    "evaluations must be at least 1, got " + evaluations);
        }
        Require.atLeast("trials", trials, 1);
        Require.atLeast("the number of seeds", seeds.size(), LEAST_SEEDS);
        Require.atLeast("the number of tuning seeds", tuningSeeds.size(), 1);
        List<Long> all = new ArrayList<>(seeds);
        all.addAll(tuningSeeds);
        if (all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException(
                    "no seed may serve twice, got "
                            + seeds
                            + " and for tuning "
                            + tuningSeeds
                            + ": what settings were chosen by proves nothing about them");
        }
        Require.atLeast("checkpoints", checkpoints, 1);
        if (contestants.stream().map(Contestant::name).distinct().count() < contestants.size()) {
            throw new IllegalArgumentException(
                    "two contestants have one name: "
                            + contestants.stream().map(Contestant::name).toList());
        }
    }

    /**
     * Returns a comparison without contestants yet: 20 trials, seeds 1 to 5, tuning seed 1000, 20
     * checkpoints.
     *
     * @param trial what is learned, with validation and test measures
     * @param evaluations budget of each run
     */
    public static FairComparison of(Trial trial, long evaluations) {
        return new FairComparison(
                trial,
                List.of(),
                evaluations,
                20,
                List.of(1L, 2L, 3L, 4L, 5L),
                List.of(1000L),
                20,
                false,
                Progress.SILENT);
    }

    /** Adds a method with the settings it may tune. */
    public FairComparison enter(String name, Space space, Function<Point, Method> method) {
        return enter(new Contestant(name, space, method, UnaryOperator.identity()));
    }

    /** Adds a method as it is: nothing is tuned. */
    public FairComparison enter(String name, Method method) {
        return enter(name, new Space(), point -> method);
    }

    /** Adds a contestant, one with its own wrapper around the training function say. */
    public FairComparison enter(Contestant contestant) {
        List<Contestant> more = new ArrayList<>(contestants);
        more.add(contestant);
        return new FairComparison(
                trial, more, evaluations, trials, seeds, tuningSeeds, checkpoints, timed, progress);
    }

    /** Returns this with so many settings tried for each contestant. */
    public FairComparison tuning(int value) {
        return new FairComparison(
                trial,
                contestants,
                evaluations,
                value,
                seeds,
                tuningSeeds,
                checkpoints,
                timed,
                progress);
    }

    /** Returns this with other seeds of the final runs. */
    public FairComparison seeds(long... values) {
        return new FairComparison(
                trial,
                contestants,
                evaluations,
                trials,
                boxed(values),
                tuningSeeds,
                checkpoints,
                timed,
                progress);
    }

    /** Returns this with other seeds of the runs of tuning. */
    public FairComparison tuningSeeds(long... values) {
        return new FairComparison(
                trial,
                contestants,
                evaluations,
                trials,
                seeds,
                boxed(values),
                checkpoints,
                timed,
                progress);
    }

    /** Returns this with another number of checkpoints. */
    public FairComparison checkpoints(int value) {
        return new FairComparison(
                trial,
                contestants,
                evaluations,
                trials,
                seeds,
                tuningSeeds,
                value,
                timed,
                progress);
    }

    /** Returns this with the time of updates reported, or not. */
    public FairComparison timed(boolean value) {
        return new FairComparison(
                trial,
                contestants,
                evaluations,
                trials,
                seeds,
                tuningSeeds,
                checkpoints,
                value,
                progress);
    }

    /** Returns this with something that hears of each run. */
    public FairComparison progress(Progress value) {
        return new FairComparison(
                trial,
                contestants,
                evaluations,
                trials,
                seeds,
                tuningSeeds,
                checkpoints,
                timed,
                value);
    }

    /**
     * Tunes and runs every contestant. A run that is not finite is recorded as a failure.
     *
     * @throws IllegalStateException if there are no contestants, or the task lacks a measure
     */
    public Comparison run() {
        if (contestants.isEmpty()) {
            throw new IllegalStateException("nobody takes part: enter(name, space, method)");
        }
        int of = 0;
        for (Contestant contestant : contestants) {
            of += (contestant.space().axes().isEmpty() ? 0 : trials) + seeds.size();
        }
        Counter counter = new Counter(of);
        List<Standing> standings = new ArrayList<>();
        for (Contestant contestant : contestants) {
            standings.add(stand(contestant, counter));
        }
        return new Comparison(budgets(), seeds, standings, timed);
    }

    private Standing stand(Contestant contestant, Counter counter) {
        List<Tried> tuning = List.of();
        Point point = new Point(Map.of());
        if (!contestant.space().axes().isEmpty()) {
            Setup setup = (p, seed) -> contestant.start(p, trial.with(seed));
            SearchResult search =
                    RandomSearch.of(contestant.space(), trials)
                            .progress(
                                    (done, of, what) ->
                                            counter.next(contestant.name() + ", tuning, " + what))
                            .run(
                                    setup,
                                    evaluations,
                                    tuningSeeds.stream().mapToLong(s -> s).toArray());
            tuning = search.trials();
            point = search.ranked().get(0).point();
        }
        List<Finish> finishes = new ArrayList<>();
        for (long seed : seeds) {
            finishes.add(finish(contestant, point, seed));
            counter.next(contestant.name() + ", seed " + seed);
        }
        return new Standing(contestant.name(), point, tuning, finishes);
    }

    private Finish finish(Contestant contestant, Point point, long seed) {
        Training run = contestant.start(point, trial.with(seed));
        double[] curve = new double[checkpoints + 1];
        for (int k = 0; k <= checkpoints; k++) {
            curve[k] = run.until(budget(k)).test();
        }
        return new Finish(
                seed,
                curve,
                run.evaluations(),
                run.matrices(),
                run.memory(),
                run.nanos(),
                run.failure());
    }

    private double[] budgets() {
        double[] budgets = new double[checkpoints + 1];
        Arrays.setAll(budgets, this::budget);
        return budgets;
    }

    private long budget(int k) {
        return evaluations * k / checkpoints;
    }

    private static List<Long> boxed(long[] values) {
        return LongStream.of(values).boxed().toList();
    }

    /** Counts runs over all contestants. */
    private final class Counter {
        private final int of;
        private int done;

        Counter(int of) {
            this.of = of;
        }

        void next(String what) {
            progress.at(++done, of, what);
        }
    }

    /** Returns who takes part and with what budget. */
    @Override
    public String toString() {
        return "comparison of "
                + contestants.stream().map(Contestant::name).toList()
                + ": "
                + Text.count(trials, "trial")
                + " each, "
                + Text.count(evaluations, "evaluation")
                + ", seeds "
                + seeds;
    }
}
