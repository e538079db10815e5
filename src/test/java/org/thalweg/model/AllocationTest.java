package org.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.method.Sgd;

/** Not one byte in an update after the first, of any model, short batches included. */
class AllocationTest {
    record Case(BatchLoss loss, double[] start) {}

    static Stream<Case> models() {
        Draws draws = new Draws(1);
        double[][] x = draws.rows(300, 3, 1);
        double[] y = draws.numbers(300, 1);
        double[] two = draws.labels(300, 2);
        double[] four = draws.labels(300, 4);
        Mlp net = Mlp.of(3, 5, 7, 1);
        return Stream.concat(
                Stream.of(
                        new Case(new LinearRegression(x, y), new double[4]),
                        new Case(new RidgeRegression(x, y, 0.1), new double[4]),
                        new Case(new LogisticRegression(x, two), new double[4]),
                        new Case(new SoftmaxRegression(x, four, 4), new double[16]),
                        new Case(net.loss(x, y), net.start(1)),
                        new Case(net.relu().binaryCrossEntropy().loss(x, two), net.start(1))),
                Stream.of(Mlp.of(3, 5, 7, 4).sigmoid().crossEntropy())
                        .map(m -> new Case(m.loss(x, four), m.start(1))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void anUpdateAllocatesNothing(Case c) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Batches batches = new Batches(300, 32, 7);
        Objective loss = c.loss().over(batches);
        Objective full = c.loss().full();
        Optimizer opt = new Optimizer(new Sgd(t -> 0.01));
        batches.start(0);
        batches.next();
        opt.step(c.start(), loss);
        opt.step(c.start(), full);
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        while (batches.next()) {
            opt.step(c.start(), loss);
        }
        opt.step(c.start(), full);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isZero();
    }
}
