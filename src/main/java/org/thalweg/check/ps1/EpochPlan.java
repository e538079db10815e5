package org.thalweg.check.ps1;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Specimens;

/** Which rows every update of a run uses. */
public final class EpochPlan {
    private EpochPlan() {}

    /** The answer. */
    @FunctionalInterface
    public interface Plan {
        /**
         * Returns the batches of all epochs, one array of row numbers for each update. Every epoch
         * shuffles the rows anew and cuts them into batches of {@code size}; its last one holds
         * what is left.
         *
         * @param n number of rows, at least 1
         * @param size of a batch, at least 1
         * @param epochs how many, at least 1
         * @param random the only source of chance
         */
        int[][] of(int n, int size, int epochs, SplittableRandom random);
    }

    private static final String SIZES =
            "every epoch has ⌈n/B⌉ batches: B rows each, the last what is left";
    private static final String ONCE = "every epoch holds each row exactly once";
    private static final String ANEW = "every epoch has an order of its own";
    private static final String SEEDED = "the order comes from `random`: same seed, same plan";
    private static final String SMALL = "one row, and a batch larger than the table";
    private static final String FAIR = "all orders are equally likely";

    /** Three rows have six orders; 24 000 epochs give each 4000 times, give or take 58. */
    private static final int EPOCHS = 24_000;

    private static int[][] plan(int n, int size, int epochs, SplittableRandom random) {
        int batches = (n + size - 1) / size;
        int[][] plan = new int[epochs * batches][];
        for (int e = 0; e < epochs; e++) {
            int[] order = Rows.shuffled(n, random);
            for (int b = 0; b < batches; b++) {
                plan[e * batches + b] =
                        Arrays.copyOfRange(order, b * size, Math.min(n, (b + 1) * size));
            }
        }
        return plan;
    }

    private static final Exercise<Plan> EXERCISE =
            new Exercise<>(
                    "epochPlan",
                    EpochPlan::plan,
                    List.of(), // a plan is right by its properties: chance takes many ways
                    List.of(
                            Check.<Plan>that(
                                            SIZES,
                                            (plan, random) -> {
                                                sizes(plan.of(10, 4, 4, random.split()), 10, 4, 4);
                                                sizes(plan.of(12, 4, 2, random.split()), 12, 4, 2);
                                                sizes(plan.of(7, 1, 2, random.split()), 7, 1, 2);
                                            })
                                    .worth(2),
                            Check.<Plan>that(
                                            ONCE,
                                            (plan, random) -> {
                                                once(plan.of(11, 4, 3, random.split()), 11, 3);
                                                once(plan.of(40, 8, 2, random.split()), 40, 2);
                                            })
                                    .worth(2),
                            Check.<Plan>that(ANEW, EpochPlan::anew).worth(1),
                            Check.<Plan>that(SEEDED, EpochPlan::seeded).worth(1),
                            Check.<Plan>that(
                                            SMALL,
                                            (plan, random) -> {
                                                for (int[] c :
                                                        new int[][] {
                                                            {1, 1}, {1, 5}, {5, 8}, {6, 6}
                                                        }) {
                                                    int[][] p =
                                                            plan.of(c[0], c[1], 3, random.split());
                                                    sizes(p, c[0], c[1], 3);
                                                    once(p, c[0], 3);
                                                }
                                            })
                                    .worth(1)
                                    .hidden(),
                            Check.<Plan>that(FAIR, EpochPlan::fair).worth(1).hidden()));

    private static void sizes(int[][] plan, int n, int size, int epochs) {
        int batches = (n + size - 1) / size;
        Expect.that(plan != null, "Your code returned `null` for the plan.");
        if (plan.length != batches * epochs) {
            Expect.that(
                    plan.length != n / size * epochs,
                    "The short last batch of every epoch is missing: its rows never take part.");
            Expect.that(
                    plan.length != (n * epochs + size - 1) / size,
                    "Your batches run on from one epoch into the next, so that one batch can hold a"
                            + " row twice. Every epoch ends with what is left.");
            Expect.fail(
                    "The number of updates is not the number of epochs times the number of batches"
                            + " in one. How many batches does an epoch have when B does not divide n?");
        }
        for (int k = 0; k < plan.length; k++) {
            Expect.that(plan[k] != null, "A batch of your plan is `null`.");
            boolean last = k % batches == batches - 1;
            int want = last ? n - (batches - 1) * size : size;
            Expect.that(
                    !last || plan[k].length == want,
                    "The last batch of an epoch holds what is left, no row more and none less."
                            + " Yours has another length: look at where the slice ends.");
            Expect.that(
                    plan[k].length == want,
                    "Every batch but the last of an epoch has exactly B rows. Yours do not: look at"
                            + " where a slice begins and ends.");
        }
    }

    /** Looks at all rows of an epoch together: where the batches begin is the other check. */
    private static void once(int[][] plan, int n, int epochs) {
        Expect.that(plan != null, "Your code returned `null` for the plan.");
        int[] all = Arrays.stream(plan).flatMapToInt(Arrays::stream).toArray();
        Expect.that(
                all.length >= n * epochs,
                "Your epochs do not hold every row. Does the loop reach the last one, and the short"
                        + " batch?");
        Expect.that(
                all.length == n * epochs,
                "Your epochs hold more rows than there are. Is the short batch filled up?");
        boolean[] seen = new boolean[n];
        for (int k = 0; k < all.length; k++) {
            if (k % n == 0) {
                Arrays.fill(seen, false);
            }
            Expect.that(
                    all[k] >= 0 && all[k] < n,
                    "A row number of your plan does not exist: rows are numbered from 0 to n − 1.");
            Expect.that(
                    !seen[all[k]],
                    "A row comes twice in one epoch, so another one is left out. Shuffle the rows"
                            + " and cut; do not draw each row anew.");
            seen[all[k]] = true;
        }
    }

    private static void anew(Plan plan, SplittableRandom random) {
        int[][] four = plan.of(30, 30, 4, random.split());
        Expect.that(
                four != null && four.length == 4,
                "With B = n every epoch is a single batch of all rows.");
        int[] sorted = new int[30];
        Arrays.setAll(sorted, i -> i);
        Expect.that(
                !Arrays.equals(four[0], sorted),
                "The rows come in the order of the table. Tables are often sorted, and then every"
                        + " batch sees one kind of row: shuffle.");
        for (int e = 1; e < 4; e++) {
            Expect.that(
                    !Arrays.equals(four[e], four[e - 1]),
                    "Every epoch has the same order. Shuffle at the beginning of each epoch, not"
                            + " once before the first.");
        }
    }

    private static void seeded(Plan plan, SplittableRandom random) {
        long seed = random.nextLong();
        int[][] one = plan.of(20, 6, 2, new SplittableRandom(seed));
        int[][] two = plan.of(20, 6, 2, new SplittableRandom(seed));
        int[][] other = plan.of(20, 6, 2, new SplittableRandom(seed + 1));
        Expect.that(
                Arrays.deepEquals(one, two),
                "Twice the same seed, and two different plans: nobody could repeat your run. Take"
                        + " every random number from `random`.");
        Expect.that(
                !Arrays.deepEquals(one, other),
                "Two different seeds give one and the same plan: `random` takes no part.");
    }

    private static void fair(Plan plan, SplittableRandom random) {
        int[][] many = plan.of(3, 3, EPOCHS, random.split());
        Expect.that(many != null && many.length == EPOCHS, "With B = n every epoch is one batch.");
        Map<String, Integer> count = new HashMap<>();
        for (int[] order : many) {
            count.merge(Arrays.toString(order), 1, Integer::sum);
        }
        double expected = EPOCHS / 6.0;
        boolean even =
                count.size() == 6
                        && count.values().stream()
                                // five deviations of 58: a fair shuffle fails once in 300 000
                                .allMatch(times -> Math.abs(times - expected) < 290);
        Expect.that(
                even,
                "Some orders come more often than others. In the shuffle of Fisher and Yates place"
                        + " i changes with a place drawn from 0 to i, i itself included; drawing from"
                        + " all places, or never leaving a row where it is, is not fair.");
    }

    private static final Specimens SPECIMENS =
            Specimens.of(
                            """
                            int[][] epochPlan(int n, int size, int epochs, SplittableRandom random) {
                                throw new UnsupportedOperationException("not yet");
                            }\
                            """)
                    .right("Fisher and Yates from the end", loop())
                    .right(
                            "a list and Collections.shuffle",
                            """
                            int[][] epochPlan(int n, int size, int epochs, SplittableRandom random) {
                                List<Integer> rows = new ArrayList<>();
                                for (int i = 0; i < n; i++) rows.add(i);
                                Random shuffler = new Random(random.nextLong());
                                List<int[]> plan = new ArrayList<>();
                                for (int e = 0; e < epochs; e++) {
                                    Collections.shuffle(rows, shuffler);
                                    for (int from = 0; from < n; from += size) {
                                        plan.add(rows.subList(from, Math.min(from + size, n)).stream()
                                            .mapToInt(Integer::intValue).toArray());
                                    }
                                }
                                return plan.toArray(new int[0][]);
                            }\
                            """)
                    .right(
                            "sorts by random keys",
                            """
                            int[] order(int n, SplittableRandom random) {
                                double[] key = random.doubles(n).toArray();
                                return IntStream.range(0, n).boxed()
                                    .sorted(Comparator.comparingDouble(i -> key[i]))
                                    .mapToInt(i -> i).toArray();
                            }
                            int[][] epochPlan(int n, int size, int epochs, SplittableRandom random) {
                                int[][] plan = new int[epochs * ((n + size - 1) / size)][];
                                int k = 0;
                                for (int e = 0; e < epochs; e++) {
                                    int[] order = order(n, random);
                                    int done = 0;
                                    while (done < n) {
                                        int m = Math.min(size, n - done);
                                        int[] batch = new int[m];
                                        for (int i = 0; i < m; i++) batch[i] = order[done + i];
                                        plan[k++] = batch;
                                        done += m;
                                    }
                                }
                                return plan;
                            }\
                            """)
                    .wrong(
                            SIZES,
                            "short last batch of every epoch is missing",
                            loop().replace("(n + size - 1) / size", "n / size"))
                    .wrong(
                            ONCE,
                            "do not hold every row",
                            loop().replace(
                                            "Math.min(n, (b + 1) * size)",
                                            "Math.min(n - 1, (b + 1) * size)")
                                    .replace("b * size, ", "Math.min(n - 1, b * size), "))
                    .wrong(
                            SIZES,
                            "where the slice ends",
                            loop().replace("Math.min(n, (b + 1) * size)", "(b + 1) * size"))
                    .wrong(
                            SIZES,
                            "begins and ends",
                            loop().replace(
                                            "Math.min(n, (b + 1) * size)",
                                            "Math.min(n, (b + 1) * size - 1)"))
                    .wrong(
                            SIZES,
                            "run on from one epoch",
                            """
                            int[][] epochPlan(int n, int size, int epochs, SplittableRandom random) {
                                List<Integer> all = new ArrayList<>();
                                Random shuffler = new Random(random.nextLong());
                                for (int e = 0; e < epochs; e++) {
                                    List<Integer> rows = new ArrayList<>();
                                    for (int i = 0; i < n; i++) rows.add(i);
                                    Collections.shuffle(rows, shuffler);
                                    all.addAll(rows);
                                }
                                List<int[]> plan = new ArrayList<>();
                                for (int from = 0; from < all.size(); from += size) {
                                    plan.add(all.subList(from, Math.min(from + size, all.size()))
                                        .stream().mapToInt(i -> i).toArray());
                                }
                                return plan.toArray(new int[0][]);
                            }\
                            """)
                    .wrong(
                            ONCE,
                            "do not draw each row anew",
                            loop().replace(
                                            "// shuffled",
                                            "for (int i = 0; i < n; i++) order[i] ="
                                                    + " random.nextInt(n);"))
                    .wrong(
                            ONCE,
                            "numbered from 0",
                            loop().replace("order[i] = i;", "order[i] = i + 1;"))
                    .wrong(
                            ONCE,
                            "A row comes twice",
                            loop().replace("order[i] = order[j];", "order[j] = order[i];"))
                    .wrong(
                            ANEW,
                            "not once before the first",
                            loop().replace(
                                            "for (int e = 0; e < epochs; e++) {",
                                            "int[] order = order(n, random); for (int e = 0; e <"
                                                    + " epochs; e++) {")
                                    .replace("int[] order = order(n, random); // anew", ""))
                    .wrong(
                            ANEW,
                            "order of the table",
                            loop().replace("order[i] = order[j];", "")
                                    .replace("order[j] = old;", ""))
                    .wrong(
                            SEEDED,
                            "nobody could repeat",
                            loop().replace(
                                            "random.nextInt(i + 1)",
                                            "(int) (Math.random() * (i + 1))"))
                    .wrong(
                            SEEDED,
                            "takes no part",
                            loop().replace("// plan", "random = new SplittableRandom(42);"))
                    .wrong(
                            SMALL,
                            "where the slice ends",
                            loop().replace(
                                            "Math.min(n, (b + 1) * size)",
                                            "n < size ? size : Math.min(n, (b + 1) * size)"))
                    .wrong(FAIR, "is not fair", loop().replace("nextInt(i + 1)", "nextInt(n)"))
                    .wrong(
                            FAIR,
                            "never leaving a row",
                            loop().replace("nextInt(i + 1)", "nextInt(i)"));

    private static String loop() {
        return """
        int[] order(int n, SplittableRandom random) {
            int[] order = new int[n];
            for (int i = 0; i < n; i++) {
                order[i] = i;
            }
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int old = order[i];
                order[i] = order[j];
                order[j] = old;
            }
            // shuffled
            return order;
        }
        int[][] epochPlan(int n, int size, int epochs, SplittableRandom random) {
            // plan
            int batches = (n + size - 1) / size;
            int[][] plan = new int[epochs * batches][];
            int k = 0;
            for (int e = 0; e < epochs; e++) {
                int[] order = order(n, random); // anew
                for (int b = 0; b < batches; b++) {
                    plan[k++] = Arrays.copyOfRange(order, b * size, Math.min(n, (b + 1) * size));
                }
            }
            return plan;
        }\
        """;
    }

    /** The task. */
    static final Coding<Plan> TASK =
            Coding.method("Which rows, when", EXERCISE, Plan.class, SPECIMENS);
}
