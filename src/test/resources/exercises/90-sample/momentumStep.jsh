//// right: the definition
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) {
        v[i] = beta * v[i] + g[i];
        w[i] -= lr * v[i];
    }
}

//// right: two loops and a helper
double mix(double v, double g, double beta) { return beta * v + g; }
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < v.length; i++) v[i] = mix(v[i], g[i], beta);
    for (int i = 0; i < w.length; i++) w[i] = w[i] - lr * v[i];
}

//// wrong: forgets β
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
}

//// wrong: an average
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) {
        v[i] = beta * v[i] + (1 - beta) * g[i];
        w[i] -= lr * v[i];
    }
}

//// wrong: the opposite way
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) {
        v[i] = beta * v[i] + g[i];
        w[i] += lr * v[i];
    }
}

//// wrong: does not move
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) {
        v[i] = beta * v[i] + g[i];
        w[i] -= 1 / 2 * lr * v[i];
    }
}

//// wrong: changes the gradient g
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) {
        g[i] += beta * v[i];
        v[i] = g[i];
        w[i] -= lr * v[i];
    }
}

//// wrong: seven digits
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) {
        v[i] = beta * v[i] + g[i];
        w[i] = (float) (w[i] - lr * v[i]);
    }
}

//// wrong: beyond an array
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i <= w.length; i++) w[i] -= lr * g[i];
}

//// wrong: a name that does not exist
void momentumStep(double[] w, double[] g, double[] v, double lr, double beta) {
    for (int i = 0; i < w.length; i++) w[i] -= rate * g[i];
}
