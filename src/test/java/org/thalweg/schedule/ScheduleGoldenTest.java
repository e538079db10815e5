package org.thalweg.schedule;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cooldown;
import static org.thalweg.Schedules.cosine;
import static org.thalweg.Schedules.exponential;
import static org.thalweg.Schedules.exponentialRange;
import static org.thalweg.Schedules.inverseSquareRoot;
import static org.thalweg.Schedules.inverseTime;
import static org.thalweg.Schedules.linear;
import static org.thalweg.Schedules.multiStep;
import static org.thalweg.Schedules.noam;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.polynomial;
import static org.thalweg.Schedules.step;
import static org.thalweg.Schedules.triangular;
import static org.thalweg.Schedules.triangular2;
import static org.thalweg.Schedules.warmRestarts;
import static org.thalweg.Schedules.warmupCosine;
import static org.thalweg.Schedules.warmupLinear;
import static org.thalweg.Schedules.warmupStableDecay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Schedule;

/** Every schedule against 40-digit values with which PyTorch, optax and Keras agree. */
class ScheduleGoldenTest {
    private static final Map<String, Schedule> CASES = cases();

    private static final Map<String, List<Golden.Row>> GOLDEN = Golden.read("schedules.csv");

    private static Map<String, Schedule> cases() {
        Map<String, Schedule> all =
                new HashMap<>(
                        Map.ofEntries(
                                entry("constant 0.1", constant(0.1)),
                                entry("step 0.1 0.1 5", step(0.1, 0.1, 5)),
                                entry("step 0.3 0.5 10", step(0.3, 0.5, 10)),
                                entry(
                                        "multiStep 0.1 0.1 5 10 10 30",
                                        multiStep(0.1, 0.1, 5, 10, 10, 30)),
                                entry("exponential 0.1 0.95", exponential(0.1, 0.95)),
                                entry(
                                        "exponential of rate 0.1 0.05",
                                        Exponential.ofRate(0.1, 0.05)),
                                entry("inverseTime 0.5 0.04", inverseTime(0.5, 0.04)),
                                entry(
                                        "linear 0.03333333333333333 0.1 5",
                                        linear(0.03333333333333333, 0.1, 5)),
                                entry("linear 0.2 0.02 10", linear(0.2, 0.02, 10)),
                                entry("polynomial 0.1 0.0 20 2.0", polynomial(0.1, 0, 20, 2)),
                                entry("polynomial 0.1 0.02 7 0.5", polynomial(0.1, 0.02, 7, 0.5)),
                                entry("cosine 0.1 0.001 20", cosine(0.1, 0.001, 20)),
                                entry("cosine 0.5 0.0 7", cosine(0.5, 0, 7)),
                                entry("cooldown 0.1 0.0 5 0.5", cooldown(0.1, 0, 5, 0.5)),
                                entry("cooldown 0.4 0.1 9 2.0", cooldown(0.4, 0.1, 9, 2)),
                                entry("inverseSquareRoot 0.1 8.0", inverseSquareRoot(0.1, 8)),
                                entry("noam 512 4000", noam(512, 4000)),
                                entry("noam 64 10 scale 2.5", noam(64, 10).scale(2.5))));
        all.put("cosine 0.1 0.0 15 warmup 5", warmupCosine(0.1, 0, 5, 20));
        all.put("linear 0.1 0.0 15 warmup 5", warmupLinear(0.1, 5, 20));
        all.put("inverseSquareRoot 0.1 5.0 warmup 5", inverseSquareRoot(0.1, 5).warmup(5));
        all.put(
                "step 0.1 0.5 3 then 7 exponential 0.2 0.9",
                step(0.1, 0.5, 3).then(7, exponential(0.2, 0.9)));
        all.put(
                "cosine 0.1 0.01 10 then 10 linear 0.01 0.05 10",
                cosine(0.1, 0.01, 10).then(10, linear(0.01, 0.05, 10)));
        all.put("stable 5 10 linear 0.1 0.01 5", warmupStableDecay(5, 10, linear(0.1, 0.01, 5)));
        all.put(
                "stable 5 10 cooldown 0.1 0.0 5 0.5",
                warmupStableDecay(5, 10, cooldown(0.1, 0, 5, 0.5)));
        all.put(
                "stable 5 10 cooldown 0.1 0.0 5 2.0",
                warmupStableDecay(5, 10, cooldown(0.1, 0, 5, 2)));
        all.put("stable 5 10 cosine 0.1 0.02 5", warmupStableDecay(5, 10, cosine(0.1, 0.02, 5)));
        all.put("warmRestarts 0.3 0.0 10", warmRestarts(0.3, 0, 10));
        all.put("warmRestarts 0.1 0.001 5 multiplier 2", warmRestarts(0.1, 0.001, 5).multiplier(2));
        all.put("warmRestarts 0.1 0.0 70 multiplier 2", warmRestarts(0.1, 0, 70).multiplier(2));
        all.put("warmRestarts 0.1 0.001 1 multiplier 3", warmRestarts(0.1, 0.001, 1).multiplier(3));
        all.put(
                "warmRestarts 0.2 0.04 4 multiplier 2 decay 0.7",
                warmRestarts(0.2, 0.04, 4).multiplier(2).decay(0.7));
        all.put("warmRestarts 0.2 0.0 5 decay 0.5", warmRestarts(0.2, 0, 5).decay(0.5));
        all.put(
                "warmRestarts 0.1 0.0 7.5 multiplier 1.5",
                warmRestarts(0.1, 0, 7.5).multiplier(1.5));
        cycles().forEach(
                        (name, cycle) -> {
                            all.put(name, cycle);
                            all.put("momentum of " + name, cycle.momentum());
                        });
        return all;
    }

    private static Map<String, Cycle> cycles() {
        return Map.of(
                "oneCycle 0.1 60",
                oneCycle(0.1, 60),
                "oneCycle 0.1 60 fall 0.3 linear",
                oneCycle(0.1, 60).fall(0.3).ramp(Ramp.LINEAR),
                "oneCycle 0.5 37 rise 0.4 divisor 10 lastDivisor 50 linear",
                oneCycle(0.5, 37).rise(0.4).divisor(10).lastDivisor(50).ramp(Ramp.LINEAR),
                "oneCycle 0.5 37 rise 0.4 fall 0.4 divisor 10 lastDivisor 50",
                oneCycle(0.5, 37).rise(0.4).fall(0.4).divisor(10).lastDivisor(50),
                "oneCycle 0.2 50 rise 0.25 fall 0.5 divisor 4 lastDivisor 20 linear",
                oneCycle(0.2, 50).rise(0.25).fall(0.5).divisor(4).lastDivisor(20).ramp(Ramp.LINEAR),
                "triangular 0.01 0.1 4 down 6",
                triangular(0.01, 0.1, 4).down(6),
                "triangular2 0.01 0.1 4 down 6",
                triangular2(0.01, 0.1, 4).down(6),
                "exponentialRange 0.01 0.1 4 0.99 down 6",
                exponentialRange(0.01, 0.1, 4, 0.99).down(6),
                "cyclical 0.02 0.3 5 8 0.75 0.9",
                triangular(0.02, 0.3, 5).down(8).cycleFactor(0.75).updateFactor(0.9),
                "triangular 0.0 0.5 3",
                triangular(0, 0.5, 3));
    }

    @Test
    void everyGoldenCaseIsTestedAndEveryTestedCaseIsGolden() {
        assertThat(CASES.keySet()).isEqualTo(GOLDEN.keySet());
    }

    static Iterable<String> golden() {
        return GOLDEN.keySet();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void goldenValues(String name) {
        assertThat(GOLDEN.get(name)).hasSizeGreaterThanOrEqualTo(16);
        for (Golden.Row row : GOLDEN.get(name)) {
            double golden = row.values()[0];
            assertThat(Math.abs(CASES.get(name).at(row.t()) - golden))
                    .as("t = %d", row.t())
                    .isLessThanOrEqualTo(1e-12 * golden);
        }
    }
}
