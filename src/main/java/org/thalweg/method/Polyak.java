package org.thalweg.method;

import org.thalweg.core.Description;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * The plain average of another method's walk, from one update on: the answer is the mean of x after
 * the updates from, from + 1, … t.
 *
 * <p>The walk itself is the other method's, bit for bit. Before the first of these updates the
 * answer is that of the method inside; from then on what is averaged is x. With a constant learning
 * rate the iterates keep jumping around a minimizer; their mean does not. State: one number for
 * each parameter, one more, and that of the method.
 *
 * <p>Polyak and Juditsky: Acceleration of stochastic approximation by averaging, 1992; Ruppert,
 * 1988, with from = 1. PyTorch's {@code AveragedModel} computes the same mean.
 *
 * @param inner the method that walks
 * @param from the first update whose result is averaged, at least 1
 */
public record Polyak(Method inner, int from) implements Method {
    /** Checks the settings. */
    public Polyak {
        Require.given("inner", inner);
        Require.atLeast("from", from, 1);
    }

    @Override
    public Description describe() {
        Description walk = inner.describe();
        return Description.of(
                this,
                walk.formula() + "; a ← a + (x − a) / (t − from + 1) from update from on, answer a",
                "n + 1 + " + walk.memory(),
                "Polyak and Juditsky: Acceleration of stochastic approximation by averaging, 1992");
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        double[] a = s.slot("a");
        // Counted, since a saved average may go on with another from.
        double[] count = s.slot("count", 1);
        double loss = inner.step(x, f, s.child("inner"));
        count[0] = s.t() < from ? 0 : count[0] + 1;
        if (count[0] > 0) {
            double share = 1 / count[0];
            for (int i = 0; i < x.length; i++) {
                a[i] += share * (x[i] - a[i]);
            }
        }
        return loss;
    }

    @Override
    public void answer(double[] x, State s, double[] out) {
        if (s.slot("count", 1)[0] > 0) {
            System.arraycopy(s.slot("a"), 0, out, 0, x.length);
        } else {
            inner.answer(x, s.child("inner"), out);
        }
    }
}
