package org.thalweg.grade.read.inside;

import java.util.Locale;
import javax.tools.Diagnostic;

/**
 * What the compiler finds wrong.
 *
 * @param code its name for it
 * @param message its words, in English
 * @param text the text that it read
 * @param position the offset in the text
 */
record Trouble(String code, String message, String text, int position) {
    /** The name of what is nested so deeply that the compiler gives up. */
    static final String DEEP = "too.deep";

    /**
     * What a diagnostic says about a stretch of a source.
     *
     * @param from the offset of the text in the source
     */
    static Trouble of(Diagnostic<?> diagnostic, String text, int from) {
        long position = diagnostic.getPosition() - from;
        return new Trouble(
                diagnostic.getCode().replaceFirst("^compiler\\.err\\.", ""),
                diagnostic.getMessage(Locale.ENGLISH),
                text,
                (int) Math.max(0, Math.min(position, text.length())));
    }

    static Trouble deep(String text) {
        return new Trouble(DEEP, "", text, 0);
    }

    /** What stands on the line before the place. */
    String before() {
        return text.substring(text.lastIndexOf('\n', position - 1) + 1, position).strip();
    }
}
