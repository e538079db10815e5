package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A function of two variables as a surface seen from above and aside, far quads first. */
final class Relief extends Figure {
    private static final int QUADS = 72;
    private static final double TURN = Math.toRadians(38);
    private static final double TILT = 0.5;
    private static final double FLOOR = -0.22;

    private final double[] window;
    private final double[] z = new double[(QUADS + 1) * (QUADS + 1)];
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double[] fit;

    Relief(Bivariate f, double x0, double x1, double y0, double y1) {
        new Scale(x0, x1, false);
        new Scale(y0, y1, false);
        window = new double[] {x0, x1, y0, y1};
        for (int j = 0; j <= QUADS; j++) {
            for (int i = 0; i <= QUADS; i++) {
                double v = f.at(at(i, 0), at(j, 2));
                z[j * (QUADS + 1) + i] = v;
                if (Double.isFinite(v)) {
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
        }
    }

    private double at(int i, int axis) {
        return window[axis] + (window[axis + 1] - window[axis]) * i / QUADS;
    }

    @Override
    Size size(boolean phone) {
        return phone ? Size.narrow(270) : Size.wide(430);
    }

    private double height(int i, int j) {
        double v = z[j * (QUADS + 1) + i];
        double share = high > low ? (v - low) / (high - low) : 0.5;
        return Double.isFinite(share) ? Math.max(0, Math.min(1, share)) : 1;
    }

    /** A point of the base square (u, v in [-1, 1]) at height h in [0, 1], before it is fitted. */
    private static double[] flat(double u, double v, double h) {
        double x = u * Math.cos(TURN) - v * Math.sin(TURN);
        double depth = u * Math.sin(TURN) + v * Math.cos(TURN);
        return new double[] {x, -depth * TILT - h * 0.85};
    }

    /** The scale and shift that fit the surface into the canvas, its labels below. */
    private double[] fit(Size size) {
        Bounds bx = new Bounds();
        Bounds by = new Bounds();
        double[][] base = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        for (double[] c : base) {
            double[] p = flat(c[0], c[1], FLOOR);
            bx.add(p[0]);
            by.add(p[1]);
        }
        for (int j = 0; j <= QUADS; j++) {
            for (int i = 0; i <= QUADS; i++) {
                by.add(flat(unit(i), unit(j), height(i, j))[1]);
            }
        }
        double pad = size.pad();
        double below = 1.9 * size.text();
        double scale =
                Math.min(
                        (size.width() - 2 * pad - 2) / (bx.max - bx.min),
                        (size.height() - 2 * pad - below) / (by.max - by.min));
        return new double[] {
            scale,
            size.width() / 2.0 - scale * (bx.min + bx.max) / 2,
            pad + (size.height() - 2 * pad - below - scale * (by.max - by.min)) / 2 - scale * by.min
        };
    }

    private double[] project(double u, double v, double h) {
        double[] p = flat(u, v, h);
        return new double[] {fit[0] * p[0] + fit[1], fit[0] * p[1] + fit[2]};
    }

    @Override
    void paint(Pen pen) {
        fit = fit(pen.size);
        floor(pen);
        // Depth grows with u and v (TURN is below 90°): from the far corner to the near one.
        for (int s = 2 * QUADS - 2; s >= 0; s--) {
            for (int i = Math.min(s, QUADS - 1); i >= Math.max(0, s - QUADS + 1); i--) {
                quad(pen, i, s - i);
            }
        }
        axis(pen);
    }

    private static double unit(double i) {
        return 2.0 * i / QUADS - 1;
    }

    private void quad(Pen pen, int i, int j) {
        int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
        Path2D p = new Path2D.Double();
        double mean = 0;
        for (int k = 0; k < 4; k++) {
            double h = height(corners[k][0], corners[k][1]);
            mean += h / 4;
            double[] q = project(unit(corners[k][0]), unit(corners[k][1]), h);
            if (k == 0) {
                p.moveTo(q[0], q[1]);
            } else {
                p.lineTo(q[0], q[1]);
            }
        }
        p.closePath();
        double slopeX = (height(i + 1, j) - height(i, j)) * QUADS / 2;
        double slopeY = (height(i, j + 1) - height(i, j)) * QUADS / 2;
        // Light from the upper left, so that slopes show without lines.
        double light =
                0.35 * (slopeX - 0.6 * slopeY) / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
        int base = Ramp.at(Ramp.CIVIDIS, 0.12 + 0.88 * mean);
        int color =
                light > 0
                        ? Ramp.mix(base, 0xFFFFFFFF, Math.min(0.4, light))
                        : Ramp.mix(base, 0xFF000000, Math.min(0.4, -light));
        pen.g.setColor(new Color(color));
        pen.g.fill(p);
        pen.g.setStroke(new BasicStroke(0.7f));
        pen.g.draw(p);
        pen.g.setColor(new Color(0, 0, 0, 52));
        pen.g.setStroke(new BasicStroke(0.6f));
        if (i % 6 == 0) {
            edge(pen, corners[0], corners[3]);
        }
        if (j % 6 == 0) {
            edge(pen, corners[0], corners[1]);
        }
    }

    private void edge(Pen pen, int[] a, int[] b) {
        double[] p = project(unit(a[0]), unit(a[1]), height(a[0], a[1]));
        double[] q = project(unit(b[0]), unit(b[1]), height(b[0], b[1]));
        pen.g.draw(new java.awt.geom.Line2D.Double(p[0], p[1], q[0], q[1]));
    }

    private void floor(Pen pen) {
        double[][] base = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        Path2D p = new Path2D.Double();
        for (int k = 0; k < 4; k++) {
            double[] q = project(base[k][0], base[k][1], FLOOR);
            if (k == 0) {
                p.moveTo(q[0], q[1]);
            } else {
                p.lineTo(q[0], q[1]);
            }
        }
        p.closePath();
        pen.g.setColor(new Color(0xF1F3F6));
        pen.g.fill(p);
        pen.g.setColor(new Color(0xB8BEC8));
        pen.g.setStroke(new BasicStroke(1));
        pen.g.draw(p);
    }

    /** Names and ends of the two near edges of the floor. */
    private void axis(Pen pen) {
        double[] near = project(-1, -1, FLOOR);
        double[] right = project(1, -1, FLOOR);
        double[] left = project(-1, 1, FLOOR);
        label(pen, "x₁", window[0], window[1], near, right, 0);
        label(pen, "x₂", window[2], window[3], near, left, 1);
    }

    private static void label(
            Pen pen, String name, double from, double to, double[] a, double[] b, double h) {
        double shift = h == 0 ? 4 : -4;
        double off = pen.size.text() * 0.8;
        for (double share : new double[] {0.06, 0.5, 0.88}) {
            String word = share == 0.5 ? name : Numbers.tick(share < 0.5 ? from : to);
            pen.text(
                    word,
                    a[0] + share * (b[0] - a[0]) + shift,
                    a[1] + share * (b[1] - a[1]) + off,
                    h,
                    0.5);
        }
    }

    @Override
    List<Table> tables() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("x₂ \\ x₁"));
        for (int i = 0; i <= QUADS; i += 12) {
            header.add(Numbers.cell(at(i, 0)));
        }
        for (int j = 0; j <= QUADS; j += 12) {
            List<String> row = new ArrayList<>(List.of(Numbers.cell(at(j, 2))));
            for (int i = 0; i <= QUADS; i += 12) {
                row.add(Numbers.cell(z[j * (QUADS + 1) + i]));
            }
            rows.add(row);
        }
        return List.of(new Table(header, rows, "The heights at 7 × 7 points."));
    }
}
