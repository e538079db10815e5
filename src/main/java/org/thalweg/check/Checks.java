package org.thalweg.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The kinds of {@link Check}. */
final class Checks {
    private Checks() {}

    record That<A>(String claim, Check.Property<A> property) implements Check<A> {
        That {
            Prose.need("claim", claim);
        }

        @Override
        public void run(A answer, Exercise<A> exercise, SplittableRandom random) throws Exception {
            property.test(answer, random);
        }
    }

    /** A check with another number of points, or kept out of the notebook. */
    record Worth<A>(Check<A> inner, int points, boolean isHidden) implements Check<A> {
        Worth {
            if (points < 0) {
                throw new IllegalArgumentException("points must be >= 0, got " + points);
            }
        }

        @Override
        public String claim() {
            return inner.claim();
        }

        @Override
        public void run(A answer, Exercise<A> exercise, SplittableRandom random) throws Exception {
            inner.run(answer, exercise, random);
        }

        @Override
        public Optional<Traced> traced(A answer, Exercise<A> exercise, SplittableRandom random)
                throws Exception {
            return inner.traced(answer, exercise, random);
        }
    }

    record Trajectory<A>(String claim, double tolerance, Check.Walk<A> walk) implements Check<A> {
        Trajectory {
            Prose.need("claim", claim);
            if (!(tolerance >= 0)) {
                throw new IllegalArgumentException("tolerance must be >= 0, got " + tolerance);
            }
        }

        @Override
        public void run(A answer, Exercise<A> exercise, SplittableRandom random) throws Exception {
            // all walk the same problem, whatever each of them draws on the way
            long seed = random.nextLong();
            double[][] got = walk.path(answer, new SplittableRandom(seed));
            double[][] right = walk.path(exercise.reference(), new SplittableRandom(seed));
            if (Paths.agree(got, right, tolerance)) {
                return;
            }
            nameMistake(exercise, walk, got, seed, tolerance);
            Expect.fail(Paths.departure(got, right, tolerance));
        }

        @Override
        public Optional<Traced> traced(A answer, Exercise<A> exercise, SplittableRandom random)
                throws Exception {
            long seed = random.nextLong();
            double[][] theirs = walk.path(answer, new SplittableRandom(seed));
            double[][] right = walk.path(exercise.reference(), new SplittableRandom(seed));
            return Optional.of(new Traced(theirs, right));
        }
    }

    record Results<A>(String claim, String otherwise, Check.Walk<A> walk) implements Check<A> {
        private static final double TOLERANCE = 1e-9;

        Results {
            Prose.need("claim", claim);
            Prose.need("otherwise", otherwise);
        }

        @Override
        public void run(A answer, Exercise<A> exercise, SplittableRandom random) throws Exception {
            long seed = random.nextLong();
            double[][] got = walk.path(answer, new SplittableRandom(seed));
            double[][] right = walk.path(exercise.reference(), new SplittableRandom(seed));
            if (Paths.agree(got, right, TOLERANCE)) {
                return;
            }
            nameMistake(exercise, walk, got, seed, TOLERANCE);
            for (int k = 0; k < Math.min(got.length, right.length); k++) {
                Expect.length(got[k], right[k].length, "the result");
                if (Expect.allFinite(right[k])) {
                    Expect.finite(got[k], "a number you return");
                }
            }
            Expect.that(!Paths.agree(got, right, 1e-5), Paths.FEW_DIGITS);
            Expect.fail(otherwise);
        }
    }

    /** Ends the check with the sentence of the first known mistake that gives these rows. */
    private static <A> void nameMistake(
            Exercise<A> exercise, Check.Walk<A> walk, double[][] got, long seed, double tolerance) {
        for (Mistake<A> mistake : exercise.mistakes()) {
            double[][] rows;
            try {
                rows = walk.path(mistake.answer(), new SplittableRandom(seed));
            } catch (Exception e) {
                continue; // this mistake cannot walk here, so it is not the one
            }
            if (Paths.agree(got, rows, tolerance)) {
                Expect.fail(mistake.says());
            }
        }
    }

    record Independent<A>(String claim, Function<A, Check.Stepper> start) implements Check<A> {
        private static final int STEPS = 4;

        Independent {
            Prose.need("claim", claim);
        }

        @Override
        public void run(A answer, Exercise<A> exercise, SplittableRandom random) throws Exception {
            double[][] first = alone(answer);
            double[][] second = alone(answer);
            Expect.that(
                    Paths.agree(first, second, 0),
                    "A second one made after the first does not start afresh: something is"
                            + " remembered outside the object. Is a field `static`, or a variable of"
                            + " the notebook used as memory?");
            Check.Stepper a = start.apply(answer);
            Check.Stepper b = start.apply(answer);
            double[][] left = new double[STEPS][];
            double[][] right = new double[STEPS][];
            for (int k = 0; k < STEPS; k++) {
                left[k] = a.next().clone();
                right[k] = b.next().clone();
            }
            Expect.that(
                    Paths.agree(left, first, 0) && Paths.agree(right, first, 0),
                    "Two that take turns disturb each other: they share memory. Is a field"
                            + " `static`, or a variable of the notebook used as memory?");
        }

        private double[][] alone(A answer) throws Exception {
            Check.Stepper one = start.apply(answer);
            double[][] rows = new double[STEPS][];
            for (int k = 0; k < STEPS; k++) {
                rows[k] = one.next().clone();
            }
            return rows;
        }
    }

    /** Comparing and describing paths; row 0 is the start. */
    static final class Paths {
        static final String FEW_DIGITS =
                "The answer is right to about seven digits only. Does a `float` take part"
                        + " somewhere? Compute in `double`.";

        private Paths() {}

        static boolean agree(double[][] a, double[][] b, double tolerance) {
            return a != null
                    && b != null
                    && a.length == b.length
                    && firstDifference(a, b, tolerance) < 0;
        }

        /**
         * Returns the first row that differs, or -1. NaN agrees with NaN: mistakes make NaN too.
         */
        private static int firstDifference(double[][] a, double[][] b, double tolerance) {
            double scale = 0;
            for (int k = 0; k < Math.min(a.length, b.length); k++) {
                if (a[k] == null || b[k] == null || a[k].length != b[k].length) {
                    return k;
                }
                for (double number : b[k]) {
                    scale = Double.isFinite(number) ? Math.max(scale, Math.abs(number)) : scale;
                }
                for (int i = 0; i < a[k].length; i++) {
                    boolean same = Double.compare(a[k][i], b[k][i]) == 0;
                    if (!same && !(Math.abs(a[k][i] - b[k][i]) <= tolerance * scale)) {
                        return k;
                    }
                }
            }
            return -1;
        }

        static String departure(double[][] got, double[][] right, double tolerance) {
            if (got == null) {
                return "Your code returned `null`.";
            }
            int k = firstDifference(got, right, tolerance);
            if (k < 0) {
                return "The path has "
                        + got.length
                        + " points, "
                        + right.length
                        + " were asked for: the start, and one after each step.";
            }
            if (got[k] == null) {
                return "Point " + k + " of the path is `null`.";
            }
            if (got[k].length != right[k].length) {
                return "There are "
                        + got[k].length
                        + " numbers where "
                        + right[k].length
                        + " belong.";
            }
            if (!Expect.allFinite(got[k])) {
                return when(k)
                        + " a number is "
                        + firstOdd(got[k])
                        + ". Look for a division by zero or the root of a negative number.";
            }
            if (got.length == right.length && firstDifference(got, right, 1e-5) < 0) {
                return FEW_DIGITS;
            }
            if (k == 0) {
                return "The path must begin at the start, untouched.";
            }
            return where(k) + kind(got, right, k);
        }

        private static String where(int k) {
            return switch (k) {
                case 1 -> "The very first step already departs. ";
                case 2 ->
                        "The first step is right, the second departs: look at what is remembered"
                                + " from one step to the next. ";
                default -> "The first " + (k - 1) + " steps are right, step " + k + " departs. ";
            };
        }

        private static String when(int k) {
            return k == 0 ? "Before the first step" : "After step " + k;
        }

        /** How the departing step relates to the right one, when that is simple. */
        private static String kind(double[][] got, double[][] right, int k) {
            double dot = 0;
            double square = 0;
            double own = 0;
            for (int i = 0; i < got[k].length; i++) {
                double g = got[k][i] - got[k - 1][i];
                double r = right[k][i] - right[k - 1][i];
                dot += g * r;
                square += r * r;
                own += g * g;
            }
            if (own == 0) {
                return "Your code does not move there at all.";
            }
            if (square == 0) {
                return "Your code moves where nothing should move.";
            }
            double ratio = dot / square;
            boolean parallel = dot * dot >= (1 - 1e-9) * own * square;
            if (parallel && ratio < 0) {
                return "It goes the opposite way: look at the sign.";
            }
            if (parallel) {
                return "The direction is right, the length is "
                        + Expect.number(ratio)
                        + " times what it should be.";
            }
            return "Its direction is not the right one.";
        }

        private static String firstOdd(double[] row) {
            return Arrays.stream(row)
                    .filter(number -> !Double.isFinite(number))
                    .mapToObj(Double::toString)
                    .findFirst()
                    .orElse("NaN");
        }
    }
}
