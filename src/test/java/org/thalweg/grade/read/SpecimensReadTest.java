package org.thalweg.grade.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.check.Manual;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.grade.Cell;
import org.thalweg.grade.Compiled;
import org.thalweg.grade.ProblemSets;

/** Every task: its stub is blank, its right answers compile, alone and within its notebook. */
class SpecimensReadTest {
    private static SandboxedCompiler compiler;

    @BeforeAll
    static void start() throws IOException {
        compiler = new SandboxedCompiler(new OpenAir());
    }

    @AfterAll
    static void stop() {
        compiler.close();
    }

    @TestFactory
    Stream<DynamicTest> tasksAreReadAsTheyShould() {
        return sets().flatMap(
                        set ->
                                coded(set).stream()
                                        .map(
                                                task ->
                                                        dynamicTest(
                                                                set.id() + " " + task.id(),
                                                                () -> judge(task))));
    }

    /** What stands around the answers is the lesson's or the problem set's. */
    @TestFactory
    Stream<DynamicTest> notebooksAreReadAsTheyShould() {
        return sets().map(set -> dynamicTest(set.id(), () -> judge(set)));
    }

    private static void judge(Task task) {
        String stub = task.specimens().stub();
        assertThat(compile(task, stub)).as("stub").isInstanceOf(Compiled.Blank.class);
        for (Specimen one : task.specimens().answers()) {
            Compiled compiled = compile(task, one.source());
            if (one.right()) {
                assertThat(compiled).as(one.name()).isInstanceOf(Compiled.Ready.class);
                assertThat(((Compiled.Ready) compiled).notes()).as(one.name()).isEmpty();
            } else {
                assertThat(compiled).as(one.name()).isNotInstanceOf(Compiled.Absent.class);
            }
        }
    }

    private static Compiled compile(Task task, String source) {
        Cell cell = new Cell(1, true, task.id(), source);
        return compiler.compile(List.of(cell), List.of(task)).get(0);
    }

    private static void judge(ProblemSet set) throws IOException, UnreadableNotebook {
        List<Task> tasks = coded(set);
        byte[] file = Files.readAllBytes(Path.of("notebooks", set.notebook()));
        List<Cell> given = NotebookFile.read(file).cells();
        assertThat(compiler.compile(given, tasks))
                .as("untouched")
                .allSatisfy(each -> assertThat(each).isInstanceOf(Compiled.Blank.class));
        List<Cell> answered = given.stream().map(cell -> answered(cell, tasks)).toList();
        List<Task> known =
                tasks.stream().filter(each -> !each.specimens().answers().isEmpty()).toList();
        assertThat(compiler.compile(answered, known))
                .as("answered")
                .allSatisfy(each -> assertThat(each).isInstanceOf(Compiled.Ready.class));
    }

    private static Cell answered(Cell cell, List<Task> tasks) {
        return tasks.stream()
                .filter(task -> task.id().equals(cell.task()))
                .flatMap(task -> task.specimens().answers().stream().limit(1))
                .map(one -> new Cell(cell.number(), cell.code(), cell.task(), one.source()))
                .findFirst()
                .orElse(cell);
    }

    private static Stream<ProblemSet> sets() {
        return ProblemSets.all().stream();
    }

    private static List<Task> coded(ProblemSet set) {
        return set.tasks().stream().filter(task -> !(task instanceof Manual)).toList();
    }
}
