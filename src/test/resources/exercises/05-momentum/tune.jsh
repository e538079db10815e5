//// right: D7
double[] tune(double mu, double L) {
    double sum = Math.sqrt(L) + Math.sqrt(mu);
    double root = (Math.sqrt(L) - Math.sqrt(mu)) / sum;
    return new double[] {4 / (sum * sum), root * root};
}

//// right: through κ
double[] tune(double mu, double L) {
    double root = Math.sqrt(L / mu);
    double factor = (root - 1) / (root + 1);
    double lr = Math.pow(1 + factor, 2) / L;
    return new double[] {lr, factor * factor};
}

//// right: fourth roots are not needed
double[] tune(double mu, double L) {
    double s = L + mu + 2 * Math.sqrt(L * mu);
    return new double[] {4 / s, (L + mu - 2 * Math.sqrt(L * mu)) / s};
}

//// wrong: the balance of gradient descent
double[] tune(double mu, double L) {
    double root = Math.sqrt(L / mu);
    return new double[] {2 / (L + mu), Math.pow((root - 1) / (root + 1), 2)};
}

//// wrong: That is √β, the factor
double[] tune(double mu, double L) {
    double sum = Math.sqrt(L) + Math.sqrt(mu);
    return new double[] {4 / (sum * sum),
        (Math.sqrt(L) - Math.sqrt(mu)) / sum};
}

//// wrong: Your β uses κ where D7 has √κ
double[] tune(double mu, double L) {
    double sum = Math.sqrt(L) + Math.sqrt(mu);
    double kappa = L / mu;
    return new double[] {4 / (sum * sum),
        Math.pow((kappa - 1) / (kappa + 1), 2)};
}

//// wrong: The square is missing in your rate
double[] tune(double mu, double L) {
    double sum = Math.sqrt(L) + Math.sqrt(mu);
    double root = (Math.sqrt(L) - Math.sqrt(mu)) / sum;
    return new double[] {4 / sum, root * root};
}

//// wrong: β = 0.9 is a custom
double[] tune(double mu, double L) {
    double sum = Math.sqrt(L) + Math.sqrt(mu);
    return new double[] {4 / (sum * sum), 0.9};
}

//// wrong: as if μ were 1
double[] tune(double mu, double L) {
    double root = Math.sqrt(L / mu);
    double factor = (root - 1) / (root + 1);
    return new double[] {4 / Math.pow(root + 1, 2), factor * factor};
}

//// wrong: the wrong order
double[] tune(double mu, double L) {
    double sum = Math.sqrt(L) + Math.sqrt(mu);
    double root = (Math.sqrt(L) - Math.sqrt(mu)) / sum;
    return new double[] {root * root, 4 / (sum * sum)};
}

//// wrong: step
double[] tune(double mu, double L) {
    int kappa = (int) (L / mu);
    double root = Math.sqrt(kappa);
    double factor = (root - 1) / (root + 1);
    return new double[] {Math.pow(1 + factor, 2) / L, factor * factor};
}
