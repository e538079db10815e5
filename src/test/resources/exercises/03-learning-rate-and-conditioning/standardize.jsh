//// right: column by column
double[][] standardize(double[][] train, double[][] x) {
    int n = train.length, d = train[0].length;
    double[][] z = new double[x.length][d];
    for (int j = 0; j < d; j++) {
        double mean = 0, square = 0;
        for (double[] row : train) mean += row[j] / n;
        for (double[] row : train) square += (row[j] - mean) * (row[j] - mean) / n;
        double s = Math.sqrt(square);
        for (int i = 0; i < x.length; i++) z[i][j] = s == 0 ? 0 : (x[i][j] - mean) / s;
    }
    return z;
}

//// right: by streams
double[][] standardize(double[][] train, double[][] x) {
    double[][] z = java.util.Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    for (int j = 0; j < train[0].length; j++) {
        int c = j;
        double mean = java.util.Arrays.stream(train).mapToDouble(r -> r[c]).average().getAsDouble();
        double s = Math.sqrt(java.util.Arrays.stream(train)
            .mapToDouble(r -> Math.pow(r[c] - mean, 2)).average().getAsDouble());
        for (double[] row : z) row[j] = s > 0 ? (row[j] - mean) / s : 0;
    }
    return z;
}

//// right: the library's
double[][] standardize(double[][] train, double[][] x) {
    return Standardizer.fit(train).transform(x);
}

//// right: the mean of the squares less the square of the mean, of shifted numbers
double[][] standardize(double[][] train, double[][] x) {
    int d = train[0].length;
    double[] mean = new double[d], square = new double[d];
    for (double[] row : train)
        for (int j = 0; j < d; j++) {
            double shifted = row[j] - train[0][j];
            mean[j] += shifted / train.length;
            square[j] += shifted * shifted / train.length;
        }
    double[][] out = new double[x.length][d];
    for (int i = 0; i < x.length; i++)
        for (int j = 0; j < d; j++) {
            double variance = square[j] - mean[j] * mean[j];
            double shifted = x[i][j] - train[0][j];
            out[i][j] = variance <= 1e-24 ? 0 : (shifted - mean[j]) / Math.sqrt(variance);
        }
    return out;
}

//// wrong: but do not center
double[][] standardize(double[][] train, double[][] x) {
    int n = train.length, d = train[0].length;
    double[][] z = new double[x.length][d];
    for (int j = 0; j < d; j++) {
        double mean = 0, square = 0;
        for (double[] row : train) mean += row[j] / n;
        for (double[] row : train) square += (row[j] - mean) * (row[j] - mean) / n;
        for (int i = 0; i < x.length; i++) z[i][j] = x[i][j] / Math.sqrt(square);
    }
    return z;
}

//// wrong: but do not divide
double[][] standardize(double[][] train, double[][] x) {
    int n = train.length, d = train[0].length;
    double[][] z = new double[x.length][d];
    for (int j = 0; j < d; j++) {
        double mean = 0;
        for (double[] row : train) mean += row[j] / n;
        for (int i = 0; i < x.length; i++) z[i][j] = x[i][j] - mean;
    }
    return z;
}

//// wrong: own mean and deviation
double[][] standardize(double[][] train, double[][] x) {
    return Standardizer.fit(x).transform(x);
}

//// wrong: training and test rows together
double[][] standardize(double[][] train, double[][] x) {
    double[][] all = java.util.Arrays.copyOf(train, train.length + x.length);
    System.arraycopy(x, 0, all, train.length, x.length);
    return Standardizer.fit(all).transform(x);
}

//// wrong: the root is missing
double[][] standardize(double[][] train, double[][] x) {
    int n = train.length, d = train[0].length;
    double[][] z = new double[x.length][d];
    for (int j = 0; j < d; j++) {
        double mean = 0, variance = 0;
        for (double[] row : train) mean += row[j] / n;
        for (double[] row : train) variance += (row[j] - mean) * (row[j] - mean) / n;
        for (int i = 0; i < x.length; i++) z[i][j] = (x[i][j] - mean) / variance;
    }
    return z;
}

//// wrong: divides by N − 1
double[][] standardize(double[][] train, double[][] x) {
    int n = train.length, d = train[0].length;
    double[][] z = new double[x.length][d];
    for (int j = 0; j < d; j++) {
        double mean = 0, square = 0;
        for (double[] row : train) mean += row[j] / n;
        for (double[] row : train) square += (row[j] - mean) * (row[j] - mean) / (n - 1);
        for (int i = 0; i < x.length; i++) z[i][j] = (x[i][j] - mean) / Math.sqrt(square);
    }
    return z;
}

//// wrong: 0/0 is NaN
double[][] standardize(double[][] train, double[][] x) {
    int n = train.length, d = train[0].length;
    double[][] z = new double[x.length][d];
    for (int j = 0; j < d; j++) {
        double mean = 0, square = 0;
        for (double[] row : train) mean += row[j];
        mean /= n;
        for (double[] row : train) square += (row[j] - mean) * (row[j] - mean);
        for (int i = 0; i < x.length; i++) z[i][j] = (x[i][j] - mean) / Math.sqrt(square / n);
    }
    return z;
}

//// wrong: for the whole table
double[][] standardize(double[][] train, double[][] x) {
    int n = train.length, d = train[0].length;
    double mean = 0, square = 0;
    for (double[] row : train) for (double v : row) mean += v / (n * d);
    for (double[] row : train) for (double v : row) square += (v - mean) * (v - mean) / (n * d);
    double[][] z = new double[x.length][d];
    for (int i = 0; i < x.length; i++)
        for (int j = 0; j < d; j++) z[i][j] = (x[i][j] - mean) / Math.sqrt(square);
    return z;
}

//// wrong: belongs to the caller
double[][] standardize(double[][] train, double[][] x) {
    double[][] z = x;
    double[] mean = Standardizer.fit(train).means(), s = Standardizer.fit(train).deviations();
    for (double[] row : z)
        for (int j = 0; j < row.length; j++) row[j] = s[j] == 0 ? 0 : (row[j] - mean[j]) / s[j];
    return z;
}
