package org.thalweg.descent;

import org.ejml.simple.SimpleMatrix;
import org.thalweg.core.Batches;
import org.thalweg.core.Require;

/** Arrays as matrices, checked, and the rows of a batch. */
final class Rows {
    private Rows() {}

    /** Returns the features with a last column of ones. */
    static SimpleMatrix withOnes(double[][] features) {
        double[][] checked = Require.matrix("features", features);
        int cols = checked[0].length;
        SimpleMatrix x = new SimpleMatrix(checked.length, cols + 1);
        for (int i = 0; i < checked.length; i++) {
            for (int j = 0; j < cols; j++) {
                x.set(i, j, checked[i][j]);
            }
            x.set(i, cols, 1);
        }
        return x;
    }

    /** Returns the targets as a column. */
    static SimpleMatrix targets(Regression regression, double[] y, int rows) {
        if (y.length != rows) {
            throw new IllegalArgumentException(
                    "there must be one target for each of the "
                            + rows
                            + " rows of features, got "
                            + y.length);
        }
        boolean labels = regression == Regression.LOGISTIC;
        for (int i = 0; i < rows; i++) {
            if (labels ? y[i] != 0 && y[i] != 1 : !Double.isFinite(y[i])) {
                throw new IllegalArgumentException(
                        "targets must be %s, got %s in row %d (counted from 0)"
                                .formatted(labels ? "0 or 1" : "finite", y[i], i));
            }
        }
        return new SimpleMatrix(rows, 1, true, y);
    }

    /** Returns the rows of the batch under the cursor. */
    static SimpleMatrix of(SimpleMatrix x, Batches batches) {
        SimpleMatrix rows = new SimpleMatrix(batches.to() - batches.from(), x.getNumCols());
        for (int i = 0; i < rows.getNumRows(); i++) {
            rows.insertIntoThis(i, 0, x.getRow(batches.rows()[batches.from() + i]));
        }
        return rows;
    }
}
