package org.thalweg.grade;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Some lines of one cell of a submitted notebook, untrusted: what an answer was taken from.
 *
 * @param from where the first of them stands
 * @param text the lines
 */
public record Excerpt(Place from, String text) {
    /** Returns the lines of all of them, one below the other. */
    public static String join(List<Excerpt> excerpts) {
        return excerpts.stream().map(Excerpt::text).collect(Collectors.joining("\n"));
    }
}
