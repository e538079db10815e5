//// right: the mean inside the loop
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r * x[i] / x.length;
        gb += r / x.length;
    }
    return new double[] {gw, gb};
}

//// right: the mean at the end
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double[] g = new double[2];
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        g[0] += r * x[i];
        g[1] += r;
    }
    g[0] /= x.length;
    g[1] /= x.length;
    return g;
}

//// right: residuals first
double[] meanGradient(double[] x, double[] y, double w, double b) {
    int n = x.length;
    double[] r = new double[n];
    for (int i = 0; i < n; i++) r[i] = (b - y[i]) + x[i] * w;
    double slope = 0, level = 0;
    for (double each : r) level += each;
    for (int i = n - 1; i >= 0; i--) slope += r[i] * x[i];
    return new double[] {slope / n, level / n};
}

//// wrong: gradient of the sum
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r * x[i];
        gb += r;
    }
    return new double[] {gw, gb};
}

//// wrong: Divided by n twice
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r * x[i] / x.length;
        gb += r / x.length;
    }
    return new double[] {gw / x.length, gb / x.length};
}

//// wrong: prediction minus target
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = y[i] - w * x[i] - b;
        gw += r * x[i] / x.length;
        gb += r / x.length;
    }
    return new double[] {gw, gb};
}

//// wrong: Twice as long
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += 2 * r * x[i] / x.length;
        gb += 2 * r / x.length;
    }
    return new double[] {gw, gb};
}

//// wrong: Always 0
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += 1 / x.length * r * x[i];
        gb += 1 / x.length * r;
    }
    return new double[] {gw, gb};
}

//// wrong: no factor
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r * x[i] / x.length;
        gb += r * x[i] / x.length;
    }
    return new double[] {gw, gb};
}

//// wrong: is missing in the derivative
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r / x.length;
        gb += r / x.length;
    }
    return new double[] {gw, gb};
}

//// wrong: Only the last row
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw = r * x[i] / x.length;
        gb = r / x.length;
    }
    return new double[] {gw, gb};
}

//// wrong: wrong order
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r * x[i] / x.length;
        gb += r / x.length;
    }
    return new double[] {gb, gw};
}

//// wrong: has 1 numbers
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double g = 0;
    for (int i = 0; i < x.length; i++) g += (w * x[i] + b - y[i]) / x.length;
    return new double[] {g};
}

//// wrong: seven digits
double[] meanGradient(double[] x, double[] y, double w, double b) {
    float gw = 0, gb = 0;
    for (int i = 0; i < x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r * x[i] / x.length;
        gb += r / x.length;
    }
    return new double[] {gw, gb};
}

//// wrong: beyond an array
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    for (int i = 0; i <= x.length; i++) {
        double r = w * x[i] + b - y[i];
        gw += r * x[i] / x.length;
        gb += r / x.length;
    }
    return new double[] {gw, gb};
}

//// wrong: changes the targets y
double[] meanGradient(double[] x, double[] y, double w, double b) {
    double gw = 0, gb = 0;
    double before = y[0];
    for (int i = 0; i < x.length; i++) {
        y[i] = w * x[i] + b - y[i];
        gw += y[i] * x[i] / x.length;
        gb += y[i] / x.length;
        y[i] = w * x[i] + b - y[i];
    }
    y[0] = before + 1e-9;
    return new double[] {gw, gb};
}
