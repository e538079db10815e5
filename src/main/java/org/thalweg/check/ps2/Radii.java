package org.thalweg.check.ps2;

import static org.thalweg.check.Values.instead;
import static org.thalweg.check.Values.numbers;

import java.util.List;
import org.thalweg.check.Numbers;
import org.thalweg.check.Specimens;
import org.thalweg.check.Values;

/** Spectral radii of 2×2 matrices by hand, with each student's own ηλ and β. */
final class Radii {
    private static final String ID = "radii";

    private static final List<String> ASKS =
            List.of(
                    "the heavy ball's factor",
                    "the heavy ball's factor with β = 0.1",
                    "the β with which the heavy ball is fastest",
                    "Nesterov's factor");

    // β = 0.1 is below the border (1 − √s)² of each s, the other β above it; and above
    // ((1 − β)/(1 + β))² Nesterov's roots are complex too
    private static final double[] S = {0.16, 0.09, 0.25, 0.04, 0.36};
    private static final double[] BETAS = {0.81, 0.9, 0.7, 0.75, 0.85, 0.95, 0.8};

    private static final double LITTLE = 0.1;

    static final Numbers TASK = new Numbers(ID, "Factors by hand", 4, Radii::values, specimens());

    private Radii() {}

    /** Returns {ηλ, β} of a seat. */
    static double[] given(int seat) {
        return new double[] {S[seat % S.length], BETAS[seat % BETAS.length]};
    }

    static Values values(int seat) {
        double s = given(seat)[0];
        double beta = given(seat)[1];
        double ball = radius(1 + beta - s, beta);
        double slow = radius(1 + LITTLE - s, LITTLE);
        double best = Math.pow(1 - Math.sqrt(s), 2);
        double nesterov = radius((1 + beta) * (1 - s), beta * (1 - s));
        double any = Double.NaN;
        return new Values(
                ID,
                ASKS,
                numbers(ball, slow, best, nesterov),
                "√β where the roots are complex, the larger real root where they are not, the border"
                        + " (1 − √(ηλ))², and √(β(1 − ηλ)): looking ahead is friction.",
                List.of(
                        instead(
                                "The product of the two complex roots is β, so the size of each is"
                                        + " √β: the root is missing.",
                                beta,
                                any,
                                any,
                                any),
                        instead(
                                "1 − ηλ is the factor of gradient descent. With memory, x and the"
                                        + " last x make a 2×2 matrix, and its roots decide.",
                                1 - s,
                                any,
                                any,
                                any),
                        instead(
                                "Half the trace is the *real part* of the roots. Here they are"
                                        + " complex; their size is √β.",
                                (1 + beta - s) / 2,
                                any,
                                any,
                                any),
                        instead(
                                "With so little memory the roots are real, and √β is not their"
                                        + " size: solve the quadratic and take the larger.",
                                ball,
                                Math.sqrt(LITTLE),
                                any,
                                any),
                        instead(
                                "That is the smaller of the two real roots. The slower one, the"
                                        + " larger, is what is left in the end.",
                                ball,
                                LITTLE / slow,
                                any,
                                any),
                        instead(
                                "That is gradient descent. A little memory makes a run a little"
                                        + " faster than 1 − ηλ.",
                                ball,
                                1 - s,
                                any,
                                any),
                        instead(
                                "The fastest β is on the border between real and complex roots,"
                                        + " (1 − √(ηλ))²: the square is missing.",
                                ball,
                                slow,
                                1 - Math.sqrt(s),
                                any),
                        instead(
                                "In the border (1 − √(ηλ))² stands the root of ηλ, not ηλ.",
                                ball,
                                slow,
                                Math.pow(1 - s, 2),
                                any),
                        instead(
                                "Less β is not always faster: at β = 0 this is gradient descent."
                                        + " Fastest is the border between real and complex roots.",
                                ball,
                                slow,
                                0,
                                any),
                        instead(
                                "(1 − ηλ) is what the look-ahead takes from the memory; the factor"
                                        + " is the root of β(1 − ηλ).",
                                ball,
                                slow,
                                best,
                                beta * (1 - s)),
                        instead(
                                "That is the heavy ball's. Nesterov's memory is β(1 − ηλ), smaller"
                                        + " where the slope is steeper.",
                                ball,
                                slow,
                                best,
                                ball),
                        instead(
                                "The look-ahead takes from the memory before the root is taken:"
                                        + " √(β(1 − ηλ)), not (1 − ηλ)√β.",
                                ball,
                                slow,
                                best,
                                (1 - s) * Math.sqrt(beta)),
                        instead(
                                "1 − √(ηλ) is Nesterov's factor at its own best β for this ηλ."
                                        + " Yours is another.",
                                ball,
                                slow,
                                best,
                                1 - Math.sqrt(s))));
    }

    /** The larger size of the roots of r² − trace·r + det. */
    private static double radius(double trace, double det) {
        double discriminant = trace * trace - 4 * det;
        return discriminant < 0 ? Math.sqrt(det) : (Math.abs(trace) + Math.sqrt(discriminant)) / 2;
    }

    private static String four(String ball, String slow, String best, String nesterov) {
        return "double[] radii = {" + String.join(", ", ball, slow, best, nesterov) + "};";
    }

    private static Specimens specimens() {
        String claim = String.join(", ", ASKS);
        return Specimens.of("double[] radii = {};")
                .right("worked out", four("0.9", "0.8177", "0.36", "0.82486"))
                .right("three digits", four("0.9", "0.818", "0.36", "0.825"))
                .right(
                        "left to Java",
                        """
                        double s = 0.16, beta = 0.81;
                        double[] radii = {
                            Math.sqrt(beta), (1.1 - s + Math.sqrt((1.1 - s) * (1.1 - s) - 0.4)) / 2,
                            (1 - Math.sqrt(s)) * (1 - Math.sqrt(s)), Math.sqrt(beta * (1 - s))
                        };
                        """)
                .right(
                        "by a method",
                        """
                        double radius(double trace, double det) {
                            double d = trace * trace - 4 * det;
                            return d < 0 ? Math.sqrt(det) : (trace + Math.sqrt(d)) / 2;
                        }
                        double[] radii = {
                            radius(1.81 - 0.16, 0.81), radius(1.1 - 0.16, 0.1), 0.36,
                            radius(1.81 * 0.84, 0.81 * 0.84)
                        };
                        """)
                .wrong(claim, "root is missing", four("0.81", "0.8177", "0.36", "0.82486"))
                .wrong(claim, "2×2", four("0.84", "0.8177", "0.36", "0.82486"))
                .wrong(claim, "real part", four("0.825", "0.8177", "0.36", "0.82486"))
                .wrong(claim, "roots are real", four("0.9", "0.3162", "0.36", "0.82486"))
                .wrong(claim, "smaller of the two", four("0.9", "0.1223", "0.36", "0.82486"))
                .wrong(claim, "a little faster", four("0.9", "0.84", "0.36", "0.82486"))
                .wrong(claim, "square is missing", four("0.9", "0.8177", "0.6", "0.82486"))
                .wrong(claim, "root of ηλ", four("0.9", "0.8177", "0.7056", "0.82486"))
                .wrong(claim, "not always faster", four("0.9", "0.8177", "0", "0.82486"))
                .wrong(claim, "root of β(1 − ηλ)", four("0.9", "0.8177", "0.36", "0.6804"))
                .wrong(claim, "heavy ball's", four("0.9", "0.8177", "0.36", "0.9"))
                .wrong(claim, "before the root", four("0.9", "0.8177", "0.36", "0.756"))
                .wrong(claim, "own best β", four("0.9", "0.8177", "0.36", "0.6"))
                .wrong(claim, "first 3 numbers are right", four("0.9", "0.8177", "0.36", "9 / 10"));
    }
}
