package org.thalweg.method;

import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adopt;
import static org.thalweg.Optimizers.cautious;
import static org.thalweg.Optimizers.ema;
import static org.thalweg.Optimizers.lion;
import static org.thalweg.Optimizers.lookahead;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.polyak;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Schedules.cosine;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same numbers as optax and PyTorch: x, and what is answered. */
class AroundGoldenTest {
    private static final Map<String, OpenLoop.Case> LOOKAHEAD =
            Map.of(
                    "lookahead(adam lr=0.001) k=5 alpha=0.5",
                    OpenLoop.of(lookahead(adam(0.001), 5, 0.5)),
                    "lookahead(momentum lr=0.1 beta=0.9) k=3 alpha=0.8",
                    OpenLoop.of(lookahead(momentum(0.1), 3, 0.8)),
                    "lookahead(adam lr=cosine(0.07 0 20)) k=1 alpha=0.3",
                    OpenLoop.of(lookahead(adam(cosine(0.07, 0, 20)), 1, 0.3)),
                    "lookahead(lookahead(sgd lr=0.1) k=2 alpha=0.5) k=3 alpha=0.25",
                    OpenLoop.of(lookahead(lookahead(sgd(0.1), 2, 0.5), 3, 0.25)));

    private static final Map<String, OpenLoop.Case> CAUTIOUS =
            Map.of(
                    "cautious(adam lr=0.001)",
                    OpenLoop.of(cautious(adam(0.001))),
                    "cautious(lion lr=0.01)",
                    OpenLoop.of(cautious(lion(0.01))),
                    "cautious(adopt lr=0.01)",
                    OpenLoop.of(cautious(adopt(0.01))),
                    "cautious(momentum lr=0.1 beta=0.9)",
                    OpenLoop.of(cautious(momentum(0.1))),
                    "cautious(adam lr=cosine(0.07 0 20) beta1=0.8 beta2=0.95)",
                    OpenLoop.of(cautious(adam(cosine(0.07, 0, 20)).beta1(0.8).beta2(0.95))));

    private static final Map<String, OpenLoop.Case> AVERAGES =
            Map.of(
                    "ema(adam lr=0.01) 0.9",
                    OpenLoop.of(ema(adam(0.01), 0.9)),
                    "ema(momentum lr=0.1 beta=0.9) 0.999",
                    OpenLoop.of(ema(momentum(0.1), 0.999)),
                    "ema(lookahead(adam lr=0.01) k=3 alpha=0.5) 0.8",
                    OpenLoop.of(ema(lookahead(adam(0.01), 3, 0.5), 0.8)),
                    "polyak(momentum lr=0.1 beta=0.9) 1",
                    OpenLoop.of(polyak(momentum(0.1), 1)),
                    "polyak(adam lr=0.01) 7",
                    OpenLoop.of(polyak(adam(0.01), 7)),
                    "polyak(lookahead(adam lr=0.01) k=3 alpha=0.5) 2",
                    OpenLoop.of(polyak(lookahead(adam(0.01), 3, 0.5), 2)));

    @TestFactory
    Stream<DynamicTest> twentyUpdatesWithGivenGradients() {
        return OpenLoop.tests("around.csv", both(LOOKAHEAD, CAUTIOUS));
    }

    @TestFactory
    Stream<DynamicTest> whatIsAnswered() {
        return OpenLoop.answers("around_answers.csv", both(LOOKAHEAD, AVERAGES));
    }

    private static Map<String, OpenLoop.Case> both(
            Map<String, OpenLoop.Case> some, Map<String, OpenLoop.Case> others) {
        Map<String, OpenLoop.Case> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
