package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * RAdam, Adam with the variance of its early rates rectified: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1
 * − β₂) g², ρₜ = ρ∞ − 2t β₂ᵗ / (1 − β₂ᵗ) with ρ∞ = 2 / (1 − β₂) − 1; if ρₜ &gt; 5, x ← x − η r m̂
 * √(1 − β₂ᵗ) / (√v + ε) with r² = (ρₜ − 4)(ρₜ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρₜ), else x ← x − η m̂.
 *
 * <p>While v rests on few gradients, five updates with the customary β₂, it is not used: those
 * updates are η times as long as m̂, and a large gradient makes a large one. Then r grows towards 1
 * as a built-in warm-up. With β₂ ≤ 2/3, v is never used. State: two numbers for each parameter.
 *
 * <p>Liu et al.: On the variance of the adaptive learning rate and beyond, 2020, algorithm 2, which
 * has ρₜ &gt; 4 and no ε. The 5 and ε before the correction are PyTorch's; optax has ρₜ ≥ 5 and ε
 * after it, the authors' package makes no update at all before. None of these is offered here.
 *
 * @param lr learning rate η ≥ 0; customary 0.001
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 */
public record RAdam(Schedule lr, Schedule beta1, double beta2, double eps) implements Elementwise {
    /** Checks the settings. */
    public RAdam {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another β₁. */
    public RAdam beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public RAdam beta1(Schedule value) {
        return new RAdam(lr, value, beta2, eps);
    }

    /** Returns this with another β₂. */
    public RAdam beta2(double value) {
        return new RAdam(lr, beta1, value, eps);
    }

    /** Returns this with another ε. */
    public RAdam eps(double value) {
        return new RAdam(lr, beta1, beta2, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η r m̂ √(1 − β₂ᵗ) / (√v + ε) if ρₜ > 5, else x − η m̂",
                "2n",
                "Liu et al.: On the variance of the adaptive learning rate and beyond, 2020, algorithm 2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double eta = s.rate(lr) / (1 - Math.pow(b1, s.t()));
        double power = Math.pow(b2, s.t());
        double limit = 2 / (1 - b2) - 1;
        double rho = limit - 2 * s.t() * power / (1 - power);
        boolean rectified = rho > 5;
        if (rectified) {
            double r2 = (rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho);
            eta *= Math.sqrt(r2 * (1 - power));
        }
        for (int i = b.from(), to = b.to(); i < to; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            x[i] -= rectified ? eta * m[i] / (Math.sqrt(v[i]) + e) : eta * m[i];
        }
    }
}
