package org.thalweg.method;

import java.util.function.Function;
import org.thalweg.core.GradientMethod;
import org.thalweg.core.Layout;
import org.thalweg.core.Objective;
import org.thalweg.core.State;

/**
 * A method with a layout that fits any number of parameters: two rows of a matrix and, where they
 * are odd, a vector of one; fewer than four are a vector. The problems of the table have no layout.
 */
final class InBlocks implements GradientMethod {
    private final Function<Layout, GradientMethod> make;
    private GradientMethod made;
    private int n;

    InBlocks(Function<Layout, GradientMethod> make) {
        this.make = make;
    }

    static Layout layout(int n) {
        if (n < 4) {
            return Layout.start().vector("v", n).layout();
        }
        Layout.Growing matrix = Layout.start().matrix("w", 2, n / 2);
        return n % 2 == 0 ? matrix.layout() : matrix.vector("v", 1).layout();
    }

    private GradientMethod made(int length) {
        if (n != length) {
            n = length;
            made = make.apply(layout(length));
        }
        return made;
    }

    @Override
    public void update(double[] x, double[] g, State s) {
        made(x.length).update(x, g, s);
    }

    @Override
    public double step(double[] x, Objective f, State s) {
        return made(x.length).step(x, f, s);
    }

    @Override
    public void answer(double[] x, State s, double[] out) {
        made(x.length).answer(x, s, out);
    }
}
