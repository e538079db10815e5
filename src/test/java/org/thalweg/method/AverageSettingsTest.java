package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.ema;
import static org.thalweg.Optimizers.polyak;
import static org.thalweg.Optimizers.sgd;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.core.Method;
import org.thalweg.core.Objective;
import org.thalweg.core.Optimizer;

/** A saved average that goes on with other settings is still an average of where x was. */
class AverageSettingsTest {
    private static final Objective FALL =
            (x, g) -> {
                g[0] = -1;
                return -x[0];
            };

    @TempDir private Path folder;

    /** Five updates: x = 1, 2, 3, 4, 5; then goes on with the other method. */
    private Optimizer switched(Method from, Method to, double[] x) throws IOException {
        Optimizer opt = from.start();
        for (int t = 0; t < 5; t++) {
            opt.step(x, FALL);
        }
        Path file = folder.resolve("f");
        opt.save(file, x);
        return Optimizer.load(to, file, x);
    }

    @Test
    void anotherDecay() throws IOException {
        double[] x = {0};
        Optimizer opt = switched(ema(sgd(1), 0.75), ema(sgd(1), 0.5), x);
        double weights = 1 + 0.75 + 0.5625 + 0.421875 + 0.31640625;
        double sum = 5 + 4 * 0.75 + 3 * 0.5625 + 2 * 0.421875 + 0.31640625;
        assertThat(opt.answer(x)[0]).isEqualTo(sum / weights, within(1e-14));
        opt.step(x, FALL);
        assertThat(opt.answer(x)[0])
                .isEqualTo((6 * 0.5 + 0.125 * sum) / (0.5 + 0.125 * weights), within(1e-14));
    }

    @Test
    void anEarlierStart() throws IOException {
        double[] x = {0};
        Optimizer opt = switched(polyak(sgd(1), 100), polyak(sgd(1), 2), x);
        assertThat(opt.answer(x)).containsExactly(5);
        opt.step(x, FALL);
        assertThat(opt.answer(x)).containsExactly(6);
        opt.step(x, FALL);
        assertThat(opt.answer(x)).containsExactly(6.5);
    }

    @Test
    void aLaterStart() throws IOException {
        double[] x = {0};
        Optimizer opt = switched(polyak(sgd(1), 1), polyak(sgd(1), 7), x);
        opt.step(x, FALL);
        assertThat(opt.answer(x)).containsExactly(6);
        opt.step(x, FALL);
        assertThat(opt.answer(x)).containsExactly(7);
        opt.step(x, FALL);
        assertThat(opt.answer(x)).containsExactly(7.5);
    }
}
