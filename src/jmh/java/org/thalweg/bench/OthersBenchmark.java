package org.thalweg.bench;

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
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/** One step of the methods that are not one loop. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OthersBenchmark {
    @Param public Others others;

    private double[] x;
    private Optimizer optimizer;
    private Objective given;

    /** Draws parameters and a gradient that stays the same. */
    @Setup
    public void start() {
        SplittableRandom random = new SplittableRandom(1);
        x = random.doubles(Others.PARAMETERS, -1, 1).toArray();
        given = new Given(random.doubles(Others.PARAMETERS, -1, 1).toArray());
        optimizer = others.method.start();
    }

    /** One step. */
    @Benchmark
    public double step() {
        return optimizer.step(x, given);
    }
}
