package org.thalweg.grade;

import java.util.List;
import java.util.Optional;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.lesson.Lesson00;
import org.thalweg.check.lesson.Lesson01;
import org.thalweg.check.lesson.Lesson02;
import org.thalweg.check.lesson.Lesson03;
import org.thalweg.check.lesson.Lesson04;
import org.thalweg.check.lesson.Lesson05;
import org.thalweg.check.lesson.Lesson06;
import org.thalweg.check.ps1.Ps1;
import org.thalweg.check.ps2.Ps2;

/** Everything that can be graded. */
public final class ProblemSets {
    private static final List<ProblemSet> ALL =
            List.of(
                    Ps1.problems(),
                    Ps2.problems(),
                    Lesson00.problems(),
                    Lesson01.problems(),
                    Lesson02.problems(),
                    Lesson03.problems(),
                    Lesson04.problems(),
                    Lesson05.problems(),
                    Lesson06.problems());

    private ProblemSets() {}

    /** Returns all of them: the problem sets, then the lessons. */
    public static List<ProblemSet> all() {
        return ALL;
    }

    /** Returns the one with this id, {@code "ps1"} or {@code "05"}. */
    public static Optional<ProblemSet> named(String id) {
        return ALL.stream().filter(set -> set.id().equals(id)).findFirst();
    }
}
