package org.thalweg.core;

/** An algorithm: settings only, immutable. Its memory lives in a {@link State}. */
@FunctionalInterface
public interface Method {
    /**
     * Makes one update of x in place and returns f at the x it was given.
     *
     * <p>The order is: evaluate, {@link State#requireFinite}, then write to x and to slots, so that
     * a failed evaluation leaves everything as it was. Trial points live in scratch, never in x. f
     * may be another function at the next step unless it is {@linkplain Objective#fixed() fixed}.
     *
     * @param x parameters; modified
     * @param f the function to be minimized
     * @param s this method's memory; modified
     */
    double step(double[] x, Objective f, State s);

    /**
     * Writes the parameters to be evaluated and shipped into out; they differ from the iterate for
     * methods that average. The default copies x. A wrapper that adds nothing passes the call on to
     * its inner method.
     *
     * @param x the iterate; not modified
     * @param s this method's memory; not modified
     * @param out same length as x; overwritten
     */
    default void answer(double[] x, State s, double[] out) {
        System.arraycopy(x, 0, out, 0, x.length);
    }

    /**
     * Returns the rule of this method in words, what it remembers and where it comes from. The
     * default says that it is the reader's own.
     */
    default Description describe() {
        return Description.of(this, "a rule of your own", "unknown", "not published");
    }

    /** Returns this method with fresh memory. */
    default Optimizer start() {
        return new Optimizer(this);
    }
}
