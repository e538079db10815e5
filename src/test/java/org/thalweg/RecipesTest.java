package org.thalweg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.thalweg.Golden.assertClose;
import static org.thalweg.Schedules.constant;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.Batches;
import org.thalweg.core.Clip;
import org.thalweg.core.L2;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;
import org.thalweg.data.CourseData;
import org.thalweg.data.Dataset;
import org.thalweg.method.Adam;
import org.thalweg.method.AdamW;
import org.thalweg.method.CenteredRmsProp;
import org.thalweg.method.Nesterov;
import org.thalweg.method.Sgd;
import org.thalweg.model.Mlp;
import org.thalweg.schedule.Constant;
import org.thalweg.schedule.Noam;

/** The settings are those of the sources, and each recipe trains. */
class RecipesTest {
    private static final double ANY = Double.POSITIVE_INFINITY;

    @Test
    void imageNetIsThatOfGoyal() {
        int perEpoch = 157;
        Recipe r = Recipes.imageNet(8192, perEpoch);
        Nesterov m = (Nesterov) r.method();
        assertThat(m.beta()).isEqualTo(constant(0.9));
        assertThat(m.lr()).isSameAs(r.schedule());
        assertThat(new double[] {r.l2(), r.clip(), r.batch(), r.updates()})
                .containsExactly(1e-4, ANY, 8192, 90 * 157);
        // From 0.1 by equal amounts to 0.1 · 8192 / 256 after five epochs, tenths at 30, 60 and 80.
        assertClose("first", r.schedule().at(0), 0.1);
        assertClose("second", r.schedule().at(1), 0.1 + 3.1 / 785);
        assertClose("last of the warm-up", r.schedule().at(784), 3.2 - 3.1 / 785);
        double[] epochs = {5, 29.99, 30, 59.99, 60, 79.99, 80, 90};
        double[] rates = {3.2, 3.2, 0.32, 0.32, 0.032, 0.032, 0.0032, 0.0032};
        for (int i = 0; i < epochs.length; i++) {
            double rate = r.schedule().at((int) (epochs[i] * perEpoch));
            assertClose("epoch " + epochs[i], rate, rates[i]);
        }
        for (int t = 0; t < 30; t++) {
            assertClose("small batch", Recipes.imageNet(256, 1).schedule().at(t), 0.1);
        }
    }

    @Test
    void transformerIsThatOfVaswani() {
        Recipe r = Recipes.transformer(512, 4000, 100_000);
        assertThat(r.method()).isEqualTo(new Adam(r.schedule(), new Constant(0.9), 0.98, 1e-9));
        assertThat(r.schedule()).isEqualTo(new Noam(512, 4000, 1));
        assertThat(new double[] {r.l2(), r.clip(), r.batch(), r.updates()})
                .containsExactly(0, ANY, 25_000, 100_000);
    }

    @Test
    void bertIsThatOfDevlin() {
        Recipe r = Recipes.bert(1_000_000);
        assertThat(r.method())
                .isEqualTo(new AdamW(r.schedule(), new Constant(0.9), 0.999, 1e-6, 0.01));
        assertThat(new double[] {r.l2(), r.clip(), r.batch(), r.updates()})
                .containsExactly(0, 1, 256, 1_000_000);
        assertClose("first", r.schedule().at(0), 1e-8);
        assertThat(r.schedule().at(9_999)).isEqualTo(1e-4);
        assertThat(r.schedule().at(10_000)).isEqualTo(1e-4);
        assertClose("middle of the fall", r.schedule().at(505_000), 0.5e-4);
        assertThat(r.schedule().at(999_999)).isPositive();
        assertThat(r.schedule().at(1_000_000)).isZero();
    }

    @Test
    void gpt3IsThatOfBrown() {
        Recipe r = Recipes.gpt3(520_000);
        assertThat(r.method())
                .isEqualTo(new AdamW(r.schedule(), new Constant(0.9), 0.95, 1e-8, 0.1));
        assertThat(new double[] {r.l2(), r.clip(), r.batch(), r.updates()})
                .containsExactly(0, 1, 500_000, 520_000);
        // 375 million and 260 billion tokens in batches of half a million.
        assertThat(r.schedule().at(748)).isLessThan(6e-4);
        assertThat(r.schedule().at(749)).isEqualTo(6e-4);
        assertClose("middle of the fall", r.schedule().at((520_000 + 750) / 2), 3.3e-4);
        assertThat(r.schedule().at(519_999)).isGreaterThan(6e-5);
        assertThat(r.schedule().at(520_000)).isEqualTo(6e-5);
        assertThat(r.schedule().at(600_000)).isEqualTo(6e-5);
    }

    @Test
    void lstmIsThatOfZaremba() {
        Recipe r = Recipes.lstm(1327);
        assertThat(r.method()).isEqualTo(new Sgd(r.schedule()));
        assertThat(new double[] {r.l2(), r.clip(), r.batch(), r.updates()})
                .containsExactly(0, 10, 20, 55 * 1327);
        assertThat(r.schedule().at(0)).isEqualTo(1);
        assertThat(r.schedule().at(15 * 1327 - 1)).isEqualTo(1);
        assertClose("sixteenth epoch", r.schedule().at(15 * 1327), 1 / 1.15);
        assertClose("last epoch", r.schedule().at(55 * 1327 - 1), Math.pow(1.15, -40));
    }

    @Test
    void ppoIsThatOfSchulman() {
        // 10 million time steps, 1024 between updates of the policy, three passes over four
        // batches.
        Recipe r = Recipes.ppo(10_000_000 / 1024 * 12);
        assertThat(r.method()).isEqualTo(new Adam(r.schedule(), new Constant(0.9), 0.999, 1e-5));
        assertThat(new double[] {r.l2(), r.clip(), r.batch(), r.updates()})
                .containsExactly(0, 0.5, 256, 117_180);
        assertThat(r.schedule().at(0)).isEqualTo(2.5e-4);
        assertThat(r.schedule().at(58_590)).isEqualTo(1.25e-4);
        assertThat(r.schedule().at(117_180)).isZero();
    }

    @Test
    void dqnIsThatOfMnih() {
        Recipe r = Recipes.dqn();
        assertThat(r.method()).isEqualTo(new CenteredRmsProp(constant(2.5e-4), 0.95, 0, 0.01));
        assertThat(r.schedule()).isEqualTo(constant(2.5e-4));
        // 50 million frames but the first 50,000, one update for every four.
        assertThat(new double[] {r.l2(), r.clip(), r.batch(), r.updates()})
                .containsExactly(0, ANY, 32, (50_000_000 - 50_000) / 4);
    }

    static List<Recipe> recipes() {
        return List.of(
                Recipes.imageNet(256, 4),
                Recipes.transformer(16, 200, 1000),
                Recipes.bert(4000),
                Recipes.gpt3(2000),
                Recipes.lstm(50),
                Recipes.ppo(4000),
                Recipes.dqn());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void trainsTheNetworkOfTheCourse(Recipe r) {
        Dataset xor = CourseData.xor();
        Mlp net = Mlp.of(2, 16, 16, 1).relu().binaryCrossEntropy();
        double[] w = net.start(7);
        Objective all = net.loss(xor.features(), xor.targets()).full();
        double before = all.value(w);
        Batches batches = new Batches(1000, Math.min(r.batch(), 1000), 7);
        Objective loss = r.around(net.loss(xor.features(), xor.targets()).over(batches));
        Optimizer opt = r.method().start();
        int updates = Math.min(r.updates(), 4000);
        while (opt.t() < updates) {
            batches.seek(opt.t());
            batches.next();
            opt.step(w, loss);
            assertThat(opt.rate()).isEqualTo(r.schedule().at(opt.t() - 1));
        }
        assertThat(all.value(w)).isLessThan(0.75 * before);
    }

    @Test
    void theLossIsClippedFirstAndThenHasItsPenalty() {
        Objective f = (x, g) -> 0;
        assertThat(Recipes.dqn().around(f)).isSameAs(f);
        assertThat(Recipes.bert(100).around(f)).isInstanceOf(Clip.class);
        assertThat(Recipes.imageNet(1, 1).around(f)).isInstanceOf(L2.class);
        assertThat(recipe(0.25, 0.5, 1, 1).around(f))
                .hasToString("your lambda.clipNorm(0.5).l2(0.25)");
    }

    private static Recipe recipe(double l2, double clip, int batch, int updates) {
        return new Recipe(
                "n", "s", new Sgd(constant(1)), constant(1), l2, clip, batch, "u", updates, "c");
    }

    @Test
    void printsAsACard() {
        assertThat(recipe(0.25, 0.5, 3, 4))
                .hasToString(
                        "n\n  method:  Sgd[lr=1.0]\n  around:  loss.clipNorm(0.5).l2(0.25)\n"
                                + "  batch:   3 u, 4 updates\n  source:  s\n  changed: c");
        assertThat(recipe(0, ANY, 3, 4).toString()).contains("  around:  loss\n");
        for (Recipe r : recipes()) {
            assertThat(r.toString()).contains(r.name(), r.source(), r.changed(), r.unit());
            assertThat(r.source()).containsPattern("20\\d\\d, (section|table|appendix|extended)");
        }
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        rejected("l2 must be at least 0 and finite, got -1.0", () -> recipe(-1, 1, 1, 1));
        rejected("clip must be positive, got 0.0", () -> recipe(0, 0, 1, 1));
        rejected("clip must be positive, got NaN", () -> recipe(0, Double.NaN, 1, 1));
        rejected("batch must be at least 1, got 0", () -> recipe(0, 1, 0, 1));
        rejected("updates must be at least 1, got 0", () -> recipe(0, 1, 1, 0));
        rejected("batch must be at least 1, got 0", () -> Recipes.imageNet(0, 1));
        rejected("perEpoch must be at least 1, got 0", () -> Recipes.imageNet(1, 0));
        rejected("perEpoch must be at least 1, got 0", () -> Recipes.lstm(0));
        rejected("updates must be at least 100, got 99", () -> Recipes.bert(99));
        rejected("updates must be at least 694, got 693", () -> Recipes.gpt3(693));
        assertThat(Recipes.bert(100).schedule().at(0)).isEqualTo(1e-4);
        assertThat(Recipes.gpt3(694).schedule().at(0)).isEqualTo(6e-4);
    }

    private static void rejected(
            String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable make) {
        assertThatIllegalArgumentException().isThrownBy(make).withMessage(message);
    }
}
