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
}
