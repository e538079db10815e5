package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * RMSprop with momentum: v ← α v + (1 − α) g², b ← β b + g / (√(v + ε′) + ε), x ← x − η b.
 *
 * <p>The learning rate stands outside the buffer, as in PyTorch; optax and Keras have it inside.
 * They agree while η is constant. Made by {@link RmsProp#momentum}. State: two numbers for each
 * parameter.
 *
 * <p>Tieleman and Hinton: Neural networks for machine learning, 2012, lecture 6.5, "further
 * developments".
 *
 * @param lr learning rate η ≥ 0
 * @param beta momentum β in [0, 1); customary 0.9
 * @param alpha decay α of the mean square, in [0, 1); customary 0.99
 * @param eps ε ≥ 0 outside the root; customary 1e-8
 * @param epsRoot ε′ ≥ 0 inside the root; customary 0
 */
public record RmsPropMomentum(Schedule lr, Schedule beta, double alpha, double eps, double epsRoot)
        implements Elementwise {
    /** Checks the settings. */
    public RmsPropMomentum {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
        Require.decay("alpha", alpha);
        Require.nonNegative("eps", eps);
        Require.nonNegative("epsRoot", epsRoot);
    }

    /** Returns this with another momentum. */
    public RmsPropMomentum beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public RmsPropMomentum beta(Schedule value) {
        return new RmsPropMomentum(lr, value, alpha, eps, epsRoot);
    }

    /** Returns this with another α. */
    public RmsPropMomentum alpha(double value) {
        return new RmsPropMomentum(lr, beta, value, eps, epsRoot);
    }

    /** Returns this with another ε outside the root. */
    public RmsPropMomentum eps(double value) {
        return new RmsPropMomentum(lr, beta, alpha, value, epsRoot);
    }

    /** Returns this with another ε inside the root. */
    public RmsPropMomentum epsRoot(double value) {
        return new RmsPropMomentum(lr, beta, alpha, eps, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "v ← α v + (1 − α) g², b ← β b + g / (√(v + ε′) + ε), x ← x − η b",
                "2n",
                "Tieleman and Hinton: Neural networks for machine learning, 2012, lecture 6.5");
    }

    @Override
    public void update(double[] x, double[] g, Block k, State s) {
        double[] v = s.slot("v");
        double[] b = s.slot("b");
        double eta = s.rate(lr);
        double beta = Require.decay("beta", s.at(this.beta), s.t());
        double a = alpha;
        double e = eps;
        double inside = epsRoot;
        for (int i = k.from(), to = k.to(); i < to; i++) {
            v[i] = a * v[i] + (1 - a) * (g[i] * g[i]);
            b[i] = beta * b[i] + g[i] / (Math.sqrt(v[i] + inside) + e);
            x[i] -= eta * b[i];
        }
    }
}
