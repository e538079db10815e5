package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * AdamW, Adam with decoupled weight decay: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← (1 −
 * η λ) x − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε).
 *
 * <p>The decay acts on x alone and not through m and v, so every parameter shrinks at the same
 * rate. Adam with L2, {@code adam(lr)} with {@code loss.l2(λ)}, is another method: there a large
 * gradient makes the penalty of its coordinate small. State: two numbers for each parameter.
 *
 * <p>Loshchilov and Hutter: Decoupled weight decay regularization, 2019, algorithm 2. Deviation: λ
 * is multiplied by η, as in PyTorch, optax and Keras; the paper multiplies it by the schedule's
 * multiplier only, so that λ = λ_paper/η₀. Defaults of λ elsewhere: 0.0001 in optax, 0.004 in
 * Keras.
 *
 * @param lr learning rate η ≥ 0; customary 0.001
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 * @param decay weight decay λ ≥ 0; customary 0.01
 */
public record AdamW(Schedule lr, Schedule beta1, double beta2, double eps, double decay)
        implements Elementwise {
    /** Checks the settings. */
    public AdamW {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
        Require.nonNegative("decay", decay);
    }

    /** Returns this with another β₁. */
    public AdamW beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public AdamW beta1(Schedule value) {
        return new AdamW(lr, value, beta2, eps, decay);
    }

    /** Returns this with another β₂. */
    public AdamW beta2(double value) {
        return new AdamW(lr, beta1, value, eps, decay);
    }

    /** Returns this with another ε. */
    public AdamW eps(double value) {
        return new AdamW(lr, beta1, beta2, value, decay);
    }

    /** Returns this with another weight decay. */
    public AdamW decay(double value) {
        return new AdamW(lr, beta1, beta2, eps, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← (1 − η λ) x − η m̂ / (√v̂ + ε)",
                "2n",
                "Loshchilov and Hutter: Decoupled weight decay regularization, 2019, algorithm 2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double rate = s.rate(lr);
        double keep = 1 - rate * decay;
        double eta = rate / (1 - Math.pow(b1, s.t()));
        double root = 1 / Math.sqrt(1 - Math.pow(b2, s.t()));
        for (int i = b.from(), to = b.to(); i < to; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            x[i] = keep * x[i] - eta * m[i] / (Math.sqrt(v[i]) * root + e);
        }
    }
}
