package org.thalweg.grade.intake;

import java.io.IOException;
import java.util.List;

/**
 * One student's notebook, still unread.
 *
 * @param student the name, untrusted; no two submissions of a batch share one
 * @param seat the student's number; 0 is the edition for everybody
 * @param notebook the file's name as the student chose it, untrusted
 * @param content where its bytes are
 * @param notes what teacher and student should know: "two notebooks; ps1.ipynb was graded"
 */
public record Submission(
        String student, int seat, String notebook, Content content, List<String> notes) {
    /** Copies the list. */
    public Submission {
        notes = List.copyOf(notes);
    }

    /** Where the bytes of a notebook are. */
    @FunctionalInterface
    public interface Content {
        /**
         * Reads all of them.
         *
         * @throws IOException with a sentence if they are too many or damaged
         */
        byte[] read() throws IOException;
    }
}
