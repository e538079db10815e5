package org.thalweg.bench;

import org.thalweg.Optimizers;
import org.thalweg.core.GradientMethod;

/**
 * The updates as one would write them by hand in one loop, without a library: what the methods are
 * measured against.
 */
public enum Loops {
    SGD(Optimizers.sgd(0.001)) {
        @Override
        void update(double[] x, double[] g, double[] m, double[] v, int t) {
            for (int i = 0; i < x.length; i++) {
                x[i] -= 0.001 * g[i];
            }
        }
    },
    MOMENTUM(Optimizers.momentum(0.001)) {
        @Override
        void update(double[] x, double[] g, double[] m, double[] v, int t) {
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + g[i];
                x[i] -= 0.001 * m[i];
            }
        }
    },
    HEAVY_BALL(Optimizers.heavyBall(0.001)) {
        @Override
        void update(double[] x, double[] g, double[] m, double[] v, int t) {
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + 0.001 * g[i];
                x[i] -= m[i];
            }
        }
    },
    NESTEROV(Optimizers.nesterov(0.001)) {
        @Override
        void update(double[] x, double[] g, double[] m, double[] v, int t) {
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + g[i];
                x[i] -= 0.001 * (g[i] + 0.9 * m[i]);
            }
        }
    },
    ADAM(Optimizers.adam(0.001)) {
        @Override
        void update(double[] x, double[] g, double[] m, double[] v, int t) {
            double eta = 0.001 / (1 - Math.pow(0.9, t));
            double root = 1 / Math.sqrt(1 - Math.pow(0.999, t));
            for (int i = 0; i < x.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                x[i] -= eta * m[i] / (Math.sqrt(v[i]) * root + 1e-8);
            }
        }
    };

    final GradientMethod method;

    Loops(GradientMethod method) {
        this.method = method;
    }

    abstract void update(double[] x, double[] g, double[] m, double[] v, int t);

    /** Returns whether every number is finite: what a careful loop asks before it updates. */
    static boolean finite(double[] g) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i < g.length - 7; i += 8) {
            s0 += g[i] * g[i];
            s1 += g[i + 1] * g[i + 1];
            s2 += g[i + 2] * g[i + 2];
            s3 += g[i + 3] * g[i + 3];
            s4 += g[i + 4] * g[i + 4];
            s5 += g[i + 5] * g[i + 5];
            s6 += g[i + 6] * g[i + 6];
            s7 += g[i + 7] * g[i + 7];
        }
        double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; i < g.length; i++) {
            sum += g[i] * g[i];
        }
        return sum < Double.POSITIVE_INFINITY;
    }
}
