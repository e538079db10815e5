package org.thalweg.grade.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.thalweg.grade.read.Submitted.ANSWER;
import static org.thalweg.grade.read.Submitted.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.check.Task;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.read.inside.Reader;
import org.thalweg.grade.sandbox.GuestJar;
import org.thalweg.grade.sandbox.Sandboxes;

/** Cells that are meant to hurt whoever compiles them, in the strongest sandbox of this machine. */
class CompileBombsTest {
    private static final Task BOMB = Asked.method("bomb", Submitted.Square.class, "// nothing");
    private static SandboxedCompiler compiler;

    @BeforeAll
    static void start() throws IOException {
        compiler = new SandboxedCompiler(new Sandboxes().strongest());
    }

    @AfterAll
    static void stop() {
        compiler.close();
    }

    /** What it does, a part of the sentence, the cell. */
    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb(
                        "a constant text that doubles",
                        "does not compile here",
                        doubling(
                                        "final String s%d = s%d + s%d;",
                                        "final String s0 = \"sixteen letters.\";", 28)
                                + "double bomb(double x) { return s28.length(); }"),
                bomb(
                        "inference that doubles",
                        "does not compile here",
                        "<A, B> Map<A, B> m(A a, B b) { return null; }\ndouble bomb(double x) {\n"
                                + doubling("var v%d = m(v%d, v%d);", "var v0 = m(1, 2);", 30)
                                + "return 1; }"),
                bomb(
                        "lambdas within lambdas",
                        "",
                        "interface F<T> { T f(F<T> x); } <T> T r(F<T> f) { return null; }\n"
                                + "<T> T r(Supplier<T> f) { return null; }\n"
                                + "double bomb(double x) { Object o = "
                                + "r(() -> ".repeat(18)
                                + "1"
                                + ")".repeat(18)
                                + "; return 1; }"),
                bomb("30,000 parentheses", "", nested("(", "x", ")", 30_000)),
                bomb(
                        "30,000 blocks",
                        "",
                        "double bomb(double x) {"
                                + "{".repeat(30_000)
                                + "}".repeat(30_000)
                                + "return x; }"),
                bomb(
                        "30,000 operators",
                        "",
                        "double bomb(double x) { return x" + "+x".repeat(30_000) + "; }"),
                bomb(
                        "20,000 signs",
                        "",
                        "double bomb(double x) { return " + "- ".repeat(20_000) + "x; }"),
                bomb(
                        "300 dimensions",
                        "dimensions",
                        "double bomb(double x) { int" + "[]".repeat(300) + " a; return x; }"),
                bomb(
                        "5,000 classes within",
                        "5003 classes",
                        "class Many {"
                                + many("class A%d{}", 5001)
                                + "}\ndouble bomb(double x) { new Many(); return x; }"),
                bomb(
                        "5,000 classes beside",
                        "Nothing in the notebook defines `bomb`",
                        many("class A%d{}", 5001) + "double bomb(double x) { return x; }"),
                bomb(
                        "code that is too large",
                        "longer than Java allows",
                        "double bomb(double x) { int[] a = {1"
                                + ",1".repeat(20_000)
                                + "}; return x; }"),
                bomb("a cell of 10 MB", "too long", ANSWER + " ".repeat(10 << 20)),
                bomb("50,000 parentheses", "too long", nested("(", "x", ")", 50_000)),
                bomb(
                        "a name of 60,000 letters",
                        "no cell defines",
                        "double bomb(double x) { return " + "y".repeat(60_000) + "; }"),
                bomb("an answer without a body", "no body", "double bomb(double x);"),
                bomb(
                        "a constructor of the class around it",
                        "does not say what it returns",
                        "bomb(double x) { }"),
                bomb(
                        "a processor",
                        "no cell defines the type `SupportedAnnotationTypes`",
                        """
                        import javax.annotation.processing.*;
                        @SupportedAnnotationTypes("*")
                        class P {}
                        double bomb(double x) { new P(); return x; }
                        """));
    }

    private static Arguments bomb(String name, String says, String cell) {
        return Arguments.of(name, says, cell);
    }

    private static String doubling(String line, String first, int times) {
        return first
                + IntStream.rangeClosed(1, times)
                        .mapToObj(i -> line.formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String nested(String open, String inner, String close, int depth) {
        return "double bomb(double x) { return "
                + open.repeat(depth)
                + inner
                + close.repeat(depth)
                + "; }";
    }

    private static String many(String each, int times) {
        return IntStream.range(0, times).mapToObj(each::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void onlyTheBombIsLost(String name, String says, String cell) {
        Submitted both = notebook().answer("bomb", cell).answer("square", ANSWER);
        long begin = System.nanoTime();
        List<Compiled> all = compiler.compile(both.cells(), List.of(BOMB, Submitted.SQUARE));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(45));
        assertThat(all.get(1)).as("the honest answer").isInstanceOf(Compiled.Ready.class);
        if (all.get(0) instanceof Compiled.Broken broken) {
            if (says.isEmpty()) {
                assertThat(broken.sentence()).containsAnyOf("too deeply", "does not compile here");
            } else {
                assertThat(broken.sentence()).contains(says);
            }
        } else if (all.get(0) instanceof Compiled.Absent absent) {
            assertThat(absent.sentence()).contains(says);
        } else {
            assertThat(says).as("it may compile").isEmpty();
        }
        assertThat(notebook().code(ANSWER).by(compiler)).isInstanceOf(Compiled.Ready.class);
    }

    @Test
    void whatLiesBesideTheClassesIsNotRead(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("reader.jar");
        try (JarFile from = new JarFile(GuestJar.of(Reader.guest()).toFile());
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar))) {
            for (JarEntry each : (Iterable<JarEntry>) from.stream()::iterator) {
                to.putNextEntry(new JarEntry(each.getName()));
                try (InputStream in = from.getInputStream(each)) {
                    in.transferTo(to);
                }
            }
            to.putNextEntry(
                    new JarEntry("META-INF/services/javax.annotation.processing.Processor"));
            to.write("not.There".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            to.putNextEntry(new JarEntry("Helper.java"));
            to.write("class Helper { }".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try (SandboxedCompiler there = new SandboxedCompiler(new OpenAir(), jar)) {
            assertThat(notebook().code("@Deprecated " + ANSWER).by(there))
                    .isInstanceOf(Compiled.Ready.class);
            assertThat(
                            notebook()
                                    .code("double square(double x) { new Helper(); return x; }")
                                    .by(there))
                    .isInstanceOf(Compiled.Broken.class);
            assertThat(
                            notebook()
                                    .code(
                                            "double square(double x) { new"
                                                    + " org.thalweg.grade.read.inside.Reader();"
                                                    + " return x; }")
                                    .by(there))
                    .isInstanceOf(Compiled.Broken.class);
        }
    }

    @Test
    void aReaderIsKeptFromNotebookToNotebook() throws IOException {
        OpenAir air = new OpenAir();
        try (SandboxedCompiler there = new SandboxedCompiler(air)) {
            for (int i = 0; i < 5; i++) {
                assertThat(notebook().code(ANSWER).by(there)).isInstanceOf(Compiled.Ready.class);
            }
            assertThat(air.started()).isEqualTo(1);
        }
    }

    @Test
    void aReaderThatDoesNotStartIsTheGradersTrouble() throws IOException {
        try (SandboxedCompiler there = new SandboxedCompiler(new OpenAir("-XX:NoSuchFlag"))) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> notebook().code(ANSWER).by(there))
                    .isInstanceOf(java.io.UncheckedIOException.class)
                    .hasMessageContaining("does not start")
                    .hasMessageContaining("NoSuchFlag");
        }
    }
}
