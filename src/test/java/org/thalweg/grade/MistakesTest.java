package org.thalweg.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.thalweg.check.Coding;
import org.thalweg.check.Draw;
import org.thalweg.check.Exercise;
import org.thalweg.check.Given;
import org.thalweg.check.Hushed;
import org.thalweg.check.Mark;
import org.thalweg.check.Mistake;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;

/**
 * Points are no luck: with the inputs of 100 students every known mistake loses some, and with
 * those of 300 every right answer gets all.
 */
@ExtendWith(Hushed.class)
class MistakesTest {
    private static final int STUDENTS = 100;
    private static final int MORE_STUDENTS = 300;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> everyRightAnswerGetsAllPointsWhoeverGivesIt() {
        return Chosen.handedOut()
                .flatMap(
                        set ->
                                set.tasks().stream()
                                        .filter(Coding.class::isInstance)
                                        .map(task -> right(set, task)));
    }

    private static DynamicTest right(ProblemSet set, Task task) {
        return dynamicTest(
                set.id() + " " + task.id(),
                () ->
                        assertTimeoutPreemptively(
                                LONGEST,
                                () -> {
                                    for (Specimen one : Answers.of(set, task)) {
                                        if (one.right()) {
                                            assertThat(unlucky(task, one)).as(one.name()).isEmpty();
                                        }
                                    }
                                }));
    }

    private static long[] unlucky(Task task, Specimen one) {
        Given given = Locally.run(one.source(), task.wanted());
        return seeds(MORE_STUDENTS)
                .filter(seed -> !task.marks(given, new Draw(seed, 0)).stream().allMatch(Mark::held))
                .toArray();
    }

    private static LongStream seeds(int students) {
        return LongStream.range(0, students).map(student -> 7919 * student + 13);
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeLosesPointsWhoeverMakesIt() {
        return ProblemSets.all().stream()
                .flatMap(
                        set ->
                                set.tasks().stream()
                                        .flatMap(
                                                task ->
                                                        task instanceof Coding<?> coding
                                                                ? tests(set.id(), coding.exercise())
                                                                : Stream.empty()));
    }

    private static <A> Stream<DynamicTest> tests(String set, Exercise<A> exercise) {
        return exercise.mistakes().stream()
                .map(
                        mistake ->
                                dynamicTest(
                                        set + " " + exercise.id() + ": " + mistake.says(),
                                        () -> assertThat(lucky(exercise, mistake)).isEmpty()));
    }

    private static <A> long[] lucky(Exercise<A> exercise, Mistake<A> mistake) {
        return seeds(STUDENTS)
                .filter(
                        seed ->
                                exercise.marks(mistake.answer(), new Draw(seed, 0)).stream()
                                        .allMatch(Mark::held))
                .toArray();
    }
}
