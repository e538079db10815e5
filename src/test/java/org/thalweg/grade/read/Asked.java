package org.thalweg.grade.read;

import java.util.List;
import org.thalweg.check.Check;
import org.thalweg.check.Coding;
import org.thalweg.check.Exercise;
import org.thalweg.check.Specimens;
import org.thalweg.check.Task;
import org.thalweg.check.Wanted;

/** Tasks of which only what they ask for matters. */
final class Asked {
    private Asked() {}

    static Task method(String id, Class<?> type, String stub) {
        return task(id, stub, Wanted.method(id, type));
    }

    static Task variable(String id, Class<?> type, String stub) {
        return task(id, stub, Wanted.variable(id, type));
    }

    static Task task(String id, String stub, Wanted<?>... wanted) {
        Check<Object> any = Check.that("anything", (answer, random) -> {});
        return new Coding<>(
                id,
                new Exercise<>(id, new Object(), List.of(), List.of(any)),
                List.of(wanted),
                given -> new Object(),
                Specimens.of(stub));
    }
}
