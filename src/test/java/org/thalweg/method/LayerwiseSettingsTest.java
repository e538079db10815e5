package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.thalweg.Optimizers.adafactor;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.cautious;
import static org.thalweg.Optimizers.ema;
import static org.thalweg.Optimizers.lamb;
import static org.thalweg.Optimizers.lars;
import static org.thalweg.Optimizers.lookahead;
import static org.thalweg.Optimizers.muon;
import static org.thalweg.Optimizers.muonRms;
import static org.thalweg.Optimizers.polyak;
import static org.thalweg.Optimizers.prodigy;
import static org.thalweg.Optimizers.scheduleFreeAdamW;
import static org.thalweg.Optimizers.scheduleFreeSgd;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Optimizers.split;
import static org.thalweg.Schedules.constant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Block;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Schedule;
import org.thalweg.core.Split;

/** Settings of what sees layers, needs no schedule, or stands around a method. */
class LayerwiseSettingsTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double TINY = Double.MIN_VALUE;
    private static final Layout LAYOUT = Layout.start().matrix("W", 2, 3).vector("b", 2).layout();

    static List<Arguments> bad() {
        List<Arguments> all = new ArrayList<>();
        bad(all, "lr must be at least 0 and finite", rates(), NAN, -1, -TINY, INFINITY);
        bad(
                all,
                "beta must be in [0, 1)",
                List.of(
                        v -> lars(1).beta(v),
                        v -> muon(1).beta(v),
                        v -> muonRms(1).beta(v),
                        v -> lars(1).beta(t -> v),
                        v -> muon(1).beta(t -> v),
                        v -> muonRms(1).beta(t -> v)),
                NAN,
                -TINY,
                1,
                INFINITY);
        bad(
                all,
                "beta1 must be in [0, 1)",
                List.of(v -> lamb(1).beta1(v), v -> prodigy().beta1(v)),
                NAN,
                -TINY,
                1,
                INFINITY);
        bad(
                all,
                "beta2 must be in [0, 1)",
                List.of(
                        v -> lamb(1).beta2(v),
                        v -> prodigy().beta2(v),
                        v -> scheduleFreeAdamW(1).beta2(v)),
                NAN,
                -TINY,
                1,
                INFINITY);
        bad(
                all,
                "beta must be in (0, 1]",
                List.of(v -> scheduleFreeSgd(1).beta(v), v -> scheduleFreeAdamW(1).beta(v)),
                NAN,
                0,
                -1,
                Math.nextUp(1.0),
                INFINITY);
        bad(
                all,
                "eps must be at least 0 and finite",
                List.of(
                        v -> lamb(1).eps(v),
                        v -> prodigy().eps(v),
                        v -> scheduleFreeAdamW(1).eps(v)),
                NAN,
                -TINY,
                INFINITY);
        bad(
                all,
                "decay must be at least 0 and finite",
                List.of(
                        v -> lars(1).decay(v),
                        v -> lamb(1).decay(v),
                        v -> adafactor(1).decay(v),
                        v -> muon(1).decay(v),
                        v -> muonRms(1).decay(v),
                        v -> scheduleFreeSgd(1).decay(v),
                        v -> scheduleFreeAdamW(1).decay(v),
                        v -> prodigy().decay(v)),
                NAN,
                -TINY,
                INFINITY);
        bad(
                all,
                "power must be at least 0 and finite",
                List.of(
                        v -> adafactor(1).power(v),
                        v -> scheduleFreeSgd(1).power(v),
                        v -> scheduleFreeAdamW(1).power(v)),
                NAN,
                -TINY,
                INFINITY);
        bad(all, "trust must be positive and finite", of(v -> lars(1).trust(v)), NAN, 0, INFINITY);
        bad(
                all,
                "eps1 must be at least 0 and finite",
                of(v -> adafactor(1).eps1(v)),
                NAN,
                -TINY,
                INFINITY);
        bad(
                all,
                "eps2 must be at least 0 and finite",
                of(v -> adafactor(1).eps2(v)),
                NAN,
                -TINY,
                INFINITY);
        bad(
                all,
                "clip must be positive and finite",
                of(v -> adafactor(1).clip(v)),
                NAN,
                0,
                INFINITY);
        bad(all, "rms must be positive and finite", of(v -> muonRms(1).rms(v)), NAN, 0, INFINITY);
        bad(all, "d0 must be positive and finite", of(v -> prodigy().d0(v)), NAN, 0, INFINITY);
        bad(
                all,
                "alpha must be in [0, 1]",
                of(v -> lookahead(sgd(1), 5, v)),
                NAN,
                -TINY,
                Math.nextUp(1.0));
        bad(all, "decay must be in [0, 1)", of(v -> ema(sgd(1), v)), NAN, -TINY, 1);
        return all;
    }

    private static List<DoubleFunction<Method>> rates() {
        List<DoubleFunction<Method>> all = new ArrayList<>();
        for (Function<Schedule, Method> make :
                List.<Function<Schedule, Method>>of(
                        s -> lars(s),
                        s -> lamb(s),
                        s -> adafactor(s),
                        s -> muon(s),
                        s -> muonRms(s),
                        s -> scheduleFreeSgd(s),
                        s -> scheduleFreeAdamW(s),
                        s -> prodigy(s))) {
            all.add(v -> make.apply(t -> v));
        }
        all.add(v -> lars(v));
        all.add(v -> lamb(v));
        all.add(v -> adafactor(v));
        all.add(v -> muon(v));
        all.add(v -> muonRms(v));
        all.add(v -> scheduleFreeSgd(v));
        all.add(v -> scheduleFreeAdamW(v));
        all.add(v -> prodigy(v));
        return all;
    }

    private static List<DoubleFunction<Method>> of(DoubleFunction<Method> make) {
        return List.of(make);
    }

    private static void bad(
            List<Arguments> all,
            String rule,
            List<DoubleFunction<Method>> makers,
            double... values) {
        for (DoubleFunction<Method> make : makers) {
            for (double value : values) {
                all.add(Arguments.of(rule + ", got " + value, make, value));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void aBadSettingIsNamedWithWhatIsAllowed(
            String message, DoubleFunction<Method> make, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make.apply(value))
                .withMessage(message);
    }

    @Test
    void countsStartAtOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookahead(sgd(1), 0, 0.5))
                .withMessage("k must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> polyak(sgd(1), 0))
                .withMessage("from must be at least 1, got 0");
    }

    @Test
    void theEdgesOfWhatIsAllowedAreAllowed() {
        assertThat(scheduleFreeSgd(0).beta(1).power(0).decay(0).beta()).isEqualTo(1);
        assertThat(adafactor(0).eps1(0).eps2(0).power(0).eps2()).isZero();
        assertThat(lamb(0).beta1(0).beta2(0).eps(0).decay(0).eps()).isZero();
        assertThat(lookahead(sgd(0), 1, 0).alpha()).isZero();
        assertThat(lookahead(sgd(0), 1, 1).alpha()).isEqualTo(1);
        assertThat(ema(sgd(0), 0).decay()).isZero();
        assertThat(polyak(sgd(0), 1).from()).isEqualTo(1);
    }

    @Test
    void customarySettings() {
        Schedule one = constant(1);
        assertThat(lars(1)).isEqualTo(new Lars(one, constant(0.9), 0.001, 0));
        assertThat(lamb(1)).isEqualTo(new Lamb(one, constant(0.9), 0.999, 1e-6, 0));
        assertThat(adafactor(1))
                .isEqualTo(new Adafactor(one, 0.8, 2.220446049250313e-16, 1e-3, 1, 0));
        assertThat(muon(1)).isEqualTo(new Muon(one, constant(0.95), 0));
        assertThat(muonRms(1)).isEqualTo(new MuonRms(one, constant(0.95), 0.2, 0.1));
        assertThat(scheduleFreeSgd(1)).isEqualTo(new ScheduleFreeSgd(one, 0.9, 0, 0));
        assertThat(scheduleFreeAdamW(1))
                .isEqualTo(new ScheduleFreeAdamW(one, 0.9, 0.999, 1e-8, 0, 0));
        assertThat(prodigy()).isEqualTo(new Prodigy(one, constant(0.9), 0.999, 1e-8, 0, 1e-6));
        assertThat(prodigy(0.5).lr()).isEqualTo(constant(0.5));
        assertThat(split(LAYOUT, Block::isMatrix, muon(1), sgd(1)))
                .isEqualTo(new Split(LAYOUT, Set.of("W"), muon(1), sgd(1)));
    }

    @Test
    void printsReadably() {
        assertThat(lars(0.1)).hasToString("Lars[lr=0.1, beta=0.9, trust=0.001, decay=0.0]");
        assertThat(muonRms(0.1)).hasToString("MuonRms[lr=0.1, beta=0.95, rms=0.2, decay=0.1]");
        assertThat(ema(lookahead(cautious(sgd(0.1)), 5, 0.5), 0.9))
                .hasToString(
                        "Ema[inner=Lookahead[fast=Cautious[inner=Sgd[lr=0.1]], k=5, alpha=0.5], decay=0.9]");
    }

    static List<Method> described() {
        return List.of(
                lars(0.1),
                lamb(0.1).perBlock(LAYOUT),
                scheduleFreeSgd(0.1),
                scheduleFreeAdamW(0.1).perBlock(LAYOUT),
                prodigy(),
                lookahead(adam(0.1), 5, 0.5),
                ema(lookahead(prodigy(), 5, 0.5), 0.9),
                polyak(sgd(0.1), 3),
                cautious(adam(0.1)),
                cautious(lars(0.1)).perBlock(LAYOUT),
                split(LAYOUT, Block::isMatrix, muon(0.1), adam(0.1)),
                split(LAYOUT, Block::isMatrix, muonRms(0.1), scheduleFreeSgd(0.1)));
    }

    /** A sum such as "n + 2n + 3". */
    @ParameterizedTest
    @MethodSource("described")
    void keepsAsManyNumbersAsItSays(Method method) {
        Optimizer opt = method.start();
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        for (int t = 0; t < 10; t++) {
            opt.step(x, LayerwiseSettingsTest::bowl);
        }
        long expected = 0;
        for (String term : method.describe().memory().split(" \\+ ")) {
            String factor = term.replace("n", "");
            expected +=
                    (factor.isEmpty() ? 1 : Long.parseLong(factor)) * (term.endsWith("n") ? 8 : 1);
        }
        assertThat(opt.memory()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("described")
    void saysWhatItDoesAndWhereItComesFrom(Method method) {
        assertThat(method.describe().formula()).contains("←");
        assertThat(method.describe().source()).containsPattern("(19|20)\\d\\d");
        assertThat(method.describe().name()).isEqualTo(method.toString());
    }

    @Test
    void whatStandsAroundAMethodSaysBoth() {
        assertThat(split(LAYOUT, Block::isMatrix, muon(1), sgd(1)).describe().formula())
                .isEqualTo(
                        "for [W]: "
                                + muon(1).describe().formula()
                                + "; for the others: x ← x − η g");
        assertThat(lamb(1).perBlock(LAYOUT).describe().formula())
                .isEqualTo("for each block: " + lamb(1).describe().formula());
        for (Method method :
                List.of(
                        lookahead(sgd(1), 5, 0.5),
                        ema(sgd(1), 0.5),
                        polyak(sgd(1), 1),
                        cautious(sgd(1)))) {
            assertThat(method.describe().formula()).startsWith("x ← x − η g; ");
        }
        assertThat(adafactor(1).describe().memory())
                .isEqualTo("rows + columns of each matrix, entries of each vector");
    }

    static List<Arguments> leaving() {
        return List.of(
                Arguments.of("beta", (Function<Schedule, Method>) s -> lars(1e-4).beta(s)),
                Arguments.of("beta1", (Function<Schedule, Method>) s -> lamb(1e-4).beta1(s)),
                Arguments.of("beta1", (Function<Schedule, Method>) s -> prodigy().beta1(s)),
                Arguments.of(
                        "beta",
                        (Function<Schedule, Method>) s -> muon(1e-4).beta(s).perBlock(matrix())),
                Arguments.of(
                        "beta",
                        (Function<Schedule, Method>)
                                s -> muonRms(1e-4).beta(s).perBlock(matrix())));
    }

    private static double bowl(double[] x, double[] g) {
        Arrays.setAll(g, i -> x[i] - i);
        return 1;
    }

    private static Layout matrix() {
        return Layout.start().matrix("W", 2, 2).layout();
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void aMomentumThatLeavesItsRangeInMidRunIsReportedWithTheUpdate(
            String name, Function<Schedule, Method> make) {
        for (double value : new double[] {1, -0.5, INFINITY}) {
            Optimizer opt = make.apply(t -> t < 3 ? 0.9 : value).start();
            double[] x = {-0.5, 0.5, 1, 2};
            for (int t = 0; t < 3; t++) {
                opt.step(x, LayerwiseSettingsTest::bowl);
            }
            double[] before = x.clone();
            assertThatIllegalStateException()
                    .isThrownBy(() -> opt.step(x, LayerwiseSettingsTest::bowl))
                    .withMessage(
                            name
                                    + " of update 4 must be in [0, 1), got "
                                    + value
                                    + ": its schedule leaves the range");
            assertThat(x).isEqualTo(before);
            assertThat(opt.t()).isEqualTo(3);
        }
    }
}
