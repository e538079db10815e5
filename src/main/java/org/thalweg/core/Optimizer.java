package org.thalweg.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A method and its memory.
 *
 * <pre>{@code
 * Optimizer opt = adam(0.01).start();
 * while (!opt.done()) opt.step(w, loss);
 * }</pre>
 */
public final class Optimizer {
    private final Method method;
    private State state;
    private double multiplier = 1;
    private final Map<String, double[]> beside = new LinkedHashMap<>();

    /** Makes an optimizer with fresh memory. */
    public Optimizer(Method method) {
        this.method = method;
    }

    /**
     * Makes one update of x in place and returns f at the x it was given.
     *
     * @param x parameters; modified, unless an exception is thrown before the method writes
     * @param f the function to be minimized
     * @throws NotFinite if the value or the gradient is NaN or infinite; parameters, slots and
     *     counters are as before, unless the method is one of your own that does not check
     * @throws IllegalArgumentException if x has another length than at the first step
     */
    public double step(double[] x, Objective f) {
        if (state == null) {
            state = new State(x.length);
            state.multiplier(multiplier);
        }
        requireLength(x);
        boolean done = false;
        state.begin();
        try {
            double loss = method.step(x, f, state);
            if (!(Math.abs(loss) < Double.POSITIVE_INFINITY)) {
                throw new NotFinite(state.t(), loss);
            }
            done = true;
            return loss;
        } finally {
            if (done) {
                state.end();
            } else {
                state.undo();
            }
        }
    }

    /**
     * Returns the parameters to be evaluated and shipped: x itself, or an average. x: not modified.
     */
    public double[] answer(double[] x) {
        double[] out = x.clone();
        if (t() > 0) {
            requireLength(x);
            method.answer(x, state, out);
        }
        return out;
    }

    /** Returns the number of updates made. */
    public int t() {
        return state == null ? 0 : state.t();
    }

    /**
     * Returns the learning rate of the last update, or the step length the method chose for it; NaN
     * before the first, or if the method has none.
     */
    public double rate() {
        return state == null ? Double.NaN : state.lastRate();
    }

    /** Returns the norm of the gradient at the start of the last update; NaN before the first. */
    public double gradientNorm() {
        return state == null ? Double.NaN : state.gradientNorm();
    }

    /**
     * Returns how many numbers are kept between updates: the length of all slots, as they are
     * saved. Scratch and counters are not among them; before the first update it is 0.
     */
    public long memory() {
        return state == null ? 0 : state.numbers();
    }

    /** Returns true if the last step found nothing left to do. */
    public boolean done() {
        return stopped() != null;
    }

    /** Returns why the last step found nothing left to do, or null. */
    public Stop stopped() {
        return state == null ? null : state.stopped();
    }

    /**
     * Multiplies every learning rate from now on: for reduction on a plateau and for range tests.
     * It is saved.
     */
    public void multiplier(double m) {
        multiplier = Require.nonNegative("multiplier", m);
        if (state != null) {
            state.multiplier(m);
        }
    }

    /** Returns what every learning rate is multiplied by: 1 unless it was set. */
    public double multiplier() {
        return multiplier;
    }

    /**
     * Returns the memory of something that stands beside the loop and watches this optimizer, such
     * as {@code Plateau}: saved and copied with it, and not touched by any update.
     *
     * @param name whose memory it is: letters, digits and _
     * @param start what it holds at first; copied
     * @return the memory itself, to be read and written
     * @throws IllegalStateException if it holds another number of values than start
     */
    public double[] beside(String name, double... start) {
        double[] memory = beside.get(name);
        if (memory == null) {
            memory = start.clone();
            beside.put(Require.name("memory", name), memory);
        }
        if (memory.length != start.length) {
            throw new IllegalStateException(
                    "the memory \""
                            + name
                            + "\" beside this optimizer holds "
                            + memory.length
                            + " numbers, not "
                            + start.length
                            + ": take another name");
        }
        return memory;
    }

    /** Returns an independent optimizer with the same method and a copy of the memory. */
    public Optimizer copy() {
        Optimizer copy = new Optimizer(method);
        copy.multiplier = multiplier;
        beside.forEach((name, memory) -> copy.beside.put(name, memory.clone()));
        copy.state = state == null ? null : state.copy();
        return copy;
    }

    /**
     * Saves parameters and memory as text; loading them gives a run that goes on bit for bit. An
     * existing file is replaced only when the new one is complete.
     *
     * @param file the file to write
     * @param x parameters; not modified
     */
    public void save(Path file, double[] x) throws IOException {
        State saved = state;
        if (saved == null) {
            saved = new State(x.length);
            saved.multiplier(multiplier);
        } else {
            requireLength(x);
        }
        StateFile.save(saved, beside, x, file);
    }

    /**
     * Returns an optimizer that goes on where a saved one stopped. The method may have other
     * settings, a smaller learning rate say; a method that needs other memory than the file holds
     * is refused at its first step.
     *
     * @param method the method that was saved
     * @param file the file to read
     * @param x parameters; overwritten, unless an exception is thrown
     * @throws IOException if the file is missing or damaged; the message names the line
     * @throws IllegalArgumentException if the file holds another number of parameters than x
     */
    public static Optimizer load(Method method, Path file, double[] x) throws IOException {
        Optimizer loaded = new Optimizer(method);
        State saved = StateFile.load(file, x, loaded.beside);
        loaded.multiplier = saved.multiplier();
        loaded.state = saved.t() == 0 ? null : saved;
        return loaded;
    }

    private void requireLength(double[] x) {
        if (x.length != state.whole().to()) {
            throw new IllegalArgumentException(
                    "this optimizer has memory for "
                            + state.whole().to()
                            + " parameters, got "
                            + x.length
                            + ": start() a fresh one for another model");
        }
    }

    /** Returns the method and the number of updates. */
    @Override
    public String toString() {
        return Parts.name(method) + " after " + t() + (t() == 1 ? " update" : " updates");
    }
}
