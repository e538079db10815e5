package org.thalweg.peers;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.thalweg.bench.Loops;
import org.thalweg.bench.Measure;

/**
 * Measures methods of other libraries beside ours, and prints tables in Markdown: what each
 * computes, how long a step takes over a hand-written loop, and L-BFGS on logistic regression. With
 * arguments it is JMH with its own options.
 */
public final class Peers {
    private static final int[] SIZES = {1_000, 100_000, 10_000_000};
    private static final String[] LIBRARIES = {"TRIBUO", "ND4J", "DJL"};

    private Peers() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            org.openjdk.jmh.Main.main(args);
            return;
        }
        rules();
        steps();
        Descents.main();
    }

    private static void rules() {
        System.out.println(
                """
                Fifty updates with the same gradients: the largest difference to ours over the largest way of a parameter.

                | method | library | difference | what it computes differently |
                | --- | --- | ---: | --- |""");
        for (Adapter adapter : Adapter.values()) {
            System.out.printf(
                    "| %s | %s | %.1e | %s |%n",
                    name(adapter.loops), label(adapter), adapter.check(), adapter.deviation);
        }
    }

    private static void steps() throws Exception {
        System.out.println(
                """

                One step over a hand-written loop in the same run; 1.00 is as fast as the loop.

                | method | parameters | loop, ns a parameter | ours | Tribuo | ND4J | DJL, PyTorch |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |""");
        Set<Loops> rows = new LinkedHashSet<>();
        for (Adapter adapter : Adapter.values()) {
            rows.add(adapter.loops);
        }
        String cache = System.getProperty("peers.cache");
        String[] jvm = {
            "-Xms2g",
            "-Xmx2g",
            "-Doffline=true",
            "-DDJL_CACHE_DIR=" + cache,
            "-DENGINE_CACHE_DIR=" + cache,
            "-Dorg.bytedeco.javacpp.cachedir=" + cache
        };
        for (Loops loops : rows) {
            for (int n : SIZES) {
                int forks = n <= 1_000 ? 3 : 1;
                int iteration = Measure.iteration(n);
                String size = Integer.toString(n);
                Map<String, Double> ns =
                        Measure.times(
                                OursBenchmark.class,
                                Map.of("loops", loops.name(), "parameters", size),
                                forks,
                                iteration,
                                jvm);
                double loop = ns.get("loop");
                Map<Adapter, Double> peers = new EnumMap<>(Adapter.class);
                for (Adapter adapter : Adapter.values()) {
                    if (adapter.loops == loops) {
                        peers.put(
                                adapter,
                                Measure.times(
                                                PeerBenchmark.class,
                                                Map.of(
                                                        "adapter",
                                                        adapter.name(),
                                                        "parameters",
                                                        size),
                                                1,
                                                iteration,
                                                jvm)
                                        .get("step"));
                    }
                }
                StringBuilder row =
                        new StringBuilder(
                                "| %s | %.0e | %.2f | %.2f |"
                                        .formatted(
                                                name(loops),
                                                (double) n,
                                                loop / n,
                                                ns.get("step") / loop));
                for (String library : LIBRARIES) {
                    StringBuilder cell = new StringBuilder();
                    peers.forEach(
                            (adapter, time) -> {
                                if (adapter.library().equals(library)) {
                                    cell.append(cell.isEmpty() ? " " : ", float ")
                                            .append("%.1f".formatted(time / loop));
                                }
                            });
                    row.append(cell).append(" |");
                }
                System.out.println(row);
            }
        }
        System.out.println(
                """

                Each step begins with writing the gradient to where the library wants it, except in DJL, which leaves it as it was.
                Ours: with the check that the gradient is finite, and its norm. ND4J and PyTorch use all cores.
                """);
    }

    private static String name(Loops loops) {
        return loops.method.getClass().getSimpleName();
    }

    private static String label(Adapter adapter) {
        return switch (adapter.library()) {
            case "TRIBUO" -> "Tribuo";
            case "DJL" -> adapter.name().endsWith("FLOAT") ? "DJL, float" : "DJL";
            default -> adapter.library();
        };
    }
}
