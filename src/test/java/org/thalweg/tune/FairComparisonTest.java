package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.sgd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.thalweg.Golden;
import org.thalweg.core.Batches;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Twice;
import org.thalweg.function.Quadratic;
import org.thalweg.model.LinearRegression;

class FairComparisonTest {
    private static final Space RATES = new Space().logUniform("lr", 1e-3, 0.5);
    private static final Space NONE = new Space();

    /** Least squares on mini-batches that notes which measures and seeds are asked for. */
    private static final class Noted implements Trial {
        private final LinearRegression lines = Fixtures.lines(40, 1);
        private final LinearRegression held = Fixtures.lines(15, 2);
        private final LinearRegression kept = Fixtures.lines(15, 3);
        private final List<Long> seeds = new ArrayList<>();
        private final List<String> measures = new ArrayList<>();
        private long evaluations;

        @Override
        public Task with(long seed) {
            seeds.add(seed);
            Batches batches = new Batches(40, 8, seed);
            Objective f = lines.over(batches);
            Objective noted =
                    (x, g) -> {
                        evaluations++;
                        return f.valueAndGradient(x, g);
                    };
            return Task.of(new double[] {seed, 0, 0, 0}, noted)
                    .batches(batches)
                    .validation(
                            w -> {
                                measures.add("validation " + seed);
                                return held.full().value(w);
                            })
                    .test(
                            w -> {
                                measures.add("test " + seed);
                                return kept.full().value(w);
                            });
        }
    }

    /** A final value for each seed, whatever the method does. */
    private static Method scripted(double... values) {
        return (x, f, s) -> {
            f.valueAndGradient(x, s.scratch("g"));
            x[0] = values[(int) x[1]];
            return 0;
        };
    }

    private static final Trial SCRIPTED =
            seed ->
                    Task.of(new double[] {9, seed - 1}, (x, g) -> 0)
                            .validation(w -> w[0])
                            .test(w -> w[0]);

    @Test
    void tuningNeverLooksAtTheTestAndTheTestNeverAtTuning() {
        Noted trial = new Noted();
        FairComparison.of(trial, 30)
                .tuning(4)
                .checkpoints(3)
                .tuningSeeds(70, 71)
                .enter("SGD", RATES, p -> sgd(p.get("lr")))
                .run();
        assertThat(trial.seeds)
                .containsExactly(70L, 71L, 70L, 71L, 70L, 71L, 70L, 71L, 1L, 2L, 3L, 4L, 5L);
        List<String> tuning = trial.measures.subList(0, 8);
        List<String> end = trial.measures.subList(8, trial.measures.size());
        assertThat(tuning).containsOnly("validation 70", "validation 71");
        assertThat(end).hasSize(5 * 4).allMatch(measure -> measure.startsWith("test "));
        assertThat(trial.evaluations).isEqualTo(4 * 2 * 30 + 5 * 30);
    }

    @Test
    void everyContestantHasTheSameBudget() {
        Noted trial = new Noted();
        Comparison result =
                FairComparison.of(trial, 30)
                        .tuning(6)
                        .enter("SGD", RATES, p -> sgd(p.get("lr")))
                        .enter("momentum", RATES, p -> momentum(p.get("lr")))
                        .enter("Adam", RATES, p -> adam(p.get("lr")))
                        .run();
        for (Standing standing : result.standings()) {
            assertThat(standing.tuning()).hasSize(6);
            assertThat(standing.tuningEvaluations()).isEqualTo(180);
            assertThat(standing.evaluations()).isEqualTo(30);
            assertThat(standing.runs()).extracting(Finish::evaluations).containsOnly(30L);
            assertThat(standing.runs())
                    .extracting(Finish::seed)
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(standing.runs())
                    .allSatisfy(
                            run -> assertThat(run.curve()[0]).isEqualTo(start(trial, run.seed())));
        }
        assertThat(trial.evaluations).isEqualTo(3 * (180 + 150));
        assertThat(result.standing("SGD").memory()).isZero();
        assertThat(result.standing("momentum").memory()).isEqualTo(4);
        assertThat(result.standing("Adam").memory()).isEqualTo(8);
    }

    private static double start(Noted trial, long seed) {
        return trial.kept.full().value(new double[] {seed, 0, 0, 0});
    }

    @Test
    void theSettingsAreThoseThatTuningChose() {
        Noted trial = new Noted();
        Comparison result =
                FairComparison.of(trial, 30)
                        .tuning(9)
                        .tuningSeeds(50)
                        .checkpoints(5)
                        .seeds(6, 7, 8, 9, 10, 11)
                        .enter("SGD", RATES, p -> sgd(p.get("lr")))
                        .run();
        SearchResult search =
                RandomSearch.of(RATES, 9).run(p -> sgd(p.get("lr")), new Noted(), 30, 50);
        Standing standing = result.standing("SGD");
        assertThat(standing.tuning()).isEqualTo(search.trials());
        assertThat(standing.point()).isEqualTo(search.best().point());
        assertThat(result.budgets()).containsExactly(0, 6, 12, 18, 24, 30);
        double[][] curves = standing.curves();
        for (int s = 0; s < 6; s++) {
            Training run = new Training(sgd(standing.point().get("lr")), new Noted().with(6L + s));
            for (int k = 0; k <= 5; k++) {
                assertThat(curves[s][k]).isEqualTo(run.until(6L * k).test());
            }
            assertThat(standing.values()[s]).isEqualTo(curves[s][5]);
        }
    }

    @Test
    void twoComparisonsAgreeBitForBitWhateverTheOrderOfEntering() {
        FairComparison one =
                FairComparison.of(new Noted(), 20)
                        .tuning(3)
                        .enter("SGD", RATES, p -> sgd(p.get("lr")))
                        .enter("Adam", RATES, p -> adam(p.get("lr")));
        FairComparison other =
                FairComparison.of(new Noted(), 20)
                        .tuning(3)
                        .enter("Adam", RATES, p -> adam(p.get("lr")))
                        .enter("SGD", RATES, p -> sgd(p.get("lr")));
        Comparison first = one.run();
        Comparison second = other.run();
        assertThat(first).hasToString(second.toString());
        for (String name : List.of("SGD", "Adam")) {
            assertThat(
                            Arrays.deepEquals(
                                    first.standing(name).curves(), second.standing(name).curves()))
                    .isTrue();
            assertThat(one.run().standing(name).values()).isEqualTo(first.standing(name).values());
        }
    }

    @Test
    void ranksByHand() {
        Comparison result =
                FairComparison.of(SCRIPTED, 2)
                        .checkpoints(1)
                        .enter("a", scripted(1, 1, 5, 2, 4))
                        .enter("b", scripted(2, 1, 4, 1, 4))
                        .enter("c", scripted(3, 3, 3, 3, 4))
                        .run();
        assertThat(result.ranks("a")).containsExactly(1, 1.5, 3, 2, 2);
        assertThat(result.ranks("b")).containsExactly(2, 1.5, 2, 1, 2);
        assertThat(result.ranks("c")).containsExactly(3, 3, 1, 3, 2);
        Golden.assertClose("mean", result.meanRank("a"), 1.9);
        assertThat(List.of(result.firsts("a"), result.firsts("b"), result.firsts("c")))
                .containsExactly(3, 3, 2);
        Standing a = result.standing("a");
        assertThat(a.median()).containsExactly(9, 2);
        assertThat(a.quantile(0)).containsExactly(9, 1);
        assertThat(a.quantile(1)).containsExactly(9, 5);
        assertThat(a.quantile(0.25)).containsExactly(9, 1);
        assertThat(a.quantile(0.625)).as("half way from 2 to 4").containsExactly(9, 3);
        assertThat(a).hasToString("a (): median 2");
        assertThat(result)
                .hasToString(
                        """
                           settings  median  min  max  first   rank  memory  evaluations
                        b  –         2       1    4    3 of 5  1.7   0       2
                        a  –         2       1    5    3 of 5  1.9   0       2
                        c  –         3       3    4    2 of 5  2.4   0       2
                        test measure after 2 evaluations, 5 seeds; settings from 0 trials each""");
    }

    @Test
    void failuresAreRecordedAndComeLast() {
        Trial trial =
                seed ->
                        Task.of(new double[] {seed == 3 ? 1e200 : 1}, Quadratic.of(1))
                                .validation(w -> w[0] * w[0])
                                .test(w -> Math.abs(w[0]));
        Comparison result =
                FairComparison.of(trial, 10)
                        .checkpoints(2)
                        .tuning(2)
                        .enter("fine", sgd(0.5))
                        .enter("wild", new Space().choice("lr", 1e200), p -> sgd(p.get("lr")))
                        .run();
        Standing wild = result.standing("wild");
        assertThat(wild.failures()).isEqualTo(5);
        assertThat(wild.curves()[0])
                .containsExactly(1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(wild.runs().get(0).failure()).startsWith("update 2 was not made");
        assertThat(wild.median()[2]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(wild.tuning()).allMatch(tried -> tried.failure().startsWith("update 2"));
        assertThat(wild.evaluations()).isEqualTo(2);
        Standing fine = result.standing("fine");
        assertThat(fine.failures()).isEqualTo(1);
        assertThat(fine.quantile(0.8)[2])
                .as("between finite and infinite")
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(fine.quantile(0.75)[2]).isEqualTo(Math.pow(0.5, 10));
        assertThat(result.firsts("fine")).as("where all fail nobody is first").isEqualTo(4);
        assertThat(result.firsts("wild")).isZero();
        assertThat(result.ranks("wild")).containsExactly(2, 2, 1.5, 2, 2);
        assertThat(result).asString().endsWith("; settings from 2 trials each; 6 failed runs");
        assertThat(fine.runs().get(2))
                .asString()
                .startsWith("seed 3: update 1 was not made")
                .endsWith("after 1 evaluation");
        assertThat(fine.runs().get(0)).hasToString("seed 1: 0.0009766 after 10 evaluations");
    }

    @Test
    void whatAContestantWrapsIsCountedInside() {
        Noted trial = new Noted();
        Contestant sam =
                new Contestant("SAM", NONE, p -> sgd(0.1), UnaryOperator.identity())
                        .around(f -> f.sam(0.05));
        Comparison result =
                FairComparison.of(trial, 20).enter(sam).enter("SGD", sgd(0.1)).checkpoints(1).run();
        assertThat(trial.evaluations).isEqualTo(2 * 5 * 20);
        double[] half =
                FairComparison.of(new Noted(), 10)
                        .enter(sam)
                        .enter("SGD", sgd(0.1))
                        .checkpoints(1)
                        .run()
                        .standing("SGD")
                        .values();
        assertThat(result.standing("SAM").values()[0]).isNotEqualTo(half[0]);
        assertThat(result.standing("SGD").values()[0]).isNotEqualTo(half[0]);
        assertThat(sam).hasToString("SAM");
        assertThat(new Contestant("x", RATES, p -> sgd(1), f -> f))
                .hasToString("x: lr log-uniform in [0.001, 0.5]");
    }

    @Test
    void matricesAreCountedApart() {
        Method newton =
                (x, f, s) -> {
                    double[] h = s.scratch("h", 1);
                    double[] g = s.scratch("g");
                    f.as(Twice.class).hessian(x, h);
                    double value = f.valueAndGradient(x, g);
                    x[0] -= g[0] / h[0];
                    return value;
                };
        Trial trial = seed -> Task.of(new double[] {seed}, Quadratic.of(2)).test(w -> w[0] * w[0]);
        Comparison result =
                FairComparison.of(trial, 3)
                        .checkpoints(1)
                        .enter("Newton", newton)
                        .enter("SGD", sgd(0.1))
                        .run();
        assertThat(result.standing("Newton").matrices()).isEqualTo(3);
        assertThat(result.standing("SGD").matrices()).isZero();
        assertThat(result)
                .hasToString(
                        """
                                settings  median  min     max    first   rank  memory  evaluations  matrices
                        Newton  –         0       0       0      5 of 5  1     0       3            3
                        SGD     –         2.359   0.2621  6.554  0 of 5  2     0       3            0
                        test measure after 3 evaluations, 5 seeds; settings from 0 trials each""");
    }

    @Test
    void timesAreRatiosToTheShortest() {
        FairComparison comparison =
                FairComparison.of(SCRIPTED, 5)
                        .enter("a", scripted(1, 1, 1, 1, 1))
                        .enter("b", scripted(2, 2, 2, 2, 2));
        Comparison untimed = comparison.run();
        assertThat(untimed.timeRatio("a")).isNaN();
        assertThat(untimed.toString().lines().findFirst().orElseThrow()).endsWith("evaluations");
        Comparison timed = comparison.timed(true).run();
        assertThat(Math.min(timed.timeRatio("a"), timed.timeRatio("b"))).isEqualTo(1);
        assertThat(Math.max(timed.timeRatio("a"), timed.timeRatio("b")))
                .isGreaterThanOrEqualTo(1)
                .isFinite();
        assertThat(timed.toString().lines().findFirst().orElseThrow())
                .endsWith("evaluations  time");
        Finish quick = new Finish(1, new double[] {1}, 2, 0, 0, 10, "");
        Finish slow = new Finish(1, new double[] {1}, 0, 0, 0, 8, "");
        Point point = new Point(Map.of());
        Comparison two =
                new Comparison(
                        new double[] {1},
                        List.of(1L),
                        List.of(
                                new Standing("s", point, List.of(), List.of(slow, slow)),
                                new Standing("q", point, List.of(), List.of(slow, quick))),
                        true);
        assertThat(two.timeRatio("s")).as("8 to 10/2").isEqualTo(1.6);
        assertThat(two.timeRatio("q")).isEqualTo(1);
    }

    @Test
    void progressHearsOfEveryRun() {
        List<String> heard = new ArrayList<>();
        FairComparison.of(SCRIPTED, 1)
                .tuning(2)
                .tuningSeeds(6)
                .seeds(1, 2, 3, 4, 5)
                .progress((done, of, what) -> heard.add(done + "/" + of + " " + what))
                .enter("a", RATES, p -> scripted(1, 2, 3, 4, 5, 6))
                .enter("b", scripted(1, 2, 3, 4, 5))
                .enter("c", scripted(1, 2, 3, 4, 5))
                .run();
        assertThat(heard).hasSize(17);
        assertThat(heard.get(0)).startsWith("1/17 a, tuning, lr=").endsWith(": 6");
        assertThat(heard.get(2)).isEqualTo("3/17 a, seed 1");
        assertThat(heard.get(16)).isEqualTo("17/17 c, seed 5");
    }

    @Test
    void settingsAreChecked() {
        FairComparison comparison = FairComparison.of(SCRIPTED, 5);
        assertThat(comparison.enter("a", sgd(1)).tuning(1))
                .hasToString(
                        "comparison of [a]: 1 trial each, 5 evaluations, seeds [1, 2, 3, 4, 5]");
        assertThat(comparison.trials()).isEqualTo(20);
        assertThat(comparison.checkpoints()).isEqualTo(20);
        assertThat(comparison.tuningSeeds()).containsExactly(1000L);
        assertThatIllegalStateException()
                .isThrownBy(comparison::run)
                .withMessage("nobody takes part: enter(name, space, method)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FairComparison.of(SCRIPTED, 0))
                .withMessage("evaluations must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.tuning(0))
                .withMessage("trials must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.seeds(1, 2, 3, 4))
                .withMessage("the number of seeds must be at least 5, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.tuningSeeds(new long[0]))
                .withMessage("the number of tuning seeds must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.checkpoints(0))
                .withMessage("checkpoints must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.tuningSeeds(9, 3))
                .withMessage(
                        "no seed may serve twice, got [1, 2, 3, 4, 5] and for tuning [9, 3]:"
                                + " what settings were chosen by proves nothing about them");
        assertThatIllegalArgumentException().isThrownBy(() -> comparison.seeds(1, 2, 3, 4, 5, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.enter("a", sgd(1)).enter("a", sgd(2)))
                .withMessage("two contestants have one name: [a, a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.enter("a", sgd(1)).run().standing("b"))
                .withMessage("nobody is named b, there are [a]");
        FairComparison untested =
                FairComparison.of(s -> Task.of(new double[1], (x, g) -> 0), 5).enter("a", sgd(1));
        assertThatIllegalStateException()
                .isThrownBy(untested::run)
                .withMessageContaining("no test measure");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> untested.enter("b", RATES, p -> sgd(1)).seeds(6, 7, 8, 9, 10).run())
                .withMessageContaining("measure");
    }
}
