package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Centered RMSprop: m ← α m + (1 − α) g, v ← α v + (1 − α) g², x ← x − η g / (√(v − m² + ε′) + ε).
 *
 * <p>v − m² is the variance of the gradient, so steady gradients make long updates. Where it rounds
 * to less than 0 it is 0: deviation from PyTorch, which turns a constant gradient into NaN in the
 * end. Rates and ε as in {@link RmsProp}; optax and Keras put ε inside the root. State: two numbers
 * for each parameter.
 *
 * <p>Graves: Generating sequences with recurrent neural networks, 2013, equations 38 to 41, with ε′
 * = 1e-4 and {@link #momentum}.
 *
 * @param lr learning rate η ≥ 0
 * @param alpha decay α of both means, in [0, 1); customary 0.99
 * @param eps ε ≥ 0 outside the root; customary 1e-8
 * @param epsRoot ε′ ≥ 0 inside the root; customary 0. With ε = ε′ = 0 a gradient that has been zero
 *     from the start gives 0/0
 */
public record CenteredRmsProp(Schedule lr, double alpha, double eps, double epsRoot)
        implements Elementwise {
    /** Checks the settings. */
    public CenteredRmsProp {
        Require.rate("lr", lr);
        Require.decay("alpha", alpha);
        Require.nonNegative("eps", eps);
        Require.nonNegative("epsRoot", epsRoot);
    }

    /** Returns this with another α. */
    public CenteredRmsProp alpha(double value) {
        return new CenteredRmsProp(lr, value, eps, epsRoot);
    }

    /** Returns this with another ε outside the root. */
    public CenteredRmsProp eps(double value) {
        return new CenteredRmsProp(lr, alpha, value, epsRoot);
    }

    /** Returns this with another ε inside the root. */
    public CenteredRmsProp epsRoot(double value) {
        return new CenteredRmsProp(lr, alpha, eps, value);
    }

    /** Returns centered RMSprop with momentum and otherwise these settings. */
    public CenteredRmsPropMomentum momentum(double beta) {
        return momentum(new Constant(beta));
    }

    /** Returns centered RMSprop with momentum and otherwise these settings. */
    public CenteredRmsPropMomentum momentum(Schedule beta) {
        return new CenteredRmsPropMomentum(lr, beta, alpha, eps, epsRoot);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← α m + (1 − α) g, v ← α v + (1 − α) g², x ← x − η g / (√(v − m² + ε′) + ε)",
                "2n",
                "Graves: Generating sequences with recurrent neural networks, 2013, equations 38 to 41");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double eta = s.rate(lr);
        double a = alpha;
        double e = eps;
        double inside = epsRoot;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            m[i] = a * m[i] + (1 - a) * g[i];
            v[i] = a * v[i] + (1 - a) * (g[i] * g[i]);
            double variance = Math.max(0, v[i] - m[i] * m[i]);
            x[i] -= eta / (Math.sqrt(variance + inside) + e) * g[i];
        }
    }
}
