package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/** Points that no line joins. */
final class Cloud implements Layer {
    final String name;
    final double[] x;
    final double[] y;
    Style style;

    Cloud(String name, double[] x, double[] y) {
        this.name = name;
        this.x = x;
        this.y = y;
    }

    @Override
    public Depth depth() {
        return Depth.POINT;
    }

    @Override
    public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
        bx.add(x);
        by.add(y);
    }

    @Override
    public void occupy(Room room, Axes axes) {
        for (int i = 0; i < x.length; i++) {
            room.point(axes.px(x[i]), axes.py(y[i]));
        }
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        Marker marker = style.marker() == Marker.NONE ? Marker.CIRCLE : style.marker();
        double r = x.length > 150 ? 2.6 : x.length > 40 ? 3.4 : 4;
        r *= pen.size.phone() ? 0.85 : 1;
        Color color = style.color();
        Color fill =
                x.length > 60
                        ? new Color(color.getRed(), color.getGreen(), color.getBlue(), 0xC8)
                        : color;
        for (int i = 0; i < x.length; i++) {
            if (axes.holds(x[i], y[i])) {
                java.awt.Shape s = Marks.moved(marker.shape(r), axes.px(x[i]), axes.py(y[i]));
                pen.g.setColor(Color.WHITE);
                pen.g.setStroke(new BasicStroke(1.6f));
                pen.g.draw(s);
                if (style.hollow()) {
                    pen.g.fill(s);
                    pen.g.setColor(color);
                    pen.g.setStroke(new BasicStroke(1.5f));
                    pen.g.draw(s);
                } else {
                    pen.g.setColor(fill);
                    pen.g.fill(s);
                }
            }
        }
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry(name, style, Double.NaN, Double.NaN, false));
    }
}
