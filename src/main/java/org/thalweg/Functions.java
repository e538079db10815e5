package org.thalweg;

import java.util.List;
import org.thalweg.function.Ackley;
import org.thalweg.function.Beale;
import org.thalweg.function.Booth;
import org.thalweg.function.BoundedSaddle;
import org.thalweg.function.Himmelblau;
import org.thalweg.function.LogisticRavine;
import org.thalweg.function.Matyas;
import org.thalweg.function.MonkeySaddle;
import org.thalweg.function.Quadratic;
import org.thalweg.function.Rastrigin;
import org.thalweg.function.Rosenbrock;
import org.thalweg.function.Saddle;
import org.thalweg.function.StyblinskiTang;
import org.thalweg.function.TestFunction;

/**
 * The test functions, in order of increasing difficulty, for {@code import static
 * org.thalweg.Functions.*}.
 *
 * <pre>{@code
 * TestFunction f = rosenbrock();
 * double[] x = f.start();
 * double loss = f.value(x);            // 24.2
 * double[] g = f.gradient(x);          // (-215.6, -88)
 * }</pre>
 */
public final class Functions {
    private Functions() {}

    /**
     * Returns ½ Σ λᵢ xᵢ², start (1, …, 1); {@code .rotated(angle)}, {@code .minimizer(c)} and
     * {@code .start(x)} change it.
     */
    public static Quadratic quadratic(double... eigenvalues) {
        return Quadratic.of(eigenvalues);
    }

    /**
     * Returns the quadratic of condition number κ in n dimensions, eigenvalues log-spaced from 1 to
     * κ.
     */
    public static Quadratic quadraticOfCondition(double kappa, int n) {
        return Quadratic.ofCondition(kappa, n);
    }

    /** Returns (x + 2y − 7)² + (2x + y − 5)²: a bowl away from 0, κ = 9. */
    public static Booth booth() {
        return new Booth();
    }

    /** Returns 0.26 (x² + y²) − 0.48 xy: a shallow valley along the diagonal, κ = 25. */
    public static Matyas matyas() {
        return new Matyas();
    }

    /**
     * Returns ½ (x² + 100 y²) from (10, 1): the ravine of κ = 100 in which gradient descent
     * zigzags.
     */
    public static Quadratic ravine() {
        return Quadratic.of(1, 100).start(10, 1);
    }

    /**
     * Returns logistic regression on features of different scale: convex, κ = 516 at the minimizer.
     */
    public static LogisticRavine logisticRavine() {
        return new LogisticRavine();
    }

    /** Returns (1 − x)² + 100 (y − x²)²: a bent valley, κ = 2508 at the minimizer. */
    public static Rosenbrock rosenbrock() {
        return new Rosenbrock(2);
    }

    /** Returns Rosenbrock's function in n dimensions, n ≥ 2. */
    public static Rosenbrock rosenbrock(int n) {
        return new Rosenbrock(n);
    }

    /** Returns Beale's function: a plateau, a bent valley and very steep corners. */
    public static Beale beale() {
        return new Beale();
    }

    /** Returns x² − y²: the plain saddle, unbounded below. */
    public static Saddle saddle() {
        return new Saddle();
    }

    /** Returns x² − y² + y⁴: a saddle between two minima. */
    public static BoundedSaddle boundedSaddle() {
        return new BoundedSaddle();
    }

    /** Returns x³ − 3xy²: a saddle at which the Hessian vanishes too, unbounded below. */
    public static MonkeySaddle monkeySaddle() {
        return new MonkeySaddle();
    }

    /** Returns (x² + y − 11)² + (x + y² − 7)²: four global minima. */
    public static Himmelblau himmelblau() {
        return new Himmelblau();
    }

    /**
     * Returns Styblinski and Tang's function in two dimensions: one global and three local minima.
     */
    public static StyblinskiTang styblinskiTang() {
        return new StyblinskiTang(2);
    }

    /** Returns Styblinski and Tang's function in n dimensions: 2ⁿ minima. */
    public static StyblinskiTang styblinskiTang(int n) {
        return new StyblinskiTang(n);
    }

    /** Returns Rastrigin's function in two dimensions: a bowl full of local minima. */
    public static Rastrigin rastrigin() {
        return new Rastrigin(2);
    }

    /** Returns Rastrigin's function in n dimensions. */
    public static Rastrigin rastrigin(int n) {
        return new Rastrigin(n);
    }

    /** Returns Ackley's function in two dimensions: a rippled plain around a pointed hole. */
    public static Ackley ackley() {
        return new Ackley(2);
    }

    /** Returns Ackley's function in n dimensions. */
    public static Ackley ackley(int n) {
        return new Ackley(n);
    }

    /**
     * Returns all of them in two dimensions, in this order: for tables of every method on every
     * problem.
     */
    public static List<TestFunction> testFunctions() {
        return List.of(
                quadratic(1, 10),
                booth(),
                matyas(),
                ravine(),
                logisticRavine(),
                rosenbrock(),
                beale(),
                saddle(),
                boundedSaddle(),
                monkeySaddle(),
                himmelblau(),
                styblinskiTang(),
                rastrigin(),
                ackley());
    }
}
