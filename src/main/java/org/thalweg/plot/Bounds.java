package org.thalweg.plot;

/** The smallest interval that holds some numbers; what is not finite does not count. */
final class Bounds {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double positive = Double.POSITIVE_INFINITY;

    void add(double v) {
        if (Double.isFinite(v)) {
            min = Math.min(min, v);
            max = Math.max(max, v);
            if (v > 0) {
                positive = Math.min(positive, v);
            }
        }
    }

    void add(double[] values) {
        for (double v : values) {
            add(v);
        }
    }

    boolean empty() {
        return !(min <= max);
    }

    /** An axis that holds the numbers, with a share of air at both ends. */
    Scale scale(boolean log, double airLow, double airHigh) {
        if (log) {
            if (!Double.isFinite(positive) || !(max > 0)) {
                return new Scale(0.1, 10, true);
            }
            double low = Math.log10(positive);
            double high = Math.log10(max);
            if (high - low < 0.3) {
                double middle = (low + high) / 2;
                low = middle - 0.25;
                high = middle + 0.25;
            }
            double span = high - low;
            return new Scale(
                    Math.pow(10, Math.max(-307, low - airLow * span)),
                    Math.pow(10, Math.min(307, high + airHigh * span)),
                    true);
        }
        if (empty()) {
            return new Scale(0, 1, false);
        }
        double span = max - min;
        if (!(span > 1e-12 * Math.max(Math.abs(min), Math.abs(max)))) {
            double half = min == 0 ? 0.5 : Math.abs(min) * 0.1;
            return new Scale(min - half, max + half, false);
        }
        return new Scale(min - airLow * span, max + airHigh * span, false);
    }
}
