package org.thalweg.core;

/** f with the promise that it does not change between calls. */
final class Fixed implements Objective {
    private final Objective f;

    Fixed(Objective f) {
        this.f = f;
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        return f.valueAndGradient(x, g);
    }

    @Override
    public double value(double[] x) {
        return f.value(x);
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public <T> T as(Class<T> part) {
        return f.as(part);
    }

    @Override
    public String toString() {
        return Parts.name(f);
    }
}
