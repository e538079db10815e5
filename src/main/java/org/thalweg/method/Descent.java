package org.thalweg.method;

import java.util.Arrays;
import org.thalweg.core.Objective;
import org.thalweg.core.State;
import org.thalweg.core.Stop;

/**
 * What all methods that search along a line do before they have a direction and after. Slots "x",
 * "g" and "value" hold where the method last was, and the gradient and value there.
 */
final class Descent {
    private Descent() {}

    /**
     * Returns f(x) and leaves ∇f(x) in slot "g". Nothing is evaluated if the last search ended at x
     * and f is fixed.
     */
    static double evaluate(double[] x, Objective f, State s) {
        double[] at = s.slot("x");
        double[] g = s.slot("g");
        // The value, and 1 once there is one.
        double[] value = s.slot("value", 2);
        if (value[1] == 1 && f.fixed() && Arrays.equals(x, at)) {
            s.requireFinite(value[0], g);
            return value[0];
        }
        double[] fresh = s.scratch("g");
        double loss = f.valueAndGradient(x, fresh);
        s.requireFinite(loss, fresh);
        System.arraycopy(x, 0, at, 0, x.length);
        System.arraycopy(fresh, 0, g, 0, x.length);
        value[0] = loss;
        value[1] = 1;
        return loss;
    }

    /** Returns whether no coordinate of the gradient is beyond the tolerance, and then says so. */
    static boolean isFlat(double[] g, double tolerance, State s) {
        boolean flat = Vectors.largest(g) <= tolerance;
        if (flat) {
            s.stop(Stop.GRADIENT);
        }
        return flat;
    }

    /**
     * Searches along d from where the method last was and returns α. The point found is in the
     * scratch of child "search" until {@link #move}. Returns 0 if there is none, and says why.
     */
    static double search(
            LineSearch search, double[] d, double first, double tolerance, Objective f, State s) {
        double[] g = s.slot("g");
        double slope = Vectors.dot(g, d);
        if (!(slope < 0) || slope > -tolerance) {
            s.stop(slope <= 0 ? Stop.CHANGE : Stop.LINE_SEARCH);
            return 0;
        }
        return search.along(
                d,
                Math.min(first, Double.MAX_VALUE),
                s.slot("x"),
                s.slot("value", 2)[0],
                g,
                f,
                s.child("search"));
    }

    /** Returns y, the gradient at the point found less the gradient where the method last was. */
    static double[] change(State s) {
        double[] g = s.slot("g");
        double[] next = s.child("search").scratch("g");
        double[] y = s.scratch("y");
        for (int i = 0; i < y.length; i++) {
            y[i] = next[i] - g[i];
        }
        return y;
    }

    /** Returns the value at the point found. */
    static double found(State s) {
        return s.child("search").scratch("value", 1)[0];
    }

    /** Moves x to the point found, and says so if neither x nor the value changed to speak of. */
    static void move(double[] x, double alpha, double[] d, double tolerance, State s) {
        State found = s.child("search");
        double[] value = s.slot("value", 2);
        double change = found(s) - value[0];
        if (alpha * Vectors.largest(d) <= tolerance || Math.abs(change) <= tolerance) {
            s.stop(Stop.CHANGE);
        }
        value[0] = found(s);
        System.arraycopy(found.scratch("g"), 0, s.slot("g"), 0, x.length);
        System.arraycopy(found.scratch("x"), 0, s.slot("x"), 0, x.length);
        System.arraycopy(found.scratch("x"), 0, x, 0, x.length);
    }
}
