package org.thalweg.plot;

/** A number for each point of the plane: a height, a probability, a loss over two weights. */
@FunctionalInterface
public interface Bivariate {
    /** Returns the value at (x, y). Must not depend on earlier calls. */
    double at(double x, double y);
}
