package org.thalweg.peers;

import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
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

    TRIBUO_ADA_GRAD(
            Loops.ADA_GRAD,
            x -> new TribuoPeer(new org.tribuo.math.optimisers.AdaGrad(0.01, 1e-10), x)),
    ND4J_ADA_GRAD(
            Loops.ADA_GRAD,
            x -> new Nd4jPeer(new AdaGrad(0.01, 1e-10), x),
            "the sum starts at 1e-6, whatever ε is",
            Rule::startedAdaGrad),

    TRIBUO_RMS_PROP(
            Loops.RMS_PROP,
            x -> new TribuoPeer(new org.tribuo.math.optimisers.RMSProp(0.01, 0.99, 1e-8, 0), x)),
    ND4J_RMS_PROP(
            Loops.RMS_PROP,
            x -> new Nd4jPeer(new RmsProp(0.01, 0.99, 1e-8), x),
            "v starts at ε",
            Rule::startedRmsProp),

    TRIBUO_ADA_DELTA(
            Loops.ADA_DELTA,
            x -> new TribuoPeer(new org.tribuo.math.optimisers.AdaDelta(0.9, 1e-6), x)),
    ND4J_ADA_DELTA(Loops.ADA_DELTA, x -> new Nd4jPeer(new AdaDelta(0.9, 1e-6), x)),

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
            Rule::floatAdam),

    DJL_ADAM_W(
            Loops.ADAM_W,
            x -> new DjlPeer(Optimizer.adamW().build(), x, DataType.FLOAT64),
            "ε before the correction; settings are float",
            Rule::floatAdamW),

    ND4J_AMS_GRAD(
            Loops.AMS_GRAD,
            x -> new Nd4jPeer(new AMSGrad(0.001, 0.9, 0.999, 1e-8), x),
            "ε before the correction",
            Rule::earlyEpsAmsGrad),
    ND4J_ADA_MAX(
            Loops.ADA_MAX,
            x -> new Nd4jPeer(new AdaMax(0.002, 0.9, 0.999, 1e-8), x),
            "no ε, 1e-32 in its place",
            Rule::bareAdaMax),
    ND4J_N_ADAM(
            Loops.N_ADAM,
            x -> new Nd4jPeer(new Nadam(0.002, 0.9, 0.999, 1e-8), x),
            "another rule: v is not corrected, μ is constant",
            Rule::uncorrectedNAdam),
    ND4J_ADA_BELIEF(
            Loops.ADA_BELIEF,
            x -> new Nd4jPeer(new AdaBelief(0.001, 0.9, 0.999, 1e-16), x),
            "the outer ε before the correction",
            Rule::earlyEpsAdaBelief);

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
