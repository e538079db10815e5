package org.thalweg.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A histogram: how many values fall into each interval. */
record Bars(double[] edges, int[] counts) implements Layer {
    private static final Color COLOR = new Color(0x7E9CC4);

    static Bars of(double[] values, int bins) {
        Bounds b = new Bounds();
        b.add(values);
        if (b.empty()) {
            throw new IllegalArgumentException("a histogram needs at least one finite value");
        }
        double step = Field.nice(Math.max(b.max - b.min, 1e-12) / bins);
        double first = Math.floor(b.min / step) * step;
        int n = (int) Math.max(1, Math.ceil((b.max - first) / step + 1e-9));
        double[] edges = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            edges[i] = first + i * step;
        }
        int[] counts = new int[n];
        for (double v : values) {
            if (Double.isFinite(v)) {
                counts[(int) Math.max(0, Math.min(n - 1, Math.floor((v - first) / step)))]++;
            }
        }
        return new Bars(edges, counts);
    }

    @Override
    public Depth depth() {
        return Depth.BAND;
    }

    @Override
    public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
        bx.add(edges);
        by.add(0);
        for (int c : counts) {
            // Air above, where rules across the plot are named.
            by.add(1.06 * c);
        }
    }

    @Override
    public void occupy(Room room, Axes axes) {
        for (int i = 0; i < counts.length; i++) {
            Rectangle2D r = rectangle(axes, i);
            room.area(r);
        }
    }

    private Rectangle2D rectangle(Axes axes, int i) {
        double left = axes.px(edges[i]);
        double top = axes.py(counts[i]);
        return new Rectangle2D.Double(
                left, top, axes.px(edges[i + 1]) - left, axes.box().getMaxY() - top);
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        pen.g.setColor(COLOR);
        for (int i = 0; i < counts.length; i++) {
            Rectangle2D r = rectangle(axes, i);
            double gap = r.getWidth() > 6 ? 1 : 0.25;
            pen.g.fill(
                    new Rectangle2D.Double(
                            r.getX() + gap / 2, r.getY(), r.getWidth() - gap, r.getHeight()));
        }
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            rows.add(
                    List.of(
                            Numbers.cell(edges[i]),
                            Numbers.cell(edges[i + 1]),
                            Integer.toString(counts[i])));
        }
        return List.of(new Table(List.of("from", "to", "count"), rows, ""));
    }
}
