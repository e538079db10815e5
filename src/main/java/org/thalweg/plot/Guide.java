package org.thalweg.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;

/** A thin gray formula across the plot; it does not stretch the axes. */
record Guide(String word, DoubleUnaryOperator f) implements Layer {
    @Override
    public Depth depth() {
        return Depth.GUIDE;
    }

    private double[][] pixels(Axes axes) {
        int n = 300;
        double[][] p = new double[2][n];
        for (int i = 0; i < n; i++) {
            double x = axes.x().value(i / (n - 1.0));
            double y = f.applyAsDouble(x);
            p[0][i] = axes.px(x);
            p[1][i] = Double.isFinite(y) ? axes.py(y) : Double.NaN;
        }
        return p;
    }

    @Override
    public void occupy(Room room, Axes axes) {
        double[][] p = pixels(axes);
        room.line(p[0], p[1]);
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        double[][] p = pixels(axes);
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < p[0].length; i++) {
            if (Double.isNaN(p[1][i])) {
                down = false;
            } else if (down) {
                path.lineTo(p[0][i], p[1][i]);
            } else {
                path.moveTo(p[0][i], p[1][i]);
                down = true;
            }
        }
        Marks.guide(pen, axes, path);
    }

    void write(Pen pen, Axes axes, Room room) {
        if (!word.isEmpty()) {
            double[][] p = pixels(axes);
            Rectangle2D r = Layout.beside(room, p[0], p[1], pen.width(word), pen.size.text());
            if (r != null) {
                Marks.words(pen, axes, word, r);
            }
        }
    }
}
