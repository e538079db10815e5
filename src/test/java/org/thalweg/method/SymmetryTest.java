package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Functions.testFunctions;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.heavyBall;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.constant;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Twice;
import org.thalweg.function.TestFunction;
import org.thalweg.method.Methods.Trait;

/**
 * What a change of the gradients, of their scale, sign or order, does to a walk. Powers of two are
 * exact in binary.
 */
class SymmetryTest {
    private static final int DRAWS = 60;
    private static final int N = 6;
    private static final int UPDATES = 40;

    private final SplittableRandom random = new SplittableRandom(5);

    @ParameterizedTest
    @MethodSource("org.thalweg.method.EveryMethodTest#methodsWithARate")
    void theMirroredWalkIsTheMirrorOfTheWalk(Methods.Line line) {
        Method method = line.method().apply(constant(0.01));
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] start = start();
            double[][] g = Walk.random(random, UPDATES, N);
            double[] minus = Walk.constant(-1, N);
            assertThat(Walk.along(method, scaled(start, minus), scaled(g, minus)))
                    .isDeepEqualTo(scaled(Walk.along(method, start, g), minus));
        }
    }

    /** A method that looks at f needs one that fits its gradient: f(−x). */
    @ParameterizedTest
    @MethodSource("org.thalweg.method.EveryMethodTest#methodsOfTheModel")
    void theWalkOnTheMirroredFunctionIsTheMirrorOfTheWalk(Methods.Line line) {
        double[] minus = Walk.constant(-1, 2);
        for (TestFunction f : testFunctions()) {
            Optimizer opt = line.method().apply(null).start();
            Optimizer mirrored = line.method().apply(null).start();
            double[] x = f.start();
            double[] y = scaled(x, minus);
            for (int t = 0; t < UPDATES; t++) {
                assertThat(mirrored.step(y, new Mirror(f))).isEqualTo(opt.step(x, f));
                for (int i = 0; i < 2; i++) {
                    // 0 and −0 are the same place.
                    assertThat(y[i] == -x[i]).isTrue();
                }
                assertThat(mirrored.stopped()).isEqualTo(opt.stopped());
            }
        }
    }

    private record Mirror(TestFunction f) implements Twice {
        @Override
        public double valueAndGradient(double[] x, double[] g) {
            double value = f.valueAndGradient(scaled(x, Walk.constant(-1, 2)), g);
            System.arraycopy(scaled(g, Walk.constant(-1, 2)), 0, g, 0, 2);
            return value;
        }

        @Override
        public void hessian(double[] x, double[] h) {
            f.hessian(scaled(x, Walk.constant(-1, 2)), h);
        }
    }

    @ParameterizedTest
    @MethodSource("org.thalweg.method.EveryMethodTest#methodsWithARate")
    void theOrderOfTheParametersDoesNotMatter(Methods.Line line) {
        Method method = line.method().apply(constant(0.01));
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] start = start();
            double[][] g = Walk.random(random, UPDATES, N);
            int[] order = line.is(Trait.SHAPED) ? columns() : order();
            double[][] walk = ordered(Walk.along(method, start, g), order);
            double[][] ordered = Walk.along(method, ordered(start, order), ordered(g, order));
            if (line.is(Trait.SUMS)) {
                for (int t = 0; t <= UPDATES; t++) {
                    assertThat(ordered[t]).containsExactly(walk[t], within(1e-11));
                }
            } else {
                assertThat(ordered).isDeepEqualTo(walk);
            }
        }
    }

    @Test
    void adamDoesNotSeeTheScaleOfAnyCoordinate() {
        for (int draw = 0; draw < DRAWS; draw++) {
            Adam method = adam(random.nextDouble(0.001, 1)).beta1(random.nextDouble()).eps(0);
            double[] start = start();
            double[][] g = Walk.random(random, UPDATES, N);
            double[][] walk = Walk.along(method, start, g);
            double[] one = Walk.constant(Math.pow(2, random.nextInt(-30, 31)), N);
            assertThat(Walk.along(method, start, scaled(g, one))).isDeepEqualTo(walk);
            assertThat(Walk.along(method, start, scaled(g, powers()))).isDeepEqualTo(walk);
            double[][] tripled = Walk.along(method, start, scaled(g, Walk.constant(3, N)));
            for (int t = 0; t <= UPDATES; t++) {
                assertThat(tripled[t]).containsExactly(walk[t], within(1e-13));
            }
        }
    }

    @Test
    void epsilonSeesTheScale() {
        double[] start = start();
        double[][] g = Walk.random(random, UPDATES, N);
        double[] small = Walk.constant(Math.pow(2, -20), N);
        assertThat(Walk.along(adam(0.1), start, scaled(g, small)))
                .isNotEqualTo(Walk.along(adam(0.1), start, g));
    }

    @Test
    void theOthersAreProportionalToTheGradient() {
        List<DoubleFunction<Method>> methods =
                List.of(
                        lr -> sgd(lr),
                        lr -> momentum(lr),
                        lr -> momentum(lr).dampening(0.3),
                        lr -> heavyBall(lr),
                        lr -> nesterov(lr));
        for (DoubleFunction<Method> method : methods) {
            for (int draw = 0; draw < DRAWS; draw++) {
                double[] start = start();
                double[][] g = Walk.random(random, UPDATES, N);
                double[][] walk = Walk.along(method.apply(0.01), start, g);
                double[] eight = Walk.constant(8, N);
                assertThat(Walk.along(method.apply(0.01), start, scaled(g, eight)))
                        .isNotEqualTo(walk);
                assertThat(Walk.along(method.apply(0.01 / 8), start, scaled(g, eight)))
                        .isDeepEqualTo(walk);
                // Scaled space: gradients and distances scale alike.
                double[] powers = powers();
                assertThat(Walk.along(method.apply(0.01), scaled(start, powers), scaled(g, powers)))
                        .isDeepEqualTo(scaled(walk, powers));
            }
        }
    }

    private double[] start() {
        return random.doubles(N, -2, 2).toArray();
    }

    private double[] powers() {
        double[] powers = new double[N];
        Arrays.setAll(powers, i -> Math.pow(2, random.nextInt(-20, 21)));
        return powers;
    }

    private int[] order() {
        int[] order = new int[N];
        Arrays.setAll(order, i -> i);
        for (int i = N - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** An order of the columns of {@link InBlocks#layout}, the same in both rows. */
    private int[] columns() {
        int cols = N / 2;
        int[] order = order();
        int[] columns = Arrays.stream(order).filter(i -> i < cols).toArray();
        return IntStream.range(0, N).map(i -> columns[i % cols] + i / cols * cols).toArray();
    }

    private static double[] ordered(double[] v, int[] order) {
        double[] ordered = new double[N];
        Arrays.setAll(ordered, i -> v[order[i]]);
        return ordered;
    }

    private static double[][] ordered(double[][] rows, int[] order) {
        return Arrays.stream(rows).map(row -> ordered(row, order)).toArray(double[][]::new);
    }

    private static double[] scaled(double[] v, double[] by) {
        double[] scaled = new double[v.length];
        Arrays.setAll(scaled, i -> v[i] * by[i]);
        return scaled;
    }

    private static double[][] scaled(double[][] rows, double[] by) {
        return Arrays.stream(rows).map(row -> scaled(row, by)).toArray(double[][]::new);
    }
}
