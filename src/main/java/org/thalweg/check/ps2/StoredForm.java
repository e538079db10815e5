package org.thalweg.check.ps2;

import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Expect;
import org.thalweg.check.Mistake;
import org.thalweg.check.Problems;
import org.thalweg.check.Specimens;
import org.thalweg.check.Wanted;
import org.thalweg.core.Objective;

/** Nesterov's method as libraries store it, and the way back to the paper's θ. */
public final class StoredForm {
    private static final String TWO = "two of them at once do not disturb each other";
    private static final String STORED = "seven updates of the stored x on a random bowl";
    private static final String BACK = "theta gives the paper's θ, before the first update too";
    private static final String NETWORK = "seven updates of a network on XOR, 17 parameters";

    /** What an object of the class does. */
    public interface Made {
        /** Makes one update. x: modified. g: the gradient at x, not modified. */
        void step(double[] x, double[] g);

        /** Returns the paper's θ of the stored x, as a new array. x: not modified. */
        double[] theta(double[] x);
    }

    /** Its constructor. */
    @FunctionalInterface
    public interface Answer {
        /** Makes one at rest. */
        Made make(double lr, double beta);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "stored",
                    rule((b, old, g, beta) -> g + beta * b, (x, b, lr, beta) -> x + lr * beta * b),
                    List.of(
                            moving(
                                    "You move by b alone, or by g + βb with the *old* b, which is the same:"
                                            + " that is the heavy ball. First remember, then look ahead"
                                            + " along the new b.",
                                    (b, old, g, beta) -> b),
                            moving(
                                    "You move by b + βb: the gradient is counted β times too often. It is"
                                            + " g + βb.",
                                    (b, old, g, beta) -> b + beta * b),
                            moving(
                                    "You move by the gradient alone: this is gradient descent.",
                                    (b, old, g, beta) -> g),
                            moving(
                                    "You move by βb, and the new gradient is missing beside it.",
                                    (b, old, g, beta) -> beta * b),
                            moving(
                                    "You move by g + b: without β before b the look ahead is too long.",
                                    (b, old, g, beta) -> g + b),
                            moving(
                                    "You move by g − βb: looking back, which is negative friction.",
                                    (b, old, g, beta) -> g - beta * b),
                            moving(
                                    "The sign: you add and climb. The update subtracts.",
                                    (b, old, g, beta) -> -(g + beta * b)),
                            moving(
                                    "Your x never moves. Two usual reasons: in a constructor `lr = lr`"
                                            + " sets the argument, not the field (write `this.lr = lr`);"
                                            + " or step works on a copy of x.",
                                    (b, old, g, beta) -> 0),
                            back(
                                    "You go from x to θ the wrong way: x is one look *ahead* of θ, and the"
                                            + " run goes down along −b. So θ lies back, at x + ηβb.",
                                    (x, b, lr, beta) -> x - lr * beta * b),
                            back(
                                    "The learning rate is missing on your way back to θ: b has none in it.",
                                    (x, b, lr, beta) -> x + beta * b),
                            back(
                                    "β is missing on your way back to θ: the look ahead was βb long, times"
                                            + " the rate.",
                                    (x, b, lr, beta) -> x + lr * b),
                            back(
                                    "You call the stored x θ. It is the look-ahead point; θ lies ηβb"
                                            + " behind it.",
                                    (x, b, lr, beta) -> x)),
                    List.of(
                            Check.independent(TWO, StoredForm::onABowl),
                            Check.<Answer>trajectory(
                                            STORED,
                                            (answer, random) ->
                                                    walk(
                                                            answer,
                                                            Problems.quadratic(random, 3),
                                                            3,
                                                            false,
                                                            random))
                                    .worth(2),
                            Check.<Answer>trajectory(
                                            BACK,
                                            (answer, random) ->
                                                    walk(
                                                            answer,
                                                            Problems.quadratic(random, 2),
                                                            2,
                                                            true,
                                                            random))
                                    .worth(2),
                            Check.<Answer>trajectory(
                                            NETWORK,
                                            (answer, random) ->
                                                    walk(answer, Problems.xor(), 17, false, random))
                                    .hidden()));

    static final Coding<Answer> TASK =
            Coding.of(
                    "Nesterov as libraries store it",
                    EXERCISE,
                    Wanted.type("Nesterov", Answer.class),
                    specimens());

    private StoredForm() {}

    /** How far one coordinate moves, over η; b is already the new one. */
    @FunctionalInterface
    private interface Move {
        double of(double b, double old, double g, double beta);
    }

    /** θ of one coordinate. */
    @FunctionalInterface
    private interface Back {
        double of(double x, double b, double lr, double beta);
    }

    private static Mistake<Answer> moving(String says, Move move) {
        return new Mistake<>(says, rule(move, (x, b, lr, beta) -> x + lr * beta * b));
    }

    private static Mistake<Answer> back(String says, Back back) {
        return new Mistake<>(says, rule((b, old, g, beta) -> g + beta * b, back));
    }

    private static Answer rule(Move move, Back back) {
        return (lr, beta) ->
                new Made() {
                    private double[] b = {};

                    @Override
                    public void step(double[] x, double[] g) {
                        b = b.length == 0 ? new double[x.length] : b;
                        for (int i = 0; i < x.length; i++) {
                            double old = b[i];
                            b[i] = beta * old + g[i];
                            x[i] -= lr * move.of(b[i], old, g[i], beta);
                        }
                    }

                    @Override
                    public double[] theta(double[] x) {
                        double[] theta = x.clone();
                        for (int i = 0; i < b.length; i++) {
                            theta[i] = back.of(x[i], b[i], lr, beta);
                        }
                        return theta;
                    }
                };
    }

    private static Check.Stepper onABowl(Answer answer) {
        Made made = answer.make(0.1, 0.6);
        double[] x = {1, -2};
        return () -> {
            made.step(x, new double[] {x[0], 3 * x[1]});
            return x.clone();
        };
    }

    /** The stored points or those behind them. */
    private static double[][] walk(
            Answer answer, Objective f, int n, boolean behind, SplittableRandom random) {
        double[] x = Problems.normal(random, n);
        double[] g = new double[n];
        Made made = answer.make(0.07, 0.8);
        double[][] path = new double[8][];
        path[0] = behind ? theta(made, x) : x.clone();
        for (int t = 1; t < path.length; t++) {
            f.valueAndGradient(x, g);
            double[] before = g.clone();
            made.step(x, g);
            Expect.untouched(g, before, "the gradient g");
            path[t] = behind ? theta(made, x) : x.clone();
        }
        return path;
    }

    private static double[] theta(Made made, double[] x) {
        double[] before = x.clone();
        double[] theta = made.theta(x);
        Expect.untouched(x, before, "the x handed to theta");
        return theta == null ? null : theta.clone();
    }

    private static String cell(String fields, String step, String theta) {
        return """
               class Nesterov {
                   final double lr, beta;
                   %s

                   Nesterov(double lr, double beta) {
                       this.lr = lr;
                       this.beta = beta;
                   }

                   void step(double[] x, double[] g) {
               %s    }

                   double[] theta(double[] x) {
               %s    }
               }"""
                .formatted(fields, step.indent(8), theta.indent(8));
    }

    /** Right but for what the update subtracts. */
    private static String moves(String by) {
        return cell(
                "double[] b;",
                """
                if (b == null) b = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    double old = b[i];
                    b[i] = beta * old + g[i];
                    x[i] -= lr * (%s);
                }
                """
                        .formatted(by),
                BEHIND);
    }

    /** Right but for the way back. */
    private static String goesBack(String theta) {
        return cell("double[] b;", STEP, theta);
    }

    private static final String STEP =
            """
            if (b == null) b = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                b[i] = beta * b[i] + g[i];
                x[i] -= lr * (g[i] + beta * b[i]);
            }
            """;
    private static final String BEHIND =
            """
            double[] theta = x.clone();
            if (b == null) return theta;
            for (int i = 0; i < x.length; i++) theta[i] += lr * beta * b[i];
            return theta;
            """;

    private static Specimens specimens() {
        return Specimens.of(
                        """
                        class Nesterov {
                            Nesterov(double lr, double beta) {
                            }

                            void step(double[] x, double[] g) {
                                throw new UnsupportedOperationException("not yet");
                            }

                            double[] theta(double[] x) {
                                throw new UnsupportedOperationException("not yet");
                            }
                        }""")
                .right("as the rule stands", goesBack(BEHIND))
                .right(
                        "keeps θ itself",
                        cell(
                                "double[] paper;",
                                """
                                if (paper == null) paper = x.clone();
                                for (int i = 0; i < x.length; i++) {
                                    double next = x[i] - lr * g[i];
                                    x[i] = next + beta * (next - paper[i]);
                                    paper[i] = next;
                                }
                                """,
                                "return paper == null ? x.clone() : paper.clone();"))
                .right(
                        "the rate inside the velocity",
                        cell(
                                "double[] v = {};",
                                """
                                v = Arrays.copyOf(v, x.length);
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] - lr * g[i];
                                    x[i] += beta * v[i] - lr * g[i];
                                }
                                """,
                                """
                                double[] theta = x.clone();
                                for (int i = 0; i < v.length; i++) theta[i] -= beta * v[i];
                                return theta;
                                """))
                .wrong(STORED, "heavy ball", moves("b[i]"))
                .wrong(STORED, "heavy ball", moves("g[i] + beta * old"))
                .wrong(STORED, "too often", moves("b[i] + beta * b[i]"))
                .wrong(STORED, "gradient descent", moves("g[i]"))
                .wrong(STORED, "missing beside it", moves("beta * b[i]"))
                .wrong(STORED, "too long", moves("g[i] + b[i]"))
                .wrong(STORED, "looking back", moves("g[i] - beta * b[i]"))
                .wrong(STORED, "climb", moves("-g[i] - beta * b[i]"))
                .wrong(
                        STORED,
                        "never moves",
                        goesBack(BEHIND).replace("this.lr = lr;", "this.lr = 0;"))
                .wrong(STORED, "departs", moves("lr * (g[i] + beta * b[i])"))
                .wrong(
                        STORED,
                        "departs",
                        goesBack(BEHIND)
                                .replace("beta * b[i] + g[i]", "beta * b[i] + (1 - beta) * g[i]"))
                .wrong(
                        STORED,
                        "changes the gradient",
                        cell(
                                "double[] b;",
                                """
                                if (b == null) b = new double[x.length];
                                for (int i = 0; i < x.length; i++) {
                                    b[i] = beta * b[i] + g[i];
                                    g[i] += beta * b[i];
                                    x[i] -= lr * g[i];
                                }
                                """,
                                BEHIND))
                .wrong(
                        STORED,
                        "`float`",
                        goesBack(BEHIND).replace("x[i] -= lr * (", "x[i] -= lr * (float) ("))
                .wrong(
                        BACK,
                        "wrong way",
                        goesBack(BEHIND.replace("+= lr * beta * b[i]", "-= lr * beta * b[i]")))
                .wrong(
                        BACK,
                        "rate is missing",
                        goesBack(BEHIND.replace("+= lr * beta * b[i]", "+= beta * b[i]")))
                .wrong(
                        BACK,
                        "β is missing",
                        goesBack(BEHIND.replace("+= lr * beta * b[i]", "+= lr * b[i]")))
                .wrong(BACK, "call the stored x θ", goesBack("return x.clone();"))
                .wrong(
                        BACK,
                        "the x handed to theta",
                        goesBack(BEHIND.replace("theta = x.clone()", "theta = x")))
                .wrong(
                        BACK,
                        "`null`",
                        goesBack(BEHIND.replace("if (b == null) return theta;\n", "")))
                .wrong(
                        TWO,
                        "static",
                        cell(
                                "static double[] b;",
                                STEP.replace(
                                        "if (b == null)", "if (b == null || b.length != x.length)"),
                                BEHIND))
                .wrong(
                        NETWORK,
                        "beyond an array",
                        cell("double[] b = new double[4];", STEP, BEHIND));
    }
}
