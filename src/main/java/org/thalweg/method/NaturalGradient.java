package org.thalweg.method;

import java.util.List;
import org.thalweg.core.Layer;
import org.thalweg.core.State;

/**
 * What {@link Kfac} does to one layer. Its own memory has the averages "A" and "G" of the factors,
 * and "rootA" and "rootG", the Cholesky factors of the damped averages.
 */
final class NaturalGradient {
    private NaturalGradient() {}

    static void requireAll(List<Layer> layers, int parameters) {
        int covered = 0;
        for (int i = 0; i < layers.size(); i++) {
            covered += layers.get(i).outputs() * layers.get(i).inputs();
        }
        if (covered != parameters) {
            throw new IllegalArgumentException(
                    "the layers are %d parameters, there are %d: K-FAC needs each in one layer"
                            .formatted(covered, parameters));
        }
    }

    /** Moves the averages towards what fresh holds at [at, at + layer.factors()). */
    static void average(Layer layer, State own, double decay, double[] fresh, int at) {
        int p = layer.inputs();
        int o = layer.outputs();
        average(own.slot("A", p * p), decay, fresh, at);
        average(own.slot("G", o * o), decay, fresh, at + p * p);
    }

    private static void average(double[] mean, double decay, double[] fresh, int at) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = decay * mean[i] + (1 - decay) * fresh[at + i];
        }
    }

    /** Returns whether {@link #factor} has ever succeeded. */
    static boolean isFactored(Layer layer, State own) {
        double[] rootA = own.slot("rootA", layer.inputs() * layer.inputs());
        double[] rootG = own.slot("rootG", layer.outputs() * layer.outputs());
        return rootA[0] != 0 && rootG[0] != 0;
    }

    /**
     * Factors A + π √λ I and G + √λ/π I. If one is not positive definite, returns false and leaves
     * the roots as they were.
     */
    static boolean factor(Layer layer, State own, double damping) {
        int p = layer.inputs();
        int o = layer.outputs();
        double[] a = own.slot("A", p * p);
        double[] g = own.slot("G", o * o);
        double ofA = trace(a, p) / p;
        double ofG = trace(g, o) / o;
        // A layer without slope has G = 0 and no quotient.
        double pi = ofG > 0 ? Math.sqrt(ofA / ofG) : 1;
        double[] rootA = own.scratch("rootA", p * p);
        double[] rootG = own.scratch("rootG", o * o);
        if (!factor(a, p, pi * Math.sqrt(damping), rootA)
                || !factor(g, o, Math.sqrt(damping) / pi, rootG)) {
            return false;
        }
        System.arraycopy(rootA, 0, own.slot("rootA", p * p), 0, p * p);
        System.arraycopy(rootG, 0, own.slot("rootG", o * o), 0, o * o);
        return true;
    }

    private static double trace(double[] a, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i * n + i];
        }
        return sum;
    }

    private static boolean factor(double[] a, int n, double damping, double[] root) {
        System.arraycopy(a, 0, root, 0, n * n);
        for (int i = 0; i < n; i++) {
            root[i * n + i] += damping;
        }
        return Cholesky.factor(root, n);
    }

    /** Replaces the layer's part ∇ of u by G⁻¹ ∇ A⁻¹, damped. */
    static void solve(Layer layer, State own, double[] u) {
        int p = layer.inputs();
        int o = layer.outputs();
        double[] rootA = own.slot("rootA", p * p);
        double[] rootG = own.slot("rootG", o * o);
        double[] row = own.scratch("row", p);
        double[] col = own.scratch("col", o);
        for (int r = 0; r < o; r++) {
            for (int c = 0; c < p; c++) {
                row[c] = u[layer.index(r, c)];
            }
            Cholesky.solve(rootA, p, row);
            for (int c = 0; c < p; c++) {
                u[layer.index(r, c)] = row[c];
            }
        }
        for (int c = 0; c < p; c++) {
            for (int r = 0; r < o; r++) {
                col[r] = u[layer.index(r, c)];
            }
            Cholesky.solve(rootG, o, col);
            for (int r = 0; r < o; r++) {
                u[layer.index(r, c)] = col[r];
            }
        }
    }
}
