package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * Lookahead: k updates of another method forward, then a share of the way back: slow ← α x + (1 −
 * α) slow, x ← slow.
 *
 * <p>With α = 1 it is the other method, bit for bit; with α = 0 it stays where it was. The answer
 * is the slow parameters, as the authors, optax and pytorch_optimizer evaluate them; they change in
 * every k-th update. State: one number for each parameter, and that of the method. Not around
 * {@link ScheduleFreeSgd} and {@link ScheduleFreeAdamW}, which would not know that their y was
 * moved.
 *
 * <p>Zhang et al.: Lookahead optimizer: k steps forward, 1 step back, 2019, algorithm 1. The memory
 * of the other method is kept at the way back, as in the authors' code by default; its options to
 * reset the momentum or to pull it back too are not here.
 *
 * @param fast the method that walks
 * @param k updates between two ways back, at least 1; customary 5
 * @param alpha α in [0, 1], the share that is kept; customary 0.5 to 0.8
 */
public record Lookahead(Method fast, int k, double alpha) implements Method {
    /** Checks the settings. */
    public Lookahead {
        Require.given("fast", fast);
        Require.atLeast("k", k, 1);
        Require.share("alpha", alpha);
    }

    @Override
    public Description describe() {
        Description inner = fast.describe();
        return Description.of(
                this,
                inner.formula() + "; every k updates slow ← α x + (1 − α) slow, x ← slow",
                "n + " + inner.memory(),
                "Zhang et al.: Lookahead optimizer: k steps forward, 1 step back, 2019, algorithm 1");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        double[] slow = s.slot("slow", x);
        double loss = fast.step(x, f, s.child("fast"));
        if (s.t() % k == 0) {
            for (int i = 0; i < x.length; i++) {
                slow[i] = alpha * x[i] + (1 - alpha) * slow[i];
                x[i] = slow[i];
            }
        }
        return loss;
    }

    @Override
    public void answer(double[] x, State s, double[] out) {
        fast.answer(s.slot("slow"), s.child("fast"), out);
    }
}
