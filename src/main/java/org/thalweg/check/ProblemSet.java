package org.thalweg.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tasks that are handed out together.
 *
 * @param id {@code "ps1"}, or a lesson's number {@code "05"}
 * @param title for people
 * @param notebook its file below {@code notebooks/}
 * @param tasks in the order of the notebook
 */
public record ProblemSet(String id, String title, String notebook, List<Task> tasks) {
    /** Copies the list, and checks that no name stands twice. */
    public ProblemSet {
        Prose.need("title", title);
        tasks = List.copyOf(tasks);
        Set<String> names = new HashSet<>();
        for (Task task : tasks) {
            if (!names.add(task.id())) {
                throw new IllegalArgumentException(id + " has two tasks " + task.id());
            }
        }
    }

    /** Returns the same without the checks that are not tried in the notebook. */
    public ProblemSet shown() {
        return new ProblemSet(
                id,
                title,
                notebook,
                tasks.stream()
                        .flatMap(
                                task ->
                                        task instanceof Coding<?> coding
                                                ? coding.shown().stream()
                                                : Stream.of(task))
                        .toList());
    }

    /** Returns what all tasks are worth together. */
    public int points() {
        return tasks.stream().mapToInt(Task::points).sum();
    }

    /**
     * Returns a task by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Task task(String name) {
        return tasks.stream()
                .filter(task -> task.id().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        id
                                                + " has no task "
                                                + name
                                                + "; it has "
                                                + tasks.stream().map(Task::id).toList()));
    }
}
