package org.thalweg.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.thalweg.check.Draw;
import org.thalweg.check.Hushed;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.grade.read.SandboxedCompiler;
import org.thalweg.grade.run.SandboxedLauncher;
import org.thalweg.grade.sandbox.Sandbox;
import org.thalweg.grade.sandbox.Sandboxes;

/**
 * Every answer that is known gets the same marks from another process as from this one: nothing
 * that a check looks at is lost on the way. {@code -Dset=ps1} tries one problem set, {@code
 * -Dtask=…} one task.
 */
@Tag("long")
@ExtendWith(Hushed.class)
class SandboxedSpecimensTest {
    private static final Draw SECRET = new Draw(0x5eed_0f_7ea4cL, 0);

    /** What comes from another process is an array of its own, whatever it was there. */
    private static final String SEEN_HERE_ONLY = "every call makes an array of its own";

    private static SandboxedCompiler compiler;
    private static SandboxedLauncher launcher;

    @BeforeAll
    static void start() throws IOException {
        Sandbox sandbox = new Sandboxes().strongest();
        compiler = new SandboxedCompiler(sandbox);
        launcher = new SandboxedLauncher(sandbox);
    }

    @AfterAll
    static void stop() {
        compiler.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyAnswerMarksThereAsHere() {
        return Chosen.sets().flatMap(set -> Chosen.marked(set).map(task -> container(set, task)));
    }

    private static DynamicContainer container(ProblemSet set, Task task) {
        return dynamicContainer(
                set.id() + " " + task.id(),
                Answers.of(set, task).stream()
                        .map(one -> dynamicTest(one.name(), () -> compare(task, one))));
    }

    private static void compare(Task task, Specimen specimen) throws IOException {
        List<Mark> there = there(task, specimen.source());
        assertThat(held(there))
                .as("checks that hold, of %s", there)
                .isEqualTo(held(here(task, specimen.source())));
    }

    private static List<String> held(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.held() && !mark.claim().equals(SEEN_HERE_ONLY))
                .map(Mark::claim)
                .toList();
    }

    private static List<Mark> here(Task task, String source) {
        try {
            return task.marks(Locally.run(source, task.wanted()), SECRET);
        } catch (RuntimeException thrown) { // it does not compile, or its variables throw
            return task.lost(String.valueOf(thrown.getMessage()));
        }
    }

    private static List<Mark> there(Task task, String source) throws IOException {
        List<Cell> cells = List.of(new Cell(1, true, task.id(), source));
        Compiled compiled = compiler.compile(cells, List.of(task)).get(0);
        if (compiled instanceof Compiled.Ready ready) {
            try (Running running = launcher.start(ready)) {
                return task.marks(running, SECRET);
            }
        }
        return task.lost(compiled.toString());
    }
}
