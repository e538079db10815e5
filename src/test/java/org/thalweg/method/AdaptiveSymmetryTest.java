package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.adaBelief;
import static org.thalweg.Optimizers.adaDelta;
import static org.thalweg.Optimizers.adaGrad;
import static org.thalweg.Optimizers.adaMax;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.adopt;
import static org.thalweg.Optimizers.amsGrad;
import static org.thalweg.Optimizers.centeredRmsProp;
import static org.thalweg.Optimizers.lion;
import static org.thalweg.Optimizers.nAdam;
import static org.thalweg.Optimizers.rAdam;
import static org.thalweg.Optimizers.rmsProp;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Optimizers.signSgd;
import static org.thalweg.Optimizers.yogi;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Method;

/** Who sees the scale of a gradient. Powers of two are exact in binary. */
class AdaptiveSymmetryTest {
    private static final int DRAWS = 60;
    private static final int N = 6;
    private static final int UPDATES = 40;

    private final SplittableRandom random = new SplittableRandom(6);

    static List<Method> blindToScale() {
        return List.of(
                adaGrad(0.1).eps(0),
                rmsProp(0.1).eps(0),
                rmsProp(0.1).eps(0).momentum(0.8),
                centeredRmsProp(0.1).eps(0),
                centeredRmsProp(0.1).eps(0).momentum(0.8),
                adamW(0.1).eps(0).decay(0.3),
                amsGrad(0.1).eps(0),
                adaMax(0.1).eps(0),
                nAdam(0.1).eps(0).psi(0.1),
                adaBelief(0.1).eps(0),
                adopt(0.1).beta2(0.9).eps(0),
                signSgd(0.1),
                lion(0.1).decay(0.3));
    }

    static List<Method> seeingScale() {
        return List.of(
                sgd(0.1),
                adaGrad(0.1),
                adaGrad(0.1).initial(0.1).eps(0),
                rmsProp(0.1),
                rmsProp(0.1).eps(0).epsRoot(1e-8),
                rmsProp(0.1).momentum(0.8),
                rmsProp(0.1).momentum(0.8).eps(0).epsRoot(1e-8),
                centeredRmsProp(0.1),
                centeredRmsProp(0.1).eps(0).epsRoot(1e-8),
                centeredRmsProp(0.1).momentum(0.8),
                centeredRmsProp(0.1).momentum(0.8).eps(0).epsRoot(1e-8),
                adaDelta(),
                adam(0.1),
                adamW(0.1),
                amsGrad(0.1),
                adaMax(0.1),
                nAdam(0.1),
                adaBelief(0.1),
                rAdam(0.1).eps(0),
                yogi(0.1).eps(0),
                adopt(0.1).eps(1));
    }

    @ParameterizedTest
    @MethodSource("blindToScale")
    void theScaleOfAnyCoordinateDoesNotMatter(Method method) {
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] start = random.doubles(N, -2, 2).toArray();
            double[][] g = Walk.random(random, UPDATES, N);
            double[][] walk = Walk.along(method, start, g);
            double[] one = Walk.constant(Math.pow(2, random.nextInt(-30, 31)), N);
            double[] each = new double[N];
            Arrays.setAll(each, i -> Math.pow(2, random.nextInt(-20, 21)));
            assertThat(Walk.along(method, start, scaled(g, one))).isDeepEqualTo(walk);
            assertThat(Walk.along(method, start, scaled(g, each))).isDeepEqualTo(walk);
        }
    }

    @ParameterizedTest
    @MethodSource("blindToScale")
    void threeTimesTheGradientIsTheSameButForRounding(Method method) {
        // Small differences: (g − m)² and v − m² cancel where gradients are alike, so these are
        // not.
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] start = random.doubles(N, -2, 2).toArray();
            double[][] g = Walk.random(random, UPDATES, N);
            double[][] walk = Walk.along(method, start, g);
            double[][] tripled = Walk.along(method, start, scaled(g, Walk.constant(3, N)));
            for (int t = 0; t <= UPDATES; t++) {
                assertThat(tripled[t]).containsExactly(walk[t], within(1e-11));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeingScale")
    void theScaleMatters(Method method) {
        double[] start = random.doubles(N, -2, 2).toArray();
        double[][] g = Walk.random(random, UPDATES, N);
        double[] small = Walk.constant(Math.pow(2, -10), N);
        assertThat(Walk.along(method, start, scaled(g, small)))
                .isNotEqualTo(Walk.along(method, start, g));
    }

    /** While v is not used, RAdam is momentum: proportional to the gradient. */
    @Test
    void rAdamThatIsNeverRectifiedIsProportionalToTheGradient() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] start = random.doubles(N, -2, 2).toArray();
            double[][] g = Walk.random(random, UPDATES, N);
            double[][] walk = Walk.along(rAdam(0.5).beta2(0.6), start, g);
            double[] eight = Walk.constant(8, N);
            assertThat(Walk.along(rAdam(0.5 / 8).beta2(0.6), start, scaled(g, eight)))
                    .isDeepEqualTo(walk);
        }
    }

    private static double[][] scaled(double[][] rows, double[] by) {
        return Arrays.stream(rows)
                .map(
                        row -> {
                            double[] scaled = new double[N];
                            Arrays.setAll(scaled, i -> row[i] * by[i]);
                            return scaled;
                        })
                .toArray(double[][]::new);
    }
}
