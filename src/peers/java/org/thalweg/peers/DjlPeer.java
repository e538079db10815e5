package org.thalweg.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;

/**
 * DJL with its PyTorch engine: the optimizer updates the weights in place. It leaves the gradient
 * as it is, so nothing is written again before a step.
 */
final class DjlPeer implements Peer {
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Optimizer optimizer;
    private final DataType type;
    private final NDArray x;
    private NDArray gradient;

    DjlPeer(Optimizer optimizer, double[] x, DataType type) {
        this.optimizer = optimizer;
        this.type = type;
        this.x = array(x);
        gradient = array(new double[x.length]);
    }

    @Override
    public void gradient(double[] g) {
        gradient.close();
        gradient = array(g);
    }

    @Override
    public void step() {
        optimizer.update("x", x, gradient);
    }

    @Override
    public double[] parameters() {
        return x.toType(DataType.FLOAT64, true).toDoubleArray();
    }

    private NDArray array(double[] values) {
        try (NDArray exact = manager.create(values)) {
            return exact.toType(type, true);
        }
    }
}
