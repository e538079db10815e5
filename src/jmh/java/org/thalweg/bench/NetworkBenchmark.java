package org.thalweg.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.thalweg.Optimizers;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.model.Mlp;

/** One training update of the exclusive-or network 2-16-16-1 at batch 32 by Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NetworkBenchmark {
    /** A multiple of the batch, for the plain loops know no short batch. */
    private static final int ROWS = 1024;

    private final Batches batches = new Batches(ROWS, 32, 7);
    private PlainNetwork plain;
    private Objective loss;
    private Optimizer opt;
    private double[] w;

    /** Makes the data and both networks with the same start. */
    @Setup
    public void start() {
        Random random = new Random(42);
        double[][] x = new double[ROWS][2];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i][0] = random.nextGaussian();
            x[i][1] = random.nextGaussian();
            y[i] = x[i][0] > 0 ^ x[i][1] > 0 ? 1 : 0;
        }
        plain = new PlainNetwork(x, y, 7);
        w = plain.w.clone();
        loss = Mlp.of(2, 16, 16, 1).relu().binaryCrossEntropy().loss(x, y).over(batches);
        opt = Optimizers.adam(0.001).start();
    }

    /** Plain loops for these sizes. */
    @Benchmark
    public double plain() {
        batches.advance();
        return plain.update(batches.rows(), batches.from());
    }

    /** The library, as a lesson calls it. */
    @Benchmark
    public double library() {
        batches.advance();
        return opt.step(w, loss);
    }

    /**
     * Returns the largest difference of a parameter after so many updates of both on the same
     * batches.
     */
    static double difference(int updates) {
        NetworkBenchmark a = new NetworkBenchmark();
        NetworkBenchmark b = new NetworkBenchmark();
        a.start();
        b.start();
        for (int t = 0; t < updates; t++) {
            a.plain();
            b.library();
        }
        double most = 0;
        for (int i = 0; i < b.w.length; i++) {
            most = Math.max(most, Math.abs(b.w[i] - a.plain.w[i]));
        }
        return most;
    }
}
