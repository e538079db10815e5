package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Description;
import org.thalweg.core.Norm;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;
import org.thalweg.schedule.Constant;

/**
 * LARS, for each block: u = g + λ x, v ← β v + η τ (‖x‖ / ‖u‖) u, x ← x − v.
 *
 * <p>Without momentum an update is ητ‖x‖ long, whatever the gradient. The ratio τ‖x‖/‖u‖ is 1 where
 * one of the norms is 0. State: one number for each parameter. Taken as it is, the whole vector is
 * one block; {@code lars(0.5).perBlock(layout)} gives each layer its own ratio.
 *
 * <p>You, Gitman and Ginsburg: Large batch training of convolutional networks, 2017, algorithm 1.
 * Deviation: the paper divides by ‖g‖ + λ‖x‖; here, as in optax, by the norm of the sum, which
 * makes the length exact. η stands inside v as in the paper and optax; ports to PyTorch keep it
 * outside.
 *
 * @param lr learning rate η ≥ 0
 * @param beta momentum β in [0, 1); customary 0.9
 * @param trust τ &gt; 0, the length of an update over that of the block; customary 0.001
 * @param decay weight decay λ ≥ 0, inside the ratio; customary 0 to 5e-4
 */
public record Lars(Schedule lr, Schedule beta, double trust, double decay) implements Blockwise {
    /** Checks the settings. */
    public Lars {
        Require.rate("lr", lr);
        Require.decay("beta", beta);
        Require.positive("trust", trust);
        Require.nonNegative("decay", decay);
    }

    /** Returns this with another momentum. */
    public Lars beta(double value) {
        return beta(new Constant(value));
    }

    /** Returns this with another momentum. */
    public Lars beta(Schedule value) {
        return new Lars(lr, value, trust, decay);
    }

    /** Returns this with another τ. */
    public Lars trust(double value) {
        return new Lars(lr, beta, value, decay);
    }

    /** Returns this with another weight decay. */
    public Lars decay(double value) {
        return new Lars(lr, beta, trust, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "u = g + λ x, v ← β v + η τ (‖x‖ / ‖u‖) u, x ← x − v",
                "n",
                "You, Gitman and Ginsburg: Large batch training of convolutional networks, 2017, algorithm 1");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] v = s.slot("v");
        double[] u = s.scratch("u");
        double eta = s.rate(lr);
        double beta = Require.decay("beta", s.at(this.beta), s.t());
        double lambda = decay;
        int from = b.from();
        int to = b.to();
        for (int i = from; i < to; i++) {
            u[i] = g[i] + lambda * x[i];
        }
        eta *= ratio(trust * Norm.of(x, from, to), Norm.of(u, from, to));
        for (int i = from; i < to; i++) {
            v[i] = beta * v[i] + eta * u[i];
            x[i] -= v[i];
        }
    }

    /** Returns wanted / given, the factor that makes an update as long as wanted; 1 if one is 0. */
    static double ratio(double wanted, double given) {
        // The quotient by a subnormal norm may be ∞, and ∞ times the update too.
        return wanted == 0 || given == 0 ? 1 : Math.min(wanted / given, Double.MAX_VALUE);
    }
}
