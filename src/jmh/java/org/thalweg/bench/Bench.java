package org.thalweg.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures what the library costs over hand-written loops, and prints ratios: absolute times depend
 * on the machine and on what else it does, quotients of neighboring measurements hardly do.
 *
 * <p>Without arguments it looks at one size, with {@code --all} at three and more closely. Other
 * arguments are JMH's own options, for all benchmarks.
 */
public final class Bench {
    private static final List<Integer> SIZES = List.of(1_000, Others.PARAMETERS, 10_000_000);
    private static final String[] HEAP = {"-Xms1200m", "-Xmx1200m"};

    private Bench() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Loops.check();
        double difference = NetworkBenchmark.difference(100);
        if (!(difference < 1e-12)) {
            throw new AssertionError("the plain network and the library's differ by " + difference);
        }
        boolean all = Arrays.equals(args, new String[] {"--all"});
        if (args.length > 0 && !all) {
            org.openjdk.jmh.Main.main(args);
            return;
        }
        List<Cost> costs = new ArrayList<>();
        methods(all ? SIZES : List.of(Others.PARAMETERS), all, costs);
        costs(costs);
        network();
    }

    /** What a step costs with as many parameters as Others, and what the method remembers. */
    private record Cost(String name, String memory, double ns) {}

    /** Prints a row for each method and adds what its step costs. */
    private static void methods(List<Integer> sizes, boolean all, List<Cost> costs)
            throws Exception {
        System.out.printf(
                """
                One update, over a hand-written loop in the same run; 1.00 is as fast as the loop. Parameters: %s.

                | method | loop, ns a parameter | update / loop | step / checked loop | step / loop | bytes a step |
                | --- | --- | --- | --- | --- | --- |
                """,
                sizes.stream().map("%,d"::formatted).collect(Collectors.joining(" · ")));
        for (Loops loops : Loops.values()) {
            String name = loops.method.getClass().getSimpleName();
            List<List<String>> columns = new ArrayList<>();
            for (int column = 0; column < 5; column++) {
                columns.add(new ArrayList<>());
            }
            for (int n : sizes) {
                Map<String, Double> ns =
                        Measure.times(
                                StepBenchmark.class,
                                Map.of("loops", loops.name(), "parameters", Integer.toString(n)),
                                !all ? 1 : n <= 1_000 ? 4 : 2,
                                Measure.iteration(n),
                                HEAP);
                double loop = ns.get("loop");
                double step = ns.get("step");
                columns.get(0).add("%.2f".formatted(loop / n));
                columns.get(1).add("%.2f".formatted(ns.get("update") / loop));
                columns.get(2).add("%.2f".formatted(step / ns.get("checkedLoop")));
                columns.get(3).add("%.2f".formatted(step / loop));
                columns.get(4).add(Long.toString(bytes(loops, n)));
                if (n == Others.PARAMETERS) {
                    costs.add(new Cost(name, loops.method.describe().memory(), step));
                }
            }
            System.out.println(
                    columns.stream()
                            .map(column -> String.join(" · ", column))
                            .collect(Collectors.joining(" | ", "| " + name + " | ", " |")));
        }
        System.out.println(
                """

                Update: the method's own loop. Step: it, the check that the gradient is finite, and its norm; checked: the loop
                after such a check by hand. Bytes: allocated by a step after the first.
                """);
    }

    private static void costs(List<Cost> costs) throws Exception {
        for (Others others : Others.values()) {
            Map<String, Double> ns =
                    Measure.times(
                            OthersBenchmark.class, Map.of("others", others.name()), 1, 40, HEAP);
            costs.add(new Cost(others.title, others.memory, ns.get("step")));
        }
        System.out.println(
                """
                | a step with n = 100,000 parameters | over gradient descent's | numbers remembered |
                | --- | ---: | ---: |""");
        double sgd = costs.get(0).ns();
        costs.sort(Comparator.comparingDouble(Cost::ns));
        for (Cost cost : costs) {
            System.out.printf("| %s | %.1f | %s |%n", cost.name(), cost.ns() / sgd, cost.memory());
        }
        System.out.println();
    }

    private static void network() throws Exception {
        Map<String, Double> ns = Measure.times(NetworkBenchmark.class, Map.of(), 5, 4, HEAP);
        NetworkBenchmark network = new NetworkBenchmark();
        network.start();
        System.out.printf(
                """
                | network 2-16-16-1, batch 32, Adam | plain loops, us | ratio | bytes |
                | --- | ---: | ---: | ---: |
                | one update through the public API | %.1f | %.2f | %d |
                """,
                ns.get("plain") / 1000,
                ns.get("library") / ns.get("plain"),
                Measure.bytes(network::library));
    }

    private static long bytes(Loops loops, int n) {
        StepBenchmark benchmark = new StepBenchmark();
        benchmark.loops = loops;
        benchmark.parameters = n;
        benchmark.start();
        return Measure.bytes(benchmark::step);
    }
}
