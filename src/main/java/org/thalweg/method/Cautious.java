package org.thalweg.method;

import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Description;
import org.thalweg.core.Require;
import org.thalweg.core.State;

/**
 * Cautious masking of another method's update u, for each block: x ← x + n / (k + 1) · u [u g &lt;
 * 0], where k of the n coordinates go down the gradient. The others stay.
 *
 * <p>Momentum may move a coordinate against its newest gradient; here it waits. A coordinate whose
 * gradient is 0 waits too. The method's memory goes on as if nothing had been masked. State: that
 * of the method. Taken as it is, the whole vector is one block; {@code
 * cautious(adam(0.01)).perBlock(layout)} counts in each layer. Not around {@link ScheduleFreeSgd}
 * and {@link ScheduleFreeAdamW}, which would not know that their y was moved.
 *
 * <p>Liang et al.: Cautious optimizers: improving training with one line of code, 2024, algorithm
 * 1. The + 1 is that of the authors' code and of pytorch_optimizer. Deviation: there the mask is
 * part of each method and weight decay is outside it; here the whole update is masked, decay and
 * all.
 *
 * @param inner the method whose updates are masked
 */
public record Cautious(Blockwise inner) implements Blockwise {
    /** Checks that there is a method. */
    public Cautious {
        Require.given("inner", inner);
    }

    @Override
    public Description describe() {
        Description walk = inner.describe();
        return Description.of(
                this,
                walk.formula() + "; of this update u only x ← x + n / (k + 1) · u [u g < 0]",
                walk.memory(),
                "Liang et al.: Cautious optimizers: improving training with one line of code, 2024, algorithm 1");
    }

    @Override
    public void update(double[] x, double[] g, Block b, State s) {
        double[] before = s.scratch("before");
        int from = b.from();
        int to = b.to();
        System.arraycopy(x, from, before, from, b.size());
        inner.update(x, g, b, s.child("inner"));
        long down = 0;
        for (int i = from; i < to; i++) {
            down -= down(x[i] - before[i], g[i]);
        }
        double scale = b.size() / (down + 1.0);
        for (int i = from; i < to; i++) {
            double u = x[i] - before[i];
            long kept = Double.doubleToRawLongBits(u) & down(u, g[i]);
            x[i] = before[i] + scale * Double.longBitsToDouble(kept);
        }
    }

    // Ones in all bits if u goes down where the slope is g, else zeros. Not u g < 0: the product of
    // two small numbers may be 0. No branch: the processor would guess it wrong all the time.
    private static long down(double u, double g) {
        long a = Double.doubleToRawLongBits(u);
        long b = Double.doubleToRawLongBits(g);
        return ((a ^ b) & nonzero(a) & nonzero(b)) >> 63;
    }

    // The first bit is set unless the number is 0 or −0.
    private static long nonzero(long bits) {
        return bits << 1 | -(bits << 1);
    }

    @Override
    public void answer(double[] x, State s, double[] out) {
        inner.answer(x, s.child("inner"), out);
    }
}
