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
 * LAMB, for each block: m and v as in {@link Adam}, r = m̂ / (√v̂ + ε) + λ x, x ← x − η (‖x‖ / ‖r‖)
 * r.
 *
 * <p>An update is η‖x‖ long, whatever the gradient. The ratio ‖x‖/‖r‖ is 1 where one of the norms
 * is 0: a layer of zeros takes the plain Adam step. State: two numbers for each parameter. Taken as
 * it is, the whole vector is one block; {@code lamb(0.01).perBlock(layout)} gives each layer its
 * own ratio.
 *
 * <p>You et al.: Large batch optimization for deep learning: training BERT in 76 minutes, 2020,
 * algorithm 2, with φ(z) = z. As there and in optax the moments are debiased and the decay stands
 * inside the ratio; Keras decays outside. The paper's first version did not debias.
 *
 * @param lr learning rate η ≥ 0, the length of an update over that of the block
 * @param beta1 decay β₁ of the mean, in [0, 1); customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-6. With 0 a gradient that has been zero from the start gives 0/0
 * @param decay weight decay λ ≥ 0, inside the ratio; customary 0 to 0.01
 */
public record Lamb(Schedule lr, Schedule beta1, double beta2, double eps, double decay)
        implements Blockwise {
    /** Checks the settings. */
    public Lamb {
        Require.rate("lr", lr);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
        Require.nonNegative("decay", decay);
    }

    /** Returns this with another β₁. */
    public Lamb beta1(double value) {
        return beta1(new Constant(value));
    }

    /** Returns this with another β₁. */
    public Lamb beta1(Schedule value) {
        return new Lamb(lr, value, beta2, eps, decay);
    }

    /** Returns this with another β₂. */
    public Lamb beta2(double value) {
        return new Lamb(lr, beta1, value, eps, decay);
    }

    /** Returns this with another ε. */
    public Lamb eps(double value) {
        return new Lamb(lr, beta1, beta2, value, decay);
    }

    /** Returns this with another weight decay. */
    public Lamb decay(double value) {
        return new Lamb(lr, beta1, beta2, eps, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², r = m̂ / (√v̂ + ε) + λ x, x ← x − η (‖x‖ / ‖r‖) r",
                "2n",
                "You et al.: Large batch optimization for deep learning: training BERT in 76 minutes, 2020, algorithm 2");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] m = s.slot("m");
        double[] v = s.slot("v");
        double[] r = s.scratch("r");
        double b1 = Require.decay("beta1", s.at(beta1), s.t());
        double b2 = beta2;
        double e = eps;
        double lambda = decay;
        double eta = s.rate(lr);
        double mean = 1 / (1 - Math.pow(b1, s.t()));
        double root = 1 / Math.sqrt(1 - Math.pow(b2, s.t()));
        int from = b.from();
        int to = b.to();
        for (int i = from; i < to; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            r[i] = mean * m[i] / (Math.sqrt(v[i]) * root + e) + lambda * x[i];
        }
        eta *= Lars.ratio(Norm.of(x, from, to), Norm.of(r, from, to));
        for (int i = from; i < to; i++) {
            x[i] -= eta * r[i];
        }
    }
}
