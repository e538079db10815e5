package org.thalweg.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a parameter vector is cut into blocks: they follow one another without a gap, from index 0.
 *
 * @param blocks in the order of their indices; copied
 */
public record Layout(List<Block> blocks) {
    /** Checks that the blocks follow one another and that no name occurs twice. */
    public Layout {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a layout needs at least one block");
        }
        Set<String> names = new HashSet<>();
        int at = 0;
        for (Block b : blocks) {
            if (b.from() != at) {
                throw new IllegalArgumentException(
                        "block "
                                + b.name()
                                + " must start at "
                                + at
                                + ", where the block before"
                                + " it ends, got "
                                + b.from());
            }
            if (!names.add(b.name())) {
                throw new IllegalArgumentException(
                        "two blocks are named " + b.name() + ": give each its own name");
            }
            at = b.to();
        }
    }

    /**
     * Returns a layout without blocks yet, to be extended: {@code Layout.start().matrix("W1", 16,
     * 2).vector("b1", 16)}.
     */
    public static Growing start() {
        return new Growing(List.of());
    }

    /** Returns the number of parameters. */
    public int size() {
        return blocks.get(blocks.size() - 1).to();
    }

    /**
     * Returns the block of that name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public Block block(String name) {
        for (Block b : blocks) {
            if (b.name().equals(name)) {
                return b;
            }
        }
        throw new IllegalArgumentException(
                "no block " + name + ", there are " + blocks.stream().map(Block::name).toList());
    }

    void requireSize(int n) {
        if (n != size()) {
            throw new IllegalArgumentException(
                    "the layout covers "
                            + size()
                            + " parameters, got "
                            + n
                            + ": use the layout of the model these parameters belong to");
        }
    }

    /**
     * A layout under construction; immutable, each call returns a longer one.
     *
     * @param blocks those so far
     */
    public record Growing(List<Block> blocks) {
        /** Appends a rows × cols matrix, row-major. */
        public Growing matrix(String name, int rows, int cols) {
            List<Block> longer = new ArrayList<>(blocks);
            longer.add(
                    new Block(
                            name,
                            blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).to(),
                            rows,
                            cols));
            return new Growing(List.copyOf(longer));
        }

        /** Appends a vector. */
        public Growing vector(String name, int length) {
            return matrix(name, length, 1);
        }

        /** Returns the finished layout. */
        public Layout layout() {
            return new Layout(blocks);
        }
    }
}
