package org.thalweg.grade.intake;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them, and as spreadsheets write them with ";". */
final class Csv {
    private Csv() {}

    static List<List<String>> parse(String text) {
        String header = text.lines().findFirst().orElse("");
        char comma = header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == comma) {
                row.add(take(cell));
            } else if (c == '\n') {
                row.add(take(cell));
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (cell.length() > 0 || !row.isEmpty()) {
            row.add(take(cell));
            rows.add(row);
        }
        rows.removeIf(each -> each.stream().allMatch(String::isBlank));
        return rows;
    }

    private static String take(StringBuilder cell) {
        String text = cell.toString();
        cell.setLength(0);
        return text;
    }
}
