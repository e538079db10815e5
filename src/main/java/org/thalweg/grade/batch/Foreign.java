package org.thalweg.grade.batch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import org.thalweg.check.Wanted;
import org.thalweg.grade.Cell;
import org.thalweg.grade.ProblemSets;

/** Recognizes a notebook in which nothing belongs to the problem set. */
final class Foreign {
    private Foreign() {}

    /** Returns what to say about such a notebook; empty for one that belongs. */
    static Optional<String> sentence(List<Cell> cells, ProblemSet set) {
        if (answers(cells, set)) {
            return Optional.empty();
        }
        String other =
                ProblemSets.all().stream()
                        .filter(each -> !each.id().equals(set.id()))
                        .filter(each -> named(cells, each))
                        .map(each -> "It looks like " + each.id() + ", \"" + each.title() + "\".")
                        .findFirst()
                        .orElse("Was another file meant?");
        return Optional.of(
                "Nothing in this notebook belongs to "
                        + set.id()
                        + ", \""
                        + set.title()
                        + "\". "
                        + other);
    }

    private static boolean answers(List<Cell> cells, ProblemSet set) {
        return named(cells, set)
                || set.tasks().stream()
                        .flatMap(task -> task.wanted().stream())
                        .map(Wanted::name)
                        .anyMatch(name -> mentioned(cells, name));
    }

    private static boolean named(List<Cell> cells, ProblemSet set) {
        Set<String> tasks = set.tasks().stream().map(Task::id).collect(Collectors.toSet());
        return cells.stream().anyMatch(cell -> tasks.contains(cell.task()));
    }

    private static boolean mentioned(List<Cell> cells, String name) {
        return cells.stream().filter(Cell::code).anyMatch(cell -> cell.source().contains(name));
    }
}
