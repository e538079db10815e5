package org.thalweg.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.thalweg.check.Draw;
import org.thalweg.check.Given;
import org.thalweg.check.Hushed;
import org.thalweg.check.Mark;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;

/**
 * Every task: its stub gets nothing, its right answers everything, each wrong one loses the check
 * named for it and gets its sentence. {@code -Dset=ps1} tries one problem set, {@code -Dtask=…} one
 * task.
 */
@ExtendWith(Hushed.class)
class SpecimensTest {
    /** Not the notebook's: the grader's inputs are others, and other ones for every student. */
    private static final List<Draw> SECRETS =
            List.of(
                    new Draw(0x5eed_0f_7ea4cL, 0),
                    new Draw(-7_046_029_254_386_353_131L, 0),
                    new Draw(41, 0));

    @TestFactory
    Stream<DynamicContainer> everyTaskMarksAsItShould() {
        return Chosen.sets()
                .map(
                        set ->
                                dynamicContainer(
                                        set.id(),
                                        Chosen.marked(set).map(task -> container(set, task))));
    }

    private static DynamicContainer container(ProblemSet set, Task task) {
        List<DynamicTest> tests = new ArrayList<>();
        List<Specimen> all = Answers.of(set, task);
        tests.add(dynamicTest("complete", () -> complete(task, all)));
        tests.add(dynamicTest("blank", () -> blank(task)));
        for (Specimen specimen : all) {
            tests.add(
                    dynamicTest(
                            (specimen.right() ? "right: " : "wrong: ") + specimen.name(),
                            () -> judge(task, specimen)));
        }
        return dynamicContainer(set.id() + " " + task.id(), tests);
    }

    private static void complete(Task task, List<Specimen> all) {
        assertThat(all.stream().filter(Specimen::right).count())
                .as("right answers of %s", task.id())
                .isGreaterThanOrEqualTo(3);
        TreeSet<String> claims = new TreeSet<>(List.of(Answers.ANY));
        task.asked().forEach(mark -> claims.add(mark.claim()));
        TreeSet<String> named = new TreeSet<>(List.of(Answers.ANY));
        for (Specimen one : all) {
            if (!one.right()) {
                assertThat(claims).as("the check of \"%s\"", one.name()).contains(one.check());
                named.add(one.check());
            }
        }
        if (named.size() > 1) {
            assertThat(named).as("checks that a wrong answer is named for").isEqualTo(claims);
        }
    }

    private static void blank(Task task) {
        assertThat(marks(task, task.specimens().stub()).get(0))
                .as("the stub of %s", task.id())
                .allMatch(mark -> mark.earned() == 0);
    }

    private static void judge(Task task, Specimen specimen) {
        for (List<Mark> marks : marks(task, specimen.source())) {
            if (specimen.right()) {
                assertThat(marks)
                        .allSatisfy(mark -> assertThat(mark.held()).as(mark.toString()).isTrue());
            } else {
                loses(marks, specimen);
            }
        }
    }

    private static void loses(List<Mark> marks, Specimen specimen) {
        assertThat(marks)
                .as("the checks that it fails")
                .anySatisfy(
                        mark -> {
                            assertThat(mark.held()).isFalse();
                            assertThat(mark.points()).isPositive();
                            assertThat(mark.claim()).containsPattern(named(specimen.check()));
                            assertThat(plain(mark.sentence()))
                                    .containsIgnoringCase(plain(specimen.says()));
                        });
    }

    /** Without the little markup of sentences. */
    private static String plain(String sentence) {
        return sentence.replaceAll("[`*]", "");
    }

    private static Pattern named(String check) {
        return check.equals(Answers.ANY)
                ? Pattern.compile("")
                : Pattern.compile("^" + Pattern.quote(check) + "$");
    }

    /** Returns the marks with each of the secrets. */
    private static List<List<Mark>> marks(Task task, String source) {
        try {
            Given given = Locally.run(source, task.wanted());
            return SECRETS.stream().map(secret -> task.marks(given, secret)).toList();
        } catch (RuntimeException thrown) { // it does not compile, or its variables throw
            return List.of(task.lost(String.valueOf(thrown.getMessage())));
        }
    }
}
