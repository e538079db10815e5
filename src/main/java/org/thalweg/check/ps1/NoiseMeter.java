package org.thalweg.check.ps1;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;
import org.thalweg.check.Wanted;

/** A class that is given one gradient after another and knows their mean and their noise. */
public final class NoiseMeter {
    private NoiseMeter() {}

    /** The answer: makes a meter. */
    @FunctionalInterface
    public interface Maker {
        /** Returns a new meter for gradients of n numbers. */
        Meter make(int n);
    }

    /** What a meter can do. */
    public interface Meter {
        /** Takes one more gradient; g: not modified. */
        void add(double[] g);

        /** Returns the mean of all so far, as a new array. */
        double[] mean();

        /** Returns the mean of ‖g − mean‖² over all so far; 0 after one. */
        double variance();

        /** Puts the three methods of a notebook's class together. */
        static Meter of(Consumer<double[]> add, Supplier<double[]> mean, DoubleSupplier variance) {
            return new Meter() {
                @Override
                public void add(double[] g) {
                    add.accept(g);
                }

                @Override
                public double[] mean() {
                    return mean.get();
                }

                @Override
                public double variance() {
                    return variance.getAsDouble();
                }
            };
        }
    }

    private static final String RESULTS = "mean and variance after each of eight gradients";
    private static final String ASKING = "asking does not change what it knows";
    private static final String TWO = "two meters do not disturb each other";
    private static final String OFFSET = "a long mean does not drown a little noise";

    /** The variance from what was seen. */
    private interface Formula {
        double of(double[][] seen, int count, double[] mean);
    }

    /** Remembers everything: what is computed from it can be wrong in any way. */
    private static final class Memory implements Meter {
        private final double[][] seen = new double[64][];
        private final Formula variance;
        private final double divisor;
        private int count;

        Memory(Formula variance, double divisor) {
            this.variance = variance;
            this.divisor = divisor;
        }

        @Override
        public void add(double[] g) {
            seen[count++] = g.clone();
        }

        @Override
        public double[] mean() {
            return mean(seen, count, divisor == 0 ? count : divisor);
        }

        @Override
        public double variance() {
            return variance.of(seen, count, mean(seen, count, count));
        }

        private static double[] mean(double[][] seen, int count, double divisor) {
            double[] mean = new double[seen[0].length];
            for (int k = 0; k < count; k++) {
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += seen[k][j] / divisor;
                }
            }
            return mean;
        }
    }

    private static double spread(double[][] seen, int count, double[] mean) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double[] gap = Rows.moved(seen[k], 1, mean);
            sum += Rows.dot(gap, gap);
        }
        return sum / count;
    }

    private static double lengths(double[][] seen, int count) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < count; k++) {
            double length = Rows.norm(seen[k]);
            sum += length / count;
            squares += length * length / count;
        }
        return squares - sum * sum;
    }

    private static double fromOldMean(double[][] seen, int count, boolean old) {
        double sum = 0;
        double[] mean = new double[seen[0].length];
        for (int k = 0; k < count; k++) {
            double[] before = Rows.moved(seen[k], 1, mean);
            mean = Memory.mean(seen, k + 1, k + 1.0);
            double[] after = Rows.moved(seen[k], 1, mean);
            double[] gap = old ? before : after;
            sum += Rows.dot(gap, gap);
        }
        return sum / count;
    }

    private static Mistake<Maker> mistake(String says, Formula variance) {
        return new Mistake<>(says, n -> new Memory(variance, 0));
    }

    private static final Exercise<Maker> EXERCISE =
            new Exercise<>(
                    "noiseMeter",
                    n -> new Memory(NoiseMeter::spread, 0),
                    List.of(
                            mistake(
                                    "Your variance divides by N − 1, which is 0 after one gradient."
                                            + " Here the mean over all that were seen is asked for:"
                                            + " divide by N.",
                                    (seen, count, mean) ->
                                            spread(seen, count, mean) * count / (count - 1)),
                            mistake(
                                    "You return the deviation. The variance is its square: leave"
                                            + " the root out.",
                                    (seen, count, mean) -> Math.sqrt(spread(seen, count, mean))),
                            mistake(
                                    "You divide by the number of components too. ‖g − mean‖² is the"
                                            + " sum over them.",
                                    (seen, count, mean) -> spread(seen, count, mean) / mean.length),
                            mistake(
                                    "You return the sum of the squared distances. Divide by how"
                                            + " many gradients there were.",
                                    (seen, count, mean) -> spread(seen, count, mean) * count),
                            mistake(
                                    "That is the variance of the *lengths*. Gradients of one length"
                                            + " can point everywhere: measure the distance from the"
                                            + " mean vector.",
                                    (seen, count, mean) -> lengths(seen, count)),
                            mistake(
                                    "That is the mean squared length. Subtract the mean from each"
                                            + " gradient before you square.",
                                    (seen, count, mean) ->
                                            spread(seen, count, new double[mean.length])),
                            mistake(
                                    "You add the squared distance from the mean *before* the new"
                                            + " gradient. Distances from a mean that is still moving"
                                            + " are too large: Welford's rule multiplies the old"
                                            + " distance by the new one.",
                                    (seen, count, mean) -> fromOldMean(seen, count, true)),
                            mistake(
                                    "You add the squared distance from the mean *after* the new"
                                            + " gradient. It has already moved toward it, so that is"
                                            + " too small: Welford's rule multiplies the old distance"
                                            + " by the new one.",
                                    (seen, count, mean) -> fromOldMean(seen, count, false)),
                            new Mistake<>(
                                    "Your mean is a sum: divide by how many gradients there were."
                                            + " (The variance is right.)",
                                    n -> new Memory(NoiseMeter::spread, 1))),
                    List.of(
                            Check.<Maker>results(
                                            RESULTS,
                                            "Not the mean of the gradients and the mean of their"
                                                    + " squared distances from it. Try two gradients of"
                                                    + " one number each, 1 and 3, on paper.",
                                            NoiseMeter::eight)
                                    .worth(3),
                            Check.<Maker>that(ASKING, NoiseMeter::asking).worth(1),
                            Check.<Maker>independent(TWO, NoiseMeter::start).worth(2),
                            Check.<Maker>that(OFFSET, NoiseMeter::offset).worth(2).hidden()));

    private static double[][] eight(Maker maker, SplittableRandom random) {
        Meter meter = maker.make(3);
        double[][] results = new double[8][];
        for (int k = 0; k < 8; k++) {
            double[] g = Problems.normal(random, 3);
            g[1] += 2; // a mean that is not 0
            meter.add(g);
            double[] mean = meter.mean();
            Expect.length(mean, 3, "the mean");
            results[k] = new double[] {mean[0], mean[1], mean[2], meter.variance()};
        }
        return results;
    }

    private static void asking(Maker maker, SplittableRandom random) {
        Meter meter = maker.make(2);
        for (int k = 0; k < 3; k++) {
            meter.add(Problems.normal(random, 2));
        }
        double[] mean = meter.mean().clone();
        double variance = meter.variance();
        Expect.that(
                Expect.isClose(meter.mean(), mean, 1e-12)
                        && Expect.isClose(meter.variance(), variance, 1e-12),
                "The second time it is asked it answers something else. Does `mean()` divide the"
                        + " sum itself? Divide into a new array.");
    }

    private static Check.Stepper start(Maker maker) {
        Meter meter = maker.make(2);
        int[] t = {0};
        return () -> {
            t[0]++;
            meter.add(new double[] {t[0] * 0.7, 3 - t[0] * t[0]});
            double[] mean = meter.mean();
            Expect.length(mean, 2, "the mean");
            return new double[] {mean[0], mean[1], meter.variance()};
        };
    }

    /** Noise 1 beside a mean of 1e8: its square has 16 digits, and none is left for the noise. */
    private static void offset(Maker maker, SplittableRandom random) {
        Meter meter = maker.make(2);
        double sign = random.nextBoolean() ? 1 : -1;
        double far = 1e8 * (1 + random.nextInt(4));
        for (int k = 0; k < 10; k++) {
            meter.add(new double[] {far + (k % 2 == 0 ? 1 : -1), sign * far});
        }
        Expect.close(
                meter.variance(),
                1,
                1e-4, // the mean itself is rounded to some 1e-8
                "The noise is small beside the mean, and yours is lost in rounding. mean of squares"
                        + " − square of mean subtracts two huge numbers that nearly agree: add up"
                        + " squared distances from the mean instead, as Welford's rule does.");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            class NoiseMeter {
                                NoiseMeter(int n) {
                                }
                                void add(double[] g) {
                                    throw new UnsupportedOperationException("not yet");
                                }
                                double[] mean() {
                                    throw new UnsupportedOperationException("not yet");
                                }
                                double variance() {
                                    throw new UnsupportedOperationException("not yet");
                                }
                            }\
                            """)
                    .right("Welford's rule", welford())
                    .right(
                            "remembers all of them",
                            """
                            class NoiseMeter {
                                private final int n;
                                private final List<double[]> seen = new ArrayList<>();

                                NoiseMeter(int n) {
                                    this.n = n;
                                }

                                void add(double[] g) {
                                    seen.add(g.clone());
                                }

                                double[] mean() {
                                    double[] m = new double[n];
                                    for (double[] g : seen) {
                                        for (int j = 0; j < n; j++) m[j] += g[j] / seen.size();
                                    }
                                    return m;
                                }

                                double variance() {
                                    double[] m = mean();
                                    double sum = 0;
                                    for (double[] g : seen) {
                                        for (int j = 0; j < n; j++) sum += Math.pow(g[j] - m[j], 2);
                                    }
                                    return sum / seen.size();
                                }
                            }\
                            """)
                    .right(
                            "sums of what is left beside the first",
                            """
                            class NoiseMeter {
                                private double[] first;
                                private final double[] sum;
                                private double squares;
                                private int count;

                                NoiseMeter(int n) {
                                    sum = new double[n];
                                }

                                void add(double[] g) {
                                    if (first == null) first = g.clone();
                                    count++;
                                    for (int j = 0; j < sum.length; j++) {
                                        double d = g[j] - first[j];
                                        sum[j] += d;
                                        squares += d * d;
                                    }
                                }

                                double[] mean() {
                                    double[] m = first.clone();
                                    for (int j = 0; j < m.length; j++) m[j] += sum[j] / count;
                                    return m;
                                }

                                double variance() {
                                    double v = squares / count;
                                    for (double s : sum) v -= s / count * (s / count);
                                    return v;
                                }
                            }\
                            """)
                    .wrong(
                            RESULTS,
                            "divides by N − 1",
                            welford().replace("spread / count", "spread / (count - 1)"))
                    .wrong(
                            RESULTS,
                            "leave the root out",
                            welford()
                                    .replace(
                                            "return spread / count",
                                            "return Math.sqrt(spread / count)"))
                    .wrong(
                            RESULTS,
                            "number of components too",
                            welford().replace("spread / count", "spread / count / mean.length"))
                    .wrong(
                            RESULTS,
                            "sum of the squared distances",
                            welford().replace("spread / count", "spread"))
                    .wrong(
                            RESULTS,
                            "variance of the *lengths*",
                            """
                            class NoiseMeter {
                                private final double[] mean;
                                private final List<Double> lengths = new ArrayList<>();

                                NoiseMeter(int n) {
                                    mean = new double[n];
                                }

                                void add(double[] g) {
                                    double sum = 0;
                                    for (double v : g) sum += v * v;
                                    lengths.add(Math.sqrt(sum));
                                    for (int j = 0; j < mean.length; j++) {
                                        mean[j] += (g[j] - mean[j]) / lengths.size();
                                    }
                                }

                                double[] mean() {
                                    return mean.clone();
                                }

                                double variance() {
                                    double m = lengths.stream().mapToDouble(v -> v).average().getAsDouble();
                                    return lengths.stream().mapToDouble(v -> (v - m) * (v - m)).average()
                                        .getAsDouble();
                                }
                            }\
                            """)
                    .wrong(
                            RESULTS,
                            "mean squared length",
                            welford().replace("before * (g[j] - mean[j])", "g[j] * g[j]"))
                    .wrong(
                            RESULTS,
                            "*before* the new gradient",
                            welford().replace("before * (g[j] - mean[j])", "before * before"))
                    .wrong(
                            RESULTS,
                            "*after* the new gradient",
                            welford()
                                    .replace(
                                            "before * (g[j] - mean[j])",
                                            "(g[j] - mean[j]) * (g[j] - mean[j])"))
                    .wrong(
                            RESULTS,
                            "Your mean is a sum",
                            welford()
                                    .replace(
                                            "return mean.clone();",
                                            "double[] m = mean.clone(); for (int j = 0; j <"
                                                    + " m.length; j++) m[j] *= count; return m;"))
                    .wrong(
                            RESULTS,
                            "1 and 3, on paper",
                            welford()
                                    .replace("count++; // once", "")
                                    .replace("double before", "count++; double before"))
                    .wrong(
                            RESULTS,
                            "1 and 3, on paper",
                            welford()
                                    .replace(
                                            "mean[j] += before / count",
                                            "mean[j] = 0.9 * mean[j] + 0.1 * g[j]"))
                    .wrong(
                            RESULTS,
                            "seven digits",
                            welford().replace("private double spread", "private float spread"))
                    .wrong(
                            ASKING,
                            "Divide into a new array",
                            naive().replace("double[] m = sum.clone();", "double[] m = sum;")
                                    .replace("sum[j] / count", "asSum[j] / count")
                                    .replace("sum[j] += g[j];", "sum[j] += g[j]; asSum[j] += g[j];")
                                    .replace("double[] sum;", "double[] sum; double[] asSum;")
                                    .replace(
                                            "sum = new double[n];",
                                            "sum = new double[n]; asSum = new double[n];"))
                    .wrong(
                            TWO,
                            "static",
                            welford().replace("private int count", "private static int count"))
                    .wrong(
                            TWO,
                            "variable of the notebook",
                            "double spread = 0;\n"
                                    + welford().replace("private double spread;", ""))
                    .wrong(OFFSET, "lost in rounding", naive());

    private static String welford() {
        return """
        class NoiseMeter {
            private final double[] mean;
            private double spread;
            private int count;

            NoiseMeter(int n) {
                mean = new double[n];
            }

            void add(double[] g) {
                count++; // once
                for (int j = 0; j < mean.length; j++) {
                    double before = g[j] - mean[j];
                    mean[j] += before / count;
                    spread += before * (g[j] - mean[j]);
                }
            }

            double[] mean() {
                return mean.clone();
            }

            double variance() {
                return spread / count;
            }
        }\
        """;
    }

    private static String naive() {
        return """
        class NoiseMeter {
            double[] sum;
            double squares;
            int count;

            NoiseMeter(int n) {
                sum = new double[n];
            }

            void add(double[] g) {
                count++;
                for (int j = 0; j < g.length; j++) {
                    sum[j] += g[j];
                    squares += g[j] * g[j];
                }
            }

            double[] mean() {
                double[] m = sum.clone();
                for (int j = 0; j < m.length; j++) {
                    m[j] /= count;
                }
                return m;
            }

            double variance() {
                double v = squares / count;
                for (int j = 0; j < sum.length; j++) {
                    v -= sum[j] / count * (sum[j] / count);
                }
                return v;
            }
        }\
        """;
    }

    /** The task. */
    static final Coding<Maker> TASK =
            Coding.of(
                    "A meter for the noise of gradients",
                    EXERCISE,
                    Wanted.type("NoiseMeter", Maker.class),
                    SPECIMENS);
}
