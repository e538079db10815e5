package org.thalweg.check.ps2;

import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;

/** Settings that are fast and never climb: a design with more than one right answer. */
public final class Calm {
    private static final String TWO = "two numbers, a learning rate and a momentum";
    private static final String LOW = "the loss never rises a tenth above its start";
    private static final String FAST = "within 25 √κ updates it is a million times nearer";
    private static final String BOTH = "both on bowls with more curvatures between, from any start";

    /** The settings. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns {learning rate, β} for a heavy ball on bowls with curvatures from mu to L.
         *
         * @param mu the smallest, positive
         * @param largest at least 20 times mu, at most 1000 times
         */
        double[] settings(double mu, double largest);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "calm",
                    (mu, largest) ->
                            new double[] {1 / largest, Math.pow(1 - Math.sqrt(mu / largest), 2)},
                    List.of(),
                    List.of(
                            Check.that(TWO, Calm::possible),
                            Check.<Answer>that(LOW, Calm::low).worth(2),
                            Check.<Answer>that(FAST, Calm::fast).worth(2),
                            Check.<Answer>that(BOTH, Calm::onOthers).hidden()));

    static final Coding<Answer> TASK =
            Coding.method("Fast and calm", EXERCISE, Answer.class, specimens());

    private Calm() {}

    /** How a run went. */
    private record Trip(double top, int arrived) {}

    private static void possible(Answer answer, SplittableRandom random) {
        for (double kappa : new double[] {20, 300}) {
            double mu = 0.1 + random.nextDouble();
            settings(answer, mu, kappa * mu);
        }
    }

    private static double[] settings(Answer answer, double mu, double largest) {
        double[] both = answer.settings(mu, largest);
        Expect.length(both, 2, "the answer {learning rate, β}");
        Expect.finite(both, "a setting");
        Expect.that(
                both[0] > 0,
                "Your learning rate is not positive. Between two `int`s `/` drops the fraction;"
                        + " otherwise, is the rate the first of the two numbers?");
        Expect.that(
                both[1] >= 0 && both[1] < 1,
                "Your β is not between 0 and 1. The rate comes first, then β; and a ratio of"
                        + " curvatures below 1 has the small one above.");
        return both;
    }

    private static void low(Answer answer, SplittableRandom random) {
        for (double kappa : new double[] {20, 100, 1000}) {
            double mu = 0.05 + 2 * random.nextDouble();
            double[] curvatures = {mu, kappa * mu};
            Trip trip = run(settings(answer, mu, kappa * mu), curvatures, new double[] {1, 1});
            Expect.that(trip.top <= 1.1, climbs(trip.top));
        }
    }

    private static void fast(Answer answer, SplittableRandom random) {
        for (double kappa : new double[] {20, 100, 1000}) {
            double mu = 0.05 + 2 * random.nextDouble();
            double[] both = settings(answer, mu, kappa * mu);
            Trip trip = run(both, new double[] {mu, kappa * mu}, new double[] {1, 1});
            Expect.that(trip.arrived <= 25 * Math.sqrt(kappa), slow(both, mu, kappa * mu));
        }
    }

    private static void onOthers(Answer answer, SplittableRandom random) {
        for (int bowl = 0; bowl < 6; bowl++) {
            double kappa = 20 * Math.pow(50, random.nextDouble());
            double mu = 0.05 + 2 * random.nextDouble();
            double[] curvatures = {mu, kappa * mu, 0, 0, 0};
            for (int i = 2; i < curvatures.length; i++) {
                curvatures[i] = mu * Math.pow(kappa, random.nextDouble());
            }
            double[] both = settings(answer, mu, kappa * mu);
            Trip trip = run(both, curvatures, Problems.normal(random, curvatures.length));
            Expect.that(trip.top <= 1.1, climbs(trip.top));
            Expect.that(trip.arrived <= 25 * Math.sqrt(kappa), slow(both, mu, kappa * mu));
        }
    }

    private static Trip run(double[] both, double[] curvatures, double[] start) {
        double kappa = curvatures[1] / curvatures[0];
        double[] x = start.clone();
        double[] v = new double[x.length];
        double first = loss(curvatures, x);
        double near = 1e-6 * norm(x);
        double top = 1;
        int arrived = Integer.MAX_VALUE;
        for (int t = 1; t <= 40 * Math.sqrt(kappa); t++) {
            for (int i = 0; i < x.length; i++) {
                v[i] = both[1] * v[i] + curvatures[i] * x[i];
                x[i] -= both[0] * v[i];
            }
            top = Math.max(top, loss(curvatures, x) / first);
            boolean there = norm(x) <= near;
            arrived = !there ? Integer.MAX_VALUE : Math.min(arrived, t);
        }
        return new Trip(Double.isNaN(top) ? Double.POSITIVE_INFINITY : top, arrived);
    }

    private static double loss(double[] curvatures, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += 0.5 * curvatures[i] * x[i] * x[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    private static String climbs(double top) {
        return top > 1e3
                ? "Your run explodes: the rate is too bold for the steepest direction, or it does"
                        + " not follow the scale of the curvatures."
                : "Your run climbs: its first steps overshoot in the steepest direction before"
                        + " memory can turn it round. Which η makes the first step land in the"
                        + " middle there, and not beyond? The price is small.";
    }

    private static String slow(double[] both, double mu, double largest) {
        double border = Math.pow(1 - Math.sqrt(Math.min(1, both[0] * mu)), 2);
        if (both[0] > 2 * (1 + both[1]) / largest) {
            return "Your run never arrives: the rate is above 2(1 + β)/L.";
        }
        return both[1] < border
                ? "Your run is slow along the flat direction: β is below the border of D6 there, so it"
                        + " creeps. More memory, or a larger rate."
                : "Your run swings too long: β is above the border of the flat direction, and every"
                        + " direction keeps √β of its error. Less memory is faster; does your β"
                        + " follow κ?";
    }

    private static String cell(String inside) {
        return "double[] calm(double mu, double L) {\n" + inside.indent(4) + "}";
    }

    private static String gives(String rate, String beta) {
        return cell(
                "double s = Math.sqrt(mu / L);\nreturn new double[] {" + rate + ", " + beta + "};");
    }

    private static Specimens specimens() {
        return Specimens.of(
                        """
                        double[] calm(double mu, double L) {
                            throw new UnsupportedOperationException("not yet");
                        }""")
                .right("1/L and the border", gives("1 / L", "(1 - s) * (1 - s)"))
                .right("1/L and Nesterov's β", gives("1 / L", "(1 - s) / (1 + s)"))
                .right("1/L and a little less than the border", gives("1 / L", "1 - 2 * s"))
                .right(
                        "a slower rate and its own border",
                        cell(
                                """
                                double lr = 0.8 / L, beta = Math.pow(1 - Math.sqrt(lr * mu), 2);
                                return new double[] {lr, beta};
                                """))
                .wrong(
                        LOW,
                        "climbs",
                        cell(
                                """
                                double a = Math.sqrt(L), b = Math.sqrt(mu);
                                return new double[] {4 / ((a + b) * (a + b)),
                                    Math.pow((a - b) / (a + b), 2)};
                                """))
                .wrong(FAST, "creeps", gives("2 / (L + mu)", "0"))
                .wrong(FAST, "creeps", gives("1 / L", "0.5"))
                .wrong(FAST, "swings too long", gives("1 / L", "0.99"))
                .wrong(FAST, "swings too long", gives("1 / L", "0.9"))
                .wrong(LOW, "explodes", gives("1 / mu", "(1 - s) * (1 - s)"))
                .wrong(LOW, "explodes", gives("4 / L", "0.5"))
                .wrong(FAST, "never arrives", gives("4 / L", "0.5"))
                .wrong(FAST, "creeps", gives("1 / L", "Math.pow((L - mu) / (L + mu), 200)"))
                .wrong(FAST, "swings too long", gives("1 / L", "(L - mu) / (L + mu)"))
                .wrong(FAST, "swings too long", gives("1 / L", "1 - mu / L"))
                .wrong(FAST, "swings too long", gives("1 / L", "1 - s * s"))
                .wrong(LOW, "explodes", gives("1", "(1 - s) * (1 - s)"))
                .wrong(FAST, "creeps", gives("0.1 / L", "(1 - s) * (1 - s)"))
                .wrong(LOW, "explodes", gives("(1 - s) * (1 - s)", "1 / L"))
                .wrong(TWO, "drops the fraction", gives("1 / (int) (L + 2)", "0.9"))
                .wrong(TWO, "has 1 numbers", cell("return new double[] {1 / L};"))
                .wrong(TWO, "not between 0 and 1", gives("1 / L", "(1 - 1 / s) * (1 - 1 / s)"))
                .wrong(TWO, "`null`", cell("return null;"))
                .wrong(
                        BOTH,
                        "creeps",
                        gives(
                                "1 / L",
                                "L / mu < 25 || L / mu > 90 && L / mu < 110 || L / mu > 990"
                                        + " ? (1 - s) * (1 - s) : 0"));
    }
}
