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
    private static final double GAP = 16;

    /** The distance from the plot to a word at its right. */
    private static final double BESIDE = 8;

    /** Where the heading of a panel begins, at the left edge of the plot: about here. */
    private static final double HEADING_LEFT = 60;

    /** What a panel among others shows; alone it shows all. */
    record Show(boolean xLabels, boolean yLabels, boolean yTitle, boolean names) {
        static final Show ALL = new Show(true, true, true, true);
    }

    private final Chart chart;
    private final Size size;
    private final Scale x;
    private final Scale y;
    private final Show show;
    private final List<Layer.Entry> entries;
    private final boolean direct;
    private final boolean strip;
    private final boolean margin;
    private final boolean rowed;
    private final List<Marks.Rule> beside = new ArrayList<>();
    private double[] around;

    private Layout(Chart chart, Size size, Scale x, Scale y, Show show) {
        this.chart = chart;
        this.size = size;
        this.x = x;
        this.y = y;
        this.show = show;
        entries = chart.labelledInside() || !show.names() ? List.of() : chart.entries();
        boolean ends =
                !entries.isEmpty()
                        && entries.stream().allMatch(Layer.Entry::ends)
                        && !chart.plane();
        direct = ends && !size.phone();
        // A square plot leaves room at its side.
        boolean few =
                size.phone() || chart.bar() != null || (entries.size() <= 2 && !chart.equal());
        strip = !entries.isEmpty() && !direct && few;
        margin = !entries.isEmpty() && !direct && !strip;
        rowed = chart.rowed();
    }

    static Layout of(Chart chart, Size size) {
        Bounds[] b = chart.dataBounds();
        return new Layout(chart, size, chart.scaleX(b[0]), chart.scaleY(b[1]), Show.ALL);
    }

    static Layout of(Chart chart, Size size, Scale x, Scale y, Show show) {
        return new Layout(chart, size, x, y, show);
    }

    /** The room around the plot: top, right, bottom, left. */
    double[] around() {
        if (around == null) {
            around = measure();
        }
        return around.clone();
    }

    private double[] measure() {
        Pen probe = new Pen(scrap(), size, 1);
        double pad = size.pad();
        double right = rightMargin(probe);
        double top =
                pad + headRows(probe).size() * size.line() + (topWords() ? 3 : size.text() / 2);
        double[] lb =
                panel().leftAndBottom(
                                Math.max(60, size.width() - 60 - right),
                                Math.max(Panel.LEAST, size.height() - 50 - top));
        double left = rowed ? widestRow(probe) + 8 : lb[0];
        return new double[] {top, right, lb[1] + pad, left + pad};
    }

    private Panel panel() {
        return new Panel(
                x,
                y,
                show.xLabels() ? chart.xTitle() : null,
                show.xLabels(),
                show.yLabels() && !rowed,
                chart.wholeX(),
                size);
    }

    /** How far the tick labels hang over the sides of a plot of this width. */
    double[] overhang(double width) {
        return panel().overhang(width);
    }

    private double widestRow(Pen pen) {
        double widest = 0;
        for (Rows r : chart.rows()) {
            widest = Math.max(widest, pen.width(r.name()));
        }
        return widest;
    }

    private static java.awt.Graphics2D scrap() {
        return new java.awt.image.BufferedImage(1, 1, java.awt.image.BufferedImage.TYPE_INT_RGB)
                .createGraphics();
    }

    private boolean topWords() {
        return strip || hasYTitle() || !chart.heading().isEmpty() || barTitle();
    }

    private boolean hasYTitle() {
        return show.yTitle() && chart.yTitle() != null && !chart.yTitle().isEmpty();
    }

    private boolean barTitle() {
        return chart.bar() != null && !chart.bar().title().isEmpty();
    }

    private double rightMargin(Pen pen) {
        double last = pen.width(Numbers.tick(x.max())) / 2 + 4;
        double least = Math.max(size.pad() + 4, Math.min(26, last));
        if (chart.bar() != null) {
            return chart.bar().width(pen) + size.pad();
        }
        double widest = 0;
        for (Layer.Entry e : entries) {
            widest = Math.max(widest, pen.width(e.name()));
        }
        if (direct) {
            least = 32 + widest + size.pad();
        } else if (margin) {
            return 16 + SAMPLE + 8 + widest + size.pad();
        }
        beside.clear();
        beside.addAll(crowdedOut(pen, least));
        for (Marks.Rule r : beside) {
            least = Math.max(least, BESIDE + pen.width(r.word()) + size.pad());
        }
        return least;
    }

    /** The rules across the plot whose words find no free place along them. */
    private List<Marks.Rule> crowdedOut(Pen pen, double right) {
        List<Marks.Rule> rules = new ArrayList<>();
        for (Layer l : chart.layers()) {
            if (l instanceof Marks.Rule r && !r.vertical() && !r.word().isEmpty()) {
                rules.add(r);
            }
        }
        if (rules.isEmpty() || chart.plane()) {
            return List.of();
        }
        // A plot of about the size it will have.
        double left = 46;
        double top = size.line() + size.pad();
        Rectangle2D box =
                new Rectangle2D.Double(
                        left,
                        top,
                        Math.max(Panel.LEAST, size.width() - left - right),
                        Math.max(Panel.LEAST, size.height() - top - 2.6 * size.line()));
        Axes axes = new Axes(box, x, y, new double[0], new double[0], null);
        Room room = new Room(box);
        chart.layers().forEach(l -> l.occupy(room, axes));
        rules.removeIf(r -> r.free(pen, axes, room) || y.at(r.at()) < 0 || y.at(r.at()) > 1);
        // A long word would cost the plot more than a crossed line costs the word.
        rules.removeIf(r -> pen.width(r.word()) > 0.22 * size.width());
        return rules;
    }

    /** One thing in the rows above the plot: the name of the y axis or a line's. */
    private record Piece(String word, Layer.Entry entry, double width) {}

    private List<List<Piece>> headRows(Pen pen) {
        List<List<Piece>> rows = new ArrayList<>();
        double free = size.width() - 2 * size.pad();
        double used = 0;
        if (strip) {
            for (List<Layer.Entry> line : flow(entries, size)) {
                List<Piece> row = new ArrayList<>();
                used = -GAP;
                for (Layer.Entry e : line) {
                    row.add(new Piece(e.name(), e, pieceWidth(e, size)));
                    used += GAP + pieceWidth(e, size);
                }
                rows.add(row);
            }
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
            double w = pen.width(chart.heading()) * 1.1 + HEADING_LEFT;
            rows.add(new ArrayList<>(List.of(new Piece(chart.heading(), null, w))));
        }
        if (barTitle()) {
            double bar = pen.width(chart.bar().title()) + 24;
            if (rows.isEmpty() || width(rows.get(rows.size() - 1)) + bar > free) {
                rows.add(new ArrayList<>());
            }
        }
        return rows;
    }

    private static double width(List<Piece> row) {
        double sum = 0;
        for (Piece p : row) {
            sum += p.width() + (p.entry() == null ? 24 : GAP);
        }
        return sum - (row.get(row.size() - 1).entry() == null ? 24 : GAP);
    }

    /** Paints axes, layers, labels. */
    void paint(Pen pen, Rectangle2D box, double headLeft) {
        boolean plane = chart.plane();
        Heat heat = chart.heat();
        if (plane) {
            chart.paintFields(pen, new Axes(box, x, y, new double[0], new double[0], heat));
        }
        Axes bare = panel().paint(pen, box, !plane, !rowed, true);
        Axes axes = new Axes(box, x, y, bare.xTicks(), bare.yTicks(), heat);
        around();
        Room room = chart.paintLayers(pen, axes, beside);
        if (chart.labelledInside()) {
            labelInside(pen, axes, room);
        }
        if (heat != null && !heat.writeMissing(pen, axes, room)) {
            swatch(pen, box, heat.missing());
        }
        if (direct || !beside.isEmpty()) {
            rightLabels(pen, axes, room);
        } else if (margin) {
            rightLegend(pen, box);
        }
        if (chart.bar() != null) {
            chart.bar().paint(pen, box);
        }
        for (Rows r : chart.rows()) {
            pen.text(r.name(), box.getX() - 8, axes.py(-r.row()), 1, 0.5);
        }
        head(pen, box, headLeft);
    }

    /** The word for missing cells below the color bar, when no cell is large enough for it. */
    private void swatch(Pen pen, Rectangle2D box, String word) {
        double title = pen.width(chart.xTitle() == null ? "" : chart.xTitle());
        double right = pen.size.width() - size.pad();
        boolean below = box.getCenterX() + title / 2 + 30 > right - pen.width(word);
        double yAt =
                below ? box.getMaxY() + size.line() - 2 : pen.size.height() - size.line() / 2 - 4;
        pen.text(word, right, yAt, 1, 0.5);
        pen.g.setColor(Ramp.MISSING);
        double side = size.text() * 0.8;
        pen.g.fill(
                new Rectangle2D.Double(
                        right - pen.width(word) - 6 - side, yAt - side / 2, side, side));
    }

    private void head(Pen pen, Rectangle2D box, double left) {
        List<List<Piece>> rows = headRows(pen);
        double yAt = box.getY() - 3 - rows.size() * size.line() + size.line() / 2 - 1;
        for (List<Piece> row : rows) {
            double xAt = left;
            List<Layer.Entry> names = new ArrayList<>();
            for (Piece p : row) {
                if (p.word().equals(chart.heading())) {
                    pen.text(p.word(), box.getX(), yAt, 0, 0.5, Palette.INK, null, true);
                } else if (p.entry() == null) {
                    pen.text(p.word(), xAt, yAt, 0, 0.5);
                    xAt += p.width() + 24;
                } else {
                    names.add(p.entry());
                }
            }
            strip(pen, names, xAt, yAt);
            yAt += size.line();
        }
    }

    private static double pieceWidth(Layer.Entry e, Size size) {
        return (e.line() ? SAMPLE + 6 : 16) + Pen.width(e.name(), size.text());
    }

    /** Names of lines in rows as wide as the canvas. */
    static List<List<Layer.Entry>> flow(List<Layer.Entry> entries, Size size) {
        List<List<Layer.Entry>> rows = new ArrayList<>();
        double free = size.width() - 2 * size.pad();
        double used = 0;
        for (Layer.Entry e : entries) {
            double w = pieceWidth(e, size);
            if (rows.isEmpty() || used + GAP + w > free) {
                rows.add(new ArrayList<>());
                used = -GAP;
            }
            rows.get(rows.size() - 1).add(e);
            used += GAP + w;
        }
        return rows;
    }

    /** One row of samples and names. */
    static void strip(Pen pen, List<Layer.Entry> row, double left, double y) {
        double x = left;
        for (Layer.Entry e : row) {
            double sample = 16;
            if (e.line()) {
                pen.sample(e.style(), x, y, SAMPLE);
                sample = SAMPLE + 6;
            } else {
                pen.marker(e.style(), x + 5, y);
            }
            pen.text(e.name(), x + sample, y, 0, 0.5);
            x += pieceWidth(e, pen.size) + GAP;
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

    /** A word at the right of the plot: the name of a line that ends there, or of a rule. */
    private record Tag(double y, Layer.Entry entry, String word) {}

    /** Names at the right end of their lines, pushed apart, with thin leaders. */
    private void rightLabels(Pen pen, Axes axes, Room room) {
        Rectangle2D box = axes.box();
        List<Tag> tags = new ArrayList<>();
        for (Layer.Entry e : direct ? entries : List.<Layer.Entry>of()) {
            double[] end = end(axes, e);
            if (end == null) {
                continue;
            }
            if (end[0] > box.getMaxX() - 6) {
                tags.add(new Tag(end[1], e, e.name()));
            } else {
                nameWhereItEnds(pen, room, e, end);
            }
        }
        for (Marks.Rule r : beside) {
            tags.add(new Tag(axes.py(r.at()), null, r.word()));
        }
        tags.sort(Comparator.comparingDouble(Tag::y));
        double[] wanted = tags.stream().mapToDouble(Tag::y).toArray();
        double[] placed = apart(wanted, size.text() + 4, box.getY(), box.getMaxY() - 2);
        for (int i = 0; i < placed.length; i++) {
            Layer.Entry e = tags.get(i).entry();
            pen.g.setStroke(new BasicStroke(1));
            pen.g.setColor(e == null ? Palette.SOFT : e.style().color());
            double markX = box.getMaxX() + (e == null ? BESIDE + 3 : 15);
            pen.g.draw(new Line2D.Double(box.getMaxX() + 1, wanted[i], markX - 5, placed[i]));
            if (e == null) {
                pen.text(tags.get(i).word(), box.getMaxX() + BESIDE, placed[i], 0, 0.5);
                continue;
            }
            if (e.style().marker() == Marker.NONE) {
                pen.g.setStroke(e.style().dash().stroke(2));
                pen.g.draw(new Line2D.Double(markX - 7, placed[i], markX + 7, placed[i]));
            } else {
                pen.marker(e.style(), markX, placed[i]);
            }
            pen.text(e.name(), box.getMaxX() + 27, placed[i], 0, 0.5);
        }
    }

    /** A line that stops early, or leaves through the top, is named where it is seen last. */
    private void nameWhereItEnds(Pen pen, Room room, Layer.Entry e, double[] end) {
        String name = end[2] < 0 ? e.name() + " ↑" : end[2] > 0 ? e.name() + " ↓" : e.name();
        room.point(end[0], end[1]);
        Rectangle2D r = room.around(end[0], end[1], pen.width(name), size.text(), 10);
        pen.halo(name, r.getCenterX(), r.getCenterY(), 0.5, 0.5);
    }

    /**
     * Where a line is seen last, in px, and whether it leaves there through the top (−1) or the
     * bottom (1); null if it is not seen at all.
     */
    private double[] end(Axes axes, Layer.Entry e) {
        Series s = chart.series().stream().filter(v -> v.name().equals(e.name())).findFirst().get();
        return end(axes, s.x(), s.y());
    }

    static double[] end(Axes axes, double[] xs, double[] ys) {
        Rectangle2D box = axes.box();
        // A last point on the edge counts as inside.
        Rectangle2D wide = Room.grow(box, 0.5);
        for (int i = xs.length - 1; i >= 0; i--) {
            double bx = px(axes.px(xs[i]));
            double by = px(axes.py(ys[i]));
            if (Double.isNaN(bx + by)) {
                continue;
            }
            if (wide.contains(bx, by)) {
                return new double[] {bx, by, 0};
            }
            double ax = i == 0 ? Double.NaN : px(axes.px(xs[i - 1]));
            double ay = i == 0 ? Double.NaN : px(axes.py(ys[i - 1]));
            if (!Double.isNaN(ax + ay) && wide.intersectsLine(ax, ay, bx, by)) {
                double share = leaves(box.getX(), box.getMaxX(), ax, bx);
                double vertical = leaves(box.getY(), box.getMaxY(), ay, by);
                double at = Math.min(share, vertical);
                double side = vertical < share ? Math.signum(by - ay) : 0;
                double y = Math.max(box.getY(), Math.min(box.getMaxY(), ay + at * (by - ay)));
                return new double[] {ax + at * (bx - ax), y, side};
            }
        }
        return null;
    }

    /** The share of the way from a to b at which an interval is left. */
    private static double leaves(double low, double high, double a, double b) {
        if (b > high) {
            return (high - a) / (b - a);
        }
        return b < low ? (low - a) / (b - a) : 1;
    }

    private static double px(double v) {
        return Math.max(-1e6, Math.min(1e6, v));
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
