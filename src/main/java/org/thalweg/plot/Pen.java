package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A canvas and what all layers draw with: text as outlines, markers with a white edge, arrows. */
final class Pen {
    static final FontRenderContext FRC = new FontRenderContext(null, true, true);

    final Graphics2D g;
    final Size size;

    /** Device pixels per px: 2 on pictures, 1 in vector files. */
    final double resolution;

    /** Where text was written, for the tests that look for overlaps. */
    final List<Rectangle2D> texts = new ArrayList<>();

    Pen(Graphics2D g, Size size, double resolution) {
        this.g = g;
        this.size = size;
        this.resolution = resolution;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    /** The width of a text in the figure's size. */
    double width(String s) {
        return width(s, size.text());
    }

    static double width(String s, float px) {
        return Fonts.regular(px).createGlyphVector(FRC, s).getLogicalBounds().getWidth();
    }

    /**
     * The box of a text whose anchor is (x, y); h and v: 0 left or top, 0.5 middle, 1 right or
     * bottom.
     */
    Rectangle2D box(String s, double x, double y, double h, double v) {
        double w = width(s);
        double height = size.text();
        return new Rectangle2D.Double(x - h * w, y - v * height, w, height);
    }

    void text(String s, double x, double y, double h, double v) {
        text(s, x, y, h, v, Palette.INK, null, false);
    }

    /** Text over data: a halo keeps it readable. */
    void halo(String s, double x, double y, double h, double v) {
        text(s, x, y, h, v, Palette.INK, Color.WHITE, false);
    }

    void text(
            String s,
            double x,
            double y,
            double h,
            double v,
            Color color,
            Color halo,
            boolean bold) {
        if (s.isEmpty()) {
            return;
        }
        float px = size.text();
        GlyphVector glyphs = (bold ? Fonts.bold(px) : Fonts.regular(px)).createGlyphVector(FRC, s);
        double w = glyphs.getLogicalBounds().getWidth();
        double left = x - h * w;
        // The box runs from above the capitals to below the baseline; descenders hang 0.1 lower.
        double base = y + (1 - v) * px - 0.18 * px;
        Shape outline =
                AffineTransform.getTranslateInstance(left, base)
                        .createTransformedShape(glyphs.getOutline());
        if (halo != null) {
            g.setColor(halo);
            g.setStroke(new BasicStroke(3.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(outline);
        }
        g.setColor(color);
        g.fill(outline);
        texts.add(outline.getBounds2D());
    }

    void marker(Style style, double x, double y) {
        marker(style, x, y, 4);
    }

    /** A marker of radius r with a white edge 3 px wide, so that it stands off the line. */
    void marker(Style style, double x, double y, double r) {
        if (style.marker() == Marker.NONE) {
            return;
        }
        Shape shape =
                AffineTransform.getTranslateInstance(x, y)
                        .createTransformedShape(style.marker().shape(r));
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
        g.draw(shape);
        g.fill(shape);
        g.setColor(style.color());
        if (style.hollow()) {
            g.setStroke(new BasicStroke(1.7f));
            g.draw(shape);
        } else {
            g.fill(shape);
        }
    }

    /** A short piece of a line with its marker, for legends. */
    void sample(Style style, double x, double y, double width) {
        g.setColor(style.color());
        g.setStroke(style.dash().stroke(2));
        g.draw(new Line2D.Double(x, y, x + width, y));
        marker(style, x + width / 2, y);
    }

    /** An arrow from (x0, y0) to (x1, y1) with a filled head. */
    void arrow(double x0, double y0, double x1, double y1, Color color, float width) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.hypot(dx, dy);
        if (!(length > 0.3)) {
            return;
        }
        double head = Math.min(4 + 2.2 * width, length * 0.6);
        double ux = dx / length;
        double uy = dy / length;
        double bx = x1 - ux * head;
        double by = y1 - uy * head;
        double half = head * 0.42;
        g.setColor(color);
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x0, y0, bx + ux * head * 0.2, by + uy * head * 0.2));
        Path2D p = new Path2D.Double();
        p.moveTo(x1, y1);
        p.lineTo(bx - uy * half, by + ux * half);
        p.lineTo(bx + uy * half, by - ux * half);
        p.closePath();
        g.fill(p);
    }
}
