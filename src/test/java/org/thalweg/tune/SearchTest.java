package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.sgd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.Golden;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.function.Quadratic;

class SearchTest {
    /** ½ x² from the seed; held-out data have their minimum at 0.1. */
    private static final Trial SHIFTED =
            seed ->
                    Task.of(new double[] {seed}, Quadratic.of(1))
                            .validation(w -> Math.pow(w[0] - 0.1, 2));

    private static final Space RATES = new Space().uniform("lr", 0.5, 1);

    @Test
    void aGridFindsWhatIsBestOnHeldOutData() {
        SearchResult result = GridSearch.of(RATES, 6).run(p -> sgd(p.get("lr")), SHIFTED, 1, 1);
        double[] rates = {0.5, 0.6, 0.7, 0.8, 0.9, 1};
        Golden.assertClose("lr", result.column("lr"), rates);
        for (int i = 0; i < 6; i++) {
            assertThat(result.trials().get(i).number()).isEqualTo(i);
            Golden.assertClose("value", result.values()[i], Math.pow(1 - rates[i] - 0.1, 2));
        }
        assertThat(result.best().number())
                .as("not 1, the best on the training function")
                .isEqualTo(4);
        assertThat(result.evaluations()).isEqualTo(6);
        Golden.assertClose(
                "so far", result.bestSoFar(), new double[] {0.16, 0.09, 0.04, 0.01, 0, 0});
    }

    @Test
    void theValueIsTheMeanOverTheSeeds() {
        SearchResult result =
                GridSearch.of(RATES, 2).run(p -> sgd(p.get("lr")), SHIFTED, 1, 1, 2, 4);
        double expected = (Math.pow(0.4, 2) + Math.pow(0.9, 2) + Math.pow(1.9, 2)) / 3;
        Golden.assertClose("lr = 0.5", result.values()[0], expected);
        assertThat(result.trials().get(0).evaluations()).isEqualTo(3);
        assertThat(result.evaluations()).isEqualTo(6);
    }

    @Test
    void eachTrialSpendsItsBudgetAndNoMore() {
        long[] calls = {0};
        Objective f =
                (x, g) -> {
                    calls[0]++;
                    g[0] = x[0];
                    return x[0] * x[0] / 2;
                };
        Trial trial = seed -> Task.of(new double[] {1}, f).validation(w -> w[0] * w[0]);
        SearchResult result =
                RandomSearch.of(RATES, 13).run(p -> adam(p.get("lr")), trial, 17, 1, 2);
        assertThat(calls[0]).isEqualTo(13 * 17 * 2);
        assertThat(result.evaluations()).isEqualTo(calls[0]);
        assertThat(result.trials()).extracting(Tried::evaluations).containsOnly(34L);
        assertThat(result.trials())
                .extracting(Tried::point)
                .isEqualTo(RandomSearch.of(RATES, 13).points());
    }

    @Test
    void theOrderOfTheTrialsChangesNothing() {
        var lines = Fixtures.lines(40, 6);
        Trial trial =
                seed -> {
                    Batches batches = new Batches(40, 8, seed);
                    return Task.of(lines.zeros(), lines.over(batches))
                            .batches(batches)
                            .validation(w -> lines.full().value(w));
                };
        Space space = new Space().logUniform("lr", 1e-3, 1).uniform("beta", 0.5, 0.99);
        List<Point> points = RandomSearch.of(space, 12).points();
        List<Point> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, new Random(3));
        Setup setup = Setup.of(p -> adam(p.get("lr")).beta1(p.get("beta")), trial);
        Map<Point, Double> values = new HashMap<>();
        for (Tried tried : new GridSearch(points, Progress.SILENT).run(setup, 60, 5, 6).trials()) {
            values.put(tried.point(), tried.value());
        }
        SearchResult again = new GridSearch(shuffled, Progress.SILENT).run(setup, 60, 5, 6);
        for (Tried tried : again.trials()) {
            assertThat(tried.value()).isEqualTo(values.get(tried.point()));
            SearchResult alone =
                    new GridSearch(List.of(tried.point()), Progress.SILENT).run(setup, 60, 5, 6);
            assertThat(alone.best().value()).isEqualTo(tried.value());
        }
        assertThat(again.best().point())
                .isEqualTo(RandomSearch.of(space, 12).run(setup, 60, 5, 6).best().point());
    }

    @Test
    void failuresAreRecordedWithTheirSentence() {
        Space space = new Space().choice("lr", 0.5, 1e200, 1.5);
        SearchResult result = GridSearch.of(space, 1).run(p -> sgd(p.get("lr")), SHIFTED, 9, 1);
        assertThat(result.values()[1]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(result.trials().get(1).failure()).startsWith("update 2 was not made");
        assertThat(result.trials().get(1).evaluations()).isEqualTo(2);
        assertThat(result.failures()).isEqualTo(1);
        assertThat(result.ranked()).extracting(Tried::number).last().isEqualTo(1);
        assertThat(result.trials().get(1)).asString().startsWith("lr=1e200: update 2");
        SearchResult two = GridSearch.of(space, 1).run(p -> sgd(p.get("lr")), SHIFTED, 9, 0, 1, 2);
        assertThat(two.trials().get(1).failure()).startsWith("seed 1: update 2 was not made");
        assertThat(two.trials().get(1).evaluations())
                .as("9 with seed 0, 2 with 1, none with 2")
                .isEqualTo(11);
        SearchResult none =
                GridSearch.of(new Space().choice("lr", 1e200), 1)
                        .run(p -> sgd(p.get("lr")), SHIFTED, 9, 1);
        assertThatIllegalStateException()
                .isThrownBy(none::best)
                .withMessageStartingWith("all trials failed; the first, lr=1e200: update 2");
    }

    @Test
    void ofEqualTrialsTheFirstIsBest() {
        Space space = new Space().choice("lr", 4, 1.1, 0.9, 1);
        Trial trial =
                seed ->
                        Task.of(new double[] {1}, Quadratic.of(1))
                                .validation(w -> Math.rint(w[0] * w[0]));
        SearchResult result = GridSearch.of(space, 1).run(p -> sgd(p.get("lr")), trial, 1, 1);
        assertThat(result.values()).containsExactly(9, 0, 0, 0);
        assertThat(result.ranked()).extracting(Tried::number).containsExactly(1, 2, 3, 0);
        assertThat(result.best().number()).isEqualTo(1);
    }

    @Test
    void moreThanTheMethodMayDependOnThePoint() {
        Setup setup =
                (p, seed) ->
                        new Training(
                                sgd(0.5),
                                Task.of(new double[] {1}, Quadratic.of(1).l2(p.get("lambda")))
                                        .validation(w -> w[0]));
        SearchResult result =
                RandomSearch.of(new Space().uniform("lambda", 0, 1), 4).run(setup, 1, 1);
        for (Tried tried : result.trials()) {
            assertThat(tried.value())
                    .isCloseTo(1 - 0.5 * (1 + tried.point().get("lambda")), within(1e-15));
        }
    }

    @Test
    void progressHearsOfEachTrial() {
        List<String> heard = new ArrayList<>();
        Progress progress = (done, of, what) -> heard.add(done + "/" + of + " " + what);
        GridSearch.of(RATES, 2).progress(progress).run(p -> sgd(p.get("lr")), SHIFTED, 1, 1);
        assertThat(heard).containsExactly("1/2 lr=0.5: 0.16", "2/2 lr=1: 0.01");
        RandomSearch.of(RATES, 3).progress(progress).run(p -> sgd(p.get("lr")), SHIFTED, 1, 1);
        assertThat(heard).hasSize(5).last().asString().startsWith("3/3 lr=0.");
    }

    @Test
    void printsATableTheBestFirst() {
        Space space = new Space().choice("lr", 0.5, 1e200, 1).choice("kind", "plain");
        SearchResult result = GridSearch.of(space, 1).run(p -> sgd(p.get("lr")), SHIFTED, 9, 1);
        assertThat(result.table(2))
                .isEqualTo(
                        """
                        trial  lr   kind   value     evaluations
                        0      0.5  plain  0.009613  9
                        2      1    plain  0.01      9
                        3 trials, 1 failure, 20 evaluations""");
        assertThat(result)
                .asString()
                .contains(
                        "\n1      1e200  plain  update 2 was not made: the value is Infinity, the gradient…  2\n");
        assertThat(
                        GridSearch.of(RATES, 12)
                                .run(p -> sgd(p.get("lr")), SHIFTED, 1, 1)
                                .toString()
                                .lines())
                .as("head, ten trials, foot")
                .hasSize(12);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> result.table(0))
                .withMessage("rows must be at least 1, got 0");
    }

    @Test
    void longSentencesAreCutInATable() {
        for (int length : new int[] {60, 61}) {
            String words = "x".repeat(length);
            Tried tried = new Tried(0, new Point(Map.of()), Double.POSITIVE_INFINITY, 3, words);
            assertThat(new SearchResult(List.of(tried)).table(1).lines().skip(1).findFirst())
                    .contains("0      " + (length == 60 ? words : "x".repeat(59) + "…") + "  3");
        }
    }

    /** What lessons say of a search holds as long as these stay. */
    @Test
    void aSeedGivesTheSamePointsInEveryRelease() {
        Space space = new Space().uniform("a", 0, 1);
        Golden.assertClose(
                "SplitMix64 of seed 7, written out elsewhere",
                RandomSearch.of(space, 3).seed(7).points().stream()
                        .mapToDouble(p -> p.get("a"))
                        .toArray(),
                new double[] {0.609394524568175, 0.98355711333702, 0.3749037601024868});
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridSearch.of(RATES, 2).run(p -> sgd(1), SHIFTED, 0, 1))
                .withMessage("evaluations must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridSearch.of(RATES, 2).run(p -> sgd(1), SHIFTED, 1))
                .withMessage("the number of seeds must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchResult(List.of()))
                .withMessage("the number of trials must be at least 1, got 0");
    }
}
