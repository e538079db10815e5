package org.thalweg.check.ps1;

import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.List;
import org.thalweg.check.Numbers;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;

/** Condition, best rate and factor of a tilted bowl of two coordinates, by hand. */
final class Ravine {
    private Ravine() {}

    /**
     * The Hessian of one seat: μ along (2, −1) and L = μ + 5k along (1, 2), so that all entries are
     * whole numbers; 32 different ones.
     */
    private record Seat(int smallest, int k) {
        static Seat of(int seat) {
            return new Seat(1 + seat % 4, 2 + seat / 4 % 8);
        }

        int largest() {
            return smallest + 5 * k;
        }
    }

    static String sheet(int seat) {
        Seat s = Seat.of(seat);
        return "`f(x) = ½ (%d x₁² + %d x₁x₂ + %d x₂²)`, so the Hessian has the rows (%d, %d) and (%d, %d)."
                .formatted(
                        s.smallest + s.k,
                        4 * s.k,
                        s.smallest + 4 * s.k,
                        s.smallest + s.k,
                        2 * s.k,
                        2 * s.k,
                        s.smallest + 4 * s.k);
    }

    private static Values values(int seat) {
        Seat s = Seat.of(seat);
        double mu = s.smallest;
        double big = s.largest();
        double kappa = big / mu;
        double rate = 2 / (mu + big);
        double factor = (kappa - 1) / (kappa + 1);
        double any = Double.NaN;
        return new Values(
                "ravine",
                List.of(
                        "the smallest curvature μ",
                        "the largest curvature L",
                        "κ",
                        "the best constant rate",
                        "the factor by which it shrinks the distance"),
                numbers(mu, big, kappa, rate, factor),
                "Trace and determinant of the Hessian are sum and product of the two curvatures."
                        + " The best rate makes both rails equally slow, |1 − ημ| = |1 − ηL|, and the"
                        + " tilt of the bowl takes no part.",
                List.of(
                        instead(
                                "Those are the numbers on the diagonal. They are the curvatures"
                                        + " along the *axes*; this bowl is tilted, and its steepest and"
                                        + " flattest directions lie between them. Find the"
                                        + " eigenvalues.",
                                s.smallest + s.k,
                                s.smallest + 4 * s.k,
                                any,
                                any,
                                any),
                        instead(
                                "The two curvatures stand in the wrong order: the smallest first.",
                                big,
                                mu,
                                any,
                                any,
                                any),
                        instead(
                                "Your eigenvalues are twice too large. Is the ½ missing in front of"
                                        + " trace ± root?",
                                2 * mu,
                                2 * big,
                                any,
                                any,
                                any),
                        instead(
                                "κ is upside down: it is the largest over the smallest, at least"
                                        + " 1.",
                                mu,
                                big,
                                mu / big,
                                any,
                                any),
                        instead(
                                "Your rate is 1/L: the steep direction arrives at once and then"
                                        + " waits for the flat one. Let it overshoot a little, until"
                                        + " both are equally slow.",
                                mu,
                                big,
                                kappa,
                                1 / big,
                                any),
                        instead(
                                "Your rate is 2/L, the border: there the steep direction jumps from"
                                        + " side to side for ever.",
                                mu,
                                big,
                                kappa,
                                2 / big,
                                any),
                        instead(
                                "Your rate is 1/(L + μ), half of the balance. At which η is 1 − ημ"
                                        + " equal to ηL − 1?",
                                mu,
                                big,
                                kappa,
                                1 / (mu + big),
                                any),
                        instead(
                                "All is right but the factor: 1 − 1/κ belongs to the rate 1/L. Put"
                                        + " your own rate into 1 − ημ.",
                                mu,
                                big,
                                kappa,
                                rate,
                                1 - 1 / kappa),
                        instead(
                                "All is right but the factor: that is what the *loss* is multiplied"
                                        + " by. The distance is asked for, its root.",
                                mu,
                                big,
                                kappa,
                                rate,
                                factor * factor),
                        instead(
                                "All is right but the factor: with √κ it is the one that momentum"
                                        + " reaches, in the next part. Plain descent pays κ itself.",
                                mu,
                                big,
                                kappa,
                                rate,
                                (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1))));
    }

    private static final String ASKED = String.join(", ", values(0).asks());

    /** Seat 0: rows (3, 4) and (4, 9), curvatures 1 and 11. */
    private static final Specimens SPECIMENS =
            Specimens.of("double[] ravine = {};")
                    .right("fractions", "double[] ravine = {1, 11, 11, 1.0 / 6, 5.0 / 6};")
                    .right("three digits", "double[] ravine = {1.0, 11.0, 11.0, 0.167, 0.833};")
                    .right(
                            "by the formula",
                            """
                            double half = (3 + 9) / 2.0;
                            double root = Math.sqrt(half * half - (3 * 9 - 4 * 4));
                            double flat = half - root, steep = half + root;
                            double[] ravine = {flat, steep, steep / flat, 2 / (flat + steep),
                                (steep - flat) / (steep + flat)};\
                            """)
                    .wrong(
                            ASKED,
                            "numbers on the diagonal",
                            "double[] ravine = {3, 9, 3, 1.0 / 6, 0.5};")
                    .wrong(ASKED, "wrong order", "double[] ravine = {11, 1, 11, 1.0 / 6, 5.0 / 6};")
                    .wrong(
                            ASKED,
                            "twice too large",
                            "double[] ravine = {2, 22, 11, 1.0 / 12, 5.0 / 6};")
                    .wrong(
                            ASKED,
                            "upside down",
                            "double[] ravine = {1, 11, 1.0 / 11, 1.0 / 6, 5.0 / 6};")
                    .wrong(
                            ASKED,
                            "arrives at once",
                            "double[] ravine = {1, 11, 11, 1.0 / 11, 10.0 / 11};")
                    .wrong(
                            ASKED,
                            "the border",
                            "double[] ravine = {1, 11, 11, 2.0 / 11, 9.0 / 11};")
                    .wrong(
                            ASKED,
                            "half of the balance",
                            "double[] ravine = {1, 11, 11, 1.0 / 12, 11.0 / 12};")
                    .wrong(
                            ASKED,
                            "belongs to the rate 1/L",
                            "double[] ravine = {1, 11, 11, 1.0 / 6, 10.0 / 11};")
                    .wrong(
                            ASKED,
                            "what the *loss* is",
                            "double[] ravine = {1, 11, 11, 1.0 / 6, 25.0 / 36};")
                    .wrong(
                            ASKED,
                            "momentum reaches",
                            "double[] ravine = {1, 11, 11, 1.0 / 6, 0.537};")
                    .wrong(
                            ASKED,
                            "The first 3 numbers are right",
                            "double[] ravine = {1, 11, 11, 1 / 6, 5 / 6};");

    /** The task. */
    static final Numbers TASK =
            new Numbers("ravine", "The numbers of a tilted bowl", 6, Ravine::values, SPECIMENS);
}
