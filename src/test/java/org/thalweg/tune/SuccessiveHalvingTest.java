package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.sgd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.thalweg.core.Objective;
import org.thalweg.function.Quadratic;

class SuccessiveHalvingTest {
    private static final Space SPACE = new Space().uniform("a", 0, 1);

    /** Counts what is really evaluated and how often a run begins. */
    private static final class Tally {
        private long evaluations;
        private int starts;

        /** The value is a function of the setting and of the number of updates. */
        Setup recipe(DoubleBinaryOperator value) {
            Objective f =
                    (x, g) -> {
                        evaluations++;
                        return 0;
                    };
            return (p, seed) -> {
                starts++;
                return new Training(
                        TrainingTest.counting(1),
                        Task.of(new double[] {0}, f)
                                .validation(w -> value.applyAsDouble(p.get("a"), w[0])));
            };
        }
    }

    private static List<Integer> numbers(Halving.Round round) {
        return round.runs().stream().map(Tried::number).toList();
    }

    /** Returns the numbers of the least settings, in their own order. */
    private static List<Integer> least(int candidates, int count) {
        List<Point> points = RandomSearch.of(SPACE, candidates).points();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            all.add(i);
        }
        all.sort(Comparator.comparingDouble(i -> points.get(i).get("a")));
        return all.subList(0, count).stream().sorted().toList();
    }

    @Test
    void theBudgetIsSpentExactlyAndInEqualParts() {
        Tally tally = new Tally();
        Halving result =
                SuccessiveHalving.of(SPACE, 27).keep(3).run(tally.recipe((a, t) -> a), 9000, 1);
        assertThat(result.rounds())
                .extracting(Halving.Round::evaluations)
                .containsExactly(111L, 444L, 1444L);
        assertThat(result.rounds())
                .extracting(round -> round.runs().size())
                .containsExactly(27, 9, 3);
        assertThat(tally.evaluations).isEqualTo(27 * 111 + 9 * 333 + 3 * 1000);
        assertThat(result.evaluations()).isEqualTo(tally.evaluations).isLessThanOrEqualTo(9000);
        assertThat(tally.starts).as("resumed, not restarted").isEqualTo(27);
        long sum = 0;
        for (Tried tried : result.trials().trials()) {
            sum += tried.evaluations();
        }
        assertThat(sum).isEqualTo(tally.evaluations);
    }

    @Test
    void whereTheNumbersDoNotDivideMoreStay() {
        Tally tally = new Tally();
        Halving result = SuccessiveHalving.of(SPACE, 5).run(tally.recipe((a, t) -> a), 60, 1);
        assertThat(result.rounds())
                .extracting(round -> round.runs().size())
                .containsExactly(5, 3, 2);
        assertThat(result.rounds())
                .extracting(Halving.Round::evaluations)
                .containsExactly(4L, 10L, 20L);
        assertThat(tally.evaluations).isEqualTo(20 + 18 + 20);
        assertThat(SuccessiveHalving.of(SPACE, 2).rounds()).isEqualTo(1);
        assertThat(SuccessiveHalving.of(SPACE, 16).rounds()).isEqualTo(4);
        assertThat(SuccessiveHalving.of(SPACE, 17).rounds()).isEqualTo(5);
        assertThat(SuccessiveHalving.of(SPACE, 28).keep(3).rounds()).isEqualTo(4);
    }

    @Test
    void theBetterPartStays() {
        Tally tally = new Tally();
        Halving result = SuccessiveHalving.of(SPACE, 16).run(tally.recipe((a, t) -> a), 640, 1);
        assertThat(numbers(result.rounds().get(1))).isEqualTo(least(16, 8));
        assertThat(numbers(result.rounds().get(2))).isEqualTo(least(16, 4));
        assertThat(numbers(result.rounds().get(3))).isEqualTo(least(16, 2));
        assertThat(result.best().number()).isEqualTo(least(16, 1).get(0));
        assertThat(result.trials().trials())
                .extracting(Tried::point)
                .isEqualTo(RandomSearch.of(SPACE, 16).points());
    }

    @Test
    void whatCountsIsTheValueInTheRound() {
        Tally tally = new Tally();
        // 8 runs for 24 each round: after 3, 9 and 21 evaluations. Low settings lead at first only.
        Halving result =
                SuccessiveHalving.of(SPACE, 8)
                        .run(tally.recipe((a, t) -> t < 9 ? a : 5 - a), 72, 1);
        List<Integer> four = least(8, 4);
        assertThat(numbers(result.rounds().get(1))).isEqualTo(four);
        List<Integer> two = new ArrayList<>(four);
        two.removeAll(least(8, 2));
        assertThat(numbers(result.rounds().get(2))).isEqualTo(two);
        List<Integer> one = new ArrayList<>(two);
        one.removeAll(least(8, 3));
        assertThat(result.best().number())
                .as("not one that was left with a lower value")
                .isEqualTo(one.get(0));
        assertThat(result.best().value()).isGreaterThan(result.trials().best().value());
    }

    @Test
    void ofEqualRunsThoseTriedFirstStay() {
        Halving result =
                SuccessiveHalving.of(SPACE, 9).keep(3).run(new Tally().recipe((a, t) -> 7), 180, 1);
        assertThat(numbers(result.rounds().get(1))).containsExactly(0, 1, 2);
        assertThat(result.best().number()).isZero();
    }

    @Test
    void whatStaysIsWhatAnUninterruptedRunGives() {
        var lines = Fixtures.lines(30, 2);
        Trial trial =
                seed ->
                        Task.of(lines.zeros(), lines.full())
                                .validation(w -> lines.full().value(w) * (1 + 1e-9 * seed));
        Space space = new Space().logUniform("lr", 1e-4, 1);
        Halving result =
                SuccessiveHalving.of(space, 8).seed(4).run(p -> adam(p.get("lr")), trial, 480, 9);
        Tried best = result.best();
        assertThat(best.evaluations()).isEqualTo(20 + 40 + 80);
        Training whole = new Training(adam(best.point().get("lr")), trial.with(9)).until(140);
        assertThat(best.value()).isEqualTo(whole.validation());
        assertThat(result.trials().trials().get(0).point())
                .isEqualTo(RandomSearch.of(space, 1).seed(4).points().get(0));
    }

    @Test
    void failuresAreLeftFirst() {
        Trial trial =
                seed -> Task.of(new double[] {1}, Quadratic.of(1)).validation(w -> w[0] * w[0]);
        Space space = new Space().choice("lr", 0.5, 1e200);
        Halving result =
                SuccessiveHalving.of(space, 8).seed(1).run(p -> sgd(p.get("lr")), trial, 96, 1);
        assertThat(result.trials().failures()).isBetween(1, 7);
        assertThat(result.best().point().get("lr")).isEqualTo(0.5);
        Halving none =
                SuccessiveHalving.of(new Space().choice("lr", 1e200), 2)
                        .run(p -> sgd(p.get("lr")), trial, 8, 1);
        assertThatIllegalStateException()
                .isThrownBy(none::best)
                .withMessageStartingWith("all trials failed");
        assertThat(none).asString().contains("\nbest lr=1e200: update 2 was not made");
    }

    @Test
    void printsItsRoundsAndTellsThem() {
        List<String> heard = new ArrayList<>();
        Space space = new Space().choice("a", 0.25);
        SuccessiveHalving search =
                SuccessiveHalving.of(space, 4)
                        .progress((done, of, what) -> heard.add(done + "/" + of + " " + what));
        Halving result = search.run(new Tally().recipe((a, t) -> a + t), 16, 1);
        assertThat(result)
                .hasToString(
                        """
                        round  runs  evaluations each  best  median
                        1      4     2                 2.25  2.25
                        2      2     6                 6.25  6.25
                        best a=0.25: 6.25; 16 evaluations""");
        assertThat(heard).hasSize(6).first().isEqualTo("1/6 a=0.25: 2.25");
        assertThat(heard).last().isEqualTo("6/6 a=0.25: 6.25");
        assertThat(search.seed(3).keep(4))
                .hasToString("successive halving of 4 runs, 1 of 4 stays (seed 3): a one of 0.25");
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessiveHalving.of(SPACE, 1))
                .withMessage("candidates must be at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessiveHalving.of(SPACE, 8).keep(1))
                .withMessage("keep must be at least 2, got 1");
        Setup recipe = new Tally().recipe((a, t) -> a);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessiveHalving.of(SPACE, 8).run(recipe, 23, 1))
                .withMessage(
                        "budget must be at least 24, one evaluation for each of 8 runs in each of 3 rounds, got 23");
        assertThat(SuccessiveHalving.of(SPACE, 8).run(recipe, 24, 1).evaluations()).isEqualTo(24);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Halving(List.of(), null))
                .withMessage("the number of rounds must be at least 1, got 0");
    }
}
