package org.thalweg.bench;

import org.thalweg.Optimizers;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;

/**
 * Methods that are not one loop over the parameters, for what a step costs beside one of gradient
 * descent: 1e5 parameters, where shape matters as one matrix of 250 × 400.
 */
public enum Others {
    ADAFACTOR(
            "Adafactor, one matrix",
            "rows + columns",
            Optimizers.adafactor(0.01).perBlock(Others.matrix())),
    MUON("Muon, one matrix", "n", Optimizers.muon(0.02).perBlock(Others.matrix())),
    LOOKAHEAD("Lookahead around Adam", "3n", Optimizers.lookahead(Optimizers.adam(0.001), 5, 0.5)),
    EMA("exponential average of Adam", "3n", Optimizers.ema(Optimizers.adam(0.001), 0.999)),
    POLYAK("mean of gradient descent", "n", Optimizers.polyak(Optimizers.sgd(0.001), 1)),
    CAUTIOUS("cautious Adam", "2n", Optimizers.cautious(Optimizers.adam(0.001)));

    static final int PARAMETERS = 100_000;

    final String title;
    final String memory;
    final Method method;

    Others(String title, String memory, Method method) {
        this.title = title;
        this.memory = memory;
        this.method = method;
    }

    private static Layout matrix() {
        return Layout.start().matrix("W", 250, 400).layout();
    }
}
