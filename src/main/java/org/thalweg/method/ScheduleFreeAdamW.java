package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Description;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * Schedule-Free AdamW: v ← β₂ v + (1 − β₂) g², z ← z − η (g(y) / (√v̂ + ε) + λ y), x̄ ← (1 − c) x̄
 * + c z, y = (1 − β) z + β x̄.
 *
 * <p>As {@link ScheduleFreeSgd}, with the gradient divided as Adam does; the averaging stands in
 * for Adam's m. The parameters that train are y; {@link org.thalweg.core.Optimizer#answer} gives
 * x̄. State: two numbers for each parameter.
 *
 * <p>Defazio et al.: The road less scheduled, 2024, algorithm 1, as in the authors' code.
 *
 * @param lr learning rate η ≥ 0, constant or warming up; authors' 0.0025
 * @param beta β in (0, 1], the share of x̄ in y; customary 0.9
 * @param beta2 decay β₂ of the mean square, in [0, 1); customary 0.999
 * @param eps ε ≥ 0; customary 1e-8. With 0 a gradient that has been zero from the start gives 0/0
 * @param decay weight decay λ ≥ 0, taken at y; customary 0
 * @param power r ≥ 0, later updates weighing tʳ; customary 0
 */
public record ScheduleFreeAdamW(
        Schedule lr, double beta, double beta2, double eps, double decay, double power)
        implements Blockwise {
    /** Checks the settings. */
    public ScheduleFreeAdamW {
        Require.rate("lr", lr);
        Require.factor("beta", beta);
        Require.decay("beta2", beta2);
        Require.nonNegative("eps", eps);
        Require.nonNegative("decay", decay);
        Require.nonNegative("power", power);
    }

    /** Returns this with another β. */
    public ScheduleFreeAdamW beta(double value) {
        return new ScheduleFreeAdamW(lr, value, beta2, eps, decay, power);
    }

    /** Returns this with another β₂. */
    public ScheduleFreeAdamW beta2(double value) {
        return new ScheduleFreeAdamW(lr, beta, value, eps, decay, power);
    }

    /** Returns this with another ε. */
    public ScheduleFreeAdamW eps(double value) {
        return new ScheduleFreeAdamW(lr, beta, beta2, value, decay, power);
    }

    /** Returns this with another λ. */
    public ScheduleFreeAdamW decay(double value) {
        return new ScheduleFreeAdamW(lr, beta, beta2, eps, value, power);
    }

    /** Returns this with another r. */
    public ScheduleFreeAdamW power(double value) {
        return new ScheduleFreeAdamW(lr, beta, beta2, eps, decay, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "v ← β₂ v + (1 − β₂) g², z ← z − η (g(y) / (√v̂ + ε) + λ y), x̄ ← (1 − c) x̄ + c z, y = (1 − β) z + β x̄",
                "2n + 3",
                "Defazio et al.: The road less scheduled, 2024, algorithm 1");
    }

    @Override
    public void update(double[] y, double[] g, Block b, State s) {
        double[] z = s.slot("z", y);
        double[] v = s.slot("v");
        double eta = s.rate(lr);
        double c = ScheduleFreeSgd.share(eta, power, s);
        double ahead = eta * (1 - beta * (1 - c));
        double b2 = beta2;
        double root = 1 / Math.sqrt(1 - Math.pow(b2, s.t()));
        double e = eps;
        double lambda = decay;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            double d = g[i] / (Math.sqrt(v[i]) * root + e) + lambda * y[i];
            y[i] = (1 - c) * y[i] + c * z[i] - ahead * d;
            z[i] -= eta * d;
        }
    }

    @Override
    public void answer(double[] y, State s, double[] out) {
        ScheduleFreeSgd.average(y, s.slot("z"), beta, out);
    }
}
