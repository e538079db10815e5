package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Functions.beale;
import static org.thalweg.Functions.booth;
import static org.thalweg.Functions.himmelblau;
import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.dampedNewton;
import static org.thalweg.Optimizers.fixedStep;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.newton;
import static org.thalweg.Optimizers.nonlinearConjugateGradient;
import static org.thalweg.Optimizers.saddleFreeNewton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Counted;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Stop;
import org.thalweg.function.TestFunction;

/** The same iterates, values and evaluations as PyTorch, numpy and 50-digit arithmetic. */
class SecondOrderGoldenTest {
    private static final Map<String, Method> METHODS = methods();

    private static final Map<String, List<Golden.Row>> GOLDEN = Golden.read("second_order.csv");

    private static Map<String, Method> methods() {
        Map<String, Method> all = new HashMap<>();
        all.put("lbfgs 10", lbfgs(10).gradientTolerance(0).changeTolerance(0));
        all.put("lbfgs 2", lbfgs(2).gradientTolerance(0).changeTolerance(0));
        Lbfgs free = lbfgs(5).gradientTolerance(0).changeTolerance(0);
        all.put("lbfgs 5 lr=0.001", free.search(fixedStep(0.001)));
        all.put("lbfgs 5 lr=0.0005", free.search(fixedStep(0.0005)));
        all.put("lbfgs 1 lr=0.5", free.history(1).search(fixedStep(0.5)));
        all.put("bfgs", bfgs().gradientTolerance(0).changeTolerance(0));
        for (Conjugation beta : Conjugation.values()) {
            all.put(
                    beta.toString(),
                    nonlinearConjugateGradient()
                            .beta(beta)
                            .gradientTolerance(0)
                            .changeTolerance(0));
        }
        all.put("newton", newton().gradientTolerance(0));
        all.put("damped newton", dampedNewton().gradientTolerance(0));
        all.put("saddle-free newton", saddleFreeNewton().gradientTolerance(0));
        return all;
    }

    private record Start(TestFunction f, double... x) {}

    private static final Map<String, Start> STARTS =
            Map.of(
                    "rosenbrock", new Start(rosenbrock(), -1.2, 1),
                    "rosenbrock from -0.5 0.5", new Start(rosenbrock(), -0.5, 0.5),
                    "rosenbrock in 4", new Start(rosenbrock(4), -1.2, 1, 0.5, 2),
                    "beale", new Start(beale(), 1, 1),
                    "himmelblau", new Start(himmelblau(), 0, 0),
                    "booth", new Start(booth(), -5, 5));

    static Iterable<String> cases() {
        return GOLDEN.keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFirstUpdates(String name) {
        String[] words = name.split(": ");
        Start start = STARTS.get(words[1]);
        Counted f = start.f.counted();
        double[] x = start.x.clone();
        Optimizer opt = METHODS.get(words[0]).start();
        for (Golden.Row row : GOLDEN.get(name)) {
            opt.step(x, f);
            double[] values = row.values();
            String after = " after update " + row.t();
            Golden.assertClose("f" + after, start.f.value(x), values[1]);
            Golden.assertClose("x" + after, x, Arrays.copyOfRange(values, 2, values.length));
            if (values[0] > 0) {
                assertThat(f.evaluations()).as("evaluations" + after).isEqualTo((long) values[0]);
            }
        }
    }

    @Test
    void lbfgsOnRosenbrocksFunctionToTheEnd() {
        Counted f = rosenbrock().counted();
        double[] x = {-1.2, 1};
        Optimizer opt = lbfgs(10).start();
        int[] iterations = {1, 2, 3, 5, 10, 20, 30, 36};
        int[] evaluations = {3, 4, 5, 7, 12, 26, 38, 44};
        for (int k = 0; k < iterations.length; k++) {
            while (opt.t() < iterations[k]) {
                assertThat(opt.done()).isFalse();
                opt.step(x, f);
            }
            assertThat(f.evaluations()).isEqualTo(evaluations[k]);
        }
        assertThat(opt.stopped()).isEqualTo(Stop.CHANGE);
        assertThat(rosenbrock().value(x)).isBetween(4.4e-13, 4.6e-13);

        f = rosenbrock().counted();
        x = new double[] {-1.2, 1};
        opt = lbfgs(10).gradientTolerance(0).changeTolerance(0).start();
        while (opt.t() < 39) {
            opt.step(x, f);
        }
        assertThat(f.evaluations()).isEqualTo(48);
        assertThat(rosenbrock().value(x)).isLessThan(1e-24);
    }

    @Test
    void twoLoopsAreTheProductOfTheMatrices() {
        Map<String, List<Golden.Row>> golden = Golden.read("two_loops.csv");
        assertThat(golden).hasSize(12);
        golden.forEach(
                (name, rows) -> {
                    int m = rows.get(0).t();
                    double[] all = rows.get(0).values();
                    int n = all.length / (2 * m + 2);
                    double[] steps = Arrays.copyOfRange(all, 0, m * n);
                    double[] changes = Arrays.copyOfRange(all, m * n, 2 * m * n);
                    double[] d = Arrays.copyOfRange(all, 2 * m * n, 2 * m * n + n);
                    double[] expected = Arrays.copyOfRange(all, 2 * m * n + n, all.length);
                    // Wherever the oldest pair stands.
                    for (int turn = 0; turn < m; turn++) {
                        double[] s = turned(steps, turn * n);
                        double[] y = turned(changes, turn * n);
                        double[] rho = new double[m];
                        for (int k = 0; k < m; k++) {
                            rho[k] = 1 / product(s, y, k * n, n);
                        }
                        int newest = (turn + m - 1) % m * n;
                        double gamma = product(s, y, newest, n) / product(y, y, newest, n);
                        double[] product = d.clone();
                        Lbfgs.multiply(s, y, rho, m, turn, gamma, new double[m], product);
                        Golden.assertClose(name, product, expected);
                    }
                });
    }

    @Test
    void theTwoLoopsByHand() {
        double[] alpha = new double[2];
        double[] d = {1, -2, 0.5};
        double[] s = {1, 0, 2, -1, 1, 0.5};
        double[] y = {2, 1, 3, -1, 3, 1};
        double gamma = 4.5 / 11;
        Lbfgs.multiply(s, y, new double[] {1 / 8.0, 1 / 4.5}, 2, 0, gamma, alpha, d);
        Golden.assertClose("alpha", alpha, new double[] {0.3263888888888889, -0.6111111111111112});
        Golden.assertClose(
                "H g",
                d,
                new double[] {0.842653970258137, -0.7939639450056117, 0.4745458052749719});
    }

    @Test
    void theSearchMakesTheTrialsOfPyTorch() {
        Map<String, List<Golden.Row>> golden = Golden.read("wolfe.csv");
        assertThat(golden).hasSize(670);
        golden.forEach(
                (name, rows) -> {
                    double[] v = rows.get(0).values();
                    StrongWolfe search = new StrongWolfe(v[0], v[1], (int) v[2], v[3]);
                    double[] d = {v[5]};
                    Counted f =
                            ((Objective)
                                            (x, g) -> {
                                                double a = x[0] / d[0];
                                                double value = 0;
                                                double slope = 0;
                                                for (int power = 6; power > 0; power--) {
                                                    value = (value + v[5 + power]) * a;
                                                    slope = slope * a + power * v[5 + power];
                                                }
                                                g[0] = slope / d[0];
                                                return value;
                                            })
                                    .counted();
                    double[] found = new double[1];
                    Method once =
                            (x, given, s) -> {
                                double[] g = new double[1];
                                double loss = given.valueAndGradient(x, g);
                                found[0] = search.along(d, v[4], x, loss, g, given, s);
                                return loss;
                            };
                    once.start().step(new double[1], f);
                    Golden.assertClose(name, found[0], v[v.length - 1]);
                    assertThat(f.evaluations() - 1).as(name).isEqualTo(rows.get(0).t());
                });
    }

    private static double[] turned(double[] v, int by) {
        double[] turned = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            turned[(i + by) % v.length] = v[i];
        }
        return turned;
    }

    private static double product(double[] a, double[] b, int from, int n) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
