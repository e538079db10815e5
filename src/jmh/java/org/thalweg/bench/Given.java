package org.thalweg.bench;

import org.thalweg.core.Objective;

/** A gradient that costs nothing: written once, into the buffer that a method keeps. */
final class Given implements Objective {
    private final double[] gradient;
    private double[] written;

    Given(double[] gradient) {
        this.gradient = gradient;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        if (g != written) {
            System.arraycopy(gradient, 0, g, 0, g.length);
            written = g;
        }
        return 0;
    }

    /** Keeps the last value: no search, nothing to evaluate. */
    @Override
    public double value(double[] x) {
        return 0;
    }
}
