package org.thalweg.core;

/**
 * A stretch of the parameter vector with a shape: one weight matrix or bias vector.
 *
 * @param name letters, digits and _; it names the block's memory
 * @param from first index
 * @param rows rows of the matrix, row-major; a vector has 1 row or 1 column
 * @param cols columns
 */
public record Block(String name, int from, int rows, int cols) {
    /** Checks the name and the sizes. */
    public Block {
        Require.name("block", name);
        Require.atLeast("from of block " + name, from, 0);
        Require.atLeast("rows of block " + name, rows, 1);
        Require.atLeast("cols of block " + name, cols, 1);
        if (from + (long) rows * cols > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "block %s of %d × %d from %d ends beyond the largest index, %d: make the layer smaller"
                            .formatted(name, rows, cols, from, Integer.MAX_VALUE));
        }
    }

    /** Returns the index after the last. */
    public int to() {
        return from + rows * cols;
    }

    /** Returns the number of entries. */
    public int size() {
        return rows * cols;
    }

    /** Returns true if there is more than one row and more than one column. */
    public boolean isMatrix() {
        return rows > 1 && cols > 1;
    }
}
