package org.thalweg.grade;

import java.util.stream.Stream;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;

/** What is tried: all that a program marks, or what {@code -Dset=ps1} and {@code -Dtask=…} say. */
final class Chosen {
    private Chosen() {}

    static Stream<ProblemSet> sets() {
        String set = System.getProperty("set", "");
        return ProblemSets.all().stream().filter(each -> each.id().startsWith(set));
    }

    /** The problem sets that a class gets, all of them whatever is chosen. */
    static Stream<ProblemSet> handedOut() {
        return ProblemSets.all().stream().filter(set -> set.notebook().startsWith("assignments/"));
    }

    static <T extends Task> Stream<T> tasks(ProblemSet set, Class<T> kind) {
        String task = System.getProperty("task", "");
        return set.tasks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(one -> one.id().startsWith(task));
    }

    /** All but those for a person. */
    static Stream<Task> marked(ProblemSet set) {
        return tasks(set, Task.class).filter(task -> !task.wanted().isEmpty());
    }
}
