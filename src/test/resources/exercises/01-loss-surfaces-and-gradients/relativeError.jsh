//// right: two loops
double relativeError(double[] got, double[] want) {
    double largest = 0, worst = 0;
    for (double v : want) largest = Math.max(largest, Math.abs(v));
    for (int i = 0; i < want.length; i++) {
        double scale = Math.max(Math.max(Math.abs(got[i]), Math.abs(want[i])), 1e-3 * largest);
        if (scale > 0) worst = Math.max(worst, Math.abs(got[i] - want[i]) / scale);
    }
    return worst;
}

//// right: a tiny number keeps the quotient finite
double relativeError(double[] got, double[] want) {
    double floor = Double.MIN_NORMAL, worst = 0;
    for (double v : want) floor = Math.max(floor, Math.abs(v) / 1000);
    for (int i = 0; i < want.length; i++) {
        double scale = Math.max(floor, Math.max(Math.abs(got[i]), Math.abs(want[i])));
        worst = Math.max(worst, Math.abs(got[i] - want[i]) / scale);
    }
    return worst;
}

//// right: with streams
double relativeError(double[] got, double[] want) {
    double floor = 1e-3 * Arrays.stream(want).map(Math::abs).max().orElse(0);
    return java.util.stream.IntStream.range(0, want.length)
        .filter(i -> got[i] != want[i])
        .mapToDouble(i -> Math.abs(got[i] - want[i])
            / Math.max(floor, Math.max(Math.abs(got[i]), Math.abs(want[i]))))
        .max().orElse(0);
}

//// wrong: without a floor
double relativeError(double[] got, double[] want) {
    double worst = 0;
    for (int i = 0; i < want.length; i++) {
        double scale = Math.max(Math.abs(got[i]), Math.abs(want[i]));
        worst = Math.max(worst, Math.abs(got[i] - want[i]) / scale);
    }
    return worst;
}

//// wrong: without a floor
double relativeError(double[] got, double[] want) {
    double worst = 0;
    for (int i = 0; i < want.length; i++) {
        double scale = Math.max(Math.abs(got[i]), Math.abs(want[i]));
        if (scale == 0) continue;
        worst = Math.max(worst, Math.abs(got[i] - want[i]) / scale);
    }
    return worst;
}

//// wrong: 0/0 is NaN
double relativeError(double[] got, double[] want) {
    double largest = 0, worst = 0;
    for (double v : want) largest = Math.max(largest, Math.abs(v));
    for (int i = 0; i < want.length; i++) {
        double scale = Math.max(Math.max(Math.abs(got[i]), Math.abs(want[i])), 1e-3 * largest);
        worst = Math.max(worst, Math.abs(got[i] - want[i]) / scale);
    }
    return worst;
}

//// wrong: Math.abs is missing
double relativeError(double[] got, double[] want) {
    double largest = 0, worst = -1;
    for (double v : want) largest = Math.max(largest, Math.abs(v));
    for (int i = 0; i < want.length; i++) {
        double scale = Math.max(Math.max(Math.abs(got[i]), Math.abs(want[i])), 1e-3 * largest);
        worst = Math.max(worst, (got[i] - want[i]) / scale);
    }
    return worst;
}

//// wrong: largest absolute error
double relativeError(double[] got, double[] want) {
    double worst = 0;
    for (int i = 0; i < want.length; i++) worst = Math.max(worst, Math.abs(got[i] - want[i]));
    return worst;
}

//// wrong: by want alone
double relativeError(double[] got, double[] want) {
    double worst = 0;
    for (int i = 0; i < want.length; i++) {
        worst = Math.max(worst, Math.abs(got[i] - want[i]) / Math.abs(want[i]));
    }
    return worst;
}

//// wrong: the mean over the components
double relativeError(double[] got, double[] want) {
    double largest = 0, sum = 0;
    for (double v : want) largest = Math.max(largest, Math.abs(v));
    for (int i = 0; i < want.length; i++) {
        double scale = Math.max(Math.max(Math.abs(got[i]), Math.abs(want[i])), 1e-3 * largest);
        sum += Math.abs(got[i] - want[i]) / scale;
    }
    return sum / want.length;
}

//// wrong: not the largest of
double relativeError(double[] got, double[] want) {
    for (int i = 0; i < want.length; i++) if (got[i] != want[i]) return 1;
    return 0;
}
