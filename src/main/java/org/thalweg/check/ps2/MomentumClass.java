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

/** Momentum as an object that owns its velocity. */
public final class MomentumClass {
    private static final String TWO = "two of them at once do not disturb each other";
    private static final String BOWL = "eight updates on a random bowl";
    private static final String LEFT = "the gradient is left alone";
    private static final String COAST = "where the slope ends it coasts, β times as far each time";
    private static final String NETWORK = "eight updates of a network on XOR, 17 parameters";

    /** What an object of the class does. */
    @FunctionalInterface
    public interface Made {
        /** Makes one update. x: modified. g: the gradient at x, not modified. */
        void step(double[] x, double[] g);
    }

    /** Its constructor. */
    @FunctionalInterface
    public interface Answer {
        /** Makes one at rest. */
        Made make(double lr, double beta);
    }

    static final Exercise<Answer> EXERCISE =
            new Exercise<>(
                    "momentum",
                    rule((v, g, lr, beta) -> new double[] {beta * v + g, lr * (beta * v + g)}),
                    List.of(
                            mistake(
                                    "Your x never moves. Two usual reasons: in a constructor `lr = lr`"
                                            + " sets the argument, not the field (write `this.lr ="
                                            + " lr`); or step works on a copy of x.",
                                    (v, g, lr, beta) -> new double[] {0, 0}),
                            mistake(
                                    "Your velocity forgets: this is plain gradient descent. v must"
                                            + " live in a field, made once for each object, and not"
                                            + " anew in each step.",
                                    (v, g, lr, beta) -> new double[] {0, lr * g}),
                            mistake(
                                    "Your velocity is an average: (1 − β) stands before the gradient,"
                                            + " so your steps are 1/(1 − β) times too short. Heavy ball"
                                            + " sums.",
                                    (v, g, lr, beta) -> {
                                        double w = beta * v + (1 - beta) * g;
                                        return new double[] {w, lr * w};
                                    }),
                            mistake(
                                    "Your learning rate is used twice, in v and again in the move. One"
                                            + " place is enough, and either will do here.",
                                    (v, g, lr, beta) -> {
                                        double w = beta * v + lr * g;
                                        return new double[] {w, lr * w};
                                    }),
                            mistake(
                                    "You move with the old velocity: the first update goes nowhere."
                                            + " First remember, then move.",
                                    (v, g, lr, beta) -> new double[] {beta * v + g, lr * v}),
                            mistake(
                                    "β stands before the gradient, so the velocity never decays. It"
                                            + " belongs before the old velocity.",
                                    (v, g, lr, beta) -> {
                                        double w = v + beta * g;
                                        return new double[] {w, lr * w};
                                    }),
                            mistake(
                                    "Your velocity never decays: β is missing before the old velocity.",
                                    (v, g, lr, beta) -> {
                                        double w = v + g;
                                        return new double[] {w, lr * w};
                                    }),
                            mistake(
                                    "Your friction is β. It is 1 − β: what is *kept* of the velocity is"
                                            + " β.",
                                    (v, g, lr, beta) -> {
                                        double w = (1 - beta) * v + g;
                                        return new double[] {w, lr * w};
                                    }),
                            mistake(
                                    "You add momentum twice: once inside v and once more in the move.",
                                    (v, g, lr, beta) -> {
                                        double w = beta * v + g;
                                        return new double[] {w, lr * (w + beta * v)};
                                    }),
                            mistake(
                                    "You move by g + βv with the new v: that is Nesterov's update, of"
                                            + " exercise 9. Heavy ball moves by v alone.",
                                    (v, g, lr, beta) -> {
                                        double w = beta * v + g;
                                        return new double[] {w, lr * (g + beta * w)};
                                    }),
                            mistake(
                                    "The sign: you add the velocity and climb. The update subtracts it.",
                                    (v, g, lr, beta) ->
                                            new double[] {beta * v + g, -lr * (beta * v + g)}),
                            mistake(
                                    "lr and β stand in each other's place. The constructor gets the"
                                            + " learning rate first.",
                                    (v, g, lr, beta) ->
                                            new double[] {lr * v + g, beta * (lr * v + g)})),
                    List.of(
                            Check.independent(TWO, MomentumClass::onABowl),
                            Check.<Answer>trajectory(
                                            BOWL,
                                            (answer, random) ->
                                                    walk(
                                                            answer,
                                                            Problems.quadratic(random, 3),
                                                            3,
                                                            random))
                                    .worth(2),
                            Check.that(LEFT, MomentumClass::leavesGradient),
                            Check.<Answer>that(COAST, MomentumClass::coasts).hidden(),
                            Check.<Answer>trajectory(
                                            NETWORK,
                                            (answer, random) ->
                                                    walk(answer, Problems.xor(), 17, random))
                                    .hidden()));

    static final Coding<Answer> TASK =
            Coding.of(
                    "Momentum as a class",
                    EXERCISE,
                    Wanted.type("Momentum", Answer.class),
                    specimens());

    private MomentumClass() {}

    /** One coordinate: returns the new v and how far x moves down. */
    @FunctionalInterface
    private interface Coordinate {
        double[] next(double v, double g, double lr, double beta);
    }

    private static Answer rule(Coordinate rule) {
        return (lr, beta) -> {
            double[][] v = new double[1][];
            return (x, g) -> {
                v[0] = v[0] == null ? new double[x.length] : v[0];
                for (int i = 0; i < x.length; i++) {
                    double[] next = rule.next(v[0][i], g[i], lr, beta);
                    v[0][i] = next[0];
                    x[i] -= next[1];
                }
            };
        };
    }

    private static Mistake<Answer> mistake(String says, Coordinate rule) {
        return new Mistake<>(says, rule(rule));
    }

    private static Check.Stepper onABowl(Answer answer) {
        Made made = answer.make(0.1, 0.6);
        double[] x = {1, -2};
        return () -> {
            made.step(x, new double[] {x[0], 3 * x[1]});
            return x.clone();
        };
    }

    private static double[][] walk(Answer answer, Objective f, int n, SplittableRandom random) {
        double[] x = Problems.normal(random, n);
        double[] g = new double[n];
        Made made = answer.make(0.07, 0.8);
        double[][] path = new double[9][];
        path[0] = x.clone();
        for (int t = 1; t < path.length; t++) {
            f.valueAndGradient(x, g);
            made.step(x, g);
            path[t] = x.clone();
        }
        return path;
    }

    private static void leavesGradient(Answer answer, SplittableRandom random) {
        Made made = answer.make(0.1, 0.7);
        for (int t = 0; t < 3; t++) {
            double[] g = Problems.normal(random, 4);
            double[] before = g.clone();
            double[] x = Problems.normal(random, 4);
            double[] from = x.clone();
            made.step(x, g);
            Expect.untouched(g, before, "the gradient g");
            Expect.that(
                    !Expect.isClose(x, from, 0),
                    "Your x does not move on a slope, so there is nothing yet to say about g.");
        }
    }

    private static void coasts(Answer answer, SplittableRandom random) {
        double beta = 0.5 + 0.4 * random.nextDouble();
        Made made = answer.make(0.3, beta);
        double[] x = {0};
        made.step(x, new double[] {1});
        double last = x[0];
        Expect.that(last != 0, "Your x does not move on a slope, so it cannot coast either.");
        for (int t = 0; t < 6; t++) {
            double from = x[0];
            made.step(x, new double[] {0});
            Expect.that(
                    Math.abs(x[0] - from - beta * last) <= 1e-12,
                    "After the slope ends, each step must be β times the step before: that is all"
                            + " the memory there is. Yours coasts otherwise.");
            last = x[0] - from;
        }
    }

    private static String cell(String fields, String inside) {
        return """
               class Momentum {
                   final double lr, beta;
               %s
                   Momentum(double lr, double beta) {
                       this.lr = lr;
                       this.beta = beta;
                   }

                   void step(double[] x, double[] g) {
               %s    }
               }"""
                .formatted(
                        fields.isBlank() ? "" : fields.stripTrailing().indent(4), inside.indent(8));
    }

    /** A class whose only oddity is what it does to one coordinate. */
    private static String each(String lines) {
        return cell(
                "double[] v;",
                """
                if (v == null) v = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                %s}
                """
                        .formatted(lines.indent(4)));
    }

    private static Specimens specimens() {
        return Specimens.of(
                        """
                        class Momentum {
                            Momentum(double lr, double beta) {
                            }

                            void step(double[] x, double[] g) {
                                throw new UnsupportedOperationException("not yet");
                            }
                        }""")
                .right(
                        "rate outside",
                        each(
                                """
                                v[i] = beta * v[i] + g[i];
                                x[i] -= lr * v[i];
                                """))
                .right(
                        "rate inside: the same while the rate is constant",
                        each(
                                """
                                v[i] = beta * v[i] + lr * g[i];
                                x[i] -= v[i];
                                """))
                .right(
                        "v points the other way",
                        each(
                                """
                                v[i] = beta * v[i] - lr * g[i];
                                x[i] += v[i];
                                """))
                .right(
                        "remembers the last step instead",
                        cell(
                                "double[] last;",
                                """
                                if (last == null) last = x.clone();
                                double[] here = x.clone();
                                for (int i = 0; i < x.length; i++)
                                    x[i] += beta * (x[i] - last[i]) - lr * g[i];
                                last = here;
                                """))
                .right(
                        "a map from arrays would do too, a list does here",
                        cell(
                                "List<double[]> seen = new ArrayList<>();",
                                """
                                seen.add(g.clone());
                                double weight = 1;
                                for (int k = seen.size() - 1; k >= 0; k--) {
                                    for (int i = 0; i < x.length; i++)
                                        x[i] -= lr * weight * seen.get(k)[i];
                                    weight *= beta;
                                }
                                """))
                .wrong(
                        BOWL,
                        "`this.lr =",
                        """
                        class Momentum {
                            double lr, beta;
                            double[] v;
                            Momentum(double lr, double beta) {
                                lr = lr;
                                beta = beta;
                            }
                            void step(double[] x, double[] g) {
                                if (v == null) v = new double[x.length];
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                            }
                        }""")
                .wrong(
                        BOWL,
                        "copy of x",
                        each(
                                """
                                x = x.clone();
                                v[i] = beta * v[i] + g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "forgets",
                        cell(
                                "",
                                """
                                double[] v = new double[x.length];
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                                """))
                .wrong(
                        BOWL,
                        "lives in a field".replace("lives", "live"),
                        each(
                                """
                                v[i] = 0;
                                v[i] = beta * v[i] + g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "average",
                        each(
                                """
                                v[i] = beta * v[i] + (1 - beta) * g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "used twice",
                        each(
                                """
                                v[i] = beta * v[i] + lr * g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "old velocity",
                        each(
                                """
                                x[i] -= lr * v[i];
                                v[i] = beta * v[i] + g[i];
                                """))
                .wrong(
                        BOWL,
                        "before the gradient",
                        each(
                                """
                                v[i] = v[i] + beta * g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "never decays",
                        each(
                                """
                                v[i] += g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        COAST,
                        "coasts otherwise",
                        each(
                                """
                                v[i] += g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "friction",
                        each(
                                """
                                v[i] = (1 - beta) * v[i] + g[i];
                                x[i] -= lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "momentum twice",
                        each(
                                """
                                double old = v[i];
                                v[i] = beta * old + g[i];
                                x[i] -= lr * (v[i] + beta * old);
                                """))
                .wrong(
                        BOWL,
                        "Nesterov",
                        each(
                                """
                                v[i] = beta * v[i] + g[i];
                                x[i] -= lr * (g[i] + beta * v[i]);
                                """))
                .wrong(
                        BOWL,
                        "climb",
                        each(
                                """
                                v[i] = beta * v[i] + g[i];
                                x[i] += lr * v[i];
                                """))
                .wrong(
                        BOWL,
                        "each other's place",
                        """
                        class Momentum {
                            final double lr, beta;
                            double[] v;
                            Momentum(double beta, double lr) {
                                this.lr = lr;
                                this.beta = beta;
                            }
                            void step(double[] x, double[] g) {
                                if (v == null) v = new double[x.length];
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                            }
                        }""")
                .wrong(
                        BOWL,
                        "`float`",
                        cell(
                                "float[] v;",
                                """
                                if (v == null) v = new float[x.length];
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = (float) (beta * v[i] + g[i]);
                                    x[i] -= lr * v[i];
                                }
                                """))
                .wrong(
                        BOWL,
                        "beyond an array",
                        cell(
                                "double[] v = new double[2];",
                                """
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                                """))
                .wrong(
                        BOWL,
                        "`null`",
                        cell(
                                "double[] v;",
                                """
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                                """))
                .wrong(
                        TWO,
                        "static",
                        cell(
                                "static double[] v;",
                                """
                                if (v == null || v.length != x.length) v = new double[x.length];
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                                """))
                .wrong(
                        TWO,
                        "a variable of the notebook",
                        "static double[] velocity;\n"
                                + cell(
                                        "",
                                        """
                                        if (velocity == null || velocity.length != x.length)
                                            velocity = new double[x.length];
                                        for (int i = 0; i < x.length; i++) {
                                            velocity[i] = beta * velocity[i] + g[i];
                                            x[i] -= lr * velocity[i];
                                        }
                                        """))
                .wrong(
                        TWO,
                        "a field `static`",
                        """
                        class Momentum {
                            static double lr, beta;
                            double[] v;
                            static int made = 0;
                            Momentum(double rate, double b) {
                                lr = rate / ++made;
                                beta = b;
                            }
                            void step(double[] x, double[] g) {
                                if (v == null) v = new double[x.length];
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                            }
                        }""")
                .wrong(
                        LEFT,
                        "changes the gradient g",
                        each(
                                """
                                g[i] += beta * v[i];
                                v[i] = g[i];
                                x[i] -= lr * g[i];
                                """))
                .wrong(
                        LEFT,
                        "changes the gradient g",
                        each(
                                """
                                g[i] *= lr;
                                v[i] = beta * v[i] + g[i];
                                x[i] -= v[i];
                                """))
                .wrong(
                        NETWORK,
                        "beyond an array",
                        cell(
                                "double[] v = new double[4];",
                                """
                                for (int i = 0; i < x.length; i++) {
                                    v[i] = beta * v[i] + g[i];
                                    x[i] -= lr * v[i];
                                }
                                """));
    }
}
