package org.thalweg.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
        double sgd = methods(all ? SIZES : List.of(Others.PARAMETERS), all);
        others(sgd);
        network();
    }

    /** Returns the nanoseconds of a step of gradient descent with as many parameters as Others. */
    private static double methods(List<Integer> sizes, boolean all) throws Exception {
        System.out.println(
                """
                One update, over a hand-written loop in the same run; 1.00 is as fast as the loop.

                | method | parameters | loop, ns a parameter | update / loop | step / checked loop | step / loop | step / SGD's | bytes a step |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |""");
        double[] sgd = new double[sizes.size()];
        for (Loops loops : Loops.values()) {
            for (int k = 0; k < sizes.size(); k++) {
                int n = sizes.get(k);
                int forks = !all ? 1 : n <= 1_000 ? 4 : 2;
                Map<String, Double> ns =
                        Measure.times(
                                StepBenchmark.class,
                                Map.of("loops", loops.name(), "parameters", Integer.toString(n)),
                                forks,
                                Measure.iteration(n),
                                HEAP);
                double loop = ns.get("loop");
                double step = ns.get("step");
                if (loops == Loops.SGD) {
                    sgd[k] = step;
                }
                System.out.printf(
                        "| %s | %.0e | %.2f | %.2f | %.2f | %.2f | %.1f | %d |%n",
                        name(loops),
                        (double) n,
                        loop / n,
                        ns.get("update") / loop,
                        step / ns.get("checkedLoop"),
                        step / loop,
                        step / sgd[k],
                        bytes(loops, n));
            }
        }
        System.out.println(
                """

                Update: the method's own loop. Step: it, the check that the gradient is finite, and its norm; checked: the loop
                after such a check by hand. Bytes: allocated by a step after the first.
                """);
        return sgd[sizes.indexOf(Others.PARAMETERS)];
    }

    private static void others(double sgd) throws Exception {
        System.out.println(
                """
                | what is not one loop, 1e5 parameters | step / SGD's | bytes a step |
                | --- | ---: | ---: |""");
        for (Others others : Others.values()) {
            Map<String, Double> ns =
                    Measure.times(
                            OthersBenchmark.class, Map.of("others", others.name()), 1, 40, HEAP);
            OthersBenchmark benchmark = new OthersBenchmark();
            benchmark.others = others;
            benchmark.start();
            System.out.printf(
                    "| %s | %.1f | %d |%n",
                    others.title, ns.get("step") / sgd, Measure.bytes(benchmark::step));
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

    private static String name(Loops loops) {
        return loops.method.getClass().getSimpleName();
    }

    private static long bytes(Loops loops, int n) {
        StepBenchmark benchmark = new StepBenchmark();
        benchmark.loops = loops;
        benchmark.parameters = n;
        benchmark.start();
        return Measure.bytes(benchmark::step);
    }
}
