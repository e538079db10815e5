package org.thalweg.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A strict reader of comma-separated text (RFC 4180) that knows the line of everything it read.
 *
 * <p>Tablesaw's own reader guesses types from a sample, prints to the error stream, and reports a
 * bad row without the file's name; a learner needs the place and the remedy instead.
 *
 * <p>Accepted: a byte order mark, any line ending, quoted fields with commas, line ends and doubled
 * quotes inside. Spaces around an unquoted field are dropped, lines with nothing on them are
 * skipped.
 */
final class Csv {

    /** One record: its fields, and the line (counted from 1) on which it starts. */
    record Line(int number, List<String> fields) {}

    private final String source;
    private final String text;
    private int at;
    private int line = 1;

    private Csv(String source, String text) {
        this.source = source;
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /**
     * Reads all of it: the header first, then at least one row, each as wide as the header.
     *
     * @throws IllegalArgumentException naming {@code source} and the line, if the text is empty,
     *     has no rows, a ragged row, a quote never closed, or column names that are empty or
     *     repeated
     */
    static List<Line> read(String source, String text) {
        List<Line> lines = new Csv(source, text).lines();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    source + " is empty; expected a line of column names and rows under it");
        }
        List<String> header = lines.get(0).fields();
        checkHeader(source, header);
        if (lines.size() == 1) {
            throw new IllegalArgumentException(
                    source + " has column names and no rows; add at least one row under them");
        }
        for (int row = 1; row < lines.size(); row++) {
            Line line = lines.get(row);
            if (line.fields().size() != header.size()) {
                throw new IllegalArgumentException(ragged(source, row, line, header));
            }
        }
        return lines;
    }

    private static String ragged(String source, int row, Line line, List<String> header) {
        int found = line.fields().size();
        String remedy =
                found < header.size()
                        ? "the first column without a value is '" + header.get(found) + "'"
                        : "a value that contains a comma must stand in double quotes";
        return "%s, row %d (line %d): %d values, but the header has %d columns; %s"
                .formatted(source, row, line.number(), found, header.size(), remedy);
    }

    private static void checkHeader(String source, List<String> header) {
        // Tablesaw looks columns up without regard to case, so neither may names differ in it only.
        Map<String, Integer> seen = new HashMap<>();
        for (int j = 0; j < header.size(); j++) {
            String name = header.get(j);
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s: column %d has no name in the header; give every column one"
                                .formatted(source, j + 1));
            }
            Integer before = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), j);
            if (before != null) {
                throw new IllegalArgumentException(
                        "%s: columns %d and %d are both called '%s' (case is ignored); rename one"
                                .formatted(source, before + 1, j + 1, name));
            }
        }
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        while (at < text.length()) {
            int start = line;
            int from = at;
            List<String> fields = record();
            boolean blank = fields.size() == 1 && text.substring(from, at).isBlank();
            if (!blank) {
                lines.add(new Line(start, List.copyOf(fields)));
            }
        }
        return lines;
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        endLine();
        return fields;
    }

    private void endLine() {
        if (at < text.length()) {
            boolean pair = text.startsWith("\r\n", at);
            at += pair ? 2 : 1;
            line++;
        }
    }

    private String field() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        while (!atEnd()) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted() {
        int opened = line;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '"') {
                value.append(c);
                boolean pair = c == '\r' && text.startsWith("\r\n", at);
                if (c == '\n' || c == '\r' && !pair) {
                    line++;
                }
            } else if (text.startsWith("\"\"", at)) {
                value.append('"');
                at++;
            } else {
                at++;
                onlySpacesUntilEnd(opened, value);
                return value.toString();
            }
        }
        throw new IllegalArgumentException(
                "%s, line %d: a double quote is opened and never closed; close it"
                        .formatted(source, opened));
    }

    private void onlySpacesUntilEnd(int opened, CharSequence value) {
        for (; !atEnd(); at++) {
            if (text.charAt(at) != ' ' && text.charAt(at) != '\t') {
                throw new IllegalArgumentException(
                        ("%s, line %d: text after the closing quote of \"%s\"; "
                                        + "a quote inside quotes is written twice")
                                .formatted(source, opened, value));
            }
        }
    }

    private boolean atEnd() {
        return at >= text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0;
    }
}
