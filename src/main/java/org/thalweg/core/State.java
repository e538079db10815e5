package org.thalweg.core;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All memory of a method: named slots that are saved, scratch buffers that are not, a step counter,
 * and one child for each nested method. Saving, loading and copying are written once, in {@link
 * StateFile} and here.
 *
 * <p>Memory is made on first use within a step; later steps allocate nothing. Outside a step the
 * memory is read-only: looking at it never creates a slot or advances a counter.
 */
public final class State {
    private final Shared shared;
    private final Map<String, double[]> slots = new LinkedHashMap<>();
    private final Map<String, double[]> scratch = new LinkedHashMap<>();
    private final Map<String, State> children = new LinkedHashMap<>();
    private int t;
    private long lastStep;
    private boolean loaded;

    /** What all nodes of one tree have in common. */
    private static final class Shared {
        private final Block whole;
        private boolean stepping;
        private long step;
        private double multiplier = 1;
        private double rate = Double.NaN;
        private double rateBefore = Double.NaN;
        private boolean chosen;
        private boolean chosenBefore;
        private double gradientNorm = Double.NaN;
        private double gradientNormBefore = Double.NaN;
        private Stop stop;

        Shared(int n) {
            whole = new Block("whole", 0, n, 1);
        }
    }

    State(int n) {
        this(new Shared(Require.atLeast("the number of parameters", n, 1)));
    }

    private State(Shared shared) {
        this.shared = shared;
    }

    /**
     * Returns how many updates this node has taken part in, this one included: 1 during its first.
     */
    public int t() {
        return t;
    }

    /**
     * Returns the learning rate of this update, lr.at(t − 1) times the {@linkplain
     * Optimizer#multiplier multiplier}, and remembers it.
     *
     * @throws IllegalStateException if it is negative, infinite or NaN
     */
    public double rate(Schedule lr) {
        double value = lr.at(t - 1) * shared.multiplier;
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException(
                    "the learning rate of update "
                            + t
                            + " must be at least 0 and finite, got "
                            + value
                            + " from "
                            + Parts.name(lr));
        }
        shared.rate = value;
        shared.chosen = false;
        return value;
    }

    /**
     * Remembers the length α of an update x ← x + α d that the method chose by itself, in a search
     * along a line, so that {@link Optimizer#rate} shows it. No schedule and no multiplier has a
     * part in it.
     */
    public void chosen(double alpha) {
        shared.rate = alpha;
        shared.chosen = true;
    }

    /**
     * Returns the value of another schedule, momentum or β₁, at this update. It must not be NaN.
     */
    public double at(Schedule other) {
        double value = other.at(t - 1);
        if (Double.isNaN(value)) {
            throw new IllegalStateException(
                    "the value of update " + t + " is NaN, from " + Parts.name(other));
        }
        return value;
    }

    /**
     * Returns the saved slot of that name: as many numbers as there are parameters, zero at first.
     */
    public double[] slot(String name) {
        return slot(name, shared.whole.to());
    }

    /**
     * Returns the saved slot of that name and length, zero at first: ring buffers, counters,
     * factors.
     */
    public double[] slot(String name, int length) {
        double[] slot = slots.get(name);
        return slot == null ? newSlot(name, new double[length]) : sized(name, slot, length);
    }

    /** Returns the saved slot of that name, at first a copy of start. */
    public double[] slot(String name, double[] start) {
        double[] slot = slots.get(name);
        return slot == null ? newSlot(name, start.clone()) : sized(name, slot, start.length);
    }

    /**
     * Returns a buffer as long as the parameters, never saved; its contents at the start of a step
     * are undefined.
     */
    public double[] scratch(String name) {
        return scratch(name, shared.whole.to());
    }

    /**
     * Returns a buffer of that length, never saved; its contents at the start of a step are
     * undefined.
     */
    public double[] scratch(String name, int length) {
        double[] buffer = scratch.get(name);
        if (buffer == null || buffer.length != length) {
            buffer = new double[length];
            scratch.put(name, buffer);
        }
        return buffer;
    }

    /**
     * Returns the memory of a nested method. Its t advances once in each update that asks for it,
     * so a method that starts late counts from its own first update.
     *
     * @throws IllegalStateException outside a step, if there is no such child
     */
    public State child(String name) {
        State child = children.get(name);
        if (child == null) {
            if (!shared.stepping) {
                throw new IllegalStateException(
                        "no memory named " + name + " here, there is " + children.keySet());
            }
            child = new State(shared);
            children.put(Require.name("child", name), child);
        }
        if (shared.stepping) {
            child.takePart();
        }
        return child;
    }

    /** Returns the block of all parameters. */
    public Block whole() {
        return shared.whole;
    }

    /**
     * Requires a finite value and gradient, in one pass that also yields the gradient norm. To be
     * called before anything is written.
     *
     * @param loss value of f
     * @param g gradient; not modified
     * @throws NotFinite with the update, the learning rate and a remedy
     */
    public void requireFinite(double loss, double[] g) {
        double norm = Norm.of(g);
        if (!(Math.abs(loss) < Double.POSITIVE_INFINITY && norm < Double.POSITIVE_INFINITY)) {
            throw new NotFinite(t, shared.rateBefore, shared.chosenBefore, loss, norm);
        }
        shared.gradientNorm = norm;
    }

    /**
     * Says that the method has nothing left to do, and why. Cleared when the next step begins; not
     * saved.
     */
    public void stop(Stop why) {
        shared.stop = why;
    }

    void begin() {
        shared.step++;
        shared.stepping = true;
        shared.stop = null;
        shared.rateBefore = shared.rate;
        shared.gradientNormBefore = shared.gradientNorm;
        shared.chosenBefore = shared.chosen;
        takePart();
    }

    void end() {
        shared.stepping = false;
    }

    /**
     * Sets all counters back to where they were before this step; what was made in it is forgotten.
     */
    void undo() {
        shared.rate = shared.rateBefore;
        shared.gradientNorm = shared.gradientNormBefore;
        shared.chosen = shared.chosenBefore;
        shared.stop = null;
        setBack();
        shared.stepping = false;
    }

    private void takePart() {
        if (lastStep != shared.step) {
            lastStep = shared.step;
            t++;
        }
    }

    private void setBack() {
        if (lastStep == shared.step) {
            t--;
        }
        if (t == 0) {
            slots.clear();
            children.clear();
        } else {
            children.values().forEach(State::setBack);
            children.values().removeIf(child -> child.t == 0);
        }
    }

    private double[] newSlot(String name, double[] slot) {
        Require.name("slot", name);
        if (!shared.stepping || loaded) {
            throw new IllegalStateException(
                    "no slot \""
                            + name
                            + "\" in this memory, which holds "
                            + slots.keySet()
                            + (loaded ? ": it was saved by another method" : ""));
        }
        slots.put(name, slot);
        return slot;
    }

    private static double[] sized(String name, double[] slot, int length) {
        if (slot.length != length) {
            throw new IllegalStateException(
                    "slot \""
                            + name
                            + "\" holds "
                            + slot.length
                            + " numbers, not "
                            + length
                            + ": it was saved with other settings");
        }
        return slot;
    }

    State copy() {
        State copy = copyInto(new State(shared.whole.to()).shared);
        copy.shared.multiplier = shared.multiplier;
        copy.shared.rate = shared.rate;
        copy.shared.chosen = shared.chosen;
        copy.shared.gradientNorm = shared.gradientNorm;
        copy.shared.stop = shared.stop;
        return copy;
    }

    private State copyInto(Shared into) {
        State copy = new State(into);
        copy.t = t;
        copy.loaded = loaded;
        slots.forEach((name, slot) -> copy.slots.put(name, slot.clone()));
        children.forEach((name, child) -> copy.children.put(name, child.copyInto(into)));
        return copy;
    }

    /** Returns how many numbers the slots of this node and those below it hold. */
    long numbers() {
        long sum = 0;
        for (double[] slot : slots.values()) {
            sum += slot.length;
        }
        for (State child : children.values()) {
            sum += child.numbers();
        }
        return sum;
    }

    // For StateFile: the tree as it is saved.

    Map<String, double[]> slots() {
        return slots;
    }

    Map<String, State> children() {
        return children;
    }

    State loadedChild(String name) {
        return children.computeIfAbsent(name, ignored -> new State(shared));
    }

    void loadedAt(int updates) {
        t = updates;
        loaded = true;
    }

    double multiplier() {
        return shared.multiplier;
    }

    void multiplier(double m) {
        shared.multiplier = m;
    }

    double lastRate() {
        return shared.rate;
    }

    double gradientNorm() {
        return shared.gradientNorm;
    }

    Stop stopped() {
        return shared.stop;
    }
}
