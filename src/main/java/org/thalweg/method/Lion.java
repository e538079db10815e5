package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Description;
import org.thalweg.core.Elementwise;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * Lion: c = β₁ m + (1 − β₁) g, x ← (1 − η λ) x − η sign(c), then m ← β₂ m + (1 − β₂) g.
 *
 * <p>Every coordinate moves by η, but for the decay, or not at all where c = 0. The updates are
 * longer than Adam's on the whole: rates 3 to 10 times smaller and λ as much larger are customary.
 * With β₁ = β₂ it is signum, the sign of the momentum; with both 0 it is {@link SignSgd}. State:
 * one number for each parameter.
 *
 * <p>Chen et al.: Symbolic discovery of optimization algorithms, 2023, algorithm 2. λ is multiplied
 * by η, as there and in all packages; its default is 0.001 in optax, 0 in the authors' package.
 *
 * @param lr learning rate η ≥ 0; customary 0.0001
 * @param beta1 decay β₁ of m in c, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of m, in [0, 1); customary 0.99
 * @param decay weight decay λ ≥ 0; customary 0
 */
public record Lion(Schedule lr, Schedule beta1, double beta2, double decay) implements Elementwise {
    /** Checks the settings. */
    public Lion {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("decay", decay);
    }

    /** Returns this with another β₁. */
    public Lion beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public Lion beta1(Schedule value) {
        return new Lion(lr, value, beta2, decay);
    }

    /** Returns this with another β₂. */
    public Lion beta2(double value) {
        return new Lion(lr, beta1, value, decay);
    }

    /** Returns this with another weight decay. */
    public Lion decay(double value) {
        return new Lion(lr, beta1, beta2, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "c = β₁ m + (1 − β₁) g, x ← (1 − η λ) x − η sign(c), m ← β₂ m + (1 − β₂) g",
                "n",
                "Chen et al.: Symbolic discovery of optimization algorithms, 2023, algorithm 2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double eta = s.rate(lr);
        double keep = 1 - eta * decay;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            double c = b1 * m[i] + (1 - b1) * g[i];
            // sign(c), also of 0; Math.signum takes three times as long on Java 17.
            x[i] = keep * x[i] - eta * (c / Math.max(Math.abs(c), Double.MIN_VALUE));
            m[i] = b2 * m[i] + (1 - b2) * g[i];
        }
    }
}
