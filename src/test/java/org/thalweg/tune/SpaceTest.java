package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final Space SPACE =
            new Space()
                    .logUniform("lr", 1e-4, 10)
                    .uniform("beta", 0.5, 0.99)
                    .integer("k", 3, 7)
                    .choice("batch", 16, 32, 64)
                    .choice("method", "sgd", "adam");

    private static double[] drawn(Space space, String name, int n) {
        return RandomSearch.of(space, n).seed(11).points().stream()
                .mapToDouble(p -> p.get(name))
                .toArray();
    }

    /** Returns √n times the largest distance between the empirical and the given distribution. */
    private static double kolmogorovSmirnov(double[] values, DoubleUnaryOperator distribution) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = distribution.applyAsDouble(sorted[i]);
            largest =
                    Math.max(
                            largest,
                            Math.max(
                                    (i + 1.0) / sorted.length - f, f - (double) i / sorted.length));
        }
        return largest * Math.sqrt(sorted.length);
    }

    @Test
    void logUniformDrawsAreUniformInTheLogarithm() {
        double[] rates = drawn(SPACE, "lr", 5000);
        assertThat(Arrays.stream(rates).boxed()).allMatch(lr -> lr >= 1e-4 && lr <= 10);
        DoubleUnaryOperator log = lr -> Math.log(lr / 1e-4) / Math.log(1e5);
        DoubleUnaryOperator straight = lr -> (lr - 1e-4) / (10 - 1e-4);
        assertThat(kolmogorovSmirnov(rates, log)).as("1 % level").isLessThan(1.63);
        assertThat(kolmogorovSmirnov(rates, straight)).isGreaterThan(20);
        double[] betas = drawn(SPACE, "beta", 5000);
        assertThat(kolmogorovSmirnov(betas, beta -> (beta - 0.5) / 0.49)).isLessThan(1.63);
    }

    @Test
    void settingsAreDrawnIndependently() {
        double[] rates = drawn(SPACE, "lr", 5000);
        double[] betas = drawn(SPACE, "beta", 5000);
        double covariance = 0;
        for (int i = 0; i < 5000; i++) {
            double u = Math.log(rates[i] / 1e-4) / Math.log(1e5) - 0.5;
            covariance += u * ((betas[i] - 0.5) / 0.49 - 0.5) * 12 / 5000;
        }
        assertThat(covariance).as("deviation 0.014").isCloseTo(0, within(0.05));
    }

    @Test
    void wholeNumbersAndOptionsAreAllAlike() {
        double[] whole = drawn(SPACE, "k", 5000);
        double[] batch = drawn(SPACE, "batch", 5000);
        for (double k : new double[] {3, 4, 5, 6, 7}) {
            long count = Arrays.stream(whole).filter(v -> v == k).count();
            assertThat(count).as("deviation 28").isBetween(880L, 1120L);
        }
        for (double b : new double[] {16, 32, 64}) {
            long count = Arrays.stream(batch).filter(v -> v == b).count();
            assertThat(count).as("deviation 33").isBetween(1530L, 1800L);
        }
        assertThat(RandomSearch.of(SPACE, 200).points())
                .extracting(p -> p.text("method"))
                .containsOnly("sgd", "adam")
                .contains("sgd", "adam");
    }

    @Test
    void theEndsOfAnAxisAreItsBounds() {
        for (Axis axis : SPACE.axes()) {
            List<Object> two = axis.grid(2);
            assertThat(axis.at(0)).isEqualTo(two.get(0));
            assertThat(axis.at(1)).isEqualTo(two.get(two.size() - 1));
            assertThatIllegalArgumentException().isThrownBy(() -> axis.at(1.1));
            assertThatIllegalArgumentException().isThrownBy(() -> axis.at(Double.NaN));
        }
        assertThat(new Axis.LogUniform("lr", 1e-4, 10).at(1)).isEqualTo(10.0);
        assertThat(new Axis.LogUniform("lr", 0.1, 0.7).at(0)).isEqualTo(0.1);
        assertThat(new Axis.LogUniform("lr", 0.1, 0.7).at(1)).isEqualTo(0.7);
        assertThat(new Axis.Uniform("beta", -3, 0.1).at(0.5)).isEqualTo(-1.45);
        assertThat(new Axis.Uniform("beta", 0.1, 0.7).at(1)).isEqualTo(0.7);
        assertThat(new Axis.Whole("k", 0, 9).at(0.3)).isEqualTo(3.0);
        assertThat(new Axis.Whole("k", 0, 9).at(0.2999)).isEqualTo(2.0);
        assertThat(new Axis.Whole("k", Integer.MIN_VALUE, Integer.MAX_VALUE).at(1))
                .isEqualTo((double) Integer.MAX_VALUE);
        assertThat(new Axis.Choice("m", List.of("a", "b")).at(0.5)).isEqualTo("b");
    }

    @Test
    void aGridIsEvenlySpread() {
        assertThat(new Axis.Uniform("beta", 0, 1).grid(5))
                .containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        List<Object> log = new Axis.LogUniform("lr", 1e-3, 10).grid(5);
        for (int i = 0; i < 5; i++) {
            assertThat((double) log.get(i))
                    .isCloseTo(Math.pow(10, i - 3), within(1e-12 * Math.pow(10, i - 3)));
        }
        assertThat((double) new Axis.LogUniform("lr", 1e-2, 1).grid(1).get(0))
                .as("the geometric middle")
                .isCloseTo(0.1, within(1e-15));
        assertThat(new Axis.Whole("k", 3, 7).grid(3)).containsExactly(3.0, 5.0, 7.0);
        assertThat(new Axis.Whole("k", 3, 5).grid(9)).containsExactly(3.0, 4.0, 5.0);
        assertThat(new Axis.Choice("m", List.of("a", "b")).grid(9)).containsExactly("a", "b");
    }

    @Test
    void theLastSettingChangesFastest() {
        Space space = new Space().uniform("a", 0, 2).choice("m", "x", "y");
        assertThat(space.grid(3))
                .extracting(Point::toString)
                .containsExactly(
                        "a=0, m=x", "a=0, m=y", "a=1, m=x", "a=1, m=y", "a=2, m=x", "a=2, m=y");
        assertThat(space.grid(1, 1)).hasSize(2);
        assertThat(SPACE.grid(2, 3, 4, 1, 1)).hasSize(2 * 3 * 4 * 3 * 2);
        assertThat(new Space().grid(3)).containsExactly(new Point(Map.of()));
        assertThat(GridSearch.of(space, 3).points()).isEqualTo(space.grid(3));
        assertThat(GridSearch.of(space, 3)).hasToString("grid search of 6 points");
    }

    @Test
    void drawsDependOnNothingButSeedAndNumber() {
        List<Point> forty = RandomSearch.of(SPACE, 40).seed(3).points();
        assertThat(RandomSearch.of(SPACE, 20).seed(3).points()).isEqualTo(forty.subList(0, 20));
        assertThat(RandomSearch.of(SPACE, 20).seed(4).points()).doesNotContainAnyElementsOf(forty);
        assertThat(forty).doesNotHaveDuplicates();
        Space less = new Space(SPACE.axes().subList(0, 2));
        List<Point> shorter = RandomSearch.of(less, 40).seed(3).points();
        for (int i = 0; i < 40; i++) {
            assertThat(shorter.get(i).get("lr")).isEqualTo(forty.get(i).get("lr"));
            assertThat(shorter.get(i).get("beta")).isEqualTo(forty.get(i).get("beta"));
        }
        assertThat(RandomSearch.of(SPACE, 2).points())
                .isEqualTo(RandomSearch.of(SPACE, 2).seed(0).points());
        assertThat(RandomSearch.of(less, 2).seed(5))
                .hasToString(
                        "random search of 2 trials (seed 5): lr log-uniform in [0.0001, 10], beta uniform in [0.5, 0.99]");
    }

    @Test
    void aPointGivesItsSettingsByName() {
        Point point = SPACE.grid(1).get(1);
        assertThat(point).hasToString("lr=0.03162, beta=0.745, k=5, batch=16, method=adam");
        assertThat(point.get("beta")).isEqualTo(0.745);
        assertThat(point.whole("k")).isEqualTo(5);
        assertThat(point.text("method")).isEqualTo("adam");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.get("eps"))
                .withMessage("no setting is named eps, there are [lr, beta, k, batch, method]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.get("method"))
                .withMessage("setting method is no number, it is \"adam\": use text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.text("k"))
                .withMessage("setting k is no word, it is 5.0: use get");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.whole("beta"))
                .withMessage("setting beta is no whole number, it is 0.745: use get");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(Map.of("k", 3)))
                .withMessage("setting k must be a Double or a String, got 3");
    }

    @Test
    void spacesPrint() {
        assertThat(SPACE)
                .hasToString(
                        "lr log-uniform in [0.0001, 10], beta uniform in [0.5, 0.99], k whole in [3, 7],"
                                + " batch one of 16 32 64, method one of sgd adam");
    }

    @Test
    void settingsAreChecked() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        Space none = new Space();
        for (double bad : new double[] {nan, inf, -inf}) {
            assertThatIllegalArgumentException().isThrownBy(() -> none.uniform("a", bad, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> none.uniform("a", 0, bad));
            assertThatIllegalArgumentException().isThrownBy(() -> none.logUniform("a", bad, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> none.logUniform("a", 1, bad));
            assertThatIllegalArgumentException().isThrownBy(() -> none.choice("a", 1, bad));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.logUniform("a", 0, 1))
                .withMessage("a must be positive and finite, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.uniform("a", 2, 1))
                .withMessage("the highest a must be at least the lowest, 2, got 1");
        assertThatIllegalArgumentException().isThrownBy(() -> none.logUniform("a", 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> none.integer("a", 2, 1));
        assertThat(none.uniform("a", 1, 1).integer("b", 2, 2).logUniform("c", 3, 3).draw(5))
                .hasToString("a=1, b=2, c=3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.choice("a", new double[0]))
                .withMessage("the number of options of a must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.choice("a", "x", "y", "x"))
                .withMessage("the options of a must be different, got [x, y, x]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Axis.Choice("a", List.of(1)))
                .withMessage("an option of a must be a Double or a String, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.uniform("lr", 0, 1))
                .withMessage("two settings are named lr: give each its own name");
        for (Runnable badName :
                List.<Runnable>of(
                        () -> none.uniform("a b", 0, 1),
                        () -> none.logUniform("a b", 1, 2),
                        () -> none.integer("a b", 0, 1),
                        () -> none.choice("a b", "x"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(badName::run)
                    .withMessageContaining("the name of a setting");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.grid(1, 2))
                .withMessage(
                        "a grid needs one number of values, or one for each of the 5 settings, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.grid(1, 0, 1, 1, 1))
                .withMessage("the number of values of beta must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomSearch.of(SPACE, 0))
                .withMessage("trials must be at least 1, got 0");
    }
}
