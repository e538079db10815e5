package org.thalweg.check.ps1;

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

/** Weights found on standardized columns, told in raw units. */
public final class RawWeights {
    private RawWeights() {}

    /** The answer. */
    @FunctionalInterface
    public interface Back {
        /**
         * Returns the weights and, last, the intercept that predict from raw rows what w predicts
         * from standardized ones.
         *
         * @param train the rows that means and deviations (divisor N) come from; not modified. A
         *     column without spread was 0 everywhere after standardizing
         * @param w a weight for each standardized column, then the intercept; not modified
         */
        double[] of(double[][] train, double[] w);
    }

    private static final String RESULTS = "the raw weights of three tables";
    private static final String ALIKE = "raw and standardized predict the same for new rows";
    private static final String CONSTANT = "a column without spread gets weight 0";
    private static final String SINGLE = "one training row leaves the intercept alone";
    private static final String ALONE = "the training rows and w are left alone";

    private enum Slip {
        NONE,
        TIMES,
        UNSCALED,
        INTERCEPT_KEPT,
        PLUS,
        VARIANCE,
        N_MINUS_ONE,
        SHIFT_UNSCALED,
        SHIFT_TWICE,
        WHOLE_TABLE,
        INTERCEPT_SCALED,
        AROUND_ZERO
    }

    private static Back version(Slip slip) {
        return (train, w) -> {
            int d = w.length - 1;
            double n = train.length;
            double[] raw = w.clone();
            for (int j = 0; j < d; j++) {
                int c = j;
                double[] column =
                        slip == Slip.WHOLE_TABLE
                                ? Arrays.stream(train).flatMapToDouble(Arrays::stream).toArray()
                                : Arrays.stream(train).mapToDouble(row -> row[c]).toArray();
                double mean = Arrays.stream(column).average().orElse(0);
                double center = slip == Slip.AROUND_ZERO ? 0 : mean;
                double variance =
                        Arrays.stream(column)
                                .map(v -> (v - center) * (v - center))
                                .average()
                                .orElse(0);
                double s =
                        switch (slip) {
                            case VARIANCE -> variance;
                            case N_MINUS_ONE -> Math.sqrt(variance * n / (n - 1));
                            default -> Math.sqrt(variance);
                        };
                raw[j] =
                        s == 0
                                ? 0
                                : slip == Slip.TIMES
                                        ? w[j] * s
                                        : slip == Slip.UNSCALED ? w[j] : w[j] / s;
                double shift = slip == Slip.SHIFT_UNSCALED ? w[j] * mean : raw[j] * mean;
                raw[d] -=
                        switch (slip) {
                            case INTERCEPT_KEPT -> 0;
                            case PLUS -> -shift;
                            case SHIFT_TWICE -> s == 0 ? 0 : shift / s;
                            default -> shift;
                        };
                if (slip == Slip.INTERCEPT_SCALED && s > 0) {
                    raw[d] /= s;
                }
            }
            return raw;
        };
    }

    private static Mistake<Back> mistake(Slip slip, String says) {
        return new Mistake<>(says, version(slip));
    }

    private static final Exercise<Back> EXERCISE =
            new Exercise<>(
                    "rawWeights",
                    version(Slip.NONE),
                    List.of(
                            mistake(
                                    Slip.TIMES,
                                    "You multiply by the deviation. Write out w·(x − mean)/s: what"
                                            + " stands in front of x?"),
                            mistake(
                                    Slip.UNSCALED,
                                    "Your weights still belong to standardized columns. One"
                                            + " deviation in z is s raw units, so a raw unit counts for"
                                            + " less: divide."),
                            mistake(
                                    Slip.INTERCEPT_KEPT,
                                    "The slopes are right, the intercept is still the old one. Each"
                                            + " w·(x − mean)/s also holds a part without x: collect"
                                            + " those."),
                            mistake(
                                    Slip.PLUS,
                                    "The slopes are right; in the intercept the sign is turned"
                                            + " around. The mean is *subtracted* from x."),
                            mistake(
                                    Slip.VARIANCE,
                                    "You divide by the variance: the root is missing."),
                            mistake(
                                    Slip.N_MINUS_ONE,
                                    "Your deviation divides by N − 1. The columns were standardized"
                                            + " with N, so the way back must use N too."),
                            mistake(
                                    Slip.SHIFT_UNSCALED,
                                    "The slopes are right. In the intercept you use w·mean, but the"
                                            + " part without x is w·mean/s: the raw weight times the"
                                            + " mean."),
                            mistake(
                                    Slip.SHIFT_TWICE,
                                    "The slopes are right. In the intercept you divide by s twice:"
                                            + " the raw weight has it in already."),
                            mistake(
                                    Slip.WHOLE_TABLE,
                                    "You have one mean and one deviation for the whole table. Each"
                                            + " column was standardized by its own."),
                            mistake(
                                    Slip.INTERCEPT_SCALED,
                                    "Your intercept gets divided by the deviations. It was never"
                                            + " multiplied by a column: only what belongs to a column"
                                            + " is scaled back."),
                            mistake(
                                    Slip.AROUND_ZERO,
                                    "Your deviation is measured around 0, not around the mean of"
                                            + " the column.")),
                    List.of(
                            Check.<Back>results(
                                            RESULTS,
                                            "Not the raw weights. Put z = (x − mean)/s into w·z +"
                                                    + " b, multiply out, and collect what stands in"
                                                    + " front of each x and what stands alone.",
                                            RawWeights::three)
                                    .worth(5),
                            Check.<Back>that(ALIKE, RawWeights::alike).worth(2),
                            Check.<Back>that(CONSTANT, RawWeights::constant).worth(1).hidden(),
                            Check.<Back>that(SINGLE, RawWeights::single).worth(1).hidden(),
                            Check.<Back>that(ALONE, RawWeights::alone).worth(1)));

    /** Columns that differ in mean and in unit, as real ones do. */
    private static double[][] table(SplittableRandom random, int n, int d) {
        double[][] rows = Rows.normal(random, n, d);
        for (double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] = 2 * (j + 1) + (0.4 + 1.5 * j) * row[j];
            }
        }
        return rows;
    }

    private static double[][] three(Back answer, SplittableRandom random) {
        double[][] results = new double[3][];
        for (int k = 0; k < 3; k++) {
            double[][] train = table(random, 6 + k, k + 2);
            results[k] = answer.of(train, Problems.normal(random, k + 3));
        }
        return results;
    }

    private static void alike(Back answer, SplittableRandom random) {
        double[][] train = table(random, 9, 2);
        double[] w = Problems.normal(random, 3);
        double[] raw = answer.of(Rows.copy(train), w.clone());
        Expect.length(raw, 3, "the result");
        for (double[] x : table(random, 5, 2)) {
            double standardized = w[2];
            for (int j = 0; j < 2; j++) {
                double mean = mean(train, j);
                standardized += w[j] * (x[j] - mean) / deviation(train, j, mean);
            }
            Expect.close(
                    raw[0] * x[0] + raw[1] * x[1] + raw[2],
                    standardized,
                    1e-9, // a few roundings of numbers below 100
                    "For a new row your raw weights predict something else than the standardized"
                            + " ones. Both must say the same about every row: try the row of the means,"
                            + " where all z are 0.");
        }
    }

    private static double mean(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).average().orElse(0);
    }

    private static double deviation(double[][] rows, int j, double mean) {
        return Math.sqrt(
                Arrays.stream(rows)
                        .mapToDouble(row -> (row[j] - mean) * (row[j] - mean))
                        .average()
                        .orElse(0));
    }

    private static void constant(Back answer, SplittableRandom random) {
        double[][] train = table(random, 8, 3);
        for (double[] row : train) {
            row[1] = 6; // 8 · 6 / 8 has no rounding
        }
        double[] w = Problems.normal(random, 4);
        double[] raw = answer.of(train, w);
        Expect.length(raw, 4, "the result");
        for (double number : raw) {
            Expect.that(
                    Double.isFinite(number),
                    "One column has no spread, and something is divided by 0. After standardizing"
                            + " it was 0 everywhere, so its weight never took part.");
        }
        Expect.that(
                raw[1] == 0,
                "A column without spread was 0 after standardizing, whatever its weight. To say the"
                        + " same, its raw weight must be 0.");
        double[] other =
                answer.of(
                        Arrays.stream(train)
                                .map(row -> new double[] {row[0], row[2]})
                                .toArray(double[][]::new),
                        new double[] {w[0], w[2], w[3]});
        Expect.close(
                new double[] {raw[0], raw[2], raw[3]},
                other,
                1e-9,
                "A column without spread must take no part in the intercept either.");
    }

    private static void single(Back answer, SplittableRandom random) {
        double[] raw =
                answer.of(
                        new double[][] {{3, -1.5}},
                        new double[] {1.5, -2, 0.25 + random.nextInt(4)});
        Expect.length(raw, 3, "the result");
        Expect.finite(raw, "a raw weight");
        Expect.that(
                raw[0] == 0 && raw[1] == 0 && raw[2] != 0,
                "With a single training row no column has spread: all predictions are the"
                        + " intercept.");
    }

    private static void alone(Back answer, SplittableRandom random) {
        double[][] train = table(random, 5, 2);
        double[] w = Problems.normal(random, 3);
        double[][] train0 = Rows.copy(train);
        double[] w0 = w.clone();
        answer.of(train, w);
        Rows.untouched(train, train0, "the training rows");
        Expect.untouched(w, w0, "the weights `w`");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            double[] rawWeights(double[][] train, double[] w) {
                                throw new UnsupportedOperationException("not yet");
                            }\
                            """)
                    .right("column by column", loop())
                    .right(
                            "two helpers and streams",
                            """
                            double mean(double[] v) {
                                return Arrays.stream(v).average().getAsDouble();
                            }
                            double deviation(double[] v) {
                                double m = mean(v);
                                return Math.sqrt(Arrays.stream(v).map(a -> (a - m) * (a - m)).sum() / v.length);
                            }
                            double[] rawWeights(double[][] train, double[] w) {
                                int d = train[0].length;
                                double[] raw = new double[d + 1];
                                double b = w[d];
                                for (int j = 0; j < d; j++) {
                                    int k = j;
                                    double[] v = Arrays.stream(train).mapToDouble(r -> r[k]).toArray();
                                    if (deviation(v) > 0) {
                                        raw[j] = w[j] / deviation(v);
                                        b -= w[j] * mean(v) / deviation(v);
                                    }
                                }
                                raw[d] = b;
                                return raw;
                            }\
                            """)
                    .right(
                            "asks the model itself: intercept at x = 0, weights as differences",
                            """
                            double predict(double[][] train, double[] w, double[] x) {
                                double out = w[x.length];
                                for (int j = 0; j < x.length; j++) {
                                    double m = 0, v = 0;
                                    for (double[] row : train) m += row[j];
                                    m /= train.length;
                                    for (double[] row : train) v += Math.pow(row[j] - m, 2);
                                    double s = Math.sqrt(v / train.length);
                                    if (s != 0) out += w[j] * (x[j] - m) / s;
                                }
                                return out;
                            }
                            double[] rawWeights(double[][] train, double[] w) {
                                int d = w.length - 1;
                                double[] raw = new double[d + 1];
                                raw[d] = predict(train, w, new double[d]);
                                for (int j = 0; j < d; j++) {
                                    double[] e = new double[d];
                                    e[j] = 1;
                                    raw[j] = predict(train, w, e) - raw[d];
                                }
                                return raw;
                            }\
                            """)
                    .wrong(
                            RESULTS,
                            "multiply by the deviation",
                            loop().replace("w[j] / s", "w[j] * s"))
                    .wrong(
                            RESULTS,
                            "still belong to standardized",
                            loop().replace("w[j] / s", "w[j]"))
                    .wrong(
                            RESULTS,
                            "intercept is still the old one",
                            loop().replace("raw[d] -= raw[j] * mean;", ""))
                    .wrong(
                            ALIKE,
                            "the row of the means",
                            loop().replace("raw[d] -= raw[j] * mean;", ""))
                    .wrong(
                            RESULTS,
                            "sign is turned around",
                            loop().replace("raw[d] -=", "raw[d] +="))
                    .wrong(
                            RESULTS,
                            "the root is missing",
                            loop().replace("Math.sqrt(v / n)", "v / n"))
                    .wrong(RESULTS, "divides by N − 1", loop().replace("v / n", "v / (n - 1)"))
                    .wrong(
                            RESULTS,
                            "the raw weight times the mean",
                            loop().replace("raw[j] * mean", "w[j] * mean"))
                    .wrong(
                            RESULTS,
                            "divide by s twice",
                            loop().replace("raw[j] * mean", "raw[j] * mean / s"))
                    .wrong(
                            RESULTS,
                            "whole table",
                            loop().replace(
                                            "mean += train[i][j];",
                                            "for (double x : train[i]) mean += x / d;")
                                    .replace(
                                            "v += (train[i][j] - mean) * (train[i][j] - mean);",
                                            "for (double x : train[i]) v += (x - mean) * (x - mean)"
                                                    + " / d;"))
                    .wrong(
                            RESULTS,
                            "intercept gets divided",
                            loop().replace(
                                            "raw[d] -= raw[j] * mean;",
                                            "raw[d] -= raw[j] * mean; raw[d] /= s;"))
                    .wrong(
                            RESULTS,
                            "around 0",
                            loop().replace(
                                            "v += (train[i][j] - mean) * (train[i][j] - mean);",
                                            "v += train[i][j] * train[i][j];"))
                    .wrong(
                            RESULTS,
                            "numbers, it must have",
                            loop().replace("return raw;", "return Arrays.copyOf(raw, d);"))
                    .wrong(
                            RESULTS,
                            "multiply out",
                            loop().replace("int n = train.length;", "int n = d;"))
                    .wrong(
                            CONSTANT,
                            "divided by 0",
                            loop().replace("s == 0 ? 0 : w[j] / s", "w[j] / s"))
                    .wrong(
                            CONSTANT,
                            "its raw weight must be 0",
                            loop().replace("s == 0 ? 0 : w[j] / s", "w[j] / Math.max(s, 1e-8)"))
                    .wrong(SINGLE, "a raw weight is NaN", loop().replace("v / n", "v / (n - 1)"))
                    .wrong(ALONE, "changes the weights", loop().replace("w.clone()", "w"));

    private static String loop() {
        return """
        double[] rawWeights(double[][] train, double[] w) {
            int d = w.length - 1;
            int n = train.length;
            double[] raw = w.clone();
            for (int j = 0; j < d; j++) {
                double mean = 0;
                for (int i = 0; i < train.length; i++) {
                    mean += train[i][j];
                }
                mean /= n;
                double v = 0;
                for (int i = 0; i < train.length; i++) {
                    v += (train[i][j] - mean) * (train[i][j] - mean);
                }
                double s = Math.sqrt(v / n);
                raw[j] = s == 0 ? 0 : w[j] / s;
                raw[d] -= raw[j] * mean;
            }
            return raw;
        }\
        """;
    }

    /** The task. */
    static final Coding<Back> TASK =
            Coding.method("Weights back in raw units", EXERCISE, Back.class, SPECIMENS);
}
