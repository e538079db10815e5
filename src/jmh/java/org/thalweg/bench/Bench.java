package org.thalweg.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures what the library costs over hand-written loops, and prints ratios: absolute times depend
 * on the machine and on what else it does, quotients of neighboring measurements hardly do.
 *
 * <p>Without arguments it takes three to four minutes. With arguments it is JMH with its own
 * options, for all benchmarks.
 */
public final class Bench {
    private static final int[] SIZES = {1_000, 100_000, 10_000_000};

    private Bench() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            org.openjdk.jmh.Main.main(args);
            return;
        }
        double difference = NetworkBenchmark.difference(100);
        if (!(difference < 1e-12)) {
            throw new AssertionError("the plain network and the library's differ by " + difference);
        }
        System.out.println(
                "Ratios to a hand-written loop in the same run; 1.00 is as fast as the loop.");
        System.out.println();
        System.out.printf(
                "%-12s %10s %10s %14s %14s %14s %12s%n",
                "method",
                "parameters",
                "loop, ns",
                "update/loop",
                "step/checked",
                "step/loop",
                "bytes a step");
        for (Loops loops : Loops.values()) {
            for (int n : SIZES) {
                Map<String, Double> ns = measure(StepBenchmark.class, loops, n);
                double loop = ns.get("loop");
                System.out.printf(
                        "%-12s %10d %10.0f %14.2f %14.2f %14.2f %12d%n",
                        loops,
                        n,
                        loop,
                        ns.get("update") / loop,
                        ns.get("step") / ns.get("checkedLoop"),
                        ns.get("step") / loop,
                        bytes(loops, n));
            }
        }
        System.out.println();
        Map<String, Double> ns = measure(NetworkBenchmark.class, null, 0);
        NetworkBenchmark network = new NetworkBenchmark();
        network.start();
        System.out.printf(
                "%-36s %10s %10s %12s%n",
                "network 2-16-16-1, batch 32, Adam", "plain, us", "ratio", "bytes");
        System.out.printf(
                "%-36s %10.1f %10.2f %12d%n",
                "one update through the public API",
                ns.get("plain") / 1000,
                ns.get("library") / ns.get("plain"),
                bytes(network::library));
        System.out.println();
        System.out.println(
                "update: the method's loop. step: it, the check that the gradient is finite, and its norm.");
        System.out.println(
                "checked: the loop after such a check by hand. bytes: allocated by a step after the first.");
    }

    /**
     * Returns the time of each benchmark of the class in nanoseconds: the fastest of many short
     * iterations, for whatever else the machine does can only make one slower. Small arrays are
     * measured in several virtual machines: where an array happens to lie, and how its loop happens
     * to be compiled, makes a factor of 3 between two starts of the same program, by hand or not.
     */
    private static Map<String, Double> measure(Class<?> benchmarks, Loops loops, int n)
            throws RunnerException {
        int forks = n <= 1_000 ? 5 : 1;
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + benchmarks.getName() + "\\..*$")
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgsAppend("-Xms700m", "-Xmx700m")
                        .forks(forks)
                        .warmupIterations(forks == 1 ? 8 : 6)
                        .warmupTime(TimeValue.milliseconds(100))
                        .measurementIterations(forks == 1 ? 25 : 8)
                        .measurementTime(TimeValue.milliseconds(50));
        if (loops != null) {
            options.param("loops", loops.name()).param("parameters", Integer.toString(n));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<String, Double> ns = new HashMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            ns.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getStatistics().getMin());
        }
        return ns;
    }

    private static long bytes(Loops loops, int n) {
        StepBenchmark benchmark = new StepBenchmark();
        benchmark.loops = loops;
        benchmark.parameters = n;
        benchmark.start();
        return bytes(benchmark::step);
    }

    private static long bytes(DoubleSupplier step) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double sum = step.getAsDouble() + step.getAsDouble();
        threads.getThreadAllocatedBytes(thread);
        long least = Long.MAX_VALUE; // the virtual machine allocates now and then, a step always
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 10; i++) {
                sum += step.getAsDouble();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return Double.isNaN(sum) ? -1 : least / 10;
    }
}
