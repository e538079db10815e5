package org.thalweg.core;

/** What an answer sees of the library's interface of this name. */
@FunctionalInterface
public interface Objective {
    double valueAndGradient(double[] x, double[] g);

    default double value(double[] x) {
        return valueAndGradient(x, new double[x.length]);
    }
}
