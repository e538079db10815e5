package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.thalweg.Golden;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/**
 * Protocol G: twenty updates from (1, −2, 0.5, 3) along given gradients, whatever x is, so that an
 * error of rounding does not come back through f. The golden values are x after each update.
 */
final class OpenLoop {
    /** A case: the method, and what stands around the function. */
    record Case(Method method, UnaryOperator<Objective> around) {}

    private OpenLoop() {}

    /** Returns a case of the method alone. */
    static Case of(Method method) {
        return of(method, f -> f);
    }

    /** Returns a case with something around the function, such as {@code f -> f.l2(0.01)}. */
    static Case of(Method method, UnaryOperator<Objective> around) {
        return new Case(method, around);
    }

    /** Returns one test for each case of the golden file, and one that none is missing. */
    static Stream<DynamicTest> tests(String file, Map<String, Case> cases) {
        return tests(file, cases, (opt, x) -> x);
    }

    /** Returns the same tests for a file that holds what the optimizer answers, not x. */
    static Stream<DynamicTest> answers(String file, Map<String, Case> cases) {
        return tests(file, cases, Optimizer::answer);
    }

    private static Stream<DynamicTest> tests(
            String file, Map<String, Case> cases, BiFunction<Optimizer, double[], double[]> seen) {
        Map<String, List<Golden.Row>> golden = Golden.read(file);
        return Stream.concat(
                Stream.of(
                        DynamicTest.dynamicTest(
                                "every golden case is tested and every tested case is golden",
                                () -> assertThat(cases.keySet()).isEqualTo(golden.keySet()))),
                // In the order of the file: mutation tests find a test again by its number.
                golden.entrySet().stream()
                        .filter(entry -> cases.containsKey(entry.getKey()))
                        .map(
                                entry ->
                                        DynamicTest.dynamicTest(
                                                entry.getKey(),
                                                () ->
                                                        check(
                                                                cases.get(entry.getKey()),
                                                                entry.getValue(),
                                                                seen))));
    }

    private static void check(
            Case given, List<Golden.Row> rows, BiFunction<Optimizer, double[], double[]> seen) {
        Objective f = given.around.apply(new Given());
        Optimizer opt = given.method.start();
        double[] x = {1, -2, 0.5, 3};
        assertThat(rows).hasSize(20);
        for (Golden.Row row : rows) {
            opt.step(x, f);
            assertThat(opt.t()).isEqualTo(row.t());
            Golden.assertClose("update " + row.t(), seen.apply(opt, x), row.values());
        }
    }

    /** Evaluation t = 1, 2, … gives gᵢ = (((t (2i + 3) + i²) mod 7) − 3) / (i + 1). */
    private static final class Given implements Objective {
        private int t;

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            t++;
            for (int i = 0; i < g.length; i++) {
                g[i] = ((t * (2 * i + 3) + i * i) % 7 - 3) / (i + 1.0);
            }
            return 0;
        }
    }
}
