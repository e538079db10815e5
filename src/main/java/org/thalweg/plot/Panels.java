package org.thalweg.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Several charts on one canvas, plot rectangles aligned, axes shared where they mean the same. */
final class Panels extends Figure {
    private final List<Chart> charts;
    private final int columns;

    /** Stacks keep the y axis of each panel. */
    private final boolean shareY;

    private final boolean shareX;

    Panels(int columns, boolean stack, List<Chart> charts) {
        if (charts.isEmpty()) {
            throw new IllegalArgumentException("panels need at least one chart, got none");
        }
        if (columns < 1 || columns > 4) {
            throw new IllegalArgumentException("columns must be in [1, 4], got " + columns);
        }
        this.charts = List.copyOf(charts);
        sameLookForSameName();
        this.columns = Math.min(columns, charts.size());
        Chart first = charts.get(0);
        shareX =
                charts.stream()
                        .allMatch(c -> Objects.equals(c.xTitle(), first.xTitle()) && !c.rowed());
        shareY =
                !stack && charts.stream().allMatch(c -> Objects.equals(c.yTitle(), first.yTitle()));
    }

    /** A name looks the same in all panels, and no two names look the same. */
    private void sameLookForSameName() {
        Map<String, Style> looks = new LinkedHashMap<>();
        for (Chart chart : charts) {
            for (Map.Entry<String, Style> e : chart.styles().entrySet()) {
                Style look = looks.get(e.getKey());
                if (look == null) {
                    look = e.getValue();
                    if (looks.containsValue(look) && !chart.explicit(e.getKey())) {
                        look =
                                Stream.concat(
                                                Palette.family(e.getKey()).stream(),
                                                Palette.neutrals().stream())
                                        .filter(s -> !looks.containsValue(s))
                                        .findFirst()
                                        .orElse(look);
                    }
                    looks.put(e.getKey(), look);
                }
                if (!chart.explicit(e.getKey())) {
                    chart.restyle(e.getKey(), look);
                }
            }
        }
    }

    private int columns(boolean phone) {
        return phone && columns > 1 ? shareY ? 2 : 1 : columns;
    }

    /** One pair of axes of the whole, as the panels share it. */
    private record Shared(Scale x, Scale y) {}

    private Shared[] scales() {
        Shared[] out = new Shared[charts.size()];
        Bounds bx = new Bounds();
        Bounds by = new Bounds();
        for (Chart c : charts) {
            Bounds[] b = c.dataBounds();
            Scale sx = c.scaleX(b[0]);
            Scale sy = c.scaleY(b[1]);
            bx.add(sx.min());
            bx.add(sx.max());
            by.add(sy.min());
            by.add(sy.max());
        }
        for (int i = 0; i < out.length; i++) {
            Chart c = charts.get(i);
            Bounds[] b = c.dataBounds();
            Scale sx = c.scaleX(b[0]);
            Scale sy = c.scaleY(b[1]);
            out[i] =
                    new Shared(
                            shareX ? new Scale(bx.min, bx.max, sx.log()) : sx,
                            shareY ? new Scale(by.min, by.max, sy.log()) : sy);
        }
        return out;
    }

    /** All numbers of one arrangement. */
    private final class Plan {
        final Size size;
        final int columns;
        final int rows;
        final Layout[] layouts;
        final double[] tops;
        final double[] bottoms;
        final double[] lefts;
        final double[] rights;
        final double plotWidth;
        final double[] plotHeights;
        final List<List<Layer.Entry>> legend;
        final double head;

        Plan(boolean phone) {
            Size canvas = phone ? Size.narrow(400) : Size.wide(400);
            columns = columns(phone);
            rows = (charts.size() + columns - 1) / columns;
            legend = legend(phone, canvas);
            head = legend.isEmpty() ? 0 : legend.size() * canvas.line() + 4;
            layouts = new Layout[charts.size()];
            tops = new double[rows];
            bottoms = new double[rows];
            lefts = new double[columns];
            rights = new double[columns];
            plotHeights = new double[rows];
            Shared[] scales = scales();
            double gap = phone ? 10 : 14;
            // The last number of one x axis and the first of the next stand side by side.
            double beside = phone ? 14 : 18;
            for (int i = 0; i < layouts.length; i++) {
                int r = i / columns;
                int c = i % columns;
                Layout.Show show =
                        new Layout.Show(
                                !shareX || i + columns >= charts.size(),
                                !shareY || c == 0,
                                !shareY || (c == 0 && r == 0),
                                legend.isEmpty() && columns == 1 && !phone);
                layouts[i] = Layout.of(charts.get(i), canvas, scales[i].x(), scales[i].y(), show);
                double[] a = layouts[i].around();
                tops[r] = Math.max(tops[r], a[0]);
                bottoms[r] = Math.max(bottoms[r], show.xLabels() ? a[2] : gap - canvas.pad());
                lefts[c] = Math.max(lefts[c], show.yLabels() ? a[3] : beside);
                rights[c] = Math.max(rights[c], a[1]);
            }
            for (int c = 0; c < columns - 1; c++) {
                rights[c] = shareY ? Math.min(rights[c], 4) : Math.max(rights[c], 16);
            }
            keepLabelsApart(canvas);
            double used = 0;
            for (int c = 0; c < columns; c++) {
                used += lefts[c] + rights[c];
            }
            plotWidth = Math.floor((canvas.width() - used) / columns);
            double total = head;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns && r * columns + c < charts.size(); c++) {
                    Chart chart = charts.get(r * columns + c);
                    Shared s = scales[r * columns + c];
                    plotHeights[r] = Math.max(plotHeights[r], plotHeight(chart, s, phone));
                }
                total += tops[r] + plotHeights[r] + bottoms[r];
            }
            size = new Size(canvas.width(), (int) Math.round(total), phone);
        }

        /** The last tick label of a panel must not run into the first of its neighbor. */
        private void keepLabelsApart(Size canvas) {
            double width = 0.8 * canvas.width() / columns;
            for (int i = 0; i < layouts.length; i++) {
                int c = i % columns;
                double[] over = layouts[i].overhang(width);
                if (c < columns - 1) {
                    rights[c] = Math.max(rights[c], over[1] + 3);
                }
                if (c > 0) {
                    lefts[c] = Math.max(lefts[c], over[0] + 6);
                }
            }
        }

        private double plotHeight(Chart chart, Shared s, boolean phone) {
            if (chart.equal()) {
                return Math.round(
                        plotWidth * (s.y().max() - s.y().min()) / (s.x().max() - s.x().min()));
            }
            if (chart.height() != Chart.HEIGHT) {
                return Math.round((phone ? 0.8 : 1) * chart.height());
            }
            double h = columns > 1 ? plotWidth * 0.82 : chart.plane() ? 300 : 170;
            return Math.round(phone && columns == 1 ? h * 0.85 : h);
        }

        Rectangle2D box(int i) {
            double y = head;
            for (int r = 0; r < i / columns; r++) {
                y += tops[r] + plotHeights[r] + bottoms[r];
            }
            double x = 0;
            for (int c = 0; c < i % columns; c++) {
                x += lefts[c] + plotWidth + rights[c];
            }
            return Chart.rounded(
                    x + lefts[i % columns],
                    y + tops[i / columns],
                    plotWidth,
                    plotHeights[i / columns]);
        }
    }

    /** One legend for all panels, when a heading does not name what a panel shows. */
    private List<List<Layer.Entry>> legend(boolean phone, Size size) {
        boolean named =
                charts.stream().allMatch(c -> c.entries().size() <= 1 && !c.heading().isEmpty());
        boolean direct = !phone && columns == 1 && charts.stream().noneMatch(Chart::plane);
        Map<String, Layer.Entry> all = new LinkedHashMap<>();
        for (Chart c : charts) {
            if (!c.labelledInside()) {
                c.entries().forEach(e -> all.putIfAbsent(e.name(), e));
            }
        }
        if (named || direct || all.isEmpty()) {
            return List.of();
        }
        return Layout.flow(new ArrayList<>(all.values()), size);
    }

    @Override
    Size size(boolean phone) {
        return new Plan(phone).size;
    }

    @Override
    void paint(Pen pen) {
        Plan plan = new Plan(pen.size.phone());
        double y = pen.size.pad() + pen.size.line() / 2;
        for (List<Layer.Entry> row : plan.legend) {
            Layout.strip(pen, row, pen.size.pad(), y);
            y += pen.size.line();
        }
        for (int i = 0; i < plan.layouts.length; i++) {
            double own = plan.box(i).getX() - plan.layouts[i].around()[3] + pen.size.pad();
            plan.layouts[i].paint(pen, plan.box(i), i % plan.columns == 0 ? pen.size.pad() : own);
        }
    }

    @Override
    List<Table> tables() {
        List<Table> out = new ArrayList<>();
        for (Chart c : charts) {
            out.addAll(c.tables());
        }
        return out;
    }
}
