package org.thalweg.core;

/**
 * A blockwise method applied to each block of a layout in turn: layer-wise trust ratios, matrices
 * for Muon.
 *
 * @param method what is done to each block
 * @param layout the blocks; together they are as long as the parameters
 */
public record PerBlock(Blockwise method, Layout layout) implements GradientMethod {
    /** Checks that both are given. */
    public PerBlock {
        Require.given("method", method);
        Require.given("layout", layout);
    }

    @Override
    public Description describe() {
        Description one = method.describe();
        return Description.of(this, "for each block: " + one.formula(), one.memory(), one.source());
    }

    @Override
    public void update(double[] x, double[] g, State s) {
        layout.requireSize(x.length);
        for (int i = 0; i < layout.blocks().size(); i++) {
            method.update(x, g, layout.blocks().get(i), s);
        }
    }

    @Override
    public void answer(double[] x, State s, double[] out) {
        method.answer(x, s, out);
    }
}
