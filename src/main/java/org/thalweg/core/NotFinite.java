package org.thalweg.core;

import java.util.Locale;

/**
 * Thrown when a value or gradient is NaN or infinite. The update was not made: parameters, slots
 * and counters are as before it. That says nothing good about the parameters themselves: after a
 * divergence they may be huge.
 */
public final class NotFinite extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final int update;

    NotFinite(int update, double rate, boolean chosen, double loss, double gradientNorm) {
        super(message(update, rate, chosen, loss, gradientNorm));
        this.update = update;
    }

    /** For a method that wrote without looking and returned this loss. */
    NotFinite(int update, double loss) {
        super(
                "update "
                        + update
                        + " returned "
                        + loss
                        + ": the method did not check its value and gradient before it wrote"
                        + " (State.requireFinite), so the parameters may be spoiled. Go back to a copy and take a smaller learning rate.");
        this.update = update;
    }

    /** Returns the number of the update that was not made, from 1. */
    public int update() {
        return update;
    }

    private static String message(
            int update, double rate, boolean chosen, double loss, double gradientNorm) {
        String what =
                "update "
                        + update
                        + " was not made: the value is "
                        + loss
                        + ", the gradient norm "
                        + gradientNorm
                        + ". ";
        if (update == 1) {
            return what
                    + "This is the start: look for NaN or huge numbers in the starting parameters and the data.";
        }
        if (chosen) {
            return what
                    + "The last step length, "
                    + rate
                    + ", was the method's own choice: f may have no lower bound, or be NaN near these"
                    + " parameters. Parameters and memory are as before this update.";
        }
        if (Double.isNaN(rate)) {
            return what
                    + "Take shorter steps, or clip the gradient with clipNorm(1)."
                    + " Parameters and memory are as before this update.";
        }
        return what
                + String.format(
                        Locale.ROOT,
                        "The last learning rate was %s: try %s, clip the gradient with clipNorm(1),"
                                + " or warm up. Parameters and memory are as before this update.",
                        rate,
                        rate / 10);
    }
}
