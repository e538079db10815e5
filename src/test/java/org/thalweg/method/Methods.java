package org.thalweg.method;

import static org.thalweg.Optimizers.adaDelta;
import static org.thalweg.Optimizers.adaGrad;
import static org.thalweg.Optimizers.adafactor;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.cautious;
import static org.thalweg.Optimizers.centeredRmsProp;
import static org.thalweg.Optimizers.ema;
import static org.thalweg.Optimizers.exactOnQuadratics;
import static org.thalweg.Optimizers.lamb;
import static org.thalweg.Optimizers.lars;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.lion;
import static org.thalweg.Optimizers.lookahead;
import static org.thalweg.Optimizers.muon;
import static org.thalweg.Optimizers.muonRms;
import static org.thalweg.Optimizers.nAdam;
import static org.thalweg.Optimizers.polyak;
import static org.thalweg.Optimizers.rAdam;
import static org.thalweg.Optimizers.rmsProp;
import static org.thalweg.Optimizers.scheduleFreeSgd;
import static org.thalweg.Optimizers.split;
import static org.thalweg.Optimizers.steepestDescent;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cosine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.thalweg.Optimizers;
import org.thalweg.core.Block;
import org.thalweg.core.Method;
import org.thalweg.core.Schedule;

/**
 * Every method of the course. A new method needs one line here and has then all tests of the table.
 */
final class Methods {
    /**
     * What the length of an update depends on, and so how a learning rate is chosen and what theory
     * promises.
     */
    enum Length {
        /** An update is as long as the gradient: the rate must fit the curvature. */
        OF_THE_GRADIENT {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                return constant(0.1 / curvature);
            }
        },
        /** An update is as long as the rate: the rate must fit the distance, and fall to 0. */
        OF_THE_RATE {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                return cosine(0.01 * width, 0, updates);
            }
        },
        /** The method itself makes updates shorter: the rate must fit the distance, and stays. */
        OF_A_RATE_THAT_FALLS {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                return constant(0.1 * width);
            }
        },
        /** As long as the gradient while little is known, then as the rate. */
        OF_THE_GRADIENT_AT_FIRST {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                Schedule then = OF_THE_RATE.rate(curvature, width, updates);
                return t -> t < 5 ? 0.1 / curvature : then.at(t);
            }
        },
        /** As long as the rate over a gradient from long ago: the rate must be larger. */
        OF_THE_RATE_OVER_OLD_GRADIENTS {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                return cosine(0.1 * width, 0, updates);
            }
        },
        /** An update is a share of the weights: the rate is that share, and falls to 0. */
        OF_THE_WEIGHTS {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                return cosine(0.05, 0, updates);
            }
        },
        /** The method finds the length of its updates: the rate falls from 1 to 0. */
        FOUND {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                return cosine(1, 0, updates);
            }
        },
        /** An update chooses its own length, from f or its curvature: no rate is needed. */
        OF_THE_MODEL {
            @Override
            Schedule rate(double curvature, double width, int updates) {
                return constant(1);
            }
        };

        /** Returns a rate that converges: 0.1/L leaves room for a momentum of 0.9. */
        abstract Schedule rate(double curvature, double width, int updates);
    }

    /** What sets a method apart from most in the table. */
    enum Trait {
        /** Moves where the gradient is zero: weight decay. */
        DECAYS,
        /** Sees nothing but signs, so it may go to and fro across a ravine that runs askew. */
        SIGNS,
        /** Evaluates more than once in an update: a search along a line. */
        SEARCHES,
        /** Adds over the coordinates, so that their order changes the last bits. */
        SUMS,
        /** Works on {@link InBlocks}, so that only whole columns may change places. */
        SHAPED,
        /** Works with n × n numbers, and so not on a million parameters. */
        SQUARE,
        /** Ends at any point where the gradient is zero, saddles and maxima too. */
        STATIONARY,
        /** Is made for convex quadratics and promises nothing elsewhere. */
        QUADRATIC
    }

    /** A line of the table. */
    record Line(String name, Length length, Function<Schedule, Method> method, Set<Trait> traits) {
        Line(String name, Length length, Function<Schedule, Method> method, Trait... traits) {
            this(name, length, method, Set.of(traits));
        }

        boolean is(Trait trait) {
            return traits.contains(trait);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Schedule RISING = t -> 0.9 * t / (t + 3.0);

    static final List<Line> ALL =
            Stream.of(momentum(), adaptive(), layerwise(), free(), around(), secondOrder())
                    .flatMap(List::stream)
                    .toList();

    private Methods() {}

    private static List<Line> momentum() {
        return List.of(
                new Line("sgd", Length.OF_THE_GRADIENT, Optimizers::sgd),
                new Line("momentum", Length.OF_THE_GRADIENT, Optimizers::momentum),
                new Line(
                        "averaged",
                        Length.OF_THE_GRADIENT,
                        lr -> Optimizers.momentum(lr).dampening(0.9)),
                new Line(
                        "rising",
                        Length.OF_THE_GRADIENT,
                        lr -> Optimizers.momentum(lr).beta(RISING)),
                new Line("heavyBall", Length.OF_THE_GRADIENT, Optimizers::heavyBall),
                new Line("nesterov", Length.OF_THE_GRADIENT, Optimizers::nesterov));
    }

    /** One rate for each coordinate. */
    private static List<Line> adaptive() {
        return List.of(
                new Line("adam", Length.OF_THE_RATE, Optimizers::adam),
                new Line("adam, eps", Length.OF_THE_RATE, lr -> adam(lr).eps(1e-3)),
                new Line("adam, rising", Length.OF_THE_RATE, lr -> adam(lr).beta1(RISING)),
                new Line("adaGrad", Length.OF_A_RATE_THAT_FALLS, Optimizers::adaGrad),
                new Line(
                        "adaGrad, initial",
                        Length.OF_A_RATE_THAT_FALLS,
                        lr -> adaGrad(lr).initial(0.1).eps(0)),
                new Line("rmsProp", Length.OF_THE_RATE, Optimizers::rmsProp),
                new Line(
                        "rmsProp, epsRoot",
                        Length.OF_THE_RATE,
                        lr -> rmsProp(lr).alpha(0.9).eps(0).epsRoot(1e-7)),
                new Line("rmsProp, momentum", Length.OF_THE_RATE, lr -> rmsProp(lr).momentum(0.9)),
                new Line("rmsProp, rising", Length.OF_THE_RATE, lr -> rmsProp(lr).momentum(RISING)),
                new Line("centeredRmsProp", Length.OF_THE_RATE, Optimizers::centeredRmsProp),
                new Line(
                        "centeredRmsProp, momentum",
                        Length.OF_THE_RATE,
                        lr -> centeredRmsProp(lr).momentum(0.9)),
                new Line("adamW", Length.OF_THE_RATE, Optimizers::adamW, Trait.DECAYS),
                new Line("adaDelta", Length.FOUND, lr -> adaDelta(lr).eps(1e-4)),
                new Line("amsGrad", Length.OF_THE_RATE, Optimizers::amsGrad),
                new Line("adaMax", Length.OF_THE_RATE_OVER_OLD_GRADIENTS, Optimizers::adaMax),
                new Line("nAdam", Length.OF_THE_RATE, Optimizers::nAdam),
                new Line("nAdam, rising", Length.OF_THE_RATE, lr -> nAdam(lr).beta1(RISING).psi(1)),
                new Line("adaBelief", Length.OF_THE_RATE, Optimizers::adaBelief),
                new Line("rAdam", Length.OF_THE_GRADIENT_AT_FIRST, Optimizers::rAdam),
                new Line(
                        "rAdam, never rectified",
                        Length.OF_THE_GRADIENT,
                        lr -> rAdam(lr).beta2(0.6)),
                new Line("yogi", Length.OF_THE_RATE, Optimizers::yogi),
                new Line("adopt", Length.OF_THE_RATE_OVER_OLD_GRADIENTS, Optimizers::adopt));
    }

    /** Signs, layers and matrices. */
    private static List<Line> layerwise() {
        return List.of(
                new Line("lars", Length.OF_THE_WEIGHTS, lr -> lars(lr).trust(0.1), Trait.SUMS),
                new Line("lamb", Length.OF_THE_WEIGHTS, Optimizers::lamb, Trait.SUMS),
                new Line(
                        "lamb, blocks",
                        Length.OF_THE_WEIGHTS,
                        lr -> new InBlocks(lamb(lr).beta1(RISING)::perBlock),
                        Trait.SUMS,
                        Trait.SHAPED),
                new Line("adafactor", Length.OF_THE_WEIGHTS, Optimizers::adafactor, Trait.SUMS),
                new Line(
                        "adafactor, blocks",
                        Length.OF_THE_WEIGHTS,
                        lr -> new InBlocks(adafactor(lr)::perBlock),
                        Trait.SUMS,
                        Trait.SHAPED),
                new Line(
                        "muon and adam",
                        Length.OF_THE_RATE,
                        lr ->
                                new InBlocks(
                                        layout ->
                                                split(layout, Block::isMatrix, muon(lr), adam(lr))),
                        Trait.SUMS,
                        Trait.SHAPED),
                new Line(
                        "muonRms and adamW",
                        Length.OF_THE_RATE,
                        lr ->
                                new InBlocks(
                                        layout ->
                                                split(
                                                        layout,
                                                        Block::isMatrix,
                                                        muonRms(lr).decay(0.01),
                                                        adamW(lr))),
                        Trait.SUMS,
                        Trait.SHAPED,
                        Trait.DECAYS),
                new Line("signSgd", Length.OF_THE_RATE, Optimizers::signSgd, Trait.SIGNS),
                new Line("lion", Length.OF_THE_RATE, Optimizers::lion),
                new Line(
                        "lion, decay",
                        Length.OF_THE_RATE,
                        lr -> lion(lr).decay(0.01),
                        Trait.DECAYS),
                new Line("lion, rising", Length.OF_THE_RATE, lr -> lion(lr).beta1(RISING)));
    }

    /** Without a schedule, without a rate. */
    private static List<Line> free() {
        return List.of(
                new Line("scheduleFreeSgd", Length.OF_THE_GRADIENT, Optimizers::scheduleFreeSgd),
                new Line(
                        "scheduleFreeSgd, power",
                        Length.OF_THE_GRADIENT,
                        lr -> scheduleFreeSgd(lr).beta(0.5).power(2)),
                new Line(
                        "scheduleFreeSgd, blocks",
                        Length.OF_THE_GRADIENT,
                        lr -> new InBlocks(scheduleFreeSgd(lr)::perBlock),
                        Trait.SHAPED),
                new Line("scheduleFreeAdamW", Length.OF_THE_RATE, Optimizers::scheduleFreeAdamW),
                new Line("prodigy", Length.FOUND, Optimizers::prodigy, Trait.SUMS));
    }

    /** Around another method. */
    private static List<Line> around() {
        return List.of(
                new Line("lookahead(adam)", Length.OF_THE_RATE, lr -> lookahead(adam(lr), 5, 0.5)),
                new Line(
                        "lookahead(momentum)",
                        Length.OF_THE_GRADIENT,
                        lr -> lookahead(Optimizers.momentum(lr), 3, 0.5)),
                new Line(
                        "ema(momentum)",
                        Length.OF_THE_GRADIENT,
                        lr -> ema(Optimizers.momentum(lr), 0.9)),
                new Line(
                        "polyak(sgd)", Length.OF_THE_GRADIENT, lr -> polyak(Optimizers.sgd(lr), 1)),
                new Line(
                        "polyak(momentum), late",
                        Length.OF_THE_GRADIENT,
                        lr -> polyak(Optimizers.momentum(lr), 4)),
                new Line(
                        "ema(lookahead(adam))",
                        Length.OF_THE_RATE,
                        lr -> ema(lookahead(adam(lr), 3, 0.5), 0.5)),
                new Line(
                        "lookahead(ema(adam))",
                        Length.OF_THE_RATE,
                        lr -> lookahead(ema(adam(lr), 0.5), 3, 0.5)),
                new Line("cautious(adam)", Length.OF_THE_RATE, lr -> cautious(adam(lr))),
                new Line(
                        "cautious(momentum)",
                        Length.OF_THE_GRADIENT,
                        lr -> cautious(Optimizers.momentum(lr))),
                new Line(
                        "cautious(lamb), blocks",
                        Length.OF_THE_WEIGHTS,
                        lr -> new InBlocks(cautious(lamb(lr))::perBlock),
                        Trait.SUMS,
                        Trait.SHAPED),
                new Line(
                        "decay of matrices",
                        Length.OF_THE_RATE,
                        lr ->
                                new InBlocks(
                                        layout ->
                                                split(
                                                        layout,
                                                        Block::isMatrix,
                                                        adamW(lr),
                                                        adam(lr))),
                        Trait.SHAPED,
                        Trait.DECAYS));
    }

    private static List<Line> secondOrder() {
        List<Line> all = new ArrayList<>();
        all.add(
                new Line(
                        "steepestDescent",
                        Length.OF_THE_MODEL,
                        lr -> steepestDescent(),
                        Trait.SEARCHES));
        all.add(
                new Line(
                        "newton",
                        Length.OF_THE_MODEL,
                        lr -> Optimizers.newton(),
                        Trait.SQUARE,
                        Trait.STATIONARY));
        all.add(
                new Line(
                        "dampedNewton",
                        Length.OF_THE_MODEL,
                        lr -> Optimizers.dampedNewton(),
                        Trait.SEARCHES,
                        Trait.SQUARE));
        all.add(
                new Line(
                        "saddleFreeNewton",
                        Length.OF_THE_MODEL,
                        lr -> Optimizers.saddleFreeNewton(),
                        Trait.SEARCHES,
                        Trait.SQUARE));
        all.add(
                new Line(
                        "conjugateGradient",
                        Length.OF_THE_MODEL,
                        lr -> Optimizers.conjugateGradient(),
                        Trait.SEARCHES,
                        Trait.QUADRATIC));
        all.add(
                new Line(
                        "steepestDescent, exact",
                        Length.OF_THE_MODEL,
                        lr -> steepestDescent().search(exactOnQuadratics()),
                        Trait.SEARCHES,
                        Trait.QUADRATIC));
        for (Conjugation beta : Conjugation.values()) {
            all.add(
                    new Line(
                            beta.toString(),
                            Length.OF_THE_MODEL,
                            lr ->
                                    Optimizers.nonlinearConjugateGradient()
                                            .beta(beta)
                                            .changeTolerance(0),
                            Trait.SEARCHES));
        }
        all.add(
                new Line(
                        "bfgs",
                        Length.OF_THE_MODEL,
                        lr -> Optimizers.bfgs().changeTolerance(0),
                        Trait.SEARCHES,
                        Trait.SQUARE));
        all.add(
                new Line(
                        "lbfgs",
                        Length.OF_THE_MODEL,
                        lr -> lbfgs(10).changeTolerance(0),
                        Trait.SEARCHES));
        all.add(
                new Line(
                        "lbfgs, two pairs",
                        Length.OF_THE_MODEL,
                        lr -> lbfgs(2).changeTolerance(0),
                        Trait.SEARCHES));
        return List.copyOf(all);
    }
}
