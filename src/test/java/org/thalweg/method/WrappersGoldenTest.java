package org.thalweg.method;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.sgd;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Layout;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/** What stands around a function: the same numbers as optax, PyTorch and 60-digit arithmetic. */
class WrappersGoldenTest {
    private static final Layout MATRIX = Layout.start().matrix("W", 2, 2).layout();
    private static final Layout VECTOR = Layout.start().vector("w", 4).layout();

    private static final Map<String, OpenLoop.Case> OPEN_LOOP =
            Map.ofEntries(
                    entry("l1 0.3", OpenLoop.of(sgd(0.1), f -> f.l1(0.3))),
                    entry("clipNorm 0.7", OpenLoop.of(sgd(0.1), f -> f.clipNorm(0.7))),
                    entry("clipValue 0.4", OpenLoop.of(sgd(0.1), f -> f.clipValue(0.4))),
                    entry(
                            "adaptiveClip 0.1 matrix",
                            OpenLoop.of(sgd(0.1), f -> f.adaptiveClip(MATRIX, 0.1))),
                    entry(
                            "adaptiveClip 0.4 matrix",
                            OpenLoop.of(sgd(0.1), f -> f.adaptiveClip(MATRIX, 0.4))),
                    entry(
                            "adaptiveClip 0.2 vector",
                            OpenLoop.of(sgd(0.1), f -> f.adaptiveClip(VECTOR, 0.2))));

    private static final Map<String, Objective> SHARPNESS =
            Map.of(
                    "sam rho=0.05", rosenbrock().sam(0.05),
                    "asam rho=0.05 eta=0", rosenbrock().asam(0.05).eta(0),
                    "asam rho=0.05", rosenbrock().asam(0.05),
                    "asam rho=0.2 eta=0.3", rosenbrock().asam(0.2).eta(0.3));

    private static final Map<String, List<Golden.Row>> SHARPNESS_GOLDEN = Golden.read("sam.csv");

    @TestFactory
    Stream<DynamicTest> twentyUpdatesWithGivenGradients() {
        return OpenLoop.tests("wrappers.csv", OPEN_LOOP);
    }

    @Test
    void everyGoldenCaseIsTestedAndEveryTestedCaseIsGolden() {
        assertThat(SHARPNESS.keySet()).isEqualTo(SHARPNESS_GOLDEN.keySet());
    }

    static Iterable<String> sharpness() {
        return SHARPNESS_GOLDEN.keySet();
    }

    // So far an error in the start does not grow in these runs.
    @ParameterizedTest
    @MethodSource("sharpness")
    void gradientDescentOnRosenbrocksFunction(String name) {
        Optimizer opt = sgd(0.001).start();
        double[] x = {-0.5, 0.5};
        for (Golden.Row row : SHARPNESS_GOLDEN.get(name)) {
            while (opt.t() < row.t()) {
                opt.step(x, SHARPNESS.get(name));
            }
            Golden.assertClose("x after update " + row.t(), x, row.values());
        }
        assertThat(opt.t()).isGreaterThanOrEqualTo(100);
    }
}
