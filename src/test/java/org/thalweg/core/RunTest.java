package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.thalweg.core.Fixtures.TENTH;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RunTest {
    private final Fixtures.Bowl bowl = new Fixtures.Bowl();

    @Test
    void entryKHoldsTheValueAtIterateK() {
        Run run = Run.of("SGD", new Fixtures.Descent(TENTH), bowl, new double[] {3, 2}, 300);
        assertThat(run.updates()).isEqualTo(300);
        assertThat(run.size()).isEqualTo(301);
        assertThat(run.path()).hasNumberOfRows(301);
        double[] g = new double[2];
        for (int k = 0; k <= 300; k++) {
            assertThat(run.loss(k)).isEqualTo(bowl.valueAndGradient(run.x(k), g));
            if (k < 300) {
                assertThat(run.gradientNorms()[k]).isEqualTo(Norm.of(g));
                assertThat(run.rates()[k]).isEqualTo(0.1);
                assertThat(run.evaluations()[k]).isEqualTo(k + 1);
            }
        }
        assertThat(run.finalLoss()).isEqualTo(run.loss(300));
        assertThat(run.x()).containsExactly(run.x(300));
        assertThat(run.firstAtMost(run.loss(17))).isEqualTo(17);
        assertThat(run.firstAtMost(-1)).isEqualTo(-1);
    }

    @Test
    void aLoopOfOnesOwnGivesTheSameRecord() {
        double[] x = {3, 2};
        Run own = new Run("mine", x);
        double[] g = new double[2];
        for (int t = 0; t < 20; t++) {
            double loss = bowl.valueAndGradient(x, g);
            for (int i = 0; i < 2; i++) {
                x[i] -= 0.1 * g[i];
            }
            own.add(loss, x);
        }
        own.last(bowl.value(x));
        Run library = Run.of("SGD", new Fixtures.Descent(TENTH), bowl, new double[] {3, 2}, 20);
        assertThat(own.distance(library)).isZero();
        assertThat(own.losses()).containsExactly(library.losses());
        assertThat(own.named("SGD").path()).isDeepEqualTo(own.path());
        assertThat(own.named("SGD").name()).isEqualTo("SGD");
    }

    @Test
    void distancesFromAPointAndTheFirstIterateNearIt() {
        Run run = new Run("a", new double[] {3, 4});
        run.add(1, new double[] {1, 1});
        run.add(1, new double[] {1, 1.25});
        run.add(1, new double[] {2, 1});
        assertThat(run.distances(1, 1)).containsExactly(Math.sqrt(13), 0, 0.25, 1);
        assertThat(run.firstNear(0, 1, 1)).isEqualTo(1);
        assertThat(run.firstNear(0.5, 0, 0)).isEqualTo(1);
        assertThat(run.firstNear(1, 9, 9)).isZero();
        assertThat(run.firstNear(0.1, 0, 0)).isEqualTo(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.distances(1))
                .withMessage("this run records 2 parameters, got a point of 1");
        assertThatIllegalStateException().isThrownBy(() -> new Run("b").distances(0));
    }

    @Test
    void distanceNoticesOneCoordinateAndNaN() {
        Run a = new Run("a", new double[] {1, 2});
        Run b = new Run("b", new double[] {1, 2.5});
        assertThat(a.distance(b)).isEqualTo(0.2);
        assertThat(a.distance(new Run("c", new double[] {1, Double.NaN}))).isNaN();
        assertThat(a.distance(new Run("c", new double[] {Double.NaN, 2}))).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.distance(new Run("d", new double[] {1})));
    }

    @Test
    void aDivergingRunEndsWithTheReasonAndKeepsTheBest() {
        Run run =
                Run.of(
                        "too fast",
                        new Fixtures.Descent(t -> t == 0 ? 0.5 : 1e200),
                        bowl,
                        new double[] {3},
                        100);
        assertThat(run.updates()).isLessThan(100);
        assertThat(run.end()).contains("was not made").contains("1.0E200");
        assertThat(run.best()).containsExactly(2);
        assertThat(run.bestLoss()).isEqualTo(0.5);
    }

    @Test
    void aRunThatIsDoneSaysWhy() {
        Run run = Run.of("thrifty", new Fixtures.Thrifty(t -> 1), bowl, new double[] {3}, 100);
        assertThat(run.updates()).isEqualTo(1);
        assertThat(run.end()).isEqualTo("the gradient is as good as zero");
        assertThat(run)
                .hasToString("thrifty: 1 update, value 0.0; the gradient is as good as zero");
    }

    @Test
    void withoutAStartThereAreNoIterates() {
        Run run = new Run("Adam");
        run.add(3, new double[] {1});
        run.add(2, new double[] {1});
        run.add(Double.NaN, new double[] {1});
        assertThat(run.losses()).containsExactly(3, 2, Double.NaN);
        assertThat(run.bestLoss()).isEqualTo(2);
        assertThat(run.updates()).isEqualTo(3);
        assertThatIllegalStateException()
                .isThrownBy(run::path)
                .withMessageContaining("new Run(\"Adam\", x)");
        assertThatIllegalStateException()
                .isThrownBy(new Run("empty")::finalLoss)
                .withMessageContaining("no values yet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Run.of("r", new Fixtures.Descent(TENTH), bowl, new double[1], -1))
                .withMessage("updates must be at least 0, got -1");
    }

    @Test
    void recordsAreNotAliases() {
        double[] x = {1};
        Run run = new Run("r", x);
        x[0] = 2;
        run.add(5, x);
        x[0] = 3;
        assertThat(run.path()).isDeepEqualTo(new double[][] {{1}, {2}});
        run.losses()[0] = 9;
        run.x(0)[0] = 9;
        assertThat(run.loss(0)).isEqualTo(5);
        assertThat(run.x(0)).containsExactly(1);
        assertThatIllegalArgumentException().isThrownBy(() -> run.add(1, new double[2]));
    }

    @Test
    void aRefusedUpdateLeavesNoTrace() {
        Run run = new Run("r", new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.add(1, new double[2]))
                .withMessage("this run records 1 parameters, got 2");
        assertThat(run.size()).isZero();
        assertThat(run.updates()).isZero();
    }

    @Test
    void aCoordinateFollowsTheIterates() {
        Run run = new Run("r", new double[] {3, 4});
        run.add(5, new double[] {1, 1});
        assertThat(run.coordinate(1)).containsExactly(4, 1);
        org.assertj.core.api.Assertions.assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> run.coordinate(2))
                .withMessage("coordinate must be in [0, 2), got 2");
    }

    @Test
    void everyQuestionAboutIteratesIsRefusedWithoutThem() {
        Run without = new Run("Adam");
        without.add(1, new double[] {1});
        Run with = Run.of("SGD", new Fixtures.Descent(TENTH), bowl, new double[] {3}, 1);
        for (ThrowingCallable question :
                List.<ThrowingCallable>of(
                        () -> without.x(0),
                        () -> without.x(),
                        without::path,
                        without::best,
                        () -> without.coordinate(0),
                        () -> without.distances(),
                        () -> without.distance(with),
                        () -> with.distance(without))) {
            assertThatIllegalStateException()
                    .isThrownBy(question)
                    .withMessageContaining("run \"Adam\" has no iterates");
        }
    }

    @Test
    void aRunWithoutValuesHasNoBest() {
        for (ThrowingCallable question :
                List.<ThrowingCallable>of(
                        new Run("empty")::bestLoss,
                        new Run("empty", new double[1])::best,
                        new Run("empty")::finalLoss)) {
            assertThatIllegalStateException()
                    .isThrownBy(question)
                    .withMessageContaining("no values yet");
        }
    }

    @Test
    void theEdgesOfWhatIsRecorded() {
        Run run = new Run("r", new double[] {5});
        run.add(4, new double[] {1});
        run.add(2, new double[] {2});
        run.add(2, new double[] {3});
        assertThat(run.loss(0)).isEqualTo(4);
        assertThat(run.firstAtMost(4)).isZero();
        assertThat(run.firstAtMost(2)).isEqualTo(1);
        assertThat(run.firstAtMost(1.9)).isEqualTo(-1);
        assertThat(run.best()).as("the first of equals: where it was reached").containsExactly(1);
        assertThat(run.coordinate(0)).containsExactly(5, 1, 2, 3);
        assertThat(run).hasToString("r: 3 updates, value 2.0");
        for (int k : new int[] {-1, 3}) {
            assertThatThrownBy(() -> run.loss(k))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("value must be in [0, 3), got " + k);
        }
        for (int i : new int[] {-1, 1}) {
            assertThatThrownBy(() -> run.coordinate(i))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("coordinate must be in [0, 1), got " + i);
        }
    }
}
