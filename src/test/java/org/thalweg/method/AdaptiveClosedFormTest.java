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
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nAdam;
import static org.thalweg.Optimizers.rAdam;
import static org.thalweg.Optimizers.rmsProp;
import static org.thalweg.Optimizers.signSgd;
import static org.thalweg.Optimizers.yogi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Schedule;

/** What can be computed by hand of the methods with a rate for each coordinate, and of signs. */
class AdaptiveClosedFormTest {
    private static final int DRAWS = 200;
    private static final Offset<Double> TINY = within(2e-14);
    private static final Offset<Double> CLOSE = within(1e-13);

    private final SplittableRandom random = new SplittableRandom(23);

    @Test
    void specialCasesBitForBit() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 1);
            double b1 = random.nextDouble();
            double b2 = random.nextDouble();
            double[] start = random.doubles(3, -1, 1).toArray();
            double[][] g = Walk.random(random, 50, 3);
            Adam adam = adam(lr).beta1(b1).beta2(b2);
            assertThat(Walk.along(adamW(lr).beta1(b1).beta2(b2).decay(0), start, g))
                    .isDeepEqualTo(Walk.along(adam, start, g));
            assertThat(Walk.along(lion(lr).beta1(0).beta2(0), start, g))
                    .isDeepEqualTo(Walk.along(signSgd(lr), start, g));
            double[][] growing = new double[50][];
            Arrays.setAll(growing, t -> scaled(g[0], Math.pow(1.1, t)));
            assertThat(Walk.along(amsGrad(lr).beta1(b1).beta2(b2), start, growing))
                    .isDeepEqualTo(Walk.along(adam, start, growing));
        }
    }

    /** A β₂ whose ρₜ is 5 to the last bit, beside the one that 50 digits give. */
    private static double exactlyFive(double near, int t) {
        double b2 = near - 40 * Math.ulp(near);
        for (int k = 0; k < 80; k++) {
            double power = Math.pow(b2, t);
            double limit = 2 / (1 - b2) - 1;
            if (limit - 2 * t * power / (1 - power) == 5) {
                return b2;
            }
            b2 = Math.nextUp(b2);
        }
        throw new AssertionError("no such β₂ near " + near);
    }

    @Test
    void atFiveDegreesOfFreedomRadamIsNotYetRectified() {
        double b2 = exactlyFive(0.7678067796924252, 7);
        double[] updates = Walk.updates(rAdam(1).beta2(b2).eps(0), Walk.constant(1, 8));
        // m̂ = 1 until then; one later r₈ = 0.579.
        assertThat(updates[6]).isCloseTo(-1, CLOSE);
        assertThat(updates[7]).isCloseTo(-0.579, within(1e-3));
    }

    @Test
    void lionWithEqualBetasFollowsTheSignOfTheMomentum() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double beta = random.nextDouble(0, 0.99);
            double[] g = Arrays.stream(Walk.random(random, 50, 1)).mapToDouble(r -> r[0]).toArray();
            double[] signs = Walk.updates(lion(0.5).beta1(beta).beta2(beta), g);
            double[] sums = Walk.updates(momentum(1).beta(beta), g);
            for (int t = 0; t < 50; t++) {
                assertThat(signs[t]).isEqualTo(0.5 * Math.signum(sums[t]));
            }
        }
    }

    @Test
    void rmsPropWithMomentumZeroIsRmsProp() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] start = random.doubles(3, -1, 1).toArray();
            double[][] g = Walk.random(random, 50, 3);
            RmsProp plain = rmsProp(0.1).alpha(random.nextDouble()).epsRoot(0.01);
            CenteredRmsProp centered = centeredRmsProp(0.1).alpha(plain.alpha()).epsRoot(0.02);
            double[][] a = Walk.along(plain, start, g);
            double[][] b = Walk.along(plain.momentum(0), start, g);
            double[][] c = Walk.along(centered, start, g);
            double[][] d = Walk.along(centered.momentum(0), start, g);
            for (int t = 0; t <= 50; t++) {
                assertThat(b[t]).containsExactly(a[t], CLOSE);
                assertThat(d[t]).containsExactly(c[t], CLOSE);
            }
        }
    }

    @Test
    void firstUpdates() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 1);
            double b1 = random.nextDouble(0.01, 1);
            double b2 = random.nextDouble();
            double e = random.nextDouble();
            double g = Walk.random(random, 1, 1)[0][0];
            double sign = -Math.signum(g);
            double size = Math.abs(g);
            for (Method method :
                    List.of(
                            adaGrad(lr).eps(0),
                            adaMax(lr).beta1(b1).beta2(b2).eps(0),
                            amsGrad(lr).beta1(b1).beta2(b2).eps(0),
                            adamW(lr).beta1(b1).beta2(b2).eps(0),
                            lion(lr).beta1(b1).beta2(b2),
                            signSgd(lr))) {
                assertThat(first(method, g) / lr).isCloseTo(sign, TINY);
            }
            assertThat(first(adaGrad(lr).initial(b2).eps(e), g) / lr)
                    .isCloseTo(-g / (Math.sqrt(b2 + g * g) + e), TINY);
            double root = 1 / Math.sqrt(1 - b2);
            for (double updated :
                    new double[] {
                        first(rmsProp(lr).alpha(b2).eps(0), g),
                        first(rmsProp(lr).alpha(b2).eps(0).momentum(b1), g)
                    }) {
                assertThat(updated / lr / root).isCloseTo(sign, TINY);
            }
            double inside = -g / (Math.sqrt((1 - b2) * g * g + b1) + e);
            assertThat(first(rmsProp(lr).alpha(b2).eps(e).epsRoot(b1), g) / lr)
                    .isCloseTo(inside, relative(inside));
            assertThat(first(adaMax(lr).eps(e), g) / lr).isCloseTo(-g / (size + e), TINY);
            assertThat(first(adaBelief(lr).beta1(b1).beta2(b2).eps(0), g) / lr * b1)
                    .isCloseTo(sign, within(1e-11));
            assertThat(first(rAdam(lr).beta1(b1).beta2(b2), g) / lr / g).isCloseTo(-1, TINY);
            double delta = -Math.sqrt(e / ((1 - b2) * g * g + e)) * g;
            assertThat(first(adaDelta(lr).rho(b2).eps(e), g) / lr)
                    .isCloseTo(delta, relative(delta));
            assertThat(first(adopt(lr).beta1(b1).beta2(b2), g)).isZero();
        }
    }

    @Test
    void firstUpdatesWithTheCustomarySettings() {
        assertThat(first(rmsProp(1).eps(0), 0.3)).isCloseTo(-10, TINY);
        assertThat(first(rmsProp(1).alpha(0.9).eps(0), 0.3)).isCloseTo(-3.1622776601683795, TINY);
        assertThat(first(centeredRmsProp(1).eps(0), 0.3))
                .isCloseTo(-1 / Math.sqrt(0.99 * 0.01), within(1e-12));
        assertThat(first(centeredRmsProp(1).eps(0).momentum(0.9), 0.3))
                .isCloseTo(-1 / Math.sqrt(0.99 * 0.01), within(1e-12));
        assertThat(first(adaBelief(1), 0.3)).isCloseTo(-1 / 0.9, within(1e-12));
        assertThat(first(nAdam(1).eps(0), 0.3)).isCloseTo(-1.0564517783553882, TINY);
        assertThat(first(nAdam(1).eps(0).psi(1), 0.3)).isCloseTo(-1.06278780330877, TINY);
        assertThat(first(adaDelta(), 1e3)).isCloseTo(-Math.sqrt(1e-6 / 0.1), within(1e-12));
    }

    /** Where ε stands decides what a small gradient does. */
    @Test
    void epsilonInsideTheRootActsAsItsRootOutside() {
        assertThat(first(adaGrad(1).eps(1e-8), 1e-6)).isCloseTo(-0.9901, within(5e-5));
        assertThat(first(adaGrad(1).eps(0).initial(1e-8), 1e-6)).isCloseTo(-0.01, within(5e-5));
        RmsProp rmsProp = rmsProp(1).alpha(0.9);
        assertThat(first(rmsProp, 1e-4)).isCloseTo(-3.1613, within(5e-5));
        assertThat(first(rmsProp.eps(0).epsRoot(1e-8), 1e-4)).isCloseTo(-0.9535, within(5e-5));
        assertThat(first(rmsProp, 1e-6)).isCloseTo(-3.065, within(5e-4));
        assertThat(first(rmsProp.eps(0).epsRoot(1e-8), 1e-6)).isCloseTo(-0.01, within(5e-5));
        assertThat(first(adaBelief(1), 1e-10)).isCloseTo(-3.16e-4, within(5e-6));
        assertThat(first(adaBelief(1).eps(0), 1e-10)).isCloseTo(-1.11, within(5e-3));
    }

    @Test
    void constantGradient() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 1);
            double b1 = random.nextDouble(0.05, 0.99);
            double b2 = random.nextDouble(0, 0.999);
            double g = random.nextDouble(0.1, 2) * (random.nextBoolean() ? 1 : -1);
            double start = random.nextDouble();
            double[] gs = Walk.constant(g, 60);
            double[] sum = Walk.updates(adaGrad(lr).eps(0), gs);
            double[] from = Walk.updates(adaGrad(lr).initial(start).eps(0), gs);
            double[] mean = Walk.updates(rmsProp(lr).alpha(b2).eps(0), gs);
            double[] rolling = Walk.updates(rmsProp(lr).alpha(b2).eps(0).momentum(b1), gs);
            double[] centered = Walk.updates(centeredRmsProp(lr).alpha(0.9).eps(0), gs);
            double[] ams = Walk.updates(amsGrad(lr).beta1(b1).beta2(b2).eps(0), gs);
            double[] max = Walk.updates(adaMax(lr).beta1(b1).beta2(b2).eps(0), gs);
            double[] sign = Walk.updates(lion(lr).beta1(b1).beta2(b2), gs);
            double[] before = Walk.updates(adopt(lr).beta1(b1).beta2(b2), gs);
            double buffer = 0;
            for (int t = 1; t <= 60; t++) {
                double unit = -lr * Math.signum(g);
                double rms = 1 / Math.sqrt(1 - Math.pow(b2, t));
                buffer = b1 * buffer + rms;
                double left = Math.pow(0.9, t);
                double spread = 1 / Math.sqrt(left * (1 - left));
                assertThat(sum[t - 1] / unit).isCloseTo(1 / Math.sqrt(t), CLOSE);
                assertThat(from[t - 1] / unit).isCloseTo(1 / Math.sqrt(start / (g * g) + t), CLOSE);
                assertThat(mean[t - 1] / unit).isCloseTo(rms, relative(rms));
                assertThat(rolling[t - 1] / unit).isCloseTo(buffer, relative(buffer));
                assertThat(centered[t - 1] / unit).isCloseTo(spread, relative(spread / left));
                assertThat(ams[t - 1] / unit).isCloseTo(1, CLOSE);
                assertThat(max[t - 1] / unit).isCloseTo(1, CLOSE);
                assertThat(sign[t - 1]).isEqualTo(unit);
                assertThat(before[t - 1] / unit).isCloseTo(1 - Math.pow(b1, t - 1), CLOSE);
            }
        }
    }

    @Test
    void adaBeliefGrowsAlongAConstantGradient() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double b1 = random.nextDouble(0.5, 0.95);
            double b2 = random.nextDouble(0.97, 0.9999);
            double g = random.nextDouble(0.1, 2);
            double[] updates =
                    Walk.updates(adaBelief(1).beta1(b1).beta2(b2).eps(0), Walk.constant(g, 60));
            for (int t = 1; t <= 60; t++) {
                double share = (Math.pow(b2, t) - Math.pow(b1, 2 * t)) / (b2 - b1 * b1);
                double v = (1 - b2) * b1 * b1 * share / (1 - Math.pow(b2, t));
                double size = 1 / Math.sqrt(v);
                assertThat(-updates[t - 1]).isCloseTo(size, within(1e-11 * size));
            }
        }
        double[] updates = Walk.updates(adaBelief(1).eps(0), Walk.constant(0.7, 60));
        assertThat(-updates[0]).isCloseTo(1.1111, within(5e-5));
        assertThat(-updates[1]).isCloseTo(1.1680, within(5e-5));
        assertThat(-updates[59]).isCloseTo(3.7995, within(5e-5));
    }

    /** The surprise is then always zero. */
    @Test
    void adaBeliefWithoutMeanDividesByEpsilonAlone() {
        assertThat(first(adaBelief(1).beta1(0), 1)).isLessThan(-1e6);
    }

    @Test
    void nAdamAlongAConstantGradient() {
        double[] updates = Walk.updates(nAdam(1).eps(0).psi(1e6), Walk.constant(0.7, 40));
        // μ has then risen to β₁ at once.
        for (int t = 1; t <= 40; t++) {
            double now = (1 - 0.9) / (1 - Math.pow(0.9, t));
            double ahead = 0.9 * (1 - Math.pow(0.9, t)) / (1 - Math.pow(0.9, t + 1));
            assertThat(-updates[t - 1]).isCloseTo(now + ahead, CLOSE);
        }
        // At first half of it: μ = 0.45 for ψ = 0.
        updates = Walk.updates(nAdam(1).eps(0).psi(0), Walk.constant(0.7, 40));
        for (int t = 1; t <= 40; t++) {
            double now = (1 - 0.45) / (1 - Math.pow(0.45, t));
            double ahead = 0.45 * (1 - Math.pow(0.9, t)) / (1 - Math.pow(0.45, t + 1));
            assertThat(-updates[t - 1]).isCloseTo(now + ahead, CLOSE);
        }
    }

    @Test
    void rAdamIsMomentumUntilItIsRectified() {
        Map<Integer, Double> factors =
                Map.of(6, 0.025821, 100, 0.215335, 1000, 0.645326, 10000, 0.999773);
        for (double g : new double[] {3, -0.01}) {
            double[] updates = Walk.updates(rAdam(0.5).eps(0), Walk.constant(g, 10000));
            for (int t = 1; t <= 5; t++) {
                assertThat(updates[t - 1] / (-0.5 * g)).isCloseTo(1, CLOSE);
            }
            factors.forEach(
                    (t, r) ->
                            assertThat(updates[t - 1] / (-0.5 * Math.signum(g)))
                                    .isCloseTo(r, within(5e-7)));
        }
        for (double b2 : new double[] {0.999, 0.99, 0.9}) {
            double[] updates = Walk.updates(rAdam(1).beta2(b2), Walk.constant(1e3, 6));
            assertThat(updates[4]).isCloseTo(-1e3, within(1e-9));
            assertThat(updates[5]).isBetween(-1.0, 0.0);
        }
        // ρ∞ = 5 at β₂ = 2/3: just not, and just, in the end.
        assertThat(Walk.updates(rAdam(1).beta2(0.66), Walk.constant(7, 1000))[999])
                .isCloseTo(-7, within(1e-12));
        assertThat(Walk.updates(rAdam(1).beta2(0.67), Walk.constant(7, 1000))[999])
                .isBetween(-1.0, 0.0);
    }

    @Test
    void yogiMovesItsMeanSquareByTheSameAmountUpAndDown() {
        double[] gradients = Walk.constant(1, 60);
        gradients[0] = 10;
        double b2 = 0.9;
        double[] updates = Walk.updates(yogi(1).beta1(0).beta2(b2).initial(0.25).eps(0), gradients);
        for (int t = 1; t <= 60; t++) {
            // 0.25 + 0.1 · 10² at once, then 0.1 down in each update.
            double v = 0.25 + 10 - 0.1 * (t - 1);
            double size = gradients[t - 1] / Math.sqrt(v / (1 - Math.pow(b2, t)));
            assertThat(-updates[t - 1]).isCloseTo(size, relative(100 * size));
        }
        double[] rising = Walk.updates(yogi(1).beta1(0).initial(0.25).eps(0.5), gradients);
        assertThat(-rising[0])
                .isCloseTo(10 / (Math.sqrt((0.25 + 0.1) / (1 - 0.999)) + 0.5), within(1e-12));
        // However little v and g² differ.
        for (double initial : new double[] {Math.nextUp(4.0), 4.001, Math.nextDown(4.0), 3.999}) {
            double v = initial + (initial > 4 ? -0.4 : 0.4);
            double update = first(yogi(1).beta1(0).beta2(0.9).initial(initial).eps(0), 2);
            assertThat(-update).isCloseTo(2 / Math.sqrt(v / (1 - 0.9)), CLOSE);
        }
        // v = g²: it stays.
        double[] balanced = Walk.updates(yogi(1).beta1(0).initial(4).eps(0), Walk.constant(-2, 30));
        for (int t = 1; t <= 30; t++) {
            assertThat(balanced[t - 1]).isCloseTo(Math.sqrt(1 - Math.pow(0.999, t)), CLOSE);
        }
    }

    @Test
    void adoptDividesByTheGradientsBeforeAndClips() {
        Adopt method = adopt(1).beta1(0.5).beta2(0.75).eps(0);
        // v = 4, then 0.75 · 4 + 0.25 · 1² = 3.25; 12/√3.25 is more than 2^¼.
        double[] updates = Walk.updates(method, 2, 1, 12);
        assertThat(updates[0]).isZero();
        assertThat(-updates[1]).isCloseTo(0.5 * 0.5, CLOSE);
        assertThat(-updates[2]).isCloseTo(0.25 / 2 + 0.5 * Math.pow(2, 0.25), CLOSE);
        assertThat(-Walk.updates(method, 2, -50)[1]).isCloseTo(-0.5, CLOSE);
        assertThat(-Walk.updates(method.eps(4), 2, 1)[1]).isCloseTo(0.5 / 4, CLOSE);
    }

    @Test
    void withoutGradientSomeRestAndSomeGoOn() {
        double[] gradients = new double[40];
        Arrays.fill(gradients, 0, 10, 1);
        for (Method method :
                List.of(adaGrad(1), rmsProp(1), centeredRmsProp(1), adaDelta(), signSgd(1))) {
            assertThat(Walk.updates(method, gradients)).endsWith(Walk.constant(0, 30));
        }
        double[] rolling = Walk.updates(rmsProp(1).momentum(0.9), gradients);
        double[] sign = Walk.updates(lion(0.5), gradients);
        double[] max = Walk.updates(adaMax(1).eps(0), gradients);
        double[] ams = Walk.updates(amsGrad(1).eps(0), gradients);
        for (int k = 1; k < 30; k++) {
            assertThat(rolling[10 + k] / rolling[9 + k]).isCloseTo(0.9, CLOSE);
            assertThat(sign[9 + k]).isEqualTo(-0.5);
            double mean = share(0.9, k);
            assertThat(-max[9 + k]).isCloseTo(mean / Math.pow(0.999, k), CLOSE);
            // The largest v was the last one with a gradient.
            double largest = (1 - Math.pow(0.999, 10)) / (1 - Math.pow(0.999, 10 + k));
            assertThat(-ams[9 + k]).isCloseTo(mean / Math.sqrt(largest), CLOSE);
        }
    }

    /** The corrected average of ten ones and then k zeros. */
    private static double share(double beta, int k) {
        return Math.pow(beta, k) * (1 - Math.pow(beta, 10)) / (1 - Math.pow(beta, 10 + k));
    }

    @Test
    void decoupledDecayIsGeometricAndPenaltyIsNot() {
        double[][] none = new double[50][2];
        for (int draw = 0; draw < DRAWS; draw++) {
            double lr = random.nextDouble(0.001, 1);
            double lambda = random.nextDouble();
            double[] start = {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            for (Method method : List.of(adamW(lr).decay(lambda), lion(lr).decay(lambda))) {
                double[][] walk = Walk.along(method, start, none);
                for (int t = 0; t <= 50; t++) {
                    double left = Math.pow(1 - lr * lambda, t);
                    assertThat(walk[t]).containsExactly(scaled(start, left), TINY);
                }
            }
            Objective penalty = ((Objective) (x, g) -> zero(g)).l2(lambda);
            double[] x = start.clone();
            adam(lr).eps(0).start().step(x, penalty);
            for (int i = 0; i < 2; i++) {
                assertThat(x[i]).isCloseTo(start[i] - lr * Math.signum(start[i]), CLOSE);
            }
        }
    }

    @Test
    void bounds() {
        for (int draw = 0; draw < DRAWS; draw++) {
            double b1 = random.nextDouble(0, 0.99);
            double b2 = random.nextDouble(b1, 0.9999);
            double[] g = gradients();
            double[] sum = Walk.updates(adaGrad(1).eps(0), g);
            double[] mean = Walk.updates(rmsProp(1).alpha(b2).eps(0), g);
            double[] max = Walk.updates(adaMax(1).beta1(b1).beta2(b2).eps(0), g);
            double[] ams = Walk.updates(amsGrad(1).beta1(b1).beta2(b2).eps(0), g);
            double[] plain = Walk.updates(adam(1).beta1(b1).beta2(b2).eps(0), g);
            double[] clipped = Walk.updates(adopt(1).beta1(b1).beta2(b2), g);
            double weights = 0;
            for (int t = 1; t <= g.length; t++) {
                weights += Math.pow(b1 / b2, t - 1);
                assertThat(Math.abs(sum[t - 1])).isLessThanOrEqualTo(1 + 1e-15);
                assertThat(Math.abs(mean[t - 1]) * Math.sqrt(1 - b2))
                        .isLessThanOrEqualTo(1 + 1e-13);
                double bound = (1 - b1) * weights / (1 - Math.pow(b1, t));
                assertThat(Math.abs(max[t - 1])).isLessThanOrEqualTo(bound * (1 + 1e-12));
                assertThat(Math.abs(ams[t - 1]))
                        .isLessThanOrEqualTo(Math.abs(plain[t - 1]) * (1 + 1e-12));
                assertThat(Math.abs(clipped[t - 1])).isLessThanOrEqualTo(Math.pow(t - 1, 0.25));
            }
            g[random.nextInt(g.length)] = 0;
            double[] signs = Walk.updates(signSgd(0.1), g);
            double[] lion = Walk.updates(lion(0.1).beta1(b1).beta2(b2), g);
            for (int t = 0; t < g.length; t++) {
                assertThat(signs[t]).isEqualTo(-0.1 * Math.signum(g[t]));
                assertThat(Math.abs(lion[t])).isEqualTo(0.1);
            }
        }
    }

    private double[] gradients() {
        double[] gradients = new double[80];
        double growth = random.nextDouble(0.8, 1.5);
        for (int t = 0; t < gradients.length; t++) {
            gradients[t] = Math.pow(growth, t) * random.nextDouble(0.5, 1);
        }
        return gradients;
    }

    @Test
    void adaMaxExceedsItsRateByAPercentOnly() {
        double bound = (1 - 0.9) / (1 - 0.9 / 0.999);
        assertThat(bound).isCloseTo(1.00909, within(5e-6));
        double[] falling = new double[2000];
        Arrays.setAll(falling, t -> Math.pow(0.999, t));
        double largest = -Walk.updates(adaMax(1).eps(0), falling)[1999];
        assertThat(largest).isCloseTo(bound, within(1e-12));
    }

    @Test
    void rmsPropAfterALongRest() {
        double[] gradients = new double[3000];
        gradients[2999] = 1;
        assertThat(-Walk.updates(rmsProp(1), gradients)[2999]).isCloseTo(10, within(1e-6));
        assertThat(-Walk.updates(centeredRmsProp(1), gradients)[2999])
                .isCloseTo(1 / Math.sqrt(0.99 * 0.01), within(1e-5));
    }

    @Test
    void theTiniestGradientHasASign() {
        double tiny = Double.MIN_VALUE;
        assertThat(Walk.updates(signSgd(0.5), tiny, -tiny, 0, -0.0, 1e308, -1e308))
                .containsExactly(-0.5, 0.5, 0, 0, -0.5, 0.5);
        assertThat(Walk.updates(lion(0.5).beta1(0), tiny, -tiny, 0, -0.0, 1e308, -1e308))
                .containsExactly(-0.5, 0.5, 0, 0, -0.5, 0.5);
    }

    /** PyTorch's does: rounding makes the variance negative sooner or later. */
    @Test
    void aConstantGradientDoesNotTurnCenteredRmsPropIntoNaN() {
        int negative = 0;
        for (int draw = 0; draw < 20; draw++) {
            double alpha = random.nextDouble(0.5, 0.95);
            double gradient = random.nextDouble();
            double m = 0;
            double v = 0;
            for (int t = 0; t < 1000; t++) {
                m = alpha * m + (1 - alpha) * gradient;
                v = alpha * v + (1 - alpha) * (gradient * gradient);
                negative += v - m * m < 0 ? 1 : 0;
            }
            double[] constant = Walk.constant(gradient, 1000);
            CenteredRmsProp method = centeredRmsProp(1).alpha(alpha);
            for (Method each : List.of(method, method.momentum(0.9))) {
                for (double update : Walk.updates(each, constant)) {
                    assertThat(update).isNegative().isFinite();
                }
            }
        }
        assertThat(negative).isPositive();
    }

    /** Σ g² converges, so the rate does not go to 0. */
    @Test
    void adaGradsRateNeedNotVanish() {
        Optimizer opt = adaGrad(0.5).start();
        double[] x = {1};
        double rate = 0;
        for (int t = 0; t < 60; t++) {
            double before = x[0];
            opt.step(
                    x,
                    (p, g) -> {
                        g[0] = p[0];
                        return p[0] * p[0] / 2;
                    });
            rate = (before - x[0]) / before;
        }
        assertThat(rate).isCloseTo(0.42833, within(5e-6));
        assertThat(0.25 / rate / rate).isCloseTo(1.3626418, within(5e-7));
    }

    /**
     * The mean gradient is 1/3, so the best place in [−1, 1] is −1; but the two small gradients are
     * divided by as much as the large one, and two are more than one.
     */
    @Test
    void adamGoesTheWrongWayWhereAmsGradDoesNot() {
        Schedule rate = t -> 0.1 / Math.sqrt(t + 1);
        assertThat(reddi(adam(rate).beta1(0).beta2(0.1), 30000)).isEqualTo(1);
        assertThat(reddi(amsGrad(rate).beta1(0).beta2(0.1), 30000))
                .isCloseTo(-0.99960, within(5e-6));
        assertThat(reddi(adopt(rate).beta1(0).beta2(0.1), 30000)).isLessThan(-0.99);
    }

    private static double reddi(Method method, int updates) {
        Optimizer opt = method.start();
        double[] x = {1};
        for (int t = 1; t <= updates; t++) {
            double given = t % 3 == 1 ? 3 : -1;
            opt.step(
                    x,
                    (p, g) -> {
                        g[0] = given;
                        return 0;
                    });
            x[0] = Math.max(-1, Math.min(1, x[0]));
        }
        return x[0];
    }

    private static double zero(double[] g) {
        Arrays.fill(g, 0);
        return 0;
    }

    private static double first(Method method, double g) {
        return Walk.updates(method, g)[0];
    }

    private static double[] scaled(double[] v, double by) {
        return Arrays.stream(v).map(e -> by * e).toArray();
    }

    private static Offset<Double> relative(double size) {
        return within(1e-13 * Math.abs(size));
    }
}
