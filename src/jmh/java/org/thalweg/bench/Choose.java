package org.thalweg.bench;

import static org.thalweg.Functions.rosenbrock;
import static org.thalweg.Optimizers.adafactor;
import static org.thalweg.Optimizers.adam;
import static org.thalweg.Optimizers.adamW;
import static org.thalweg.Optimizers.bfgs;
import static org.thalweg.Optimizers.dampedNewton;
import static org.thalweg.Optimizers.lamb;
import static org.thalweg.Optimizers.lbfgs;
import static org.thalweg.Optimizers.lookahead;
import static org.thalweg.Optimizers.muon;
import static org.thalweg.Optimizers.nonlinearConjugateGradient;
import static org.thalweg.Optimizers.prodigy;
import static org.thalweg.Optimizers.scheduleFreeAdamW;
import static org.thalweg.Optimizers.split;
import static org.thalweg.Schedules.cosine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.thalweg.Optimizers;
import org.thalweg.core.Batches;
import org.thalweg.core.Block;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.core.Schedule;
import org.thalweg.data.CourseData;
import org.thalweg.data.Dataset;
import org.thalweg.data.Standardizer;
import org.thalweg.data.TrainTest;
import org.thalweg.model.Mlp;
import org.thalweg.model.SoftmaxRegression;
import org.thalweg.tune.FairComparison;
import org.thalweg.tune.Progress;
import org.thalweg.tune.Space;
import org.thalweg.tune.Task;
import org.thalweg.tune.Trial;

/**
 * The figures of docs/how-to-choose.md: the methods side by side on four kinds of problem, each
 * with the same number of settings tried, the same evaluations and the same ten seeds.
 */
public final class Choose {
    private static final int TRIALS = 30;
    private static final long[] SEEDS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final long[] TUNING_SEEDS = {1001, 1002, 1003};

    /** The same for every method with a learning rate: nobody gets a better guess. */
    private static final Space RATES = new Space().logUniform("lr", 1e-4, 30);

    private Choose() {}

    /** Compares and prints. */
    public static void main(String[] args) {
        print("A ravine without noise: Rosenbrock, f after 200 evaluations", ravine());
        print("Convex, the whole batch: softmax regression, f − f* after 100", convex());
        print("A small network in mini-batches: XOR, held-out loss after 950", xor());
        print("A small network, few and noisy data: diabetes, held-out loss after 510", diabetes());
    }

    private static void print(String title, FairComparison comparison) {
        System.out.println("### " + title);
        System.out.println();
        System.out.println("```");
        System.out.print(
                comparison
                        .tuning(TRIALS)
                        .tuningSeeds(TUNING_SEEDS)
                        .seeds(SEEDS)
                        .progress(bar())
                        .run()
                        .toString()
                        .stripTrailing());
        System.out.println();
        System.out.println("```");
        System.out.println();
    }

    private static Progress bar() {
        return (done, of, what) -> {
            System.err.print("\r" + done + " of " + of + " runs   " + (done == of ? "\n" : ""));
            System.err.flush();
        };
    }

    private static FairComparison ravine() {
        int evaluations = 200;
        Trial trial =
                seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    double[] start = {random.nextDouble(-2, 2), random.nextDouble(-1, 3)};
                    return Task.of(start, rosenbrock())
                            .validation(rosenbrock()::value)
                            .test(rosenbrock()::value);
                };
        return secondOrder(firstOrder(FairComparison.of(trial, evaluations), evaluations));
    }

    /** The features are standardized; what is left of the condition is that of the data. */
    private static FairComparison convex() {
        int evaluations = 100;
        Dataset data = CourseData.penguins();
        double[][] x = Standardizer.fit(data).transform(data).features();
        Objective loss = new SoftmaxRegression(x, data.targets(), 3).full().l2(1e-3);
        int n = new SoftmaxRegression(x, data.targets(), 3).parameters();
        double[] best = new double[n];
        Optimizer opt = dampedNewton().start();
        for (int t = 0; t < 100 && !opt.done(); t++) {
            opt.step(best, loss);
        }
        double lowest = loss.value(best);
        Trial trial =
                seed ->
                        Task.of(normal(n, seed), loss)
                                .validation(w -> Math.max(0, loss.value(w) - lowest))
                                .test(w -> Math.max(0, loss.value(w) - lowest));
        return secondOrder(firstOrder(FairComparison.of(trial, evaluations), evaluations));
    }

    private static FairComparison xor() {
        Mlp net = Mlp.of(2, 16, 16, 1).tanh().binaryCrossEntropy();
        int evaluations = 50 * 19; // 50 epochs of 600 examples in batches of 32
        Trial trial = network(net, CourseData.xor(), 32);
        return layered(
                firstOrder(FairComparison.of(trial, evaluations), evaluations), net, evaluations);
    }

    /** The target is standardized too: a loss of 0.5 is that of predicting the mean. */
    private static FairComparison diabetes() {
        Mlp net = Mlp.of(10, 16, 1).tanh().squared();
        int evaluations = 30 * 17; // 30 epochs of 265 examples in batches of 16
        Dataset raw = CourseData.diabetes();
        double[] targets = raw.targets();
        double mean = Arrays.stream(targets).average().orElseThrow();
        double square = Arrays.stream(targets).map(y -> (y - mean) * (y - mean)).sum();
        double deviation = Math.sqrt(square / targets.length);
        double[] scaled = Arrays.stream(targets).map(y -> (y - mean) / deviation).toArray();
        Trial trial = network(net, Dataset.of(raw.features(), scaled), 16);
        return layered(
                firstOrder(FairComparison.of(trial, evaluations), evaluations), net, evaluations);
    }

    /** Three fifths to learn from, a fifth to choose settings by, a fifth to be judged by. */
    private static Trial network(Mlp net, Dataset data, int batch) {
        TrainTest outer = data.split(0.2, 1);
        TrainTest inner = outer.train().split(0.25, 2);
        Standardizer scale = Standardizer.fit(inner.train());
        Dataset train = scale.transform(inner.train());
        Objective validation = full(net, scale.transform(inner.test()));
        Objective test = full(net, scale.transform(outer.test()));
        return seed -> {
            Batches batches = new Batches(train.size(), batch, seed);
            return Task.of(
                            net.start(seed),
                            net.loss(train.features(), train.targets()).over(batches))
                    .batches(batches)
                    .validation(validation::value)
                    .test(test::value);
        };
    }

    private static Objective full(Mlp net, Dataset data) {
        return net.loss(data.features(), data.targets()).full();
    }

    /** Every learning rate falls to 0 along half a cosine, so that none is punished for its end. */
    private static FairComparison firstOrder(FairComparison c, int evaluations) {
        Map<String, Function<Schedule, Method>> methods = new LinkedHashMap<>();
        methods.put("SGD", Optimizers::sgd);
        methods.put("momentum", Optimizers::momentum);
        methods.put("Nesterov", Optimizers::nesterov);
        methods.put("AdaGrad", Optimizers::adaGrad);
        methods.put("RMSprop", Optimizers::rmsProp);
        methods.put("AdaDelta", Optimizers::adaDelta);
        methods.put("Adam", Optimizers::adam);
        methods.put("AdamW", Optimizers::adamW);
        methods.put("AdaMax", Optimizers::adaMax);
        methods.put("NAdam", Optimizers::nAdam);
        methods.put("RAdam", Optimizers::rAdam);
        methods.put("Lion", Optimizers::lion);
        methods.put("signSGD", Optimizers::signSgd);
        methods.put("Lookahead, Adam", lr -> lookahead(adam(lr), 5, 0.5));
        return falling(c, methods, evaluations)
                .enter("Schedule-Free AdamW", RATES, p -> scheduleFreeAdamW(p.get("lr")))
                .enter("Prodigy, nothing tuned", prodigy(cosine(1, 0, evaluations)));
    }

    private static FairComparison layered(FairComparison c, Mlp net, int evaluations) {
        Layout layout = net.layout();
        Map<String, Function<Schedule, Method>> methods = new LinkedHashMap<>();
        methods.put("LAMB", lr -> lamb(lr).perBlock(layout));
        methods.put("Adafactor", lr -> adafactor(lr).perBlock(layout));
        methods.put(
                "Muon, AdamW for vectors",
                lr -> split(layout, Block::isMatrix, muon(lr), adamW(lr)));
        methods.put("K-FAC", Optimizers::kfac);
        return falling(c, methods, evaluations);
    }

    private static FairComparison falling(
            FairComparison c, Map<String, Function<Schedule, Method>> methods, int evaluations) {
        FairComparison all = c;
        for (Map.Entry<String, Function<Schedule, Method>> e : methods.entrySet()) {
            Function<Schedule, Method> method = e.getValue();
            all =
                    all.enter(
                            e.getKey(),
                            RATES,
                            p -> method.apply(cosine(p.get("lr"), 0, evaluations)));
        }
        return all;
    }

    private static FairComparison secondOrder(FairComparison c) {
        return c.enter("conjugate gradient, nothing tuned", nonlinearConjugateGradient())
                .enter("BFGS, nothing tuned", bfgs())
                .enter("L-BFGS, nothing tuned", lbfgs(10))
                .enter("damped Newton, nothing tuned", dampedNewton());
    }

    private static double[] normal(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }
}
