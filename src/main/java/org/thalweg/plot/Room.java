package org.thalweg.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Which places of a plot are taken, in cells of 2 px, so that labels find free ones. */
final class Room {
    private static final double CELL = 2;

    /** How heavy a line weighs; filled areas weigh less. */
    private static final int LINE = 4;

    private final Rectangle2D box;
    private final int columns;
    private final int rows;
    private final byte[] taken;

    Room(Rectangle2D box) {
        this.box = box;
        columns = (int) Math.ceil(box.getWidth() / CELL) + 1;
        rows = (int) Math.ceil(box.getHeight() / CELL) + 1;
        taken = new byte[columns * rows];
    }

    void line(double x0, double y0, double x1, double y1) {
        Line2D line = new Line2D.Double(x0, y0, x1, y1);
        if (!line.intersects(box)) {
            return;
        }
        double length = Math.hypot(x1 - x0, y1 - y0);
        int steps = (int) Math.min(4000, Math.ceil(length / CELL) + 1);
        for (int i = 0; i <= steps; i++) {
            double s = (double) i / steps;
            mark(x0 + s * (x1 - x0), y0 + s * (y1 - y0), LINE);
        }
    }

    void line(double[] px, double[] py) {
        for (int i = 1; i < px.length; i++) {
            if (Double.isFinite(px[i] + py[i] + px[i - 1] + py[i - 1])) {
                line(px[i - 1], py[i - 1], px[i], py[i]);
            }
        }
    }

    void point(double x, double y) {
        for (int i = -2; i <= 2; i++) {
            for (int j = -2; j <= 2; j++) {
                mark(x + i * CELL, y + j * CELL, LINE);
            }
        }
    }

    /** Text and marks that nothing may cover. */
    void rectangle(Rectangle2D r) {
        for (double x = r.getX(); x <= r.getMaxX() + CELL; x += CELL) {
            for (double y = r.getY(); y <= r.getMaxY() + CELL; y += CELL) {
                mark(x, y, 100);
            }
        }
    }

    /** A filled area: better left free than written on. */
    void area(Rectangle2D r) {
        for (double x = r.getX(); x <= r.getMaxX(); x += CELL) {
            for (double y = r.getY(); y <= r.getMaxY(); y += CELL) {
                mark(x, y, 3);
            }
        }
    }

    private void mark(double x, double y, int weight) {
        int c = (int) Math.floor((x - box.getX()) / CELL);
        int r = (int) Math.floor((y - box.getY()) / CELL);
        if (c >= 0 && r >= 0 && c < columns && r < rows) {
            taken[r * columns + c] = (byte) Math.max(taken[r * columns + c], weight);
        }
    }

    /** How much a rectangle would hide: 0 is free; leaving the plot costs most. */
    double cost(Rectangle2D r) {
        double out = outside(r);
        double sum = 0;
        for (double x = r.getX(); x <= r.getMaxX(); x += CELL) {
            for (double y = r.getY(); y <= r.getMaxY(); y += CELL) {
                int c = (int) Math.floor((x - box.getX()) / CELL);
                int row = (int) Math.floor((y - box.getY()) / CELL);
                if (c >= 0 && row >= 0 && c < columns && row < rows) {
                    sum += taken[row * columns + c];
                }
            }
        }
        return sum + 1000 * out;
    }

    /** Whether a line, a mark or a text passes through a rectangle. */
    boolean crosses(Rectangle2D r) {
        for (double x = r.getX(); x <= r.getMaxX(); x += CELL) {
            for (double y = r.getY(); y <= r.getMaxY(); y += CELL) {
                int c = (int) Math.floor((x - box.getX()) / CELL);
                int row = (int) Math.floor((y - box.getY()) / CELL);
                boolean inside = c >= 0 && row >= 0 && c < columns && row < rows;
                if (inside && taken[row * columns + c] >= LINE) {
                    return true;
                }
            }
        }
        return false;
    }

    private double outside(Rectangle2D r) {
        return Math.max(0, box.getX() + 2 - r.getX())
                + Math.max(0, box.getY() + 2 - r.getY())
                + Math.max(0, r.getMaxX() + 2 - box.getMaxX())
                + Math.max(0, r.getMaxY() + 2 - box.getMaxY());
    }

    /**
     * The best of the places around (x, y) for a text this large; its place is taken from now on.
     */
    Rectangle2D around(double x, double y, double w, double h, double gap) {
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        // Right and left first: that is where readers look.
        double[][] sides = {
            {1, 0}, {-1, 0}, {0.8, -1}, {0.8, 1}, {-0.8, -1}, {-0.8, 1}, {0, -1}, {0, 1}
        };
        for (double far : new double[] {1, 2, 3.5}) {
            for (int i = 0; i < sides.length; i++) {
                double sx = sides[i][0];
                double sy = sides[i][1];
                double cx = x + sx * (gap * far + w / 2) * (sy == 0 ? 1 : 0.85);
                double cy = y + sy * (gap * far + h / 2);
                Rectangle2D r = new Rectangle2D.Double(cx - w / 2, cy - h / 2, w, h);
                double cost = cost(grow(r, 2)) + 3 * i + 60 * (far - 1);
                if (cost < least) {
                    least = cost;
                    best = r;
                }
            }
        }
        rectangle(best);
        return best;
    }

    static Rectangle2D grow(Rectangle2D r, double by) {
        return new Rectangle2D.Double(
                r.getX() - by, r.getY() - by, r.getWidth() + 2 * by, r.getHeight() + 2 * by);
    }

    Rectangle2D box() {
        return box;
    }
}
