package org.thalweg.method;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.heavyBall;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.step;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;

/** The same numbers as optax, Keras, PyTorch and 60-digit arithmetic. */
class GoldenTest {
    private static final Map<String, OpenLoop.Case> OPEN_LOOP =
            Map.ofEntries(
                    entry("sgd lr=0.1", OpenLoop.of(sgd(0.1))),
                    entry("sgd lr=0.1 l2=0.01", OpenLoop.of(sgd(0.1), f -> f.l2(0.01))),
                    entry("sgd lr=0.03 l2=0.2", OpenLoop.of(sgd(0.03), f -> f.l2(0.2))),
                    entry("momentum lr=0.1 beta=0.9", OpenLoop.of(momentum(0.1))),
                    entry(
                            "momentum lr=0.1 beta=0.9 dampening=0.5",
                            OpenLoop.of(momentum(0.1).dampening(0.5))),
                    entry(
                            "momentum lr=0.02 beta=0.75 dampening=0.25 l2=0.05",
                            OpenLoop.of(
                                    momentum(0.02).beta(0.75).dampening(0.25), f -> f.l2(0.05))),
                    entry(
                            "momentum lr=step(0.1 0.1 5) beta=0.9",
                            OpenLoop.of(momentum(step(0.1, 0.1, 5)))),
                    entry("heavyBall lr=0.1 beta=0.9", OpenLoop.of(heavyBall(0.1))),
                    entry(
                            "heavyBall lr=step(0.1 0.1 5) beta=0.9",
                            OpenLoop.of(heavyBall(step(0.1, 0.1, 5)))),
                    entry(
                            "heavyBall lr=step(0.05 0.5 3) beta=0.6",
                            OpenLoop.of(heavyBall(step(0.05, 0.5, 3)).beta(0.6))),
                    entry("nesterov lr=0.1 beta=0.9", OpenLoop.of(nesterov(0.1))),
                    entry(
                            "nesterov lr=0.1 beta=0.9 l2=0.01",
                            OpenLoop.of(nesterov(0.1), f -> f.l2(0.01))),
                    entry(
                            "nesterov lr=cosine(0.07 0 20) beta=0.8",
                            OpenLoop.of(nesterov(cosine(0.07, 0, 20)).beta(0.8))),
                    entry("adam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8", OpenLoop.of(adam(0.001))),
                    entry(
                            "adam lr=0.001 beta1=0.9 beta2=0.999 eps=1e-8 l2=0.1",
                            OpenLoop.of(adam(0.001), f -> f.l2(0.1))),
                    entry(
                            "adam lr=0.02 beta1=0.8 beta2=0.95 eps=1e-3",
                            OpenLoop.of(adam(0.02).beta1(0.8).beta2(0.95).eps(1e-3))),
                    entry(
                            "adam lr=cosine(0.07 0 20) beta1=0.9 beta2=0.999 eps=1e-8 l2=0.3",
                            OpenLoop.of(adam(cosine(0.07, 0, 20)), f -> f.l2(0.3))));

    private static final Map<String, Method> ROSENBROCK =
            Map.of(
                    "gradient descent lr=0.001", sgd(0.001),
                    "momentum lr=0.001 beta=0.9", momentum(0.001),
                    "nesterov lr=0.001 beta=0.9", nesterov(0.001),
                    "adam lr=0.01 beta1=0.9 beta2=0.999 eps=1e-8", adam(0.01));

    private static final Map<String, List<Golden.Row>> ROSENBROCK_GOLDEN =
            Golden.read("rosenbrock.csv");

    @TestFactory
    Stream<DynamicTest> twentyUpdatesWithGivenGradients() {
        return OpenLoop.tests("methods.csv", OPEN_LOOP);
    }

    @Test
    void everyGoldenCaseIsTestedAndEveryTestedCaseIsGolden() {
        assertThat(ROSENBROCK.keySet()).isEqualTo(ROSENBROCK_GOLDEN.keySet());
    }

    static Iterable<String> onRosenbrock() {
        return ROSENBROCK_GOLDEN.keySet();
    }

    // An error in the start grows at most threefold on the way in these four runs, so 1e-12 is fair
    // to the end.
    @ParameterizedTest
    @MethodSource("onRosenbrock")
    void fiveHundredUpdatesOnRosenbrocksFunction(String name) {
        Optimizer opt = ROSENBROCK.get(name).start();
        double[] x = {-0.5, 0.5};
        for (Golden.Row row : ROSENBROCK_GOLDEN.get(name)) {
            while (opt.t() < row.t()) {
                opt.step(x, rosenbrock());
            }
            Golden.assertClose("x after update " + row.t(), x, row.values());
        }
        assertThat(opt.t()).isEqualTo(500);
    }

    @Test
    void theLastValuesOnRosenbrocksFunction() {
        assertThat(ROSENBROCK_GOLDEN.keySet())
                .extracting(name -> rosenbrock().value(last(ROSENBROCK_GOLDEN.get(name)).values()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                .containsExactly(
                        0.5752179845035, 0.001695500753867, 0.001959509686, 0.3474599298392);
    }

    private static Golden.Row last(List<Golden.Row> rows) {
        return rows.get(rows.size() - 1);
    }
}
