package org.thalweg.peers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;
import org.thalweg.Optimizers;
import org.thalweg.core.Method;
import org.thalweg.core.Optimizer;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/** Logistic regression from w = 0 down to f − f* ≤ 1e-8 (f₀ − f*), by several libraries. */
final class Descents {
    private static final int ROUNDS = 9;

    private Descents() {}

    /** Measures and prints. */
    static void main() {
        System.out.println(
                """
                Logistic regression from w = 0 until f - f* <= 1e-8 (f0 - f*): the same function in plain loops for all, one thread.

                | problem | method | time over our L-BFGS | ms | values | gradients | Hessians |
                | --- | --- | ---: | ---: | ---: | ---: | ---: |""");
        for (int[] shape : new int[][] {{10_000, 50}, {1_000, 500}}) {
            Logistic f = new Logistic(shape[0], shape[1]);
            double least = f.least();
            f.until(Double.NEGATIVE_INFINITY);
            double target = least + 1e-8 * (f.value(new double[f.parameters()]) - least);
            Map<String, Consumer<Logistic>> solvers = solvers();
            Map<String, String> counts = new LinkedHashMap<>();
            Map<String, Double> ms = new LinkedHashMap<>();
            for (int round = 0;
                    round < ROUNDS;
                    round++) { // in turn, so that all see the same noise
                solvers.forEach(
                        (name, solver) -> {
                            f.until(target);
                            long start = System.nanoTime();
                            String missed = "did not arrive, ";
                            try {
                                solver.accept(f);
                            } catch (Logistic.Reached reached) {
                                missed = "";
                            }
                            ms.merge(name, (System.nanoTime() - start) / 1e6, Math::min);
                            counts.put(
                                    name,
                                    "%s%d | %d | %d"
                                            .formatted(missed, f.values, f.gradients, f.hessians));
                        });
            }
            double ours = ms.values().iterator().next();
            ms.forEach(
                    (name, time) ->
                            System.out.printf(
                                    "| %,d x %d | %s | %.2f | %.1f | %s |%n",
                                    shape[0], shape[1], name, time / ours, time, counts.get(name)));
        }
    }

    private static Map<String, Consumer<Logistic>> solvers() {
        Map<String, Consumer<Logistic>> solvers = new LinkedHashMap<>();
        solvers.put("L-BFGS, 10 pairs", f -> ours(Optimizers.lbfgs(10).changeTolerance(0), f));
        solvers.put("BFGS", f -> ours(Optimizers.bfgs().changeTolerance(0), f));
        solvers.put(
                "conjugate gradients, Polak-Ribière+",
                f -> ours(Optimizers.nonlinearConjugateGradient().changeTolerance(0), f));
        solvers.put("damped Newton", f -> ours(Optimizers.dampedNewton(), f));
        solvers.put("Smile L-BFGS, 10 pairs", f -> smile(f, 10));
        solvers.put("Smile BFGS", f -> smile(f, 0));
        solvers.put(
                "Hipparchus conjugate gradients, Polak-Ribière",
                f -> hipparchus(f, Formula.POLAK_RIBIERE));
        solvers.put(
                "Hipparchus conjugate gradients, Fletcher-Reeves",
                f -> hipparchus(f, Formula.FLETCHER_REEVES));
        return solvers;
    }

    private static void ours(Method method, Logistic f) {
        double[] w = new double[f.parameters()];
        Optimizer opt = method.start();
        for (int t = 0; t < 10_000 && !opt.done(); t++) {
            opt.step(w, f);
        }
    }

    private static void smile(Logistic f, int pairs) {
        DifferentiableMultivariateFunction function =
                new DifferentiableMultivariateFunction() {
                    @Override
                    public double f(double[] w) {
                        return f.value(w);
                    }

                    @Override
                    public double g(double[] w, double[] g) {
                        return f.valueAndGradient(w, g);
                    }
                };
        double[] w = new double[f.parameters()];
        if (pairs == 0) {
            BFGS.minimize(function, w, 1e-12, 10_000);
        } else {
            BFGS.minimize(function, pairs, w, 1e-12, 10_000);
        }
    }

    /**
     * Its line search with a bracket of 1: with the bracket of 1e-8 that it has by itself it stops
     * moving at 1e-4 of the way.
     */
    private static void hipparchus(Logistic f, Formula formula) {
        new NonLinearConjugateGradientOptimizer(formula, (k, before, now) -> false, 1e-4, 1e-4, 1)
                .optimize(
                        new MaxEval(100_000),
                        new ObjectiveFunction(f::value),
                        new ObjectiveFunctionGradient(
                                w -> {
                                    double[] g = new double[w.length];
                                    f.valueAndGradient(w, g);
                                    return g;
                                }),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[f.parameters()]));
    }
}
