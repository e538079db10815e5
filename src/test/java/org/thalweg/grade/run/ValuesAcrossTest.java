package org.thalweg.grade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thalweg.check.AnswerStopped;
import org.thalweg.check.AnswerThrew;
import org.thalweg.check.Expect;
import org.thalweg.check.Oracle;
import org.thalweg.check.Wanted;
import org.thalweg.core.Objective;
import org.thalweg.grade.Running;
import org.thalweg.grade.sandbox.Sandboxes;

/** Every kind of value there and back, in the strongest sandbox of this machine. */
class ValuesAcrossTest {
    private static SandboxedLauncher launcher;

    @BeforeAll
    static void find() throws IOException {
        launcher = new SandboxedLauncher(new Sandboxes().strongest());
    }

    interface Use<A> {
        void with(A answer) throws Exception;
    }

    private static <A> void trying(Class<A> type, String source, Use<A> use) throws Exception {
        try (Running running = launcher.start(Answers.compile(source))) {
            use.with(running.get(Wanted.method("f", type)));
        }
    }

    interface Scalars {
        String of(double a, int b, long c, boolean d, String e);
    }

    @Test
    void scalarsArriveAsTheyAre() throws Exception {
        trying(
                Scalars.class,
                "static String f(double a, int b, long c, boolean d, String e) {"
                        + " return a + \" \" + b + \" \" + c + \" \" + d + \" \" + e; }",
                f ->
                        assertThat(
                                        f.of(
                                                -0.0,
                                                -7,
                                                Long.MIN_VALUE,
                                                true,
                                                "∇f ≠ 0 \u0000 \uD83D\uDE00"))
                                .isEqualTo(
                                        "-0.0 -7 -9223372036854775808 true ∇f ≠ 0 \u0000 \uD83D\uDE00"));
    }

    interface Bits {
        long of(double x);
    }

    interface Same {
        double of(double x);
    }

    @Test
    void theBitsOfNotANumberAreKept() throws Exception {
        double odd = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
        trying(
                Bits.class,
                "static long f(double x) { return Double.doubleToRawLongBits(x); }",
                f -> assertThat(f.of(odd)).isEqualTo(0x7ff8_0000_dead_beefL));
        trying(
                Same.class,
                "static double f(double x) { return x; }",
                f -> {
                    assertThat(Double.doubleToRawLongBits(f.of(odd)))
                            .isEqualTo(0x7ff8_0000_dead_beefL);
                    assertThat(f.of(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
                });
    }

    interface Arrays5 {
        boolean[] of(double[] a, int[] b, boolean[] c, String[] d, double[][] e, int[][] g);
    }

    @Test
    void arraysArriveAndTheirChangesComeBack() throws Exception {
        trying(
                Arrays5.class,
                """
                static boolean[] f(double[] a, int[] b, boolean[] c, String[] d, double[][] e, int[][] g) {
                    a[1] *= 2; b[0]++; c[0] = !c[0]; d[1] = "neu"; e[1][0] = 5; e[0] = new double[] {7};
                    g[0][0] = 9;
                    return new boolean[] {d[0] == null, e.length == 2};
                }""",
                f -> {
                    double[] a = {1, 2};
                    int[] b = {3};
                    boolean[] c = {true};
                    String[] d = {null, "old"};
                    double[] row = {1, 2};
                    double[][] e = {{0}, row};
                    int[][] g = {{1}, {}};
                    assertThat(f.of(a, b, c, d, e, g)).containsExactly(true, true);
                    assertThat(a).containsExactly(1, 4);
                    assertThat(b).containsExactly(4);
                    assertThat(c).containsExactly(false);
                    assertThat(d).containsExactly(null, "neu");
                    assertThat(e[1]).as("the grader's own row").isSameAs(row);
                    assertThat(row).containsExactly(5, 2);
                    assertThat(e[0]).containsExactly(7);
                    assertThat(g[0]).containsExactly(9);
                });
    }

    interface Path {
        double[][] of(double[] w, double[][] x);
    }

    @Test
    void whichArrayItIsComesBackToo() throws Exception {
        trying(
                Path.class,
                """
                static double[][] f(double[] w, double[][] x) {
                    double[] own = {1};
                    return new double[][] {w, own, own, x[1], null};
                }""",
                f -> {
                    double[] w = {0};
                    double[][] x = {{1}, {2}};
                    double[][] path = f.of(w, x);
                    assertThat(path[0]).isSameAs(w);
                    assertThat(path[1]).isSameAs(path[2]).isNotSameAs(path[0]);
                    assertThat(path[3]).isSameAs(x[1]);
                    assertThat(path[4]).isNull();
                    assertThatThrownBy(() -> Expect.ownRows(new double[][] {w, path[0]}, "path"))
                            .hasMessageContaining("one and the same");
                });
        trying(
                Path.class,
                "static double[][] f(double[] w, double[][] x) { x[0] = w; return x; }",
                f -> {
                    double[] w = {3};
                    double[][] x = {{1}, w};
                    assertThat(f.of(w, x)).isSameAs(x);
                    assertThat(x[0]).isSameAs(w).isSameAs(x[1]);
                });
        trying(
                Path.class,
                "static double[][] f(double[] w, double[][] x) { return null; }",
                f -> assertThat(f.of(new double[0], new double[0][])).isNull());
    }

    interface Descent {
        double[] of(Objective f, double[] w, double lr);
    }

    @Test
    void anObjectiveIsAskedHereAndItsGradientArrivesThere() throws Exception {
        trying(
                Descent.class,
                """
                static double[] f(Objective f, double[] w, double lr) {
                    double[] g = new double[w.length];
                    double value = f.valueAndGradient(w, g);
                    return new double[] {value, w[0] - lr * g[0], f.value(w)};
                }""",
                f -> {
                    Oracle oracle =
                            new Oracle(
                                    (x, g) -> {
                                        g[0] = 2 * x[0];
                                        return x[0] * x[0];
                                    },
                                    2);
                    assertThat(f.of(oracle, new double[] {3}, 0.1)).containsExactly(9, 2.4, 9);
                    assertThat(oracle.calls()).isEqualTo(2);
                    assertThat(oracle.at(0)).containsExactly(3);
                });
    }

    @Test
    void whatTheOracleThrowsEndsTheCallAsItIs() throws Exception {
        String swallows =
                """
                static double[] f(Objective f, double[] w, double lr) {
                    for (int i = 0; i < 1000000; i++) {
                        try { f.value(w); } catch (Throwable t) { w[0] = i; }
                    }
                    return w;
                }""";
        trying(
                Descent.class,
                swallows,
                f -> {
                    Oracle oracle = new Oracle((x, g) -> 0, 3);
                    assertThatThrownBy(() -> f.of(oracle, new double[1], 1))
                            .hasMessageContaining("more often than needed");
                });
        trying(
                Descent.class,
                "static double[] f(Objective f, double[] w, double lr) { f.value(w); return w; }",
                f -> {
                    IllegalStateException mine = new IllegalStateException("mine");
                    Objective throwing =
                            (x, g) -> {
                                throw mine;
                            };
                    assertThatThrownBy(() -> f.of(throwing, new double[1], 1)).isSameAs(mine);
                    assertThat(f.of((x, g) -> 1, new double[] {5}, 1)).containsExactly(5);
                });
    }

    @Test
    void anObjectiveComesBackAsItself() throws Exception {
        interface Wrap {
            Objective of(Objective f);
        }
        trying(
                Wrap.class,
                "static Objective f(Objective f) { return f; }",
                f -> {
                    Objective mine = (x, g) -> 1;
                    assertThat(f.of(mine)).isSameAs(mine);
                });
        trying(
                Wrap.class,
                "static Objective f(Objective f) { return (x, g) -> 2 * f.valueAndGradient(x, g); }",
                f -> {
                    Objective twice =
                            f.of(
                                    (x, g) -> {
                                        g[0] = 4;
                                        return x[0];
                                    });
                    double[] g = new double[1];
                    assertThat(twice.valueAndGradient(new double[] {5}, g)).isEqualTo(10);
                    assertThat(g).containsExactly(4);
                    assertThat(twice.value(new double[] {6})).as("a default method").isEqualTo(12);
                    Objective four = f.of(twice);
                    assertThat(four.value(new double[] {1})).isEqualTo(4);
                });
    }

    interface Solve {
        double of(DoubleUnaryOperator f, double x);
    }

    @Test
    void functionsOfJavaGoBothWays() throws Exception {
        trying(
                Solve.class,
                "static double f(DoubleUnaryOperator f, double x) {"
                        + " return f.andThen(y -> y + 1).applyAsDouble(x); }",
                f -> assertThat(f.of(x -> x * x, 3)).isEqualTo(10));
        trying(
                IntFunction.class,
                "static DoubleUnaryOperator f(int n) { return x -> n * x; }",
                f -> assertThat(f).isNotNull());
    }

    interface Schedule {
        double at(int t);
    }

    interface Make {
        Schedule of(double eta, int steps);
    }

    interface Again {
        boolean same(Schedule a, Schedule b);
    }

    @Test
    void aClassIsMadeAndItsObjectsKeepTheirState() throws Exception {
        String source =
                """
                static class Decay {
                    private final double eta; private int asked;
                    Decay(double eta, int steps) { this.eta = eta; }
                    double at(int t) { return eta / (1 + t) + 10 * asked++; }
                }
                static class Linear { double f; Linear(double f, double steps) {} int at(double t) { return 3; } }
                """;
        try (Running running = launcher.start(Answers.compile(source))) {
            Make make = running.get(Wanted.type("Decay", Make.class));
            Schedule one = make.of(1, 5);
            Schedule two = make.of(2, 5);
            assertThat(one.at(1)).isEqualTo(0.5);
            assertThat(two.at(0)).isEqualTo(2);
            assertThat(one.at(0)).isEqualTo(11);
            assertThat(one).isNotEqualTo(two);
            assertThat(List.of(one, two).indexOf(two)).isEqualTo(1);
            Schedule wide = running.get(Wanted.type("Linear", Make.class)).of(1, 1);
            assertThat(wide.at(2)).as("int is taken as double").isEqualTo(3);
        }
    }

    @Test
    void chanceComesFromTheCaller() throws Exception {
        interface Chance {
            double[] of(SplittableRandom random);
        }
        trying(
                Chance.class,
                "static double[] f(SplittableRandom r) {"
                        + " return new double[] {r.nextDouble(), r.nextDouble()}; }",
                f -> {
                    SplittableRandom random = new SplittableRandom(1);
                    double[] first = f.of(random);
                    assertThat(f.of(random)).isNotEqualTo(first);
                    assertThat(f.of(new SplittableRandom(1))).isEqualTo(first);
                });
    }

    @Test
    void overloadsAndConversionsAreJavas() throws Exception {
        interface OfInt {
            double of(int x);
        }
        interface OfDouble {
            double of(double x);
        }
        String source =
                """
                static int f(int x) { return 1; }
                static double f(double x) { return 2; }
                static double f(double[] x) { return 3; }
                static double g(double x) { return x / 2; }
                static Double h(Double x) { return x; }
                static double k(int x) { return x; }
                static void v(double x) { }
                """;
        try (Running running = launcher.start(Answers.compile(source))) {
            assertThat(running.get(Wanted.method("f", OfInt.class)).of(5)).isEqualTo(1);
            assertThat(running.get(Wanted.method("f", OfDouble.class)).of(5)).isEqualTo(2);
            assertThat(running.get(Wanted.method("g", OfInt.class)).of(5)).isEqualTo(2.5);
            assertThat(running.get(Wanted.method("h", OfDouble.class)).of(5)).isEqualTo(5);
            assertThatThrownBy(() -> running.get(Wanted.method("k", OfDouble.class)))
                    .isInstanceOf(AnswerStopped.class)
                    .hasMessage(
                            "Your code has `double k(int)`. The exercise asks for `double k(double)`.");
            assertThatThrownBy(() -> running.get(Wanted.method("v", OfDouble.class)))
                    .hasMessageContaining("`void v(double)`");
            assertThatThrownBy(() -> running.get(Wanted.method("none", OfDouble.class)))
                    .hasMessage("Nothing in the notebook defines a method `none`.");
            assertThat(running.get(Wanted.method("g", OfDouble.class)).of(1))
                    .as("the answer goes on")
                    .isEqualTo(0.5);
        }
    }

    @Test
    void variablesAreRead() throws Exception {
        String source =
                """
                static double rate = 0.5; static int n = 3; static String choice = "b";
                static double[] start = {1, 2}; static Objective f = (x, g) -> x[0]; static long big = 7;
                """;
        try (Running running = launcher.start(Answers.compile(source))) {
            assertThat(running.get(Wanted.variable("rate", double.class))).isEqualTo(0.5);
            assertThat(running.get(Wanted.variable("n", double.class))).isEqualTo(3.0);
            assertThat(running.get(Wanted.variable("choice", String.class))).isEqualTo("b");
            assertThat(running.get(Wanted.variable("start", double[].class))).containsExactly(1, 2);
            assertThat(running.get(Wanted.variable("f", Objective.class)).value(new double[] {8}))
                    .isEqualTo(8);
            assertThatThrownBy(() -> running.get(Wanted.variable("rate", int.class)))
                    .hasMessage(
                            "Your variable `rate` is of type `double`. The exercise asks for `int`.");
            assertThatThrownBy(() -> running.get(Wanted.variable("other", int.class)))
                    .hasMessage("Nothing in the notebook defines a variable `other`.");
        }
    }

    @Test
    void whatTheAnswerThrowsHasItsNameAndPlace() throws Exception {
        String source =
                """
                static class Mine extends RuntimeException { Mine() { super("with this text"); } }
                static double f(double x) {
                    if (x == 1) throw new Mine();
                    if (x == 2) return new double[2][3][1].length / 0;
                    if (x == 3) return f(x) + 1;
                    return (Integer) (Object) "s";
                }
                """;
        trying(
                Same.class,
                source,
                f -> {
                    assertThrew(() -> f.of(1), "Mine", "with this text", "cell 4, line 3");
                    assertThrew(
                            () -> f.of(2), "ArithmeticException", "/ by zero", "cell 4, line 4");
                    assertThatThrownBy(() -> f.of(3))
                            .isInstanceOfSatisfying(
                                    AnswerThrew.class,
                                    e -> {
                                        assertThat(e.type()).isEqualTo("StackOverflowError");
                                        // wherever in the method the stack's last frame was
                                        assertThat(e.where()).matches("cell 4, line [2-6]");
                                    });
                    assertThatThrownBy(() -> f.of(4))
                            .isInstanceOfSatisfying(
                                    AnswerThrew.class,
                                    e -> assertThat(e.type()).isEqualTo("ClassCastException"));
                });
    }

    private static void assertThrew(Expect.Action action, String type, String text, String where) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        AnswerThrew.class,
                        e -> {
                            assertThat(e.type()).isEqualTo(type);
                            assertThat(e.getMessage()).isEqualTo(text);
                            assertThat(e.where()).isEqualTo(where);
                        });
    }

    @Test
    void aStackThatOverflowsInACallbackLeavesTheStreamWhole() throws Exception {
        trying(
                Descent.class,
                """
                static double depth(Objective f, double[] w, int d) { return f.value(w) + depth(f, w, d + 1); }
                static double[] f(Objective f, double[] w, double lr) {
                    if (lr == 0) return w;
                    return new double[] {depth(f, w, 0)};
                }""",
                f -> {
                    assertThrew(
                            () -> f.of((x, g) -> 1, new double[1], 1),
                            "StackOverflowError",
                            "",
                            "cell 4, line 1");
                    assertThat(f.of((x, g) -> 1, new double[] {4}, 0)).containsExactly(4);
                });
    }

    @Test
    void aVariableThatCannotBeMadeThrowsEachTime() throws Exception {
        String source =
                "static double[] a = new double[-1];\nstatic double f(double x) { return x; }";
        try (Running running = launcher.start(Answers.compile(source))) {
            for (int i = 0; i < 2; i++) {
                assertThrew(
                        () -> running.get(Wanted.method("f", Same.class)),
                        "NegativeArraySizeException",
                        "-1",
                        "cell 4, line 1");
            }
        }
    }

    @Test
    void printingIsCountedAndChangesNothing() throws Exception {
        String source =
                "static double f(double x) {"
                        + " if (x > 0) { System.out.print(\"12345\"); System.err.print(\"678\"); }"
                        + " return x; }";
        try (Running running = launcher.start(Answers.compile(source))) {
            Same f = running.get(Wanted.method("f", Same.class));
            Expect.silent(() -> f.of(-1));
            assertThat(running.notes()).isEmpty();
            assertThatThrownBy(() -> Expect.silent(() -> f.of(1))).hasMessageContaining("prints");
            Expect.silent(() -> f.of(-1));
            assertThat(running.notes())
                    .containsExactly("It printed 8 bytes. What is printed is not graded.");
        }
    }

    @Test
    void theAnswersOfAnObjectiveAreAskedWhileItIsAskedItself() throws Exception {
        String source =
                """
                static Objective mine = (x, g) -> { g[0] = 1; return 2 * x[0]; };
                static double[] f(Objective f, double[] w, double lr) {
                    return new double[] {f.valueAndGradient(w, new double[1])};
                }""";
        try (Running running = launcher.start(Answers.compile(source))) {
            Objective mine = running.get(Wanted.variable("mine", Objective.class));
            Descent f = running.get(Wanted.method("f", Descent.class));
            assertThat(f.of(mine, new double[] {1}, 0)).containsExactly(2);
            Oracle logged = new Oracle(mine, 9);
            assertThat(f.of(logged, new double[] {4}, 0)).containsExactly(8);
            assertThat(logged.calls()).isEqualTo(1);
        }
    }

    @Test
    void aTableOfTenThousandNumbersGoesBothWays() throws Exception {
        trying(
                Path.class,
                "static double[][] f(double[] w, double[][] x) {"
                        + " return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new); }",
                f -> {
                    double[][] x = new double[100][100];
                    Arrays.setAll(x, i -> new SplittableRandom(i).doubles(100).toArray());
                    double[][] got = f.of(new double[1], x);
                    assertThat(got).isDeepEqualTo(x);
                    assertThat(got[0]).isNotSameAs(x[0]);
                });
    }
}
