package org.thalweg.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One pair of axes, drawn by XChart into an exact rectangle.
 *
 * <p>XChart chooses the ticks and writes tick labels and the title of the x axis. Tick marks, axis
 * lines and grid are drawn here, because XChart truncates logarithmic positions to whole px. Its
 * other traps, each met below: ticks that sit on equally spaced data (an irregular invisible frame
 * is the only series), labels at the ends of an axis that get lost (the ends are moved outwards by
 * a hair), decades that run into each other (the formatter thins them), hyphens and bare decimal
 * points (the formatter again), logical fonts (all fonts are set).
 */
final class Panel {
    /** Room XChart gets around its axes, more than any label needs, so that it drops none. */
    private static final int AROUND = 60;

    /** XChart draws no ticks on an axis shorter than the distance between ticks of the x axis. */
    static final int LEAST = 64;

    private static final Color CLEAR = new Color(0, true);
    private static final Color LINE = new Color(0x8A8A8A);

    private final Scale x;
    private final Scale y;
    private final String xTitle;
    private final boolean xLabels;
    private final boolean yLabels;
    private final Size size;
    private final Ticks xTicks;
    private final Ticks yTicks;

    Panel(
            Scale x,
            Scale y,
            String xTitle,
            boolean xLabels,
            boolean yLabels,
            boolean wholeX,
            Size size) {
        this.x = x;
        this.y = y;
        this.xTitle = xTitle;
        this.xLabels = xLabels;
        this.yLabels = yLabels;
        this.size = size;
        this.xTicks = new Ticks(x, size.phone() ? 46 : 62, wholeX);
        this.yTicks = new Ticks(y, size.phone() ? 26 : 30, false);
    }

    /** The room that tick labels and title take left of and below a box of this size. */
    double[] leftAndBottom(double width, double height) {
        Rectangle2D box = new Rectangle2D.Double(0, 0, width, height);
        double[] trial = guess();
        Rectangle2D seen = trial(box, trial);
        return new double[] {
            yLabels ? seen.getX() - AROUND : 0,
            xLabels || xTitle != null ? trial[1] + height - seen.getHeight() : 0
        };
    }

    /** More than labels and title take, so that a low plot is not too low in the first trial. */
    private static double[] guess() {
        return new double[] {50, 70};
    }

    /** How far the outermost tick labels of the x axis hang over the plot: left, right. */
    double[] overhang(double width) {
        leftAndBottom(width, 120);
        double[] ticks = xTicks.major();
        if (ticks.length == 0 || !xLabels) {
            return new double[2];
        }
        double first = ticks[0];
        double last = ticks[ticks.length - 1];
        float px = size.text();
        return new double[] {
            Pen.width(xTicks.apply(first), px) / 2 - x.at(first) * width,
            Pen.width(xTicks.apply(last), px) / 2 - (1 - x.at(last)) * width
        };
    }

    /** Paints the axes so that the plot fills the box, and returns its coordinates. */
    Axes paint(Pen pen, Rectangle2D box, boolean grid, boolean yLine, boolean lines) {
        double[] room = guess();
        Rectangle2D seen = trial(box, room);
        for (int i = 0; i < 3; i++) {
            room[0] += seen.getWidth() > 0 ? box.getWidth() - seen.getWidth() : 0;
            room[1] += box.getHeight() - seen.getHeight();
            seen = trial(box, room);
        }
        if (grid) {
            grid(pen.g, box, yLine);
        }
        AffineTransform before = pen.g.getTransform();
        pen.g.translate(box.getX() - seen.getX(), box.getY() - seen.getY());
        XYChart chart = chart(box, room);
        chart.paint(pen.g, chart.getWidth(), chart.getHeight());
        pen.g.setTransform(before);
        if (lines) {
            lines(pen.g, box, yLine);
        }
        return new Axes(box, x, y, xTicks.major(), yTicks.major(), null);
    }

    /** Paints on a scrap of paper and returns where the plot lies. */
    private Rectangle2D trial(Rectangle2D box, double[] room) {
        XYChart chart = chart(box, room);
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.paint(g, chart.getWidth(), chart.getHeight());
        g.dispose();
        double left = chart.getScreenXFromChart(xTicks.low);
        double right = chart.getScreenXFromChart(xTicks.high);
        double bottom = chart.getScreenYFromChart(yTicks.low);
        double top = chart.getScreenYFromChart(yTicks.high);
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    private XYChart chart(Rectangle2D box, double[] room) {
        xTicks.length = box.getWidth();
        yTicks.length = box.getHeight();
        XYChart chart =
                new XYChart(
                        (int) Math.round(box.getWidth() + room[0] + 2 * AROUND),
                        (int) Math.round(box.getHeight() + room[1] + 2 * AROUND));
        chart.getStyler()
                .setPlotMargin(0)
                .setPlotGridLinesVisible(false)
                .setPlotTicksMarksVisible(false)
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setAxisTickMarkLength(4)
                .setAxisTickPadding(5)
                .setAxisTitlePadding(size.phone() ? 7 : 9)
                .setAxisTickLabelsFont(Fonts.regular(size.text()))
                .setAxisTitleFont(Fonts.regular(size.text()))
                .setXAxisTickMarkSpacingHint(
                        (int)
                                Math.min(
                                        spacing(box.getWidth(), size.phone() ? 70 : 92),
                                        box.getHeight() - 4))
                .setYAxisTickMarkSpacingHint(spacing(box.getHeight(), size.phone() ? 46 : 58))
                .setXAxisLogarithmic(x.log())
                .setYAxisLogarithmic(y.log())
                .setXAxisLogarithmicDecadeOnly(false)
                .setYAxisLogarithmicDecadeOnly(false)
                .setXAxisTickLabelsFormattingFunction(xTicks)
                .setYAxisTickLabelsFormattingFunction(yTicks)
                .setXAxisTickLabelsColor(xLabels ? Palette.INK : CLEAR)
                .setYAxisTickLabelsColor(yLabels ? Palette.INK : CLEAR)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisMin(xTicks.low)
                .setXAxisMax(xTicks.high)
                .setYAxisMin(yTicks.low)
                .setYAxisMax(yTicks.high);
        chart.getStyler()
                .setPlotContentSize(1)
                .setPlotBackgroundColor(CLEAR)
                .setPlotBorderVisible(false)
                .setChartPadding(AROUND)
                .setChartBackgroundColor(CLEAR)
                .setBaseFont(Fonts.regular(size.text()))
                .setChartFontColor(Palette.INK)
                .setLegendVisible(false)
                .setChartTitleVisible(false)
                .setLocale(Locale.ROOT);
        chart.setXAxisTitle(xTitle == null ? "" : xTitle);
        XYSeries frame = chart.addSeries("frame", frame(xTicks), frame(yTicks));
        frame.setMarker(SeriesMarkers.NONE);
        frame.setLineStyle(SeriesLines.NONE);
        return chart;
    }

    /** Small panels get their ticks closer together: three or four on each axis. */
    private static int spacing(double length, int usual) {
        return (int) Math.max(24, Math.min(usual, length / 3.2));
    }

    private static double[] frame(Ticks t) {
        return new double[] {t.low, t.low + 0.3141 * (t.high - t.low), t.high};
    }

    private void grid(Graphics2D g, Rectangle2D box, boolean horizontal) {
        g.setColor(Palette.GRID);
        g.setStroke(new BasicStroke(1));
        for (double v : xTicks.major()) {
            double px = box.getX() + x.at(v) * box.getWidth();
            g.draw(new Line2D.Double(px, box.getY(), px, box.getMaxY()));
        }
        for (double v : horizontal ? yTicks.major() : new double[0]) {
            double py = box.getMaxY() - y.at(v) * box.getHeight();
            g.draw(new Line2D.Double(box.getX(), py, box.getMaxX(), py));
        }
    }

    private void lines(Graphics2D g, Rectangle2D box, boolean left) {
        g.setColor(LINE);
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Line2D.Double(box.getX() - 0.5, box.getMaxY(), box.getMaxX(), box.getMaxY()));
        g.draw(new Line2D.Double(box.getX(), box.getY(), box.getX(), box.getMaxY()));
        for (boolean major : new boolean[] {false, true}) {
            double length = major ? 4.5 : 2.5;
            for (double v : major ? xTicks.major() : xTicks.minor()) {
                double px = box.getX() + x.at(v) * box.getWidth();
                g.draw(new Line2D.Double(px, box.getMaxY(), px, box.getMaxY() + length));
            }
            for (double v : !left ? new double[0] : major ? yTicks.major() : yTicks.minor()) {
                double py = box.getMaxY() - y.at(v) * box.getHeight();
                g.draw(new Line2D.Double(box.getX() - length, py, box.getX(), py));
            }
        }
    }

    /** Writes tick labels for XChart and remembers which ticks it asked for. */
    private static final class Ticks implements Function<Double, String> {
        final Scale scale;
        final double low;
        final double high;
        private final double spacing;
        private final boolean whole;
        private final List<Double> asked = new ArrayList<>();
        double length;

        Ticks(Scale scale, double spacing, boolean whole) {
            this.scale = scale;
            this.whole = whole;
            this.spacing = spacing;
            if (scale.log()) {
                double share = Math.pow(scale.max() / scale.min(), 0.006);
                low = scale.min() / share;
                high = scale.max() * Math.pow(share, 0.2);
            } else {
                double hair = 1e-9 * (scale.max() - scale.min());
                low = scale.min() - hair;
                high = scale.max() + hair;
            }
        }

        @Override
        public String apply(Double v) {
            if (scale.log()) {
                return labelOnLog(v);
            }
            // XChart first asks for both ends, then for the ticks from below, again for each trial.
            if (!asked.isEmpty() && v <= asked.get(asked.size() - 1)) {
                asked.clear();
            }
            asked.add(v);
            return isTick(v) ? Numbers.tick(v) : blank(v);
        }

        /** Never the same text at both ends: XChart would take that for a broken format. */
        private String blank(double v) {
            return v > scale.value(0.5) ? " " : "";
        }

        private boolean isTick(double v) {
            return !whole || Math.abs(v - Math.rint(v)) < 1e-6;
        }

        private String labelOnLog(double v) {
            int exponent = (int) Math.floor(Math.log10(v) + 1e-9);
            int digit = (int) Math.round(v / Math.pow(10, exponent));
            if (!labelled(exponent, digit)) {
                return blank(v);
            }
            if (digit > 1) {
                return Numbers.tick(v);
            }
            return powers() ? Numbers.powerOfTen(exponent) : Numbers.tick(v);
        }

        private boolean powers() {
            return scale.min() < 0.9e-3 || scale.max() > 1.1e4;
        }

        private boolean labelled(int exponent, int digit) {
            double decade = length / scale.decades();
            if (digit > 1) {
                boolean few = scale.decades() < 2.2 && decade > 3.2 * spacing;
                boolean fewer = scale.decades() < 0.7;
                // On a low axis 1, 3, 10: as far apart as a half decade.
                boolean low = !few && scale.decades() < 1.6 && decade > 2.2 * spacing;
                return fewer
                        ? digit <= 6 || digit == 8
                        : few && (digit == 2 || digit == 5) || low && digit == 3;
            }
            int step = 1;
            while (step * decade < spacing) {
                step++;
            }
            if (step > 1 && step % 2 == 1 && step != 3 && step != 5) {
                step++;
            }
            return Math.floorMod(exponent, step) == 0;
        }

        double[] major() {
            if (!scale.log()) {
                double slack = 1e-9 * (scale.max() - scale.min());
                return asked.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(this::isTick)
                        .filter(v -> v >= scale.min() - slack && v <= scale.max() + slack)
                        .toArray();
            }
            return decades(true);
        }

        double[] minor() {
            return scale.log() ? decades(false) : new double[0];
        }

        private double[] decades(boolean major) {
            List<Double> out = new ArrayList<>();
            int from = (int) Math.floor(Math.log10(scale.min()));
            int to = (int) Math.ceil(Math.log10(scale.max()));
            boolean crowded = length / scale.decades() < 14;
            for (int e = from; e <= to; e++) {
                for (int d = 1; d <= 9; d++) {
                    double v = d * Math.pow(10, e);
                    boolean inside = v >= scale.min() * (1 - 1e-9) && v <= scale.max() * (1 + 1e-9);
                    if (inside && labelled(e, d) == major && (major || d == 1 || !crowded)) {
                        out.add(v);
                    }
                }
            }
            return out.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
