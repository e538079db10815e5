//// right: point, gradient, update
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] point = new double[w.length], g = new double[w.length];
    for (int i = 0; i < w.length; i++) point[i] = w[i] - lr * beta * b[i];
    f.valueAndGradient(point, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * b[i];
    }
}

//// right: a clone that is moved
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = w.clone();
    for (int i = 0; i < p.length; i++) p[i] = p[i] - beta * lr * b[i];
    double[] g = new double[p.length];
    f.valueAndGradient(p, g);
    for (int i = 0; i < p.length; i++) b[i] = g[i] + beta * b[i];
    for (int i = 0; i < p.length; i++) w[i] = w[i] - b[i] * lr;
}

//// right: from the look-ahead point on
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] g = new double[w.length];
    double[] p = new double[w.length];
    for (int i = 0; i < w.length; i++) p[i] = w[i] - lr * beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        w[i] = p[i] - lr * g[i];
        b[i] = beta * b[i] + g[i];
    }
}

//// wrong: heavy ball
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] g = new double[w.length];
    f.valueAndGradient(w, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * b[i];
    }
}

//// wrong: look back
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = new double[w.length], g = new double[w.length];
    for (int i = 0; i < w.length; i++) p[i] = w[i] + lr * beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * b[i];
    }
}

//// wrong: learning rate is missing
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = new double[w.length], g = new double[w.length];
    for (int i = 0; i < w.length; i++) p[i] = w[i] - beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * b[i];
    }
}

//// wrong: applied twice
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = new double[w.length], g = new double[w.length];
    for (int i = 0; i < w.length; i++) p[i] = w[i] - lr * beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * (g[i] + beta * b[i]);
    }
}

//// wrong: library's form
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] g = new double[w.length];
    f.valueAndGradient(w, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * (g[i] + beta * b[i]);
    }
}

//// wrong: stays there
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = w, g = new double[w.length];
    for (int i = 0; i < w.length; i++) p[i] -= lr * beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * b[i];
    }
}

//// wrong: sum
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = new double[w.length], g = new double[w.length];
    for (int i = 0; i < w.length; i++) p[i] = w[i] - lr * beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + (1 - beta) * g[i];
        w[i] -= lr * b[i];
    }
}

//// wrong: asked once
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = new double[w.length], g = new double[w.length];
    f.valueAndGradient(w, g);
    for (int i = 0; i < w.length; i++) p[i] = w[i] - lr * beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * b[i];
    }
}

//// wrong: gradient descent
void nesterovStep(double[] w, double[] b, Objective f, double lr, double beta) {
    double[] p = new double[w.length], g = new double[w.length];
    b = new double[w.length];
    for (int i = 0; i < w.length; i++) p[i] = w[i] - lr * beta * b[i];
    f.valueAndGradient(p, g);
    for (int i = 0; i < w.length; i++) {
        b[i] = beta * b[i] + g[i];
        w[i] -= lr * b[i];
    }
}
