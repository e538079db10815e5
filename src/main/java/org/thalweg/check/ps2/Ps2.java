package org.thalweg.check.ps2;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Sheet;
import org.thalweg.check.Verdict;

/** Problem set 2, momentum and Nesterov: what its notebook calls. */
public final class Ps2 {
    private static final ProblemSet ALL =
            new ProblemSet(
                    "ps2",
                    "Momentum and Nesterov",
                    "assignments/ps2.ipynb",
                    List.of(
                            Weights.TASK,
                            Panels.TASK,
                            Velocity.TASK,
                            MomentumClass.TASK,
                            Dampened.TASK,
                            Translate.TASK,
                            Radii.TASK,
                            LookAhead.TASK,
                            StoredForm.TASK,
                            Restart.TASK,
                            Calm.TASK,
                            Detective.TASK));

    private Ps2() {}

    /** Returns all tasks in the order of the notebook. */
    public static ProblemSet problems() {
        return ALL;
    }

    /** Exercise 1: the numbers of a seat. */
    public static Sheet weights(int seat) {
        double[] given = Weights.given(seat);
        return Sheet.of(
                seat, "β = " + number(given[0]) + " and learning rate η = " + number(given[1]));
    }

    /** Exercise 1: what a velocity is made of. */
    public static Verdict weights(int seat, double[] answer) {
        return Weights.values(seat).check(answer);
    }

    /** Exercise 2: the lengths of the steps of P, Q, R and S, from update 1 on. */
    public static double[][] curves() {
        return Panels.steps();
    }

    /** Exercise 2: four codes, four curves. */
    public static Verdict curves(String letter) {
        return Panels.QUESTION.check(letter);
    }

    /** Exercise 3: the velocity as a sum. */
    public static Verdict velocity(Velocity.Answer answer) {
        return Velocity.EXERCISE.check(answer);
    }

    /** Exercise 4: momentum as a class. */
    public static Verdict momentum(MomentumClass.Answer answer) {
        return MomentumClass.EXERCISE.check(answer);
    }

    /** Exercise 5: a run with dampening. */
    public static Verdict dampedWalk(Dampened.Answer answer) {
        return Dampened.EXERCISE.check(answer);
    }

    /** Exercise 6: from one convention to the other. */
    public static Verdict translate(Translate.Answer answer) {
        return Translate.EXERCISE.check(answer);
    }

    /** Exercise 7: the numbers of a seat. */
    public static Sheet radii(int seat) {
        double[] given = Radii.given(seat);
        return Sheet.of(seat, "ηλ = " + number(given[0]) + " and β = " + number(given[1]));
    }

    /** Exercise 7: factors by hand. */
    public static Verdict radii(int seat, double[] answer) {
        return Radii.values(seat).check(answer);
    }

    /** Exercise 8: look ahead. */
    public static Verdict lookAhead(LookAhead.Answer answer) {
        return LookAhead.EXERCISE.check(answer);
    }

    /** Exercise 9: Nesterov as libraries store it. */
    public static Verdict stored(StoredForm.Answer answer) {
        return StoredForm.EXERCISE.check(answer);
    }

    /** Makes one answer to exercise 9 of its two methods. */
    public static StoredForm.Made both(
            BiConsumer<double[], double[]> step, UnaryOperator<double[]> theta) {
        return new StoredForm.Made() {
            @Override
            public void step(double[] x, double[] g) {
                step.accept(x, g);
            }

            @Override
            public double[] theta(double[] x) {
                return theta.apply(x);
            }
        };
    }

    /** Exercise 10: momentum that begins anew. */
    public static Verdict restartWalk(Restart.Answer answer) {
        return Restart.EXERCISE.check(answer);
    }

    /** Exercise 11: fast and calm. */
    public static Verdict calm(Calm.Answer answer) {
        return Calm.EXERCISE.check(answer);
    }

    private static String number(double number) {
        return Double.toString(number);
    }
}
