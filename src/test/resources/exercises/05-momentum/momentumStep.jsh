//// right: the definition
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// right: two loops and a helper
double mix(double old, double slope, double beta) {
    return beta * old + slope;
}
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < v.length; i++) v[i] = mix(v[i], g[i], beta);
    for (int i = 0; i < x.length; i++) x[i] = x[i] - lr * v[i];
}

//// right: multiplied in place, then added
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] *= beta;
        v[i] += g[i];
        x[i] += -lr * v[i];
    }
}

//// wrong: Your velocity is an average
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + (1 - beta) * g[i];
        x[i] -= lr * v[i];
    }
}

//// wrong: Your learning rate stands inside the velocity
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + lr * g[i];
        x[i] -= v[i];
    }
}

//// wrong: Your learning rate is used twice
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + lr * g[i];
        x[i] -= lr * v[i];
    }
}

//// wrong: You move with the old velocity
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        x[i] -= lr * v[i];
        v[i] = beta * v[i] + g[i];
    }
}

//// wrong: Your velocity forgets
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    v = new double[x.length];
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * v[i];
    }
}

//// wrong: Your velocity forgets
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    double[] next = v.clone();
    for (int i = 0; i < x.length; i++) {
        next[i] = beta * v[i] + g[i];
        x[i] -= lr * next[i];
    }
    v = next;
}

//// wrong: You add momentum twice
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        double memory = beta * v[i];
        v[i] = memory + g[i];
        x[i] -= lr * v[i];
        x[i] -= lr * memory;
    }
}

//// wrong: β stands before the gradient
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = v[i] + beta * g[i];
        x[i] -= lr * v[i];
    }
}

//// wrong: β is missing before the old velocity
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] += g[i];
        x[i] -= lr * v[i];
    }
}

//// wrong: the update of lesson 06
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] -= lr * (g[i] + beta * v[i]);
    }
}

//// wrong: you add the velocity and climb
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = beta * v[i] + g[i];
        x[i] += lr * v[i];
    }
}

//// wrong: changes the gradient g
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        g[i] += beta * v[i];
        v[i] = g[i];
        x[i] -= lr * v[i];
    }
}

//// wrong: a variable of the notebook used as memory
double[] memory = new double[100];
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        memory[i] = beta * memory[i] + g[i];
        x[i] -= lr * memory[i];
    }
}

//// wrong: float
void momentumStep(double[] x, double[] g, double[] v,
                  double lr, double beta) {
    for (int i = 0; i < x.length; i++) {
        v[i] = (float) (beta * v[i] + g[i]);
        x[i] = (float) (x[i] - lr * v[i]);
    }
}
