package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Functions;
import org.thalweg.Optimizers;
import org.thalweg.Schedules;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;

/** What a method says it remembers is what it remembers. */
class MemoryTest {
    private static final Pattern WORDS = Pattern.compile("(\\d*)(n)?(?: \\+ (\\d+))?");

    static Stream<Method> elementwise() {
        return Methods.ALL.stream()
                .map(line -> line.method().apply(Schedules.constant(0.01)))
                .filter(Elementwise.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void keepsAsManyNumbersAsItSays(Method method) {
        for (int n : new int[] {1, 7, 12}) {
            Optimizer opt = method.start();
            double[] x = new double[n];
            for (int t = 0; t < 20; t++) {
                opt.step(
                        x,
                        (at, g) -> {
                            for (int i = 0; i < n; i++) {
                                g[i] = at[i] - i - 1;
                            }
                            return 1;
                        });
            }
            assertThat(opt.memory()).isEqualTo(numbers(method.describe().memory(), n));
        }
    }

    static Stream<Method> ofSecondOrder() {
        return Stream.of(
                Optimizers.steepestDescent(),
                Optimizers.newton(),
                Optimizers.dampedNewton(),
                Optimizers.saddleFreeNewton(),
                Optimizers.conjugateGradient(),
                Optimizers.nonlinearConjugateGradient(),
                Optimizers.bfgs(),
                Optimizers.lbfgs(7));
    }

    @ParameterizedTest
    @MethodSource("ofSecondOrder")
    void keepsAsManyNumbersAsItSaysForEachPair(Method method) {
        for (int n : new int[] {2, 5}) {
            double[] curvatures = new double[n];
            for (int i = 0; i < n; i++) {
                curvatures[i] = i + 1;
            }
            Optimizer opt = method.start();
            double[] x = curvatures.clone();
            opt.step(x, Functions.quadratic(curvatures));
            opt.step(x, Functions.quadratic(curvatures));
            long expected = 0;
            for (String term : method.describe().memory().split(" \\+ ")) {
                String factor = term.replaceAll("[^0-9]", "");
                long numbers = factor.isEmpty() ? 1 : Long.parseLong(factor);
                numbers *= term.contains("m") ? 7 : 1;
                numbers *= term.contains("n²") ? n * n : term.contains("n") ? n : 1;
                expected += numbers;
            }
            assertThat(opt.memory()).isEqualTo(expected);
        }
    }

    /** Reads "0", "n", "2n", "2n + 1". */
    private static long numbers(String memory, int n) {
        Matcher words = WORDS.matcher(memory);
        assertThat(words.matches()).as("memory \"%s\" reads as 2n + 1", memory).isTrue();
        long factor = words.group(1).isEmpty() ? 1 : Long.parseLong(words.group(1));
        long rest = words.group(3) == null ? 0 : Long.parseLong(words.group(3));
        return factor * (words.group(2) == null ? 1 : n) + rest;
    }
}
