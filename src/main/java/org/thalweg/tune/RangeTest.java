package org.thalweg.tune;

import org.thalweg.core.Require;

/**
 * What a learning-rate range test found: a loss for each learning rate, and three readings of the
 * curve. Plot {@code smoothed} over {@code rates} with {@code logX()} before believing any of them.
 *
 * <p>The readings look at the smoothed loss without its ends, as fastai does: the first ⌊N/10⌋
 * points, of N planned, where smoothing has little to go by, and the last 5, where the run
 * diverges.
 *
 * @param rates the true learning rate of each update, growing
 * @param losses the loss before each update; the last may be the one that ended the run
 * @param smoothed the smoothed losses ℓ̃
 * @param planned how many updates N there would have been
 * @param end why there are no more
 * @param why the same in words
 */
public record RangeTest(
        double[] rates, double[] losses, double[] smoothed, int planned, End end, String why) {
    private static final int LAST = 5;
    private static final int LEAST = 3;

    /** Why a range test ends. */
    public enum End {
        /** All updates were made. */
        HIGHEST,
        /** The smoothed loss rose too far above its lowest. */
        RISE,
        /** A loss or gradient was NaN or infinite; that update is not part of the curve. */
        NOT_FINITE,
        /** The method had nothing left to do. */
        DONE
    }

    /** Checks that there is one loss for each rate. */
    public RangeTest {
        if (losses.length != rates.length || smoothed.length != rates.length) {
            throw new IllegalArgumentException(
                    "there must be as many losses as the "
                            + rates.length
                            + " rates, got "
                            + losses.length
                            + ", smoothed "
                            + smoothed.length);
        }
        Require.atLeast("planned", planned, rates.length);
    }

    /** Returns the number of points of the curve. */
    public int size() {
        return rates.length;
    }

    /**
     * Returns where the smoothed loss falls fastest: ηᵢ with the least (ℓ̃ᵢ₊₁ − ℓ̃ᵢ) / (ln ηᵢ₊₁ −
     * ln ηᵢ), the first of equal ones; fastai's "steep".
     *
     * @throws IllegalStateException if too few points are left, or the loss never falls
     */
    public double steepest() {
        return rates[steepestIndex()];
    }

    /**
     * Returns a tenth of the rate of the lowest smoothed loss, the first of equal ones: at the
     * lowest point itself the run is about to diverge; fastai's "minimum".
     *
     * @throws IllegalStateException if too few points are left, or the loss never falls
     */
    public double tenthOfMinimum() {
        steepestIndex();
        int lowest = first();
        for (int i = lowest + 1; i < last(); i++) {
            if (smoothed[i] < smoothed[lowest]) {
                lowest = i;
            }
        }
        return rates[lowest] / 10;
    }

    /**
     * Returns the rate in the middle of the longest fall; fastai's "valley", and its default.
     *
     * <p>The longest fall is the longest subsequence, not necessarily of neighbors, along which the
     * smoothed loss decreases; of several the one that ends first. If it has L points and ends at
     * index e, the reading is at index e − L + ⌊L/3⌋ + ⌊L/6⌋, about half way. Deviation: a fall of
     * the first two points alone gives −1 there, which fastai reads as the last point; here it is
     * the first.
     *
     * @throws IllegalStateException if too few points are left, or the loss never falls
     */
    public double valley() {
        steepestIndex();
        int first = first();
        int n = last() - first;
        int[] fall = new int[n];
        int end = 0;
        for (int i = 0; i < n; i++) {
            fall[i] = 1;
            for (int j = 0; j < i; j++) {
                if (smoothed[first + i] < smoothed[first + j]) {
                    fall[i] = Math.max(fall[i], fall[j] + 1);
                }
            }
            if (fall[i] > fall[end]) {
                end = i;
            }
        }
        int length = fall[end];
        return rates[first + Math.max(0, end - length + length / 3 + length / 6)];
    }

    private int first() {
        return planned / 10;
    }

    private int last() {
        return rates.length - LAST;
    }

    private int steepestIndex() {
        int first = first();
        if (last() - first < LEAST) {
            throw new IllegalStateException(
                    "a reading needs at least "
                            + (first + LEAST + LAST)
                            + " of the "
                            + planned
                            + " planned updates, there were "
                            + rates.length
                            + ": start from a lower rate, or with more updates");
        }
        int steepest = first;
        double least = Double.POSITIVE_INFINITY;
        for (int i = first; i < last() - 1; i++) {
            double slope = (smoothed[i + 1] - smoothed[i]) / Math.log(rates[i + 1] / rates[i]);
            if (slope < least) {
                least = slope;
                steepest = i;
            }
        }
        if (!(least < 0)) {
            throw new IllegalStateException(
                    "the smoothed loss never falls between the rates "
                            + Text.number(rates[first])
                            + " and "
                            + Text.number(rates[last() - 1])
                            + ": start from a lower rate");
        }
        return steepest;
    }

    /** Returns the size, the reason of the end and the readings, if there are any. */
    @Override
    public String toString() {
        String head =
                "range test: "
                        + rates.length
                        + " of "
                        + planned
                        + " updates; "
                        + why
                        + (rates.length == 0
                                ? ""
                                : "\n  rates "
                                        + Text.number(rates[0])
                                        + " to "
                                        + Text.number(rates[rates.length - 1]))
                        + "\n  ";
        try {
            return head
                    + "valley "
                    + Text.number(valley())
                    + ", steepest "
                    + Text.number(steepest())
                    + ", a tenth of the minimum's "
                    + Text.number(tenthOfMinimum());
        } catch (IllegalStateException e) {
            return head + "no reading: " + e.getMessage();
        }
    }
}
