package org.thalweg.method;

import static org.thalweg.Optimizers.adaGrad;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.centeredRmsProp;
import static org.thalweg.Optimizers.rmsProp;
import static org.thalweg.Schedules.constant;
import static org.thalweg.Schedules.cosine;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.thalweg.Optimizers;
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
        };

        /** Returns a rate that converges: 0.1/L leaves room for a momentum of 0.9. */
        abstract Schedule rate(double curvature, double width, int updates);
    }

    /** What sets a method apart from most in the table. */
    enum Trait {
        /** Moves where the gradient is zero: weight decay. */
        DECAYS,
        /** Evaluates more than once in an update: a search along a line. */
        SEARCHES
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
                new Line(
                        "adamW, rising",
                        Length.OF_THE_RATE,
                        lr -> adamW(lr).beta1(RISING).decay(0)));
    }

    /** Signs, layers and matrices. */
    private static List<Line> layerwise() {
        return List.of();
    }

    /** Without a schedule, without a rate. */
    private static List<Line> free() {
        return List.of();
    }

    /** Around another method. */
    private static List<Line> around() {
        return List.of();
    }

    private static List<Line> secondOrder() {
        return List.of();
    }
}
