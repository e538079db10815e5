package org.thalweg.grade.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.check.Task;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

/** Prints how long a notebook of sixteen cells and eight answers takes, first and later. */
final class ReadingTime {
    private static final int TIMES = 60;

    private ReadingTime() {}

    /**
     * Prints milliseconds.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException {
        Submitted notebook = Submitted.notebook();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "answer" + i;
            tasks.add(Asked.method(name, Submitted.Descent.class, "// nothing"));
            notebook.code(
                    "import org.thalweg.*;\nOptimizer opt"
                            + i
                            + " = Optimizers.adam(0.1).start();\n"
                            + "double[] w"
                            + i
                            + " = {1, 2};\n"
                            + "for (int t = 0; t < 100; t++) opt"
                            + i
                            + ".step(w"
                            + i
                            + ", loss);\n"
                            + "Charts.lines(w"
                            + i
                            + ")");
            notebook.answer(
                    name,
                    """
                    double[][] NAME(Objective f, double[] w0, double lr, int steps, double tol) {
                        List<double[]> rows = new ArrayList<>();
                        double[] w = w0.clone(), g = new double[w0.length];
                        for (int t = 0; t < steps; t++) {
                            f.valueAndGradient(w, g);
                            if (Math.sqrt(Arrays.stream(g).map(x -> x * x).sum()) <= tol) break;
                            for (int i = 0; i < g.length; i++) w[i] -= lr * g[i];
                            rows.add(w.clone());
                        }
                        return rows.toArray(new double[0][]);
                    }
                    """
                            .replace("NAME", name));
        }
        Sandbox sandbox = new Sandboxes().strongest();
        try (SandboxedCompiler compiler = new SandboxedCompiler(sandbox)) {
            double[] times = new double[TIMES];
            for (int i = 0; i < TIMES; i++) {
                long begin = System.nanoTime();
                List<Compiled> all = compiler.compile(notebook.cells(), tasks);
                times[i] = (System.nanoTime() - begin) / 1e6;
                if (!all.stream().allMatch(Compiled.Ready.class::isInstance)) {
                    throw new IllegalStateException(all.toString());
                }
            }
            double first = times[0];
            double second = times[1];
            double[] warm = Arrays.copyOfRange(times, TIMES / 2, TIMES);
            Arrays.sort(warm);
            System.out.printf(
                    "%s: the first notebook %.0f ms with its process, the second %.0f, from the"
                            + " %dth on %.0f (%.0f to %.0f)%n",
                    sandbox.name(),
                    first,
                    second,
                    TIMES / 2,
                    warm[warm.length / 2],
                    warm[0],
                    warm[warm.length - 1]);
        }
    }
}
