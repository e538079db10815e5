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

/** One update by another library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerBenchmark {
    @Param public Adapter adapter;

    @Param({"1000", "100000", "10000000"})
    public int parameters;

    private Peer peer;

    /** Draws parameters and a gradient that stays the same. */
    @Setup
    public void start() {
        SplittableRandom random = new SplittableRandom(1);
        peer = adapter.start(random.doubles(parameters, -1, 1).toArray());
        peer.gradient(random.doubles(parameters, -1, 1).toArray());
    }

    /** One update. */
    @Benchmark
    public Object step() {
        peer.step();
        return peer;
    }
}
