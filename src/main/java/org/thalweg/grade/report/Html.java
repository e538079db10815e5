package org.thalweg.grade.report;

import org.thalweg.check.Prose;

/**
 * A piece of a page. It is made of text and of other pieces, so that nothing a student wrote
 * becomes markup; it is well-formed XML too, so that a test can read it.
 */
final class Html implements Part {
    /** Nothing. */
    static final Html NONE = new Html("");

    /** What the longest sentence may have. */
    private static final int SENTENCE = 4000;

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** Text of anybody. */
    static Html text(String untrusted) {
        return new Html(escape(untrusted));
    }

    /** A number. */
    static Html text(int number) {
        return new Html(Integer.toString(number));
    }

    /** Markup that this project made itself: a style sheet, a figure. */
    static Html own(String markup) {
        return new Html(markup);
    }

    /** An attribute. */
    static Attribute at(String name, String value) {
        return new Attribute(name, value);
    }

    /** The class of an element. */
    static Attribute kind(String name) {
        return new Attribute("class", name);
    }

    /** An element; attributes first. */
    static Html el(String tag, Part... parts) {
        StringBuilder out = new StringBuilder().append('<').append(tag);
        boolean open = true;
        for (Part part : parts) {
            if (part instanceof Attribute a) {
                out.append(' ')
                        .append(a.name())
                        .append("=\"")
                        .append(escape(a.value()))
                        .append('"');
            } else if (part instanceof Html inside) {
                out.append(open ? ">" : "").append(inside.markup);
                open = false;
            }
        }
        return new Html(out.append(open ? "/>" : "</" + tag + ">").toString());
    }

    /** An element around text of anybody. */
    static Html el(String tag, String untrusted) {
        return el(tag, text(untrusted));
    }

    /** One after the other. */
    static Html all(Iterable<Html> pieces) {
        StringBuilder out = new StringBuilder();
        pieces.forEach(piece -> out.append(piece.markup));
        return new Html(out.toString());
    }

    /** One after the other. */
    static Html all(Html... pieces) {
        return all(java.util.List.of(pieces));
    }

    /** Paragraphs with the little markup of sentences: {@code `code`} and {@code *emphasis*}. */
    static Html prose(String sentence) {
        if (sentence.isBlank()) {
            return NONE;
        }
        StringBuilder out = new StringBuilder();
        for (String each : Prose.paragraphs(Visible.cut(Visible.text(sentence), SENTENCE))) {
            out.append("<p>").append(Prose.inline(each)).append("</p>");
        }
        return new Html(out.toString());
    }

    /** The same on one line, without a paragraph around it. */
    static Html inline(String sentence) {
        return new Html(Prose.inline(Visible.cut(Visible.text(sentence), SENTENCE)));
    }

    boolean isEmpty() {
        return markup.isEmpty();
    }

    private static String escape(String untrusted) {
        String text = Visible.text(untrusted);
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return markup;
    }
}
