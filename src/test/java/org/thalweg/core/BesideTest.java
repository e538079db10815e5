package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.thalweg.core.Fixtures.TENTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that stands beside the loop is kept, copied and saved with the optimizer. */
class BesideTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private final Optimizer opt = Fixtures.nested().start();
    private final double[] x = {1, 2};

    @Test
    void itIsMadeOnceAndThenKept() {
        double[] start = {4, INFINITY};
        double[] memory = opt.beside("watch", start);
        assertThat(memory).containsExactly(4, INFINITY).isNotSameAs(start);
        memory[0] = 9;
        assertThat(opt.beside("watch", start)).isSameAs(memory).containsExactly(9, INFINITY);
        opt.step(x, new Fixtures.Bowl());
        assertThat(opt.beside("watch", start)).isSameAs(memory).containsExactly(9, INFINITY);
        assertThat(opt.beside("other", 1)).containsExactly(1);
    }

    @Test
    void aCopyHasItsOwn() {
        opt.beside("watch", 4)[0] = 5;
        Optimizer copy = opt.copy();
        opt.beside("watch", 4)[0] = 6;
        assertThat(copy.beside("watch", 4)).containsExactly(5);
    }

    @Test
    void aFailedUpdateDoesNotTouchIt() {
        opt.beside("watch", 4)[0] = 5;
        assertThatThrownBy(() -> opt.step(x, (p, g) -> Double.NaN)).isInstanceOf(NotFinite.class);
        assertThat(opt.beside("watch", 4)).containsExactly(5);
    }

    @Test
    void anotherLengthAndAnotherKindOfNameAreRefused() {
        opt.beside("watch", 4, 5);
        assertThatIllegalStateException()
                .isThrownBy(() -> opt.beside("watch", 4))
                .withMessage(
                        "the memory \"watch\" beside this optimizer holds 2 numbers, not 1: take another name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opt.beside("my watch", 4))
                .withMessage(
                        "the name of a memory must consist of letters, digits and _, got \"my watch\"");
    }

    @Test
    void itIsSavedBeforeAndAfterTheFirstUpdate(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("f");
        for (int t = 0; t < 3; t++) {
            opt.beside("watch", 0, INFINITY)[0] = 0.1 + t;
            opt.beside("b", -0.0);
            opt.beside("nothing");
            opt.save(file, x);
            Optimizer loaded = Optimizer.load(Fixtures.nested(), file, new double[2]);
            assertThat(loaded.beside("watch", 7, 7)).containsExactly(0.1 + t, INFINITY);
            assertThat(loaded.beside("b", 7)).containsExactly(-0.0);
            assertThat(loaded.beside("nothing")).isEmpty();
            assertThat(loaded.t()).isEqualTo(t);
            Path again = folder.resolve("again");
            loaded.save(again, x);
            assertThat(again).hasSameTextualContentAs(file);
            opt.step(x, new Fixtures.Bowl());
        }
        assertThat(Files.readAllLines(file))
                .startsWith(
                        "thalweg 1",
                        Files.readAllLines(file).get(1),
                        "multiplier 1.0",
                        "beside watch 2 2.1 Infinity",
                        "beside b 1 -0.0",
                        "beside nothing 0");
    }

    @Test
    void filesFromBeforeThereWasAnyCanStillBeRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("old");
        Files.writeString(file, "thalweg 1\nx 2 0.5 -1.25\nmultiplier 0.5\nnode / 7\nend\n");
        Optimizer loaded = Optimizer.load(new Fixtures.Descent(TENTH), file, x);
        assertThat(x).containsExactly(0.5, -1.25);
        assertThat(loaded.t()).isEqualTo(7);
        assertThat(loaded.multiplier()).isEqualTo(0.5);
        assertThat(loaded.beside("watch", 3)).containsExactly(3);
    }

    @Test
    void aDamagedLineIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("f");
        for (String damaged : List.of("beside", "beside w", "beside w 2 1.0", "beside w 1 a")) {
            Files.writeString(
                    file, "thalweg 1\nx 2 0 0\nmultiplier 1\n" + damaged + "\nnode / 7\nend\n");
            assertThatThrownBy(() -> Optimizer.load(new Fixtures.Descent(TENTH), file, x))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("line 4");
            assertThat(x).containsExactly(1, 2);
        }
    }

    @Test
    void theMultiplierCanBeRead() {
        assertThat(opt.multiplier()).isEqualTo(1);
        opt.multiplier(0.25);
        assertThat(opt.multiplier()).isEqualTo(0.25);
        assertThat(opt.copy().multiplier()).isEqualTo(0.25);
    }
}
