package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.heavyBall;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.step;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.core.Method;

/** What can be computed by hand: first updates, constant gradients, no gradient, bounds. */
class ClosedFormTest {
    private static final int DRAWS = 200;
    private static final Offset<Double> CLOSE = within(1e-13);

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void momentumOfZeroIsGradientDescentBitForBit() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 1);
            double[] start = random.doubles(3, -1, 1).toArray();
            double[][] gradients = Walk.random(random, 50, 3);
            double[][] plain = Walk.along(sgd(lr), start, gradients);
            for (Method m :
                    List.of(momentum(lr).beta(0), heavyBall(lr).beta(0), nesterov(lr).beta(0))) {
                assertThat(Walk.along(m, start, gradients)).isDeepEqualTo(plain);
            }
        }
    }

    @Test
    void firstUpdates() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 1);
            double beta = random.nextDouble();
            double tau = random.nextDouble();
            double g = Walk.random(random, 1, 1)[0][0];
            assertThat(first(sgd(lr), g)).isEqualTo(-lr * g);
            assertThat(first(momentum(lr).beta(beta), g)).isEqualTo(-lr * g);
            assertThat(first(momentum(lr).beta(beta).dampening(tau), g)).isEqualTo(-lr * g);
            assertThat(first(heavyBall(lr).beta(beta), g)).isEqualTo(-lr * g);
            assertThat(first(nesterov(lr).beta(beta), g) / (-lr * g)).isCloseTo(1 + beta, CLOSE);
            Adam adam = adam(lr).beta1(beta).beta2(random.nextDouble());
            assertThat(first(adam.eps(0), g) / lr).isCloseTo(-Math.signum(g), within(1e-14));
            double eps = random.nextDouble();
            assertThat(first(adam.eps(eps), g) / lr)
                    .isCloseTo(-g / (Math.abs(g) + eps), within(1e-14));
        }
    }

    @Test
    void constantGradient() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 1);
            double beta = random.nextDouble(0, 0.99);
            double g = random.nextDouble(-2, 2);
            double[] constant = Walk.constant(g, 60);
            double[] sum = Walk.updates(momentum(lr).beta(beta), constant);
            double[] average = Walk.updates(momentum(lr).beta(beta).dampening(beta), constant);
            double[] inside = Walk.updates(heavyBall(lr).beta(beta), constant);
            double[] ahead = Walk.updates(nesterov(lr).beta(beta), constant);
            Adam free = adam(lr).beta1(beta).beta2(random.nextDouble()).eps(0);
            double[] sign = Walk.updates(free, constant);
            for (int t = 1; t <= 60; t++) {
                double weight = (1 - Math.pow(beta, t)) / (1 - beta);
                double unit = -lr * g;
                assertThat(sum[t - 1] / unit).isCloseTo(weight, relative(weight));
                assertThat(inside[t - 1] / unit).isCloseTo(weight, relative(weight));
                assertThat(average[t - 1] / unit).isCloseTo(1, CLOSE);
                assertThat(ahead[t - 1] / unit).isCloseTo(1 + beta * weight, relative(weight));
                assertThat(sign[t - 1] / lr).isCloseTo(-Math.signum(g), within(2e-14));
            }
        }
    }

    @Test
    void adamWithoutAveragesIsTheSignOfTheGradient() {
        double[] gradients = {3, -1e-8, 1e8, -0.5};
        assertThat(Walk.updates(adam(0.25).beta1(0).beta2(0).eps(0), gradients))
                .containsExactly(-0.25, 0.25, -0.25, 0.25);
    }

    @Test
    void withoutGradientMemoryDecays() {
        double[] gradients = new double[40];
        java.util.Arrays.fill(gradients, 0, 10, 1);
        double[] momentum = Walk.updates(momentum(0.5), gradients);
        double[] inside = Walk.updates(heavyBall(0.5), gradients);
        double[] ahead = Walk.updates(nesterov(0.5), gradients);
        double[] adam = Walk.updates(adam(1).eps(0), gradients);
        assertThat(Walk.updates(sgd(0.5), gradients)).endsWith(Walk.constant(0, 30));
        double sum = (1 - Math.pow(0.9, 10)) / (1 - 0.9);
        for (int k = 1; k <= 30; k++) {
            double left = -0.5 * sum * Math.pow(0.9, k);
            assertThat(momentum[9 + k]).isCloseTo(left, CLOSE);
            assertThat(inside[9 + k]).isCloseTo(left, CLOSE);
            assertThat(ahead[9 + k]).isCloseTo(0.9 * left, CLOSE);
            double mean = share(0.9, k);
            double square = share(0.999, k);
            assertThat(adam[9 + k]).isCloseTo(-mean / Math.sqrt(square), CLOSE);
        }
        assertThat(adam[10]).isCloseTo(-0.896, within(5e-4));
        assertThat(adam[11]).isCloseTo(-0.806, within(5e-4));
        assertThat(adam[12]).isCloseTo(-0.726, within(5e-4));
    }

    /** The corrected average of ten ones and then k zeros. */
    private static double share(double beta, int k) {
        return Math.pow(beta, k) * (1 - Math.pow(beta, 10)) / (1 - Math.pow(beta, 10 + k));
    }

    @Test
    void afterADropOfTheRateTheConventionsPart() {
        double[] gradients = new double[11];
        java.util.Arrays.fill(gradients, 0, 10, 1);
        double outside = Walk.updates(momentum(step(0.1, 0.1, 10)), gradients)[10];
        double inside = Walk.updates(heavyBall(step(0.1, 0.1, 10)), gradients)[10];
        assertThat(outside).isCloseTo(-0.0586189404, within(1e-10));
        assertThat(inside).isCloseTo(-0.586189404, within(1e-9));
        assertThat(outside / inside).isCloseTo(0.1, CLOSE);
    }

    @Test
    void adamUpdatesAreBoundedByTheAveragesNotByTheRate() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double b1 = random.nextDouble(0, 0.99);
            double b2 = random.nextDouble(b1 * b1, 0.9999);
            double[] gradients = new double[80];
            double growth = random.nextDouble(0.8, 1.5);
            for (int t = 0; t < gradients.length; t++) {
                gradients[t] = Math.pow(growth, t) * random.nextDouble(0.5, 1);
            }
            double[] updates = Walk.updates(adam(1).beta1(b1).beta2(b2).eps(0), gradients);
            double sum = 0;
            for (int t = 1; t <= updates.length; t++) {
                // Cauchy and Schwarz, with the bias corrections of update t.
                sum += Math.pow(b1 * b1 / b2, t - 1);
                double correction = Math.sqrt(1 - Math.pow(b2, t)) / (1 - Math.pow(b1, t));
                double bound = (1 - b1) / Math.sqrt(1 - b2) * Math.sqrt(sum) * correction;
                assertThat(Math.abs(updates[t - 1])).isLessThanOrEqualTo(bound * (1 + 1e-12));
            }
        }
    }

    @Test
    void adamsLargestUpdateIsSevenNotThreeRates() {
        double bound = (1 - 0.9) / (Math.sqrt(1 - 0.999) * Math.sqrt(1 - 0.9 * 0.9 / 0.999));
        assertThat(bound).isCloseTo(7.2703, within(5e-5));
        double[] growing = new double[3000];
        for (int t = 0; t < growing.length; t++) {
            growing[t] = 1e-130 * Math.pow(0.999 / 0.9, t);
        }
        double largest = -Walk.updates(adam(1).eps(0), growing)[2999];
        assertThat(largest).isCloseTo(7.087, within(5e-4)).isLessThan(bound);
    }

    @Test
    void adamAfterALongRest() {
        double[] gradients = new double[20001];
        gradients[20000] = 1;
        double spike = -Walk.updates(adam(1).eps(1e-300), gradients)[20000];
        assertThat(spike).isCloseTo((1 - 0.9) / Math.sqrt(1 - 0.999), within(1e-8));
    }

    private static double first(Method method, double g) {
        return Walk.updates(method, g)[0];
    }

    private static Offset<Double> relative(double size) {
        return within(1e-13 * size);
    }
}
