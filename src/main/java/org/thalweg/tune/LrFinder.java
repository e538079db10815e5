package org.thalweg.tune;

import java.util.Arrays;
import org.thalweg.core.Batches;
import org.thalweg.core.Method;
import org.thalweg.core.NotFinite;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Require;

/**
 * The learning-rate range test: a short run in which the learning rate grows at every update, ηᵢ =
 * η_lo (η_hi/η_lo)^(i/(N−1)) for i = 0, …, N − 1, while the loss is watched.
 *
 * <p>The loss ℓᵢ is taken before the update with ηᵢ and smoothed, aᵢ = β aᵢ₋₁ + (1 − β) ℓᵢ, ℓ̃ᵢ =
 * aᵢ / (1 − βⁱ⁺¹). The run ends early where the loss is not finite, or where ℓ̃ᵢ has risen above
 * {@code rise} times the lowest before it. Where that lowest, m, is not positive, a multiple of it
 * means nothing; there the run ends where ℓ̃ᵢ &gt; m + (rise − 1) max(|m|, ℓ̃₀ − m).
 *
 * <p>It acts through {@link Optimizer#multiplier}, so it works with every method that has a
 * learning rate: <b>the rates swept are multiples of the method's own</b>. With {@code lr = 1} they
 * are the learning rates themselves; {@link RangeTest#rates} has the true ones in any case.
 *
 * <pre>{@code
 * RangeTest test = LrFinder.of(1e-5, 10, 100).run(momentum(1), w, loss, batches);
 * double lr = test.valley();
 * }</pre>
 *
 * <p>Smith: Cyclical learning rates for training neural networks, 2017, section 3.3. Deviations:
 * Smith's sweep is linear and watches the accuracy; exponential with a smoothed loss is Gugger's
 * (2018) and fastai's. fastai sweeps with i/N and so never quite reaches η_hi.
 *
 * @param lowest η_lo &gt; 0; customary 1e-7
 * @param highest η_hi &gt; η_lo; customary 10
 * @param updates N ≥ 2; customary 100
 * @param smoothing β in [0, 1); 0 smooths nothing
 * @param rise &gt; 1: how far the loss may rise above its lowest
 */
public record LrFinder(double lowest, double highest, int updates, double smoothing, double rise) {
    /** Checks the settings. */
    public LrFinder {
        Require.positive("lowest", lowest);
        Require.positive("highest", highest);
        if (!(highest > lowest)) {
            throw new IllegalArgumentException(
                    "highest must be above lowest = " + lowest + ", got " + highest);
        }
        Require.atLeast("updates", updates, 2);
        Require.decay("smoothing", smoothing);
        if (!(rise > 1 && rise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rise must be above 1 and finite, got " + rise);
        }
    }

    /** Returns a sweep in so many updates, with fastai's β = 0.98 and rise of 4. */
    public static LrFinder of(double lowest, double highest, int updates) {
        return new LrFinder(lowest, highest, updates, 0.98, 4);
    }

    /** Returns this with another β. */
    public LrFinder smoothing(double value) {
        return new LrFinder(lowest, highest, updates, value, rise);
    }

    /** Returns this with another rise. */
    public LrFinder rise(double value) {
        return new LrFinder(lowest, highest, updates, smoothing, value);
    }

    /**
     * Tries a method from the start on a fixed function.
     *
     * @param method the method, whose learning rates are multiplied
     * @param x where to start; not modified
     * @param f the function to be minimized
     * @return what happened
     */
    public RangeTest run(Method method, double[] x, Objective f) {
        return sweep(method.start(), x, f, () -> {});
    }

    /**
     * Tries a method from the start on mini-batches, one for each update.
     *
     * @param method the method, whose learning rates are multiplied
     * @param x where to start; not modified
     * @param f the loss over these batches
     * @param batches the cursor; moved, and back where it stood at the end
     */
    public RangeTest run(Method method, double[] x, Objective f, Batches batches) {
        return run(method.start(), x, f, batches);
    }

    /**
     * Tries an optimizer that is in use, on copies: it goes on afterwards as if nothing had
     * happened.
     *
     * @param opt the optimizer; not modified
     * @param x its parameters; not modified
     * @param f the function to be minimized
     * @throws IllegalArgumentException if the method has no learning rate, or one that falls faster
     *     than the sweep rises
     * @throws NotFinite if there is no finite loss even before the first update
     */
    public RangeTest run(Optimizer opt, double[] x, Objective f) {
        return sweep(opt, x, f, () -> {});
    }

    /**
     * Tries an optimizer that is in use, on copies, with one batch for each update.
     *
     * @param opt the optimizer; not modified
     * @param x its parameters; not modified
     * @param f the loss over these batches
     * @param batches the cursor; moved, and back where it stood at the end
     * @throws IllegalArgumentException if the method has no learning rate, or one that falls faster
     *     than the sweep rises
     * @throws NotFinite if there is no finite loss even before the first update
     */
    public RangeTest run(Optimizer opt, double[] x, Objective f, Batches batches) {
        Batches before = batches.copy();
        try {
            return sweep(opt, x, f, batches::advance);
        } finally {
            batches.moveTo(before);
        }
    }

    private RangeTest sweep(Optimizer used, double[] start, Objective f, Runnable nextBatch) {
        Optimizer opt = used.copy();
        double[] x = start.clone();
        double[][] curve = new double[3][updates];
        double average = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < updates; i++) {
            nextBatch.run();
            opt.multiplier(lowest * Math.pow(highest / lowest, i / (updates - 1.0)));
            try {
                curve[1][i] = opt.step(x, f);
            } catch (NotFinite e) {
                if (i == 0) {
                    throw e;
                }
                return result(curve, i, RangeTest.End.NOT_FINITE, e.getMessage());
            }
            curve[0][i] = growing(opt, i == 0 ? 0 : curve[0][i - 1]);
            average = smoothing * average + (1 - smoothing) * curve[1][i];
            double smooth = average / (1 - Math.pow(smoothing, i + 1));
            curve[2][i] = smooth;
            if (smooth > limit(best, curve[2][0])) {
                String why =
                        "the smoothed loss "
                                + Text.number(smooth)
                                + " rose too far above its best, ";
                return result(curve, i + 1, RangeTest.End.RISE, why + Text.number(best));
            }
            best = Math.min(best, smooth);
            if (opt.done()) {
                return result(curve, i + 1, RangeTest.End.DONE, opt.stopped().sentence());
            }
        }
        return result(curve, updates, RangeTest.End.HIGHEST, "the highest rate was reached");
    }

    private double limit(double best, double first) {
        return best > 0 ? rise * best : best + (rise - 1) * Math.max(Math.abs(best), first - best);
    }

    private static double growing(Optimizer opt, double before) {
        if (Double.isNaN(opt.rate())) {
            throw new IllegalArgumentException(
                    "a range test needs a method with a learning rate, this one has none: " + opt);
        }
        if (!(opt.rate() > before)) {
            throw new IllegalArgumentException(
                    "the learning rate must grow at every update, got "
                            + opt.rate()
                            + " after "
                            + before
                            + ": the sweep multiplies the method's own schedule; take a constant one, lr = 1");
        }
        return opt.rate();
    }

    private RangeTest result(double[][] curve, int size, RangeTest.End end, String why) {
        return new RangeTest(
                Arrays.copyOf(curve[0], size),
                Arrays.copyOf(curve[1], size),
                Arrays.copyOf(curve[2], size),
                updates,
                end,
                why);
    }
}
