package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Description;
import org.thalweg.core.Require;
import org.thalweg.core.Schedule;
import org.thalweg.core.State;

/**
 * Schedule-Free gradient descent: z ← z − η (g(y) + λ y), x̄ ← (1 − c) x̄ + c z, y = (1 − β) z + β
 * x̄.
 *
 * <p>The parameters that train are y, where the gradient is taken; {@link
 * org.thalweg.core.Optimizer#answer} gives the average x̄, which is what to evaluate and to ship. c
 * = w / Σw with w = tʳ (largest η so far)²: with a constant η and r = 0 c = 1/t, so x̄ is the mean
 * of z₁ … z_t. No decreasing schedule is needed, and the number of updates need not be known; the
 * small rates of a warm-up weigh little. State: one number for each parameter, x̄ = (y − (1 − β) z)
 * / β is not kept.
 *
 * <p>Defazio et al.: The road less scheduled, 2024. As in the authors' code, where {@code
 * optimizer.eval()} gives the average and {@code warmup_steps=100} is {@code
 * constant(1).warmup(100)} here. β is not a schedule, since x̄ could not be had from y then; with β
 * near 0 this is {@link Polyak} around {@link Sgd}, with 1 the gradient is taken at the average.
 *
 * @param lr learning rate η ≥ 0, constant or warming up; authors' 1
 * @param beta β in (0, 1], the share of x̄ in y; customary 0.9
 * @param decay λ ≥ 0, an L2 penalty at y; customary 0
 * @param power r ≥ 0, later updates weighing tʳ; customary 0
 */
public record ScheduleFreeSgd(Schedule lr, double beta, double decay, double power)
        implements Blockwise {
    /** Checks the settings. */
    public ScheduleFreeSgd {
        Require.rate("lr", lr);
        Require.factor("beta", beta);
        Require.nonNegative("decay", decay);
        Require.nonNegative("power", power);
    }

    /** Returns this with another β. */
    public ScheduleFreeSgd beta(double value) {
        return new ScheduleFreeSgd(lr, value, decay, power);
    }

    /** Returns this with another λ. */
    public ScheduleFreeSgd decay(double value) {
        return new ScheduleFreeSgd(lr, beta, value, power);
    }

    /** Returns this with another r. */
    public ScheduleFreeSgd power(double value) {
        return new ScheduleFreeSgd(lr, beta, decay, value);
    }

    @Override
    public Description describe() {
        return Description.of(
                this,
                "z ← z − η (g(y) + λ y), x̄ ← (1 − c) x̄ + c z, y = (1 − β) z + β x̄",
                "n + 3",
                "Defazio et al.: The road less scheduled, 2024");
    }

    @Override
    public void update(double[] y, double[] g, Block b, State s) {
        double[] z = s.slot("z", y);
        double eta = s.rate(lr);
        double c = share(eta, power, s);
        double ahead = eta * (1 - beta * (1 - c));
        double lambda = decay;
        for (int i = b.from(), to = b.to(); i < to; i++) {
            double d = g[i] + lambda * y[i];
            y[i] = (1 - c) * y[i] + c * z[i] - ahead * d;
            z[i] -= eta * d;
        }
    }

    @Override
    public void answer(double[] y, State s, double[] out) {
        average(y, s.slot("z"), beta, out);
    }

    /** Returns c, once for all blocks of an update. */
    static double share(double eta, double power, State s) {
        double[] sum = s.slot("sum", 3); // of the weights, the largest η in it, its last update
        boolean first = sum[2] < s.t();
        sum[1] = Math.max(sum[1], eta);
        double weight = Math.pow(s.t(), power) * sum[1] * sum[1];
        if (first) {
            sum[0] += weight;
            sum[2] = s.t();
        }
        return weight > 0 ? weight / sum[0] : 0;
    }

    /** x̄ from y and z. */
    static void average(double[] y, double[] z, double beta, double[] out) {
        double r = 1 / beta;
        for (int i = 0; i < y.length; i++) {
            out[i] = r * y[i] + (1 - r) * z[i];
        }
    }
}
