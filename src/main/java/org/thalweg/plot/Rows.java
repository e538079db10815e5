package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/** One named row of a chart of bars or dots; rows count from the top. */
record Rows(String name, double[] values, Style style, int row, boolean bar) implements Layer {
    @Override
    public Depth depth() {
        return Depth.POINT;
    }

    @Override
    public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
        if (bar && !logX) {
            bx.add(0);
        }
        bx.add(values);
        by.add(-row - 0.5);
        by.add(-row + 0.5);
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        double y = axes.py(-row);
        if (bar) {
            bar(pen, axes, y);
        } else {
            dots(pen, axes, y);
        }
    }

    private void bar(Pen pen, Axes axes, double y) {
        double zero = axes.x().log() ? axes.box().getX() : axes.px(0);
        double end = axes.px(values[0]);
        double thick =
                Math.min(22, axes.box().getHeight() / (axes.y().max() - axes.y().min()) * 0.62);
        pen.g.setColor(style.color());
        pen.g.fill(
                new Rectangle2D.Double(
                        Math.min(zero, end), y - thick / 2, Math.abs(end - zero), thick));
        String label = Numbers.tick(values[0]);
        double w = pen.width(label);
        boolean right = values[0] >= 0 || axes.x().log();
        double at = right ? end + 6 : end - 6 - w;
        boolean fits = at + w < axes.box().getMaxX() && at > axes.box().getX();
        if (fits) {
            pen.halo(label, at, y, 0, 0.5);
        } else {
            pen.text(label, right ? end - 6 - w : end + 6, y, 0, 0.5, Color.WHITE, null, true);
        }
    }

    private void dots(Pen pen, Axes axes, double y) {
        Color c = style.color();
        Color soft = new Color(c.getRed(), c.getGreen(), c.getBlue(), 0xB0);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Marker marker = style.marker() == Marker.NONE ? Marker.CIRCLE : style.marker();
        for (int i = 0; i < sorted.length; i++) {
            if (!Double.isFinite(sorted[i])) {
                continue;
            }
            // Spread by order, not by chance: neighbors never hide one another.
            double shift = sorted.length < 4 ? 0 : ((i * 2) % 3 - 1) * 4.5;
            java.awt.Shape s = Marks.moved(marker.shape(3.6), axes.px(sorted[i]), y + shift);
            if (style.hollow()) {
                pen.g.setColor(Color.WHITE);
                pen.g.fill(s);
                pen.g.setColor(c);
                pen.g.setStroke(new BasicStroke(1.5f));
                pen.g.draw(s);
            } else {
                pen.g.setColor(soft);
                pen.g.fill(s);
            }
        }
        if (sorted.length > 2) {
            double m = axes.px(Band.quantile(sorted, 0.5));
            pen.g.setColor(Color.WHITE);
            pen.g.setStroke(new BasicStroke(4));
            pen.g.draw(new Line2D.Double(m, y - 12, m, y + 12));
            pen.g.setColor(Palette.INK);
            pen.g.setStroke(new BasicStroke(2.4f));
            pen.g.draw(new Line2D.Double(m, y - 11, m, y + 11));
        }
    }

    @Override
    public List<Table> tables() {
        String text =
                String.join(
                        ", ",
                        Arrays.stream(values).limit(Table.ROWS).mapToObj(Numbers::cell).toList());
        return List.of(
                new Table(
                        List.of(name),
                        List.of(List.of(text)),
                        Table.note(Math.min(values.length, Table.ROWS), values.length, "values")));
    }
}
