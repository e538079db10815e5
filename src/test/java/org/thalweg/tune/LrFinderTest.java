package org.thalweg.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.sgd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Golden;
import org.thalweg.Schedules;
import org.thalweg.core.Batches;
import org.thalweg.core.GradientMethod;
import org.thalweg.core.Method;
import org.thalweg.core.NotFinite;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.function.Quadratic;

class LrFinderTest {
    private static final LrFinder RAW = LrFinder.of(0.1, 10, 5).smoothing(0);

    private static RangeTest scripted(LrFinder finder, double... losses) {
        return finder.run(sgd(1), new double[] {0}, Fixtures.script(losses));
    }

    @Test
    void theRatesGrowByOneFactorFromTheLowestToTheHighest() {
        RangeTest test = scripted(RAW, 1, 1, 1, 1, 1);
        Golden.assertClose(
                "rates", test.rates(), new double[] {0.1, Math.sqrt(0.1), 1, Math.sqrt(10), 10});
        assertThat(test.end()).isEqualTo(RangeTest.End.HIGHEST);
        assertThat(test.why()).isEqualTo("the highest rate was reached");
        assertThat(test.size()).isEqualTo(test.planned()).isEqualTo(5);
    }

    @Test
    void theRatesReportedAreTheTrueOnes() {
        RangeTest test = RAW.run(adam(0.01), new double[] {0}, Fixtures.script(1, 1, 1, 1, 1));
        Golden.assertClose(
                "multiples of the method's own",
                test.rates(),
                new double[] {1e-3, Math.sqrt(1e-5), 1e-2, Math.sqrt(1e-3), 0.1});
    }

    @Test
    void eachLossIsTakenBeforeTheUpdateWithItsRate() {
        double[] curvature = {3, 0.5};
        RangeTest test =
                LrFinder.of(0.01, 0.5, 9)
                        .run(sgd(1), new double[] {2, -1}, Quadratic.of(curvature));
        double[] x = {2, -1};
        for (int i = 0; i < 9; i++) {
            double loss = 1.5 * x[0] * x[0] + 0.25 * x[1] * x[1];
            Golden.assertClose("loss " + i, test.losses()[i], loss);
            for (int k = 0; k < 2; k++) {
                x[k] *= 1 - 0.01 * Math.pow(50, i / 8.0) * curvature[k];
            }
        }
    }

    @Test
    void theSmoothedLossIsAWeightedMeanOfThoseSoFar() {
        double[] losses = {3, 1, 2, 2.5, 0.5};
        for (double beta : new double[] {0.98, 0.5, 0}) {
            RangeTest test = scripted(RAW.smoothing(beta), losses);
            assertThat(test.losses()).containsExactly(losses);
            for (int i = 0; i < losses.length; i++) {
                double sum = 0;
                double weights = 0;
                for (int j = 0; j <= i; j++) {
                    double weight = j == i ? 1 : Math.pow(beta, i - j);
                    sum += weight * losses[j];
                    weights += weight;
                }
                Golden.assertClose("β = " + beta, test.smoothed()[i], sum / weights);
            }
        }
        assertThat(LrFinder.of(1, 2, 3)).isEqualTo(new LrFinder(1, 2, 3, 0.98, 4));
    }

    @Test
    void endsWhereTheLossHasRisenTooFarAboveItsLowest() {
        assertThat(scripted(RAW, 1, 4, 4.001, 9).losses()).containsExactly(1, 4, 4.001);
        assertThat(scripted(RAW, 1, 0.5, 2, 2.001, 9).losses()).containsExactly(1, 0.5, 2, 2.001);
        assertThat(scripted(RAW.rise(2), 1, 2, 2.001, 9).losses()).containsExactly(1, 2, 2.001);
        assertThat(scripted(RAW, 9, 1, 3, 4.5).losses()).containsExactly(9, 1, 3, 4.5);
        RangeTest test = scripted(RAW, 1, 4, 4.001, 9);
        assertThat(test.end()).isEqualTo(RangeTest.End.RISE);
        assertThat(test.why()).isEqualTo("the smoothed loss 4.001 rose too far above its best, 1");
        assertThat(test.rates()).hasSize(3);
        assertThat(test.planned()).isEqualTo(5);
    }

    @Test
    void whereTheLowestIsNotPositiveTheRiseIsMeasuredInWhatItHadFallen() {
        assertThat(scripted(RAW, 1, -0.5, 4, 4.001, 9).size()).as("fell by 1.5").isEqualTo(4);
        assertThat(scripted(RAW, -1, -1.5, 3, 3.001, 9).size()).as("|m| = 1.5").isEqualTo(4);
        assertThat(scripted(RAW, 1, 0, 3, 3.001, 9).size()).as("m = 0").isEqualTo(4);
        assertThat(scripted(RAW.rise(2), 1, -0.5, 1, 1.001, 9).size()).isEqualTo(4);
    }

    @Test
    void endsWhereTheLossIsNotFinite() {
        RangeTest test = scripted(RAW, 1, 0.5, Double.NaN, 9);
        assertThat(test.losses()).containsExactly(1, 0.5);
        assertThat(test.smoothed()).hasSize(2);
        assertThat(test.end()).isEqualTo(RangeTest.End.NOT_FINITE);
        assertThat(test.why()).startsWith("update 3 was not made: the value is NaN");
        assertThatThrownBy(() -> scripted(RAW, Double.NaN))
                .isInstanceOf(NotFinite.class)
                .hasMessageContaining("This is the start");
    }

    @Test
    void endsWhereTheMethodHasNothingLeftToDo() {
        GradientMethod lazy =
                (x, g, s) -> {
                    s.rate(Schedules.constant(1));
                    if (s.t() == 2) {
                        s.stop(Stop.GRADIENT);
                    }
                };
        RangeTest test = RAW.run(lazy, new double[] {0}, Fixtures.script(1, 1, 1));
        assertThat(test.size()).isEqualTo(2);
        assertThat(test.end()).isEqualTo(RangeTest.End.DONE);
        assertThat(test.why()).isEqualTo(Stop.GRADIENT.sentence());
    }

    @Test
    void anOptimizerInUseGoesOnAsIfNothingHadHappened(@TempDir Path folder) throws IOException {
        var lines = Fixtures.lines(17, 3);
        Batches batches = new Batches(17, 4, 5);
        Objective loss = lines.over(batches);
        double[] x = {1, -1, 2, 0.5};
        Optimizer opt = momentum(0.1).start();
        opt.multiplier(0.5);
        for (int t = 0; t < 7; t++) {
            batches.advance();
            opt.step(x, loss);
        }
        double[] before = x.clone();
        Batches cursor = batches.copy();
        Optimizer undisturbed = opt.copy();
        opt.save(folder.resolve("before"), x);
        RangeTest test = LrFinder.of(0.1, 100, 30).run(opt, x, loss, batches);
        opt.save(folder.resolve("after"), x);
        assertThat(test.size()).as("it did diverge").isLessThan(30);
        assertThat(x).containsExactly(before);
        assertThat(Files.readString(folder.resolve("after")))
                .isEqualTo(Files.readString(folder.resolve("before")));
        assertThat(batches).usingRecursiveComparison().isEqualTo(cursor);
        assertThat(opt.t()).isEqualTo(7);
        assertThat(opt.rate()).isEqualTo(0.05);
        assertThat(opt.step(x, loss)).isEqualTo(undisturbed.step(before, lines.over(cursor)));
        assertThat(x).containsExactly(before);
    }

    @Test
    void aRunInUseIsTriedFromWhereItStands() {
        Optimizer opt = momentum(1).start();
        double[] x = {3};
        Objective f = Quadratic.of(1);
        opt.multiplier(0.1);
        opt.step(x, f);
        RangeTest test = RAW.run(opt, x, f);
        Golden.assertClose("loss at x", test.losses()[0], 2.7 * 2.7 / 2);
        double next = 2.7 - 0.1 * (0.9 * 3 + 2.7);
        Golden.assertClose("with its momentum", test.losses()[1], next * next / 2);
    }

    @Test
    void eachUpdateTakesTheNextBatch() {
        var lines = Fixtures.lines(10, 8);
        Batches batches = new Batches(10, 4, 1);
        double[] x = new double[4];
        RangeTest test = LrFinder.of(1e-9, 1e-8, 7).run(sgd(1), x, lines.over(batches), batches);
        Batches cursor = new Batches(10, 4, 1);
        for (int i = 0; i < 7; i++) {
            cursor.advance();
            double loss = lines.over(cursor).valueAndGradient(x, new double[4]);
            assertThat(test.losses()[i]).isCloseTo(loss, within(1e-6));
        }
        assertThat(batches.epoch()).isZero();
        assertThat(batches.copy().next()).isTrue();
        Objective spoiled = (w, g) -> Double.NaN;
        batches.advance();
        int first = batches.from();
        assertThatThrownBy(() -> LrFinder.of(1, 2, 3).run(sgd(1).start(), x, spoiled, batches))
                .isInstanceOf(NotFinite.class);
        assertThat(batches.from()).isEqualTo(first);
    }

    @Test
    void refusesWhatItCannotSweep() {
        Method rateless = (GradientMethod) (x, g, s) -> {};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RAW.run(rateless, new double[1], Quadratic.of(1)))
                .withMessage(
                        "a range test needs a method with a learning rate, this one has none: your lambda after 1 update");
        Method falling = sgd(Schedules.exponential(1, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RAW.run(falling, new double[1], Quadratic.of(1)))
                .withMessageContaining("must grow at every update, got 0.0316")
                .withMessageContaining("take a constant one, lr = 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RAW.run(sgd(0), new double[1], Quadratic.of(1)))
                .withMessageContaining("got 0.0 after 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                RAW.run(
                                        sgd(Schedules.exponential(1, Math.pow(10, -0.5))),
                                        new double[1],
                                        (x, g) -> 1))
                .withMessageContaining("must grow");
    }

    @Test
    void settingsAreChecked() {
        double nan = Double.NaN;
        for (double bad : new double[] {0, -1, nan, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> LrFinder.of(bad, 1, 9));
            assertThatIllegalArgumentException().isThrownBy(() -> LrFinder.of(1e-9, bad, 9));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LrFinder.of(1, 1, 9))
                .withMessage("highest must be above lowest = 1.0, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LrFinder.of(1, 2, 1))
                .withMessage("updates must be at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RAW.smoothing(1))
                .withMessage("smoothing must be in [0, 1), got 1.0");
        for (double bad : new double[] {1, nan, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RAW.rise(bad))
                    .withMessage("rise must be above 1 and finite, got " + bad);
        }
        assertThat(LrFinder.of(1, 2, 2).rise(1.5).updates()).isEqualTo(2);
    }
}
