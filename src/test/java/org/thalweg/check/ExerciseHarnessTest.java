package org.thalweg.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.check.LessonNotebook.Pair;

/**
 * The harness fails when it should: it is what stands between a lesson and a check that lets all
 * pass.
 */
class ExerciseHarnessTest {
    @TempDir Path folder;

    @Test
    void findsWhatIsMissing() throws IOException {
        write("trace", "//// right\ndouble[] trace = {-1, -2.5, -4.25};\n//// wrong:\nint i;\n");
        write("gone", "//// right\nint i;\n");
        try (ExerciseHarness harness = harness("double[] trace = {};")) {
            assertThat(harness.gaps())
                    .anyMatch(gap -> gap.startsWith("trace: 3 wrong answers are needed, 1 found"))
                    .anyMatch(gap -> gap.contains("does not say what its message must hold"))
                    .anyMatch(gap -> gap.startsWith("gone.jsh belongs to no exercise"))
                    .hasSize(3);
        }
    }

    @Test
    void findsAnExerciseWithoutAnswers() {
        try (ExerciseHarness harness = harness("double[] trace = {};")) {
            assertThat(harness.gaps()).anyMatch(gap -> gap.startsWith("trace: no right answer"));
        }
    }

    @Test
    void complainsAboutEachKindOfWrongReply() throws IOException {
        write(
                "trace",
                """
                //// right: it is not
                double[] trace = {1, 2, 3};
                //// wrong: it is right
                double[] trace = {-1, -2.5, -4.25};
                //// wrong: some other message
                double[] trace = {-0.5, -1.25, -2.125};
                //// wrong: you averaged
                double[] trace = {-0.5, -1.25, -2.125};
                //// wrong: still the stub
                double[] trace = {};
                //// wrong: incompatible types
                double[] trace = "a";
                """);
        try (ExerciseHarness harness = harness("double[] trace = {-1, -2, -3};")) {
            List<String> said = harness.cases().stream().map(harness::tryOut).toList();
            assertThat(said.get(0)).startsWith("as shipped it must say 'Not yet'");
            assertThat(said.get(1)).startsWith("a right answer must pass");
            assertThat(said.get(2)).startsWith("a wrong answer must be told so");
            assertThat(said.get(3)).startsWith("the message must contain 'some other message'");
            assertThat(said.get(4)).isEmpty();
            assertThat(said.get(5)).startsWith("a wrong answer must be told so");
            assertThat(said.get(6)).isEmpty();
        }
    }

    @Test
    void anAnswerDoesNotMeetTheOverloadsOfTheLast() throws IOException {
        write(
                "half",
                """
                //// right: in double
                double half(double x) { return x / 2; }
                //// wrong: lossy conversion
                int half(int x) { return x / 2; }
                """);
        LessonNotebook lesson =
                new LessonNotebook(
                        "x",
                        List.of(),
                        List.of(),
                        Map.of(
                                "half",
                                new Pair(
                                        "double half(double x) { return 0; }",
                                        "half(3.0) == 1.5 ? \"Right: half\" : \"Look again\"")),
                        List.of());
        try (ExerciseHarness harness = new ExerciseHarness(lesson, folder)) {
            ExerciseHarness.Case wrong = harness.cases().get(2);
            harness.tryOut(harness.cases().get(1));
            assertThat(harness.tryOut(wrong)).isEmpty();
        }
    }

    @Test
    void seesCellsOutOfOrder() throws IOException {
        Path file = folder.resolve("07-x.ipynb");
        Files.writeString(
                file,
                """
                {"cells": [
                  {"cell_type": "code", "metadata": {"thalweg": {"exercise": "a"}}, "source": "int a;"},
                  {"cell_type": "markdown", "metadata": {}, "source": ["prose may stand", " between"]},
                  {"cell_type": "code", "metadata": {}, "source": ["import java.util.List;\\n", "1"]},
                  {"cell_type": "code", "metadata": {"thalweg": {"check": "b"}}, "source": "2"},
                  {"cell_type": "code", "metadata": {"thalweg": {"exercise": "c"}}, "source": "3"}
                ]}
                """);
        LessonNotebook lesson = LessonNotebook.read(file);
        assertThat(lesson.problems())
                .containsExactly(
                        "the cell after exercise a is not its check",
                        "check b does not follow its exercise",
                        "exercise c has no check");
        assertThat(lesson.imports()).containsExactly("import java.util.List;");
    }

    @Test
    void refusesASectionItDoesNotKnow() throws IOException {
        write("trace", "//// maybe: 7\nint i;\n");
        assertThatThrownBy(() -> LessonNotebook.answers(folder.resolve("trace.jsh")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("//// maybe");
    }

    private ExerciseHarness harness(String stub) {
        LessonNotebook lesson =
                new LessonNotebook(
                        "x",
                        List.of("import org.thalweg.check.lesson.Sample;"),
                        List.of(),
                        Map.of("trace", new Pair(stub, "Sample.trace(trace)")),
                        List.of());
        return new ExerciseHarness(lesson, folder);
    }

    private void write(String id, String text) throws IOException {
        Files.writeString(folder.resolve(id + ".jsh"), text);
    }
}
