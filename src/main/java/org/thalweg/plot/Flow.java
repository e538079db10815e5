package org.thalweg.plot;

/** A direction for each point of the plane: a gradient, an update. */
@FunctionalInterface
public interface Flow {
    /** Returns the two components at (x, y). Must not depend on earlier calls. */
    double[] at(double x, double y);
}
