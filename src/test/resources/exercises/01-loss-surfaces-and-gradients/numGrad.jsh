//// right: in place, the old number kept
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double old = w[i];
        w[i] = old + h;
        double up = f.value(w);
        w[i] = old - h;
        double down = f.value(w);
        w[i] = old;
        g[i] = (up - down) / (2 * h);
    }
    return g;
}

//// right: two copies, the real distance
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        g[i] = (f.value(up) - f.value(down)) / (up[i] - down[i]);
    }
    return g;
}

//// right: a helper for one component
double slopeOf(Objective f, double[] w, int i, double h) {
    double[] p = Arrays.copyOf(w, w.length);
    p[i] = w[i] + h;
    double up = f.value(p);
    p[i] = w[i] - h;
    return 0.5 * (up - f.value(p)) / h;
}
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < g.length; i++) g[i] = slopeOf(f, w, i, h);
    return g;
}

//// wrong: that is the forward difference
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    double here = f.value(w);
    for (int i = 0; i < w.length; i++) {
        double old = w[i];
        w[i] += h;
        g[i] = (f.value(w) - here) / h;
        w[i] = old;
    }
    return g;
}

//// wrong: that is the backward difference
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    double here = f.value(w);
    for (int i = 0; i < w.length; i++) {
        double old = w[i];
        w[i] -= h;
        g[i] = (here - f.value(w)) / h;
        w[i] = old;
    }
    return g;
}

//// wrong: do not lie evenly
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double old = w[i];
        w[i] += h;
        double up = f.value(w);
        w[i] -= h;
        double down = f.value(w);
        w[i] = old;
        g[i] = (up - down) / (2 * h);
    }
    return g;
}

//// wrong: one is h away, the other 2h
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double old = w[i];
        w[i] = old + h;
        double up = f.value(w);
        w[i] = old - 2 * h;
        double down = f.value(w);
        w[i] = old;
        g[i] = (up - down) / (3 * h);
    }
    return g;
}

//// wrong: is not put back
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        w[i] += h;
        double up = f.value(w);
        w[i] -= 2 * h;
        g[i] = (up - f.value(w)) / (2 * h);
    }
    return g;
}

//// wrong: is not put back
double[] numGrad(Objective f, double[] w, double h) {
    double[] p = w.clone();
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        p[i] += h;
        double up = f.value(p);
        p[i] -= 2 * h;
        g[i] = (up - f.value(p)) / (2 * h);
    }
    return g;
}

//// wrong: not bit for bit
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        w[i] += h;
        double up = f.value(w);
        w[i] -= 2 * h;
        g[i] = (up - f.value(w)) / (2 * h);
        w[i] += h;
    }
    return g;
}

//// wrong: the two points are 2h apart
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        g[i] = (f.value(up) - f.value(down)) / h;
    }
    return g;
}

//// wrong: multiplies by h
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        g[i] = (f.value(up) - f.value(down)) / 2 * h;
    }
    return g;
}

//// wrong: every component is 0
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        g[i] = 1 / 2 * (f.value(up) - f.value(down)) / h;
    }
    return g;
}

//// wrong: copies the reference
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w, down = w;
        up[i] += h;
        down[i] -= h;
        g[i] = (f.value(up) - f.value(down)) / (2 * h);
    }
    return g;
}

//// wrong: sign is turned around
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        g[i] = (f.value(down) - f.value(up)) / (2 * h);
    }
    return g;
}

//// wrong: all coordinates at once
double[] numGrad(Objective f, double[] w, double h) {
    double[] up = w.clone(), down = w.clone(), g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        up[i] += h;
        down[i] -= h;
    }
    for (int i = 0; i < w.length; i++) g[i] = (f.value(up) - f.value(down)) / (2 * h);
    return g;
}

//// wrong: a relative step needs a floor
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        double step = h * Math.abs(w[i]);
        up[i] += step;
        down[i] -= step;
        g[i] = (f.value(up) - f.value(down)) / (2 * step);
    }
    return g;
}

//// wrong: a float take part
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        float rise = (float) f.value(up) - (float) f.value(down);
        g[i] = rise / (2 * h);
    }
    return g;
}

//// wrong: the gradient that f offers
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    f.valueAndGradient(w, g);
    return g;
}

//// wrong: more often than needed
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    double here = f.value(w);
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        g[i] = ((f.value(up) - here) + (here - f.value(down))) / (2 * h);
    }
    return g;
}

//// wrong: one and the same array
double[] shared = new double[100];
double[] numGrad(Objective f, double[] w, double h) {
    if (shared.length != w.length) shared = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        shared[i] = (f.value(up) - f.value(down)) / (2 * h);
    }
    return shared;
}

//// wrong: your code prints
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
        double[] up = w.clone(), down = w.clone();
        up[i] += h;
        down[i] -= h;
        g[i] = (f.value(up) - f.value(down)) / (2 * h);
        System.out.println(g[i]);
    }
    return g;
}

//// wrong: beyond an array
double[] numGrad(Objective f, double[] w, double h) {
    double[] g = new double[w.length];
    for (int i = 0; i <= w.length; i++) {
        double[] up = w.clone();
        up[i] += h;
    }
    return g;
}
