package org.thalweg.peers;

import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.protos.ParametersProto;

/**
 * Tribuo: the optimiser turns the gradient into the update, the parameters add it. Tribuo climbs,
 * so it gets −g. One dense vector, which is faster there than the matrix of its linear models.
 */
final class TribuoPeer implements Peer {
    private final StochasticGradientOptimiser optimiser;
    private final Vector parameters;
    private final DenseVector source;
    private final DenseVector[] gradient;

    TribuoPeer(StochasticGradientOptimiser optimiser, double[] x) {
        this.optimiser = optimiser;
        parameters = new Vector(DenseVector.createDenseVector(x));
        source = new DenseVector(x.length);
        gradient = new DenseVector[] {new DenseVector(x.length)};
        optimiser.initialise(parameters);
    }

    @Override
    public void gradient(double[] g) {
        for (int i = 0; i < g.length; i++) {
            source.set(i, -g[i]);
        }
    }

    @Override
    public void step() {
        gradient[0].setElements(source);
        parameters.update(optimiser.step(gradient, 1));
    }

    @Override
    public double[] parameters() {
        return parameters.x.toArray();
    }

    /** Parameters that are one vector. */
    private static final class Vector implements Parameters {
        private static final long serialVersionUID = 1;
        private final DenseVector x;

        Vector(DenseVector x) {
            this.x = x;
        }

        @Override
        public Tensor[] getEmptyCopy() {
            return new Tensor[] {new DenseVector(x.size())};
        }

        @Override
        public Tensor[] get() {
            return new Tensor[] {x};
        }

        @Override
        public void set(Tensor[] weights) {
            x.setElements((DenseVector) weights[0]);
        }

        @Override
        public void update(Tensor[] gradients) {
            x.intersectAndAddInPlace(gradients[0]);
        }

        @Override
        public Tensor[] merge(Tensor[][] gradients, int size) {
            throw new UnsupportedOperationException("one thread, one gradient");
        }

        @Override
        public ParametersProto serialize() {
            throw new UnsupportedOperationException("nothing is saved here");
        }
    }
}
