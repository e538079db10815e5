package org.thalweg.grade.export;

import java.nio.charset.StandardCharsets;
import org.thalweg.grade.Result;
import tools.jackson.core.JacksonException;

/**
 * A result as it is kept, {@code results/STUDENT.json}, for the gradebook and other programs.
 *
 * <pre>
 * { "key": "…", "result": {
 *     "problemSet": "ps1", "student": "alice", "seat": 0, "notebook": "ps1.ipynb", "isolation": "…",
 *     "tasks": [ {
 *         "task": "momentum",
 *         "status": "GRADED" | "BLANK" | "MISSING" | "BROKEN" | "STOPPED" | "MANUAL",
 *         "marks": [ { "claim": "…", "points": 2, "held": false, "sentence": "…", "hidden": false,
 *                      "traced": null | { "theirs": [[…]], "right": [[…]] } } ],
 *         "sentence": "…", "place": null | { "cell": 4, "line": 3 },
 *         "source": [ { "from": { "cell": 4, "line": 1 }, "text": "…" } ], "notes": [ "…" ] } ],
 *     "notes": [ "…" ] } }
 * </pre>
 *
 * A task's points are the sum over its marks that are held. Tasks that a person marks have none.
 * Numbers that JSON lacks are the texts "NaN", "Infinity" and "-Infinity". {@code student}, {@code
 * notebook}, every {@code source} and parts of sentences come from the student: escape them.
 *
 * @param key what the result depends on; an equal one need not be graded again
 * @param result what came of the submission
 */
public record ResultFile(String key, Result result) {
    /** Returns the bytes of the file: the same for the same result. */
    public byte[] bytes() {
        return (Json.MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ResultFile of(byte[] bytes) {
        try {
            ResultFile file = Json.MAPPER.readValue(bytes, ResultFile.class);
            if (file == null || file.key == null || file.result == null) {
                throw new IllegalArgumentException("no result in it");
            }
            return file;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
