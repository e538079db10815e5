package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * AMSGrad: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← max(w, v), x ← x − η (m / (1 − β₁ᵗ))
 * / (√(w / (1 − β₂ᵗ)) + ε).
 *
 * <p>Adam whose mean square never falls, so that a rare large gradient is not forgotten before the
 * many small ones against it. While |g| does not fall it is Adam. State: three numbers for each
 * parameter.
 *
 * <p>Reddi, Kale, Kumar: On the convergence of Adam and beyond, 2018, algorithm 2. Deviation: the
 * bias is corrected, as in PyTorch, Keras and optax; the paper does not correct it. The maximum is
 * that of v, as in PyTorch's and Keras' code; PyTorch's documentation and optax take the maximum of
 * v / (1 − β₂ᵗ), which is another method and not offered here.
 *
 * @param lr learning rate η ≥ 0; customary 0.001
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 */
public record AmsGrad(Schedule lr, Schedule beta1, double beta2, double eps)
        implements Elementwise {
    /** Checks the settings. */
    public AmsGrad {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another β₁. */
    public AmsGrad beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public AmsGrad beta1(Schedule value) {
        return new AmsGrad(lr, value, beta2, eps);
    }

    /** Returns this with another β₂. */
    public AmsGrad beta2(double value) {
        return new AmsGrad(lr, beta1, value, eps);
    }

    /** Returns this with another ε. */
    public AmsGrad eps(double value) {
        return new AmsGrad(lr, beta1, beta2, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← max(w, v), x ← x − η m̂ / (√ŵ + ε)",
                "3n",
                "Reddi, Kale, Kumar: On the convergence of Adam and beyond, 2018, algorithm 2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double[] w = s.slot("w");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double eta = s.rate(lr) / (1 - Math.pow(b1, s.t()));
        double root = 1 / Math.sqrt(1 - Math.pow(b2, s.t()));
        for (int i = b.from(), to = b.to(); i < to; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            w[i] = Math.max(w[i], v[i]);
            x[i] -= eta * m[i] / (Math.sqrt(w[i]) * root + e);
        }
    }
}
