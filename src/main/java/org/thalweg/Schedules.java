package org.thalweg;

import java.util.Arrays;
import org.thalweg.core.Schedule;
import org.thalweg.core.Warmup;
import org.thalweg.schedule.Constant;
import org.thalweg.schedule.Cooldown;
import org.thalweg.schedule.Cosine;
import org.thalweg.schedule.Cyclical;
import org.thalweg.schedule.Exponential;
import org.thalweg.schedule.InverseSquareRoot;
import org.thalweg.schedule.InverseTime;
import org.thalweg.schedule.Linear;
import org.thalweg.schedule.MultiStep;
import org.thalweg.schedule.Noam;
import org.thalweg.schedule.OneCycle;
import org.thalweg.schedule.Plateau;
import org.thalweg.schedule.Polynomial;
import org.thalweg.schedule.Ramp;
import org.thalweg.schedule.Step;
import org.thalweg.schedule.WarmRestarts;
import org.thalweg.schedule.WarmupStableDecay;

/**
 * The schedules, in order of increasing complexity: functions of the update t = 0, 1, 2, … Those
 * that have an end hold their last value beyond it.
 *
 * <p>{@code schedule.warmup(100)} puts a warm-up before any of them, {@code schedule.then(500,
 * next)} goes on with another, {@code schedule.times(2)} scales.
 */
public final class Schedules {
    private Schedules() {}

    /** η₀ always. */
    public static Constant constant(double value) {
        return new Constant(value);
    }

    /** η₀ γ^⌊t/s⌋: multiplied by a factor after every so many updates. */
    public static Step step(double initial, double factor, int every) {
        return new Step(initial, factor, every);
    }

    /** η₀ γ^#{milestones ≤ t}: multiplied by a factor at each of given updates. */
    public static MultiStep multiStep(double initial, double factor, int... milestones) {
        return new MultiStep(initial, factor, Arrays.stream(milestones).boxed().toList());
    }

    /** η₀ γᵗ: multiplied by a factor at every update. */
    public static Exponential exponential(double initial, double factor) {
        return new Exponential(initial, factor);
    }

    /** η₀ / (1 + k t): half of it is left after 1/k updates. */
    public static InverseTime inverseTime(double initial, double rate) {
        return new InverseTime(initial, rate);
    }

    /** Straight from the initial to the last value, up or down, in so many updates. */
    public static Linear linear(double initial, double last, int updates) {
        return new Linear(initial, last, updates);
    }

    /** η_e + (η₀ − η_e) (1 − t/T)ᵖ: from the initial to the lowest value in T updates. */
    public static Polynomial polynomial(
            double initial, double lowest, int updates, double exponent) {
        return new Polynomial(initial, lowest, updates, exponent);
    }

    /** From the initial to the lowest value along half a cosine in so many updates. */
    public static Cosine cosine(double initial, double lowest, int updates) {
        return new Cosine(initial, lowest, updates);
    }

    /** η_e + (η₀ − η_e) (1 − (t/T)ᵖ): with p = ½ the end of a {@link #warmupStableDecay}. */
    public static Cooldown cooldown(double initial, double lowest, int updates, double exponent) {
        return new Cooldown(initial, lowest, updates, exponent);
    }

    /** η₀ √(τ / (t + τ)): half of it is left after 3τ updates. */
    public static InverseSquareRoot inverseSquareRoot(double initial, double timescale) {
        return new InverseSquareRoot(initial, timescale);
    }

    /** The Transformer's: a warm-up, then one over the root of the time; not scaled. */
    public static Noam noam(int width, int warmup) {
        return new Noam(width, warmup, 1);
    }

    /** Half a cosine again and again, each as long and as high as the first. */
    public static WarmRestarts warmRestarts(double initial, double lowest, double period) {
        return new WarmRestarts(initial, lowest, period, 1, 1);
    }

    // ---- with a warm-up

    /**
     * A warm-up, then half a cosine; the total includes the warm-up, as in optax and Hugging Face.
     */
    public static Warmup warmupCosine(double peak, double lowest, int warmup, int total) {
        return cosine(peak, lowest, rest(warmup, total)).warmup(warmup);
    }

    /** A warm-up, then straight to 0; the total includes the warm-up, as in Hugging Face. */
    public static Warmup warmupLinear(double peak, int warmup, int total) {
        return linear(peak, 0, rest(warmup, total)).warmup(warmup);
    }

    private static int rest(int warmup, int total) {
        if (!(warmup >= 1 && warmup < total)) {
            throw new IllegalArgumentException(
                    "warmup must be at least 1 and less than total = " + total + ", got " + warmup);
        }
        return total - warmup;
    }

    /** A warm-up, a long stretch at the peak, and a decay of any shape, from that peak on. */
    public static WarmupStableDecay warmupStableDecay(int warmup, int stable, Schedule decay) {
        return new WarmupStableDecay(warmup, stable, decay);
    }

    // ---- up and down, with a momentum that does the opposite

    /** Up and down in twice so many updates, again and again. */
    public static Cyclical triangular(double lowest, double highest, int up) {
        return new Cyclical(lowest, highest, up, up, 1, 1);
    }

    /** Up and down again and again, half as high after each cycle. */
    public static Cyclical triangular2(double lowest, double highest, int up) {
        return new Cyclical(lowest, highest, up, up, 0.5, 1);
    }

    /** Up and down again and again, the height multiplied by a factor at every update. */
    public static Cyclical exponentialRange(double lowest, double highest, int up, double factor) {
        return new Cyclical(lowest, highest, up, up, 1, factor);
    }

    /**
     * Up in 0.3 of the updates from 1/25 of the peak, then down to 1/250,000 of it, along cosines.
     */
    public static OneCycle oneCycle(double peak, int updates) {
        return new OneCycle(peak, updates, 0.3, 0, 25, 1e4, Ramp.COSINE);
    }

    // ---- beside the loop, because it needs a metric

    /**
     * Not a function of t: lowers the rate by a factor after more than so many calls without an
     * improvement of 10⁻⁴ of the best.
     */
    public static Plateau plateau(double factor, int patience) {
        return new Plateau(factor, patience, 1e-4, 0, 0, 0);
    }
}
