package org.thalweg.check.ps1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;
import org.thalweg.core.Objective;
import org.thalweg.function.Quadratic;

/** Batch gradient descent that stops by itself and keeps a log. */
public final class DescentLog {
    private DescentLog() {}

    /** The answer. */
    @FunctionalInterface
    public interface Descent {
        /**
         * Returns a row {loss, ‖gradient‖} for each point that is visited, the start first. No more
         * updates from a point whose gradient norm is at most {@code share} times that of the
         * start.
         *
         * @param f the loss
         * @param w0 the start; not modified
         * @param lr learning rate
         * @param share of the first gradient norm at which it is enough
         * @param most the most updates that are made
         */
        double[][] log(Objective f, double[] w0, double lr, double share, int most);
    }

    private static final String RUNS =
            "the log of six updates on a bowl, a logistic loss, a network";
    private static final String STOPS = "it stops where the gradient has shrunk to the share";
    private static final String MINIMUM = "from a minimum the log is one row";
    private static final String NONE = "with no update allowed the log is one row";
    private static final String ALONE = "the start w0 is left alone";

    /** One way to write it. */
    private static final class Version {
        private ToDoubleFunction<double[]> norm = Rows::norm;
        private boolean absolute;
        private boolean strict;
        private boolean late;
        private boolean byLoss;
        private boolean lossBefore;
        private boolean withoutStart;
        private boolean uphill;
        private int more;

        private double[][] log(Objective f, double[] w0, double lr, double share, int most) {
            double[] w = w0.clone();
            double[] g = new double[w.length];
            List<double[]> log = new ArrayList<>();
            double loss = f.valueAndGradient(w, g);
            log.add(new double[] {loss, norm.applyAsDouble(g)});
            double enough = share * (absolute ? 1 : byLoss ? loss : norm.applyAsDouble(g));
            for (int t = 0; t < most + more; t++) {
                double now = byLoss ? loss : norm.applyAsDouble(g);
                boolean end = strict ? now < enough : now <= enough;
                if (end && !late) {
                    break;
                }
                w = Rows.moved(w, uphill ? -lr : lr, g);
                double before = loss;
                loss = f.valueAndGradient(w, g);
                log.add(new double[] {lossBefore ? before : loss, norm.applyAsDouble(g)});
                if (end) {
                    break;
                }
            }
            return log.subList(withoutStart ? 1 : 0, log.size()).toArray(new double[0][]);
        }
    }

    /** What is wrong with it. */
    private interface Slip {
        void in(Version version);
    }

    private static Mistake<Descent> mistake(String says, Slip slip) {
        Version version = new Version();
        slip.in(version);
        return new Mistake<>(says, version::log);
    }

    private static double largest(double[] g) {
        return Arrays.stream(g).map(Math::abs).max().orElse(0);
    }

    private static final Exercise<Descent> EXERCISE =
            new Exercise<>(
                    "descentLog",
                    new Version()::log,
                    List.of(
                            mistake(
                                    "Your norm is the largest component. The norm of this course is"
                                            + " the root of the sum of the squares: many small"
                                            + " components together are not small.",
                                    v -> v.norm = DescentLog::largest),
                            mistake(
                                    "You log the square of the norm: the root is missing. A share"
                                            + " of the norm is then another point of the run.",
                                    v -> v.norm = g -> Rows.dot(g, g)),
                            mistake(
                                    "You add up the absolute values. The norm of this course is the"
                                            + " root of the sum of the squares.",
                                    v -> v.norm = g -> Arrays.stream(g).map(Math::abs).sum()),
                            mistake(
                                    "You compare the norm with `share` itself. A share of what? Of"
                                            + " the norm at the start, so that the rule means the same"
                                            + " in every unit.",
                                    v -> v.absolute = true),
                            mistake(
                                    "You notice the end one update late: measure, test, and only"
                                            + " then move.",
                                    v -> v.late = true),
                            mistake(
                                    "You stop by the loss. How far it has to fall nobody knows,"
                                            + " because the lowest loss is not 0: ask the gradient.",
                                    v -> v.byLoss = true),
                            mistake(
                                    "From the second row on the loss is that of the point before."
                                            + " Measure after the move, then write the row.",
                                    v -> v.lossBefore = true),
                            mistake(
                                    "The first row is missing: the start is a visited point too.",
                                    v -> v.withoutStart = true),
                            mistake(
                                    "You make one update more than allowed. With `most` updates"
                                            + " there are at most `most` + 1 rows.",
                                    v -> v.more = 1),
                            mistake(
                                    "You make one update less than allowed. With `most` updates"
                                            + " there are up to `most` + 1 rows.",
                                    v -> v.more = -1),
                            mistake(
                                    "You walk uphill: the update *subtracts* lr times the"
                                            + " gradient.",
                                    v -> v.uphill = true)),
                    List.of(
                            Check.<Descent>results(
                                            RUNS,
                                            "Not the log of gradient descent. One row for each"
                                                    + " visited point, from the start on: the loss"
                                                    + " there and the norm of the gradient there.",
                                            DescentLog::runs)
                                    .worth(4),
                            Check.<Descent>results(
                                            STOPS,
                                            "The log does not end where it should: at the first"
                                                    + " point whose gradient norm is at most `share`"
                                                    + " times the norm at the start, that point being"
                                                    + " the last row.",
                                            DescentLog::stops)
                                    .worth(3),
                            Check.<Descent>that(MINIMUM, DescentLog::minimum).worth(1).hidden(),
                            Check.<Descent>that(NONE, DescentLog::none).worth(1).hidden(),
                            Check.<Descent>that(
                                            ALONE,
                                            (descent, random) -> {
                                                double[] w0 = Problems.normal(random, 3);
                                                double[] before = w0.clone();
                                                descent.log(
                                                        Problems.quadratic(random, 3),
                                                        w0,
                                                        0.1,
                                                        0,
                                                        4);
                                                Expect.untouched(w0, before, "the start `w0`");
                                            })
                                    .worth(1)));

    private static double[][] runs(Descent descent, SplittableRandom random) {
        return joined(
                descent.log(
                        Problems.quadratic(random, 4), Problems.normal(random, 4), 0.13, 1e-9, 6),
                descent.log(Problems.logistic(random, 3), Problems.normal(random, 3), 0.8, 1e-9, 6),
                descent.log(Problems.xor(), Problems.normal(random, 17), 0.4, 1e-9, 6));
    }

    /** Curvatures of 0.5 and more: at these rates the norm is below a tenth within 60 updates. */
    private static double[][] stops(Descent descent, SplittableRandom random) {
        return joined(
                descent.log(
                        Problems.quadratic(random, 3), Problems.normal(random, 3), 0.2, 0.1, 500),
                descent.log(
                        Problems.quadratic(random, 4), Problems.normal(random, 4), 0.15, 0.3, 500),
                descent.log(
                        Problems.quadratic(random, 2), Problems.normal(random, 2), 0.1, 0.02, 500));
    }

    private static double[][] joined(double[][]... logs) {
        List<double[]> rows = new ArrayList<>();
        for (double[][] log : logs) {
            Expect.that(log != null, "Your code returned `null` for the log.");
            Expect.that(
                    log.length < 3
                            || Arrays.stream(log).skip(1).anyMatch(r -> !Arrays.equals(r, log[1])),
                    "All rows of your log after the first are alike. Are they one and the same"
                            + " array, written over and over? Make a new one for each row.");
            rows.addAll(Arrays.asList(log));
            rows.add(new double[] {log.length}); // so that logs of other lengths cannot agree
        }
        return rows.toArray(new double[0][]);
    }

    private static void minimum(Descent descent, SplittableRandom random) {
        double[][] log =
                descent.log(Quadratic.of(1, 1 + random.nextDouble()), new double[2], 0.1, 0.5, 5);
        Expect.that(
                log != null && log.length == 1,
                "At the minimum the gradient is 0, and 0 is at most a share of 0: no update is"
                        + " made, and the log is one row. Test with `<=`, and do not divide by the"
                        + " first norm.");
    }

    private static void none(Descent descent, SplittableRandom random) {
        double[][] log =
                descent.log(
                        Problems.quadratic(random, 2), Problems.normal(random, 2), 0.1, 1e-9, 0);
        Expect.that(
                log != null && log.length == 1,
                "With `most` = 0 no update is allowed; the log holds the start and nothing else.");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            double[][] descentLog(Objective f, double[] w0, double lr,
                                                  double share, int most) {
                                throw new UnsupportedOperationException("not yet");
                            }\
                            """)
                    .right("a list", loop())
                    .right(
                            "a while, measured at the end",
                            """
                            double norm(double[] g) {
                                double sum = 0;
                                for (double each : g) sum += each * each;
                                return Math.sqrt(sum);
                            }
                            double[][] descentLog(Objective f, double[] w0, double lr, double share, int most) {
                                double[] w = w0.clone(), g = new double[w0.length];
                                List<double[]> log = new ArrayList<>();
                                log.add(new double[] {f.valueAndGradient(w, g), norm(g)});
                                double enough = share * norm(g);
                                while (log.size() <= most && norm(g) > enough) {
                                    for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
                                    double loss = f.valueAndGradient(w, g);
                                    log.add(new double[] {loss, norm(g)});
                                }
                                return log.toArray(double[][]::new);
                            }\
                            """)
                    .right(
                            "an array cut to length",
                            """
                            double[][] descentLog(Objective f, double[] w0, double lr, double share, int most) {
                                double[][] log = new double[most + 1][2];
                                double[] w = Arrays.copyOf(w0, w0.length);
                                double[] g = new double[w.length];
                                int t = 0;
                                while (true) {
                                    log[t][0] = f.valueAndGradient(w, g);
                                    log[t][1] = Math.sqrt(Arrays.stream(g).map(v -> v * v).sum());
                                    if (t == most || log[t][1] <= share * log[0][1]) {
                                        return Arrays.copyOf(log, t + 1);
                                    }
                                    for (int i = 0; i < w.length; i++) {
                                        w[i] = w[i] - lr * g[i];
                                    }
                                    t++;
                                }
                            }\
                            """)
                    .wrong(
                            RUNS,
                            "largest component",
                            loop().replace("sum += v * v;", "sum = Math.max(sum, Math.abs(v));")
                                    .replace("Math.sqrt(sum)", "sum"))
                    .wrong(RUNS, "root is missing", loop().replace("Math.sqrt(sum)", "sum"))
                    .wrong(
                            RUNS,
                            "absolute values",
                            loop().replace("sum += v * v;", "sum += Math.abs(v);")
                                    .replace("Math.sqrt(sum)", "sum"))
                    .wrong(
                            RUNS,
                            "loss is that of the point before",
                            loop().replace(
                                            "loss = f.valueAndGradient(w, g); // now",
                                            "double next = f.valueAndGradient(w, g);")
                                    .replace("// end", "loss = next;"))
                    .wrong(
                            RUNS,
                            "first row is missing",
                            loop().replace("log.add(new double[] {loss, norm(g)}); // start", ""))
                    .wrong(RUNS, "one update more", loop().replace("t < most", "t <= most"))
                    .wrong(RUNS, "one update less", loop().replace("t = 0", "t = 1"))
                    .wrong(RUNS, "walk uphill", loop().replace("-= lr", "+= lr"))
                    .wrong(
                            RUNS,
                            "one and the same array",
                            loop().replace("// row", "double[] row = new double[2];")
                                    .replace(
                                            "log.add(new double[] {loss, norm(g)}); // next",
                                            "row[0] = loss; row[1] = norm(g); log.add(row);"))
                    .wrong(STOPS, "A share of what", loop().replace("share * norm(g)", "share"))
                    .wrong(
                            STOPS,
                            "one update late",
                            loop().replace("if (norm(g) <= enough) break;", "")
                                    .replace("for (int t", "boolean end = false; for (int t")
                                    .replace(
                                            "{ // loop",
                                            "{ if (end) break; end = norm(g) <= enough;"))
                    .wrong(
                            STOPS,
                            "You stop by the loss",
                            loop().replace("share * norm(g)", "share * loss")
                                    .replace("norm(g) <= enough", "loss <= enough"))
                    .wrong(MINIMUM, "Test with `<=`", loop().replace("<= enough", "< enough"))
                    .wrong(
                            MINIMUM,
                            "do not divide by the first norm",
                            loop().replace("share * norm(g)", "norm(g)")
                                    .replace("norm(g) <= enough", "norm(g) / enough <= share"))
                    .wrong(
                            NONE,
                            "the start and nothing else",
                            loop().replace(
                                            "for (int t = 0; t < most; t++)",
                                            "int t = 0; while (true)")
                                    .replace("// end", "if (++t >= most) break;"))
                    .wrong(ALONE, "changes the start", loop().replace("w0.clone()", "w0"));

    private static String loop() {
        return """
        double norm(double[] g) {
            double sum = 0;
            for (double v : g) {
                sum += v * v;
            }
            return Math.sqrt(sum);
        }
        double[][] descentLog(Objective f, double[] w0, double lr, double share, int most) {
            double[] w = w0.clone();
            double[] g = new double[w.length];
            List<double[]> log = new ArrayList<>();
            // row
            double loss = f.valueAndGradient(w, g);
            log.add(new double[] {loss, norm(g)}); // start
            double enough = share * norm(g);
            for (int t = 0; t < most; t++) { // loop
                if (norm(g) <= enough) break;
                for (int i = 0; i < w.length; i++) {
                    w[i] -= lr * g[i];
                }
                loss = f.valueAndGradient(w, g); // now
                log.add(new double[] {loss, norm(g)}); // next
                // end
            }
            return log.toArray(new double[0][]);
        }\
        """;
    }

    /** The task. */
    static final Coding<Descent> TASK =
            Coding.method("A descent that stops by itself", EXERCISE, Descent.class, SPECIMENS);
}
