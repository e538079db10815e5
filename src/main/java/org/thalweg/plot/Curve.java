package org.thalweg.plot;

import java.awt.geom.Path2D;
import java.util.List;

/** A line through points with ascending x, with markers along it. */
final class Curve implements Layer {
    final String name;
    final double[] x;
    final double[] y;
    Style style;
    int order;

    /** The loss of a run at its start; NaN for other lines. */
    double start = Double.NaN;

    Curve(String name, double[] x, double[] y) {
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
        double ceiling = ceiling(logY);
        for (int i = 0; i < x.length; i++) {
            if (!logX || x[i] > 0) {
                bx.add(x[i]);
                by.add(Math.min(y[i], ceiling));
            }
        }
    }

    /**
     * What a run may stretch the axis to. A climb that belongs to the method is shown whole; a run
     * that diverges leaves through the top, or the others would lie flat on the ground.
     */
    private double ceiling(boolean logY) {
        if (!(start > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        if (logY) {
            return 1e4 * start;
        }
        for (double v : y) {
            if (v > 20 * start) {
                return 1.5 * start;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public void occupy(Room room, Axes axes) {
        int[] keep = kept(axes, 300);
        double[] px = new double[keep.length];
        double[] py = new double[keep.length];
        for (int k = 0; k < keep.length; k++) {
            px[k] = axes.px(x[keep[k]]);
            py[k] = finite(y[keep[k]]) ? axes.py(y[keep[k]]) : Double.NaN;
        }
        room.line(px, py);
    }

    private static boolean finite(double v) {
        return Double.isFinite(v);
    }

    private int[] kept(Axes axes, int columns) {
        double[] position = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double at = axes.x().at(x[i]);
            position[i] = Double.isNaN(at) ? -1 : at;
        }
        return Decimate.minMax(position, y, columns);
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        int[] keep = kept(axes, (int) Math.ceil(axes.box().getWidth() * pen.resolution));
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i : keep) {
            double px = axes.px(x[i]);
            // +∞ leaves through the top, so that a blow-up is seen; NaN breaks the line.
            double v = y[i] == Double.POSITIVE_INFINITY ? Double.MAX_VALUE : y[i];
            if (Double.isNaN(v) || !finite(v) || !finite(px)) {
                down = false;
                continue;
            }
            double py = axes.py(v);
            if (down) {
                path.lineTo(px, py);
            } else {
                path.moveTo(px, py);
                down = true;
            }
        }
        if (axes.ground() != null) {
            pen.g.setColor(java.awt.Color.WHITE);
            pen.g.setStroke(new java.awt.BasicStroke(4));
            pen.g.draw(path);
        }
        pen.g.setColor(style.color());
        pen.g.setStroke(style.dash().stroke(2));
        pen.g.draw(path);
    }

    /** The markers, drawn after all lines and not clipped: one on the edge stays whole. */
    void mark(Pen pen, Axes axes) {
        int last = x.length - 1;
        while (last > 0 && !finite(y[last])) {
            last--;
        }
        // A line that stops inside the plot ends in a marker: it was not cut off.
        boolean stops = axes.px(x[last]) < axes.box().getMaxX() - 6 && axes.holds(x[last], y[last]);
        for (int i : markers(axes)) {
            boolean crowds = stops && Math.abs(axes.px(x[i]) - axes.px(x[last])) < 14;
            if (axes.holds(x[i], y[i]) && !crowds) {
                pen.marker(style, axes.px(x[i]), axes.py(y[i]));
            }
        }
        if (stops) {
            pen.marker(style, axes.px(x[last]), axes.py(y[last]));
        }
    }

    /** Whether x counts something: ticks between whole numbers would make no sense. */
    boolean counts() {
        for (double v : x) {
            if (v != Math.rint(v)) {
                return false;
            }
        }
        return true;
    }

    /** Every point of a short line; else five, staggered so that lines do not mark the same x. */
    private int[] markers(Axes axes) {
        int n = x.length;
        if (n <= 12) {
            int[] all = new int[n];
            for (int i = 0; i < n; i++) {
                all[i] = i;
            }
            return all;
        }
        int[] out = new int[5];
        for (int k = 0; k < 5; k++) {
            double share = (k + 0.3 + 0.13 * (order % 5)) / 5.2;
            double target = axes.x().value(share);
            int best = 0;
            for (int i = 0; i < n; i += Math.max(1, n / 2000)) {
                if (Math.abs(axes.x().at(x[i]) - share) < Math.abs(axes.x().at(x[best]) - share)) {
                    best = i;
                }
            }
            out[k] = Double.isNaN(target) ? 0 : best;
        }
        return out;
    }

    @Override
    public List<Entry> entries() {
        int last = x.length - 1;
        while (last > 0 && !(Double.isFinite(y[last]) && Math.abs(y[last]) < 1e100)) {
            last--;
        }
        return List.of(new Entry(name, style, x[last], y[last], true));
    }
}
