package org.thalweg.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.check.Coding;
import org.thalweg.check.Draw;
import org.thalweg.check.Exercise;
import org.thalweg.check.Mark;
import org.thalweg.check.Mistake;

/** No known mistake gets all points by luck: each is tried with the inputs of 100 students. */
class MistakesTest {
    private static final int STUDENTS = 100;

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
        return LongStream.range(0, STUDENTS)
                .map(student -> 7919 * student + 13)
                .filter(
                        seed ->
                                exercise.marks(mistake.answer(), new Draw(seed, 0)).stream()
                                        .allMatch(Mark::held))
                .toArray();
    }
}
