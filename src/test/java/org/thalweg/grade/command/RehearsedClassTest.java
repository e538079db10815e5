package org.thalweg.grade.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import org.thalweg.grade.ProblemSets;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;
import org.thalweg.grade.batch.Store;
import org.thalweg.grade.rehearsal.Invented;
import org.thalweg.grade.rehearsal.Rehearsal;

/**
 * A class of invented hand-ins, graded by the whole program in its sandbox: every answer gets what
 * it must, whatever stands beside it. {@code -Drehearsal.students=12} makes it quick.
 */
@Tag("long")
class RehearsedClassTest {
    private static final int STUDENTS = Integer.getInteger("rehearsal.students", 300);
    private static final long SEED = 1;

    @TempDir Path folder;

    @Test
    void everyAnswerGetsWhatItMust() throws IOException {
        ProblemSet set = ProblemSets.all().get(0);
        byte[] master = Files.readAllBytes(Path.of("notebooks").resolve(set.notebook()));
        Rehearsal rehearsal = new Rehearsal(set, master);
        Path handedIn = folder.resolve("class");
        rehearsal.write(handedIn, STUDENTS, SEED);
        // the same inputs in every run
        Path secret = Files.writeString(folder.resolve("secret"), "5eed".repeat(16) + "\n");
        Path out = folder.resolve("out");
        StringWriter said = new StringWriter();
        int exit =
                Main.run(
                        new Main(),
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "grade",
                        set.id(),
                        handedIn.toString(),
                        "--out",
                        out.toString(),
                        "--secret",
                        secret.toString(),
                        "--allow-weak");
        assertThat(exit).as(said.toString()).isZero();
        List<Result> results;
        try (Store store = Store.in(out, set.id())) {
            results = store.all();
        }
        assertThat(results).hasSize(STUDENTS);
        SoftAssertions all = new SoftAssertions();
        for (int number = 0; number < STUDENTS; number++) {
            Result result = results.get(number);
            all.assertThat(result.student()).isEqualTo(Rehearsal.name(number));
            Map<String, Invented> answers = rehearsal.answers(number, SEED);
            for (TaskResult got : result.tasks()) {
                judge(all, result.student(), set.task(got.task()), answers.get(got.task()), got);
            }
        }
        all.assertAll();
        assertThat(Path.of("/tmp/hostile")).doesNotExist();
    }

    private static void judge(
            SoftAssertions all, String student, Task task, Invented answer, TaskResult got) {
        String what = student + "\n" + answer + "\n" + got;
        switch (answer.kind()) {
            case RIGHT -> all.assertThat(got.earned()).as(what).isEqualTo(task.points());
            case WRONG ->
                    all.assertThat(got.marks())
                            .as(what)
                            .filteredOn(mark -> mark.claim().equals(answer.check()))
                            .isNotEmpty()
                            .noneMatch(Mark::held);
            case BLANK -> // an empty cell that has lost its name is no cell of this task
                    all.assertThat(got.status()).as(what).isIn(Status.BLANK, Status.MISSING);
            case BROKEN -> all.assertThat(got.earned()).as(what).isZero();
            case HOSTILE -> all.assertThat(got.status()).as(what).isNotEqualTo(Status.MISSING);
            case WORDS -> all.assertThat(got.status()).as(what).isEqualTo(Status.MANUAL);
        }
    }
}
