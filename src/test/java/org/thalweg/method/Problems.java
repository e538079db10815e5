package org.thalweg.method;

import static org.thalweg.Functions.testFunctions;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Batches;
import org.thalweg.core.Objective;
import org.thalweg.function.TestFunction;
import org.thalweg.function.Window;

/** Every problem of the table: the test functions, and least squares in mini-batches. */
final class Problems {
    /**
     * A problem.
     *
     * @param start where to start
     * @param curvature a bound of the curvature as high up as the start
     * @param width of the region of interest
     * @param open starts the problem anew; gives the objective for the update after so many
     */
    record Problem(
            String name,
            double[] start,
            double curvature,
            double width,
            Supplier<IntFunction<Objective>> open) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Problem> ALL = all();

    private Problems() {}

    static Problem of(TestFunction f) {
        double width = Math.max(f.window().width(), f.window().height());
        return new Problem(f.name(), f.start(), curvature(f), width, () -> update -> f);
    }

    /** The largest norm of the Hessian at the points of a grid that are not above the start. */
    static double curvature(TestFunction f) {
        Window w = f.window();
        double top = f.value(f.start());
        double largest = frobenius(f.hessian(f.start()));
        for (int i = 0; i <= 100; i++) {
            for (int j = 0; j <= 100; j++) {
                double[] p = {w.xMin() + w.width() * i / 100, w.yMin() + w.height() * j / 100};
                double here = frobenius(f.hessian(p));
                if (f.value(p) <= top && Double.isFinite(here)) {
                    largest = Math.max(largest, here);
                }
            }
        }
        return largest;
    }

    private static double frobenius(double[][] h) {
        double sum = 0;
        for (double[] row : h) {
            for (double e : row) {
                sum += e * e;
            }
        }
        return Math.sqrt(sum);
    }

    private static List<Problem> all() {
        List<Problem> all = new ArrayList<>();
        testFunctions().forEach(f -> all.add(of(f)));
        all.add(new Problem("mini-batches", new double[5], 10, 2, Problems::miniBatches));
        return List.copyOf(all);
    }

    private static IntFunction<Objective> miniBatches() {
        Batches batches = new Batches(23, 5, 42);
        Objective loss = new Line(23, 5).over(batches).numericalHessian();
        return update -> {
            batches.seek(update);
            batches.next();
            return loss;
        };
    }

    /** ½ mean (xᵀa − b)², from a seed. */
    private static final class Line implements BatchLoss {
        private final double[][] a;
        private final double[] b;

        Line(int size, int n) {
            SplittableRandom random = new SplittableRandom(7);
            a = new double[size][n];
            b = new double[size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] = random.nextDouble(-1, 1);
                }
                b[i] = random.nextDouble(-1, 1);
            }
        }

        @Override
        public int size() {
            return b.length;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g, int[] rows, int from, int to) {
            double sum = 0;
            java.util.Arrays.fill(g, 0);
            for (int k = from; k < to; k++) {
                double r = -b[rows[k]];
                for (int j = 0; j < x.length; j++) {
                    r += a[rows[k]][j] * x[j];
                }
                for (int j = 0; j < x.length; j++) {
                    g[j] += r * a[rows[k]][j] / (to - from);
                }
                sum += r * r / 2;
            }
            return sum / (to - from);
        }
    }
}
