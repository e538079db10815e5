package org.thalweg.check.lesson;

import static org.thalweg.check.Option.right;
import static org.thalweg.check.Option.wrong;
import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Choice;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Numbers;
import org.thalweg.check.Prediction;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Problems;
import org.thalweg.check.Question;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;
import org.thalweg.check.Verdict;
import org.thalweg.check.Wanted;

/** The questions and exercises of lesson 04. */
public final class Lesson04 {
    private Lesson04() {}

    /** The exercises, in the order of the lesson, as they are graded. */
    public static ProblemSet problems() {
        return new ProblemSet(
                "04",
                "Lesson 04: Stochastic and mini-batch gradient descent",
                "04-stochastic-and-mini-batch.ipynb",
                List.of(
                        new Choice("Two clocks", 2, COUNT_UPDATES),
                        new Numbers(
                                "shortBatch",
                                "The short batch by hand",
                                3,
                                seat -> SHORT_BATCH,
                                Specimens.of("double[] shortBatch = {};")),
                        Coding.method(
                                "Batches",
                                BATCHES,
                                Cut.class,
                                Specimens.of(
"""
int[][] batches(int n, int B, SplittableRandom rng) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        Coding.method(
                                "One epoch",
                                EPOCH,
                                Epoch.class,
                                Specimens.of(
"""
void epoch(double[] w, double[][] x, double[] y,
           int[] order, int B, double lr) {
    throw new UnsupportedOperationException("not yet");
}
""")),
                        new Choice("\"Small batches are better\"", 2, SMALL_WINS),
                        new Coding<>(
                                "A budget",
                                PLAN,
                                List.of(
                                        Wanted.variable("planRate", double.class),
                                        Wanted.variable("planBatch", int.class)),
                                given ->
                                        chosen(
                                                given.get(
                                                        Wanted.variable("planRate", double.class)),
                                                given.get(Wanted.variable("planBatch", int.class))),
                                Specimens.of(
"""
double planRate = Double.NaN;
int planBatch = 0;
"""))));
    }

    // ---- predictions

    private static final Question GENIE =
            new Question(
                    "genie",
                    "Every row is doubled. Who reads about twice as many rows to the same loss?",
                    List.of(
                            wrong(
                                    "a",
                                    "all three of them",
                                    "twice the data is twice the work",
                                    "the counts for B = 1 and B = 32 would double; they stay within a few"
                                            + " percent.",
                                    "A copy brings no news. Drawing from 2000 rows that are pairwise equal"
                                            + " is like drawing from the 1000."),
                            right(
                                    "b",
                                    "the full batch only",
                                    "The full batch makes the same steps and pays two readings for each. A"
                                            + " draw of 1 or 32 rows looks as before."),
                            wrong(
                                    "c",
                                    "B = 1 only",
                                    "one row at a time, it must get through all of them",
                                    "B = 1 would need thousands of rows; it is there after about a"
                                            + " hundred.",
                                    "It never had to see every row once. It moves at each row and is done"
                                            + " long before the end of the first epoch."),
                            wrong(
                                    "d",
                                    "none of them",
                                    "copies carry no information, so nobody can notice",
                                    "the full batch would read as many rows as before; it reads exactly"
                                            + " twice as many.",
                                    "Its path is the same, that is true. But it reads every copy before"
                                            + " it moves.")),
                    """
                    Think of a poll. To learn what a town thinks you ask a thousand people. For a country \
                    of a hundred times as many you ask a thousand people. How good a poll is depends on how \
                    many were *asked*, not on how many *live* there.

                    B = 1 and B = 32 are polls. The full batch is a census: double the population and it \
                    costs double, though the answer is the same to the last digit.

                    So the cost of a step grows with the rows it *reads*, the quality of a step with the \
                    rows it *draws*. The table has no say in either, unless you insist on reading it all.
                    """,
                    """
                    Take four rows: 1, 2, 3, 6. Their mean is 3. Double them: 1, 1, 2, 2, 3, 3, 6, 6. The \
                    mean is 3, after eight readings instead of four: the full batch pays double.

                    Draw one row. Before: each of the four values with probability ¼. After: each with \
                    2/8 = ¼. Nothing has changed, and one reading is one reading.
                    """);

    /** Prediction: who notices that every row is doubled. */
    public static Prediction genie(String choice, String confidence) {
        return GENIE.commit(choice, confidence);
    }

    private static final Question FIVE_EPOCHS =
            new Question(
                    "fiveEpochs",
                    "Learning rate 0.05, five epochs for each: which loss is lowest?",
                    List.of(
                            wrong(
                                    "a",
                                    "B = 1000",
                                    "the exact gradient makes the best steps",
                                    "B = 1000 would be lowest; it is the highest by far, with 60 percent"
                                            + " of its loss still there.",
                                    "Its steps are the best, but it makes five of them."),
                            wrong(
                                    "b",
                                    "B = 1",
                                    "most updates win",
                                    "5000 updates would be lowest; B = 1 is at its floor after the first"
                                            + " hundred and gains nothing more.",
                                    "More updates help until the noise floor. After that they walk"
                                            + " about."),
                            right(
                                    "c",
                                    "B = 32",
                                    "160 updates are enough to arrive, and the mean of 32 rows has a floor"
                                            + " 32 times lower than that of one."),
                            wrong(
                                    "d",
                                    "all about equal",
                                    "epochs are work done: all have seen the same data",
                                    "the three losses would be alike; they differ by a factor of two"
                                            + " thousand.",
                                    "An epoch is what is read. What counts is how many updates are made"
                                            + " from it, and how noisy they are.")),
                    """
                    Two things happen at once, and they pull in opposite directions.

                    *Getting there*: each update shrinks the loss above the least by about (1 − 0.05)², \
                    whatever B is. 160 updates bring it below a millionth, 5 to 60 percent.

                    *Staying there*: near the bottom the noise of the batch keeps kicking the weights out. \
                    The level at which they hover falls with B.

                    B = 1 arrives early and hovers high. B = 1000 would hover at 0 and never arrives. The \
                    middle wins, at this rate and this budget. Change either and the winner may change.
                    """,
                    """
                    Count updates first: five epochs of 1000 rows are 5000 for B = 1, 5 · 32 = 160 for \
                    B = 32, 5 for B = 1000.

                    Each shrinks the distance by 0.95: 0.95⁵ = 0.77, so B = 1000 has hardly started. \
                    0.95¹⁶⁰ = 0.0003, so both others have arrived.

                    Of those two, B = 1 has the noise of one row in each step and B = 32 that of a mean of \
                    32. So B = 32 ends lowest.
                    """);

    /** Prediction: the lowest loss after five epochs at one rate. */
    public static Prediction fiveEpochs(String choice, String confidence) {
        return FIVE_EPOCHS.commit(choice, confidence);
    }

    private static final Question SAFE_RATE =
            new Question(
                    "safeRate",
                    "η = 1.2 is safe for the full batch, 2/L being 1.87. And for B = 1?",
                    List.of(
                            wrong(
                                    "a",
                                    "it gets as near as the full batch",
                                    "below 2/L every run converges",
                                    "all nine runs would end near the least loss; none does.",
                                    "The bound was derived for the mean of all rows. A single row is"
                                            + " another bowl, often much steeper."),
                            wrong(
                                    "b",
                                    "it gets near and hovers",
                                    "noise makes a floor, never a disaster",
                                    "all nine runs would level off; none does.",
                                    "A floor exists only while the shrinking is stronger than the"
                                            + " kicks. Here the kicks grow with the distance, and win."),
                            right(
                                    "c",
                                    "it leaves for infinity",
                                    "A row at x has curvature 1 + x², up to 11 here. With it alone a step"
                                            + " of 1.2 throws you twelve times as far away."),
                            wrong(
                                    "d",
                                    "some runs converge, some do not",
                                    "it depends on luck with the order",
                                    "some of the nine runs would stay finite; all nine overflow.",
                                    "Near the border that is so: at 0.7 some run away and some do not. At"
                                            + " 1.2 the average step already grows.")),
                    """
                    Picture the loss as the mean of a thousand bowls, one for each row. Their mean has \
                    curvature about 1 in every direction. The single bowls are gutters: flat along one \
                    direction, with curvature 1 + x² across, from 1 up to 11.

                    The full batch stands in the mean bowl and may take η up to 2/L = 1.87. B = 1 stands in \
                    one gutter at a time. Where 1 + x² is above 2/1.2 = 1.67, its step is too long *for \
                    that gutter*: it lands farther up the other side. Every few steps such a row comes.

                    The mended sentence: 2/L is the bound of the batch you use, and a small batch is \
                    sometimes a very steep one.
                    """,
                    """
                    One row with x = 3, y = 11, from the weights (0, 0). Prediction 0, residual −11.

                    Gradient: −11 · (3, 1) = (−33, −11). Step with η = 1.2: the weights become \
                    (39.6, 13.2). Prediction now 39.6 · 3 + 13.2 = 132, residual +121.

                    The error on this very row went from 11 to 121: the factor is 1 − 1.2 · (1 + 9) = −11.
                    """);

    /** Prediction: a rate below 2/L, one row at a time. */
    public static Prediction safeRate(String choice, String confidence) {
        return SAFE_RATE.commit(choice, confidence);
    }

    // ---- 1 recall

    private static final Question COUNT_UPDATES =
            new Question(
                    "countUpdates",
                    "1000 rows, B = 32, five epochs, the short last batch kept: how many updates?",
                    List.of(
                            wrong(
                                    "a",
                                    "5",
                                    "an epoch is an update",
                                    "B = 32 would stand where the full batch stands after five epochs.",
                                    "An epoch is one pass over the rows. Each batch of it makes an update"
                                            + " of its own."),
                            wrong(
                                    "b",
                                    "155",
                                    "1000 / 32 is 31",
                                    "8 rows of every epoch would never be used.",
                                    "31 full batches hold 992 rows. The other 8 make a short batch, and"
                                            + " it is kept."),
                            right("c", "160", "⌈1000 / 32⌉ = 32 batches an epoch, five times."),
                            wrong(
                                    "d",
                                    "5000",
                                    "every row makes an update",
                                    "B = 32 would be as far as B = 1.",
                                    "That is B = 1. Here 32 rows share one update, by their mean.")));

    /** Exercise 1: updates in five epochs. */
    public static Verdict countUpdates(String choice) {
        return COUNT_UPDATES.check(choice);
    }

    // ---- 2 trace

    private static final Values SHORT_BATCH =
            new Values(
                    "shortBatch",
                    List.of("mean of batch 1", "of batch 2", "of batch 3", "of the epoch"),
                    numbers(2.5, 6.5, 9.5, 5.5),
                    "Each batch is divided by the rows it has: 4, 4, 2. The epoch weights the means by"
                            + " those numbers: (4 · 2.5 + 4 · 6.5 + 2 · 9.5)/10.",
                    List.of(
                            instead(
                                    "The batches are right. For the epoch you took the mean of the means:"
                                            + " the two rows of the short batch then count twice as much as"
                                            + " the others.",
                                    2.5,
                                    6.5,
                                    9.5,
                                    18.5 / 3),
                            instead(
                                    "You divide the short batch by 4, but it has 2 rows: divide by the"
                                            + " rows it really has.",
                                    2.5,
                                    6.5,
                                    4.75,
                                    Double.NaN),
                            instead(
                                    "Those are sums. A batch loss is a mean, so that its size does not"
                                            + " depend on B.",
                                    10,
                                    26,
                                    19,
                                    Double.NaN),
                            instead(
                                    "The short batch is missing: the rows 9 and 10 belong to the epoch.",
                                    2.5,
                                    6.5,
                                    Double.NaN,
                                    4.5),
                            instead(
                                    "The last batch holds 9 and 10 only. Filling it up with rows from the"
                                            + " front would count those twice.",
                                    2.5,
                                    6.5,
                                    5.5,
                                    Double.NaN)));

    /** Exercise 2: means with a short last batch. */
    public static Verdict shortBatch(double... values) {
        return SHORT_BATCH.check(values);
    }

    // ---- 3 implement

    /** Cuts the rows of an epoch into batches. */
    @FunctionalInterface
    public interface Cut {
        /**
         * Returns the batches of one epoch: each number of 0, …, n − 1 once, in random order, B in
         * a batch, the last one short where B does not divide n.
         */
        int[][] batches(int n, int size, SplittableRandom rng);
    }

    private static final Exercise<Cut> BATCHES =
            new Exercise<>(
                    "batches",
                    Lesson04::cut,
                    List.of(),
                    List.of(
                            Check.that(
                                    "11 rows in batches of 4: every row once, the last batch short",
                                    (cut, random) -> partition(cut, 11, 4, random)),
                            Check.that(
                                    "12 rows in batches of 4: no empty batch at the end",
                                    (cut, random) -> partition(cut, 12, 4, random)),
                            Check.that(
                                    "1 row a batch, and a batch larger than the table",
                                    (cut, random) -> {
                                        partition(cut, 5, 1, random);
                                        partition(cut, 5, 8, random);
                                    }),
                            Check.that("the order is random", Lesson04::shuffled),
                            Check.that(
                                    "the second epoch has another order",
                                    (cut, random) -> {
                                        SplittableRandom rng = random.split();
                                        int[][] first = copy(cut.batches(40, 8, rng));
                                        int[][] second = cut.batches(40, 8, rng);
                                        Expect.that(
                                                !Arrays.deepEquals(first, second),
                                                "Two epochs in a row have the same order. Draw from the"
                                                        + " `rng` that is passed in; do not make a new one"
                                                        + " from a fixed seed.");
                                    }),
                            Check.that(
                                    "the same seed gives the same order",
                                    (cut, random) -> {
                                        long seed = random.nextLong();
                                        int[][] first =
                                                copy(
                                                        cut.batches(
                                                                40, 8, new SplittableRandom(seed)));
                                        int[][] again =
                                                cut.batches(40, 8, new SplittableRandom(seed));
                                        Expect.that(
                                                Arrays.deepEquals(first, again),
                                                "Two runs from the same seed differ, so no result could be"
                                                        + " repeated. All chance must come from `rng`.");
                                    }),
                            Check.that(
                                    "all six orders of three rows are equally likely",
                                    Lesson04::fair)));

    private static int[][] cut(int n, int size, SplittableRandom rng) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            int j = rng.nextInt(i + 1);
            rows[i] = rows[j];
            rows[j] = i;
        }
        int[][] batches = new int[(n + size - 1) / size][];
        for (int b = 0; b < batches.length; b++) {
            batches[b] = Arrays.copyOfRange(rows, b * size, Math.min((b + 1) * size, n));
        }
        return batches;
    }

    private static int[][] copy(int[][] rows) {
        int[][] copy = new int[rows.length][];
        Arrays.setAll(copy, i -> rows[i].clone());
        return copy;
    }

    private static void partition(Cut cut, int n, int size, SplittableRandom random) {
        int[][] batches = cut.batches(n, size, random.split());
        Expect.that(batches != null, "Your code returned `null` instead of the batches.");
        int[] seen = new int[n];
        for (int[] batch : batches) {
            Expect.that(batch != null, "One of the batches is `null`: fill every one.");
            for (int row : batch) {
                Expect.that(
                        row >= 0 && row < n,
                        "There is a row number "
                                + row
                                + ", but "
                                + n
                                + " rows are numbered 0 to "
                                + (n - 1)
                                + ". Java counts from 0, and the end of a range does not belong to"
                                + " it.");
                seen[row]++;
            }
        }
        int missing = 0;
        int twice = 0;
        for (int count : seen) {
            missing += count == 0 ? 1 : 0;
            twice += count > 1 ? 1 : 0;
        }
        Expect.that(
                missing == 0 || twice == 0,
                "Some rows come twice and others not at all: you draw *with replacement*. An epoch"
                        + " visits every row once. Shuffle the row numbers, then cut.");
        boolean full = true;
        for (int[] batch : batches) {
            full &= batch.length == size;
            Expect.that(
                    batch.length <= size,
                    "A batch has "
                            + batch.length
                            + " rows where B is "
                            + size
                            + ": an end is off by one. In `copyOfRange(rows, from, to)` the row at"
                            + " `to` does not belong to the range.");
        }
        Expect.that(
                twice == 0, "Some rows come twice. The last batch is *short*: do not fill it up.");
        Expect.that(
                missing == 0 || missing != n % size || !full,
                "The rest is dropped: "
                        + missing
                        + " of "
                        + n
                        + " rows are in no batch. Keep the short last batch.");
        Expect.that(
                missing == 0,
                missing
                        + " of "
                        + n
                        + " rows are missing: an end is off by one. In `copyOfRange(rows, from, to)`"
                        + " the row at `to` does not belong to the range.");
        for (int b = 0; b < batches.length; b++) {
            Expect.that(
                    batches[b].length > 0,
                    "One batch is empty. "
                            + n
                            + " rows in batches of "
                            + size
                            + " make ⌈"
                            + n
                            + "/"
                            + size
                            + "⌉ batches, in whole numbers `(n + B - 1) / B`.");
            Expect.that(
                    batches[b].length == size
                            || b == batches.length - 1 && batches[b].length < size,
                    "Batch "
                            + b
                            + " has "
                            + batches[b].length
                            + " rows. Every batch has B of them; only the last may be shorter.");
        }
    }

    private static void shuffled(Cut cut, SplittableRandom random) {
        int[][] batches = cut.batches(40, 8, random.split());
        boolean ownOrder = true;
        boolean blocks = true;
        int at = 0;
        for (int[] batch : batches) {
            int[] sorted = batch.clone();
            Arrays.sort(sorted);
            blocks &= sorted[sorted.length - 1] - sorted[0] == sorted.length - 1;
            for (int row : batch) {
                ownOrder &= row == at++;
            }
        }
        Expect.that(
                !ownOrder,
                "The rows come in their own order. If the table is sorted, so are your batches:"
                        + " shuffle first.");
        Expect.that(
                !blocks,
                "Neighbors stay together: every batch is a block of consecutive rows. Shuffle the"
                        + " *rows* and then cut, not the other way round.");
    }

    private static void fair(Cut cut, SplittableRandom random) {
        int draws = 20_000;
        int[] counts = new int[27];
        Set<Integer> orders = new HashSet<>();
        for (int k = 0; k < draws; k++) {
            int[] order = cut.batches(3, 3, random.split())[0];
            int code = 9 * order[0] + 3 * order[1] + order[2];
            orders.add(code);
            counts[code]++;
        }
        Expect.that(
                orders.size() == 6,
                "Of the six orders of three rows only "
                        + orders.size()
                        + " ever come. In a shuffle a row may also stay where it is: draw from i + 1"
                        + " places, `rng.nextInt(i + 1)`, and not from i.");
        for (int code : orders) {
            Expect.that(
                    Math.abs(counts[code] - draws / 6) < 250,
                    "Some orders come more often than others. When position i is filled, draw among"
                            + " the i + 1 places that are still open, not among all n.");
        }
    }

    /** Exercise 3: the batches of an epoch. */
    public static Verdict batches(Cut answer) {
        return BATCHES.check(answer);
    }

    // ---- 4 implement

    /** One epoch of mini-batch gradient descent on a linear model without intercept. */
    @FunctionalInterface
    public interface Epoch {
        /**
         * For each batch order[0..B), order[B..2B), … in turn: w ← w − lr · mean of (x_i·w − y_i)
         * x_i. w: modified. x, y, order: not modified.
         */
        void run(double[] w, double[][] x, double[] y, int[] order, int size, double lr);
    }

    /** How a version of an epoch departs from the right one. */
    private enum Slip {
        NONE,
        SUM,
        ALWAYS_B,
        ALL_N,
        LABELS_STAY,
        OWN_ORDER,
        DROPS,
        LAST_ROW_ONLY,
        STALE,
        ADDS_UP,
        UPHILL,
        TWICE,
        ONE_UPDATE
    }

    private static final Exercise<Epoch> EPOCH =
            new Exercise<>(
                    "epoch",
                    version(Slip.NONE),
                    List.of(
                            new Mistake<>(
                                    "You *sum* the gradients of a batch. The loss is a mean: divide by the"
                                            + " rows in the batch, or the right learning rate changes with"
                                            + " B.",
                                    version(Slip.SUM)),
                            new Mistake<>(
                                    "You divide by B always. The last batch is short: divide by the rows"
                                            + " it really has, `to - from`.",
                                    version(Slip.ALWAYS_B)),
                            new Mistake<>(
                                    "You divide by the number of *all* rows. The mean is over the batch at"
                                            + " hand.",
                                    version(Slip.ALL_N)),
                            new Mistake<>(
                                    "The features are shuffled and the labels are not: row `order[i]` of"
                                            + " `x` belongs to `y[order[i]]`.",
                                    version(Slip.LABELS_STAY)),
                            new Mistake<>(
                                    "You never look at `order`: the rows are visited as they stand in the"
                                            + " table.",
                                    version(Slip.OWN_ORDER)),
                            new Mistake<>(
                                    "The short last batch is dropped: its rows never take part.",
                                    version(Slip.DROPS)),
                            new Mistake<>(
                                    "Only the last row of each batch counts: the gradient is overwritten"
                                            + " where it should be added to. Write `+=`.",
                                    version(Slip.LAST_ROW_ONLY)),
                            new Mistake<>(
                                    "Every batch is measured at the weights of the *beginning* of the"
                                            + " epoch. Each batch must see what the one before it has"
                                            + " moved.",
                                    version(Slip.STALE)),
                            new Mistake<>(
                                    "The gradient of the batch before is still in the sum: begin each"
                                            + " batch with zeros.",
                                    version(Slip.ADDS_UP)),
                            new Mistake<>(
                                    "You walk uphill: the step is *minus* the learning rate times the"
                                            + " gradient.",
                                    version(Slip.UPHILL)),
                            new Mistake<>(
                                    "Your gradient is twice too long. The loss has a ½ in it, and the 2 of"
                                            + " the square cancels against it.",
                                    version(Slip.TWICE)),
                            new Mistake<>(
                                    "You move once, with the mean of the whole epoch: that is the full"
                                            + " batch. Each batch makes an update of its own.",
                                    version(Slip.ONE_UPDATE))),
                    List.of(
                            Check.trajectory(
                                    "six epochs of 7 rows in batches of 3",
                                    (epoch, random) -> epochs(epoch, 7, 3, random)),
                            Check.trajectory(
                                    "six epochs with one row a batch",
                                    (epoch, random) -> epochs(epoch, 5, 1, random)),
                            Check.trajectory(
                                    "six epochs with a batch larger than the table",
                                    (epoch, random) -> epochs(epoch, 5, 9, random)),
                            Check.that(
                                    "the data are left alone",
                                    (epoch, random) -> {
                                        double[][] x = table(random, 7, 3);
                                        double[] y = Problems.normal(random, 7);
                                        int[] order = cut(7, 7, random)[0];
                                        double[] row = x[order[0]].clone();
                                        double[] labels = y.clone();
                                        int[] before = order.clone();
                                        epoch.run(new double[3], x, y, order, 3, 0.07);
                                        Expect.untouched(x[before[0]], row, "the features x");
                                        Expect.untouched(y, labels, "the labels y");
                                        Expect.that(
                                                Arrays.equals(order, before),
                                                "Your code changes `order`, which belongs to the"
                                                        + " caller.");
                                    })));

    private static double[][] table(SplittableRandom random, int rows, int columns) {
        double[][] x = new double[rows][];
        for (int i = 0; i < rows; i++) {
            x[i] = Problems.normal(random, columns);
        }
        return x;
    }

    private static double[][] epochs(Epoch epoch, int n, int size, SplittableRandom random) {
        double[][] x = table(random, n, 3);
        double[] y = Problems.normal(random, n);
        double[] w = Problems.normal(random, 3);
        double[][] path = new double[7][];
        path[0] = w.clone();
        for (int k = 1; k < path.length; k++) {
            epoch.run(w, x, y, cut(n, n, random)[0], size, 0.03);
            path[k] = w.clone();
        }
        return path;
    }

    private static Epoch version(Slip slip) {
        return (w, x, y, order, size, lr) -> {
            int n = order.length;
            double[] g = new double[w.length];
            double[] start = w.clone();
            int batch = slip == Slip.ONE_UPDATE ? n : size;
            for (int from = 0; from < n; from += batch) {
                int to = Math.min(from + batch, n);
                if (slip == Slip.DROPS && to - from < batch) {
                    break;
                }
                if (slip != Slip.ADDS_UP) {
                    Arrays.fill(g, 0);
                }
                for (int k = from; k < to; k++) {
                    int i = slip == Slip.OWN_ORDER ? k : order[k];
                    int label = slip == Slip.LABELS_STAY ? k : i;
                    double r = dot(x[i], slip == Slip.STALE ? start : w) - y[label];
                    for (int j = 0; j < g.length; j++) {
                        g[j] = (slip == Slip.LAST_ROW_ONLY ? 0 : g[j]) + r * x[i][j];
                    }
                }
                double rows =
                        switch (slip) {
                            case SUM -> 1;
                            case ALWAYS_B -> size;
                            case ALL_N -> n;
                            default -> to - from;
                        };
                double step =
                        switch (slip) {
                                    case UPHILL -> -lr;
                                    case TWICE -> 2 * lr;
                                    default -> lr;
                                }
                                / rows;
                for (int j = 0; j < w.length; j++) {
                    w[j] -= step * g[j];
                }
            }
        };
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Exercise 4: one epoch of mini-batch gradient descent. */
    public static Verdict epoch(Epoch answer) {
        return EPOCH.check(answer);
    }

    // ---- 5 critique

    private static final Question SMALL_WINS =
            new Question(
                    "smallWins",
                    "\"Small batches are better: B = 32 beats B = 1000.\" Which run is missing?",
                    List.of(
                            wrong(
                                    "a",
                                    "the same with more seeds",
                                    "one run proves nothing",
                                    "other seeds would turn the order round; over 21 seeds it stays.",
                                    "Seeds show how sure a difference is. Here the difference is real: it"
                                            + " is its *reason* that is in doubt."),
                            right(
                                    "b",
                                    "B = 1000 at its own best rate",
                                    "Both ran at 0.05, which suits B = 32. At η = 1 the full batch ends"
                                            + " at 10⁻¹¹ after the same five epochs."),
                            wrong(
                                    "c",
                                    "both for more epochs",
                                    "the full batch only needs more time",
                                    "that would show what a larger budget does, for which nobody asked.",
                                    "It changes the budget for both. The claim is about five epochs."),
                            wrong(
                                    "d",
                                    "B = 1 at the same rate",
                                    "a trend needs a third point",
                                    "B = 1 ends worse than B = 32, which says nothing on B = 1000.",
                                    "Another untuned run does not repair the comparison of the first"
                                            + " two.")));

    /** Exercise 5: the missing run. */
    public static Verdict smallWins(String choice) {
        return SMALL_WINS.check(choice);
    }

    // ---- 6 design

    /** A learning rate and a batch size. */
    @FunctionalInterface
    public interface Plan {
        /** Returns {η, B}. */
        double[] settings();
    }

    private static final int ROWS = 1000;
    private static final int BUDGET = 2000;
    private static final double TARGET = 0.01;

    private static final Exercise<Plan> PLAN =
            new Exercise<>(
                    "plan",
                    () -> new double[] {0.05, 20},
                    List.of(),
                    List.of(
                            Check.that(
                                    "a positive rate and a whole number of rows from 1 to 1000",
                                    (plan, random) -> {
                                        double[] p = plan.settings();
                                        Expect.that(
                                                p[0] > 0 && Double.isFinite(p[0]),
                                                "The learning rate must be positive.");
                                        Expect.that(
                                                p[1] >= 1
                                                        && p[1] <= ROWS
                                                        && p[1] == Math.rint(p[1]),
                                                "B is a whole number from 1 to 1000.");
                                    }),
                            Check.that(
                                    "after 2000 rows read the loss is within 0.01 of the least, in the"
                                            + " median of five seeds",
                                    Lesson04::withinBudget)));

    private static void withinBudget(Plan plan, SplittableRandom random) {
        double lr = plan.settings()[0];
        int size = (int) plan.settings()[1];
        double[] fromZero = new double[5];
        double[] fromBest = new double[5];
        for (int seed = 0; seed < 5; seed++) {
            Line line = new Line(random.split());
            fromZero[seed] = line.excess(lr, size, new double[2], random.split());
            fromBest[seed] = line.excess(lr, size, line.best(), random.split());
        }
        Arrays.sort(fromZero);
        Arrays.sort(fromBest);
        double got = fromZero[2];
        if (got <= TARGET) {
            return;
        }
        Expect.that(
                got < 10,
                "The run leaves: this rate is too large for so small a batch. A single row can be ten"
                        + " times as steep as their mean.");
        Expect.fail(
                fromBest[2] > TARGET
                        ? "The noise floor is too high: even a run that *begins* at the minimum does not"
                                + " stay within 0.01. Lower the rate, or enlarge the batch."
                        : "It has not arrived: the floor would be low enough, but "
                                + (BUDGET + size - 1) / size
                                + " updates at this rate are too few. Raise the rate, or take smaller"
                                + " batches.");
    }

    /** The lesson's data, y = 3x + 2 + 2e, by another seed. */
    private static final class Line {
        private final double[] x;
        private final double[] y;
        private final double[] best;

        Line(SplittableRandom random) {
            x = Problems.normal(random, ROWS);
            y = Problems.normal(random, ROWS);
            double xx = 0;
            double sx = 0;
            double sy = 0;
            double xy = 0;
            for (int i = 0; i < ROWS; i++) {
                y[i] = 3 * x[i] + 2 + 2 * y[i];
                xx += x[i] * x[i] / ROWS;
                sx += x[i] / ROWS;
                sy += y[i] / ROWS;
                xy += x[i] * y[i] / ROWS;
            }
            double slope = (xy - sx * sy) / (xx - sx * sx);
            best = new double[] {slope, sy - slope * sx};
        }

        double[] best() {
            return best.clone();
        }

        /** Mean of the loss above the least over the last fifth of the budget. */
        double excess(double lr, int size, double[] w, SplittableRandom random) {
            double sum = 0;
            int counted = 0;
            int read = 0;
            while (read < BUDGET) {
                for (int[] batch : cut(ROWS, size, random)) {
                    double gw = 0;
                    double gb = 0;
                    for (int i : batch) {
                        double r = w[0] * x[i] + w[1] - y[i];
                        gw += r * x[i] / batch.length;
                        gb += r / batch.length;
                    }
                    w[0] -= lr * gw;
                    w[1] -= lr * gb;
                    read += batch.length;
                    if (read > 0.8 * BUDGET) {
                        sum += above(w);
                        counted++;
                    }
                    if (read >= BUDGET) {
                        break;
                    }
                }
            }
            double mean = sum / counted;
            return mean < 1e300 ? mean : 1e300;
        }

        /** The loss above the least: half the mean square of the change in the predictions. */
        private double above(double[] w) {
            double d = w[0] - best[0];
            double e = w[1] - best[1];
            double sum = 0;
            for (double feature : x) {
                double z = d * feature + e;
                sum += z * z;
            }
            return sum / 2 / ROWS;
        }
    }

    /** Exercise 6: a rate and a batch size for a budget; NaN or 0 is "not yet". */
    public static Verdict plan(double lr, int size) {
        return PLAN.check(chosen(lr, size));
    }

    private static Plan chosen(double lr, int size) {
        return () -> {
            if (Double.isNaN(lr) || size == 0) {
                throw new UnsupportedOperationException("not yet");
            }
            return new double[] {lr, size};
        };
    }
}
