//// right: by hand
double[][] twins() {
    double b = Math.sqrt(0.79);
    return new double[][] {{1, 1.1}, {1, b}, {-1, -1.1}, {-1, -b}};
}

//// right: one column, and the same with a little of another one that stands across to it
double[][] twins() {
    double[] x = {1, 1, -1, -1}, across = {1, -1, 1, -1};
    double[][] rows = new double[4][];
    for (int i = 0; i < 4; i++) {
        rows[i] = new double[] {x[i], (x[i] + 0.05 * across[i]) / Math.sqrt(1 + 0.05 * 0.05)};
    }
    return rows;
}

//// right: a measurement and a noisier one of the same, turned negative
double[][] twins() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    double[][] rows = new double[200][2];
    for (double[] row : rows) {
        double a = 50 + 150 * random.nextDouble();
        row[0] = a;
        row[1] = -10.76 * a + 20 * random.nextDouble();
    }
    return Standardizer.fit(rows).transform(rows);
}

//// right: three rows on a line, nearly
double[][] twins() {
    double[][] rows = {{-1, -1}, {0, 0.1}, {1, 0.9}};
    for (int j = 0; j < 2; j++) {
        double mean = 0, square = 0;
        for (double[] row : rows) mean += row[j] / 3;
        for (double[] row : rows) square += (row[j] - mean) * (row[j] - mean) / 3;
        for (double[] row : rows) row[j] = (row[j] - mean) / Math.sqrt(square);
    }
    return rows;
}

//// wrong: it is not standardized
double[][] twins() {
    return new double[][] {{100, 1}, {150, 3}, {200, 2}};
}

//// wrong: κ is infinite
double[][] twins() {
    return Standardizer.fit(new double[][] {{1, 10}, {2, 20}, {4, 40}})
        .transform(new double[][] {{1, 10}, {2, 20}, {4, 40}});
}

//// wrong: They must resemble each other more
double[][] twins() {
    double[][] rows = {{1, 1}, {2, 3}, {3, 2}, {4, 4}};
    return Standardizer.fit(rows).transform(rows);
}

//// wrong: it must have 2
double[][] twins() {
    double[][] rows = {{1, 1, 0}, {2, 2, 1}, {3, 3.1, 0}};
    return Standardizer.fit(rows).transform(rows);
}

//// wrong: Make 3 to 1000 rows
double[][] twins() {
    return new double[][] {{1, 1}, {-1, -1}};
}
