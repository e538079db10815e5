package org.thalweg.model;

import java.util.Random;
import org.thalweg.core.Block;

/**
 * How the weights of a layer start: at random, with a variance that keeps the signal's size from
 * layer to layer. Biases start at 0, except for {@link #FAN_IN}. "In" and "out" are the numbers of
 * inputs and outputs of the layer; U(a) is uniform on [−a, a), N(v) normal with variance v.
 *
 * <p>Numbers come from {@link Random}, whose algorithm Java specifies, seeded with a mixture of the
 * seed: the first numbers of neighboring seeds would hardly differ otherwise. They are drawn layer
 * by layer, weights row-major, then biases.
 */
public enum Initialization {
    /** U(√(6/(in + out))), variance 2/(in + out). Glorot and Bengio 2010, equation 16. For tanh. */
    GLOROT_UNIFORM {
        @Override
        double draw(Random random, int in, int out) {
            return uniform(random, Math.sqrt(6.0 / (in + out)));
        }
    },
    /** N(2/(in + out)). Glorot and Bengio 2010, equation 12. For tanh. */
    GLOROT_NORMAL {
        @Override
        double draw(Random random, int in, int out) {
            return random.nextGaussian() * Math.sqrt(2.0 / (in + out));
        }
    },
    /**
     * U(√(6/in)), variance 2/in. He, Zhang, Ren and Sun 2015, equation 10, as a uniform
     * distribution. For ReLU.
     */
    HE_UNIFORM {
        @Override
        double draw(Random random, int in, int out) {
            return uniform(random, Math.sqrt(6.0 / in));
        }
    },
    /** N(2/in). He, Zhang, Ren and Sun 2015, equation 10. For ReLU. */
    HE_NORMAL {
        @Override
        double draw(Random random, int in, int out) {
            return random.nextGaussian() * Math.sqrt(2.0 / in);
        }
    },
    /** U(√(3/in)), variance 1/in. LeCun, Bottou, Orr and Müller 1998, section 4.6. */
    LECUN_UNIFORM {
        @Override
        double draw(Random random, int in, int out) {
            return uniform(random, Math.sqrt(3.0 / in));
        }
    },
    /** N(1/in). LeCun, Bottou, Orr and Müller 1998, section 4.6. */
    LECUN_NORMAL {
        @Override
        double draw(Random random, int in, int out) {
            return random.nextGaussian() * Math.sqrt(1.0 / in);
        }
    },
    /**
     * U(1/√in) for weights and biases, variance 1/(3 in): what PyTorch's Linear does by default.
     */
    FAN_IN {
        @Override
        double draw(Random random, int in, int out) {
            return uniform(random, 1 / Math.sqrt(in));
        }

        @Override
        double bias(Random random, int in) {
            return uniform(random, 1 / Math.sqrt(in));
        }
    };

    abstract double draw(Random random, int in, int out);

    double bias(Random random, int in) {
        return 0;
    }

    private static double uniform(Random random, double a) {
        return a * (2 * random.nextDouble() - 1);
    }

    /** Returns a generator for this seed. */
    static Random random(long seed) {
        // The finalizer of MurmurHash3: every bit of the seed changes half the bits of the result.
        long s = seed;
        s = (s ^ (s >>> 33)) * 0xFF51AFD7ED558CCDL;
        s = (s ^ (s >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return new Random(s ^ (s >>> 33));
    }

    /** Draws one layer: its weights, then its biases. */
    void fill(double[] x, Block weights, Block biases, Random random) {
        for (int i = weights.from(); i < weights.to(); i++) {
            x[i] = draw(random, weights.cols(), weights.rows());
        }
        for (int i = biases.from(); i < biases.to(); i++) {
            x[i] = bias(random, weights.cols());
        }
    }
}
