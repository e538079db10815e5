package org.thalweg.peers;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.IUpdater;

/** ND4J: the updater turns the gradient into the update, the caller subtracts it. In double. */
final class Nd4jPeer implements Peer {
    private final GradientUpdater<?> updater;
    private final INDArray x;
    private final INDArray source;
    private final INDArray gradient;
    private int iteration;

    Nd4jPeer(IUpdater config, double[] start) {
        int n = start.length;
        x = Nd4j.create(start, 1, n);
        source = Nd4j.zeros(DataType.DOUBLE, 1, n);
        gradient = Nd4j.zeros(DataType.DOUBLE, 1, n);
        long size = config.stateSize(n);
        INDArray state = size == 0 ? null : Nd4j.zeros(DataType.DOUBLE, 1, size);
        // AdaBelief.instantiate reads the second dimension of a vector that has one.
        updater =
                config instanceof AdaBelief
                        ? new AdaBeliefUpdater((AdaBelief) config)
                        : config.instantiate(state, true);
        if (state != null) {
            updater.setStateViewArray(state, new long[] {1, n}, 'c', true);
        }
    }

    @Override
    public void gradient(double[] g) {
        source.assign(Nd4j.create(g, 1, g.length));
    }

    @Override
    public void step() {
        gradient.assign(source);
        updater.applyUpdater(gradient, iteration++, 0);
        x.subi(gradient);
    }

    @Override
    public double[] parameters() {
        return x.toDoubleVector();
    }
}
