//// right: a loop
double bestRate(double[] eigenvalues) {
    double mu = eigenvalues[0], L = eigenvalues[0];
    for (double e : eigenvalues) {
        mu = Math.min(mu, e);
        L = Math.max(L, e);
    }
    return 2 / (L + mu);
}

//// right: sorts a copy
double bestRate(double[] eigenvalues) {
    double[] e = eigenvalues.clone();
    java.util.Arrays.sort(e);
    return 1 / (0.5 * (e[0] + e[e.length - 1]));
}

//// right: with streams
double bestRate(double[] eigenvalues) {
    double low = Arrays.stream(eigenvalues).min().getAsDouble();
    double high = Arrays.stream(eigenvalues).max().getAsDouble();
    return 1 / ((low + high) / 2);
}

//// wrong: That is 1/L
double bestRate(double[] eigenvalues) {
    double L = 0;
    for (double e : eigenvalues) L = Math.max(L, e);
    return 1 / L;
}

//// wrong: the border itself
double bestRate(double[] eigenvalues) {
    double L = 0;
    for (double e : eigenvalues) L = Math.max(L, e);
    return 2 / L;
}

//// wrong: the mean eigenvalue
double bestRate(double[] eigenvalues) {
    double sum = 0;
    for (double e : eigenvalues) sum += e;
    return 1 / (sum / eigenvalues.length);
}

//// wrong: half the best one
double bestRate(double[] eigenvalues) {
    double[] e = eigenvalues.clone();
    java.util.Arrays.sort(e);
    return 1 / (e[0] + e[e.length - 1]);
}

//// wrong: Nobody promised that the eigenvalues come sorted
double bestRate(double[] eigenvalues) {
    return 2 / (eigenvalues[0] + eigenvalues[eigenvalues.length - 1]);
}

//// wrong: 1/μ
double bestRate(double[] eigenvalues) {
    double mu = Double.MAX_VALUE;
    for (double e : eigenvalues) mu = Math.min(mu, e);
    return 1 / mu;
}

//// wrong: belongs to the caller
double bestRate(double[] eigenvalues) {
    java.util.Arrays.sort(eigenvalues);
    return 2 / (eigenvalues[0] + eigenvalues[eigenvalues.length - 1]);
}

//// wrong: a division by zero
double bestRate(double[] eigenvalues) {
    double[] e = eigenvalues.clone();
    java.util.Arrays.sort(e);
    return 1 / (1 / 2 * (e[0] + e[e.length - 1]));
}

//// wrong: Does a float take part
double bestRate(double[] eigenvalues) {
    float mu = Float.MAX_VALUE, L = 0;
    for (double e : eigenvalues) {
        mu = Math.min(mu, (float) e);
        L = Math.max(L, (float) e);
    }
    return 2 / (L + mu);
}
