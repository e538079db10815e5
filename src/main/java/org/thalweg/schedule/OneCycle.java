package org.thalweg.schedule;

import org.thalweg.core.Description;
import org.thalweg.core.Require;

/**
 * One cycle in a whole run: from η_max/d up to η_max at t = pT − 1, then down to η_max/(d·e) at t =
 * T − 1, and there it stays. The momentum that goes with it falls while the rate rises.
 *
 * <p>With a fall of q there are three legs: the second comes back to η_max/d in qT − 1 updates, the
 * third fades out from there to η_max/(d·e). Where q = 0 that way back is left out, and the fall
 * goes straight to the end. Three straight legs are Smith's, two legs along cosines fastai's.
 *
 * <p>Smith and Topin: Super-convergence, 2018; Smith: A disciplined approach to neural network
 * hyper-parameters, 2018, section 4. Up to t = T − 1 the numbers are PyTorch's. There t = T jumps
 * up again and T + 1 throws; here the last value is held, so that a run that takes one update more
 * than was planned does not fail at its end.
 *
 * @param peak η_max, positive
 * @param updates T ≥ 2
 * @param rise p in (0, 1) with pT &gt; 1; customary 0.3
 * @param fall q in [0, 1 − p] with qT &gt; 1 or q = 0; customary 0, or p for three legs
 * @param divisor d ≥ 1; customary 25
 * @param lastDivisor e ≥ 1; customary 10⁴
 * @param ramp the shape of each leg; customary {@link Ramp#COSINE}
 */
public record OneCycle(
        double peak,
        int updates,
        double rise,
        double fall,
        double divisor,
        double lastDivisor,
        Ramp ramp)
        implements Cycle {
    /** Checks the settings. */
    public OneCycle {
        Require.positive("peak", peak);
        Require.atLeast("updates", updates, 2);
        if (!(rise * updates > 1 && rise < 1)) {
            throw new IllegalArgumentException(
                    "rise must be a share of the %d updates that is less than 1 and more than one update, got %s"
                            .formatted(updates, rise));
        }
        if (!(fall == 0 || fall * updates > 1 && fall <= 1 - rise)) {
            throw new IllegalArgumentException(
                    "fall must be 0, or a share of the %d updates that is more than one update and at most 1 − rise = %s, got %s"
                            .formatted(updates, 1 - rise, fall));
        }
        Require.growth("divisor", divisor);
        Require.growth("lastDivisor", lastDivisor);
        if (!(ramp.at(0) == 0 && ramp.at(1) == 1)) {
            throw new IllegalArgumentException(
                    "ramp must go from 0 at 0 to 1 at 1, got %s and %s"
                            .formatted(ramp.at(0), ramp.at(1)));
        }
    }

    /** Returns this with another share of updates for the rise. */
    public OneCycle rise(double value) {
        return new OneCycle(peak, updates, value, fall, divisor, lastDivisor, ramp);
    }

    /** Returns this with another share of updates for the way back to where it began. */
    public OneCycle fall(double value) {
        return new OneCycle(peak, updates, rise, value, divisor, lastDivisor, ramp);
    }

    /** Returns this with another ratio of the peak to the first value. */
    public OneCycle divisor(double value) {
        return new OneCycle(peak, updates, rise, fall, value, lastDivisor, ramp);
    }

    /** Returns this with another ratio of the first value to the last. */
    public OneCycle lastDivisor(double value) {
        return new OneCycle(peak, updates, rise, fall, divisor, value, ramp);
    }

    /** Returns this with legs of another shape. */
    public OneCycle ramp(Ramp value) {
        return new OneCycle(peak, updates, rise, fall, divisor, lastDivisor, value);
    }

    @Override
    public double at(int t) {
        double first = peak / divisor;
        double last = first / lastDivisor;
        if (t <= end()) {
            double bottom = t <= top() || fall > 0 ? first : last;
            double h = height(t);
            return bottom * (1 - h) + peak * h;
        }
        double faded = ramp.at(Math.min(1, (t - end()) / (updates - 1 - end())));
        return first * (1 - faded) + last * faded;
    }

    @Override
    public double height(int t) {
        if (t <= top()) {
            return ramp.at(t / top());
        }
        return t < end() ? 1 - ramp.at((t - top()) / (end() - top())) : 0;
    }

    /** Returns the momentum that goes with it: 0.95, down to 0.85 at the peak, and back. */
    @Override
    public Mirrored momentum() {
        return momentum(0.95, 0.85);
    }

    /** When the rise ends: PyTorch counts the legs in updates that were made, hence the 1. */
    private double top() {
        return rise * updates - 1;
    }

    /** When the height is 0 again. */
    private double end() {
        return fall == 0 ? updates - 1 : top() + fall * updates - 1;
    }

    @Override
    public String toString() {
        return "OneCycle[peak=%s, updates=%d, rise=%s, fall=%s, divisor=%s, lastDivisor=%s, ramp=%s]"
                .formatted(
                        peak, updates, rise, fall, divisor, lastDivisor, Description.nameOf(ramp));
    }
}
