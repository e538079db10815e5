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

/** The gradient of the mean squared error of a linear model with several features. */
public final class MseGradient {
    private MseGradient() {}

    /** The answer. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns the gradient of 1/(2N) Σ (w·xᵢ + b − yᵢ)² as a new array.
         *
         * @param x N rows of d features; not modified
         * @param y N targets; not modified
         * @param w d weights, then the intercept b; not modified
         */
        double[] of(double[][] x, double[] y, double[] w);
    }

    private static final String RESULTS = "the gradient on three random tables";
    private static final String MEAN = "a copy of every row changes nothing";
    private static final String FIT = "where every prediction is right it is 0";
    private static final String SINGLE = "one row is enough";
    private static final String ALONE = "x, y and w are left alone";

    private enum Slip {
        NONE,
        SUM,
        TWICE,
        SIGN,
        NO_INTERCEPT,
        INTERCEPT_SUMMED,
        INTERCEPT_ZERO,
        LAST_ROW,
        BY_WEIGHTS,
        FIRST_FEATURE,
        ZERO,
        N_SQUARED
    }

    private static Gradient version(Slip slip) {
        return (x, y, w) -> {
            int n = x.length;
            int d = w.length - 1;
            double[] g = new double[w.length];
            for (int i = 0; i < n; i++) {
                double r = slip == Slip.NO_INTERCEPT ? -y[i] : w[d] - y[i];
                for (int j = 0; j < d; j++) {
                    r += w[j] * x[i][j];
                }
                if (slip == Slip.LAST_ROW) {
                    Arrays.fill(g, 0);
                }
                for (int j = 0; j < d; j++) {
                    g[j] += r * x[i][slip == Slip.FIRST_FEATURE ? 0 : j];
                }
                g[d] += slip == Slip.INTERCEPT_ZERO ? 0 : r;
            }
            double factor =
                    switch (slip) {
                        case SUM -> 1;
                        case TWICE -> 2.0 / n;
                        case SIGN -> -1.0 / n;
                        case BY_WEIGHTS -> 1.0 / w.length;
                        case ZERO -> 0;
                        case N_SQUARED -> 1.0 / n / n;
                        default -> 1.0 / n;
                    };
            for (int j = 0; j <= d; j++) {
                g[j] *= j == d && slip == Slip.INTERCEPT_SUMMED ? 1 : factor;
            }
            return g;
        };
    }

    private static Mistake<Gradient> mistake(Slip slip, String says) {
        return new Mistake<>(says, version(slip));
    }

    private static final Exercise<Gradient> EXERCISE =
            new Exercise<>(
                    "mseGradient",
                    version(Slip.NONE),
                    List.of(
                            mistake(
                                    Slip.SUM,
                                    "You return the sum over the rows. The loss is a mean, so its"
                                            + " gradient is one too: divide by the number of rows."),
                            mistake(
                                    Slip.TWICE,
                                    "Your gradient is twice too long. The loss has a ½ in front,"
                                            + " and the 2 that comes down from the square cancels it."),
                            mistake(
                                    Slip.SIGN,
                                    "Your gradient points downhill. With the residual prediction −"
                                            + " target no minus is left over; with target −"
                                            + " prediction one is."),
                            mistake(
                                    Slip.NO_INTERCEPT,
                                    "Your predictions leave the intercept out. It is the last"
                                            + " number of `w` and is added to every prediction."),
                            mistake(
                                    Slip.INTERCEPT_SUMMED,
                                    "The slopes are means, the intercept's number is still a sum:"
                                            + " divide the last one too."),
                            mistake(
                                    Slip.INTERCEPT_ZERO,
                                    "The slopes are right, the intercept's number is 0. Its input"
                                            + " is 1 in every row: what does it add up?"),
                            mistake(
                                    Slip.LAST_ROW,
                                    "Only the last row counts in yours: each row overwrites what"
                                            + " the ones before it gave. Add up."),
                            mistake(
                                    Slip.BY_WEIGHTS,
                                    "You divide by the number of weights. A mean over the rows"
                                            + " divides by the number of rows."),
                            mistake(
                                    Slip.FIRST_FEATURE,
                                    "Every slope of yours uses the first feature. The number of"
                                            + " weight j is the mean of residual times feature j."),
                            mistake(
                                    Slip.ZERO,
                                    "Everything is 0. Does `1 / n` stand there with two `int`s? In"
                                            + " Java that is 0: write `1.0 / n`."),
                            mistake(
                                    Slip.N_SQUARED,
                                    "You divide by the number of rows twice, once for each row and"
                                            + " once more at the end.")),
                    List.of(
                            Check.<Gradient>results(
                                            RESULTS,
                                            "Not the gradient: number j is the mean over the rows"
                                                    + " of residual times feature j, and the last one"
                                                    + " the mean of the residuals. Try one row by"
                                                    + " hand.",
                                            MseGradient::three)
                                    .worth(4),
                            Check.<Gradient>that(MEAN, MseGradient::doubled).worth(1),
                            Check.<Gradient>that(FIT, MseGradient::fitted).worth(1),
                            Check.<Gradient>that(SINGLE, MseGradient::single).worth(1).hidden(),
                            Check.<Gradient>that(ALONE, MseGradient::alone).worth(1)));

    private static double[][] three(Gradient answer, SplittableRandom random) {
        double[][] results = new double[3][];
        int[][] sizes = {{7, 3}, {4, 1}, {11, 5}};
        for (int k = 0; k < 3; k++) {
            double[][] x = Rows.normal(random, sizes[k][0], sizes[k][1]);
            double[] y = Problems.normal(random, sizes[k][0]);
            results[k] = answer.of(x, y, Problems.normal(random, sizes[k][1] + 1));
        }
        return results;
    }

    private static void doubled(Gradient answer, SplittableRandom random) {
        double[][] x = Rows.normal(random, 5, 2);
        double[] y = Problems.normal(random, 5);
        double[] w = Problems.normal(random, 3);
        double[][] xx = Arrays.copyOf(x, 10);
        double[] yy = Arrays.copyOf(y, 10);
        System.arraycopy(x, 0, xx, 5, 5);
        System.arraycopy(y, 0, yy, 5, 5);
        double[] once = answer.of(Rows.copy(x), y.clone(), w.clone());
        Expect.length(once, 3, "the gradient");
        Expect.that(Rows.norm(once) > 0, "Your gradient is 0 everywhere.");
        Expect.close(
                answer.of(Rows.copy(xx), yy, w.clone()),
                once,
                1e-9,
                "With a copy of every row your gradient is another one. A mean does not change when"
                        + " everything is counted twice: what do you divide by?");
    }

    private static void fitted(Gradient answer, SplittableRandom random) {
        double[][] x = Rows.normal(random, 6, 3);
        double[] w = Problems.normal(random, 4);
        double[] y = new double[6];
        for (int i = 0; i < 6; i++) {
            y[i] = w[0] * x[i][0] + w[1] * x[i][1] + w[2] * x[i][2] + w[3];
        }
        Expect.close(
                answer.of(x, y, w),
                new double[4],
                1e-9, // residuals of some 1e-16 remain
                "Where every prediction equals its target all residuals are 0, and the gradient is"
                        + " 0. Yours is not: how do you make the predictions?");
    }

    private static void single(Gradient answer, SplittableRandom random) {
        double[] x = Problems.normal(random, 2);
        double[] w = Problems.normal(random, 3);
        double r = w[0] * x[0] + w[1] * x[1] + w[2] - 0.5;
        Expect.close(
                answer.of(new double[][] {x}, new double[] {0.5}, w),
                new double[] {r * x[0], r * x[1], r},
                1e-9,
                "With one row the mean is that row alone: residual times feature, and the residual"
                        + " itself. Yours differs.");
    }

    private static void alone(Gradient answer, SplittableRandom random) {
        double[][] x = Rows.normal(random, 4, 2);
        double[] y = Problems.normal(random, 4);
        double[] w = Problems.normal(random, 3);
        double[][] x0 = Rows.copy(x);
        double[] y0 = y.clone();
        double[] w0 = w.clone();
        answer.of(x, y, w);
        Rows.untouched(x, x0, "the features `x`");
        Expect.untouched(y, y0, "the targets `y`");
        Expect.untouched(w, w0, "the weights `w`");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            double[] mseGradient(double[][] x, double[] y, double[] w) {
                                throw new UnsupportedOperationException("not yet");
                            }\
                            """)
                    .right(
                            "row by row",
                            """
                            double[] mseGradient(double[][] x, double[] y, double[] w) {
                                int n = x.length;
                                int d = w.length - 1;
                                double[] g = new double[d + 1];
                                for (int i = 0; i < n; i++) {
                                    double r = w[d] - y[i];
                                    for (int j = 0; j < d; j++) {
                                        r += w[j] * x[i][j];
                                    }
                                    for (int j = 0; j < d; j++) {
                                        g[j] += r * x[i][j] / n;
                                    }
                                    g[d] += r / n;
                                }
                                return g;
                            }\
                            """)
                    .right(
                            "residuals first, then columns",
                            """
                            double[] residuals(double[][] x, double[] y, double[] w) {
                                double[] r = new double[y.length];
                                for (int i = 0; i < r.length; i++) {
                                    r[i] = w[w.length - 1] - y[i];
                                    for (int j = 0; j < x[i].length; j++) r[i] += w[j] * x[i][j];
                                }
                                return r;
                            }
                            double[] mseGradient(double[][] x, double[] y, double[] w) {
                                double[] r = residuals(x, y, w);
                                double[] g = new double[w.length];
                                for (int j = 0; j < g.length; j++) {
                                    double sum = 0;
                                    for (int i = 0; i < r.length; i++) {
                                        sum += r[i] * (j < x[i].length ? x[i][j] : 1);
                                    }
                                    g[j] = sum / r.length;
                                }
                                return g;
                            }\
                            """)
                    .right(
                            "a stream, residual the other way round",
                            """
                            double[] mseGradient(double[][] x, double[] y, double[] w) {
                                int d = w.length - 1;
                                double[] e = IntStream.range(0, y.length)
                                    .mapToDouble(i -> y[i] - w[d] - IntStream.range(0, d)
                                        .mapToDouble(j -> w[j] * x[i][j]).sum()).toArray();
                                return IntStream.rangeClosed(0, d)
                                    .mapToDouble(j -> -IntStream.range(0, y.length)
                                        .mapToDouble(i -> e[i] * (j == d ? 1 : x[i][j]))
                                        .average().getAsDouble())
                                    .toArray();
                            }\
                            """)
                    .wrong(RESULTS, "sum over the rows", wrong("double r = b - y[i];", "1", "1"))
                    .wrong(MEAN, "counted twice", wrong("double r = b - y[i];", "1", "1"))
                    .wrong(
                            RESULTS,
                            "twice too long",
                            wrong("double r = b - y[i];", "2.0 / n", "2.0 / n"))
                    .wrong(
                            RESULTS,
                            "points downhill",
                            wrong("double r = b - y[i];", "-1.0 / n", "-1.0 / n"))
                    .wrong(
                            RESULTS,
                            "leave the intercept out",
                            wrong("double r = -y[i];", "1.0 / n", "1.0 / n"))
                    .wrong(
                            FIT,
                            "how do you make the predictions",
                            wrong("double r = -y[i];", "1.0 / n", "1.0 / n"))
                    .wrong(RESULTS, "still a sum", wrong("double r = b - y[i];", "1.0 / n", "1"))
                    .wrong(
                            RESULTS,
                            "intercept's number is 0",
                            wrong("double r = b - y[i];", "1.0 / n", "0"))
                    .wrong(
                            RESULTS,
                            "write `1.0 / n`",
                            wrong("double r = b - y[i];", "1 / n", "1 / n"))
                    .wrong(
                            RESULTS,
                            "number of weights",
                            wrong("double r = b - y[i];", "1.0 / w.length", "1.0 / w.length"))
                    .wrong(
                            RESULTS,
                            "twice, once for each row",
                            wrong("double r = b - y[i];", "1.0 / n / n", "1.0 / n / n"))
                    .wrong(
                            RESULTS,
                            "Only the last row",
                            wrong("double r = b - y[i]; Arrays.fill(g, 0);", "1.0 / n", "1.0 / n"))
                    .wrong(
                            RESULTS,
                            "seven digits",
                            wrong("float r = (float) (b - y[i]);", "1.0 / n", "1.0 / n"))
                    .wrong(
                            SINGLE,
                            "With one row the mean",
                            wrong("double r = b - y[i];", "1.0 / (n - 1)", "1.0 / (n - 1)"))
                    .wrong(
                            RESULTS,
                            "uses the first feature",
                            wrong("double r = b - y[i];", "1.0 / n", "1.0 / n")
                                    .replace("r * x[i][j]", "r * x[i][0]"))
                    .wrong(
                            ALONE,
                            "changes the targets",
                            wrong("double r = b - y[i]; y[i] = r;", "1.0 / n", "1.0 / n"));

    /** A wrong answer, from how a residual begins and what the sums are multiplied by. */
    private static String wrong(String residual, String slopes, String intercept) {
        return """
        double[] mseGradient(double[][] x, double[] y, double[] w) {
            int n = x.length;
            int d = w.length - 1;
            double b = w[d];
            double[] g = new double[d + 1];
            for (int i = 0; i < n; i++) {
                %s
                for (int j = 0; j < d; j++) {
                    r += w[j] * x[i][j];
                }
                for (int j = 0; j < d; j++) {
                    g[j] += r * x[i][j];
                }
                g[d] += r;
            }
            for (int j = 0; j < d; j++) {
                g[j] *= %s;
            }
            g[d] *= %s;
            return g;
        }\
        """
                .formatted(residual, slopes, intercept);
    }

    /** The task. */
    static final Coding<Gradient> TASK =
            Coding.method(
                    "Gradient of the mean squared error", EXERCISE, Gradient.class, SPECIMENS);
}
