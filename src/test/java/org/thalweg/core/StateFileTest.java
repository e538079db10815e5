package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a saved optimizer looks like, and how each damage to it is told. */
class StateFileTest {
    private static final Method ROLLING = new Fixtures.Rolling(Fixtures.TENTH, 0.5);
    private static final String GOOD =
            """
            thalweg 1
            x 2 1.0 -2.5
            multiplier 0.5
            node / 3
            slot b 2 0.25 1.0E-5
            end
            """;

    @TempDir private Path folder;

    @Test
    void aFileByHandIsRead() throws IOException {
        double[] x = new double[2];
        Optimizer opt = Optimizer.load(ROLLING, file(GOOD), x);
        assertThat(x).containsExactly(1, -2.5);
        assertThat(opt.t()).isEqualTo(3);
        opt.step(x, (p, g) -> g[0] = 0);
        assertThat(opt.rate()).isEqualTo(0.05);
        opt.save(folder.resolve("again"), new double[] {1, -2.5});
        assertThat(Files.readString(folder.resolve("again")))
                .isEqualTo(GOOD.replace("3", "4").replace("0.25 1.0E-5", "0.125 5.0E-6"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "x 2 1.0 -2.5, x 2 1.0, line 2 should hold 2 numbers",
        "x 2 1.0 -2.5, x 2 1.0 -2.5 7, line 2 should hold 2 numbers",
        "x 2 1.0 -2.5, x, 'line 2 should hold \"x\"'",
        "x 2 1.0 -2.5, y 2 1.0 -2.5, 'line 2 should hold \"x\"'",
        "x 2 1.0 -2.5, x 2 1.0 one, 'line 2 should hold a number, got \"one\"'",
        "multiplier 0.5, multiplier, line 3 should hold the multiplier",
        "multiplier 0.5, multiplier 0.5 1, line 3 should hold the multiplier",
        "multiplier 0.5, factor 0.5, line 3 should hold the multiplier",
        "multiplier 0.5, multiplier -0.5, line 3 should hold a finite multiplier of at least 0",
        "node / 3, node /, line 4 should hold a node or a slot",
        "node / 3, node / -1, 'line 4 should hold a count of at least 0, got -1'",
        "node / 3, node / 3.5, 'line 4 should hold a whole number, got \"3.5\"'",
        "slot b 2 0.25 1.0E-5, slot b, line 5 should hold a node or a slot",
        "slot b 2 0.25 1.0E-5, slat b 2 0.25 1.0E-5, line 5 should hold a node or a slot",
        "slot b 2 0.25 1.0E-5, slot b 3 0.25 1.0E-5, line 5 should hold 3 numbers",
        "slot b 2 0.25 1.0E-5, slot b -1, 'line 5 should hold a count of at least 0, got -1'",
    })
    void everyDamageIsToldWithItsLine(String good, String bad, String message) throws IOException {
        double[] x = {7, 8};
        Path file = file(GOOD.replace(good, bad));
        assertThatThrownBy(() -> Optimizer.load(ROLLING, file, x))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is damaged: " + message);
        assertThat(x).containsExactly(7, 8);
    }

    @Test
    void aMultiplierOfZeroAndAnEmptySlotAreNoDamage() throws IOException {
        Path file =
                file(
                        GOOD.replace("multiplier 0.5", "multiplier 0.0")
                                .replace("slot b 2 0.25 1.0E-5", "slot b 0"));
        assertThat(Optimizer.load(ROLLING, file, new double[2]).t()).isEqualTo(3);
    }

    @Test
    void anUnusedOptimizerSavesItsMultiplier() throws IOException {
        Optimizer opt = ROLLING.start();
        opt.multiplier(0.25);
        Path file = folder.resolve("unused");
        opt.save(file, new double[] {1, 2});
        Optimizer loaded = Optimizer.load(ROLLING, file, new double[2]);
        loaded.step(new double[] {1, 2}, new Fixtures.Bowl());
        assertThat(loaded.rate()).isEqualTo(0.025);
    }

    @Test
    void theMultiplierActsFromTheNextUpdateOn() {
        Optimizer opt = ROLLING.start();
        double[] x = {1, 2};
        opt.step(x, new Fixtures.Bowl());
        opt.multiplier(0.5);
        opt.step(x, new Fixtures.Bowl());
        assertThat(opt.rate()).isEqualTo(0.05);
    }

    @Test
    void parametersOfAnotherLengthAreNeitherSavedNorAnswered() {
        Optimizer opt = ROLLING.start();
        opt.step(new double[] {1, 2}, new Fixtures.Bowl());
        Path file = folder.resolve("never");
        assertThatIllegalArgumentException().isThrownBy(() -> opt.save(file, new double[3]));
        assertThat(file).doesNotExist();
        assertThatIllegalArgumentException().isThrownBy(() -> opt.answer(new double[3]));
    }

    @Test
    void outsideAStepTheMemoryIsClosed() {
        State[] seen = new State[1];
        GradientMethod curious = (x, g, s) -> seen[0] = s;
        curious.start().step(new double[] {1}, new Fixtures.Bowl());
        assertThatThrownBy(() -> seen[0].slot("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no slot \"late\"");
    }

    @Test
    void anInfiniteValueIsNoticedEvenFromAMethodThatDoesNotLook() {
        Method blind = (x, f, s) -> Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> blind.start().step(new double[1], new Fixtures.Bowl()))
                .isInstanceOf(NotFinite.class)
                .hasMessageContaining("returned Infinity");
    }

    @Test
    void theAnswerOfAnOrdinaryMethodIsACopyOfX() {
        double[] x = {1, 2};
        Optimizer opt = ROLLING.start();
        opt.step(x, new Fixtures.Bowl());
        double[] out = {9, 9};
        ROLLING.answer(x, null, out);
        assertThat(out).containsExactly(x).isNotSameAs(x);
        assertThat(opt.answer(x)).containsExactly(x).isNotSameAs(x);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("saved"), text);
    }
}
