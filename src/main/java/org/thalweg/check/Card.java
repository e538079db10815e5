package org.thalweg.check;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.notebook.Displayable;

/**
 * A quiet box with a title: how predictions, verdicts and reports look in a notebook.
 *
 * <p>Inline styles only and no colors behind text, so that it reads in light and dark themes and
 * survives the sanitizer of an untrusted notebook. The words, not the color of the bar, carry the
 * meaning.
 */
final class Card implements Displayable {
    /** The color of the bar at the left: visible on white and on black (contrast at least 3). */
    enum Tone {
        GOOD("#2e9160"),
        AGAIN("#c2691e"),
        WAIT("#7d8894"),
        ASK("#4a86c5");

        private final String color;

        Tone(String color) {
            this.color = color;
        }
    }

    private final Tone tone;
    private final String title;
    private final List<Part> parts = new ArrayList<>();

    private Card(Tone tone, String title) {
        this.tone = tone;
        this.title = title;
    }

    static Card of(Tone tone, String title) {
        return new Card(tone, title);
    }

    /** Adds paragraphs; nothing when the text is blank. */
    Card say(String text) {
        if (!text.isBlank()) {
            parts.add(new Say(text));
        }
        return this;
    }

    /** Adds a line that unfolds; nothing when the text is blank. */
    Card fold(String summary, String text) {
        if (!text.isBlank()) {
            parts.add(new Fold(summary, new Say(text)));
        }
        return this;
    }

    /** Adds a table that unfolds. */
    Card fold(String summary, List<String> head, List<List<String>> rows) {
        parts.add(new Fold(summary, new Rows(List.copyOf(head), List.copyOf(rows))));
        return this;
    }

    /** Adds a bulleted list. */
    Card list(List<String> items) {
        parts.add(new Bullets(List.copyOf(items)));
        return this;
    }

    @Override
    public String html() {
        StringBuilder out = new StringBuilder();
        out.append("<div style=\"max-width:46em;margin:.4em 0;padding:.5em 1em;line-height:1.5;")
                .append("border:1px solid rgba(128,128,128,.35);border-left:5px solid ")
                .append(tone.color)
                .append(";border-radius:4px\">")
                .append("<p style=\"margin:.2em 0\"><strong>")
                .append(Prose.inline(title))
                .append("</strong></p>");
        for (Part part : parts) {
            part.html(out);
        }
        return out.append("</div>").toString();
    }

    @Override
    public String text() {
        StringBuilder out = new StringBuilder(Prose.plain(title));
        for (Part part : parts) {
            part.text(out.append('\n'));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    private sealed interface Part {
        void html(StringBuilder out);

        void text(StringBuilder out);
    }

    private record Say(String text) implements Part {
        @Override
        public void html(StringBuilder out) {
            for (String paragraph : Prose.paragraphs(text)) {
                out.append("<p style=\"margin:.4em 0\">")
                        .append(Prose.inline(paragraph))
                        .append("</p>");
            }
        }

        @Override
        public void text(StringBuilder out) {
            out.append(Prose.plain(text));
        }
    }

    private record Fold(String summary, Part inside) implements Part {
        @Override
        public void html(StringBuilder out) {
            out.append("<details style=\"margin:.4em 0\"><summary style=\"cursor:pointer\">")
                    .append(Prose.inline(summary))
                    .append("</summary><div style=\"margin:.2em 0 .4em 1.1em\">");
            inside.html(out);
            out.append("</div></details>");
        }

        @Override
        public void text(StringBuilder out) {
            out.append("> ").append(Prose.plain(summary)).append('\n');
            inside.text(out);
        }
    }

    private record Bullets(List<String> items) implements Part {
        @Override
        public void html(StringBuilder out) {
            out.append("<ul style=\"margin:.3em 0;padding-left:1.3em\">");
            for (String item : items) {
                out.append("<li>").append(Prose.inline(item)).append("</li>");
            }
            out.append("</ul>");
        }

        @Override
        public void text(StringBuilder out) {
            for (int i = 0; i < items.size(); i++) {
                out.append(i == 0 ? "" : "\n").append("- ").append(Prose.plain(items.get(i)));
            }
        }
    }

    private record Rows(List<String> head, List<List<String>> rows) implements Part {
        @Override
        public void html(StringBuilder out) {
            out.append(
                    "<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse\"><tr>");
            for (String cell : head) {
                cell(out, "th", cell);
            }
            out.append("</tr>");
            for (List<String> row : rows) {
                out.append("<tr>");
                for (String cell : row) {
                    cell(out, "td", cell);
                }
                out.append("</tr>");
            }
            out.append("</table></div>");
        }

        private static void cell(StringBuilder out, String tag, String text) {
            out.append('<').append(tag).append(" style=\"padding:.1em .7em;text-align:right\">");
            out.append(Prose.inline(text)).append("</").append(tag).append('>');
        }

        @Override
        public void text(StringBuilder out) {
            out.append(String.join("  ", head));
            for (List<String> row : rows) {
                out.append('\n').append(String.join("  ", row));
            }
        }
    }
}
