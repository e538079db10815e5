package org.thalweg.schedule;

import org.thalweg.core.Optimizer;
import org.thalweg.core.Require;

/**
 * Lowers the learning rate when a metric has stopped falling. It stands beside the loop, because it
 * has a memory and needs a metric, and a {@link org.thalweg.core.Schedule} has neither; it acts
 * through the optimizer's {@linkplain Optimizer#multiplier() multiplier}, so on top of any
 * schedule.
 *
 * <pre>{@code
 * Plateau plateau = plateau(0.5, 10);
 * for (int epoch = 0; epoch < 100; epoch++) {
 *     for (batches.start(epoch); batches.next(); ) opt.step(w, loss);
 *     plateau.observe(validation.value(w), opt);
 * }
 * }</pre>
 *
 * <p>Each call: the metric is better if m &lt; best − r |best| − a; if not, it is one bad call
 * more; while the rest after a reduction lasts, no call is bad; after more than p bad calls in a
 * row the multiplier becomes max(f · multiplier, lowest), and the rest begins. NaN is not better.
 * The memory is kept in the optimizer and saved with it.
 *
 * <p>This is PyTorch's ReduceLROnPlateau, its two modes being two numbers here, and with |best|
 * where PyTorch has best: there a metric below 0 that never changes counts as better at every call.
 * A metric that should rise is given with a minus: {@code observe(-accuracy, opt)}. Keras and optax
 * reduce one call earlier at the same patience: theirs is p + 1.
 *
 * @param factor f in (0, 1); PyTorch has 0.1
 * @param patience p ≥ 0: bad calls that are forgiven; PyTorch has 10
 * @param relative r in [0, 1): least improvement as a share of the best; customary 10⁻⁴
 * @param absolute a ≥ 0: least improvement as a number; customary 0
 * @param cooldown calls after a reduction that cannot be bad, at least 0; customary 0
 * @param lowest the multiplier is not lowered below this, in [0, 1]; customary 0
 */
public record Plateau(
        double factor,
        int patience,
        double relative,
        double absolute,
        int cooldown,
        double lowest) {
    /**
     * A drop of the multiplier that is not worth making; PyTorch's eps, there of the rate itself.
     */
    private static final double LEAST_DROP = 1e-8;

    /** Checks the settings. */
    public Plateau {
        Require.between("factor", factor, 0, 1);
        Require.atLeast("patience", patience, 0);
        Require.decay("relative", relative);
        Require.nonNegative("absolute", absolute);
        Require.atLeast("cooldown", cooldown, 0);
        Require.share("lowest", lowest);
    }

    /** Returns this with another least improvement, as a share of the best. */
    public Plateau relative(double value) {
        return new Plateau(factor, patience, value, absolute, cooldown, lowest);
    }

    /** Returns this with another least improvement, as a number. */
    public Plateau absolute(double value) {
        return new Plateau(factor, patience, relative, value, cooldown, lowest);
    }

    /** Returns this with another rest after a reduction. */
    public Plateau cooldown(int value) {
        return new Plateau(factor, patience, relative, absolute, value, lowest);
    }

    /** Returns this with another lowest multiplier. */
    public Plateau lowest(double value) {
        return new Plateau(factor, patience, relative, absolute, cooldown, value);
    }

    /**
     * Looks at a metric and lowers the learning rate of the optimizer if it is time.
     *
     * @param metric the lower the better
     * @param opt keeps the memory; its multiplier is modified
     * @return true if the learning rate was lowered
     */
    public boolean observe(double metric, Optimizer opt) {
        double[] memory = opt.beside("plateau", Double.POSITIVE_INFINITY, 0, 0);
        double best = memory[0];
        double bad = memory[1] + 1;
        double rest = memory[2];
        double slack = best < Double.POSITIVE_INFINITY ? relative * Math.abs(best) + absolute : 0;
        if (metric < best - slack) {
            best = metric;
            bad = 0;
        }
        if (rest > 0) {
            rest--;
            bad = 0;
        }
        boolean due = bad > patience;
        memory[0] = best;
        memory[1] = due ? 0 : bad;
        memory[2] = due ? cooldown : rest;
        double lower = Math.max(opt.multiplier() * factor, lowest);
        if (!due || !(opt.multiplier() - lower > LEAST_DROP)) {
            return false;
        }
        opt.multiplier(lower);
        return true;
    }
}
