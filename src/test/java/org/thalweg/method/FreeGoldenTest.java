package org.thalweg.method;

import static java.util.Map.entry;
import static org.thalweg.Optimizers.prodigy;
import static org.thalweg.Optimizers.scheduleFreeAdamW;
import static org.thalweg.Optimizers.scheduleFreeSgd;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cosine;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.Schedule;

/** The same numbers as the authors' packages and optax: x, and the average that is shipped. */
class FreeGoldenTest {
    /** Takes Adam's bias correction out of Prodigy, as its authors do. */
    private static final Schedule UNCORRECTED =
            t -> (1 - Math.pow(0.9, t + 1)) / Math.sqrt(1 - Math.pow(0.999, t + 1));

    private static final Map<String, OpenLoop.Case> SCHEDULE_FREE =
            Map.ofEntries(
                    entry("scheduleFreeSgd lr=0.1 beta=0.9", OpenLoop.of(scheduleFreeSgd(0.1))),
                    entry(
                            "scheduleFreeSgd lr=warmup(0.3 5) beta=0.7 decay=0.05 power=2",
                            OpenLoop.of(
                                    scheduleFreeSgd(constant(0.3).warmup(5))
                                            .beta(0.7)
                                            .decay(0.05)
                                            .power(2))),
                    entry(
                            "scheduleFreeSgd lr=cosine(0.3 0 20) beta=0.8",
                            OpenLoop.of(scheduleFreeSgd(cosine(0.3, 0, 20)).beta(0.8))),
                    entry(
                            "scheduleFreeAdamW lr=0.0025 beta=0.9 beta2=0.999 eps=1e-8",
                            OpenLoop.of(scheduleFreeAdamW(0.0025))),
                    entry(
                            "scheduleFreeAdamW lr=warmup(0.05 4) beta=0.8 beta2=0.95 eps=1e-3 decay=0.1 power=1",
                            OpenLoop.of(
                                    scheduleFreeAdamW(constant(0.05).warmup(4))
                                            .beta(0.8)
                                            .beta2(0.95)
                                            .eps(1e-3)
                                            .decay(0.1)
                                            .power(1))),
                    entry(
                            "scheduleFreeAdamW lr=cosine(0.07 0 20) beta=0.6 beta2=0.9 eps=1e-8",
                            OpenLoop.of(
                                    scheduleFreeAdamW(cosine(0.07, 0, 20)).beta(0.6).beta2(0.9))));

    private static final Map<String, OpenLoop.Case> PRODIGY =
            Map.of(
                    "prodigy",
                    OpenLoop.of(prodigy()),
                    "prodigy lr=cosine(1 0 20) beta1=0.8 beta2=0.95 eps=1e-2 decay=0.1 d0=0.01",
                    OpenLoop.of(
                            prodigy(cosine(1, 0, 20))
                                    .beta1(0.8)
                                    .beta2(0.95)
                                    .eps(1e-2)
                                    .decay(0.1)
                                    .d0(0.01)),
                    "prodigy d0=0.01",
                    OpenLoop.of(prodigy(1).d0(0.01)),
                    "prodigy uncorrected",
                    OpenLoop.of(prodigy(UNCORRECTED)),
                    "prodigy uncorrected d0=0.01",
                    OpenLoop.of(prodigy(UNCORRECTED).d0(0.01)));

    @TestFactory
    Stream<DynamicTest> twentyUpdatesWithGivenGradients() {
        Map<String, OpenLoop.Case> all = new HashMap<>(SCHEDULE_FREE);
        all.putAll(PRODIGY);
        return OpenLoop.tests("free.csv", all);
    }

    @TestFactory
    Stream<DynamicTest> theAverageThatIsShipped() {
        return OpenLoop.answers("free_answers.csv", SCHEDULE_FREE);
    }
}
