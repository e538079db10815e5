package org.thalweg.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.check.Wanted;
import org.thalweg.core.Objective;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Running;
import org.thalweg.grade.run.SandboxedLauncher;
import org.thalweg.grade.sandbox.Api;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

/** What it costs to run an answer in a process of its own: its start, a call, a callback. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class AnswerBenchmark {
    private static final int CALLBACKS = 100;
    private static final String SOURCE =
            """
            final class Answer_x {
                static double f(org.thalweg.core.Objective f, double[] w, int times) {
                    double sum = 0;
                    double[] g = new double[w.length];
                    for (int i = 0; i < times; i++) {
                        sum += f.valueAndGradient(w, g);
                    }
                    return sum;
                }
            }
            """;

    /** What the answer defines. */
    public interface Asking {
        /** Asks so often. */
        double of(Objective f, double[] w, int times);
    }

    /** The tier of the sandbox. */
    @Param({"ISOLATED", "CONFINED", "PLAIN"})
    private Sandbox.Tier tier;

    private final Objective square = (x, g) -> g[0] = 2 * x[0];
    private final double[] w = new double[10];
    private SandboxedLauncher launcher;
    private Compiled.Ready answer;
    private Running running;
    private Asking asking;

    /** Starts one answer. */
    @Setup
    public void start() throws IOException {
        Sandbox sandbox =
                new Sandboxes()
                        .of(tier)
                        .orElseThrow(() -> new IOException("this machine has no " + tier));
        launcher = new SandboxedLauncher(sandbox);
        answer =
                new Compiled.Ready(
                        "x",
                        List.of(),
                        "Answer_x",
                        Map.of("Answer_x", compiled()),
                        List.of(),
                        List.of());
        running = launcher.start(answer);
        asking = running.get(Wanted.method("f", Asking.class));
    }

    private static byte[] compiled() throws IOException {
        Path directory = Files.createTempDirectory("answer");
        for (Map.Entry<String, byte[]> each : Api.classes().entrySet()) {
            Path file = directory.resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        Path source = Files.writeString(directory.resolve("Answer_x.java"), SOURCE);
        String at = directory.toString();
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", at, "-cp", at, source.toString());
        return Files.readAllBytes(directory.resolve("Answer_x.class"));
    }

    /** Ends it. */
    @TearDown
    public void stop() {
        running.close();
    }

    /** A process that is ready for its first call, and its end. */
    @Benchmark
    public List<String> startAndStop() throws IOException {
        try (Running another = launcher.start(answer)) {
            return another.notes();
        }
    }

    /** A call with ten numbers there and back. */
    @Benchmark
    public double call() {
        return asking.of(square, w, 0);
    }

    /** A question for the gradient, of a call that asks a hundred. */
    @Benchmark
    @OperationsPerInvocation(CALLBACKS)
    public double callback() {
        return asking.of(square, w, CALLBACKS);
    }
}
