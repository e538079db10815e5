package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The scale of colors at the right of a heat map. */
record ColorBar(String title, Scale scale, Color[] ramp) {
    private static final double THICK = 13;

    /** Ticks at steps of 1, 2 or 5, or at decades. */
    List<Double> ticks() {
        List<Double> out = new ArrayList<>();
        if (scale.log()) {
            int from = (int) Math.ceil(Math.log10(scale.min()) - 1e-9);
            int to = (int) Math.floor(Math.log10(scale.max()) + 1e-9);
            int step = Math.max(1, (int) Math.ceil((to - from) / 6.0));
            for (int e = from; e <= to; e += step) {
                out.add(Math.pow(10, e));
            }
            if (out.size() >= 2) {
                return out;
            }
            out.clear();
            for (int e = from - 1; e <= to + 1; e++) {
                for (double d : new double[] {1, 2, 5}) {
                    double v = d * Math.pow(10, e);
                    if (v >= scale.min() && v <= scale.max()) {
                        out.add(v);
                    }
                }
            }
            return out;
        }
        double step = Field.nice((scale.max() - scale.min()) / 5);
        for (long k = (long) Math.ceil(scale.min() / step - 1e-9);
                k * step <= scale.max() + 1e-9 * step;
                k++) {
            out.add(k * step);
        }
        return out;
    }

    private String label(double v) {
        if (scale.log() && (scale.min() < 0.9e-3 || scale.max() > 1.1e4)) {
            double e = Math.log10(v);
            if (Math.abs(e - Math.rint(e)) < 1e-9) {
                return Numbers.powerOfTen((int) Math.rint(e));
            }
        }
        return Numbers.tick(v);
    }

    double width(Pen pen) {
        double widest = 0;
        for (double v : ticks()) {
            widest = Math.max(widest, pen.width(label(v)));
        }
        return 14 + THICK + 8 + widest;
    }

    void paint(Pen pen, Rectangle2D box) {
        double left = box.getMaxX() + 14;
        int rows = (int) Math.round(box.getHeight());
        for (int i = 0; i < rows; i++) {
            pen.g.setColor(new Color(Ramp.at(ramp, 1 - (i + 0.5) / rows)));
            pen.g.fill(new Rectangle2D.Double(left, box.getY() + i, THICK, i + 1 < rows ? 1.5 : 1));
        }
        pen.g.setStroke(new BasicStroke(1));
        for (double v : ticks()) {
            double yAt = box.getMaxY() - scale.at(v) * box.getHeight();
            pen.g.setColor(new Color(0x8A8A8A));
            pen.g.draw(new Line2D.Double(left + THICK, yAt, left + THICK + 4, yAt));
            double clamped =
                    Math.max(
                            box.getY() + pen.size.text() * 0.36,
                            Math.min(box.getMaxY() - pen.size.text() * 0.36, yAt));
            pen.text(label(v), left + THICK + 7, clamped, 0, 0.5);
        }
        if (!title.isEmpty()) {
            pen.text(
                    title,
                    pen.size.width() - pen.size.pad(),
                    box.getY() - 3 - pen.size.line() / 2 - 1,
                    1,
                    0.5);
        }
    }
}
