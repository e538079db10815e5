package org.thalweg.method;

import java.util.Arrays;
import java.util.List;
import org.thalweg.core.LeastSquares;

/** The problems of squares.csv, with Jacobians by hand; 1/(2m) Σ r². */
final class Squares {
    private static final double[] KOWALIK_Y = {
        0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246
    };
    private static final double[] KOWALIK_U = {
        4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625
    };
    private static final double[] BARD_Y = {
        0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39
    };

    /** Writes residual i into r[i] and its derivatives into j[i n], …; either may be null. */
    interface Row {
        double at(int i, double[] x, double[] slopes);
    }

    /** Residuals given one by one. */
    static class Problem implements LeastSquares {
        private final String name;
        private final int m;
        private final double[] start;
        private final Row row;
        private final double[] slopes;

        Problem(String name, int m, double[] start, Row row) {
            this.name = name;
            this.m = m;
            this.start = start;
            this.row = row;
            this.slopes = new double[start.length];
        }

        double[] start() {
            return start.clone();
        }

        @Override
        public double valueAndGradient(double[] x, double[] g) {
            double sum = 0;
            Arrays.fill(g, 0);
            for (int i = 0; i < m; i++) {
                double r = row.at(i, x, slopes);
                sum += r * r;
                for (int k = 0; k < x.length; k++) {
                    g[k] += r * slopes[k] / m;
                }
            }
            return sum / (2 * m);
        }

        @Override
        public boolean fixed() {
            return true;
        }

        @Override
        public int residuals() {
            return m;
        }

        @Override
        public void residuals(double[] x, double[] r) {
            for (int i = 0; i < m; i++) {
                r[i] = row.at(i, x, slopes);
            }
        }

        @Override
        public void jacobian(double[] x, double[] j) {
            for (int i = 0; i < m; i++) {
                row.at(i, x, slopes);
                System.arraycopy(slopes, 0, j, i * x.length, x.length);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Problem> ALL =
            List.of(
                    new Problem("Rosenbrock", 2, new double[] {-1.2, 1}, Squares::rosenbrock),
                    new Problem("Beale", 3, new double[] {1, 1}, Squares::beale),
                    new Problem(
                            "Kowalik and Osborne",
                            11,
                            new double[] {0.25, 0.39, 0.415, 0.39},
                            Squares::kowalik),
                    new Problem("Bard", 15, new double[] {1, 1, 1}, Squares::bard),
                    new Problem("decay", 12, new double[] {1, 0.5, 0}, Squares::decay),
                    new Problem("line", 7, new double[3], Squares::line));

    private Squares() {}

    static Problem of(String name) {
        return ALL.stream().filter(p -> p.name.equals(name)).findFirst().orElseThrow();
    }

    private static double rosenbrock(int i, double[] x, double[] slopes) {
        slopes[0] = i == 0 ? -20 * x[0] : -1;
        slopes[1] = i == 0 ? 10 : 0;
        return i == 0 ? 10 * (x[1] - x[0] * x[0]) : 1 - x[0];
    }

    private static double beale(int i, double[] x, double[] slopes) {
        double power = Math.pow(x[1], i + 1);
        slopes[0] = power - 1;
        slopes[1] = x[0] * (i + 1) * Math.pow(x[1], i);
        return new double[] {1.5, 2.25, 2.625}[i] - x[0] * (1 - power);
    }

    private static double kowalik(int i, double[] x, double[] slopes) {
        double u = KOWALIK_U[i];
        double top = u * u + u * x[1];
        double bottom = u * u + u * x[2] + x[3];
        slopes[0] = -top / bottom;
        slopes[1] = -x[0] * u / bottom;
        slopes[2] = x[0] * top * u / (bottom * bottom);
        slopes[3] = x[0] * top / (bottom * bottom);
        return KOWALIK_Y[i] - x[0] * top / bottom;
    }

    private static double bard(int i, double[] x, double[] slopes) {
        int u = i + 1;
        int v = 16 - u;
        int w = Math.min(u, v);
        double bottom = v * x[1] + w * x[2];
        slopes[0] = -1;
        slopes[1] = u * v / (bottom * bottom);
        slopes[2] = u * w / (bottom * bottom);
        return BARD_Y[i] - (x[0] + u / bottom);
    }

    private static double decay(int i, double[] x, double[] slopes) {
        double t = i / 4.0;
        double e = Math.exp(-x[1] * t);
        slopes[0] = e;
        slopes[1] = -x[0] * t * e;
        slopes[2] = 1;
        double noise = (i * i % 7 - 3) / 32.0;
        return x[0] * e + x[2] - (3 * Math.exp(-1.5 * t) + noise + 0.5);
    }

    private static double line(int i, double[] x, double[] slopes) {
        slopes[0] = ((i * 3) % 11 - 5) / 4.0;
        slopes[1] = ((i * 5 + 1) % 11 - 5) / 4.0;
        slopes[2] = 1;
        return x[0] * slopes[0] + x[1] * slopes[1] + x[2] - (4 * i % 7 - 3) / 2.0;
    }
}
