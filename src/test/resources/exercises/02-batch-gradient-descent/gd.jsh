//// right: a list of copies
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// right: an array, cut to length
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    double[][] path = new double[steps + 1][];
    double[] g = new double[w0.length];
    path[0] = w0.clone();
    int t = 0;
    while (t < steps) {
        f.valueAndGradient(path[t], g);
        double norm = 0;
        for (double gi : g) norm = Math.hypot(norm, gi);
        if (norm <= tol) break;
        path[t + 1] = path[t].clone();
        for (int i = 0; i < g.length; i++) path[t + 1][i] -= lr * g[i];
        t++;
    }
    return Arrays.copyOf(path, t + 1);
}

//// right: a loop that asks first
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    ArrayList<double[]> path = new ArrayList<>(List.of(w0.clone()));
    double[] g = new double[w0.length];
    while (path.size() <= steps) {
        double[] w = path.get(path.size() - 1).clone();
        f.valueAndGradient(w, g);
        if (Math.sqrt(Arrays.stream(g).map(v -> v * v).sum()) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] = w[i] - lr * g[i];
        path.add(w);
    }
    return path.toArray(double[][]::new);
}

//// wrong: path climbs
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] += lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: once more
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i] / g.length;
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: normalized
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i] / Math.sqrt(s);
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: Every row shows the last point
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w);
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w);
    }
    return rows.toArray(new double[0][]);
}

//// wrong: One update too many
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t <= steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: The last point is missing
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps - 1; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: The start is missing
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: tested after the move
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
        if (Math.sqrt(s) <= tol) break;
    }
    return rows.toArray(new double[0][]);
}

//// wrong: never used
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (false) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: the root is missing
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (s <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: largest component
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s = Math.max(s, g[i] * g[i]);
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: length of the step
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (lr * Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: changes the start w0
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0;
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: measured once
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    double[][] path = new double[steps + 1][];
    double[] g = new double[w0.length];
    f.valueAndGradient(w0, g);
    path[0] = w0.clone();
    for (int t = 0; t < steps; t++) {
        path[t + 1] = path[t].clone();
        for (int i = 0; i < g.length; i++) path[t + 1][i] -= lr * g[i];
    }
    return path;
}

//// wrong: one after the other
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    double[][] path = new double[steps + 1][];
    double[] w = w0.clone();
    double[] g = new double[w.length];
    path[0] = w.clone();
    for (int t = 1; t <= steps; t++) {
        for (int i = 0; i < w.length; i++) {
            f.valueAndGradient(w, g);
            w[i] -= lr * g[i];
        }
        path[t] = w.clone();
    }
    return path;
}

//// wrong: does not move
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) <= tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= 1 / 2 * lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: Test with
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    List<double[]> rows = new ArrayList<>();
    double[] w = w0.clone();
    double[] g = new double[w.length];
    rows.add(w.clone());
    for (int t = 0; t < steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (int i = 0; i < g.length; i++) s += g[i] * g[i];
        if (Math.sqrt(s) < tol) break;
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        rows.add(w.clone());
    }
    return rows.toArray(new double[0][]);
}

//// wrong: more often than needed
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    double[][] path = new double[steps + 1][];
    double[] w = w0.clone();
    double[] g = new double[w.length];
    path[0] = w.clone();
    for (int t = 1; t <= steps; t++) {
        f.valueAndGradient(w, g);
        double s = 0;
        for (double gi : g) s += gi * gi;
        if (Math.sqrt(s) <= tol) return Arrays.copyOf(path, t);
        for (int i = 0; i < w.length; i++) w[i] -= lr * g[i];
        path[t] = w.clone();
        f.valueAndGradient(w, g);
    }
    return path;
}

//// wrong: Point 0 of the path
double[][] gd(Objective f, double[] w0, double lr, int steps, double tol) {
    return new double[steps + 1][];
}
