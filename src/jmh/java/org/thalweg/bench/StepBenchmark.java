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
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/**
 * One update of so many parameters: the hand-written loop, the method, and a whole step with its
 * checks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {
    @Param public Loops loops;

    @Param({"1000", "100000", "10000000"})
    public int parameters;

    private double[] x;
    private double[] g;
    private Loops.Memory memory;
    private Optimizer update;
    private Optimizer step;
    private Objective given;

    /** Draws parameters and a gradient that stays the same. */
    @Setup
    public void start() {
        SplittableRandom random = new SplittableRandom(1);
        x = random.doubles(parameters, -1, 1).toArray();
        g = random.doubles(parameters, -1, 1).toArray();
        Method only =
                (point, f, s) -> {
                    loops.method.update(point, g, s);
                    return 0;
                };
        update = only.start();
        step = loops.method.start();
        given = new Given(g);
        memory = null;
    }

    /** The loop. */
    @Benchmark
    public double[] loop() {
        Loops.Memory s = counted();
        loops.update(x, g, s);
        return x;
    }

    /** The loop, after a look at the gradient. */
    @Benchmark
    public double[] checkedLoop() {
        if (Loops.finite(g)) {
            Loops.Memory s = counted();
            loops.update(x, g, s);
        }
        return x;
    }

    /** The method's update alone. */
    @Benchmark
    public double update() {
        return update.step(x, given);
    }

    /** A whole step: check, gradient norm, update. */
    @Benchmark
    public double step() {
        return step.step(x, given);
    }

    private Loops.Memory counted() {
        if (memory == null) { // the library's benchmarks do not need it
            memory = loops.memory(parameters);
        }
        memory.t++;
        return memory;
    }
}
