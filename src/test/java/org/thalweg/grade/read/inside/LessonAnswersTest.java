package org.thalweg.grade.read.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.grade.sandbox.Api;

/** The right answers to the lessons' exercises compile, but for those that call the library. */
class LessonAnswersTest {
    private static final Path ANSWERS = Path.of("src/test/resources/exercises");

    /** An answer: where it stands, and its cell. */
    private record Right(String task, String note, String cell) {}

    @TestFactory
    Stream<DynamicTest> rightAnswersCompile() throws IOException {
        Map<String, byte[]> api = Api.classes();
        Session session = new Session(api);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Memory files = new Memory(javac.getStandardFileManager(null, null, null), api);
        Pieces pieces = new Pieces(new Parser(javac, files));
        return answers().stream()
                .filter(one -> one.cell().matches("(?s).*\\b" + one.task() + "\\b *[(=].*"))
                .map(
                        one ->
                                dynamicTest(
                                        one.task() + ": " + one.note(),
                                        () -> judge(one, session, pieces)));
    }

    private static void judge(Right one, Session session, Pieces pieces) {
        Definition defined =
                pieces.read(Cutter.cut(1, one.cell())).stream()
                        .flatMap(part -> part.definitions().stream())
                        .filter(each -> each.name().equals(one.task()))
                        .findFirst()
                        .orElseThrow();
        Ask.Want want =
                new Ask.Want(
                        defined.sort(),
                        defined.name(),
                        defined.type(),
                        defined.parameters(),
                        List.of(),
                        defined.name());
        Ask.Text cell = new Ask.Text(1, Ask.Kind.CODE, one.task(), one.cell());
        Ask.Wish wish = new Ask.Wish(one.task(), "", List.of(want));
        Reply reply = session.replies(new Ask(List.of(cell), List.of(wish))).get(0);
        if (one.cell().contains("Standardizer")) {
            assertThat(reply.sentence()).contains("no cell defines `Standardizer`");
        } else {
            assertThat(reply.state()).as(reply.sentence()).isEqualTo(Reply.State.READY);
            assertThat(reply.notes()).isEmpty();
        }
    }

    @Test
    void thereAreAnswers() throws IOException {
        assertThat(answers()).hasSizeGreaterThan(60);
    }

    private static List<Right> answers() throws IOException {
        List<Right> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ANSWERS)) {
            files.filter(file -> file.toString().endsWith(".jsh"))
                    .sorted()
                    .forEach(file -> read(file, all));
        }
        return all;
    }

    private static void read(Path file, List<Right> all) {
        String task = file.getFileName().toString().replace(".jsh", "");
        try {
            for (String section : Files.readString(file).split("(?m)^////\\s*", -1)) {
                if (section.startsWith("right")) {
                    String note =
                            section.lines().findFirst().orElseThrow().replaceFirst("right:? *", "");
                    all.add(new Right(task, note, section.substring(section.indexOf('\n') + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
