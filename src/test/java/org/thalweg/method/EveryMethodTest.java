package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.thalweg.Functions.quadratic;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Functions.testFunctions;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Elementwise;
import org.thalweg.core.GradientMethod;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.NotFinite;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.function.TestFunction;
import org.thalweg.method.Methods.Length;
import org.thalweg.method.Methods.Line;
import org.thalweg.method.Methods.Trait;
import org.thalweg.method.Problems.Problem;

/** Every method × every problem × every contract. A new method is one line in {@link Methods}. */
class EveryMethodTest {
    private static final int UPDATES = 8;
    private static final List<String> UNBOUNDED = List.of("saddle", "monkey saddle");
    private static final List<String> CONVEX =
            List.of("quadratic", "Booth", "Matyas", "ravine", "logistic ravine");
    private static final List<String> QUADRATICS =
            List.of("quadratic", "Booth", "Matyas", "ravine");

    @TempDir private static Path directory;

    static List<Line> methods() {
        return Methods.ALL;
    }

    /** Those with a learning rate. */
    static List<Line> methodsWithARate() {
        return Methods.ALL.stream().filter(line -> line.length() != Length.OF_THE_MODEL).toList();
    }

    /** Those without. */
    static List<Line> methodsOfTheModel() {
        return Methods.ALL.stream().filter(line -> line.length() == Length.OF_THE_MODEL).toList();
    }

    static List<Arguments> methodsAndProblems() {
        List<Arguments> all = new ArrayList<>();
        for (Line line : Methods.ALL) {
            for (Problem problem : Problems.ALL) {
                all.add(Arguments.of(line, problem));
            }
        }
        return all;
    }

    /** Those that promise that coordinates do not see one another. */
    static List<Line> elementwise() {
        return Methods.ALL.stream().filter(line -> made(line) instanceof Elementwise).toList();
    }

    static List<Arguments> gradientMethodsAndProblems() {
        return methodsAndProblems().stream()
                .filter(given -> made((Line) given.get()[0]) instanceof GradientMethod)
                .toList();
    }

    private static Method made(Line line) {
        return method(line, Problems.ALL.get(0), UPDATES);
    }

    static List<Arguments> methodsAndSmoothFunctions() {
        return withSmoothFunctions(methodsWithARate());
    }

    static List<Arguments> methodsOfTheModelAndSmoothFunctions() {
        return withSmoothFunctions(methodsOfTheModel());
    }

    private static List<Arguments> withSmoothFunctions(List<Line> lines) {
        List<Arguments> all = new ArrayList<>();
        for (Line line : lines) {
            for (TestFunction f : testFunctions()) {
                if (!UNBOUNDED.contains(f.name()) && !f.name().equals("Ackley")) {
                    all.add(Arguments.of(line, f));
                }
            }
        }
        return all;
    }

    /**
     * At a rate of at most 1/L: min ‖∇f‖² ≤ 2 (f(x₀) − f*) / (ηT), and f − f* ≤ ‖x₀ − x*‖² / (2ηT)
     * where f is convex. Methods whose updates are as long as the rate have no such bound; theirs
     * falls to 0, by a schedule or by itself, and so must the gradient.
     */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("methodsAndSmoothFunctions")
    void convergesWhereTheorySaysSo(Line line, TestFunction f) {
        int updates = 3000;
        Problem problem = Problems.of(f);
        Optimizer opt = method(line, problem, updates).start();
        double[] x = f.start();
        double squaredDistance = squaredDistance(x, f.minimizers()[0]);
        double height = f.value(x) - f.minimum();
        double steepness = norm(f.gradient(x));
        double least = steepness;
        double rates = 0;
        double squares = 0;
        for (int t = 0; t < updates; t++) {
            opt.step(x, f);
            least = Math.min(least, opt.gradientNorm());
            rates += opt.rate();
            squares += opt.rate() * opt.rate();
        }
        double[] answer = opt.answer(x);
        double left = f.value(answer) - f.minimum();
        if (line.length() == Length.OF_THE_GRADIENT) {
            double walked = opt.rate() * updates;
            assertThat(least * least).isLessThanOrEqualTo(2 * height / walked);
            if (CONVEX.contains(f.name())) {
                assertThat(left).isLessThanOrEqualTo(squaredDistance / (2 * walked));
            }
        } else if (line.is(Trait.SIGNS)) {
            // f falls by at least η ‖g‖₁ − ½ L n η² in an update.
            double lost = problem.curvature() / 2 * x.length * squares;
            assertThat(least).isLessThanOrEqualTo((height + lost) / rates);
        } else {
            // A decay of 0.01 holds a balance with a gradient of that share of its usual size.
            double share = line.is(Trait.DECAYS) ? 1e-2 : 1e-3;
            assertThat(norm(f.gradient(answer))).isLessThanOrEqualTo(share * (1 + steepness));
            if (CONVEX.contains(f.name())) {
                assertThat(left).isLessThanOrEqualTo(0.1 * share * height);
            }
        }
    }

    /**
     * A method that chooses the length of its updates is done after a finite number of them, at a
     * point where the gradient is zero; one that searches never rises and ends at a minimum.
     */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("methodsOfTheModelAndSmoothFunctions")
    void isDoneAtAMinimum(Line line, TestFunction f) {
        Optimizer opt = line.method().apply(null).start();
        double[] x = f.start();
        if (line.is(Trait.QUADRATIC) && !QUADRATICS.contains(f.name())) {
            while (!opt.done() && opt.t() < 100) {
                opt.step(x, f);
            }
            assertThat(opt.stopped()).isIn(null, Stop.GRADIENT, Stop.CURVATURE);
            return;
        }
        double height = f.value(x) - f.minimum();
        double steepness = norm(f.gradient(x));
        double last = f.value(x);
        while (!opt.done()) {
            assertThat(opt.t()).isLessThan(20_000);
            double loss = opt.step(x, f);
            if (line.is(Trait.SEARCHES)) {
                assertThat(loss).isLessThanOrEqualTo(last);
            }
            last = loss;
        }
        assertThat(norm(f.gradient(x))).isLessThanOrEqualTo(1e-6 * (1 + steepness));
        if (CONVEX.contains(f.name())) {
            assertThat(f.value(x) - f.minimum()).isLessThanOrEqualTo(1e-8 * height);
        }
        if (!line.is(Trait.STATIONARY)) {
            double[][] h = f.hessian(x);
            assertThat(h[0][0]).isPositive();
            assertThat(h[0][0] * h[1][1] - h[0][1] * h[1][0]).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aZeroGradientMovesNothing(Line line) {
        Optimizer opt = method(line, Problems.ALL.get(0), UPDATES).start();
        double[] x = {1, -2, 0, 0x1p996};
        double left = 1;
        for (int t = 1; t <= 10; t++) {
            assertThat(opt.step(x, (p, g) -> zero(g))).isEqualTo(3);
            if (line.is(Trait.DECAYS)) {
                // Every parameter shrinks by the same factor, until the rate is 0.
                assertThat(x[0]).isPositive().isLessThan(t <= UPDATES ? left : Math.nextUp(left));
                left = x[0];
            }
            assertThat(x).isEqualTo(new double[] {left, -2 * left, 0, 0x1p996 * left});
            assertThat(opt.t()).isEqualTo(t);
            assertThat(opt.gradientNorm()).isZero();
            if (line.length() == Length.OF_THE_MODEL) {
                assertThat(opt.stopped()).isEqualTo(Stop.GRADIENT);
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("methodsAndProblems")
    void anUpdateFromWhatIsNotFiniteLeavesNoTrace(Line line, Problem problem) throws IOException {
        Method method = method(line, problem, UPDATES);
        double[] expected = run(method, problem, UPDATES).x;
        IntFunction<Objective> objective = problem.open().get();
        Optimizer opt = method.start();
        double[] x = problem.start().clone();
        for (int t = 1; t <= UPDATES; t++) {
            Objective f = objective.apply(opt.t());
            if (t == 1 || t == 3) {
                double[] before = x.clone();
                double rate = opt.rate();
                double norm = opt.gradientNorm();
                String file = saved(opt, x);
                for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
                    for (int where = -1; where < x.length; where++) {
                        Objective broken = broken(f, bad, where);
                        NotFinite e =
                                catchThrowableOfType(NotFinite.class, () -> opt.step(x, broken));
                        assertThat(e.update()).isEqualTo(t);
                        assertThat(e).hasMessageContainingAll(words(line, t, rate));
                    }
                }
                assertThat(x).isEqualTo(before);
                assertThat(opt.t()).isEqualTo(t - 1);
                assertThat(opt.rate()).isEqualTo((Double) rate);
                assertThat(opt.gradientNorm()).isEqualTo((Double) norm);
                assertThat(saved(opt, x)).isEqualTo(file);
            }
            opt.step(x, f);
        }
        assertThat(x).isEqualTo(expected);
    }

    private static String[] words(Line line, int update, double rate) {
        String what = "update " + update + " was not made";
        if (update == 1) {
            return new String[] {what, "This is the start"};
        }
        if (line.length() == Length.OF_THE_MODEL) {
            return new String[] {what, "as before this update"};
        }
        return new String[] {
            what, "learning rate was " + rate, "try " + rate / 10, "clipNorm(1)", "warm up"
        };
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("methodsAndProblems")
    void resumesBitForBitAfterEveryUpdate(Line line, Problem problem) throws IOException {
        Method method = method(line, problem, UPDATES);
        Run whole = run(method, problem, UPDATES);
        IntFunction<Objective> objective = problem.open().get();
        Optimizer opt = method.start();
        double[] x = problem.start().clone();
        Path file = directory.resolve("saved");
        for (int t = 0; t <= UPDATES; t++) {
            opt.save(file, x);
            double[] y = new double[x.length];
            Optimizer resumed = Optimizer.load(method, file, y);
            IntFunction<Objective> again = problem.open().get();
            assertThat(resumed.t()).isEqualTo(t);
            double[] losses = whole.losses.clone();
            for (int u = t; u < UPDATES; u++) {
                losses[u] = resumed.step(y, again.apply(resumed.t()));
            }
            assertThat(losses).isEqualTo(whole.losses);
            assertThat(y).isEqualTo(whole.x);
            if (t == UPDATES / 2) {
                assertThat(saved(resumed, y)).isEqualTo(whole.file);
            }
            opt.step(x, objective.apply(opt.t()));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("methodsAndProblems")
    void runsAreIdenticalAlsoWhenInterleaved(Line line, Problem problem) throws IOException {
        Method method = method(line, problem, UPDATES);
        Run alone = run(method, problem, UPDATES);
        assertThat(run(method, problem, UPDATES).losses).isEqualTo(alone.losses);
        IntFunction<Objective> first = problem.open().get();
        IntFunction<Objective> second = problem.open().get();
        Optimizer a = method.start();
        Optimizer b = method.start();
        double[] x = problem.start().clone();
        double[] y = problem.start().clone();
        for (int t = 0; t < UPDATES + 7; t++) {
            if (t < UPDATES) {
                a.step(x, first.apply(t));
            }
            if (t >= 7) {
                b.step(y, second.apply(t - 7));
            }
        }
        assertThat(x).isEqualTo(alone.x);
        assertThat(y).isEqualTo(alone.x);
        assertThat(saved(b, y)).isEqualTo(alone.file);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("methodsAndProblems")
    void evaluatesFirstAtXAndReturnsThatValue(Line line, Problem problem) {
        IntFunction<Objective> objective = problem.open().get();
        Optimizer opt = method(line, problem, UPDATES).start();
        double[] x = problem.start().clone();
        for (int t = 0; t < UPDATES; t++) {
            double[] before = x.clone();
            Objective f = objective.apply(t);
            double value = f.value(before);
            Watched watched = new Watched(f);
            assertThat(opt.step(x, watched)).isEqualTo(value);
            assertThat(watched.points.get(0)).isEqualTo(before);
            if (!line.is(Trait.SEARCHES)) {
                assertThat(watched.points).hasSize(1);
            }
        }
    }

    /** f, with the points where it was evaluated; no promise that it is fixed. */
    private static final class Watched implements Objective {
        private final Objective f;
        private final List<double[]> points = new ArrayList<>();

        Watched(Objective f) {
            this.f = f;
        }

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            points.add(x.clone());
            return f.valueAndGradient(x, g);
        }

        @Override
        public <T> T as(Class<T> part) {
            return f.as(part);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("gradientMethodsAndProblems")
    void doesNotModifyTheGradient(Line line, Problem problem) {
        Method method = method(line, problem, UPDATES);
        GradientMethod watched =
                (x, g, s) -> {
                    double[] before = g.clone();
                    ((GradientMethod) method).update(x, g, s);
                    assertThat(g).isEqualTo(before);
                };
        run(watched, problem, UPDATES);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void oneParameterWalksAsItDoesAmongAMillion(Line line) {
        int n = 1_000_000;
        Method method = method(line, Problems.ALL.get(0), UPDATES);
        double[] x = new double[n];
        Arrays.setAll(x, i -> 1 + i % 1000 / 500.0);
        Optimizer all = method.start();
        double[] one = {x[777]};
        Optimizer single = method.start();
        for (int t = 0; t < 5; t++) {
            all.step(x, EveryMethodTest::bowl);
            single.step(one, EveryMethodTest::bowl);
        }
        assertThat(x[777]).isEqualTo(one[0]).isLessThan(1 + 777 / 500.0);
        assertThat(x[n - 223]).isEqualTo(one[0]);
        assertThat(Arrays.stream(x).allMatch(Double::isFinite)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("methodsOfTheModel")
    void oneParameterAndAMillionAreSolved(Line line) {
        for (int n : new int[] {1, line.is(Trait.SQUARE) ? 40 : 1_000_000}) {
            double[] eigenvalues = new double[n];
            Arrays.setAll(eigenvalues, i -> 3 + i % 4);
            Objective f = quadratic(eigenvalues);
            double[] x = new double[n];
            Arrays.setAll(x, i -> 1 + i % 1000 / 500.0);
            Optimizer opt = line.method().apply(null).start();
            while (!opt.done()) {
                assertThat(opt.t()).isLessThan(300);
                opt.step(x, f);
            }
            assertThat(Arrays.stream(x).map(Math::abs).max().orElseThrow()).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void aBlockMayBeCutAnywhere(Line line) throws IOException {
        Method method = method(line, Problems.ALL.get(0), UPDATES);
        SplittableRandom random = new SplittableRandom(3);
        double[] start = random.doubles(97, -1, 1).toArray();
        Problem problem = new Problem("bowl", start, 1, 2, () -> t -> EveryMethodTest::bowl);
        Run whole = run(method, problem, UPDATES);
        for (int draw = 0; draw < 30; draw++) {
            Layout.Growing cut = Layout.start();
            for (int left = start.length, i = 0; left > 0; i++) {
                int length = random.nextInt(1, left + 1);
                cut = cut.vector("b" + i, length);
                left -= length;
            }
            Run inBlocks = run(((Blockwise) method).perBlock(cut.layout()), problem, UPDATES);
            assertThat(inBlocks.x).isEqualTo(whole.x);
            assertThat(inBlocks.file).isEqualTo(whole.file);
        }
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void aBlockTouchesItsRangeOnly(Line line) throws IOException {
        Method method = method(line, Problems.ALL.get(0), UPDATES);
        for (Block block :
                List.of(
                        new Block("b", 0, 1, 1),
                        new Block("b", 3, 2, 2),
                        new Block("b", 9, 1, 1))) {
            GradientMethod part = (x, g, s) -> ((Blockwise) method).update(x, g, block, s);
            double[] x = new double[10];
            Arrays.fill(x, 0.5);
            Optimizer opt = part.start();
            for (int t = 0; t < 5; t++) {
                opt.step(x, EveryMethodTest::bowl);
            }
            for (int i = 0; i < 10; i++) {
                assertThat(x[i] != 0.5).isEqualTo(i >= block.from() && i < block.to());
            }
            saved(opt, x)
                    .lines()
                    .map(text -> text.split(" "))
                    .filter(words -> words[0].equals("slot") && words[2].equals("10"))
                    .forEach(
                            words -> {
                                // Nothing touches number 1: it is as it was made.
                                for (int i = 0; i < 10; i++) {
                                    assertThat(!words[3 + i].equals(words[4]))
                                            .isEqualTo(i >= block.from() && i < block.to());
                                }
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void allocatesNothingAfterTheFirstUpdate(Line line) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeThat(thread.isThreadAllocatedMemorySupported()).isTrue();
        int n = line.is(Trait.SQUARE) ? 20 : 1000;
        double[] eigenvalues = new double[n];
        Arrays.setAll(eigenvalues, i -> 1 + i % 10);
        boolean ends = line.length() == Length.OF_THE_MODEL;
        // On a quadratic a method that ends would soon have nothing to do.
        Objective f = ends ? rosenbrock(n) : quadratic(eigenvalues);
        double[] start = ends ? rosenbrock(n).start() : Walk.constant(1, n);
        double[] x = start.clone();
        Method method = method(line, Problems.ALL.get(0), 1011);
        long least = Long.MAX_VALUE;
        long total = Long.MAX_VALUE;
        // The virtual machine allocates of its own while it loads, links and compiles, now and then
        // and once. A method that allocates does it in every run.
        for (int repetition = 0; repetition < 3; repetition++) {
            System.arraycopy(start, 0, x, 0, n);
            Optimizer opt = method.start();
            opt.step(x, f);
            thread.getCurrentThreadAllocatedBytes();
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 10; round++) {
                long begin = thread.getCurrentThreadAllocatedBytes();
                for (int t = 0; t < 101; t++) {
                    opt.step(x, f);
                    if (ends && opt.done()) {
                        System.arraycopy(start, 0, x, 0, n);
                    }
                }
                least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - begin);
            }
            total = Math.min(total, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in the best 101 updates").isZero();
        // One array of the parameters, once, is 8016; one small object in each update, 16160.
        assertThat(total).as("bytes in updates 2 to 1011, of the best run").isLessThan(8000);
    }

    private record Run(double[] x, double[] losses, String file) {}

    private static Run run(Method method, Problem problem, int updates) {
        IntFunction<Objective> objective = problem.open().get();
        Optimizer opt = method.start();
        double[] x = problem.start().clone();
        double[] losses = new double[updates];
        for (int t = 0; t < updates; t++) {
            losses[t] = opt.step(x, objective.apply(t));
        }
        try {
            return new Run(x, losses, saved(opt, x));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String saved(Optimizer opt, double[] x) throws IOException {
        Path file = directory.resolve("compared");
        opt.save(file, x);
        return Files.readString(file);
    }

    private static Method method(Line line, Problem problem, int updates) {
        return line.method()
                .apply(line.length().rate(problem.curvature(), problem.width(), updates));
    }

    private static Objective broken(Objective f, double bad, int where) {
        return (x, g) -> {
            double value = f.valueAndGradient(x, g);
            if (where >= 0) {
                g[where] = bad;
            }
            return where < 0 ? bad : value;
        };
    }

    private static double zero(double[] g) {
        Arrays.fill(g, 0);
        return 3;
    }

    /** ½ Σ xᵢ². */
    private static double bowl(double[] x, double[] g) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            g[i] = x[i];
            sum += x[i] * x[i];
        }
        return sum / 2;
    }

    private static double norm(double[] v) {
        return Math.sqrt(squaredDistance(v, new double[v.length]));
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
