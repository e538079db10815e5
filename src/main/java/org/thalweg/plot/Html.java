package org.thalweg.plot;

import java.util.List;

/** Text and tables for a page. */
final class Html {
    private Html() {}

    /** Safe as text and inside quotes of either kind. */
    static String escape(String s) {
        return s.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static void tables(StringBuilder b, List<Table> tables) {
        if (tables.isEmpty()) {
            return;
        }
        b.append("<details><summary>Data</summary>");
        for (Table t : tables) {
            b.append("<table><thead><tr>");
            t.header().forEach(h -> b.append("<th scope='col'>").append(escape(h)).append("</th>"));
            b.append("</tr></thead><tbody>");
            for (List<String> row : t.rows()) {
                b.append("<tr>");
                row.forEach(c -> b.append("<td>").append(escape(c)).append("</td>"));
                b.append("</tr>");
            }
            b.append("</tbody></table>");
            if (!t.note().isEmpty()) {
                b.append("<p>").append(escape(t.note())).append("</p>");
            }
        }
        b.append("</details>");
    }
}
