package org.thalweg.check;

import java.util.List;

/**
 * A task that a person marks: a sentence, a drawing, a design.
 *
 * @param id the name in the notebook's metadata
 * @param title a few words
 * @param points the most it can get
 * @param rubric what the points are for; the grader's page shows it to the teacher
 */
public record Manual(String id, String title, int points, List<String> rubric) implements Task {
    /** Copies the list. */
    public Manual {
        Prose.need("id", id);
        Prose.need("title", title);
        rubric = List.copyOf(rubric);
    }

    @Override
    public List<Wanted<?>> wanted() {
        return List.of();
    }

    @Override
    public List<Mark> asked() {
        return List.of();
    }

    @Override
    public List<Mark> marks(Given given, Draw draw) {
        return List.of();
    }

    @Override
    public Specimens specimens() {
        return Specimens.of("*Your answer here.*");
    }
}
