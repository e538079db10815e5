package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * NAdam, Adam that looks ahead: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η ((1 − μₜ)
 * g / (1 − Pₜ) + μₜ₊₁ m / (1 − Pₜ₊₁)) / (√(v / (1 − β₂ᵗ)) + ε), with μₜ = β₁ (1 − ½ 0.96^(ψt)) and
 * Pₜ = μ₁ ⋯ μₜ.
 *
 * <p>What {@link Nesterov} is to {@link Momentum}: the gradient at hand counts twice. μ rises from
 * β₁/2 towards β₁, half the way in 4245 updates. State: two numbers for each parameter, and P.
 *
 * <p>Dozat: Incorporating Nesterov momentum into Adam, 2016. Deviation: m has the decay β₁ and not
 * μₜ, as in PyTorch; where β₁ follows a schedule, μₜ₊₁ uses the current one. Keras has ψ = 1; optax
 * has constant μ = β₁, which is not offered here.
 *
 * @param lr learning rate η ≥ 0; customary 0.002
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 * @param psi ψ ≥ 0, how fast μ rises; customary 0.004
 */
public record NAdam(Schedule lr, Schedule beta1, double beta2, double eps, double psi)
        implements Elementwise {
    private static final double[] ONE = {1, 1};

    /** Checks the settings. */
    public NAdam {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
        Require.nonNegative("psi", psi);
    }

    /** Returns this with another β₁. */
    public NAdam beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public NAdam beta1(Schedule value) {
        return new NAdam(lr, value, beta2, eps, psi);
    }

    /** Returns this with another β₂. */
    public NAdam beta2(double value) {
        return new NAdam(lr, beta1, value, eps, psi);
    }

    /** Returns this with another ε. */
    public NAdam eps(double value) {
        return new NAdam(lr, beta1, beta2, value, psi);
    }

    /** Returns this with another ψ. */
    public NAdam psi(double value) {
        return new NAdam(lr, beta1, beta2, eps, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η ((1 − μₜ) g / (1 − Pₜ) + μₜ₊₁ m / (1 − Pₜ₊₁)) / (√v̂ + ε)",
                "2n + 2",
                "Dozat: Incorporating Nesterov momentum into Adam, 2016");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double[] product = s.slot("product", ONE);
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        int t = s.t();
        double mu = b1 * (1 - 0.5 * Math.pow(0.96, psi * t));
        double next = b1 * (1 - 0.5 * Math.pow(0.96, psi * (t + 1)));
        // P of the last update stays beside this one's: other blocks of the update need it too.
        int here = t % 2;
        double p = product[1 - here] * mu;
        product[here] = p;
        double eta = s.rate(lr);
        double now = eta * (1 - mu) / (1 - p);
        double ahead = eta * next / (1 - p * next);
        double root = 1 / Math.sqrt(1 - Math.pow(b2, t));
        for (int i = b.from(), to = b.to(); i < to; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            x[i] -= (now * g[i] + ahead * m[i]) / (Math.sqrt(v[i]) * root + e);
        }
    }
}
