package org.thalweg.peers;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.thalweg.bench.Loops;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/** One update by hand and one by this library, each after the gradient was written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OursBenchmark {
    @Param public Loops loops;

    @Param({"1000", "100000", "10000000"})
    public int parameters;

    private double[] x;
    private double[] source;
    private double[] g;
    private Loops.Memory memory;
    private Optimizer optimizer;
    private Objective given;

    /** Draws parameters and a gradient that stays the same. */
    @Setup
    public void start() {
        SplittableRandom random = new SplittableRandom(1);
        x = random.doubles(parameters, -1, 1).toArray();
        source = random.doubles(parameters, -1, 1).toArray();
        optimizer = loops.method.start();
        given =
                (point, gradient) -> {
                    System.arraycopy(source, 0, gradient, 0, gradient.length);
                    return 0;
                };
    }

    /** A copy and a loop. */
    @Benchmark
    public double[] loop() {
        if (memory == null) {
            memory = loops.memory(parameters);
            g = new double[parameters];
        }
        System.arraycopy(source, 0, g, 0, g.length);
        memory.t++;
        loops.update(x, g, memory);
        return x;
    }

    /** A whole step with its checks. */
    @Benchmark
    public double step() {
        return optimizer.step(x, given);
    }
}
