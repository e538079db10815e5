package org.thalweg.core;

/** A method that needs nothing but the gradient at x: most of the course. */
@FunctionalInterface
public interface GradientMethod extends Method {
    /**
     * Makes one update of x from the gradient at x.
     *
     * @param x parameters; modified
     * @param g gradient at x; not modified
     * @param s this method's memory; modified
     */
    void update(double[] x, double[] g, State s);

    @Override
    default double step(double[] x, Objective f, State s) {
        double[] g = s.scratch("g");
        double loss = f.valueAndGradient(x, g);
        s.requireFinite(loss, g);
        update(x, g, s);
        return loss;
    }
}
