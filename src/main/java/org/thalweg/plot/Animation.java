package org.thalweg.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The moving version of a chart with paths: an SVG file whose paths grow for five seconds, once,
 * all runs at the same pace of updates, and rest on the final picture. Readers who asked their
 * system for less motion get the final picture at once. No script.
 */
final class Animation {
    private static final int STOPS = 60;
    private static final int SECONDS = 5;

    private Animation() {}

    static String svg(Chart chart) {
        Size size = chart.size(false);
        BufferedImage ground =
                new BufferedImage(2 * size.width(), 2 * size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = ground.createGraphics();
        g.scale(2, 2);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, size.width(), size.height());
        Axes axes = chart.paintGround(new Pen(g, size, 2));
        g.dispose();
        List<Trajectory> paths =
                chart.layers().stream()
                        .filter(Trajectory.class::isInstance)
                        .map(Trajectory.class::cast)
                        .toList();
        int longest = paths.stream().mapToInt(p -> p.x.length).max().orElse(1);
        StringBuilder css = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (int k = 0; k < paths.size(); k++) {
            path(paths.get(k), k, axes, longest, css, body);
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
                + " viewBox='0 0 "
                + size.width()
                + " "
                + size.height()
                + "' width='"
                + size.width()
                + "' height='"
                + size.height()
                + "'><style>.m{fill:none;stroke:#fff;stroke-width:7;stroke-dasharray:1 1}"
                + "@media (prefers-reduced-motion:no-preference){"
                + css
                + "}</style><clipPath id='box'><rect x='"
                + number(axes.box().getX())
                + "' y='"
                + number(axes.box().getY())
                + "' width='"
                + number(axes.box().getWidth())
                + "' height='"
                + number(axes.box().getHeight())
                + "'/></clipPath><image width='"
                + size.width()
                + "' height='"
                + size.height()
                + "' xlink:href='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Png.encode(ground))
                + "'/>"
                + body
                + "</svg>";
    }

    private static void path(
            Trajectory t, int k, Axes axes, int longest, StringBuilder css, StringBuilder body) {
        int n = t.x.length;
        double[] px = new double[n];
        double[] py = new double[n];
        double[] length = new double[n];
        for (int i = 0; i < n; i++) {
            px[i] = clamp(axes.px(t.x[i]), axes.box().getCenterX());
            py[i] = clamp(axes.py(t.y[i]), axes.box().getCenterY());
            length[i] =
                    i == 0 ? 0 : length[i - 1] + Math.hypot(px[i] - px[i - 1], py[i] - py[i - 1]);
        }
        double total = Math.max(length[n - 1], 1e-9);
        StringBuilder d = new StringBuilder();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < n; i++) {
            boolean far = !(Math.hypot(px[i] - lastX, py[i] - lastY) < 0.15);
            if (far || i == n - 1) {
                d.append(i == 0 ? 'M' : 'L')
                        .append(number(px[i]))
                        .append(' ')
                        .append(number(py[i]));
                lastX = px[i];
                lastY = py[i];
            }
        }
        css.append(".m").append(k).append("{animation:l").append(k).append(timing());
        css.append(".e").append(k).append("{animation:e").append(k).append(timing());
        StringBuilder moves = new StringBuilder("@keyframes e" + k + "{");
        css.append("@keyframes l").append(k).append('{');
        for (int s = 0; s <= STOPS; s++) {
            double at = Math.min((double) s / STOPS * (longest - 1), n - 1);
            int i = (int) Math.min(at, Math.max(0, n - 2));
            double share = n > 1 ? at - i : 0;
            int j = Math.min(i + 1, n - 1);
            double grown = (length[i] + share * (length[j] - length[i])) / total;
            String percent = number(100.0 * s / STOPS) + "%";
            css.append(percent)
                    .append("{stroke-dashoffset:")
                    .append(String.format(Locale.ROOT, "%.4f", 1 - grown))
                    .append('}');
            moves.append(percent)
                    .append("{transform:translate(")
                    .append(number(px[i] + share * (px[j] - px[i])))
                    .append("px,")
                    .append(number(py[i] + share * (py[j] - py[i])))
                    .append("px)}");
        }
        css.append('}').append(moves).append('}');
        String color = hex(t.style.color());
        body.append("<g clip-path='url(#box)'><mask id='k").append(k);
        body.append("' maskUnits='userSpaceOnUse' x='0' y='0' width='100%' height='100%'>");
        body.append("<path class='m m").append(k).append("' pathLength='1' d='").append(d);
        body.append("'/></mask><g mask='url(#k").append(k).append(")'><path d='").append(d);
        body.append("' fill='none' stroke='").append(color).append("' stroke-width='2'");
        float[] dash = t.style.dash().stroke(2).getDashArray();
        if (dash != null) {
            body.append(" stroke-dasharray='");
            for (float f : dash) {
                body.append(number(f)).append(' ');
            }
            body.append('\'');
        }
        body.append("/></g>");
        if (t.style.marker() != Marker.NONE && axes.holds(t.x[n - 1], t.y[n - 1])) {
            String shape = outline(t.style.marker().shape(4.6));
            body.append("<g class='e").append(k).append("' style='transform:translate(");
            body.append(number(px[n - 1])).append("px,").append(number(py[n - 1]));
            body.append("px)'><path d='").append(shape);
            body.append("' fill='#fff' stroke='#fff' stroke-width='3'/><path d='").append(shape);
            body.append(
                    t.style.hollow()
                            ? "' fill='#fff' stroke='" + color + "' stroke-width='1.7'/></g>"
                            : "' fill='" + color + "'/></g>");
        }
        body.append("</g>");
    }

    private static double clamp(double v, double middle) {
        return Math.max(middle - 3000, Math.min(middle + 3000, v));
    }

    private static String timing() {
        return " " + SECONDS + "s linear 0.3s 1 both}";
    }

    private static String hex(Color c) {
        return String.format(Locale.ROOT, "#%06X", c.getRGB() & 0xFFFFFF);
    }

    private static String number(double v) {
        String s = String.format(Locale.ROOT, "%.1f", v);
        return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
    }

    private static String outline(Shape shape) {
        StringBuilder b = new StringBuilder();
        double[] c = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int type = i.currentSegment(c);
            int points =
                    type == PathIterator.SEG_CLOSE ? 0 : type == PathIterator.SEG_CUBICTO ? 3 : 1;
            b.append("MLQCZ".charAt(type));
            for (int p = 0; p < points; p++) {
                b.append(p > 0 ? " " : "")
                        .append(String.format(Locale.ROOT, "%.2f %.2f", c[2 * p], c[2 * p + 1]));
            }
        }
        return b.toString();
    }
}
