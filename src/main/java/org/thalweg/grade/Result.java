package org.thalweg.grade;

import java.util.List;

/**
 * What came of one submission. The same submission, specification and secret give the same bytes:
 * no time of day, no duration.
 *
 * @param problemSet its name
 * @param student as named by the platform that exported it, untrusted
 * @param seat the student's number
 * @param notebook the file's name, untrusted
 * @param isolation the tier that the answers ran in
 * @param tasks in the order of the problem set
 * @param notes about the notebook as a whole: "cell 12 stands twice; the last one counts"
 */
public record Result(
        String problemSet,
        String student,
        int seat,
        String notebook,
        String isolation,
        List<TaskResult> tasks,
        List<String> notes) {
    /** Copies the lists. */
    public Result {
        tasks = List.copyOf(tasks);
        notes = List.copyOf(notes);
    }

    /** Returns the points it gets without those that a person gives. */
    public int earned() {
        return tasks.stream().mapToInt(TaskResult::earned).sum();
    }
}
