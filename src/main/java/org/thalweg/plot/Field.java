package org.thalweg.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Filled levels of a function of two variables, computed for each device pixel: exact where
 * marching squares on a grid breaks a narrow valley into beads.
 */
final class Field implements Layer {
    /** Where levels lie, in t: the value itself, or its logarithm above the lowest value. */
    record Levels(double[] t, boolean log, double lowest) {
        double map(double f) {
            return log ? Math.log10(Math.max(f - lowest, 1e-300)) : f;
        }
    }

    private static final int COARSE_X = 120;
    private static final int COARSE_Y = 90;

    private final Bivariate f;
    private final Color[] ramp;
    private final Color line;
    private final double lineWidth;

    /** Known smallest value, NaN if unknown. */
    private final double lowest;

    private double[] given;
    private boolean onlyMiddleLine;

    /** Evaluated on a coarse grid and interpolated, for functions that cost more than a formula. */
    boolean coarse;

    private Field(Bivariate f, double lowest, Color[] ramp, Color line, double lineWidth) {
        this.f = f;
        this.lowest = lowest;
        this.ramp = ramp;
        this.line = line;
        this.lineWidth = lineWidth;
    }

    static Field contours(Bivariate f, double lowest, double... levels) {
        Color[] ramp = {new Color(0x9FB3CC), new Color(0xCBD7E4), new Color(0xF7F9FC)};
        Field field = new Field(f, lowest, ramp, new Color(0x7F93AD), 1);
        field.given = levels.length == 0 ? null : levels.clone();
        if (field.given != null) {
            Arrays.sort(field.given);
        }
        return field;
    }

    static Field boundary(Bivariate probability) {
        Color[] ramp = {
            new Color(0x9DBBE8), new Color(0xDFE9F8), new Color(0xFBEBDD), new Color(0xF0B48A)
        };
        Field field = new Field(probability, 0, ramp, Palette.INK, 2);
        field.given = new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        field.onlyMiddleLine = true;
        return field;
    }

    @Override
    public Depth depth() {
        return Depth.FIELD;
    }

    @Override
    public void draw(Pen pen, Axes axes, Room room) {
        Rectangle2D box = axes.box();
        int w = (int) Math.round(box.getWidth() * pen.resolution);
        int h = (int) Math.round(box.getHeight() * pen.resolution);
        // One more column and row: the gradient of t is taken towards the right and lower neighbor.
        double[] t = values(axes, w + 1, h + 1, coarse);
        Levels levels = levels(axes);
        for (int i = 0; i < t.length; i++) {
            t[i] = levels.map(t[i]);
        }
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        paint(image, t, levels.t(), pen.resolution * lineWidth);
        pen.g.drawImage(
                image,
                (int) Math.round(box.getX()),
                (int) Math.round(box.getY()),
                (int) Math.round(box.getWidth()),
                (int) Math.round(box.getHeight()),
                null);
    }

    /** f at the middle of each of w × h pixels, row by row from the top. */
    private double[] values(Axes axes, int w, int h, boolean interpolated) {
        if (interpolated) {
            return enlarged(values(axes, COARSE_X, COARSE_Y, false), w, h);
        }
        double[] out = new double[w * h];
        for (int j = 0; j < h; j++) {
            double y = axes.y().value(1 - (j + 0.5) / h);
            for (int i = 0; i < w; i++) {
                out[j * w + i] = f.at(axes.x().value((i + 0.5) / w), y);
            }
        }
        return out;
    }

    private static double[] enlarged(double[] small, int w, int h) {
        double[] out = new double[w * h];
        for (int j = 0; j < h; j++) {
            double v = Math.max(0, Math.min(COARSE_Y - 1.001, (j + 0.5) / h * COARSE_Y - 0.5));
            int r = (int) v;
            for (int i = 0; i < w; i++) {
                double u = Math.max(0, Math.min(COARSE_X - 1.001, (i + 0.5) / w * COARSE_X - 0.5));
                int c = (int) u;
                double a = small[r * COARSE_X + c];
                double b = small[r * COARSE_X + c + 1];
                double d = small[(r + 1) * COARSE_X + c];
                double e = small[(r + 1) * COARSE_X + c + 1];
                double du = u - c;
                out[j * w + i] = (1 - (v - r)) * (a + du * (b - a)) + (v - r) * (d + du * (e - d));
            }
        }
        return out;
    }

    /** Levels that are spread well over this window: even in f, or in log f for a deep valley. */
    Levels levels(Axes axes) {
        if (given != null) {
            return new Levels(given, false, 0);
        }
        double[] sample = values(axes, COARSE_X, COARSE_Y, false);
        sample = Arrays.stream(sample).filter(Double::isFinite).sorted().toArray();
        if (sample.length < 10) {
            return new Levels(new double[] {0}, false, 0);
        }
        int lines = axes.box().getWidth() < 220 ? 7 : 11;
        double low = Double.isNaN(lowest) ? sample[0] : Math.min(lowest, sample[0]);
        double high = sample[sample.length - 1];
        double median = sample[sample.length / 2];
        // The known lowest value marks a bowl; else a valley shows in a median near the bottom.
        boolean log =
                high > low
                        && (Double.isNaN(lowest)
                                ? median - low < 0.12 * (high - low)
                                : median - low < 0.4 * (high - low));
        double from = log ? sample[sample.length / 200] : low;
        if (!log) {
            double step = nice((high - low) / lines);
            return new Levels(steps(low, high, step), false, 0);
        }
        double t0 = Math.log10(Math.max(from - low, (high - low) * 1e-6));
        double t1 = Math.log10(high - low);
        double wanted = (t1 - t0) / lines;
        double step = wanted > 0.75 ? 1 : wanted > 0.35 ? 0.5 : wanted > 0.18 ? 0.25 : 0.125;
        return new Levels(steps(t0, t1, step), true, low);
    }

    private static double[] steps(double from, double to, double step) {
        int first = (int) Math.ceil(from / step + 1e-9);
        int last = (int) Math.floor(to / step - 1e-9);
        double[] out = new double[Math.max(1, last - first + 1)];
        for (int i = 0; i < out.length; i++) {
            out[i] = (first + i) * step;
        }
        return out;
    }

    static double nice(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double s = step / power;
        return power * (s < 1.5 ? 1 : s < 3.5 ? 2 : s < 7.5 ? 5 : 10);
    }

    private void paint(BufferedImage image, double[] t, double[] levels, double width) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] colors = new int[levels.length + 1];
        for (int k = 0; k < colors.length; k++) {
            colors[k] = Ramp.at(ramp, colors.length == 1 ? 0.5 : (double) k / (colors.length - 1));
        }
        int middle = levels.length / 2;
        int lineColor = line.getRGB();
        int[] row = new int[w];
        for (int j = 0; j < h; j++) {
            for (int i = 0; i < w; i++) {
                int at = j * (w + 1) + i;
                double v = t[at];
                if (Double.isNaN(v)) {
                    row[i] = Ramp.MISSING.getRGB();
                    continue;
                }
                int k = above(levels, v);
                double slope = Math.hypot(t[at + 1] - v, t[at + w + 1] - v);
                double nearest = Double.POSITIVE_INFINITY;
                if (onlyMiddleLine) {
                    nearest = Math.abs(v - levels[middle]);
                } else {
                    nearest = k > 0 ? v - levels[k - 1] : nearest;
                    nearest = k < levels.length ? Math.min(nearest, levels[k] - v) : nearest;
                }
                double cover = slope > 0 ? width / 2 + 0.5 - nearest / slope : 0;
                row[i] = Ramp.mix(colors[k], lineColor, Math.max(0, Math.min(1, cover)));
            }
            image.setRGB(0, j, w, 1, row, 0, w);
        }
    }

    /** The number of levels at or below v. */
    private static int above(double[] levels, double v) {
        int at = Arrays.binarySearch(levels, v);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
