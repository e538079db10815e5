package org.thalweg.method;

import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.momentum;
import static org.thalweg.Optimizers.nesterov;
import static org.thalweg.Schedules.oneCycle;
import static org.thalweg.Schedules.triangular2;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.schedule.Cycle;
import org.thalweg.schedule.Ramp;

/** PyTorch's methods under PyTorch's schedules that move rate and momentum against each other. */
class CyclesGoldenTest {
    private static final Map<String, Cycle> CYCLES =
            Map.of(
                    "oneCycle 0.1 20", oneCycle(0.1, 20),
                    "oneCycle 0.2 20 fall 0.3 linear",
                            oneCycle(0.2, 20).fall(0.3).ramp(Ramp.LINEAR),
                    "triangular2 0.01 0.1 3 down 5", triangular2(0.01, 0.1, 3).down(5));

    @TestFactory
    Stream<DynamicTest> twentyUpdatesWithGivenGradients() {
        Map<String, OpenLoop.Case> cases = new HashMap<>();
        CYCLES.forEach(
                (name, c) -> {
                    cases.put("momentum " + name, OpenLoop.of(momentum(c).beta(c.momentum())));
                    cases.put("nesterov " + name, OpenLoop.of(nesterov(c).beta(c.momentum())));
                    cases.put("adam " + name, OpenLoop.of(adam(c).beta1(c.momentum())));
                });
        return OpenLoop.tests("cycles.csv", cases);
    }
}
