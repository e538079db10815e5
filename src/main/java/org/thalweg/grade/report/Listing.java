package org.thalweg.grade.report;

import static org.thalweg.grade.report.Html.at;
import static org.thalweg.grade.report.Html.el;
import static org.thalweg.grade.report.Html.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Place;

/** A student's own lines with the numbers they have in the notebook. */
final class Listing {
    /** What a page shows of one answer. */
    private static final int LINES = 160;

    /** What a page shows of one line. */
    private static final int WIDTH = 240;

    private Listing() {}

    /**
     * The lines of an answer.
     *
     * @param source where it was taken from
     * @param marked the lines that stand out
     * @param sign what stands behind those, for readers who do not see their color
     */
    static Html of(List<Excerpt> source, Predicate<Place> marked, String sign) {
        List<Html> out = new ArrayList<>();
        int left = LINES;
        int cell = -1;
        for (Excerpt excerpt : source) {
            if (excerpt.from().cell() != cell) {
                cell = excerpt.from().cell();
                out.add(el("p", kind("cell"), Html.text("Cell " + cell)));
            }
            String[] lines = excerpt.text().replace("\r\n", "\n").split("\n", -1);
            int from = start(lines.length, left, excerpt.from(), marked);
            int to = Math.min(lines.length, from + left);
            out.add(gap(from));
            out.add(lines(excerpt.from(), lines, from, to, marked, sign));
            out.add(gap(lines.length - to));
            left = Math.max(0, left - (to - from));
        }
        return el("div", kind("listing"), Html.all(out));
    }

    /** Where to begin so that the first marked line is among those shown. */
    private static int start(int lines, int room, Place from, Predicate<Place> marked) {
        if (lines <= room) {
            return 0;
        }
        for (int i = room / 2; i < lines; i++) {
            if (marked.test(new Place(from.cell(), from.line() + i))) {
                return Math.min(i - room / 2, lines - room);
            }
        }
        return 0;
    }

    private static Html gap(int lines) {
        String more = lines == 1 ? "1 more line" : lines + " more lines";
        return lines > 0
                ? el("p", kind("gap"), Html.text("… " + more + " in the notebook"))
                : Html.NONE;
    }

    private static Html lines(
            Place first, String[] lines, int from, int to, Predicate<Place> marked, String sign) {
        List<Html> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Place place = new Place(first.cell(), first.line() + i);
            boolean stands = marked.test(place);
            Html number = el("span", kind("n"), Html.text(place.line()));
            // the empty text keeps an empty line as high as the others
            Html code = el("code", at("dir", "ltr"), Html.text(Visible.cut(lines[i], WIDTH) + " "));
            Html here = el("span", kind("sign"), Html.text(sign));
            rows.add(
                    stands
                            ? el("li", kind("here"), number, el("mark", code), here)
                            : el("li", number, code));
        }
        return rows.isEmpty() ? Html.NONE : el("ol", at("role", "list"), Html.all(rows));
    }
}
