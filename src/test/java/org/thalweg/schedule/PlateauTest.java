package org.thalweg.schedule;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.plateau;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Optimizer;

class PlateauTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final Map<String, Plateau> CASES =
            Map.ofEntries(
                    entry("stuck 0.5 2", plateau(0.5, 2)),
                    entry("stuck 0.1 0", plateau(0.1, 0)),
                    entry("stuck 0.5 1 cooldown 3", plateau(0.5, 1).cooldown(3)),
                    entry("stuck 0.1 0 lowest 0.05", plateau(0.1, 0).lowest(0.05)),
                    entry("steps 0.5 0", plateau(0.5, 0)),
                    entry(
                            "steps 0.5 0 relative 0.0 absolute 0.1",
                            plateau(0.5, 0).relative(0).absolute(0.1)),
                    entry("noisy 0.5 3", plateau(0.5, 3)),
                    entry(
                            "noisy 0.3 2 relative 0.05 cooldown 4 lowest 0.01",
                            plateau(0.3, 2).relative(0.05).cooldown(4).lowest(0.01)),
                    entry("rising 0.5 1", plateau(0.5, 1)));

    private static final Map<String, List<Golden.Row>> GOLDEN = Golden.read("plateau.csv");

    static Iterable<String> golden() {
        return GOLDEN.keySet();
    }

    @Test
    void everyGoldenCaseIsTestedAndEveryTestedCaseIsGolden() {
        assertThat(CASES.keySet()).isEqualTo(GOLDEN.keySet());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void lowersTheRateAtTheSameCallsAsPyTorch(String name) {
        Optimizer opt = sgd(1).start();
        for (Golden.Row row : GOLDEN.get(name)) {
            double before = opt.multiplier();
            boolean lowered = CASES.get(name).observe(row.values()[0], opt);
            Golden.assertClose("call " + row.t(), opt.multiplier(), row.values()[1]);
            assertThat(lowered).isEqualTo(opt.multiplier() < before);
        }
    }

    private static double[] after(Plateau p, double... metrics) {
        Optimizer opt = sgd(1).start();
        double[] multipliers = new double[metrics.length];
        for (int i = 0; i < metrics.length; i++) {
            p.observe(metrics[i], opt);
            multipliers[i] = opt.multiplier();
        }
        return multipliers;
    }

    @Test
    void patienceIsTheNumberOfBadCallsThatAreForgiven() {
        assertThat(after(plateau(0.5, 2), 3, 3, 3, 3, 3, 3, 3))
                .containsExactly(1, 1, 1, 0.5, 0.5, 0.5, 0.25);
        assertThat(after(plateau(0.5, 0), 3, 3, 3)).containsExactly(1, 0.5, 0.25);
        assertThat(after(plateau(0.5, 2), 3, 3, 3, 2, 2, 2, 2))
                .as("an improvement forgives all")
                .containsExactly(1, 1, 1, 1, 1, 1, 0.5);
    }

    @Test
    void comparesWithTheBestNotWithTheLast() {
        assertThat(after(plateau(0.5, 1), 1, 5, 4, 3, 2)).containsExactly(1, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void whatIsNotANumberIsNotBetter() {
        double nan = Double.NaN;
        assertThat(after(plateau(0.5, 1), nan, nan, 3, nan, 2, nan, nan))
                .containsExactly(1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25);
        assertThat(after(plateau(0.5, 0), INFINITY, 3, 2)).containsExactly(0.5, 0.5, 0.5);
        assertThat(after(plateau(0.5, 0).relative(0), INFINITY, 3, 3))
                .containsExactly(0.5, 0.5, 0.25);
        assertThat(after(plateau(0.5, 0), -INFINITY, -INFINITY)).containsExactly(1, 0.5);
    }

    @Test
    void noCallIsBadDuringTheRest() {
        assertThat(after(plateau(0.5, 0).cooldown(2), 1, 1, 1, 1, 1, 1, 1, 1))
                .containsExactly(1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125);
        assertThat(after(plateau(0.5, 1).cooldown(1), 1, 1, 1, 1, 1, 1))
                .containsExactly(1, 1, 0.5, 0.5, 0.5, 0.25);
    }

    @Test
    void anImprovementDuringTheRestIsRemembered() {
        assertThat(after(plateau(0.5, 0).cooldown(1), 1, 1, 0.5, 0.7, 0.4))
                .containsExactly(1, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void anImprovementMustBeLargerThanBothThresholds() {
        assertThat(after(plateau(0.5, 0), 1, 0.9999)).containsExactly(1, 0.5);
        assertThat(after(plateau(0.5, 0), 1, 0.99989)).containsExactly(1, 1);
        assertThat(after(plateau(0.5, 0), 100, 99.995)).containsExactly(1, 0.5);
        assertThat(after(plateau(0.5, 0).relative(0), 1, Math.nextDown(1.0))).containsExactly(1, 1);
        assertThat(after(plateau(0.5, 0).relative(0), 1, 1)).containsExactly(1, 0.5);
        assertThat(after(plateau(0.5, 0).relative(0).absolute(0.25), 1, 0.75, 0.7))
                .containsExactly(1, 0.5, 0.5);
        assertThat(after(plateau(0.5, 0).relative(0.25).absolute(0.25), 1, 0.51, 0.49))
                .containsExactly(1, 0.5, 0.5);
    }

    /** PyTorch's relative mode never lowers the rate for a metric that stays at −1. */
    @Test
    void aMetricBelowZeroIsJudgedLikeOneAbove() {
        assertThat(after(plateau(0.5, 1), -1, -1, -1, -1, -1))
                .containsExactly(1, 1, 0.5, 0.5, 0.25);
        assertThat(after(plateau(0.5, 0), -1, -1.0001, -1.0002)).containsExactly(1, 0.5, 0.5);
        assertThat(after(plateau(0.5, 0), 0, -1e-300, 0)).containsExactly(1, 1, 0.5);
    }

    @Test
    void neverBelowTheLowestAndNeverUp() {
        assertThat(after(plateau(0.5, 0).lowest(0.3), 1, 1, 1, 1))
                .containsExactly(1, 0.5, 0.3, 0.3);
        assertThat(after(plateau(0.5, 0).lowest(1), 1, 1)).containsExactly(1, 1);
        Optimizer opt = sgd(1).start();
        opt.multiplier(0.1);
        Plateau p = plateau(0.5, 0).lowest(0.3);
        p.observe(1, opt);
        assertThat(p.observe(1, opt)).isFalse();
        assertThat(opt.multiplier()).isEqualTo(0.1);
    }

    @Test
    void aDropThatIsTooSmallIsNotMadeButTheCountBeginsAnew() {
        Optimizer opt = sgd(1).start();
        opt.multiplier(2e-8);
        Plateau p = plateau(0.5, 1).cooldown(1);
        IntStream.range(0, 20).forEach(i -> assertThat(p.observe(1, opt)).isFalse());
        assertThat(opt.multiplier()).isEqualTo(2e-8);
        opt.multiplier(2.5e-8);
        assertThat(IntStream.range(0, 3).filter(i -> p.observe(1, opt)).count()).isEqualTo(1);
        assertThat(opt.multiplier()).isEqualTo(1.25e-8);
    }

    @Test
    void actsOnTopOfAnySchedule() {
        Optimizer opt = momentum(cosine(0.2, 0, 10)).start();
        Plateau p = plateau(0.5, 0);
        double[] x = {1, 1};
        for (int t = 0; t < 10; t++) {
            p.observe(7, opt);
            opt.step(x, quadratic(1, 2));
            assertThat(opt.rate()).isEqualTo(cosine(0.2, 0, 10).at(t) * Math.pow(0.5, t));
        }
    }

    /** Saved, copied and resumed at every call: the same multipliers as in one go. */
    @Test
    void itsMemoryIsSavedAndCopiedWithTheOptimizer(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        double[] metrics = random.doubles(40, -0.1, 1).toArray();
        Plateau p = plateau(0.5, 2).cooldown(2);
        double[] whole = after(p, metrics);
        assertThat(whole[39]).isLessThan(0.2);
        Optimizer opt = sgd(0.1).start();
        double[] x = {1, 2};
        for (int k = 0; k < metrics.length; k++) {
            Path file = folder.resolve("k" + k);
            opt.save(file, x);
            Optimizer loaded = Optimizer.load(sgd(0.1), file, new double[2]);
            Optimizer copy = opt.copy();
            for (int i = k; i < metrics.length; i++) {
                p.observe(metrics[i], loaded);
                p.observe(metrics[i], copy);
                assertThat(loaded.multiplier()).isEqualTo(whole[i]);
                assertThat(copy.multiplier()).isEqualTo(whole[i]);
            }
            p.observe(metrics[k], opt);
            assertThat(opt.multiplier()).isEqualTo(whole[k]);
            if (k % 2 == 1) {
                opt.step(x, quadratic(1, 2));
            }
        }
        assertThat(Files.readAllLines(folder.resolve("k1")))
                .contains("beside plateau 3 " + metrics[0] + " 0.0 0.0");
        assertThat(Files.readAllLines(folder.resolve("k0")).toString()).doesNotContain("beside");
    }

    @Test
    void settingsThatMakeNoSenseAreNamed() {
        for (double bad : new double[] {0, -1, 1, Double.NaN, INFINITY}) {
            rejected(
                    "factor must be between 0.0 and 1.0, ends excluded, got " + bad,
                    () -> plateau(bad, 1));
        }
        rejected("patience must be at least 0, got -1", () -> plateau(0.5, -1));
        Plateau p = plateau(0.5, 1);
        for (double bad : new double[] {-1e-9, Double.NaN, INFINITY}) {
            rejected("absolute must be at least 0 and finite, got " + bad, () -> p.absolute(bad));
            rejected("relative must be in [0, 1), got " + bad, () -> p.relative(bad));
            rejected("lowest must be in [0, 1], got " + bad, () -> p.lowest(bad));
        }
        rejected("relative must be in [0, 1), got 1.0", () -> p.relative(1));
        rejected("lowest must be in [0, 1], got 1.5", () -> p.lowest(1.5));
        rejected("cooldown must be at least 0, got -1", () -> p.cooldown(-1));
    }

    private static void rejected(
            String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable make) {
        assertThatIllegalArgumentException().isThrownBy(make).withMessage(message);
    }

    @Test
    void customarySettingsAndPrint() {
        assertThat(plateau(0.5, 10)).isEqualTo(new Plateau(0.5, 10, 1e-4, 0, 0, 0));
        assertThat(plateau(0.1, 5).relative(0.2).absolute(0.3).cooldown(4).lowest(0.6))
                .isEqualTo(new Plateau(0.1, 5, 0.2, 0.3, 4, 0.6))
                .hasToString(
                        "Plateau[factor=0.1, patience=5, relative=0.2, absolute=0.3, cooldown=4, lowest=0.6]");
    }
}
