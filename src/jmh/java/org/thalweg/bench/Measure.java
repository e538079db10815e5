package org.thalweg.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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
 * How everything here is measured: in fresh virtual machines, by many short iterations, of which
 * the fastest counts, for whatever else the machine does can only make one slower. Small arrays
 * need several virtual machines: where an array happens to lie, and how its loop happens to be
 * compiled, makes a factor of 3 between two starts of the same program, by hand or not.
 */
public final class Measure {
    private static final int WARMUP = 6;
    private static final int MEASURED = 480; // milliseconds
    private static final TimeValue WARM = TimeValue.milliseconds(100);

    private Measure() {}

    /**
     * Returns the time of each benchmark of the class, in nanoseconds, by its name.
     *
     * @param benchmarks a class of benchmarks
     * @param parameters the value of each of its parameters
     * @param forks in how many virtual machines
     * @param iteration length of an iteration in milliseconds: so short that some are undisturbed
     * @param jvm options of these virtual machines
     */
    public static Map<String, Double> times(
            Class<?> benchmarks,
            Map<String, String> parameters,
            int forks,
            int iteration,
            String... jvm)
            throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + benchmarks.getName() + "\\..*$")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .jvmArgsAppend(jvm)
                        .forks(forks)
                        .warmupIterations(WARMUP)
                        .warmupTime(WARM)
                        .measurementIterations(MEASURED / iteration)
                        .measurementTime(TimeValue.milliseconds(iteration));
        parameters.forEach(options::param);
        Map<String, Double> ns = new HashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getBenchmark();
            ns.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getStatistics().getMin());
        }
        return ns;
    }

    /** Returns how many milliseconds an iteration over so many parameters should take. */
    public static int iteration(int parameters) {
        return parameters > 1_000_000 ? 60 : 4;
    }

    /** Returns the bytes that one step allocates after the first ones. */
    public static long bytes(DoubleSupplier step) {
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
