package org.thalweg.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the source of one answer. */
public sealed interface Compiled {
    /** Returns the task's name. */
    String task();

    /** Returns the student's lines that belong to the answer, in the order of the notebook. */
    List<Excerpt> source();

    /**
     * It compiles.
     *
     * @param task the task's name
     * @param source what was taken from the notebook for it, helpers too
     * @param entry the binary name of the class that holds the definitions as static members
     * @param classes binary names and class files, {@code entry} and its nested classes only
     * @param lines where each line of the compiled source stands in the notebook; line n is at n−1
     * @param notes what the student should know: "line 7 runs only in your notebook"
     */
    record Ready(
            String task,
            List<Excerpt> source,
            String entry,
            Map<String, byte[]> classes,
            List<Optional<Place>> lines,
            List<String> notes)
            implements Compiled {}

    /**
     * Nothing of it is in the notebook.
     *
     * @param task the task's name
     * @param sentence what the student reads
     */
    record Absent(String task, String sentence) implements Compiled {
        @Override
        public List<Excerpt> source() {
            return List.of();
        }
    }

    /**
     * It is as it was handed out, spaces and comments aside.
     *
     * @param task the task's name
     * @param source what was taken from the notebook for it
     */
    record Blank(String task, List<Excerpt> source) implements Compiled {}

    /**
     * It does not compile, or not within its limits.
     *
     * @param task the task's name
     * @param source what was taken from the notebook for it, helpers too
     * @param sentence what the student reads
     * @param place where, if known
     */
    record Broken(String task, List<Excerpt> source, String sentence, Optional<Place> place)
            implements Compiled {}
}
