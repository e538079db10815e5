package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.check.Mark;
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

    /** Mistakes in answers of which every check was tried, most made first. */
    static List<Group> mistakes(List<List<Answered>> all) {
        return of(
                all,
                each -> {
                    Set<String> out = new LinkedHashSet<>();
                    if (each.result().status() == Status.GRADED) {
                        for (Mark mark : each.result().marks()) {
                            if (!mark.held()) {
                                out.add(mark.sentence());
                            }
                        }
                    }
                    return out;
                });
    }

    /** Answers that did not compile or were stopped, most frequent first. */
    static List<Group> stopped(List<List<Answered>> all) {
        return of(
                all,
                each ->
                        switch (each.result().status()) {
                            case BROKEN, STOPPED -> Set.of(each.reason());
                            case GRADED, BLANK, MISSING, MANUAL -> Set.<String>of();
                        });
    }

    private interface Sentences {
        Set<String> of(Answered each);
    }

    private static List<Group> of(List<List<Answered>> all, Sentences sentences) {
        Map<Key, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            for (Answered each : all.get(i)) {
                if (each.manual()) {
                    continue;
                }
                Status status = each.result().status();
                for (String sentence : sentences.of(each)) {
                    groups.computeIfAbsent(
                                    new Key(each.number(), status, sentence),
                                    key ->
                                            new Group(
                                                    key.task,
                                                    each.task().title(),
                                                    status,
                                                    sentence,
                                                    new ArrayList<>()))
                            .students()
                            .add(i);
                }
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
