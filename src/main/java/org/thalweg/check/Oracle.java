package org.thalweg.check;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.Objective;

/**
 * An objective that remembers where it was asked and refuses to be asked too often.
 *
 * <p>Give it to a student's code, then look at {@link #calls()} and {@link #at}. An endless loop
 * that asks it ends by itself.
 */
public final class Oracle implements Objective {
    private final Objective inner;
    private final int most;
    private final List<double[]> points = new ArrayList<>();

    /**
     * An oracle for a function.
     *
     * @param inner the function
     * @param most how often it may be asked; one more ends the check with a sentence
     */
    public Oracle(Objective inner, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be >= 1, got " + most);
        }
        this.inner = inner;
        this.most = most;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        Expect.that(
                points.size() < most,
                "Your code asks for the function more often than needed: "
                        + (most == 1 ? "once is enough." : most + " times are enough."));
        points.add(x.clone());
        return inner.valueAndGradient(x, g);
    }

    /** Returns how often it was asked. */
    public int calls() {
        return points.size();
    }

    /** Returns a copy of the point of call k = 0, 1, 2, … */
    public double[] at(int k) {
        return points.get(k).clone();
    }
}
