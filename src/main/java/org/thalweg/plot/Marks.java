package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Single signs on a plot: rings, stars, dots, rules across it, arrows, words. */
final class Marks {
    private Marks() {}

    /** What stands at a place. */
    enum Sign {
        RING,
        STAR,
        DOT,
        NOTHING
    }

    /** A sign at a point with a word beside it, where there is room. */
    record At(Sign sign, double x, double y, String word, boolean stretch) implements Layer {
        @Override
        public Depth depth() {
            return Depth.LABEL;
        }

        @Override
        public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
            if (stretch) {
                bx.add(x);
                by.add(y);
            }
        }

        @Override
        public void occupy(Room room, Axes axes) {
            double r = sign == Sign.STAR ? 8 : 6;
            if (sign != Sign.NOTHING && axes.holds(x, y)) {
                room.rectangle(
                        new Rectangle2D.Double(axes.px(x) - r, axes.py(y) - r, 2 * r, 2 * r));
            }
        }

        @Override
        public void draw(Pen pen, Axes axes, Room room) {
            if (!axes.holds(x, y)) {
                return;
            }
            double px = axes.px(x);
            double py = axes.py(y);
            switch (sign) {
                case RING -> ring(pen, px, py);
                case STAR -> star(pen, px, py);
                case DOT -> dot(pen, px, py);
                case NOTHING -> {}
            }
            // Small multiples repeat their signs; the first large figure has named them.
            boolean small = axes.box().getWidth() < 220 && sign != Sign.DOT;
            if (!word.isEmpty() && (sign == Sign.NOTHING || !small)) {
                double gap = sign == Sign.STAR ? 13 : sign == Sign.NOTHING ? 0 : 11;
                if (sign == Sign.NOTHING) {
                    Rectangle2D r = inside(pen.box(word, px, py, 0.5, 0.5), axes.box());
                    words(pen, axes, word, r);
                    room.rectangle(r);
                } else {
                    Rectangle2D r = room.around(px, py, pen.width(word), pen.size.text(), gap);
                    words(pen, axes, word, r);
                }
            }
        }
    }

    /** The rectangle, moved so that it lies within the box. */
    static Rectangle2D inside(Rectangle2D r, Rectangle2D box) {
        double x = Math.max(box.getX() + 4, Math.min(box.getMaxX() - 4 - r.getWidth(), r.getX()));
        double y = Math.max(box.getY() + 4, Math.min(box.getMaxY() - 4 - r.getHeight(), r.getY()));
        return new Rectangle2D.Double(x, y, r.getWidth(), r.getHeight());
    }

    private static void ring(Pen pen, double x, double y) {
        Shape s = new Ellipse2D.Double(x - 5, y - 5, 10, 10);
        pen.g.setColor(Color.WHITE);
        pen.g.setStroke(new BasicStroke(5));
        pen.g.draw(s);
        pen.g.fill(s);
        pen.g.setColor(Palette.INK);
        pen.g.setStroke(new BasicStroke(2.4f));
        pen.g.draw(s);
    }

    private static void star(Pen pen, double x, double y) {
        Path2D p = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? 9.5 : 3.9;
            double a = Math.toRadians(-90 + 36 * i);
            if (i == 0) {
                p.moveTo(x + r * Math.cos(a), y + r * Math.sin(a));
            } else {
                p.lineTo(x + r * Math.cos(a), y + r * Math.sin(a));
            }
        }
        p.closePath();
        edged(pen, p);
    }

    private static void dot(Pen pen, double x, double y) {
        edged(pen, new Ellipse2D.Double(x - 4.4, y - 4.4, 8.8, 8.8));
    }

    private static void edged(Pen pen, Shape s) {
        pen.g.setColor(Color.WHITE);
        pen.g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.g.draw(s);
        pen.g.setColor(Palette.INK);
        pen.g.fill(s);
    }

    /** A straight line across the plot at one value of x or of y, with a word. */
    record Rule(boolean vertical, double at, String word) implements Layer {
        @Override
        public Depth depth() {
            return Depth.GUIDE;
        }

        @Override
        public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
            (vertical ? bx : by).add(at);
        }

        @Override
        public void occupy(Room room, Axes axes) {
            Rectangle2D b = axes.box();
            if (vertical) {
                room.line(axes.px(at), b.getY(), axes.px(at), b.getMaxY());
            } else {
                room.line(b.getX(), axes.py(at), b.getMaxX(), axes.py(at));
            }
        }

        @Override
        public void draw(Pen pen, Axes axes, Room room) {
            Rectangle2D b = axes.box();
            double p = vertical ? axes.px(at) : axes.py(at);
            guide(
                    pen,
                    axes,
                    vertical
                            ? new Line2D.Double(p, b.getY(), p, b.getMaxY())
                            : new Line2D.Double(b.getX(), p, b.getMaxX(), p));
        }

        /** Whether the word finds a place along the rule where it hides no line. */
        boolean free(Pen pen, Axes axes, Room room) {
            return places(pen, axes).stream()
                    .map(r -> Room.grow(r, 2))
                    .anyMatch(r -> axes.box().contains(r) && !room.crosses(r));
        }

        private List<Rectangle2D> places(Pen pen, Axes axes) {
            Rectangle2D b = axes.box();
            double w = pen.width(word);
            double h = pen.size.text();
            double p = vertical ? axes.px(at) : axes.py(at);
            double room = vertical ? b.getHeight() - 10 - h : b.getWidth() - 12 - w;
            List<Rectangle2D> out = new ArrayList<>();
            for (double s = 0; s <= Math.max(0, room); s += 5) {
                for (int side = 0; side < 2; side++) {
                    double x = vertical ? side == 0 ? p + 6 : p - 6 - w : b.getMaxX() - 6 - w - s;
                    double y = vertical ? b.getY() + 5 + s : side == 0 ? p - 5 - h : p + 5;
                    out.add(new Rectangle2D.Double(x, y, w, h));
                }
            }
            return out;
        }

        /** Written after everything else, beside the line, where it hides least. */
        void write(Pen pen, Axes axes, Room room) {
            Rectangle2D b = axes.box();
            double p = vertical ? axes.px(at) : axes.py(at);
            boolean visible =
                    vertical
                            ? p >= b.getX() - 1 && p <= b.getMaxX() + 1
                            : p >= b.getY() - 1 && p <= b.getMaxY() + 1;
            if (word.isEmpty() || !visible) {
                return;
            }
            Rectangle2D best = null;
            double least = Double.POSITIVE_INFINITY;
            for (Rectangle2D r : places(pen, axes)) {
                double away = (b.getMaxX() - r.getMaxX()) / b.getWidth();
                double along = vertical ? (r.getY() - b.getY()) / b.getHeight() : away;
                boolean second = vertical ? r.getX() < p : r.getY() > p;
                double cost =
                        room.cost(Room.grow(r, 2))
                                + (room.crosses(Room.grow(r, 2)) ? 200 : 0)
                                + 34 * along
                                + (second ? 3 : 0);
                if (cost < least) {
                    least = cost;
                    best = r;
                }
            }
            room.rectangle(best);
            words(pen, axes, word, best);
        }
    }

    /** An arrow between two points of the data, with a word at its middle. */
    record Arrow(double x0, double y0, double x1, double y1, String word, Color color)
            implements Layer {
        @Override
        public Depth depth() {
            return Depth.POINT;
        }

        @Override
        public void bounds(Bounds bx, Bounds by, boolean logX, boolean logY) {
            bx.add(x0);
            bx.add(x1);
            by.add(y0);
            by.add(y1);
        }

        @Override
        public void occupy(Room room, Axes axes) {
            room.line(axes.px(x0), axes.py(y0), axes.px(x1), axes.py(y1));
        }

        @Override
        public void draw(Pen pen, Axes axes, Room room) {
            double a = axes.px(x0);
            double b = axes.py(y0);
            double c = axes.px(x1);
            double d = axes.py(y1);
            pen.arrow(a, b, c, d, Color.WHITE, 4.2f);
            pen.arrow(a, b, c, d, color, 2.2f);
        }

        void write(Pen pen, Axes axes, Room room) {
            if (!word.isEmpty()) {
                double px = (axes.px(x0) + axes.px(x1)) / 2;
                double py = (axes.py(y0) + axes.py(y1)) / 2;
                Rectangle2D r = room.around(px, py, pen.width(word), pen.size.text(), 6);
                words(pen, axes, word, r);
            }
        }
    }

    /** Writes words over data: dark with a white halo, or white with a dark one on dark ground. */
    static void words(Pen pen, Axes axes, String words, Rectangle2D r) {
        if (axes.dark(r.getCenterX(), r.getCenterY())) {
            pen.text(
                    words,
                    r.getCenterX(),
                    r.getCenterY(),
                    0.5,
                    0.5,
                    Color.WHITE,
                    new Color(0x16233B),
                    false);
        } else {
            pen.halo(words, r.getCenterX(), r.getCenterY(), 0.5, 0.5);
        }
    }

    /** Draws a line for comparison; over a heat map with a white edge and darker. */
    static void guide(Pen pen, Axes axes, Shape line) {
        boolean ground = axes.ground() != null;
        if (ground) {
            pen.g.setColor(Color.WHITE);
            pen.g.setStroke(new BasicStroke(4));
            pen.g.draw(line);
        }
        pen.g.setColor(ground ? Palette.INK : Palette.SOFT);
        pen.g.setStroke(Dash.DASHED.stroke(ground ? 1.8f : 1.3f));
        pen.g.draw(line);
    }

    static Shape moved(Shape s, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(s);
    }
}
