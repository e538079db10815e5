package org.thalweg.check;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One thing that must hold of an answer.
 *
 * @param <A> what an answer is
 */
public interface Check<A> {
    /** Returns what holds, in words: {@code "with β = 0 it is gradient descent"}. */
    String claim();

    /**
     * Tries an answer: returns if the claim holds. If not, {@link Expect} throws with the sentence
     * for the student.
     *
     * @param answer the student's answer
     * @param exercise where the reference and the known mistakes are
     * @param random the only source of random inputs
     * @throws Exception whatever the answer throws
     */
    void run(A answer, Exercise<A> exercise, SplittableRandom random) throws Exception;

    /** Returns what it is worth when the exercise is graded. */
    default int points() {
        return 1;
    }

    /** Returns whether it is left out in the notebook and tried by the grader only. */
    default boolean isHidden() {
        return false;
    }

    /** This check, worth so many points. */
    default Check<A> worth(int points) {
        return new Checks.Worth<>(this, points, isHidden());
    }

    /** This check, left out in the notebook and tried by the grader only. */
    default Check<A> hidden() {
        return new Checks.Worth<>(this, points(), true);
    }

    /** Returns where the answer walks and where the reference does, if that can be drawn. */
    default Optional<Traced> traced(A answer, Exercise<A> exercise, SplittableRandom random)
            throws Exception {
        return Optional.empty();
    }

    /** A property: calls the answer, then {@link Expect}s. */
    @FunctionalInterface
    interface Property<A> {
        /** Returns if the property holds. */
        void test(A answer, SplittableRandom random) throws Exception;
    }

    /** Runs an answer for some steps: row 0 is the start, row k is where it is after step k. */
    @FunctionalInterface
    interface Walk<A> {
        /** Returns the rows, each a new array. Equal random states give equal problems. */
        double[][] path(A answer, SplittableRandom random) throws Exception;
    }

    /** Something with memory that is asked for one step after another. */
    @FunctionalInterface
    interface Stepper {
        /** Makes one step and returns where it is now, as a new array. */
        double[] next() throws Exception;
    }

    /** A check that a property holds. */
    static <A> Check<A> that(String claim, Property<A> property) {
        return new Checks.That<>(claim, property);
    }

    /**
     * A check that the answer walks where the reference walks, to 1e-9 of the largest number on the
     * way. If not, the first mistake of the exercise that walks the same way is named; if none
     * does, the first step that departs is described. Give it hyperparameters that are all
     * different and not the defaults, and five steps or more.
     */
    static <A> Check<A> trajectory(String claim, Walk<A> walk) {
        return trajectory(claim, 1e-9, walk);
    }

    /** The same with another tolerance, relative to the largest number on the way. */
    static <A> Check<A> trajectory(String claim, double tolerance, Walk<A> walk) {
        return new Checks.Trajectory<>(claim, tolerance, walk);
    }

    /**
     * A check that the answer returns what the reference returns, to 1e-9 of the largest number:
     * for results that are no walk. If not, the first mistake of the exercise that returns the same
     * is named.
     *
     * @param claim what holds, in words
     * @param otherwise what an author reads whose mistake is not known: what should be returned
     * @param results calls the answer and returns what it gives, as new arrays
     */
    static <A> Check<A> results(String claim, String otherwise, Walk<A> results) {
        return new Checks.Results<>(claim, otherwise, results);
    }

    /**
     * A check that two instances do not disturb each other: two that run in turns must walk as two
     * that run alone.
     *
     * @param claim what holds, in words
     * @param start makes a fresh instance and wraps it; called four times
     */
    static <A> Check<A> independent(String claim, Function<A, Stepper> start) {
        return new Checks.Independent<>(claim, start);
    }
}
