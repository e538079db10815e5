package org.thalweg.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the numbers behind a chart into tables. */
final class Tables {
    private Tables() {}

    static List<Table> of(Chart chart) {
        List<Table> out = new ArrayList<>();
        List<Series> lines = new ArrayList<>();
        for (Layer l : chart.layers()) {
            if (l instanceof Curve c) {
                lines.add(new Series(c.name, c.x, c.y, c.style));
            }
        }
        if (!lines.isEmpty()) {
            if (sameX(lines)) {
                out.add(side(chart.xTitle(), lines));
            } else {
                lines.forEach(s -> out.add(alone(chart, s, "points")));
            }
        }
        for (Layer l : chart.layers()) {
            if (l instanceof Trajectory t) {
                out.add(alone(chart, new Series(t.name, t.x, t.y, t.style), "points"));
            } else if (l instanceof Cloud c) {
                out.add(alone(chart, new Series(c.name, c.x, c.y, c.style), "points"));
            }
            out.addAll(l.tables());
        }
        return out;
    }

    /** Shorter series that begin like the longest share its column of x. */
    private static boolean sameX(List<Series> lines) {
        double[] longest = longest(lines);
        for (Series s : lines) {
            double[] x = s.x();
            if (!Arrays.equals(x, 0, x.length, longest, 0, x.length)) {
                return false;
            }
        }
        return true;
    }

    private static double[] longest(List<Series> lines) {
        double[] out = {};
        for (Series s : lines) {
            out = s.x().length > out.length ? s.x() : out;
        }
        return out;
    }

    private static Table side(String xTitle, List<Series> lines) {
        double[] x = longest(lines);
        List<String> header = new ArrayList<>(List.of(xTitle == null ? "x" : xTitle));
        lines.forEach(s -> header.add(s.name()));
        List<double[]> columns = lines.stream().map(Series::y).toList();
        List<List<String>> rows = new ArrayList<>();
        int[] thin = Table.thin(x.length);
        for (int i : thin) {
            List<String> row = new ArrayList<>(List.of(Numbers.cell(x[i])));
            columns.forEach(y -> row.add(i < y.length ? Numbers.cell(y[i]) : ""));
            rows.add(row);
        }
        return new Table(header, rows, Table.note(thin.length, x.length, "points"));
    }

    private static Table alone(Chart chart, Series s, String what) {
        double[] x = s.x();
        double[] y = s.y();
        List<List<String>> rows = new ArrayList<>();
        int[] thin = Table.thin(x.length);
        for (int i : thin) {
            rows.add(List.of(Numbers.cell(x[i]), Numbers.cell(y[i])));
        }
        String name = s.name().isEmpty() ? "" : s.name() + ": ";
        return new Table(
                List.of(
                        name + (chart.xTitle() == null ? "x" : chart.xTitle()),
                        chart.yTitle() == null ? "y" : chart.yTitle()),
                rows,
                Table.note(thin.length, x.length, what));
    }
}
