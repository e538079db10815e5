package org.thalweg.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The way of a run over the plane, its last point marked. */
final class Trajectory implements Layer {
    final String name;
    final double[] x;
    final double[] y;
    Style style;

    Trajectory(String name, double[] x, double[] y) {
        this.name = name;
        this.x = x;
        this.y = y;
    }

    @Override
    public Depth depth() {
        return Depth.CURVE;
    }

    @Override
    public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
        bx.add(x);
        by.add(y);
    }

    @Override
    public void occupy(Room room, Axes axes) {
        double[] px = new double[x.length];
        double[] py = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            px[i] = axes.px(x[i]);
            py[i] = axes.py(y[i]);
        }
        room.line(px, py);
        if (x.length > 0) {
            room.point(px[x.length - 1], py[x.length - 1]);
        }
    }

    /** The path on the canvas; points closer than a third of a device pixel are left out. */
    List<double[]> pixels(Axes axes, double resolution) {
        List<double[]> out = new ArrayList<>();
        double[] last = null;
        for (int i = 0; i < x.length; i++) {
            double[] p = {clamp(axes.px(x[i]), axes.box().getX()), axes.py(y[i])};
            if (!Double.isFinite(p[0]) || !Double.isFinite(p[1])) {
                break;
            }
            boolean far =
                    last == null || Math.hypot(p[0] - last[0], p[1] - last[1]) > 0.33 / resolution;
            if (far || i == x.length - 1) {
                out.add(p);
                last = p;
            }
        }
        return out;
    }

    private static double clamp(double px, double left) {
        return Math.max(left - 1e4, Math.min(left + 1e4, px));
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        Path2D path = new Path2D.Double();
        List<double[]> points = pixels(axes, pen.resolution);
        for (int i = 0; i < points.size(); i++) {
            double[] p = points.get(i);
            if (i == 0) {
                path.moveTo(p[0], p[1]);
            } else {
                path.lineTo(p[0], p[1]);
            }
        }
        // A thin white edge keeps the line apart from level lines of the same darkness.
        pen.g.setColor(new java.awt.Color(255, 255, 255, 150));
        pen.g.setStroke(new java.awt.BasicStroke(3.4f, 1, 1));
        pen.g.draw(path);
        pen.g.setColor(style.color());
        pen.g.setStroke(style.dash().stroke(2));
        pen.g.draw(path);
        if (x.length <= 25) {
            for (double[] p : points) {
                pen.marker(style, p[0], p[1], 2.6);
            }
        }
    }

    /** The marker of the end, drawn after all lines. */
    void end(Pen pen, Axes axes) {
        List<double[]> points = pixels(axes, pen.resolution);
        if (!points.isEmpty()) {
            double[] p = points.get(points.size() - 1);
            pen.marker(style, p[0], p[1], 4.6);
        }
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry(name, style, Double.NaN, Double.NaN, true));
    }
}
