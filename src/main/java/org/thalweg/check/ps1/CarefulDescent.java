package org.thalweg.check.ps1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;
import org.thalweg.core.Objective;
import org.thalweg.function.Quadratic;

/** Gradient descent that takes back what does not help and halves its rate. */
public final class CarefulDescent {
    private CarefulDescent() {}

    /** The answer. */
    @FunctionalInterface
    public interface Descent {
        /**
         * Returns the path, the start first. Each update tries w − lr·g; as long as the loss there
         * is not below the loss at w, lr is halved and tried again from w. The rate that helped is
         * kept for the next update. A point with gradient 0 ends the path.
         *
         * @param f the loss; may be NaN far out
         * @param w0 the start; not modified
         * @param lr the first rate to try
         * @param steps the most updates that are made
         */
        double[][] path(Objective f, double[] w0, double lr, int steps);
    }

    private static final String BOWL = "twelve updates on bowls, from a rate far too large";
    private static final String BENT = "a logistic loss and a network";
    private static final String FALLS = "the loss falls at every update, whatever the first rate";
    private static final String NAN = "a loss that is not a number is not lower";
    private static final String MINIMUM = "a point with gradient 0 ends the path";
    private static final String ALONE = "w0 is left alone, and every row is an array of its own";

    /** One way to write it. */
    private static final class Version {
        private boolean keepsBad;
        private boolean once;
        private boolean resets;
        private boolean remeasures;
        private boolean storesTries;
        private boolean grows;
        private boolean plain;
        private boolean fromStart;
        private double factor = 0.5;

        private double[][] path(Objective f, double[] w0, double lr, int steps) {
            List<double[]> path = new ArrayList<>();
            double[] w = w0.clone();
            double[] g = new double[w.length];
            path.add(w.clone());
            double start = f.value(w);
            double rate = lr;
            for (int t = 0; t < steps; t++) {
                double loss = f.valueAndGradient(w, g);
                if (Rows.norm(g) == 0) {
                    break;
                }
                rate = resets ? lr : rate;
                double[] next = Rows.moved(w, rate, g);
                int tries = 0;
                while (!plain
                        && !(f.value(next) < (fromStart ? start : loss))
                        && tries < (once || keepsBad ? 1 : 200)) {
                    if (storesTries) {
                        path.add(next);
                    }
                    if (remeasures) {
                        f.valueAndGradient(next, g);
                    }
                    rate *= factor;
                    next = keepsBad ? next : Rows.moved(w, rate, g);
                    tries++;
                }
                rate *= grows ? 1.1 : 1;
                w = next;
                path.add(w.clone());
            }
            return path.toArray(new double[0][]);
        }
    }

    /** What is wrong with it. */
    private interface Slip {
        void in(Version version);
    }

    private static Mistake<Descent> mistake(String says, Slip slip) {
        Version version = new Version();
        slip.in(version);
        return new Mistake<>(says, version::path);
    }

    private static final Exercise<Descent> EXERCISE =
            new Exercise<>(
                    "carefulDescent",
                    new Version()::path,
                    List.of(
                            mistake(
                                    "You halve the rate but keep the bad point. Take the step back:"
                                            + " try again from where the loss was lower.",
                                    v -> v.keepsBad = true),
                            mistake(
                                    "You halve once and move on, whether it helped or not. Halve"
                                            + " *as long as* the loss is not lower: a `while`, not an"
                                            + " `if`.",
                                    v -> v.once = true),
                            mistake(
                                    "Every update begins with the first rate again and pays for the"
                                            + " same failures. Keep the rate that helped.",
                                    v -> v.resets = true),
                            mistake(
                                    "After a failed try you measure the gradient at the failed"
                                            + " point and go on with it. The gradient belongs to the"
                                            + " point you stand on; only the rate changes.",
                                    v -> v.remeasures = true),
                            mistake(
                                    "Your path holds failed tries. A row is a point that was kept.",
                                    v -> v.storesTries = true),
                            mistake(
                                    "Your rate grows after a success. That can be a good idea, but"
                                            + " it was not asked for: here it only falls.",
                                    v -> v.grows = true),
                            mistake(
                                    "The rate never changes: that is plain gradient descent, and at"
                                            + " this rate it runs away.",
                                    v -> v.plain = true),
                            mistake(
                                    "You compare with the loss at the *start* of the run. A step"
                                            + " that climbs may still be below that: compare with the"
                                            + " point you stand on.",
                                    v -> v.fromStart = true),
                            mistake(
                                    "Your rate is divided by ten. Asked for was half of it, because"
                                            + " what is too much by a little should not cost you a"
                                            + " factor of ten.",
                                    v -> v.factor = 0.1)),
                    List.of(
                            Check.<Descent>trajectory(
                                            BOWL,
                                            (descent, random) ->
                                                    joined(
                                                            descent.path(
                                                                    Problems.bowl(random, 3),
                                                                    Problems.normal(random, 3),
                                                                    11,
                                                                    12),
                                                            descent.path(
                                                                    Problems.bowl(random, 2),
                                                                    Problems.normal(random, 2),
                                                                    5,
                                                                    12),
                                                            descent.path(
                                                                    Problems.bowl(random, 4),
                                                                    Problems.normal(random, 4),
                                                                    23,
                                                                    12),
                                                            descent.path(
                                                                    valley(random),
                                                                    new double[] {3, 0.01},
                                                                    0.9,
                                                                    12)))
                                    .worth(4),
                            Check.<Descent>trajectory(
                                            BENT,
                                            (descent, random) ->
                                                    joined(
                                                            descent.path(
                                                                    Problems.logistic(random, 3),
                                                                    Problems.normal(random, 3),
                                                                    70,
                                                                    8),
                                                            descent.path(
                                                                    Problems.xor(),
                                                                    Problems.normal(random, 17),
                                                                    9,
                                                                    8)))
                                    .worth(2),
                            Check.<Descent>that(FALLS, CarefulDescent::falls).worth(1),
                            Check.<Descent>that(NAN, CarefulDescent::nan).worth(1).hidden(),
                            Check.<Descent>that(MINIMUM, CarefulDescent::minimum).worth(1).hidden(),
                            Check.<Descent>that(ALONE, CarefulDescent::alone).worth(1)));

    /**
     * From (3, 0.01) the flat direction decides at first, so large rates help; then the steep one
     * has grown, and the rate must fall.
     */
    private static Objective valley(SplittableRandom random) {
        return Quadratic.of(1, 7 + random.nextDouble());
    }

    private static double[][] joined(double[][]... paths) {
        List<double[]> rows = new ArrayList<>();
        for (double[][] path : paths) {
            Expect.that(path != null, "Your code returned `null` for the path.");
            rows.addAll(Arrays.asList(path));
        }
        return rows.toArray(double[][]::new);
    }

    private static void falls(Descent descent, SplittableRandom random) {
        for (double lr : new double[] {0.01, 3, 1000}) {
            Objective f = Problems.bowl(random, 3);
            double[][] path = descent.path(f, Problems.normal(random, 3), lr, 10);
            Expect.that(
                    path != null && path.length == 11,
                    "Ten updates are allowed and ten are possible: eleven points belong on the path.");
            falls(f, path);
        }
        // at 2/L the first try is the mirror image of the start, at the same height to the last bit
        Objective mirror = Quadratic.of(4);
        falls(mirror, descent.path(mirror, new double[] {1 + random.nextDouble()}, 0.5, 3));
    }

    private static void falls(Objective f, double[][] path) {
        Expect.that(path != null, "Your code returned `null` for the path.");
        for (int k = 1; k < path.length; k++) {
            Expect.length(path[k], path[0].length, "a point of the path");
            Expect.that(
                    f.value(path[k]) < f.value(path[k - 1]),
                    "On your path the loss rises or stays from one point to the next. That is what the"
                            + " halving is for: no update is kept that does not help.");
        }
    }

    /** −ln(1 − ‖x‖²): beyond the unit circle the logarithm of a negative number. */
    private static void nan(Descent descent, SplittableRandom random) {
        Objective barrier =
                (x, g) -> {
                    double room = 1 - Rows.dot(x, x);
                    for (int i = 0; i < x.length; i++) {
                        g[i] = 2 * x[i] / room;
                    }
                    return -Math.log(room);
                };
        double angle = random.nextDouble();
        double[] start = {0.8 * Math.cos(angle), 0.8 * Math.sin(angle)};
        double[][] path = descent.path(barrier, start, 20, 5);
        Expect.that(path != null && path.length > 1, "Your path has no second point.");
        for (double[] row : path) {
            Expect.that(
                    barrier.value(row) <= barrier.value(start),
                    "The first step leads to where the loss is NaN, and you keep it. `NaN >= loss`"
                            + " is false, as is every comparison with NaN: ask whether the new loss"
                            + " *is* lower, `!(next < loss)`.");
        }
    }

    private static void minimum(Descent descent, SplittableRandom random) {
        double[][] path =
                descent.path(Quadratic.of(1, 2 + random.nextDouble()), new double[] {0, 0}, 0.1, 5);
        Expect.that(
                path != null && path.length == 1,
                "At a minimum no rate, however small, lowers the loss, and halving would go on for"
                        + " ever. Look at the gradient first: where it is 0 the path ends.");
    }

    private static void alone(Descent descent, SplittableRandom random) {
        double[] w0 = Problems.normal(random, 3);
        double[] before = w0.clone();
        double[][] path = descent.path(Problems.bowl(random, 3), w0, 0.3, 5);
        Expect.untouched(w0, before, "the start `w0`");
        Expect.that(
                path != null && path.length > 0 && Expect.isClose(path[0], before, 0),
                "The first row of your path is no longer the start. Are all rows one and the same"
                        + " array, which shows the last point everywhere? Store a copy:"
                        + " `path.add(w.clone())`.");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            double[][] carefulDescent(Objective f, double[] w0, double lr, int steps) {
                                throw new UnsupportedOperationException("not yet");
                            }\
                            """)
                    .right("a while around the try", loop())
                    .right(
                            "one loop that counts successes",
                            """
                            double[][] carefulDescent(Objective f, double[] w0, double lr, int steps) {
                                List<double[]> path = new ArrayList<>(List.of(w0.clone()));
                                double[] g = new double[w0.length];
                                double loss = f.valueAndGradient(w0.clone(), g);
                                while (path.size() <= steps && Arrays.stream(g).anyMatch(v -> v != 0)) {
                                    double[] w = path.get(path.size() - 1);
                                    double[] next = new double[w.length];
                                    for (int i = 0; i < w.length; i++) next[i] = w[i] - lr * g[i];
                                    double[] after = new double[w.length];
                                    double there = f.valueAndGradient(next, after);
                                    if (there < loss) {
                                        path.add(next);
                                        loss = there;
                                        g = after;
                                    } else {
                                        lr /= 2;
                                    }
                                }
                                return path.toArray(new double[0][]);
                            }\
                            """)
                    .right(
                            "a helper that makes one update",
                            """
                            double[] moved(double[] w, double[] g, double lr) {
                                double[] to = w.clone();
                                for (int i = 0; i < w.length; i++) to[i] -= lr * g[i];
                                return to;
                            }
                            double[][] carefulDescent(Objective f, double[] w0, double lr, int steps) {
                                double[][] path = new double[steps + 1][];
                                path[0] = w0.clone();
                                double[] g = new double[w0.length];
                                for (int t = 1; t <= steps; t++) {
                                    double loss = f.valueAndGradient(path[t - 1], g);
                                    double square = 0;
                                    for (double v : g) square += v * v;
                                    if (square == 0) return Arrays.copyOf(path, t);
                                    for (path[t] = moved(path[t - 1], g, lr);
                                            !(f.value(path[t]) < loss);
                                            path[t] = moved(path[t - 1], g, lr)) {
                                        lr *= 0.5;
                                    }
                                }
                                return path;
                            }\
                            """)
                    .wrong(
                            BOWL,
                            "keep the bad point",
                            loop().replace("while (!(", "if (!(")
                                    .replace("next = moved(w, g, lr); // again", ""))
                    .wrong(BOWL, "a `while`, not an `if`", loop().replace("while (!(", "if (!("))
                    .wrong(
                            BOWL,
                            "Keep the rate that helped",
                            loop().replace("// first", "double first = lr;")
                                    .replace("// update", "lr = first;"))
                    .wrong(
                            BOWL,
                            "gradient at the failed point",
                            loop().replace("// failed", "f.valueAndGradient(next, g);")
                                    .replace("< loss))", "< loss) && lr > 1e-300)"))
                    .wrong(
                            BOWL,
                            "holds failed tries",
                            loop().replace("// failed", "path.add(next);"))
                    .wrong(BOWL, "rate grows", loop().replace("// done", "lr *= 1.1;"))
                    .wrong(
                            BOWL,
                            "never changes",
                            loop().replace("while (!(f.value(next) < loss))", "while (lr < 0)"))
                    .wrong(
                            BOWL,
                            "*start* of the run",
                            loop().replace("// first", "double first = f.value(w0.clone());")
                                    .replace("< loss", "< first"))
                    .wrong(
                            BENT,
                            "never changes",
                            loop().replace("while (!(f.value(next) < loss))", "while (lr < 0)"))
                    .wrong(BOWL, "divided by ten", loop().replace("lr / 2", "lr / 10"))
                    .wrong(
                            BOWL,
                            "opposite way",
                            loop().replace("-= lr * g[i]", "+= lr * g[i]")
                                    .replace("while (!(f.value(next) < loss))", "while (lr > 3)"))
                    .wrong(
                            FALLS,
                            "no update is kept that does not help",
                            loop().replace("while (!(f.value(next) < loss))", "while (lr > 100)"))
                    .wrong(FALLS, "rises or stays", loop().replace("< loss", "<= loss"))
                    .wrong(
                            NAN,
                            "NaN >= loss",
                            loop().replace("!(f.value(next) < loss)", "f.value(next) >= loss"))
                    .wrong(
                            MINIMUM,
                            "where it is 0 the path ends",
                            loop().replace("if (norm == 0) break;", "")
                                    .replace("< loss))", "< loss) && lr > 1e-300)"))
                    .wrong(
                            ALONE,
                            "one and the same array",
                            loop().replace(
                                            "w = next;",
                                            "System.arraycopy(next, 0, w, 0, w.length);")
                                    .replace("path.add(w.clone());", "path.add(w);"));

    private static String loop() {
        return """
        double[] moved(double[] w, double[] g, double lr) {
            double[] to = w.clone();
            for (int i = 0; i < w.length; i++) {
                to[i] -= lr * g[i];
            }
            return to;
        }
        double[][] carefulDescent(Objective f, double[] w0, double lr, int steps) {
            List<double[]> path = new ArrayList<>();
            double[] w = w0.clone();
            double[] g = new double[w.length];
            // first
            path.add(w.clone());
            for (int t = 0; t < steps; t++) {
                // update
                double loss = f.valueAndGradient(w, g);
                double norm = 0;
                for (double v : g) {
                    norm += Math.abs(v);
                }
                if (norm == 0) break;
                double[] next = moved(w, g, lr);
                while (!(f.value(next) < loss)) {
                    // failed
                    lr = lr / 2;
                    next = moved(w, g, lr); // again
                }
                // done
                w = next;
                path.add(w.clone());
            }
            return path.toArray(new double[0][]);
        }\
        """;
    }

    /** The task. */
    static final Coding<Descent> TASK =
            Coding.method("A descent that takes steps back", EXERCISE, Descent.class, SPECIMENS);
}
