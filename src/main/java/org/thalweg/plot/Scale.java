package org.thalweg.plot;

/** One axis: its ends and whether equal ratios take equal room. */
record Scale(double min, double max, boolean log) {
    Scale {
        if (!(min < max) || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new IllegalArgumentException(
                    "an axis must run from a smaller to a larger finite number, got "
                            + min
                            + " to "
                            + max);
        }
        if (log && !(min > 0)) {
            throw new IllegalArgumentException("a logarithmic axis must start above 0, got " + min);
        }
    }

    /** Where v lies: 0 at the lower end, 1 at the upper; NaN where the axis has no such point. */
    double at(double v) {
        if (!log) {
            return (v - min) / (max - min);
        }
        return v > 0 ? Math.log10(v / min) / Math.log10(max / min) : Double.NaN;
    }

    /** The value at a share of the axis. */
    double value(double share) {
        return log ? min * Math.pow(max / min, share) : min + share * (max - min);
    }

    double decades() {
        return Math.log10(max / min);
    }
}
