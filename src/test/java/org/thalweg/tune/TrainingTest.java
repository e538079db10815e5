package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.sgd;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.Functions;
import org.thalweg.core.Batches;
import org.thalweg.core.GradientMethod;
import org.thalweg.core.Kronecker;
import org.thalweg.core.Layer;
import org.thalweg.core.LeastSquares;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.State;
import org.thalweg.core.Stop;
import org.thalweg.core.Twice;
import org.thalweg.function.Quadratic;
import org.thalweg.model.Mlp;

class TrainingTest {
    /** Adds 1 to x in every update, and evaluates so often. */
    static Method counting(int evaluations) {
        return (x, f, s) -> {
            double[] g = s.scratch("g");
            for (int i = 1; i < evaluations; i++) {
                f.valueAndGradient(x, g);
            }
            double loss = f.valueAndGradient(x, g);
            s.requireFinite(loss, g);
            x[0]++;
            return loss;
        };
    }

    static final Objective FLAT =
            (x, g) -> {
                g[0] = 0;
                return 1;
            };

    private static Task flat() {
        return Task.of(new double[] {0}, FLAT).validation(w -> w[0]).test(w -> -w[0]);
    }

    @Test
    void spendsTheBudgetExactly() {
        Training run = new Training(counting(1), flat());
        assertThat(run.until(0).answer()).containsExactly(0);
        for (int budget : new int[] {1, 2, 2, 7, 30}) {
            assertThat(run.until(budget).evaluations()).isEqualTo(budget);
            assertThat(run.answer()).containsExactly(budget);
            assertThat(run.updates()).isEqualTo(budget);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.until(29))
                .withMessage("the budget can only be raised, it is 30, got 29");
        assertThat(run).hasToString("your lambda after 30 updates, 30 evaluations");
    }

    @Test
    void anUpdateThatDoesNotFitDoesNotCount() {
        Training run = new Training(counting(3), flat());
        double[] fits = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3};
        for (int budget = 0; budget < fits.length; budget++) {
            run.until(budget);
            assertThat(run.answer()).as("budget " + budget).containsExactly(fits[budget]);
            assertThat(run.validation()).isEqualTo(fits[budget]);
            assertThat(run.test()).isEqualTo(-fits[budget]);
            assertThat(run.evaluations()).isEqualTo((budget + 2L) / 3 * 3);
        }
    }

    @Test
    void theAnswerOfAnAverageIsTheAverage() {
        Method average =
                new Method() {
                    @Override
                    public double step(double[] x, Objective f, State s) {
                        s.slot("last", x.clone())[0] = x[0];
                        return counting(2).step(x, f, s);
                    }

                    @Override
                    public void answer(double[] x, State s, double[] out) {
                        out[0] = (x[0] + s.slot("last")[0]) / 2;
                    }
                };
        Training run = new Training(average, flat());
        assertThat(run.until(4).answer()).containsExactly(1.5);
        assertThat(run.until(5).answer()).as("that before the third update").containsExactly(1.5);
        assertThat(run.until(6).answer()).containsExactly(2.5);
        assertThat(run.memory()).isEqualTo(1);
    }

    @Test
    void goesOnBitForBitWhereItStood() {
        var lines = Fixtures.lines(23, 4);
        Training whole = new Training(adam(0.05), task(lines));
        Training pieces = new Training(adam(0.05), task(lines));
        whole.until(50);
        for (int budget : new int[] {1, 7, 8, 31, 50}) {
            pieces.until(budget);
        }
        assertThat(pieces.answer()).containsExactly(whole.answer());
        assertThat(whole.memory()).isEqualTo(8);
    }

    private static Task task(org.thalweg.model.LinearRegression lines) {
        Batches batches = new Batches(23, 5, 9);
        return Task.of(lines.zeros(), lines.over(batches)).batches(batches);
    }

    @Test
    void theStartIsCopiedAndEachUpdateTakesTheNextBatch() {
        double[] start = {0};
        Batches batches = new Batches(10, 4, 2);
        List<Integer> seen = new ArrayList<>();
        Objective f =
                (x, g) -> {
                    seen.add(batches.rows()[batches.from()]);
                    return 0;
                };
        new Training(counting(2), Task.of(start, f).batches(batches)).until(14);
        Batches cursor = new Batches(10, 4, 2);
        List<Integer> expected = new ArrayList<>();
        for (int t = 0; t < 7; t++) {
            cursor.advance();
            expected.add(cursor.rows()[cursor.from()]);
            expected.add(cursor.rows()[cursor.from()]);
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(start).containsExactly(0);
    }

    @Test
    void aRunThatIsNotFiniteIsRecordedNotThrown() {
        Training run =
                new Training(
                        sgd(1e200), Task.of(new double[] {1}, Quadratic.of(1)).validation(w -> 0));
        run.until(100);
        assertThat(run.failure()).startsWith("update 2 was not made: the value is Infinity");
        assertThat(run.validation()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(run.updates()).isEqualTo(1);
        assertThat(run.until(200).evaluations()).as("nothing more is spent").isEqualTo(2);
        assertThat(run).asString().contains("after 1 update, 2 evaluations; update 2");
    }

    @Test
    void aMeasureThatIsNotFiniteIsAFailure() {
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            Training run = new Training(counting(1), flat().validation(w -> w[0] > 2 ? bad : 1));
            assertThat(run.until(2).validation()).isEqualTo(1);
            assertThat(run.until(3).validation()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(run.failure()).isEqualTo("the validation measure is " + bad);
            assertThat(run.test()).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void endsByItself() {
        GradientMethod done = (x, g, s) -> s.stop(Stop.GRADIENT);
        assertThat(new Training(done, flat()).until(9).evaluations()).isEqualTo(1);
        Method blind = (x, f, s) -> 0;
        Training run = new Training(blind, flat()).until(9);
        assertThat(run.updates()).as("a method that never evaluates").isEqualTo(9);
        assertThat(run.evaluations()).isZero();
    }

    @Test
    void evaluationsAreCountedInsideTheWrapper() {
        Task task = Task.of(new double[] {-0.5, 0.5}, Functions.rosenbrock());
        Training run = new Training(sgd(1e-3), task, f -> f.sam(0.05)).until(10);
        assertThat(run.evaluations()).isEqualTo(10);
        assertThat(run.updates()).isEqualTo(5);
        assertThat(run.matrices()).isZero();
        Method hessian =
                (x, f, s) -> {
                    f.as(Twice.class).hessian(x, new double[4]);
                    return f.valueAndGradient(x, new double[2]);
                };
        Training newton = new Training(hessian, task).until(3);
        assertThat(newton.matrices()).isEqualTo(3);
        assertThat(newton.evaluations()).isEqualTo(3);
    }

    @Test
    void jacobiansAndFactorsAreMatricesToo() {
        var lines = Fixtures.lines(6, 1);
        Method squares =
                (x, f, s) -> {
                    f.as(LeastSquares.class).jacobian(x, new double[24]);
                    return f.valueAndGradient(x, s.scratch("g"));
                };
        Task regression = Task.of(lines.zeros(), lines);
        assertThat(new Training(squares, regression).until(4).matrices()).isEqualTo(4);
        Mlp net = Mlp.of(1, 2, 1);
        Objective loss = net.loss(new double[][] {{1}, {2}}, new double[] {3, 4}).full();
        Method natural =
                (x, f, s) -> {
                    Kronecker layered = f.as(Kronecker.class);
                    layered.factors(x, new double[Layer.factors(layered.layers())]);
                    return layered.valueAndGradient(x, s.scratch("g"));
                };
        assertThat(new Training(natural, Task.of(net.start(1), loss)).until(5).matrices())
                .isEqualTo(5);
    }

    @Test
    void updatesAreTimed() {
        Training run = new Training(counting(1), flat());
        assertThat(run.nanos()).isZero();
        assertThat(run.until(3).nanos()).isBetween(1L, 60_000_000_000L);
    }

    @Test
    void errorsSayWhatIsAllowed() {
        Training run = new Training(counting(1), Task.of(new double[1], FLAT));
        assertThatIllegalStateException()
                .isThrownBy(run::validation)
                .withMessage(
                        "the task has no validation measure: give it one with Task.validation");
        assertThatIllegalStateException()
                .isThrownBy(run::test)
                .withMessage("the task has no test measure: give it one with Task.test");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Task.of(new double[0], FLAT))
                .withMessage("the number of parameters must be at least 1, got 0");
    }
}
