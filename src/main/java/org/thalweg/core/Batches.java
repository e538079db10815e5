package org.thalweg.core;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A cursor that says which rows are the current mini-batch. It holds no data.
 *
 * <p>Every epoch visits each row once. The order of epoch e is a function of (seed, e) alone, so a
 * run can be resumed at any update. The last batch of an epoch is short where the size does not
 * divide the number of rows; it is kept. A size of n or more gives one batch of all rows in their
 * own order: batch gradient descent.
 *
 * <pre>{@code
 * for (int epoch = 0; epoch < 20; epoch++)
 *     for (batches.start(epoch); batches.next(); ) opt.step(w, loss);
 * }</pre>
 */
public final class Batches {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final int size;
    private final long seed;
    private final int[] rows;
    private int epoch = -1;
    private int from;
    private int to;

    /**
     * Makes a cursor that stands before the first batch of epoch 0.
     *
     * @param n number of rows, at least 1
     * @param size rows in a batch, at least 1
     * @param seed decides the order of every epoch
     */
    public Batches(int n, int size, long seed) {
        this.rows = new int[Require.atLeast("n", n, 1)];
        this.size = Math.min(Require.atLeast("size", size, 1), n);
        this.seed = seed;
        start(0);
    }

    /** Moves before the first batch of an epoch, e ≥ 0. */
    public void start(int e) {
        Require.atLeast("epoch", e, 0);
        if (e != epoch) {
            shuffle(e);
            epoch = e;
        }
        from = 0;
        to = 0;
    }

    /** Moves to the next batch of this epoch; false when the epoch is over. */
    public boolean next() {
        if (to == rows.length) {
            return false;
        }
        from = to;
        to = Math.min(from + size, rows.length);
        return true;
    }

    /**
     * Moves to the next batch, of the next epoch when this one is over. For loops that count
     * updates.
     */
    public void advance() {
        if (!next()) {
            start(epoch + 1);
            next();
        }
    }

    /**
     * Moves before batch number {@code update} = 0, 1, … of the whole run: resumes after so many
     * updates.
     */
    public void seek(long update) {
        if (update < 0) {
            throw new IllegalArgumentException("update must be at least 0, got " + update);
        }
        start(Math.toIntExact(update / perEpoch()));
        to = (int) (update % perEpoch()) * size;
        from = to;
    }

    /** Returns another cursor over the same rows, which stands where this one stands. */
    public Batches copy() {
        Batches copy = new Batches(rows.length, size, seed);
        copy.moveTo(this);
        return copy;
    }

    /**
     * Moves to where another cursor stands, its batch included: what was seen since a {@link
     * #copy()} is to come again.
     *
     * @param other a cursor over as many rows with the same size and seed; not modified
     */
    public void moveTo(Batches other) {
        if (other.rows.length != rows.length || other.size != size || other.seed != seed) {
            throw new IllegalArgumentException(
                    "these are " + this + ", the other cursor has " + other + ": use its copy()");
        }
        System.arraycopy(other.rows, 0, rows, 0, rows.length);
        epoch = other.epoch;
        from = other.from;
        to = other.to;
    }

    /**
     * Returns the order of this epoch; the batch is rows()[from()], …, rows()[to() − 1]. To be read
     * only.
     */
    public int[] rows() {
        return rows;
    }

    /** Returns the position of the first row of the batch. */
    public int from() {
        requireBatch();
        return from;
    }

    /** Returns the position after the last row of the batch. */
    public int to() {
        requireBatch();
        return to;
    }

    /** Returns the number of rows in all. */
    public int size() {
        return rows.length;
    }

    /** Returns the number of batches in an epoch, the short one included. */
    public int perEpoch() {
        return (rows.length - 1) / size + 1;
    }

    /** Returns the current epoch, from 0. */
    public int epoch() {
        return epoch;
    }

    private void requireBatch() {
        if (from == to) {
            throw new IllegalStateException("no batch under the cursor yet: call next() first");
        }
    }

    private void shuffle(int e) {
        Arrays.setAll(rows, i -> i);
        if (size == rows.length) {
            return;
        }
        SplittableRandom random = new SplittableRandom(seed + GOLDEN * (e + 1L));
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }

    @Override
    public String toString() {
        return "batches of " + size + " from " + rows.length + " rows (seed " + seed + ")";
    }
}
