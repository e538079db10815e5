package org.thalweg.tune;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.thalweg.core.Counted;
import org.thalweg.core.Method;
import org.thalweg.core.NotFinite;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/**
 * A method at work on a task within a budget of evaluations, which may be raised: the run goes on
 * where it stood.
 *
 * <p>A run that is not finite ends there; its measures are infinite and {@link #failure} has the
 * sentence. Of a method that evaluates several times in an update, the update under way when the
 * budget is spent is finished, but the {@link #answer} is the one before it: nothing counts that
 * did not fit.
 */
public final class Training {
    private final Task task;
    private final Optimizer opt;
    private final double[] x;
    private final Counted counted;
    private final Objective f;
    private double[] before;
    private long budget;
    private long nanos;
    private String failure = "";

    /** Makes a run of a method from the start of a task. */
    public Training(Method method, Task task) {
        this(method, task, UnaryOperator.identity());
    }

    /**
     * Makes a run of a method on what is wrapped around the training function: {@code f ->
     * f.sam(0.05)}. Evaluations are counted inside the wrapper.
     */
    public Training(Method method, Task task, UnaryOperator<Objective> around) {
        this.task = task;
        this.opt = method.start();
        this.x = task.start().clone();
        this.counted = task.training().counted();
        this.f = around.apply(counted);
    }

    /**
     * Makes updates until so many evaluations have been spent in all, the method is done or a value
     * is not finite.
     *
     * @param evaluations the budget since the start, not below an earlier one
     * @return this
     */
    public Training until(long evaluations) {
        if (evaluations < budget) {
            throw new IllegalArgumentException(
                    "the budget can only be raised, it is " + budget + ", got " + evaluations);
        }
        budget = evaluations;
        // The second condition ends a method that never evaluates.
        while (counted.evaluations() < budget
                && opt.t() < budget
                && failure.isEmpty()
                && !opt.done()) {
            update();
        }
        return this;
    }

    private void update() {
        before = opt.answer(x);
        if (task.batches() != null) {
            task.batches().advance();
        }
        long from = System.nanoTime();
        try {
            opt.step(x, f);
        } catch (NotFinite e) {
            failure = e.getMessage();
        }
        nanos += System.nanoTime() - from;
    }

    /** Returns a copy of the parameters to be judged: the last that fit in the budget. */
    public double[] answer() {
        return counted.evaluations() > budget ? before.clone() : opt.answer(x);
    }

    /**
     * Returns what settings are chosen by; infinite if the run or the measure is not finite.
     *
     * @throws IllegalStateException if the task has no such measure
     */
    public double validation() {
        return measure("validation", task.validation());
    }

    /**
     * Returns what is reported at the end; infinite if the run or the measure is not finite.
     *
     * @throws IllegalStateException if the task has no such measure
     */
    public double test() {
        return measure("test", task.test());
    }

    private double measure(String name, ToDoubleFunction<double[]> measure) {
        if (measure == null) {
            throw new IllegalStateException(
                    "the task has no " + name + " measure: give it one with Task." + name);
        }
        if (!failure.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double value = measure.applyAsDouble(answer());
        if (Double.isFinite(value)) {
            return value;
        }
        failure = "the " + name + " measure is " + value;
        return Double.POSITIVE_INFINITY;
    }

    /** Returns why the run failed, in words; empty if it did not. */
    public String failure() {
        return failure;
    }

    /**
     * Returns how many evaluations of the training function were spent: the budget, but for what
     * the last update took beyond it, and less if the run ended by itself.
     */
    public long evaluations() {
        return counted.evaluations();
    }

    /** Returns how many matrices were evaluated: Hessians, Jacobians and Kronecker factors. */
    public long matrices() {
        return counted.hessians() + counted.jacobians() + counted.factors();
    }

    /** Returns the number of updates made. */
    public int updates() {
        return opt.t();
    }

    /** Returns how many numbers the method keeps between updates. */
    public long memory() {
        return opt.memory();
    }

    /** Returns the time spent in updates, in nanoseconds; measuring and copying are not in it. */
    long nanos() {
        return nanos;
    }

    /** Returns the method and what it has spent. */
    @Override
    public String toString() {
        return opt
                + ", "
                + Text.count(evaluations(), "evaluation")
                + (failure.isEmpty() ? "" : "; " + failure);
    }
}
