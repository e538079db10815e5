package org.thalweg.core;

/** What a view of an objective has in common with it: all but what it was made for. */
abstract class View implements Objective {
    private final Objective f;

    View(Objective f) {
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
        return f.fixed();
    }

    @Override
    public <T> T as(Class<T> part) {
        return part.isInstance(this) ? part.cast(this) : f.as(part);
    }

    @Override
    public String toString() {
        return Parts.name(f);
    }
}
