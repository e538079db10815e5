package org.thalweg.plot;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.Arrays;

/** The spread of several runs: from the 10 % to the 90 % quantile at each x. */
final class Band implements Layer {
    final String name;
    final double[] x;
    final double[] low;
    final double[] high;
    Style style;

    Band(String name, double[] x, double[] low, double[] high) {
        this.name = name;
        this.x = x;
        this.low = low;
        this.high = high;
    }

    /** Linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996). */
    static double quantile(double[] values, double q) {
        double[] s = values.clone();
        Arrays.sort(s);
        double at = q * (s.length - 1);
        int i = (int) Math.floor(at);
        if (i + 1 >= s.length || s[i] == s[i + 1]) {
            return s[i];
        }
        return s[i] + (at - i) * (s[i + 1] - s[i]);
    }

    @Override
    public Depth depth() {
        return Depth.BAND;
    }

    @Override
    public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
        for (int i = 0; i < x.length; i++) {
            if (!logX || x[i] > 0) {
                bx.add(x[i]);
                by.add(low[i]);
                by.add(high[i]);
            }
        }
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        int columns = (int) Math.ceil(axes.box().getWidth() * pen.resolution);
        double[] position = new double[x.length];
        Arrays.setAll(position, i -> Math.max(-1, axes.x().at(x[i])));
        Path2D path = new Path2D.Double();
        boolean first = true;
        for (int i : Decimate.minMax(position, high, columns)) {
            if (Double.isFinite(high[i]) && Double.isFinite(axes.px(x[i]))) {
                add(path, axes.px(x[i]), axes.py(high[i]), first);
                first = false;
            }
        }
        int[] back = Decimate.minMax(position, low, columns);
        for (int k = back.length - 1; k >= 0; k--) {
            int i = back[k];
            if (Double.isFinite(low[i]) && Double.isFinite(axes.px(x[i])) && !first) {
                add(path, axes.px(x[i]), axes.py(low[i]), false);
            }
        }
        if (!first) {
            path.closePath();
            Color c = style.color();
            pen.g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 0x2C));
            pen.g.fill(path);
        }
    }

    private static void add(Path2D path, double x, double y, boolean first) {
        if (first) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }
}
