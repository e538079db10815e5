package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.GradientMethod;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Prodigy: Adam with an estimate d of the distance from the start to a minimizer as its learning
 * rate.
 *
 * <p>With η̂ = d η √(1 − β₂ᵗ) / (1 − β₁ᵗ): r ← √β₂ r + (d/d₀) η̂ ⟨g, x₀ − x⟩, s ← √β₂ s + (d/d₀) η̂
 * g, m ← β₁ m + (1 − β₁) d g, v ← β₂ v + (1 − β₂) (d g)², then d ← max(d, r / ‖s‖₁) and x ← x − η̂
 * (m / (√v + d ε) + λ x): η̂ with the old d, ε with the new one. d starts at d₀ and never falls. It
 * is one number for all blocks, so this is not a blockwise method. State: four numbers for each
 * parameter.
 *
 * <p>Mishchenko and Defazio: Prodigy: an expeditiously adaptive parameter-free learner, 2024, with
 * Adam's bias correction, as in optax and as everywhere here. The authors' package leaves it out
 * unless {@code use_bias_correction} is set; since it multiplies η, a schedule takes it out again:
 * {@code prodigy(t -> (1 - pow(0.9, t + 1)) / sqrt(1 - pow(0.999, t + 1)))}. Not here: its {@code
 * d_coef}, {@code growth_rate} and {@code safeguard_warmup}.
 *
 * @param lr η ≥ 0, a factor of the rate that is found; customary 1, or a schedule that falls from 1
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 * @param decay weight decay λ ≥ 0; customary 0
 * @param d0 d₀ &gt; 0, an estimate of the distance that is surely too small; customary 1e-6
 */
public record Prodigy(
        Schedule lr, Schedule beta1, double beta2, double eps, double decay, double d0)
        implements GradientMethod {
    /** Checks the settings. */
    public Prodigy {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
        Require.nonNegative("decay", decay);
        Require.positive("d0", d0);
    }

    /** Returns this with another β₁. */
    public Prodigy beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public Prodigy beta1(Schedule value) {
        return new Prodigy(lr, value, beta2, eps, decay, d0);
    }

    /** Returns this with another β₂. */
    public Prodigy beta2(double value) {
        return new Prodigy(lr, beta1, value, eps, decay, d0);
    }

    /** Returns this with another ε. */
    public Prodigy eps(double value) {
        return new Prodigy(lr, beta1, beta2, value, decay, d0);
    }

    /** Returns this with another weight decay. */
    public Prodigy decay(double value) {
        return new Prodigy(lr, beta1, beta2, eps, value, d0);
    }

    /** Returns this with another d₀. */
    public Prodigy d0(double value) {
        return new Prodigy(lr, beta1, beta2, eps, decay, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "d ← max(d, r / ‖s‖₁), x ← x − η̂ (m / (√v + d ε) + λ x), η̂ = d η √(1 − β₂ᵗ) / (1 − β₁ᵗ)",
                "4n + 2",
                "Mishchenko and Defazio: Prodigy: an expeditiously adaptive parameter-free learner, 2024");
    }

    @Override
    public void update(double[] x, double[] g, State state) {
        double[] start = state.slot("start", x);
        double[] m = state.slot("m");
        double[] v = state.slot("v");
        double[] s = state.slot("s");
        double[] known = state.slot("known", 2); // d, r
        double d = state.t() == 1 ? d0 : known[0];
        double b1 = Require.decay("beta1", state.at(beta1), state.t());
        double b2 = beta2;
        double b3 = Math.sqrt(b2);
        double correction = Math.sqrt(1 - Math.pow(b2, state.t())) / (1 - Math.pow(b1, state.t()));
        double eta = d * state.rate(lr) * correction;
        double weight = d / d0 * eta;
        double inner = 0;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double dg = d * g[i];
            inner += g[i] * (start[i] - x[i]);
            m[i] = b1 * m[i] + (1 - b1) * dg;
            v[i] = b2 * v[i] + (1 - b2) * dg * dg;
            s[i] = b3 * s[i] + weight * g[i];
            sum += Math.abs(s[i]);
        }
        known[1] = b3 * known[1] + weight * inner;
        known[0] = sum > 0 ? Math.max(d, known[1] / sum) : d;
        if (sum == 0) {
            return;
        }
        double e = known[0] * eps;
        double shrink = eta * decay;
        for (int i = 0; i < x.length; i++) {
            x[i] -= eta * m[i] / (Math.sqrt(v[i]) + e) + shrink * x[i];
        }
    }
}
