package org.thalweg.notebook;

/** Something a notebook shows by itself when it is the last expression of a cell. */
public interface Displayable {
    /**
     * Returns a self-contained HTML fragment: no script, no link to the outside, all text escaped.
     */
    String html();

    /** Returns the same in plain words, for terminals, tests and screen readers. */
    String text();
}
