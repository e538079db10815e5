package org.thalweg.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every exercise of every lesson: as shipped it says "not yet", right answers pass, each wrong
 * answer gets the message meant for it. {@code -Dlesson=05} runs one lesson only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Hushed.class)
class ExercisesTest {
    static final Path RESOURCES = Path.of("src/test/resources/exercises");
    static final Path SAMPLE = Path.of("src/test/resources/lessons/90-sample.ipynb");

    private final List<ExerciseHarness> open = new ArrayList<>();

    @AfterAll
    void close() {
        open.forEach(ExerciseHarness::close);
    }

    @TestFactory
    Stream<DynamicContainer> everyExerciseAnswersAsItShould() throws IOException {
        String only = System.getProperty("lesson", "");
        List<Path> chosen =
                lessons().filter(file -> file.getFileName().toString().startsWith(only)).toList();
        assertThat(chosen).as("lessons that begin with '%s'", only).isNotEmpty();
        return chosen.stream().map(LessonNotebook::read).map(this::container);
    }

    private DynamicContainer container(LessonNotebook lesson) {
        ExerciseHarness harness = new ExerciseHarness(lesson, RESOURCES.resolve(lesson.name()));
        open.add(harness);
        Stream<DynamicNode> complete =
                Stream.of(dynamicTest("complete", () -> assertThat(harness.gaps()).isEmpty()));
        Stream<DynamicTest> cases =
                harness.cases().stream()
                        .map(
                                one ->
                                        dynamicTest(
                                                one.title(),
                                                () ->
                                                        assertThat(harness.tryOut(one))
                                                                .as(one.title())
                                                                .isEmpty()));
        return dynamicContainer(lesson.name(), Stream.concat(complete, cases));
    }

    static Stream<Path> lessons() throws IOException {
        List<Path> files = new ArrayList<>(List.of(SAMPLE));
        Path folder = Path.of("notebooks");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.ipynb"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files.stream();
    }
}
