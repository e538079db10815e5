package org.thalweg.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.thalweg.check.Coding;
import org.thalweg.check.Draw;
import org.thalweg.check.Hushed;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;

/**
 * Every mutant of every right answer loses points, or stands in {@code equivalent-mutants.txt} with
 * those that compute the same. {@code -Dset=ps1 -Dtask=…} tries a part.
 */
@ExtendWith(Hushed.class)
class MutantsTest {
    private static final Path EQUIVALENT =
            Path.of("src/test/resources/exercises/equivalent-mutants.txt");
    private static final Draw SECRET = new Draw(0x5eed_0f_7ea4cL, 0);

    @TestFactory
    Stream<DynamicContainer> mutantsLosePoints() throws IOException {
        List<String> equivalent =
                Files.readAllLines(EQUIVALENT).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
        return Chosen.sets()
                .map(
                        set ->
                                dynamicContainer(
                                        set.id(),
                                        Chosen.tasks(set, Coding.class)
                                                .map(task -> test(set, task, equivalent))));
    }

    private static DynamicTest test(ProblemSet set, Task task, List<String> equivalent) {
        String prefix = set.id() + "/" + task.id() + ": ";
        return dynamicTest(
                prefix.strip(),
                () -> {
                    List<String> living = new ArrayList<>();
                    String reference =
                            Answers.of(set, task).stream()
                                    .filter(Specimen::right)
                                    .findFirst()
                                    .orElseThrow()
                                    .source();
                    for (Mutants.Mutant mutant : Mutants.of(reference)) {
                        if (earns(task, mutant) == task.points()) {
                            living.add(prefix + mutant.name());
                        }
                    }
                    assertThat(living)
                            .as("mutants that get all points (equivalents stand in %s)", EQUIVALENT)
                            .containsExactlyInAnyOrderElementsOf(
                                    equivalent.stream()
                                            .filter(line -> line.startsWith(prefix))
                                            .toList());
                });
    }

    private static int earns(Task task, Mutants.Mutant mutant) {
        Fuel.fill(Mutants.FUEL);
        try {
            return task.marks(Locally.run(mutant.source(), task.wanted()), SECRET).stream()
                    .mapToInt(mark -> mark.earned())
                    .sum();
        } catch (RuntimeException thrown) { // it does not compile
            return 0;
        }
    }
}
