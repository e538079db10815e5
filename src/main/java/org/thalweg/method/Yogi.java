package org.thalweg.method;

import java.util.Arrays;
import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Yogi: m ← β₁ m + (1 − β₁) g, v ← v − (1 − β₂) sign(v − g²) g², x ← x − η (m / (1 − β₁ᵗ)) / (√(v /
 * (1 − β₂ᵗ)) + ε).
 *
 * <p>Adam whose v changes by no more than (1 − β₂) g² at once, also downwards: after a large
 * gradient the rate recovers slowly. State: two numbers for each parameter.
 *
 * <p>Zaheer et al.: Adaptive methods for nonconvex optimization, 2018, algorithm 2; the bias is
 * corrected as in Adam, as in optax. Deviation from optax and pytorch_optimizer: m starts at 0,
 * theirs at v₀ too.
 *
 * @param lr learning rate η ≥ 0; customary 0.01
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param initial v₀ ≥ 0; customary 1e-6
 * @param eps ε ≥ 0; customary 0.001. With ε = v₀ = 0 a gradient that has been zero from the start
 *     gives 0/0
 */
public record Yogi(Schedule lr, Schedule beta1, double beta2, double initial, double eps)
        implements Elementwise {
    // Times this, any difference of v and g² but 0 is longer than g².
    private static final double HUGE = 0x1p1000;

    /** Checks the settings. */
    public Yogi {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("initial", initial);
        Require.nonNegative("eps", eps);
    }

    /** Returns this with another β₁. */
    public Yogi beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public Yogi beta1(Schedule value) {
        return new Yogi(lr, value, beta2, initial, eps);
    }

    /** Returns this with another β₂. */
    public Yogi beta2(double value) {
        return new Yogi(lr, beta1, value, initial, eps);
    }

    /** Returns this with another start of the mean square. */
    public Yogi initial(double value) {
        return new Yogi(lr, beta1, beta2, value, eps);
    }

    /** Returns this with another ε. */
    public Yogi eps(double value) {
        return new Yogi(lr, beta1, beta2, initial, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← v − (1 − β₂) sign(v − g²) g², x ← x − η m̂ / (√v̂ + ε)",
                "2n",
                "Zaheer et al.: Adaptive methods for nonconvex optimization, 2018, algorithm 2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double eta = s.rate(lr) / (1 - Math.pow(b1, s.t()));
        double root = 1 / Math.sqrt(1 - Math.pow(b2, s.t()));
        if (s.t() == 1) {
            Arrays.fill(v, b.from(), b.to(), initial);
        }
        for (int i = b.from(), to = b.to(); i < to; i++) {
            double square = g[i] * g[i];
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            // Math.signum takes four times as long on Java 17, and so does one operation more.
            v[i] -= (1 - b2) * Math.max(-square, Math.min(square, (v[i] - square) * HUGE));
            x[i] -= eta * m[i] / (Math.sqrt(v[i]) * root + e);
        }
    }
}
