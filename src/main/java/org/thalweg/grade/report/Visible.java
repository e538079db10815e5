package org.thalweg.grade.report;

import java.util.Locale;

/**
 * Makes visible what a student could hide in a text: control characters, marks that turn the
 * reading direction, characters of no width, halves of characters.
 */
final class Visible {
    private Visible() {}

    /** Returns a text of which every character is seen and allowed in XML; lines end in \n. */
    static String text(String untrusted) {
        String text = untrusted.replace("\r\n", "\n");
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (c == '\n' || c == '\t') {
            out.appendCodePoint(c);
        } else if (c < 0x20) {
            out.appendCodePoint(0x2400 + c); // the picture of a control character: ␛
        } else if (c == 0x7F) {
            out.append('␡');
        } else if (isHidden(c)) {
            out.append("⟨U+").append(String.format(Locale.ROOT, "%04X", c)).append('⟩');
        } else if (isBroken(c)) {
            out.append('\uFFFD');
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isHidden(int c) {
        return c >= 0x80 && c < 0xA0
                || c == 0xAD
                || c == 0x61C
                || c == 0x180E
                || c == 0x200B
                || c == 0x200E
                || c == 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0xFEFF
                || c >= 0xFFF9 && c <= 0xFFFB
                || c >= 0xE0000 && c <= 0xE007F;
    }

    private static boolean isBroken(int c) {
        return c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE;
    }

    /** Returns at most so many characters, and an ellipsis if there are more. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /** Returns it as one line. */
    static String line(String untrusted, int most) {
        return cut(text(untrusted), most).replaceAll("[\\n\\t ]+", " ").strip();
    }
}
