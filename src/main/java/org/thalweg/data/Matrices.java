package org.thalweg.data;

/** What every class here asks of a {@code double[][]}: at least one row, rectangular, finite. */
final class Matrices {

    private Matrices() {}

    static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    static double[][] checkedCopy(double[][] matrix) {
        if (matrix.length == 0 || matrix[0].length == 0) {
            throw new IllegalArgumentException(
                    "at least one row and one column are needed, got "
                            + (matrix.length == 0 ? "no rows" : "no columns"));
        }
        double[][] copy = copy(matrix);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i].length != copy[0].length) {
                throw new IllegalArgumentException(
                        "all rows must have %d values like row 0, got %d in row %d"
                                .formatted(copy[0].length, copy[i].length, i));
            }
            for (int j = 0; j < copy[i].length; j++) {
                if (!Double.isFinite(copy[i][j])) {
                    throw new IllegalArgumentException(
                            "values must be finite, got %s in row %d, column %d (counted from 0)"
                                    .formatted(copy[i][j], i, j));
                }
            }
        }
        return copy;
    }
}
