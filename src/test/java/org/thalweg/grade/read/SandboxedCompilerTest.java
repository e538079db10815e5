package org.thalweg.grade.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.check.Task;
import org.thalweg.core.Objective;
import org.thalweg.grade.Cell;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.Place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Notebooks as students hand them in. */
class SandboxedCompilerTest {
    @TempDir static Path folder;
    private static SandboxedCompiler compiler;

    /** The method that most tests ask for. */
    interface Square {
        double of(double x);
    }

    /** A method with an oracle. */
    interface Descent {
        double[][] path(Objective f, double[] w0, double lr, int steps, double tol);
    }

    private static final Task SQUARE =
            Asked.method(
                    "square",
                    Square.class,
                    """
                    double square(double x) {
                        throw new UnsupportedOperationException("not yet");
                    }\
                    """);

    @BeforeAll
    static void start() throws IOException {
        compiler = new SandboxedCompiler(new OpenAir(), OpenAir.jar(folder));
    }

    @AfterAll
    static void stop() {
        compiler.close();
    }

    private static Compiled square(Cell... cells) {
        return compiler.compile(List.of(cells), List.of(SQUARE)).get(0);
    }

    private static Cell code(int number, String source) {
        return new Cell(number, true, "", source);
    }

    private static Cell named(int number, String source) {
        return new Cell(number, true, "square", source);
    }

    private static Compiled.Ready ready(Compiled compiled) {
        assertThat(compiled).isInstanceOf(Compiled.Ready.class);
        return (Compiled.Ready) compiled;
    }

    private static String broken(Compiled compiled) {
        assertThat(compiled).isInstanceOf(Compiled.Broken.class);
        return ((Compiled.Broken) compiled).sentence();
    }

    @Test
    void anAnswerInItsOwnCell() {
        Compiled.Ready ready = ready(square(named(1, "double square(double x) { return x * x; }")));
        assertThat(ready.entry()).isEqualTo("Answer_square");
        assertThat(ready.classes()).containsOnlyKeys("Answer_square");
        assertThat(ready.notes()).isEmpty();
        assertThat(ready.lines()).contains(java.util.Optional.of(new Place(1, 1)));
    }
}
