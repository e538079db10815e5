package org.thalweg.check.ps2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.check.Coding;
import org.thalweg.check.Draw;
import org.thalweg.check.Exercise;
import org.thalweg.check.Mark;
import org.thalweg.check.Mistake;
import org.thalweg.check.Specimen;
import org.thalweg.check.Values;

/** What holds of problem set 2 beside its specimens. */
class Ps2Test {
    private static final int DRAWS = 5;

    @Test
    void isWorthSixtyPoints() {
        assertThat(Ps2.problems().points()).isEqualTo(60);
    }

    @Test
    void knowsManyWrongAnswers() {
        assertThat(
                        Ps2.problems().tasks().stream()
                                .flatMap(task -> task.specimens().answers().stream())
                                .filter(one -> !one.right()))
                .hasSizeGreaterThanOrEqualTo(60);
    }

    /** A check that nobody fails may be one that cannot fail. */
    @TestFactory
    Stream<DynamicTest> everyCheckIsFailedBySomebody() {
        return Ps2.problems().tasks().stream()
                .map(
                        task ->
                                dynamicTest(
                                        task.id(),
                                        () -> {
                                            Set<String> failed = new TreeSet<>();
                                            for (Specimen one : task.specimens().answers()) {
                                                failed.add(one.check());
                                            }
                                            assertThat(failed)
                                                    .containsAll(
                                                            task.asked().stream()
                                                                    .map(Mark::claim)
                                                                    .toList());
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeGetsItsOwnSentence() {
        return Ps2.problems().tasks().stream()
                .filter(Coding.class::isInstance)
                .map(task -> dynamicTest(task.id(), () -> named(((Coding<?>) task).exercise())));
    }

    private static <A> void named(Exercise<A> exercise) {
        for (int seed = 1; seed <= DRAWS; seed++) {
            Draw draw = new Draw(seed, 0);
            assertThat(exercise.marks(exercise.reference(), draw))
                    .as("the reference, seed %d", seed)
                    .allMatch(Mark::held);
            for (Mistake<A> mistake : exercise.mistakes()) {
                List<String> said =
                        exercise.marks(mistake.answer(), draw).stream()
                                .map(Mark::sentence)
                                .toList();
                assertThat(said).as("seed %d", seed).contains(mistake.says());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everySeatIsAskedSomethingThatTheMisconceptionsGetWrong() {
        return Stream.of(seats("weights", Weights::values), seats("radii", Radii::values));
    }

    private static DynamicTest seats(String id, IntFunction<Values> values) {
        return dynamicTest(
                id,
                () -> {
                    Set<List<Double>> questions = new HashSet<>();
                    for (int seat = 0; seat < 10_000; seat++) {
                        // Values refuses a misconception that gives the right numbers
                        Values asked = values.apply(seat);
                        questions.add(asked.right());
                        double[] right =
                                asked.right().stream().mapToDouble(Double::doubleValue).toArray();
                        assertThat(asked.check(right).passed()).isTrue();
                    }
                    assertThat(questions).hasSizeGreaterThanOrEqualTo(30);
                });
    }

    @TestFactory
    Stream<DynamicTest> theNotebookHasAMethodForEveryTaskThatIsChecked() {
        return Ps2.problems().tasks().stream()
                .filter(task -> !task.wanted().isEmpty())
                .map(
                        task ->
                                dynamicTest(
                                        task.id(),
                                        () ->
                                                assertThat(Ps2.class.getMethods())
                                                        .extracting(Method::getName)
                                                        .contains(task.id())));
    }
}
