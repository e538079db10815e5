package org.thalweg.plot;

import java.awt.geom.Rectangle2D;

/** The coordinates of one panel: where a point of the data lies on the canvas. */
record Axes(Rectangle2D box, Scale x, Scale y, double[] xTicks, double[] yTicks, Heat ground) {
    /** Whether dark text at a point of the canvas would drown. */
    boolean dark(double px, double py) {
        return ground != null && ground.dark(this, px, py);
    }

    double px(double v) {
        return box.getX() + x.at(v) * box.getWidth();
    }

    /** Values that a logarithmic axis does not have (0, negative) lie below the box. */
    double py(double v) {
        double s = y.at(v);
        if (Double.isNaN(s) && !Double.isNaN(v)) {
            s = -1;
        }
        // Far outside is far enough: Java2D loses its way near 1e7 px.
        s = Math.max(-20, Math.min(20, s));
        return box.getMaxY() - s * box.getHeight();
    }

    boolean holds(double vx, double vy) {
        double sx = x.at(vx);
        double sy = y.at(vy);
        return sx >= 0 && sx <= 1 && sy >= 0 && sy <= 1;
    }
}
