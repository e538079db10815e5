package org.thalweg.core;

/**
 * f with each number of its gradient held within [−c, c]. That turns the gradient as well as
 * shortening it; {@link Clip} only shortens. The value is unchanged, so g is no longer its
 * gradient: not for line searches.
 *
 * <p>PyTorch's clip_grad_value_, optax's clip, Keras' clipvalue. One deviation: a number that is
 * infinite is left as it is, for the optimizer to report; there it becomes ±c.
 */
public final class ClipValue implements Objective {
    private final Objective f;
    private final double c;
    private long clipped;
    private long numbers;

    ClipValue(Objective f, double c) {
        this.f = f;
        this.c = Require.positive("c", c);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
        double value = f.valueAndGradient(x, g);
        for (int i = 0; i < g.length; i++) {
            double size = Math.abs(g[i]);
            if (size > c && size < Double.POSITIVE_INFINITY) {
                g[i] = Math.copySign(c, g[i]);
                clipped++;
            }
        }
        numbers += g.length;
        return value;
    }

    @Override
    public double value(double[] x) {
        return f.value(x);
    }

    /**
     * Returns the share of the numbers in all gradients so far that were clipped, in [0, 1]; 0
     * before the first.
     */
    public double fraction() {
        return numbers == 0 ? 0 : (double) clipped / numbers;
    }

    @Override
    public String toString() {
        return Parts.name(f) + ".clipValue(" + c + ")";
    }
}
