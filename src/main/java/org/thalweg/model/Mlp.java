package org.thalweg.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.thalweg.core.BatchLoss;
import org.thalweg.core.Block;
import org.thalweg.core.Layer;
import org.thalweg.core.Layout;
import org.thalweg.core.Require;

/**
 * A multi-layer perceptron: layers of units, each fed by all units of the layer before.
 *
 * <pre>a₀ = features,   zₗ = Wₗ aₗ₋₁ + bₗ,   aₗ = φ(zₗ),   the last z is the output</pre>
 *
 * <p>The parameters are W1, b1, W2, b2, …; Wₗ has a row for each unit of layer l, row-major. This
 * record is the settings; {@link #loss} joins them with data. Unless said otherwise hidden units
 * are tanh, the loss is squared and the start is Glorot's.
 *
 * <pre>{@code
 * Mlp net = Mlp.of(2, 16, 16, 1).tanh().binaryCrossEntropy();
 * double[] w = net.start(7);
 * BatchLoss loss = net.loss(X, y);
 * }</pre>
 *
 * @param widths numbers of units: features, hidden layers, outputs
 * @param hidden activation of the hidden units
 * @param output meaning of the last scores and their loss
 * @param initialization how the weights start
 */
public record Mlp(
        List<Integer> widths, Activation hidden, Output output, Initialization initialization) {
    /**
     * Checks the widths, and that they fit the output.
     *
     * @throws IllegalArgumentException if there are fewer than two widths, or one below 1, or
     *     outputs do not fit the loss
     */
    public Mlp {
        widths = List.copyOf(widths);
        if (widths.size() < 2) {
            throw new IllegalArgumentException(
                    "a network needs at least two widths, its features and its outputs, got "
                            + widths);
        }
        for (int i = 0; i < widths.size(); i++) {
            Require.atLeast("width " + i, widths.get(i), 1);
        }
        int outputs = widths.get(widths.size() - 1);
        if (output == Output.BINARY_CROSS_ENTROPY && outputs != 1) {
            throw new IllegalArgumentException(
                    "binary cross-entropy needs 1 output, got "
                            + outputs
                            + ": crossEntropy() is for several classes");
        }
        if (output == Output.CROSS_ENTROPY && outputs < 2) {
            throw new IllegalArgumentException(
                    "cross-entropy needs an output for each class, at least 2, got 1: binaryCrossEntropy() is for one");
        }
    }

    /** Returns a network with so many features, units in each hidden layer, and outputs. */
    public static Mlp of(int... widths) {
        return new Mlp(
                Arrays.stream(widths).boxed().toList(),
                Activation.TANH,
                Output.SQUARED,
                Initialization.GLOROT_UNIFORM);
    }

    /** Returns this network with tanh in its hidden units. */
    public Mlp tanh() {
        return new Mlp(widths, Activation.TANH, output, initialization);
    }

    /**
     * Returns this network with max(0, z) in its hidden units; {@link Initialization#HE_NORMAL}
     * suits it.
     */
    public Mlp relu() {
        return new Mlp(widths, Activation.RELU, output, initialization);
    }

    /** Returns this network with 1/(1 + e^−z) in its hidden units. */
    public Mlp sigmoid() {
        return new Mlp(widths, Activation.SIGMOID, output, initialization);
    }

    /** Returns this network for regression: half the mean of the squared errors. */
    public Mlp squared() {
        return new Mlp(widths, hidden, Output.SQUARED, initialization);
    }

    /** Returns this network for two classes, labels 0 and 1, from one output. */
    public Mlp binaryCrossEntropy() {
        return new Mlp(widths, hidden, Output.BINARY_CROSS_ENTROPY, initialization);
    }

    /** Returns this network for several classes, labels 0, 1, …, from an output for each. */
    public Mlp crossEntropy() {
        return new Mlp(widths, hidden, Output.CROSS_ENTROPY, initialization);
    }

    /** Returns this network with another start. */
    public Mlp initialization(Initialization other) {
        return new Mlp(widths, hidden, output, other);
    }

    /** Returns the blocks of the parameters: W1, b1, W2, b2, …. */
    public Layout layout() {
        Layout.Growing layout = Layout.start();
        for (int l = 1; l < widths.size(); l++) {
            layout =
                    layout.matrix("W" + l, widths.get(l), widths.get(l - 1))
                            .vector("b" + l, widths.get(l));
        }
        return layout.layout();
    }

    /** Returns the layers: (W1, b1), (W2, b2), …. */
    public List<Layer> layers() {
        List<Block> blocks = layout().blocks();
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < blocks.size(); l += 2) {
            layers.add(new Layer(blocks.get(l), blocks.get(l + 1)));
        }
        return List.copyOf(layers);
    }

    /** Returns the number of parameters. */
    public int parameters() {
        return layout().size();
    }

    /**
     * Returns parameters to start from, a function of the seed. All zeros would not do: all units
     * of a layer would stay alike.
     */
    public double[] start(long seed) {
        Layout layout = layout();
        double[] x = new double[layout.size()];
        Random random = Initialization.random(seed);
        for (int l = 0; l < layout.blocks().size(); l += 2) {
            initialization.fill(x, layout.blocks().get(l), layout.blocks().get(l + 1), random);
        }
        return x;
    }

    /**
     * Returns the mean loss over these examples. Its {@code full()} and its {@code over(batches)}
     * offer {@link org.thalweg.core.Kronecker}, for K-FAC; with the squared loss {@code full()}
     * also offers {@link org.thalweg.core.LeastSquares}, for Gauss-Newton and Levenberg-Marquardt.
     *
     * @param features n rows; copied
     * @param targets n numbers, or labels 0, 1, … for the cross-entropies; copied
     * @throws IllegalArgumentException if there are no examples, if lengths or widths differ, for a
     *     value that is not finite or a label out of range; the message names row and column
     */
    public BatchLoss loss(double[][] features, double[] targets) {
        Examples examples = new Examples(features).requireFeatures(features());
        double[][] columns = output.targets(examples, targets, outputs());
        return output == Output.SQUARED
                ? new MlpResiduals(this, examples, columns)
                : new MlpLoss(this, examples, columns);
    }

    /**
     * Returns the mean loss of several outputs over these examples.
     *
     * @param features n rows; copied
     * @param targets n rows with a number for each output; copied
     * @throws IllegalArgumentException as above, or if the loss of this network is not the squared
     *     one
     */
    public BatchLoss loss(double[][] features, double[][] targets) {
        if (output != Output.SQUARED) {
            throw new IllegalArgumentException(
                    "targets of "
                            + output
                            + " are one label for each example, got a row: pass a double[]");
        }
        Examples examples = new Examples(features).requireFeatures(features());
        return new MlpResiduals(this, examples, examples.columns(targets, outputs()));
    }

    /**
     * Returns the outputs for other features: numbers of the squared loss, the probability of class
     * 1 in one column, or the probabilities of all classes.
     */
    public double[][] outputs(double[] w, double[][] features) {
        Examples examples = new Examples(features).requireFeatures(features());
        MlpPass pass = new MlpPass(this, Math.min(examples.size(), MlpPass.CHUNK));
        double[][] out = new double[examples.size()][outputs()];
        for (int from = 0; from < out.length; from += MlpPass.CHUNK) {
            int to = Math.min(from + MlpPass.CHUNK, out.length);
            double[][] z = pass.forward(w, examples, examples.all(), from, to);
            for (int i = from; i < to; i++) {
                for (int k = 0; k < z.length; k++) {
                    out[i][k] = z[k][i - from];
                }
                output.normalize(out[i]);
            }
        }
        return out;
    }

    /**
     * Returns the output of a network that has one, for each row: a number, or the probability of
     * class 1.
     */
    public double[] predict(double[] w, double[][] features) {
        Output.requireOne(outputs(), "outputs(w, X) has all");
        return Arrays.stream(outputs(w, features)).mapToDouble(row -> row[0]).toArray();
    }

    /** Returns the output of a network that has one, for one example. */
    public double predict(double[] w, double... features) {
        return predict(w, new double[][] {features})[0];
    }

    /** Returns the most likely class of each row; with one output 1 from probability ½ upwards. */
    public int[] classes(double[] w, double[][] features) {
        if (output == Output.SQUARED) {
            throw new IllegalStateException(
                    "a network with squared loss predicts numbers: it has no classes");
        }
        return outputs() == 1
                ? Matrices.classes(predict(w, features))
                : Arrays.stream(outputs(w, features)).mapToInt(Matrices::largest).toArray();
    }

    /** Returns the share of rows, in [0, 1], whose most likely class is their label. */
    public double accuracy(double[] w, double[][] features, double[] labels) {
        int[] classes = classes(w, features);
        return Matrices.agreement(
                classes, new Examples(features).labels(labels, Math.max(2, outputs())));
    }

    private int features() {
        return widths.get(0);
    }

    private int outputs() {
        return widths.get(widths.size() - 1);
    }
}
