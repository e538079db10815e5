package org.thalweg.check;

import java.util.regex.Pattern;

/**
 * The little markup of the replies: {@code `code`}, {@code *emphasis*}, and a blank line between
 * paragraphs. Everything else is escaped.
 */
public final class Prose {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])\\*(\\S[^*]*?)\\*(?![\\w*])");

    private Prose() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                // a dollar would start a formula in a notebook
                case '$' -> out.append("<span>&#36;</span>");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns one paragraph's worth of HTML. Emphasis is not looked for inside code. */
    public static String inline(String text) {
        String oneLine = text.strip().replaceAll("\\s*\\n\\s*", " ");
        StringBuilder out = new StringBuilder();
        var code = CODE.matcher(oneLine);
        int from = 0;
        while (code.find()) {
            out.append(emphasis(oneLine.substring(from, code.start())));
            out.append("<code>").append(escape(code.group(1))).append("</code>");
            from = code.end();
        }
        return out.append(emphasis(oneLine.substring(from))).toString();
    }

    private static String emphasis(String text) {
        return EMPHASIS.matcher(escape(text)).replaceAll("<em>$1</em>");
    }

    /** Returns the paragraphs of a text. */
    public static String[] paragraphs(String text) {
        return text.strip().split("\\n\\s*\\n");
    }

    /** Returns the text without its markup, a paragraph a line. */
    public static String plain(String text) {
        String[] paragraphs = paragraphs(text);
        for (int i = 0; i < paragraphs.length; i++) {
            String line = paragraphs[i].strip().replaceAll("\\s*\\n\\s*", " ");
            paragraphs[i] = EMPHASIS.matcher(line).replaceAll("$1").replace("`", "");
        }
        return String.join("\n", paragraphs);
    }

    static void need(String what, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
    }

    static void needLetter(String letter) {
        if (letter == null || !letter.matches("[a-f]")) {
            throw new IllegalArgumentException(
                    "letter must be one of \"a\" to \"f\", got \"" + letter + "\"");
        }
    }
}
