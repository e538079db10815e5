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

/** One epoch of mini-batch descent that also averages its iterates. */
public final class AveragedEpoch {
    private AveragedEpoch() {}

    /** The answer. */
    @FunctionalInterface
    public interface Epoch {
        /**
         * Makes one update for each batch, with the gradient of the batch's ½ mean (w·xᵢ − yᵢ)².
         *
         * @param w0 weights at the beginning; not modified
         * @param x rows of features, as many in a row as weights; not modified
         * @param y targets; not modified
         * @param order the rows in the order of this epoch; not modified
         * @param size of a batch; the last may be shorter
         * @param lr learning rate
         * @return two rows: the weights after the last update, and the mean of the weights after
         *     each update
         */
        double[][] run(double[] w0, double[][] x, double[] y, int[] order, int size, double lr);
    }

    private static final String SHORT = "five epochs of 8 rows in batches of 3";
    private static final String ROWS = "five epochs with one row a batch";
    private static final String LARGE =
            "a batch larger than the table: one update, its own average";
    private static final String RESTS = "where all residuals are 0, both stay where they are";
    private static final String ALONE = "the data, the order and w0 are left alone";

    private enum Slip {
        NONE,
        START_TOO,
        BEFORE_UPDATE,
        BY_ROWS,
        WEIGHTED,
        ALWAYS_B,
        SUM,
        LABELS_STAY,
        OWN_ORDER,
        STALE,
        IN_PLACE,
        ADDS_UP,
        UPHILL,
        TWICE,
        DROPS,
        SWAPPED,
        HALVES,
        FEEDS_BACK,
        SAME_ARRAY,
        ONE_UPDATE
    }

    private static Epoch version(Slip slip) {
        return (w0, x, y, order, batch, lr) -> {
            int n = order.length;
            int d = w0.length;
            int size = slip == Slip.ONE_UPDATE ? n : batch;
            double[] w = w0.clone();
            double[] sum = slip == Slip.START_TOO ? w0.clone() : new double[d];
            double weight = slip == Slip.START_TOO ? 1 : 0;
            double[] g = new double[d];
            for (int from = 0; from < n; from += size) {
                int to = Math.min(from + size, n);
                if (slip == Slip.DROPS && to - from < size) {
                    break;
                }
                double share = slip == Slip.WEIGHTED ? to - from : 1;
                if (slip == Slip.BEFORE_UPDATE) {
                    add(sum, share, w);
                }
                step(slip, w, slip == Slip.STALE ? w0 : w, g, x, y, order, from, to, size, lr);
                if (slip == Slip.HALVES) {
                    double[] last = from == 0 ? w : sum;
                    for (int j = 0; j < d; j++) {
                        sum[j] = (last[j] + w[j]) / 2;
                    }
                } else if (slip != Slip.BEFORE_UPDATE) {
                    add(sum, share, w);
                }
                weight += share;
                if (slip == Slip.FEEDS_BACK) {
                    for (int j = 0; j < d; j++) {
                        w[j] = sum[j] / weight;
                    }
                }
            }
            double[] mean = sum.clone();
            for (int j = 0; j < d; j++) {
                mean[j] /=
                        switch (slip) {
                            case BY_ROWS -> n;
                            case HALVES -> 1;
                            default -> weight;
                        };
            }
            if (slip == Slip.SAME_ARRAY) {
                mean = w;
            }
            return slip == Slip.SWAPPED ? new double[][] {mean, w} : new double[][] {w, mean};
        };
    }

    private static void add(double[] sum, double share, double[] w) {
        for (int j = 0; j < w.length; j++) {
            sum[j] += share * w[j];
        }
    }

    private static void step(
            Slip slip,
            double[] w,
            double[] at,
            double[] g,
            double[][] x,
            double[] y,
            int[] order,
            int from,
            int to,
            int size,
            double lr) {
        double rows =
                switch (slip) {
                    case ALWAYS_B -> size;
                    case SUM -> 1;
                    case TWICE -> (to - from) / 2.0;
                    case UPHILL -> -(to - from);
                    default -> to - from;
                };
        if (slip != Slip.ADDS_UP) {
            Arrays.fill(g, 0);
        }
        for (int k = from; k < to; k++) {
            int i = slip == Slip.OWN_ORDER ? k : order[k];
            double r = Rows.dot(x[i], at) - y[slip == Slip.LABELS_STAY ? k : i];
            for (int j = 0; j < w.length; j++) {
                g[j] += r * x[i][j];
                if (slip == Slip.IN_PLACE) {
                    w[j] -= lr / rows * r * x[i][j];
                }
            }
        }
        for (int j = 0; j < w.length; j++) {
            w[j] -= slip == Slip.IN_PLACE ? 0 : lr / rows * g[j];
        }
    }

    private static Mistake<Epoch> mistake(Slip slip, String says) {
        return new Mistake<>(says, version(slip));
    }

    private static final Exercise<Epoch> EXERCISE =
            new Exercise<>(
                    "averagedEpoch",
                    version(Slip.NONE),
                    List.of(
                            mistake(
                                    Slip.START_TOO,
                                    "The weights are right. Your average counts the start as well:"
                                            + " asked for are the weights *after* each update."),
                            mistake(
                                    Slip.BEFORE_UPDATE,
                                    "The weights are right. Your average takes them *before* each"
                                            + " update, so it has the start and lacks the end."),
                            mistake(
                                    Slip.BY_ROWS,
                                    "The weights are right. Your average divides by the number of"
                                            + " rows; there is one point for each *update*."),
                            mistake(
                                    Slip.WEIGHTED,
                                    "The weights are right. Your average counts a point more when"
                                            + " its batch was larger. Each update counts once."),
                            mistake(
                                    Slip.HALVES,
                                    "The weights are right. (average + w)/2 is no mean: the last"
                                            + " point gets half of all the weight. Add up and divide at"
                                            + " the end."),
                            mistake(
                                    Slip.SAME_ARRAY,
                                    "Both rows are the last weights. Is the average the same array"
                                            + " as `w`, or is nothing added up?"),
                            mistake(
                                    Slip.SWAPPED,
                                    "Your two rows stand in the wrong order: the last weights"
                                            + " first, then the average."),
                            mistake(
                                    Slip.FEEDS_BACK,
                                    "You go on from the average. It only watches: the next update"
                                            + " starts from the weights of the last."),
                            mistake(
                                    Slip.ALWAYS_B,
                                    "The short last batch is divided by B. Divide by the rows it"
                                            + " really has."),
                            mistake(
                                    Slip.SUM,
                                    "You step by the sum over the batch. The loss is the batch's"
                                            + " mean: divide by its rows."),
                            mistake(
                                    Slip.LABELS_STAY,
                                    "The features follow `order`, the targets do not: row and"
                                            + " target no longer belong together."),
                            mistake(
                                    Slip.OWN_ORDER,
                                    "You take the rows as they stand in the table: `order` takes no"
                                            + " part."),
                            mistake(
                                    Slip.STALE,
                                    "Every batch is measured at the weights of the beginning. Each"
                                            + " must see what the one before it has moved."),
                            mistake(
                                    Slip.IN_PLACE,
                                    "You move the weights while the batch is still being measured,"
                                            + " so its later rows see other weights than its first."
                                            + " Measure the whole batch, then move."),
                            mistake(
                                    Slip.ADDS_UP,
                                    "The gradient of the batch before is still in the sum: begin"
                                            + " every batch with zeros."),
                            mistake(
                                    Slip.UPHILL,
                                    "You walk uphill: the step is *minus* lr times the gradient."),
                            mistake(
                                    Slip.TWICE,
                                    "Your steps are twice too long: the ½ of the loss cancels the 2"
                                            + " of the square."),
                            mistake(
                                    Slip.DROPS,
                                    "The short last batch is dropped: its rows never take part."),
                            mistake(
                                    Slip.ONE_UPDATE,
                                    "You make one update with all rows: that is the full batch."
                                            + " Every batch makes its own.")),
                    List.of(
                            Check.<Epoch>trajectory(
                                            SHORT, (epoch, random) -> epochs(epoch, 8, 3, random))
                                    .worth(6),
                            Check.<Epoch>trajectory(
                                            ROWS, (epoch, random) -> epochs(epoch, 5, 1, random))
                                    .worth(2),
                            Check.<Epoch>that(LARGE, AveragedEpoch::large).worth(1).hidden(),
                            Check.<Epoch>that(RESTS, AveragedEpoch::rests).worth(1).hidden(),
                            Check.<Epoch>that(ALONE, AveragedEpoch::alone).worth(2)));

    /** Row 0 is the start; then, for each epoch, the last weights and the average in one row. */
    private static double[][] epochs(Epoch epoch, int n, int size, SplittableRandom random) {
        double[][] x = Rows.normal(random, n, 3);
        double[] y = Problems.normal(random, n);
        double[] w = Problems.normal(random, 3);
        double[][] path = new double[6][];
        path[0] = both(w, w);
        for (int k = 1; k < path.length; k++) {
            double[][] two = epoch.run(w, x, y, Rows.shuffled(n, random), size, 0.07);
            two(two, 3);
            path[k] = both(two[0], two[1]);
            w = two[0].clone();
        }
        return path;
    }

    private static void two(double[][] got, int d) {
        Expect.that(got != null, "Your code returned `null`.");
        Expect.that(
                got.length == 2,
                "Two rows are asked for, the last weights and their average; you return "
                        + got.length
                        + ".");
        Expect.length(got[0], d, "the row of the last weights");
        Expect.length(got[1], d, "the row of the average");
    }

    private static double[] both(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static void large(Epoch epoch, SplittableRandom random) {
        double[][] x = Rows.normal(random, 5, 2);
        double[] y = Problems.normal(random, 5);
        double[] w = Problems.normal(random, 2);
        int[] order = Rows.shuffled(5, random);
        double[][] got = epoch.run(w.clone(), x, y, order, 9, 0.1);
        two(got, 2);
        Expect.close(
                got[0],
                EXERCISE.reference().run(w, x, y, order, 9, 0.1)[0],
                1e-9,
                "With B larger than the table there is one batch of all rows. Divide by the rows it"
                        + " has, not by B.");
        Expect.close(
                got[1],
                got[0],
                1e-9,
                "After a single update the average is that one point. Yours is another.");
    }

    private static void rests(Epoch epoch, SplittableRandom random) {
        double[] w = {1.5, -2, 0.25}; // sums of their products with small integers have no rounding
        double[][] x = new double[7][3];
        double[] y = new double[7];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 3; j++) {
                x[i][j] = random.nextInt(9) - 4;
            }
            y[i] = Rows.dot(x[i], w);
        }
        double[][] got = epoch.run(w.clone(), x, y, Rows.shuffled(7, random), 2, 0.1);
        two(got, 3);
        Expect.close(
                got[0],
                w,
                1e-9,
                "Every prediction is right, so every gradient is 0 and the weights stay. Yours"
                        + " move.");
        Expect.close(
                got[1],
                w,
                1e-9,
                "The weights never move, and yet your average is another point. How many points are"
                        + " added up, and what are they divided by?");
    }

    private static void alone(Epoch epoch, SplittableRandom random) {
        double[][] x = Rows.normal(random, 6, 2);
        double[] y = Problems.normal(random, 6);
        double[] w = Problems.normal(random, 2);
        int[] order = Rows.shuffled(6, random);
        double[][] x0 = Rows.copy(x);
        double[] y0 = y.clone();
        double[] w0 = w.clone();
        int[] order0 = order.clone();
        epoch.run(w, x, y, order, 4, 0.1);
        Expect.untouched(w, w0, "the first weights `w0`");
        Rows.untouched(x, x0, "the features `x`");
        Expect.untouched(y, y0, "the targets `y`");
        Expect.that(
                Arrays.equals(order, order0),
                "Your code changes `order`, which belongs to the caller.");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            double[][] averagedEpoch(double[] w0, double[][] x, double[] y,
                                                     int[] order, int size, double lr) {
                                throw new UnsupportedOperationException("not yet");
                            }\
                            """)
                    .right("two loops", loop())
                    .right(
                            "a running mean",
                            """
                            double[][] averagedEpoch(double[] w0, double[][] x, double[] y,
                                                     int[] order, int size, double lr) {
                                double[] w = w0.clone(), mean = new double[w0.length];
                                int t = 0, from = 0;
                                while (from < order.length) {
                                    int to = Math.min(order.length, from + size);
                                    double[] g = new double[w.length];
                                    for (int k = from; k < to; k++) {
                                        double[] row = x[order[k]];
                                        double r = -y[order[k]];
                                        for (int j = 0; j < w.length; j++) r += w[j] * row[j];
                                        for (int j = 0; j < w.length; j++) g[j] += r * row[j] / (to - from);
                                    }
                                    t++;
                                    for (int j = 0; j < w.length; j++) {
                                        w[j] -= lr * g[j];
                                        mean[j] += (w[j] - mean[j]) / t;
                                    }
                                    from = to;
                                }
                                return new double[][] {w, mean};
                            }\
                            """)
                    .right(
                            "keeps all points",
                            """
                            double[] step(double[] w, double[][] x, double[] y, int[] batch, double lr) {
                                double[] next = w.clone();
                                for (int i : batch) {
                                    double r = -y[i];
                                    for (int j = 0; j < w.length; j++) r += w[j] * x[i][j];
                                    for (int j = 0; j < w.length; j++) {
                                        next[j] -= lr * r * x[i][j] / batch.length;
                                    }
                                }
                                return next;
                            }
                            double[][] averagedEpoch(double[] w0, double[][] x, double[] y,
                                                     int[] order, int size, double lr) {
                                List<double[]> points = new ArrayList<>();
                                double[] w = w0;
                                for (int from = 0; from < order.length; from += size) {
                                    int to = Math.min(from + size, order.length);
                                    w = step(w, x, y, Arrays.copyOfRange(order, from, to), lr);
                                    points.add(w);
                                }
                                double[] mean = new double[w0.length];
                                for (int j = 0; j < mean.length; j++) {
                                    int k = j;
                                    mean[j] = points.stream().mapToDouble(p -> p[k]).average().getAsDouble();
                                }
                                return new double[][] {w, mean};
                            }\
                            """)
                    .wrong(
                            SHORT,
                            "counts the start as well",
                            loop().replace("sum = new double[d]", "sum = w0.clone()")
                                    .replace("int t = 0", "int t = 1"))
                    .wrong(
                            SHORT,
                            "*before* each update",
                            loop().replace("sum[j] += w[j]; // after", "")
                                    .replace("w[j] -= ", "sum[j] += w[j]; w[j] -= "))
                    .wrong(SHORT, "number of rows", loop().replace("sum[j] /= t", "sum[j] /= n"))
                    .wrong(
                            SHORT,
                            "when its batch was larger",
                            loop().replace("sum[j] += w[j]; // after", "sum[j] += w[j] * m;")
                                    .replace("t++", "t += m"))
                    .wrong(
                            SHORT,
                            "(average + w)/2",
                            loop().replace(
                                            "sum[j] += w[j]; // after",
                                            "sum[j] = t == 0 ? w[j] : (sum[j] + w[j]) / 2;")
                                    .replace("sum[j] /= t", "sum[j] /= 1"))
                    .wrong(
                            SHORT,
                            "Both rows are the last weights",
                            loop().replace("double[] sum = new double[d]", "double[] sum = w")
                                    .replace("sum[j] += w[j]; // after", "")
                                    .replace("sum[j] /= t", "sum[j] /= 1"))
                    .wrong(SHORT, "wrong order", loop().replace("{w, sum}", "{sum, w}"))
                    .wrong(
                            SHORT,
                            "go on from the average",
                            loop().replace(
                                            "t++;",
                                            "t++; for (int j = 0; j < d; j++) w[j] = sum[j] / t;"))
                    .wrong(SHORT, "rows it really has", loop().replace("g[j] / m", "g[j] / size"))
                    .wrong(LARGE, "not by B", loop().replace("g[j] / m", "g[j] / size"))
                    .wrong(SHORT, "sum over the batch", loop().replace("g[j] / m", "g[j]"))
                    .wrong(SHORT, "targets do not", loop().replace("y[i]", "y[k]"))
                    .wrong(SHORT, "takes no part", loop().replace("int i = order[k]", "int i = k"))
                    .wrong(
                            SHORT,
                            "weights of the beginning",
                            loop().replace("r += w[j] * x[i][j]", "r += w0[j] * x[i][j]"))
                    .wrong(
                            SHORT,
                            "still being measured",
                            loop().replace("g[j] += r * x[i][j]", "w[j] -= lr * r * x[i][j] / m"))
                    .wrong(
                            SHORT,
                            "begin every batch with zeros",
                            loop().replace("double[] g = new double[d]; // zeros", "")
                                    .replace("int t = 0", "double[] g = new double[d]; int t = 0"))
                    .wrong(SHORT, "uphill", loop().replace("w[j] -= lr", "w[j] += lr"))
                    .wrong(
                            SHORT,
                            "twice too long",
                            loop().replace("double r = -y[i]", "double r = -2 * y[i]")
                                    .replace("r += w[j] * x[i][j]", "r += 2 * w[j] * x[i][j]"))
                    .wrong(SHORT, "dropped", loop().replace("from < n;", "from + size <= n;"))
                    .wrong(
                            SHORT,
                            "that is the full batch",
                            loop().replace("from += size", "from += n")
                                    .replace("Math.min(n, from + size)", "n"))
                    .wrong(
                            RESTS,
                            "how many points are added up",
                            loop().replace("sum[j] /= t", "sum[j] /= t + 1"))
                    .wrong(
                            ROWS,
                            "uphill",
                            loop().replace("double r = -y[i]", "double r = y[i]")
                                    .replace("r += w[j] * x[i][j]", "r -= w[j] * x[i][j]"))
                    .wrong(ALONE, "changes the first weights", loop().replace("w0.clone()", "w0"))
                    .wrong(
                            ALONE,
                            "changes `order`",
                            loop().replace("int t = 0", "Arrays.sort(order); int t = 0"));

    private static String loop() {
        return """
        double[][] averagedEpoch(double[] w0, double[][] x, double[] y,
                                 int[] order, int size, double lr) {
            int n = order.length, d = w0.length;
            double[] w = w0.clone();
            double[] sum = new double[d];
            int t = 0;
            for (int from = 0; from < n; from += size) {
                int to = Math.min(n, from + size);
                int m = to - from;
                double[] g = new double[d]; // zeros
                for (int k = from; k < to; k++) {
                    int i = order[k];
                    double r = -y[i];
                    for (int j = 0; j < d; j++) {
                        r += w[j] * x[i][j];
                    }
                    for (int j = 0; j < d; j++) {
                        g[j] += r * x[i][j];
                    }
                }
                for (int j = 0; j < d; j++) {
                    w[j] -= lr * g[j] / m;
                    sum[j] += w[j]; // after
                }
                t++;
            }
            for (int j = 0; j < d; j++) {
                sum[j] /= t;
            }
            return new double[][] {w, sum};
        }\
        """;
    }

    /** The task. */
    static final Coding<Epoch> TASK =
            Coding.method("An epoch and its average", EXERCISE, Epoch.class, SPECIMENS);
}
