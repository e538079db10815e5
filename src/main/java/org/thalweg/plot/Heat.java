package org.thalweg.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A colored cell for each pair of settings of a sweep. */
final class Heat implements Layer {
    /** Bright is low: in this course low is good. */
    static final Color[] RAMP = reversed(Ramp.CIVIDIS);

    final double[] x;
    final double[] y;
    final double[][] values;
    private final String title;
    private final String missing;
    boolean log;

    Heat(double[] x, double[] y, double[][] values, String title, String missing) {
        this.x = x;
        this.y = y;
        this.values = values;
        this.title = title;
        this.missing = missing;
    }

    private static Color[] reversed(Color[] ramp) {
        Color[] out = new Color[ramp.length];
        for (int i = 0; i < ramp.length; i++) {
            out[i] = ramp[ramp.length - 1 - i];
        }
        return out;
    }

    private boolean known(double v) {
        return Double.isFinite(v) && (!log || v > 0);
    }

    /** The colors from the smallest to the largest value that is known. */
    ColorBar bar() {
        Bounds b = new Bounds();
        for (double[] row : values) {
            for (double v : row) {
                if (known(v)) {
                    b.add(v);
                }
            }
        }
        return new ColorBar(title, b.scale(log, 0, 0), RAMP);
    }

    /** Where cells end: halfway to the neighbors, on a logarithmic axis halfway in ratio. */
    static double[] edges(double[] at, boolean log) {
        int n = at.length;
        double[] u = new double[n];
        for (int i = 0; i < n; i++) {
            u[i] = log ? Math.log(at[i]) : at[i];
        }
        double[] out = new double[n + 1];
        for (int i = 1; i < n; i++) {
            out[i] = (u[i - 1] + u[i]) / 2;
        }
        double first = n > 1 ? u[1] - u[0] : 1;
        double last = n > 1 ? u[n - 1] - u[n - 2] : 1;
        out[0] = u[0] - first / 2;
        out[n] = u[n - 1] + last / 2;
        for (int i = 0; i <= n; i++) {
            out[i] = log ? Math.exp(out[i]) : out[i];
        }
        return out;
    }

    @Override
    public Depth depth() {
        return Depth.FIELD;
    }

    @Override
    public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
        bx.add(edges(x, logX));
        by.add(edges(y, logY));
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        double[] ex = edges(x, axes.x().log());
        double[] ey = edges(y, axes.y().log());
        Scale scale = bar().scale();
        Rectangle2D box = axes.box();
        java.awt.Shape clip = pen.g.getClip();
        pen.g.clip(box);
        Object smooth = pen.g.getRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING);
        pen.g.setRenderingHint(
                java.awt.RenderingHints.KEY_ANTIALIASING,
                java.awt.RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                pen.g.setColor(color(values[j][i], scale));
                double left = axes.px(ex[i]);
                double top = axes.py(ey[j + 1]);
                // A little overlap: no seams.
                pen.g.fill(
                        new Rectangle2D.Double(
                                left,
                                top,
                                axes.px(ex[i + 1]) - left + 0.6,
                                axes.py(ey[j]) - top + 0.6));
            }
        }
        pen.g.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING, smooth);
        pen.g.setClip(clip);
    }

    private Color color(double v, Scale scale) {
        return known(v) ? new Color(Ramp.at(RAMP, scale.at(v))) : Ramp.MISSING;
    }

    /** Whether the cell under a point of the canvas is too dark for dark text. */
    boolean dark(Axes axes, double px, double py) {
        double vx = axes.x().value((px - axes.box().getX()) / axes.box().getWidth());
        double vy = axes.y().value((axes.box().getMaxY() - py) / axes.box().getHeight());
        int i = cell(edges(x, axes.x().log()), vx);
        int j = cell(edges(y, axes.y().log()), vy);
        return Ramp.dark(color(values[j][i], bar().scale()).getRGB());
    }

    private static int cell(double[] edges, double v) {
        int i = 0;
        while (i < edges.length - 2 && v >= edges[i + 1]) {
            i++;
        }
        return i;
    }

    /** Writes the word for missing cells where they leave it room; false if they do not. */
    boolean writeMissing(Pen pen, Axes axes, Room room) {
        double[] ex = edges(x, axes.x().log());
        double[] ey = edges(y, axes.y().log());
        Room free = new Room(axes.box());
        boolean any = false;
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                if (known(values[j][i])) {
                    double left = axes.px(ex[i]);
                    double top = axes.py(ey[j + 1]);
                    free.rectangle(
                            new Rectangle2D.Double(
                                    left, top, axes.px(ex[i + 1]) - left, axes.py(ey[j]) - top));
                } else {
                    any = true;
                }
            }
        }
        if (!any || missing.isEmpty()) {
            return true;
        }
        double w = pen.width(missing);
        double h = pen.size.text();
        Rectangle2D box = axes.box();
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double cy = box.getY() + h; cy < box.getMaxY() - h; cy += 6) {
            for (double cx = box.getX() + w / 2 + 6; cx < box.getMaxX() - w / 2 - 6; cx += 6) {
                Rectangle2D r = new Rectangle2D.Double(cx - w / 2, cy - h / 2, w, h);
                if (free.cost(Room.grow(r, 4)) > 0 || room.cost(Room.grow(r, 3)) > 0) {
                    continue;
                }
                // The roomiest place: far from the other cells on all sides.
                double cost = free.cost(Room.grow(r, 26)) + Math.abs(cy - box.getCenterY()) * 0.5;
                if (cost < least) {
                    least = cost;
                    best = r;
                }
            }
        }
        if (best == null) {
            return writeUpright(pen, axes, free, room);
        }
        pen.text(missing, best.getCenterX(), best.getCenterY(), 0.5, 0.5);
        room.rectangle(best);
        return true;
    }

    /** The same word turned by a quarter, for a narrow strip. */
    private boolean writeUpright(Pen pen, Axes axes, Room free, Room room) {
        double h = pen.width(missing);
        double w = pen.size.text();
        Rectangle2D box = axes.box();
        for (double cx = box.getMaxX() - w / 2 - 6; cx > box.getX() + w / 2 + 6; cx -= 2) {
            double cy = box.getCenterY();
            Rectangle2D r = new Rectangle2D.Double(cx - w / 2, cy - h / 2, w, h);
            if (free.cost(Room.grow(r, 4)) == 0 && room.cost(Room.grow(r, 3)) == 0) {
                java.awt.geom.AffineTransform before = pen.g.getTransform();
                pen.g.rotate(-Math.PI / 2, cx, cy);
                pen.text(missing, cx, cy, 0.5, 0.5);
                pen.texts.remove(pen.texts.size() - 1);
                pen.texts.add(r);
                pen.g.setTransform(before);
                room.rectangle(r);
                return true;
            }
        }
        return false;
    }

    String missing() {
        return missing;
    }

    @Override
    public List<Table> tables() {
        int[] rows = thin(y.length, 12);
        int[] columns = thin(x.length, 8);
        List<String> header = new ArrayList<>(List.of(title));
        for (int i : columns) {
            header.add(Numbers.cell(x[i]));
        }
        List<List<String>> out = new ArrayList<>();
        for (int j : rows) {
            List<String> row = new ArrayList<>(List.of(Numbers.cell(y[j])));
            for (int i : columns) {
                row.add(known(values[j][i]) ? Numbers.cell(values[j][i]) : missing);
            }
            out.add(row);
        }
        String note = Table.note(rows.length * columns.length, x.length * y.length, "cells");
        return List.of(new Table(header, out, note));
    }

    private static int[] thin(int n, int most) {
        int m = Math.min(n, most);
        int[] out = new int[m];
        for (int i = 0; i < m; i++) {
            out[i] = m == 1 ? 0 : (int) Math.round((double) i * (n - 1) / (m - 1));
        }
        return out;
    }
}
