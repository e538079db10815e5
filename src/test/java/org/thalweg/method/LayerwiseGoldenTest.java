package org.thalweg.method;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.Optimizers.adafactor;
import static org.thalweg.Optimizers.lamb;
import static org.thalweg.Optimizers.lars;
import static org.thalweg.Optimizers.muon;
import static org.thalweg.Optimizers.muonRms;
import static org.thalweg.Optimizers.sgd;
import static org.thalweg.Optimizers.split;
import static org.thalweg.Schedules.cosine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.Golden;
import org.thalweg.core.Block;
import org.thalweg.core.Blockwise;
import org.thalweg.core.Layout;
import org.thalweg.core.Optimizer;

/**
 * The same numbers as optax, PyTorch and Newton and Schulz in numpy. The whole vector is one layer
 * in layerwise.csv; matrices.csv has 2 × 3 and 3 × 2 matrices.
 */
class LayerwiseGoldenTest {
    private static final Map<String, OpenLoop.Case> LAYERS =
            Map.ofEntries(
                    entry(
                            "lars lr=1 beta=0.9 trust=0.001 decay=0.01",
                            OpenLoop.of(lars(1).decay(0.01))),
                    entry(
                            "lars lr=0.5 beta=0.6 trust=0.02 decay=0",
                            OpenLoop.of(lars(0.5).beta(0.6).trust(0.02))),
                    entry(
                            "lars lr=cosine(1 0 20) beta=0.8 trust=0.05 decay=0.3",
                            OpenLoop.of(lars(cosine(1, 0, 20)).beta(0.8).trust(0.05).decay(0.3))),
                    entry(
                            "lamb lr=0.01 beta1=0.9 beta2=0.999 eps=1e-6 decay=0.01",
                            OpenLoop.of(lamb(0.01).decay(0.01))),
                    entry(
                            "lamb lr=0.03 beta1=0.7 beta2=0.9 eps=1e-3 decay=0",
                            OpenLoop.of(lamb(0.03).beta1(0.7).beta2(0.9).eps(1e-3))),
                    entry(
                            "lamb lr=cosine(1 0 20) beta1=0.8 beta2=0.95 eps=1e-6 decay=0.5",
                            OpenLoop.of(lamb(cosine(1, 0, 20)).beta1(0.8).beta2(0.95).decay(0.5))),
                    entry("adafactor lr=0.01", OpenLoop.of(adafactor(0.01))),
                    entry(
                            "adafactor lr=0.5 power=0.6 eps1=0.1 eps2=3 clip=1.1 decay=0.05",
                            OpenLoop.of(
                                    adafactor(0.5)
                                            .power(0.6)
                                            .eps1(0.1)
                                            .eps2(3)
                                            .clip(1.1)
                                            .decay(0.05))),
                    entry(
                            "adafactor lr=cosine(1 0 20) power=0.9 eps1=1e-3 eps2=1e-3 clip=2 decay=0.1",
                            OpenLoop.of(
                                    adafactor(cosine(1, 0, 20))
                                            .power(0.9)
                                            .eps1(1e-3)
                                            .clip(2)
                                            .decay(0.1))));

    private static final Map<String, Blockwise> MATRICES =
            Map.ofEntries(
                    entry("muon lr=0.02 beta=0.95 decay=0", muon(0.02)),
                    entry("tall muon lr=0.02 beta=0.95 decay=0", muon(0.02)),
                    entry(
                            "muon lr=cosine(0.3 0 20) beta=0.8 decay=0.2",
                            muon(cosine(0.3, 0, 20)).beta(0.8).decay(0.2)),
                    entry("muonRms lr=0.02 beta=0.95 rms=0.2 decay=0.1", muonRms(0.02)),
                    entry("tall muonRms lr=0.02 beta=0.95 rms=0.2 decay=0.1", muonRms(0.02)),
                    entry(
                            "muonRms lr=cosine(0.3 0 20) beta=0.6 rms=0.5 decay=0.3",
                            muonRms(cosine(0.3, 0, 20)).beta(0.6).rms(0.5).decay(0.3)),
                    entry("adafactor lr=0.01", adafactor(0.01)),
                    entry("tall adafactor lr=0.01", adafactor(0.01)),
                    entry("adafactor lr=0.3 eps1=0.8", adafactor(0.3).eps1(0.8)),
                    entry(
                            "adafactor lr=cosine(1 0 20) power=0.6 eps1=0.1 eps2=3 clip=1.1 decay=0.05",
                            adafactor(cosine(1, 0, 20))
                                    .power(0.6)
                                    .eps1(0.1)
                                    .eps2(3)
                                    .clip(1.1)
                                    .decay(0.05)));

    private static final double[] START = {1, -2, 0.5, 3, -1.5, 0.25};

    private static final Map<String, List<Golden.Row>> GOLDEN = Golden.read("matrices.csv");

    @TestFactory
    Stream<DynamicTest> twentyUpdatesWithGivenGradients() {
        return OpenLoop.tests("layerwise.csv", LAYERS);
    }

    @Test
    void everyGoldenCaseIsTestedAndEveryTestedCaseIsGolden() {
        assertThat(MATRICES.keySet()).isEqualTo(GOLDEN.keySet());
    }

    static Iterable<String> matrices() {
        return GOLDEN.keySet();
    }

    /** The matrix stands between two vectors that rest, so that a wrong index is seen. */
    @ParameterizedTest
    @MethodSource("matrices")
    void twentyUpdatesOfAMatrix(String name) {
        boolean tall = name.startsWith("tall");
        int rows = tall ? 3 : 2;
        int cols = tall ? 2 : 3;
        for (int before : new int[] {1, 5}) {
            Layout layout =
                    Layout.start()
                            .vector("before", before)
                            .matrix("w", rows, cols)
                            .vector("after", 2)
                            .layout();
            Optimizer opt = split(layout, Block::isMatrix, MATRICES.get(name), sgd(0.0)).start();
            double[] x = new double[layout.size()];
            System.arraycopy(START, 0, x, before, 6);
            for (Golden.Row row : GOLDEN.get(name)) {
                opt.step(x, (p, g) -> given(g, before, cols, row.t()));
                double[] w = Arrays.copyOfRange(x, before, before + 6);
                Golden.assertClose("update " + row.t(), w, row.values());
                assertThat(x[before - 1]).isZero();
                assertThat(x[before + 6]).isZero();
            }
            assertThat(opt.t()).isEqualTo(20);
        }
    }

    private static double given(double[] g, int from, int cols, int t) {
        Arrays.fill(g, 7);
        for (int k = 0; k < 6; k++) {
            int shape = k / cols + k % cols + 1;
            g[from + k] = ((t * (2 * k + 3) + k * k) % 7 - 3) / (double) shape;
        }
        return 0;
    }
}
