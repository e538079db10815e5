package org.thalweg.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.core.Objective;
import org.thalweg.notebook.Displayable;

/**
 * Compares a gradient with central differences and says in words what is wrong.
 *
 * <p>{@code ∂f/∂xᵢ ≈ (f(x + hᵢeᵢ) − f(x − hᵢeᵢ)) / 2hᵢ}, with {@code hᵢ = ∛ε · max(1, |xᵢ|)}: the
 * truncation error falls with h², the rounding error grows with ε/h, and their sum is least near
 * the cube root of ε = 2⁻⁵² (h about 6e-6, error about 1e-11 for numbers near 1). The relative
 * error of a component is {@code |got − expected| / max(|got|, |expected|, 1e-3 · largest, c)}:
 * without the last terms a component near zero would be judged by its rounding error; c is what the
 * slope changes by within h, which is what counts at a minimum, where all are zero. What rounding
 * of f alone can explain, {@code 8 ε |f| / h}, is not counted. A component that seems wrong is
 * measured again by {@code (4D(h/2) − D(h)) / 3}, which is free of the h² term.
 *
 * <p>Bands, after the notes of CS231n (Stanford, "Neural networks 3") adapted to {@code double} and
 * a step chosen for it: up to 1e-6 the gradient is right; up to 1e-4 suspicious, unless f has kinks
 * or is badly scaled; above that it is wrong.
 */
public final class GradientCheck {
    private static final String KINK = "a kink is suspected";
    private static final double EPSILON = Math.ulp(1.0);
    private static final double CUBE_ROOT = Math.cbrt(EPSILON);
    private static final double RIGHT = 1e-6;
    private static final double SUSPICIOUS = 1e-4;

    private GradientCheck() {}

    /**
     * Checks the gradient of f at a point; costs 2n + 3 evaluations, a few more if it fails.
     *
     * @param f the function; the same at every call
     * @param x the point, n numbers, away from kinks; not modified
     * @return the report
     * @throws IllegalArgumentException if x is empty or not finite
     */
    public static Report check(Objective f, double[] x) {
        if (x.length == 0) {
            throw new IllegalArgumentException("x must have at least one number, got none");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("x[" + i + "] must be finite, got " + x[i]);
            }
        }
        return new Run(f, x.clone()).report();
    }

    /**
     * What was found.
     *
     * @param passed true if every component agrees to 1e-6
     * @param worst the component with the largest relative error
     * @param expected the central difference there
     * @param got the gradient's own number there
     * @param relativeError the relative error there; infinite if a number is not finite
     * @param diagnosis what it looks like, in words
     * @param components all components, worst first
     */
    public record Report(
            boolean passed,
            int worst,
            double expected,
            double got,
            double relativeError,
            String diagnosis,
            List<Component> components)
            implements Displayable {
        /** Copies the list. */
        public Report {
            components = List.copyOf(components);
        }

        /**
         * Returns this report of a right gradient.
         *
         * @throws AssertionError if the gradient is wrong, with the report
         */
        public Report orThrow() {
            if (!passed) {
                throw new AssertionError(text());
            }
            return this;
        }

        private Card card() {
            String where =
                    "Worst is component "
                            + worst
                            + ": expected "
                            + Expect.number(expected)
                            + ", got "
                            + Expect.number(got)
                            + ", relative error "
                            + Expect.number(relativeError)
                            + ".";
            Card card =
                    passed
                            ? Card.of(
                                    Card.Tone.GOOD, "The gradient agrees with central differences.")
                            : Card.of(
                                    Card.Tone.AGAIN,
                                    (diagnosis.startsWith(KINK)
                                                    ? "The check cannot decide: "
                                                    : "The gradient is wrong: ")
                                            + diagnosis);
            if (passed && !diagnosis.isBlank()) {
                card.say(diagnosis);
            }
            List<List<String>> rows = new ArrayList<>();
            for (Component c : components.subList(0, Math.min(8, components.size()))) {
                rows.add(
                        List.of(
                                String.valueOf(c.index),
                                Expect.number(c.expected),
                                Expect.number(c.got),
                                Expect.number(c.relativeError)));
            }
            return card.say(where)
                    .fold(
                            components.size() > 8 ? "The eight worst components" : "All components",
                            List.of("component", "expected", "got", "relative error"),
                            rows);
        }

        @Override
        public String html() {
            return card().html();
        }

        @Override
        public String text() {
            return card().text();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * One component of the comparison.
     *
     * @param index which, from 0
     * @param expected the central difference
     * @param got the gradient's own number
     * @param relativeError the relative error
     */
    public record Component(int index, double expected, double got, double relativeError) {}

    /** One check: everything measured, then described. */
    private static final class Run {
        private final Objective f;
        private final double[] x;
        private final int n;
        private final double value;
        private final double[] got;
        private final double[] expected;
        private final double[] error;
        private final double[] change;

        Run(Objective f, double[] x) {
            this.f = f;
            this.x = x;
            this.n = x.length;
            this.got = new double[n];
            this.value = f.valueAndGradient(x.clone(), got);
            this.expected = new double[n];
            this.change = new double[n];
            double largest = 0;
            double[] noise = new double[n];
            for (int i = 0; i < n; i++) {
                double h = step(i);
                double up = at(i, h);
                double down = at(i, -h);
                expected[i] = (up - down) / width(i, h);
                change[i] = Math.abs((up - value) - (value - down)) / h;
                noise[i] = 8 * EPSILON * Math.abs(value) / h;
                largest = Math.max(largest, Math.abs(expected[i]));
            }
            this.error = new double[n];
            for (int i = 0; i < n; i++) {
                error[i] = error(i, noise[i], largest);
                if (error[i] > RIGHT) {
                    // is it the difference's own error, h²f‴/6? Two steps together cancel it
                    expected[i] = (4 * central(i, step(i) / 2) - expected[i]) / 3;
                    error[i] = error(i, 4 * noise[i], largest);
                }
            }
        }

        private double step(int i) {
            return CUBE_ROOT * Math.max(1, Math.abs(x[i]));
        }

        private double central(int i, double h) {
            return (at(i, h) - at(i, -h)) / width(i, h);
        }

        /** What was really added, after rounding. */
        private double width(int i, double h) {
            return (x[i] + h) - (x[i] - h);
        }

        private double error(int i, double noise, double largest) {
            double difference = Math.abs(got[i] - expected[i]);
            if (!(difference <= Double.MAX_VALUE)) {
                return Double.POSITIVE_INFINITY;
            }
            double scale = Math.max(Math.abs(got[i]), Math.abs(expected[i]));
            double floor = Math.max(1e-3 * largest, change[i]);
            return difference <= noise ? 0 : difference / Math.max(scale, floor);
        }

        private double at(int i, double shift) {
            double[] moved = x.clone();
            moved[i] += shift;
            return f.value(moved);
        }

        Report report() {
            List<Component> components =
                    IntStream.range(0, n)
                            .mapToObj(i -> new Component(i, expected[i], got[i], error[i]))
                            .sorted(Comparator.comparingDouble(Component::relativeError).reversed())
                            .toList();
            Component worst = components.get(0);
            String contract = contract();
            boolean passed = worst.relativeError <= RIGHT && contract.isEmpty();
            String diagnosis = !contract.isEmpty() ? contract : passed ? flat() : diagnosis(worst);
            return new Report(
                    passed,
                    worst.index,
                    worst.expected,
                    worst.got,
                    worst.relativeError,
                    diagnosis,
                    components);
        }

        /** A check at a point where everything is 0 passes with many wrong gradients. */
        private String flat() {
            for (int i = 0; i < n; i++) {
                if (!(Math.abs(expected[i]) <= RIGHT * change[i])) {
                    return "";
                }
            }
            return "But every component is 0 here, and a wrong gradient is often 0 too. Check at"
                    + " another point.";
        }

        /** What an objective promises besides being right; blank if it keeps it. */
        private String contract() {
            if (!Double.isFinite(value)) {
                return "the value itself is " + value + " here. Check at another point.";
            }
            for (int i = 0; i < n; i++) {
                if (!Double.isFinite(got[i])) {
                    return "component " + i + " is " + got[i] + ".";
                }
            }
            double[] point = x.clone();
            double[] again = new double[n];
            Arrays.fill(again, 1);
            double second = f.valueAndGradient(point, again);
            if (!Arrays.equals(point, x)) {
                return "evaluating it changes x, which belongs to the caller.";
            }
            if (second != value) {
                return "two calls at one point give different values, "
                        + Expect.number(value)
                        + " and "
                        + Expect.number(second)
                        + ". Hold the batch and the random numbers still while checking.";
            }
            boolean added = true;
            boolean same = true;
            boolean zero = true;
            for (int i = 0; i < n; i++) {
                zero &= got[i] == 0;
                same &= again[i] == got[i];
                added &= Expect.isClose(again[i], got[i] + 1, 1e-9);
            }
            if (same) {
                return "";
            }
            if (added && zero) {
                return "it leaves g as it was. Write every component.";
            }
            return added
                    ? "it adds to g instead of overwriting it. Begin with g[i] = 0."
                    : "it depends on what was in g before. Overwrite every component.";
        }

        private String diagnosis(Component worst) {
            int i = worst.index;
            if (worst.relativeError <= SUSPICIOUS && !kink(i)) {
                return "nearly right, to "
                        + Expect.number(worst.relativeError)
                        + " in component "
                        + i
                        + ". That is more than rounding explains. A `float`"
                        + " somewhere? A small term forgotten? Or numbers of very different size"
                        + " in f?";
            }
            for (int j = 0; j < n; j++) {
                if (error[j] > RIGHT && kink(j)) {
                    return KINK
                            + " at component "
                            + j
                            + ": the slopes to its left and"
                            + " right differ. Central differences straddle the kink. Check a little"
                            + " further away from it.";
                }
            }
            String whole = whole();
            if (!whole.isEmpty()) {
                return whole;
            }
            return single(i);
        }

        /** One story for all components, or blank. */
        private String whole() {
            if (n < 2 && error[0] <= RIGHT) {
                return "";
            }
            double dot = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                dot += got[i] * expected[i];
                square += expected[i] * expected[i];
            }
            double ratio = square == 0 ? Double.NaN : dot / square;
            if (near(i -> got[i], i -> ratio * expected[i])) {
                return ratio(ratio);
            }
            double gap = 0;
            double weight = 0;
            for (int i = 0; i < n; i++) {
                gap += (got[i] - expected[i]) * x[i];
                weight += x[i] * x[i];
            }
            double lambda = weight == 0 ? Double.NaN : gap / weight;
            if (n > 2 && near(i -> got[i] - expected[i], i -> lambda * x[i])) {
                String size = Expect.number(Math.abs(lambda)) + " · x";
                return lambda < 0
                        ? "`" + size + "` is missing everywhere: the gradient of an L2 penalty?"
                        : "`"
                                + size
                                + "` is too much everywhere: an L2 penalty that is in the"
                                + " gradient but not in the value?";
            }
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    if (error[i] > RIGHT && error[j] > RIGHT && exchanged(i, j)) {
                        return "components " + i + " and " + j + " are exchanged.";
                    }
                }
            }
            return "";
        }

        private boolean exchanged(int i, int j) {
            for (int k = 0; k < n; k++) {
                double want = expected[k == i ? j : k == j ? i : k];
                if (Math.abs(got[k] - want) > 1e-5 * (Math.abs(got[k]) + Math.abs(want))) {
                    return false;
                }
            }
            return true;
        }

        private static String ratio(double ratio) {
            if (Expect.isClose(ratio, 0, 1e-6)) {
                return "all components are 0. Is g written at all?";
            }
            if (Expect.isClose(ratio, -1, 1e-5)) {
                return "all components have the wrong sign: it points downhill.";
            }
            if (Expect.isClose(ratio, 2, 1e-5)) {
                return "all components are twice too large (a factor 2 from the square? a sum over"
                        + " two rows instead of the mean?).";
            }
            if (Expect.isClose(ratio, 0.5, 1e-5)) {
                return "all components are half of what they should be (a factor 2 from the square"
                        + " forgotten?).";
            }
            double inverse = 1 / ratio;
            if (ratio > 1 && Expect.isClose(ratio, Math.rint(ratio), 1e-5)) {
                return "all components are too large by a factor of "
                        + Expect.number(Math.rint(ratio))
                        + ". Is that the number of rows: a sum where the value is a mean?";
            }
            if (inverse > 1 && Expect.isClose(inverse, Math.rint(inverse), 1e-5)) {
                return "all components are too small by a factor of "
                        + Expect.number(Math.rint(inverse))
                        + ". Is that the number of rows: divided by it twice, or only in the"
                        + " gradient?";
            }
            return "all components are " + Expect.number(ratio) + " times what they should be.";
        }

        /** The story of one component that alone, or differently from others, is off. */
        private String single(int i) {
            long wrong = IntStream.range(0, n).filter(j -> error[j] > RIGHT).count();
            String others =
                    wrong == 1
                            ? n > 1 ? " The others are right." : ""
                            : " In all, " + wrong + " of " + n + " components are off.";
            if (got[i] == 0) {
                return "component " + i + " is missing: it is 0." + others;
            }
            double scale = 1e-5 * Math.abs(expected[i]);
            if (Math.abs(got[i] + expected[i]) <= scale) {
                return "component " + i + " has the wrong sign." + others;
            }
            double ratio = got[i] / expected[i];
            if (Expect.isClose(ratio, 2, 1e-5) || Expect.isClose(ratio, 0.5, 1e-5)) {
                return "component "
                        + i
                        + " is "
                        + (ratio > 1 ? "twice" : "half")
                        + " what it should be."
                        + others;
            }
            return "component " + i + " is off." + others;
        }

        private interface At {
            double at(int i);
        }

        /** Whether two vectors agree to 1e-5 of their largest component. */
        private boolean near(At a, At b) {
            double scale = 0;
            for (int i = 0; i < n; i++) {
                scale = Math.max(scale, Math.max(Math.abs(a.at(i)), Math.abs(b.at(i))));
            }
            for (int i = 0; i < n; i++) {
                if (!(Math.abs(a.at(i) - b.at(i)) <= 1e-5 * scale)) {
                    return false;
                }
            }
            return true;
        }

        /**
         * A kink lies within the step if the slopes to both sides differ by more than curvature
         * explains. Curvature's share halves with the step, a kink's at x stays; a kink beside x is
         * outside the small step, where the two slopes then agree with the gradient.
         */
        private boolean kink(int i) {
            double h = step(i);
            double wide = gap(i, h);
            double narrow = gap(i, h / 8);
            double slope = Math.abs(expected[i]) + Math.abs(got[i]);
            boolean matters = wide > 1e-3 * slope;
            boolean stays = narrow > 0.5 * wide;
            boolean vanishes = narrow < 0.02 * wide;
            return matters && (stays || vanishes);
        }

        private double gap(int i, double h) {
            double here = f.value(x.clone());
            return Math.abs((at(i, h) - here) / h - (here - at(i, -h)) / h);
        }
    }
}
