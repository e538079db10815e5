package org.thalweg.check;

import java.util.List;

/** One graded exercise: what is asked, what an answer must define, what it is worth. */
public sealed interface Task permits Coding, Numbers, Choice, Manual {
    /** Returns the name used in the notebook's metadata, a Java identifier. */
    String id();

    /** Returns a few words for lists and reports. */
    String title();

    /** Returns what an answer must define; empty for what a person marks. */
    List<Wanted<?>> wanted();

    /** Returns what is tested, in order, as marks that are not held. */
    List<Mark> asked();

    /**
     * Tries every check.
     *
     * @param given the student's definitions; whatever they do becomes a sentence
     * @param draw where the inputs come from
     * @return a mark for each of {@link #asked()}, in the same order
     */
    List<Mark> marks(Given given, Draw draw);

    /** Returns the cell that is handed out and answers to it. */
    Specimens specimens();

    /** Returns what the whole is worth. */
    default int points() {
        return asked().stream().mapToInt(Mark::points).sum();
    }

    /** Returns the marks of an answer that cannot be tried, each with this sentence. */
    default List<Mark> lost(String sentence) {
        return asked().stream()
                .map(
                        mark ->
                                new Mark(
                                        mark.claim(),
                                        mark.points(),
                                        false,
                                        sentence,
                                        mark.hidden(),
                                        mark.traced()))
                .toList();
    }
}
