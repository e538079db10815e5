package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * The exponential moving average of another method's walk: a ← δ a + (1 − δ) x after each update;
 * the answer is a / (1 − δᵗ).
 *
 * <p>The walk itself is the other method's, bit for bit: x trains, the answer is what to evaluate
 * and to ship. The division takes away the weight of a's start at 0, so after one update the answer
 * is x. What is averaged is x, not the answer of the method inside. State: one number for each
 * parameter, one more, and that of the method.
 *
 * <p>Polyak and Juditsky: Acceleration of stochastic approximation by averaging, 1992, with equal
 * weights; this form and its correction: Kingma and Ba: Adam, 2015, section 7.2. PyTorch's {@code
 * AveragedModel} starts a at the first x instead of correcting.
 *
 * @param inner the method that walks
 * @param decay δ in [0, 1); the average is over about the last 1/(1 − δ) updates; customary 0.999
 */
public record Ema(Method inner, double decay) implements Method {
    /** Checks the settings. */
    public Ema {
        Require.given("inner", inner);
        Require.decay("decay", decay);
    }

    @Override
    public Description describe() {
        Description walk = inner.describe();
        return Description.of(
                this,
                walk.formula() + "; a ← δ a + (1 − δ) x, answer a / (1 − δᵗ)",
                "n + 1 + " + walk.memory(),
                "Kingma and Ba: Adam: a method for stochastic optimization, 2015, section 7.2");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        double[] a = s.slot("a");
        double[] weight = s.slot("weight", 1);
        double loss = inner.step(x, f, s.child("inner"));
        double delta = decay;
        for (int i = 0; i < x.length; i++) {
            a[i] = delta * a[i] + (1 - delta) * x[i];
        }
        // 1 − δᵗ, also where a saved average goes on with another δ.
        weight[0] = delta * weight[0] + (1 - delta);
        return loss;
    }

    @Override
    public void answer(double[] x, State s, double[] out) {
        double[] a = s.slot("a");
        double weight = s.slot("weight", 1)[0];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] / weight;
        }
    }
}
