package org.thalweg.bench;

import org.thalweg.Optimizers;
import org.thalweg.core.Layout;
import org.thalweg.core.Method;

/**
 * Methods that are not one loop over the parameters, for what a step costs beside one of gradient
 * descent: 1e5 parameters, where shape matters as one matrix of 250 × 400.
 */
public enum Others {
    ADAFACTOR("Adafactor, one matrix", Optimizers.adafactor(0.01).perBlock(Others.matrix())),
    MUON("Muon, one matrix", Optimizers.muon(0.02).perBlock(Others.matrix())),
    LOOKAHEAD("Lookahead around Adam", Optimizers.lookahead(Optimizers.adam(0.001), 5, 0.5)),
    EMA("Exponential average of Adam", Optimizers.ema(Optimizers.adam(0.001), 0.999)),
    POLYAK("Mean of gradient descent", Optimizers.polyak(Optimizers.sgd(0.001), 1)),
    CAUTIOUS("Cautious Adam", Optimizers.cautious(Optimizers.adam(0.001)));

    static final int PARAMETERS = 100_000;

    final String title;
    final Method method;

    Others(String title, Method method) {
        this.title = title;
        this.method = method;
    }

    private static Layout matrix() {
        return Layout.start().matrix("W", 250, 400).layout();
    }
}
