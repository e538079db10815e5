package org.thalweg.plot;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The small shape that repeats along a line and stands beside its label. */
public enum Marker {
    /** A disc. */
    CIRCLE,
    /** A square. */
    SQUARE,
    /** A triangle standing on its side. */
    TRIANGLE_UP,
    /** A triangle standing on its tip. */
    TRIANGLE_DOWN,
    /** A square standing on its corner. */
    DIAMOND,
    /** Five corners. */
    PENTAGON,
    /** An upright cross. */
    PLUS,
    /** A slanting cross. */
    CROSS,
    /** Nothing: for theory and other lines that are not runs. */
    NONE;

    /** The outline around (0, 0) for a disc of radius r; the others have about the same area. */
    Shape shape(double r) {
        return switch (this) {
            case CIRCLE, NONE -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case SQUARE -> polygon(4, r * 1.25, 45);
            case DIAMOND -> polygon(4, r * 1.35, 0);
            case TRIANGLE_UP -> moved(polygon(3, r * 1.4, -90), r * 0.18);
            case TRIANGLE_DOWN -> moved(polygon(3, r * 1.4, 90), -r * 0.18);
            case PENTAGON -> polygon(5, r * 1.2, -90);
            case PLUS -> cross(r * 1.3, r * 0.45);
            case CROSS ->
                    AffineTransform.getRotateInstance(Math.PI / 4)
                            .createTransformedShape(cross(r * 1.35, r * 0.45));
        };
    }

    private static Shape moved(Shape s, double dy) {
        return AffineTransform.getTranslateInstance(0, dy).createTransformedShape(s);
    }

    static Path2D polygon(int corners, double r, double firstDegrees) {
        Path2D p = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double a = Math.toRadians(firstDegrees + 360.0 * i / corners);
            double x = r * Math.cos(a);
            double y = r * Math.sin(a);
            if (i == 0) {
                p.moveTo(x, y);
            } else {
                p.lineTo(x, y);
            }
        }
        p.closePath();
        return p;
    }

    private static Shape cross(double r, double w) {
        double[][] c = {
            {-w, -r}, {w, -r}, {w, -w}, {r, -w}, {r, w}, {w, w},
            {w, r}, {-w, r}, {-w, w}, {-r, w}, {-r, -w}, {-w, -w}
        };
        Path2D p = new Path2D.Double();
        p.moveTo(c[0][0], c[0][1]);
        for (int i = 1; i < c.length; i++) {
            p.lineTo(c[i][0], c[i][1]);
        }
        p.closePath();
        return p;
    }
}
