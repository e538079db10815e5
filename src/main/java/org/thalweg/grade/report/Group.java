package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.grade.TaskResult.Status;

/**
 * Students who read the same sentence at the same task.
 *
 * @param task its number
 * @param title its title
 * @param status what kind of answer it was
 * @param sentence what they read
 * @param students their places in the list of results
 */
record Group(int task, String title, Status status, String sentence, List<Integer> students) {
    private record Key(int task, Status status, String sentence) {}

    /**
     * Mistakes in answers of which every check was tried, most made first. Of each answer the first
     * counts: what fails after it may well fail because of it.
     */
    static List<Group> mistakes(List<List<Answered>> all) {
        return of(all, Set.of(Status.GRADED));
    }

    /** Answers that did not compile or were stopped, most frequent first. */
    static List<Group> stopped(List<List<Answered>> all) {
        return of(all, Set.of(Status.BROKEN, Status.STOPPED));
    }

    private static List<Group> of(List<List<Answered>> all, Set<Status> wanted) {
        Map<Key, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            for (Answered each : all.get(i)) {
                Status status = each.result().status();
                if (each.manual() || !wanted.contains(status) || each.reason().isEmpty()) {
                    continue;
                }
                groups.computeIfAbsent(
                                new Key(each.number(), status, each.reason()),
                                key ->
                                        new Group(
                                                key.task,
                                                each.task().title(),
                                                status,
                                                key.sentence,
                                                new ArrayList<>()))
                        .students()
                        .add(i);
            }
        }
        List<Group> out = new ArrayList<>(groups.values());
        out.sort(
                Comparator.<Group>comparingInt(each -> -each.students.size())
                        .thenComparing(Group::task)
                        .thenComparing(Group::sentence));
        return out;
    }
}
