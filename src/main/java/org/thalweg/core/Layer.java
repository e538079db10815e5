package org.thalweg.core;

import java.util.List;

/**
 * A layer s = W a + b of a model: which blocks of the parameters are its weights and its biases. (W
 * b) is one matrix to methods that treat the bias as the weight of an input that is always 1.
 *
 * @param weights W, outputs × inputs
 * @param biases b, one for each output
 */
public record Layer(Block weights, Block biases) {
    /** Checks that there is a bias for each output. */
    public Layer {
        if (biases.size() != weights.rows()) {
            throw new IllegalArgumentException(
                    "block %s must have a bias for each of the %d rows of block %s, got %d"
                            .formatted(
                                    biases.name(), weights.rows(), weights.name(), biases.size()));
        }
    }

    /** Returns the number of outputs: rows of (W b). */
    public int outputs() {
        return weights.rows();
    }

    /** Returns the number of inputs and one for the bias: columns of (W b). */
    public int inputs() {
        return weights.cols() + 1;
    }

    /** Returns where entry (row, col) of (W b) stands among the parameters. */
    public int index(int row, int col) {
        return col < weights.cols()
                ? weights.from() + row * weights.cols() + col
                : biases.from() + row;
    }

    /** Returns how many numbers the two factors of this layer are: inputs² + outputs². */
    public int factors() {
        return Math.addExact(
                Math.multiplyExact(inputs(), inputs()), Math.multiplyExact(outputs(), outputs()));
    }

    /** Returns how many numbers the factors of all layers are. */
    public static int factors(List<Layer> layers) {
        int sum = 0;
        for (int i = 0; i < layers.size(); i++) {
            sum = Math.addExact(sum, layers.get(i).factors());
        }
        return sum;
    }
}
