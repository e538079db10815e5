package org.thalweg.core;

/**
 * A method that works on one block of the parameters at a time and may use its shape and norms.
 * Taken as it is, the whole vector is one block; {@link #perBlock} gives it a layout.
 */
@FunctionalInterface
public interface Blockwise extends GradientMethod {
    /**
     * Updates the entries of one block. Full-length slots are shared by all blocks, each touching
     * only its range; what is sized by the block lives in {@code s.child(b.name())}.
     *
     * @param x parameters; modified in [b.from(), b.to())
     * @param g gradient; not modified
     * @param b the block
     * @param s this method's memory; modified
     */
    void update(double[] x, double[] g, Block b, State s);

    @Override
    default void update(double[] x, double[] g, State s) {
        update(x, g, s.whole(), s);
    }

    /** Returns this method applied to each block of the layout in turn. */
    default PerBlock perBlock(Layout layout) {
        return new PerBlock(this, layout);
    }
}
