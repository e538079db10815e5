package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the parts of a chart go: plot, legend, labels at the right, color bar. */
final class Layout {
    private static final double SAMPLE = 30;

    private final Chart chart;
    private final Size size;
    private final Scale x;
    private final Scale y;
    private final List<Layer.Entry> entries;
    private final boolean direct;
    private final boolean strip;
    private final boolean margin;
    private double[] around;

    private Layout(Chart chart, Size size, Scale x, Scale y) {
        this.chart = chart;
        this.size = size;
        this.x = x;
        this.y = y;
        entries = chart.labelledInside() ? List.of() : chart.entries();
        boolean ends =
                !entries.isEmpty()
                        && entries.stream().allMatch(Layer.Entry::ends)
                        && !chart.plane();
        direct = ends && !size.phone();
        strip = !entries.isEmpty() && !direct && (size.phone() || entries.size() <= 2);
        margin = !entries.isEmpty() && !direct && !strip;
    }

    static Layout of(Chart chart, Size size) {
        Bounds[] b = chart.dataBounds();
        return new Layout(chart, size, chart.scaleX(b[0]), chart.scaleY(b[1]));
    }

    static Layout of(Chart chart, Size size, Scale x, Scale y) {
        return new Layout(chart, size, x, y);
    }

    /** The room around the plot: top, right, bottom, left. */
    double[] around() {
        if (around == null) {
            around = measure(true, true);
        }
        return around.clone();
    }

    double[] measure(boolean xLabels, boolean yLabels) {
        Pen probe = new Pen(scrap(), size, 1);
        double pad = size.pad();
        double right = rightMargin(probe);
        double top =
                pad + headRows(probe).size() * size.line() + (topWords() ? 3 : size.text() / 2);
        Panel panel = new Panel(x, y, xLabels ? chart.xTitle() : null, xLabels, yLabels, size);
        double[] lb =
                panel.leftAndBottom(
                        Math.max(60, size.width() - 60 - right),
                        Math.max(60, size.height() - 50 - top));
        return new double[] {top, right, lb[1] + pad, lb[0] + pad};
    }

    private static java.awt.Graphics2D scrap() {
        return new java.awt.image.BufferedImage(1, 1, java.awt.image.BufferedImage.TYPE_INT_RGB)
                .createGraphics();
    }

    private boolean topWords() {
        return strip || hasYTitle() || !chart.heading().isEmpty();
    }

    private boolean hasYTitle() {
        return chart.yTitle() != null && !chart.yTitle().isEmpty();
    }

    private double rightMargin(Pen pen) {
        double last = pen.width(Numbers.tick(x.max())) / 2 + 4;
        double least = Math.max(size.pad() + 4, Math.min(26, last));
        if (chart.bar != null) {
            return chart.bar.width(pen) + size.pad();
        }
        double widest = 0;
        for (Layer.Entry e : entries) {
            widest = Math.max(widest, pen.width(e.name()));
        }
        if (direct) {
            return 32 + widest + size.pad();
        }
        return margin ? 16 + SAMPLE + 8 + widest + size.pad() : least;
    }

    /** One thing in the rows above the plot: the name of the y axis or a line's. */
    private record Piece(String word, Layer.Entry entry, double width) {}

    private List<List<Piece>> headRows(Pen pen) {
        List<List<Piece>> rows = new ArrayList<>();
        double free = size.width() - 2 * size.pad();
        List<Piece> names = new ArrayList<>();
        if (strip) {
            for (Layer.Entry e : entries) {
                double sample = e.line() ? SAMPLE + 6 : 16;
                names.add(new Piece(e.name(), e, sample + pen.width(e.name())));
            }
        }
        List<Piece> row = new ArrayList<>();
        double used = 0;
        for (Piece p : names) {
            double gap = row.isEmpty() ? 0 : 16;
            if (!row.isEmpty() && used + gap + p.width() > free) {
                rows.add(row);
                row = new ArrayList<>();
                used = 0;
                gap = 0;
            }
            row.add(p);
            used += gap + p.width();
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        if (hasYTitle()) {
            double w = pen.width(chart.yTitle());
            Piece title = new Piece(chart.yTitle(), null, w);
            if (rows.size() == 1 && w + 24 + used <= free) {
                rows.get(0).add(0, title);
            } else {
                rows.add(new ArrayList<>(List.of(title)));
            }
        }
        if (!chart.heading().isEmpty()) {
            rows.add(new ArrayList<>());
        }
        return rows;
    }

    /** Paints axes, layers, labels. */
    void paint(Pen pen, Rectangle2D box, boolean xLabels, boolean yLabels) {
        Panel panel = new Panel(x, y, xLabels ? chart.xTitle() : null, xLabels, yLabels, size);
        boolean plane = chart.plane();
        if (plane) {
            chart.paintFields(pen, new Axes(box, x, y, new double[0], new double[0]));
        }
        Axes axes = panel.paint(pen, box, !plane, true);
        Room room = chart.paintLayers(pen, axes);
        if (chart.labelledInside()) {
            labelInside(pen, axes, room);
        }
        if (direct) {
            rightLabels(pen, axes);
        } else if (margin) {
            rightLegend(pen, box);
        }
        if (chart.bar != null) {
            chart.bar.paint(pen, box);
        }
        head(pen, box);
    }

    private void head(Pen pen, Rectangle2D box) {
        List<List<Piece>> rows = headRows(pen);
        double yAt = box.getY() - 3 - rows.size() * size.line() + size.line() / 2 - 1;
        double left = size.pad();
        for (List<Piece> row : rows) {
            double xAt = left;
            for (Piece p : row) {
                if (p.entry() == null) {
                    pen.text(p.word(), xAt, yAt, 0, 0.5);
                    xAt += p.width() + 24;
                    continue;
                }
                double sample = SAMPLE;
                if (p.entry().line()) {
                    pen.sample(p.entry().style(), xAt, yAt, SAMPLE);
                    sample += 6;
                } else {
                    pen.marker(p.entry().style(), xAt + 5, yAt);
                    sample = 16;
                }
                pen.text(p.word(), xAt + sample, yAt, 0, 0.5);
                xAt += p.width() + 16;
            }
            if (row.isEmpty()) {
                pen.text(chart.heading(), box.getX(), yAt, 0, 0.5, Palette.INK, null, true);
            }
            yAt += size.line();
        }
    }

    private void rightLegend(Pen pen, Rectangle2D box) {
        double left = box.getMaxX() + 16;
        double yAt = box.getY() + size.text() * 0.7;
        for (Layer.Entry e : entries) {
            if (e.line()) {
                pen.sample(e.style(), left, yAt, SAMPLE);
            } else {
                pen.marker(e.style(), left + SAMPLE / 2, yAt);
            }
            pen.text(e.name(), left + SAMPLE + 8, yAt, 0, 0.5);
            yAt += size.line() + 3;
        }
    }

    /** Names at the right end of their lines, pushed apart, with thin leaders. */
    private void rightLabels(Pen pen, Axes axes) {
        Rectangle2D box = axes.box();
        List<Layer.Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingDouble(e -> axes.py(e.y())));
        double[] wanted = new double[sorted.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Math.max(box.getY(), Math.min(box.getMaxY(), axes.py(sorted.get(i).y())));
        }
        double[] placed = apart(wanted, size.text() + 4, box.getY(), box.getMaxY() - 2);
        for (int i = 0; i < placed.length; i++) {
            Layer.Entry e = sorted.get(i);
            double endX = Math.min(box.getMaxX(), axes.px(e.x()));
            pen.g.setColor(e.style().color());
            pen.g.setStroke(new BasicStroke(1));
            boolean reaches = endX > box.getMaxX() - 6;
            double markX = box.getMaxX() + 15;
            if (reaches) {
                pen.g.draw(new Line2D.Double(box.getMaxX() + 1, wanted[i], markX - 5, placed[i]));
            } else if (axes.holds(e.x(), e.y())) {
                pen.marker(e.style(), endX, axes.py(e.y()));
            }
            if (e.style().marker() == Marker.NONE) {
                pen.g.setColor(e.style().color());
                pen.g.setStroke(e.style().dash().stroke(2));
                pen.g.draw(new Line2D.Double(markX - 7, placed[i], markX + 7, placed[i]));
            } else {
                pen.marker(e.style(), markX, placed[i]);
            }
            pen.text(e.name(), box.getMaxX() + 27, placed[i], 0, 0.5);
        }
    }

    /** The nearest positions that keep the order and a distance, by merging clusters. */
    static double[] apart(double[] wanted, double distance, double low, double high) {
        int n = wanted.length;
        double[] mean = new double[n];
        int[] count = new int[n];
        int clusters = 0;
        for (int i = 0; i < n; i++) {
            mean[clusters] = wanted[i] - i * distance;
            count[clusters] = 1;
            clusters++;
            while (clusters > 1 && mean[clusters - 2] > mean[clusters - 1]) {
                int total = count[clusters - 2] + count[clusters - 1];
                mean[clusters - 2] =
                        (mean[clusters - 2] * count[clusters - 2]
                                        + mean[clusters - 1] * count[clusters - 1])
                                / total;
                count[clusters - 2] = total;
                clusters--;
            }
        }
        double top = low;
        double bottom = Math.max(low, high - (n - 1) * distance);
        double[] out = new double[n];
        int i = 0;
        for (int c = 0; c < clusters; c++) {
            for (int k = 0; k < count[c]; k++, i++) {
                out[i] = Math.max(top, Math.min(bottom, mean[c])) + i * distance;
            }
        }
        return out;
    }

    private void labelInside(Pen pen, Axes axes, Room room) {
        for (Layer.Entry e : chart.entries()) {
            for (Series s : chart.series()) {
                if (s.name().equals(e.name())) {
                    double[] xs = s.x();
                    double[] ys = s.y();
                    double[] px = new double[xs.length];
                    double[] py = new double[xs.length];
                    for (int i = 0; i < px.length; i++) {
                        px[i] = axes.px(xs[i]);
                        py[i] = Double.isFinite(ys[i]) ? axes.py(ys[i]) : Double.NaN;
                    }
                    Rectangle2D r = beside(room, px, py, pen.width(e.name()) + 14, size.text());
                    if (r != null) {
                        if (e.style().marker() != Marker.NONE) {
                            pen.marker(e.style(), r.getX() + 6, r.getCenterY());
                            pen.halo(e.name(), r.getX() + 14, r.getCenterY(), 0, 0.5);
                        } else {
                            pen.halo(e.name(), r.getCenterX(), r.getCenterY(), 0.5, 0.5);
                        }
                    }
                    break;
                }
            }
        }
    }

    /** The place beside a line where a text hides least; null if no part of the line is visible. */
    static Rectangle2D beside(Room room, double[] px, double[] py, double w, double h) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        Rectangle2D box = room.box();
        int step = Math.max(1, px.length / 60);
        for (int i = 0; i < px.length; i += step) {
            if (Double.isNaN(px[i] + py[i]) || !box.contains(px[i], py[i])) {
                continue;
            }
            double[][] centers = {
                {px[i] + w / 2 + 8, py[i]}, {px[i] - w / 2 - 8, py[i]},
                {px[i], py[i] - h / 2 - 7}, {px[i], py[i] + h / 2 + 7},
                {px[i] + w / 2 + 4, py[i] - h / 2 - 3}, {px[i] - w / 2 - 4, py[i] - h / 2 - 3},
                {px[i] + w / 2 + 4, py[i] + h / 2 + 3}, {px[i] - w / 2 - 4, py[i] + h / 2 + 3}
            };
            for (double[] c : centers) {
                Rectangle2D r = new Rectangle2D.Double(c[0] - w / 2, c[1] - h / 2, w, h);
                double edge = Math.abs((px[i] - box.getX()) / box.getWidth() - 0.65) * 12;
                double cost = room.cost(Room.grow(r, 2)) + edge;
                if (cost < least) {
                    least = cost;
                    best = r;
                }
            }
        }
        if (best != null) {
            room.rectangle(best);
        }
        return best;
    }
}
