package org.thalweg.check.ps1;

import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.List;
import org.thalweg.check.Numbers;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;

/** Two updates of a line through the origin, by hand, on three rows. */
final class ThreeRows {
    private ThreeRows() {}

    /**
     * Features with mean squares 2, 3, 7, 6, 10, and offsets of the targets that leave the best w.
     */
    private static final int[][] X = {{1, 1, 2}, {1, 2, 2}, {1, 2, 4}, {1, 1, 4}, {1, 2, 5}};

    private static final int[][] OFF = {{1, 1, -1}, {2, 0, -1}, {2, 1, -1}, {2, 2, -1}, {1, 2, -1}};
    private static final double[] RATE = {0.1, 0.1, 0.1, 0.05, 0.05};

    /** What one seat is asked: 40 different questions. */
    private record Seat(int[] x, int[] y, double lr, int best) {
        static Seat of(int seat) {
            int kind = seat % 5;
            int best = 2 + seat / 5 % 4;
            int sign = seat / 20 % 2 == 0 ? 1 : -1;
            int[] y = new int[3];
            for (int i = 0; i < 3; i++) {
                y[i] = best * X[kind][i] + sign * OFF[kind][i];
            }
            return new Seat(X[kind], y, RATE[kind], best);
        }

        /** The mean of x², which is the curvature. */
        double curvature() {
            return (x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) / 3.0;
        }

        double meanTarget() {
            return (y[0] + y[1] + y[2]) / 3.0;
        }
    }

    static String sheet(int seat) {
        Seat s = Seat.of(seat);
        return "Rows (x, y): (%d, %d), (%d, %d), (%d, %d). Start `w = 0`, learning rate `%s`."
                .formatted(s.x[0], s.y[0], s.x[1], s.y[1], s.x[2], s.y[2], s.lr);
    }

    private static Values values(int seat) {
        Seat s = Seat.of(seat);
        double c = s.curvature();
        double best = s.best;
        double lr = s.lr;
        double g0 = -c * best;
        double w1 = -lr * g0;
        double g1 = c * (w1 - best);
        double w2 = w1 - lr * g1;
        double any = Double.NaN;
        return new Values(
                "threeRows",
                List.of(
                        "the gradient at w = 0",
                        "w after update 1",
                        "the gradient there",
                        "w after update 2",
                        "the rate 2/L at which updates stop helping"),
                numbers(g0, w1, g1, w2, 2 / c),
                "The gradient is (mean of x²)·w − mean of x·y. So L is the mean of x², and every"
                        + " update multiplies the distance to the best w by 1 − lr·L.",
                List.of(
                        instead(
                                "You added the rows up. The loss is their mean: divide by 3.",
                                3 * g0,
                                any,
                                any,
                                any,
                                any),
                        instead(
                                "You used the loss without its ½, so your gradient is twice too"
                                        + " long.",
                                2 * g0,
                                any,
                                any,
                                any,
                                any),
                        instead(
                                "The sign: the residual is prediction − target, and at w = 0 every"
                                        + " prediction is too low, so the gradient is negative.",
                                -g0,
                                any,
                                any,
                                any,
                                any),
                        instead(
                                "You averaged the residuals alone. By the chain rule each is"
                                        + " multiplied by its x.",
                                -s.meanTarget(),
                                any,
                                any,
                                any,
                                any),
                        instead(
                                "The gradient is right, but you went uphill: the update *subtracts*"
                                        + " lr times the gradient.",
                                g0,
                                -w1,
                                any,
                                any,
                                any),
                        instead(
                                "The second gradient must be measured at the new w; you used the"
                                        + " first one twice.",
                                g0,
                                w1,
                                g0,
                                2 * w1,
                                any),
                        instead(
                                "Your second update begins at 0 again. It begins where the first"
                                        + " one ended.",
                                g0,
                                w1,
                                g1,
                                -lr * g1,
                                any),
                        instead(
                                "All is right but the last: 1/L is the rate that arrives at once."
                                        + " Updates stop helping at twice that.",
                                g0,
                                w1,
                                g1,
                                w2,
                                1 / c),
                        instead(
                                "All is right but the last: your L is the sum of x². The loss is a"
                                        + " mean, so its curvature is one too.",
                                g0,
                                w1,
                                g1,
                                w2,
                                2 / (3 * c)),
                        instead(
                                "All is right but the last: that is L itself. The steeper the bowl,"
                                        + " the *smaller* the rate.",
                                g0,
                                w1,
                                g1,
                                w2,
                                c)));
    }

    private static final String ASKED = String.join(", ", values(0).asks());

    /** Seat 0: rows (1, 3), (1, 3), (2, 3). */
    private static final Specimens SPECIMENS =
            Specimens.of("double[] threeRows = {};")
                    .right("decimals", "double[] threeRows = {-4, 0.4, -3.2, 0.72, 1};")
                    .right(
                            "worked out in code",
                            """
                            double g0 = -(1 * 3 + 1 * 3 + 2 * 3) / 3.0;
                            double w1 = 0 - 0.1 * g0;
                            double g1 = 2 * w1 - 4;
                            double[] threeRows = {g0, w1, g1, w1 - 0.1 * g1, 2.0 / 2};\
                            """)
                    .right(
                            "another layout",
                            "double threeRows[] = new double[] {-4.0, 4e-1, -3.2, .72, 1.0};")
                    .wrong(ASKED, "divide by 3", "double[] threeRows = {-12, 1.2, -4.8, 1.68, 1};")
                    .wrong(
                            ASKED,
                            "twice too long",
                            "double[] threeRows = {-8, 0.8, -4.8, 1.28, 0.5};")
                    .wrong(ASKED, "The sign", "double[] threeRows = {4, 0.4, 3.2, 0.72, 1};")
                    .wrong(
                            ASKED,
                            "multiplied by its x",
                            "double[] threeRows = {-3, 0.3, -3.4, 0.64, 1};")
                    .wrong(ASKED, "uphill", "double[] threeRows = {-4, -0.4, -4.8, -0.88, 1};")
                    .wrong(
                            ASKED,
                            "used the first one twice",
                            "double[] threeRows = {-4, 0.4, -4, 0.8, 1};")
                    .wrong(
                            ASKED,
                            "begins at 0 again",
                            "double[] threeRows = {-4, 0.4, -3.2, 0.32, 1};")
                    .wrong(ASKED, "twice that", "double[] threeRows = {-4, 0.4, -3.2, 0.72, 0.5};")
                    .wrong(
                            ASKED,
                            "curvature is one too",
                            "double[] threeRows = {-4, 0.4, -3.2, 0.72, 0.333};")
                    .wrong(
                            ASKED,
                            "The first 3 numbers are right",
                            "double[] threeRows = {-4, 0.4, -3.2, 7, 1};")
                    .wrong(
                            ASKED,
                            "5 numbers, and you gave 4",
                            "double[] threeRows = {-4, 0.4, -3.2, 0.72};");

    /** The task. */
    static final Numbers TASK =
            new Numbers("threeRows", "Two updates by hand", 6, ThreeRows::values, SPECIMENS);
}
