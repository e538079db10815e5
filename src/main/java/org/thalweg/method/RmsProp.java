package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * RMSprop: v ← α v + (1 − α) g², x ← x − η g / (√(v + ε′) + ε).
 *
 * <p>AdaGrad that forgets. v starts at 0 and is not corrected for that, so the first update is
 * η/√(1 − α) long: ten rates for α = 0.99. {@link #momentum} and {@link CenteredRmsProp} are
 * variants. State: one number for each parameter.
 *
 * <p>Defaults are PyTorch's: α = 0.99, ε = 1e-8 outside the root. optax and Keras put it inside and
 * take α = 0.9: {@code alpha(0.9).eps(0).epsRoot(1e-8)}, 1e-7 for Keras.
 *
 * <p>Tieleman and Hinton: Neural networks for machine learning, 2012, lecture 6.5, which has α =
 * 0.9 and no ε.
 *
 * @param lr learning rate η ≥ 0
 * @param alpha decay α of the mean square, in [0, 1); customary 0.99
 * @param eps ε ≥ 0 outside the root; customary 1e-8
 * @param epsRoot ε′ ≥ 0 inside the root; customary 0. It acts as √ε′ outside. With ε = ε′ = 0 a
 *     gradient that has been zero from the start gives 0/0
 */
public record RmsProp(Schedule lr, double alpha, double eps, double epsRoot)
        implements Elementwise {
    /** Checks the settings. */
    public RmsProp {
        Require.rate("lr", lr);
        Require.decay("alpha", alpha);
        Require.nonNegative("eps", eps);
        Require.nonNegative("epsRoot", epsRoot);
    }

    /** Returns this with another α. */
    public RmsProp alpha(double value) {
        return new RmsProp(lr, value, eps, epsRoot);
    }

    /** Returns this with another ε outside the root. */
    public RmsProp eps(double value) {
        return new RmsProp(lr, alpha, value, epsRoot);
    }

    /** Returns this with another ε inside the root. */
    public RmsProp epsRoot(double value) {
        return new RmsProp(lr, alpha, eps, value);
    }

    /** Returns RMSprop with momentum and otherwise these settings. */
    public RmsPropMomentum momentum(double beta) {
        return momentum(new Constant(beta));
    }

    /** Returns RMSprop with momentum and otherwise these settings. */
    public RmsPropMomentum momentum(Schedule beta) {
        return new RmsPropMomentum(lr, beta, alpha, eps, epsRoot);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "v ← α v + (1 − α) g², x ← x − η g / (√(v + ε′) + ε)",
                "n",
                "Tieleman and Hinton: Neural networks for machine learning, 2012, lecture 6.5");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] v = s.slot("v");
        double eta = s.rate(lr);
        double a = alpha;
        double e = eps;
        double inside = epsRoot;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            // This order of the operations is that of published runs, which are chaotic.
            v[i] = a * v[i] + (1 - a) * (g[i] * g[i]);
            x[i] -= eta / (Math.sqrt(v[i] + inside) + e) * g[i];
        }
    }
}
