package org.thalweg.peers;

import org.thalweg.bench.Loops;

/**
 * What another library computes where it is not what this one computes, as a plain loop: so that
 * the difference is known and not only seen.
 */
interface Rule {
    /**
     * Makes one update.
     *
     * @param x parameters; modified
     * @param g gradient; not modified
     * @param s memory, its t counted up already; modified
     */
    void update(double[] x, double[] g, Loops.Memory s);

    /** DJL: settings are float. */
    static void floatSgd(double[] x, double[] g, Loops.Memory s) {
        for (int i = 0; i < x.length; i++) {
            x[i] -= 0.001f * g[i];
        }
    }

    /** DJL: settings are float. */
    static void floatMomentum(double[] x, double[] g, Loops.Memory s) {
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9f * s.m[i] + g[i];
            x[i] -= 0.001f * s.m[i];
        }
    }

    /** DJL: settings are float, ε is added before the correction. */
    static void floatAdam(double[] x, double[] g, Loops.Memory s) {
        double c1 = 1 - Math.pow(0.9f, s.t);
        double c2 = 1 - Math.pow(0.999f, s.t);
        float eta = (float) (0.001f * Math.sqrt(c2) / c1);
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9f * s.m[i] + (1 - 0.9f) * g[i];
            s.v[i] = 0.999f * s.v[i] + (1 - 0.999f) * g[i] * g[i];
            x[i] -= eta * s.m[i] / (Math.sqrt(s.v[i]) + 1e-8f);
        }
    }

    /** ND4J, Keras: ε is added before the correction. */
    static void earlyEpsAdam(double[] x, double[] g, Loops.Memory s) {
        double eta = 0.001 * Math.sqrt(1 - Math.pow(0.999, s.t)) / (1 - Math.pow(0.9, s.t));
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9 * s.m[i] + (1 - 0.9) * g[i];
            s.v[i] = 0.999 * s.v[i] + (1 - 0.999) * g[i] * g[i];
            x[i] -= eta * s.m[i] / (Math.sqrt(s.v[i]) + 1e-8);
        }
    }

    /**
     * Tribuo 4.3.2: multiplies by the root instead of dividing by it. Mended after this release.
     */
    static void multiplyingAdam(double[] x, double[] g, Loops.Memory s) {
        double eta = 0.001 * Math.sqrt(1 - Math.pow(0.999, s.t)) / (1 - Math.pow(0.9, s.t));
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9 * s.m[i] + (1 - 0.9) * g[i];
            s.v[i] = 0.999 * s.v[i] + (1 - 0.999) * g[i] * g[i];
            x[i] -= eta * s.m[i] * (Math.sqrt(s.v[i]) + 1e-8);
        }
    }

    /** DJL: settings are float, ε is added before the correction. */
    static void floatAdamW(double[] x, double[] g, Loops.Memory s) {
        for (int i = 0; i < x.length; i++) {
            x[i] -= (double) 0.001f * 0.01f * x[i];
        }
        floatAdam(x, g, s);
    }

    /** ND4J: the sum starts at 1e-6. */
    static void startedAdaGrad(double[] x, double[] g, Loops.Memory s) {
        for (int i = 0; i < x.length; i++) {
            s.m[i] = (s.t == 1 ? 1e-6 : s.m[i]) + g[i] * g[i];
            x[i] -= 0.01 * g[i] / (Math.sqrt(s.m[i]) + 1e-10);
        }
    }

    /** ND4J: v starts at ε. */
    static void startedRmsProp(double[] x, double[] g, Loops.Memory s) {
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.99 * (s.t == 1 ? 1e-8 : s.m[i]) + (1 - 0.99) * g[i] * g[i];
            x[i] -= 0.01 * g[i] / (Math.sqrt(s.m[i]) + 1e-8);
        }
    }

    /** ND4J, Keras: ε is added before the correction. */
    static void earlyEpsAmsGrad(double[] x, double[] g, Loops.Memory s) {
        double eta = 0.001 * Math.sqrt(1 - Math.pow(0.999, s.t)) / (1 - Math.pow(0.9, s.t));
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9 * s.m[i] + (1 - 0.9) * g[i];
            s.v[i] = 0.999 * s.v[i] + (1 - 0.999) * g[i] * g[i];
            s.w[i] = Math.max(s.w[i], s.v[i]);
            x[i] -= eta * s.m[i] / (Math.sqrt(s.w[i]) + 1e-8);
        }
    }

    /** ND4J: its ε is not used. */
    static void bareAdaMax(double[] x, double[] g, Loops.Memory s) {
        double eta = 0.002 / (1 - Math.pow(0.9, s.t));
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9 * s.m[i] + (1 - 0.9) * g[i];
            s.v[i] = Math.max(0.999 * s.v[i], Math.abs(g[i])) + 1e-32;
            x[i] -= eta * s.m[i] / s.v[i];
        }
    }

    /** ND4J: v is not corrected, and μ = β₁ from the start. */
    static void uncorrectedNAdam(double[] x, double[] g, Loops.Memory s) {
        double correction = 1 - Math.pow(0.9, s.t);
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9 * s.m[i] + (1 - 0.9) * g[i];
            s.v[i] = 0.999 * s.v[i] + (1 - 0.999) * g[i] * g[i];
            double ahead = (0.9 * s.m[i] + (1 - 0.9) * g[i]) / correction;
            x[i] -= 0.002 * ahead / (Math.sqrt(s.v[i]) + 1e-8);
        }
    }

    /** ND4J: the outer ε is added before the correction. */
    static void earlyEpsAdaBelief(double[] x, double[] g, Loops.Memory s) {
        double eta = 0.001 * Math.sqrt(1 - Math.pow(0.999, s.t)) / (1 - Math.pow(0.9, s.t));
        for (int i = 0; i < x.length; i++) {
            s.m[i] = 0.9 * s.m[i] + (1 - 0.9) * g[i];
            double d = g[i] - s.m[i];
            s.v[i] = 0.999 * s.v[i] + (1 - 0.999) * d * d + 1e-16;
            x[i] -= eta * s.m[i] / (Math.sqrt(s.v[i]) + 1e-16);
        }
    }
}
