package org.thalweg.core;

import java.util.Arrays;

/**
 * A record of a run, shared by lessons, charts and tests: the value, gradient norm, learning rate
 * and evaluation count of each update and, if it was given the start, every iterate.
 *
 * <pre>{@code
 * Run run = new Run("momentum", w);
 * for (int t = 0; t < 100; t++) run.add(opt.step(w, f), opt, w);
 * run.last(f.value(w));
 * }</pre>
 *
 * <p>Entry k holds the value at iterate k, before update k + 1; iterate 0 is the start. The name
 * picks the color, dash and marker of the run in every figure.
 */
public final class Run {
    private static final double[] NONE = {};

    private final String name;
    private final int n;
    private double[] losses = NONE;
    private double[] norms = NONE;
    private double[] rates = NONE;
    private double[] evaluations = NONE;
    private double[] iterates = NONE;
    private int size;
    private int updates;
    private Counted counter;
    private String end = "";

    /** Records without iterates: for networks. */
    public Run(String name) {
        this.name = name;
        this.n = 0;
    }

    /**
     * Records with iterates.
     *
     * @param name display name
     * @param start the first iterate; copied
     */
    public Run(String name, double[] start) {
        this.name = name;
        this.n = Require.atLeast("the number of parameters", start.length, 1);
        iterates = start.clone();
    }

    /**
     * Records a whole run: the method from the start for so many updates, or until it is done or
     * diverges. f is evaluated once more at the end.
     *
     * @param name display name
     * @param method what makes the updates
     * @param f the function to be minimized
     * @param start the first iterate; not modified
     * @param updates most updates, at least 0
     */
    public static Run of(String name, Method method, Objective f, double[] start, int updates) {
        Require.atLeast("updates", updates, 0);
        Run run = new Run(name, start);
        double[] x = start.clone();
        Optimizer opt = method.start();
        Counted counted = f.counted();
        run.counting(counted);
        try {
            while (opt.t() < updates && !opt.done()) {
                run.add(opt.step(x, counted), opt, x);
            }
            run.end = opt.done() ? opt.stopped().sentence() : "";
            run.last(f.value(x));
        } catch (NotFinite e) {
            run.end = e.getMessage();
        }
        return run;
    }

    /** Takes the evaluation counts of the entries to come from this counter. */
    public void counting(Counted f) {
        counter = f;
    }

    /**
     * Adds an update of the library's.
     *
     * @param loss what {@link Optimizer#step} returned
     * @param opt the optimizer; its last learning rate and gradient norm are recorded
     * @param x parameters after the update; copied
     * @throws IllegalArgumentException if this run records iterates of another length
     */
    public void add(double loss, Optimizer opt, double[] x) {
        iterate(x);
        entry(loss, opt.gradientNorm(), opt.rate());
    }

    /**
     * Adds an update of a loop of one's own.
     *
     * @param loss value before the update
     * @param x parameters after the update; copied
     * @throws IllegalArgumentException if this run records iterates of another length
     */
    public void add(double loss, double[] x) {
        iterate(x);
        entry(loss, Double.NaN, Double.NaN);
    }

    /** Adds the value at the last iterate, so that there is one for each. */
    public void last(double loss) {
        entry(loss, Double.NaN, Double.NaN);
    }

    /** Returns the display name. */
    public String name() {
        return name;
    }

    /** Returns the same record under another name, as it is now. */
    public Run named(String other) {
        Run copy = n == 0 ? new Run(other) : new Run(other, Arrays.copyOf(iterates, n));
        copy.losses = losses();
        copy.norms = gradientNorms();
        copy.rates = rates();
        copy.evaluations = evaluations();
        copy.iterates = Arrays.copyOf(iterates, (updates + 1) * n);
        copy.size = size;
        copy.updates = updates;
        copy.end = end;
        return copy;
    }

    /** Returns the number of recorded values. */
    public int size() {
        return size;
    }

    /** Returns the number of updates. */
    public int updates() {
        return updates;
    }

    /** Returns the value at iterate k. */
    public double loss(int k) {
        if (k < 0 || k >= size) {
            throw new IndexOutOfBoundsException("value must be in [0, " + size + "), got " + k);
        }
        return losses[k];
    }

    /** Returns a copy of the values. */
    public double[] losses() {
        return Arrays.copyOf(losses, size);
    }

    /** Returns a copy of the gradient norms; NaN where unknown. */
    public double[] gradientNorms() {
        return Arrays.copyOf(norms, size);
    }

    /** Returns a copy of the learning rates; NaN where unknown. */
    public double[] rates() {
        return Arrays.copyOf(rates, size);
    }

    /**
     * Returns a copy of the evaluation counts, each after the update was made; NaN where nothing
     * counted.
     */
    public double[] evaluations() {
        return Arrays.copyOf(evaluations, size);
    }

    /** Returns the last recorded value. */
    public double finalLoss() {
        requireValues();
        return losses[size - 1];
    }

    /** Returns the lowest recorded value that is not NaN. */
    public double bestLoss() {
        return losses[bestIndex()];
    }

    /** Returns a copy of the iterate with the lowest value: what is left of a run that diverged. */
    public double[] best() {
        return x(bestIndex());
    }

    /** Returns the first k whose value is at most the target, or −1. */
    public int firstAtMost(double target) {
        for (int k = 0; k < size; k++) {
            if (losses[k] <= target) {
                return k;
            }
        }
        return -1;
    }

    /** Returns a copy of iterate k, of the start for k = 0. */
    public double[] x(int k) {
        requireIterates();
        if (k < 0 || k > updates) {
            throw new IndexOutOfBoundsException(
                    "iterate must be in [0, " + updates + "], got " + k);
        }
        return Arrays.copyOfRange(iterates, k * n, (k + 1) * n);
    }

    /** Returns a copy of the last iterate. */
    public double[] x() {
        return x(updates);
    }

    /** Returns a copy of all iterates, the start first: updates + 1 rows. */
    public double[][] path() {
        double[][] path = new double[updates + 1][];
        Arrays.setAll(path, this::x);
        return path;
    }

    /** Returns coordinate i of every iterate, the start first. */
    public double[] coordinate(int i) {
        requireIterates();
        if (i < 0 || i >= n) {
            throw new IndexOutOfBoundsException("coordinate must be in [0, " + n + "), got " + i);
        }
        double[] values = new double[updates + 1];
        Arrays.setAll(values, k -> iterates[k * n + i]);
        return values;
    }

    /**
     * Returns the Euclidean distance of each iterate from a point, the start first: the other
     * scale, besides the loss, on which a run can be read.
     *
     * @param point as many numbers as there are parameters; not modified
     * @throws IllegalArgumentException if it has another length
     */
    public double[] distances(double... point) {
        requireIterates();
        if (point.length != n) {
            throw new IllegalArgumentException(
                    "this run records " + n + " parameters, got a point of " + point.length);
        }
        double[] distances = new double[updates + 1];
        for (int k = 0; k <= updates; k++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double d = iterates[k * n + i] - point[i];
                sum += d * d;
            }
            distances[k] = Math.sqrt(sum);
        }
        return distances;
    }

    /**
     * Returns the first k whose iterate has come so near to a point that only this share of the
     * distance of the start is left, or −1: {@code firstNear(1e-6, 0, 0)}.
     *
     * @param share of the distance of the start, 10⁻⁶ say
     * @param point as many numbers as there are parameters; not modified
     * @throws IllegalArgumentException if it has another length
     */
    public int firstNear(double share, double... point) {
        double[] distances = distances(point);
        for (int k = 0; k < distances.length; k++) {
            if (distances[k] <= share * distances[0]) {
                return k;
            }
        }
        return -1;
    }

    /** Returns why {@link #of} ended before its last update, in words; empty if it did not. */
    public String end() {
        return end;
    }

    /**
     * Returns the largest difference between any coordinate of the iterates of two runs, relative
     * to the larger magnitude where that is above 1: what a cell that claims "same numbers"
     * compares with 10⁻¹². NaN if any of them is NaN.
     *
     * @throws IllegalArgumentException if the runs have different lengths
     */
    public double distance(Run other) {
        requireIterates();
        other.requireIterates();
        if (updates != other.updates || n != other.n) {
            throw new IllegalArgumentException(
                    "cannot compare "
                            + updates
                            + " updates of "
                            + n
                            + " parameters with "
                            + other.updates
                            + " updates of "
                            + other.n);
        }
        double largest = 0;
        for (int i = 0; i < (updates + 1) * n; i++) {
            double scale =
                    Math.max(1, Math.max(Math.abs(iterates[i]), Math.abs(other.iterates[i])));
            double d = Math.abs(iterates[i] - other.iterates[i]) / scale;
            largest = Math.max(largest, d);
        }
        return largest;
    }

    private void entry(double loss, double norm, double rate) {
        if (size == losses.length) {
            int capacity = Math.max(64, 2 * size);
            losses = Arrays.copyOf(losses, capacity);
            norms = Arrays.copyOf(norms, capacity);
            rates = Arrays.copyOf(rates, capacity);
            evaluations = Arrays.copyOf(evaluations, capacity);
        }
        losses[size] = loss;
        norms[size] = norm;
        rates[size] = rate;
        evaluations[size] = counter == null ? Double.NaN : counter.evaluations();
        size++;
    }

    private void iterate(double[] x) {
        if (n > 0 && x.length != n) {
            throw new IllegalArgumentException(
                    "this run records " + n + " parameters, got " + x.length);
        }
        updates++;
        int need = (updates + 1) * n;
        if (iterates.length < need) {
            iterates = Arrays.copyOf(iterates, Math.max(64 * n, 2 * need));
        }
        System.arraycopy(x, 0, iterates, updates * n, n);
    }

    private int bestIndex() {
        requireValues();
        int best = 0;
        for (int k = 1; k < size; k++) {
            if (losses[k] < losses[best] || Double.isNaN(losses[best])) {
                best = k;
            }
        }
        return best;
    }

    private void requireValues() {
        if (size == 0) {
            throw new IllegalStateException(
                    "run \"" + name + "\" has no values yet: add some first");
        }
    }

    private void requireIterates() {
        if (n == 0) {
            throw new IllegalStateException(
                    "run \""
                            + name
                            + "\" has no iterates: make it with its start, new Run(\""
                            + name
                            + "\", x)");
        }
    }

    /** Returns name, updates and last value. */
    @Override
    public String toString() {
        return name
                + ": "
                + updates
                + (updates == 1 ? " update" : " updates")
                + (size == 0 ? "" : ", value " + losses[size - 1])
                + (end.isEmpty() ? "" : "; " + end);
    }
}
