package org.thalweg.descent;

import org.ejml.simple.SimpleMatrix;
import org.thalweg.core.Batches;

/** Arrays as matrices, checked, and the rows of a batch. */
final class Rows {
    private Rows() {}

    /** Returns the features with a last column of ones. */
    static SimpleMatrix withOnes(double[][] features) {
        if (features.length == 0 || features[0].length == 0) {
            throw new IllegalArgumentException(
                    "features must have at least one row and one column, got none");
        }
        int cols = features[0].length;
        SimpleMatrix x = new SimpleMatrix(features.length, cols + 1);
        for (int i = 0; i < features.length; i++) {
            if (features[i].length != cols) {
                throw new IllegalArgumentException(
                        "features must have %d columns in every row, as in row 0, got %d in row %d"
                                .formatted(cols, features[i].length, i));
            }
            for (int j = 0; j < cols; j++) {
                if (!Double.isFinite(features[i][j])) {
                    throw new IllegalArgumentException(
                            "features must be finite, got %s in row %d, column %d (counted from 0)"
                                    .formatted(features[i][j], i, j));
                }
                x.set(i, j, features[i][j]);
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
