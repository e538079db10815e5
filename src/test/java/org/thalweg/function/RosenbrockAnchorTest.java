package org.thalweg.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * 500 updates from (−0.5, 0.5), by loops without the library's methods. The end points are
 * published ones, recomputed with 60 digits; RMSprop's is chaotic and depends on the order of every
 * operation in the gradient.
 */
class RosenbrockAnchorTest {
    private static final Rosenbrock F = new Rosenbrock(2);

    @Test
    void gradientDescent() {
        double[] x = {-0.5, 0.5};
        double[] g = new double[2];
        for (int t = 0; t < 500; t++) {
            F.valueAndGradient(x, g);
            for (int i = 0; i < 2; i++) {
                x[i] -= 1e-3 * g[i];
            }
        }
        assertThat(x).containsExactly(at(0.242146187384779, 0.05567575053613995), within(1e-14));
        assertThat(F.value(x)).isCloseTo(0.5752179845035, within(1e-13));
    }

    @Test
    void momentum() {
        double[] x = {-0.5, 0.5};
        double[] g = new double[2];
        double[] b = new double[2];
        for (int t = 0; t < 500; t++) {
            F.valueAndGradient(x, g);
            for (int i = 0; i < 2; i++) {
                b[i] = 0.9 * b[i] + g[i];
                x[i] -= 1e-3 * b[i];
            }
        }
        assertThat(x).containsExactly(at(0.9588581626563452, 0.9192401574368787), within(1e-14));
        assertThat(F.value(x)).isCloseTo(0.001695500753867, within(1e-15));
    }

    @Test
    void rmsPropToTheLastBit() {
        double[] x = {-0.5, 0.5};
        double[] g = new double[2];
        double[] v = new double[2];
        for (int t = 0; t < 500; t++) {
            F.valueAndGradient(x, g);
            for (int i = 0; i < 2; i++) {
                v[i] = 0.9 * v[i] + (1 - 0.9) * (g[i] * g[i]);
                x[i] -= (1e-2 / (Math.sqrt(v[i]) + 1e-8)) * g[i];
            }
        }
        assertThat(x).containsExactly(0.7795380227520595, 0.5940460573373761);
    }

    @Test
    void adam() {
        double[] x = {-0.5, 0.5};
        double[] g = new double[2];
        double[] m = new double[2];
        double[] v = new double[2];
        for (int t = 1; t <= 500; t++) {
            F.valueAndGradient(x, g);
            for (int i = 0; i < 2; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
                double mHat = m[i] / (1 - Math.pow(0.9, t));
                double vHat = v[i] / (1 - Math.pow(0.999, t));
                x[i] -= 1e-2 * mHat / (Math.sqrt(vHat) + 1e-8);
            }
        }
        assertThat(x).containsExactly(at(0.4112277483033995, 0.166267195204029), within(1e-14));
    }

    private static double[] at(double... x) {
        return x;
    }
}
