package org.thalweg.peers;

import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.thalweg.bench.Loops;
import org.tribuo.math.optimisers.SGD.Momentum;

/**
 * The methods of other libraries that this one has too, each with the settings of our loop and with
 * what it computes differently.
 */
public enum Adapter {
    TRIBUO_SGD(Loops.SGD, x -> new TribuoPeer(tribuoSgd(Momentum.NONE), x)),
    ND4J_SGD(Loops.SGD, x -> new Nd4jPeer(new Sgd(0.001), x)),
    DJL_SGD(
            Loops.SGD,
            x -> new DjlPeer(djlSgd(0), x, DataType.FLOAT64),
            "settings are float",
            Rule::floatSgd),

    TRIBUO_MOMENTUM(Loops.MOMENTUM, x -> new TribuoPeer(tribuoSgd(Momentum.STANDARD), x)),
    DJL_MOMENTUM(
            Loops.MOMENTUM,
            x -> new DjlPeer(djlSgd(0.9f), x, DataType.FLOAT64),
            "settings are float",
            Rule::floatMomentum),

    TRIBUO_NESTEROV(Loops.NESTEROV, x -> new TribuoPeer(tribuoSgd(Momentum.NESTEROV), x)),
    ND4J_NESTEROV(Loops.NESTEROV, x -> new Nd4jPeer(new Nesterovs(0.001, 0.9), x)),

    TRIBUO_ADAM(
            Loops.ADAM,
            x -> new TribuoPeer(new org.tribuo.math.optimisers.Adam(0.001, 0.9, 0.999, 1e-8), x),
            "another rule: multiplies by √v + ε instead of dividing (mended after 4.3.2)",
            Rule::multiplyingAdam),
    ND4J_ADAM(
            Loops.ADAM,
            x -> new Nd4jPeer(new Adam(0.001, 0.9, 0.999, 1e-8), x),
            "ε before the correction",
            Rule::earlyEpsAdam),
    DJL_ADAM(
            Loops.ADAM,
            x -> new DjlPeer(Optimizer.adam().build(), x, DataType.FLOAT64),
            "ε before the correction; settings are float",
            Rule::floatAdam),
    DJL_ADAM_FLOAT(
            Loops.ADAM,
            x -> new DjlPeer(Optimizer.adam().build(), x, DataType.FLOAT32),
            "everything is float, DJL's default",
            Rule::floatAdam);

    /** Our loop for the method. */
    final Loops loops;

    /** What it computes differently; empty if nothing. */
    final String deviation;

    private final Function<double[], Peer> start;
    private final Rule rule;

    Adapter(Loops loops, Function<double[], Peer> start) {
        this(loops, start, "", loops::update);
    }

    Adapter(Loops loops, Function<double[], Peer> start, String deviation, Rule rule) {
        this.loops = loops;
        this.start = start;
        this.deviation = deviation;
        this.rule = rule;
    }

    /** Returns the method with fresh memory, at a copy of x. */
    Peer start(double[] x) {
        return start.apply(x.clone());
    }

    /** Returns the name of the library. */
    String library() {
        return name().substring(0, name().indexOf('_'));
    }

    /**
     * Returns how far it is from our method after 50 updates, relative to the largest way that a
     * parameter has gone, and fails unless it computes what is said here.
     */
    double check() {
        int n = 1003;
        double[] start = new SplittableRandom(1).doubles(n, -1, 1).toArray();
        double[] said = start.clone();
        double[] ours = start.clone();
        Peer peer = start(start);
        Loops.Memory byRule = loops.memory(n);
        Loops.Memory byLoop = loops.memory(n);
        for (int t = 1; t <= 50; t++) {
            double[] g = Loops.gradient(n, t);
            byRule.t++;
            byLoop.t++;
            rule.update(said, g, byRule);
            loops.update(ours, g, byLoop);
            peer.gradient(g);
            peer.step();
        }
        double[] theirs = peer.parameters();
        double difference = Loops.difference(theirs, said, start);
        if (!(difference < (name().endsWith("FLOAT") ? 1e-4 : 1e-12))) {
            throw new AssertionError(this + " does not compute what is said of it: " + difference);
        }
        return Loops.difference(theirs, ours, start);
    }

    private static org.tribuo.math.optimisers.SGD tribuoSgd(Momentum kind) {
        return org.tribuo.math.optimisers.SGD.getSimpleSGD(0.001, 0.9, kind);
    }

    private static Optimizer djlSgd(float momentum) {
        return Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(0.001f))
                .optMomentum(momentum)
                .build();
    }
}
