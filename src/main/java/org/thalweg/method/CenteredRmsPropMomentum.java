package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Centered RMSprop with momentum: m ← α m + (1 − α) g, v ← α v + (1 − α) g², b ← β b + g / (√(v −
 * m² + ε′) + ε), x ← x − η b.
 *
 * <p>{@link CenteredRmsProp} with the buffer of {@link RmsPropMomentum}: the learning rate stands
 * outside, as in PyTorch; optax, Keras and Graves have it inside. They agree while η is constant.
 * Made by {@link CenteredRmsProp#momentum}. State: three numbers for each parameter.
 *
 * <p>Graves: Generating sequences with recurrent neural networks, 2013, equations 38 to 41, with β
 * = 0.9, ε′ = 1e-4 and α = 0.95.
 *
 * @param lr learning rate η ≥ 0
 * @param beta momentum β in [0, 1); customary 0.9
 * @param alpha decay α of both means, in [0, 1); customary 0.99
 * @param eps ε ≥ 0 outside the root; customary 1e-8
 * @param epsRoot ε′ ≥ 0 inside the root; customary 0
 */
public record CenteredRmsPropMomentum(
        Schedule lr, Schedule beta, double alpha, double eps, double epsRoot)
        implements Elementwise {
    /** Checks the settings. */
    public CenteredRmsPropMomentum {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
        Require.decay("alpha", alpha);
        Require.nonNegative("eps", eps);
        Require.nonNegative("epsRoot", epsRoot);
    }

    /** Returns this with another momentum. */
    public CenteredRmsPropMomentum beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public CenteredRmsPropMomentum beta(Schedule value) {
        return new CenteredRmsPropMomentum(lr, value, alpha, eps, epsRoot);
    }

    /** Returns this with another α. */
    public CenteredRmsPropMomentum alpha(double value) {
        return new CenteredRmsPropMomentum(lr, beta, value, eps, epsRoot);
    }

    /** Returns this with another ε outside the root. */
    public CenteredRmsPropMomentum eps(double value) {
        return new CenteredRmsPropMomentum(lr, beta, alpha, value, epsRoot);
    }

    /** Returns this with another ε inside the root. */
    public CenteredRmsPropMomentum epsRoot(double value) {
        return new CenteredRmsPropMomentum(lr, beta, alpha, eps, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← α m + (1 − α) g, v ← α v + (1 − α) g², b ← β b + g / (√(v − m² + ε′) + ε), x ← x − η b",
                "3n",
                "Graves: Generating sequences with recurrent neural networks, 2013, equations 38 to 41");
    }

    @Override
    public void update(double[] x, double[] g, Block k, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double[] b = s.slot("b");
        double eta = s.rate(lr);
        double beta = Require.decay("beta", s.at(this.beta), s.t());
        double a = alpha;
        double e = eps;
        double inside = epsRoot;
        for (int i = k.from(), to = k.to(); i < to; i++) {
            // Numbers in between: where arrays are read again after a store, this takes nine times
            // as long on Java 17.
            double mean = a * m[i] + (1 - a) * g[i];
            double square = a * v[i] + (1 - a) * (g[i] * g[i]);
            double root = Math.sqrt(Math.max(0, square - mean * mean) + inside);
            double moved = beta * b[i] + g[i] / (root + e);
            m[i] = mean;
            v[i] = square;
            b[i] = moved;
            x[i] -= eta * moved;
        }
    }
}
