package org.thalweg.grade.report;

import static org.thalweg.grade.report.Html.el;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.thalweg.check.Mark;
import org.thalweg.plot.Chart;
import org.thalweg.plot.Charts;
import org.thalweg.plot.Dash;
import org.thalweg.plot.Figure;
import org.thalweg.plot.Marker;
import org.thalweg.plot.Style;

/** A student's walk beside the right one. */
final class WalkFigure {
    private static final String YOURS = "yours";
    private static final String RIGHT = "right";
    private static final Style YOUR_LOOK =
            new Style(new Color(0xC2410C), Dash.DASHED, Marker.CROSS, false);
    private static final Style RIGHT_LOOK =
            new Style(new Color(0x1133AA), Dash.SOLID, Marker.CIRCLE, false);

    private WalkFigure() {}

    /** The figure of a lost check, nothing if there is nothing to be seen. */
    static Html of(Mark mark, String key) {
        return mark.traced()
                .map(Walks::of)
                .filter(Walks::drawable)
                .map(walks -> element(draw(walks), key))
                .orElse(Html.NONE);
    }

    /**
     * A figure as it is arranged for phones: it is drawn in lines, so larger screens show it
     * larger.
     */
    static Html element(Figure figure, String key) {
        return el(
                "figure",
                Html.own(figure.svg(340, key)),
                figure.caption().isEmpty()
                        ? Html.NONE
                        : el("figcaption", Html.text(figure.caption())));
    }

    static Figure draw(Walks walks) {
        if (walks.coincide()) {
            return apart(walks);
        }
        boolean plane = walks.width() == 2 && Walks.isFinite(walks.theirs()[0]);
        return plane ? plane(walks) : number(walks, walks.widest());
    }

    /** The way over the plane. */
    private static Figure plane(Walks walks) {
        double[] x = walks.window(0);
        double[] y = walks.window(1);
        int leaves = walks.leaves(0, 1);
        Chart chart =
                Charts.of("first number", "second number")
                        .path(RIGHT, shown(walks.right(), -2), RIGHT_LOOK)
                        .path(YOURS, shown(walks.theirs(), leaves), YOUR_LOOK)
                        .window(x[0], x[1], y[0], y[1]);
        return words(chart, walks, leaves, "The two numbers of each row, joined in order.");
    }

    /** The walk to where it ends or leaves the picture; beyond, it would only come and go. */
    private static double[][] shown(double[][] rows, int leaves) {
        List<double[]> out = new ArrayList<>();
        for (double[] row : rows) {
            if (!Walks.isFinite(row)) {
                break;
            }
            out.add(row);
            if (out.size() == leaves + 1) {
                break;
            }
        }
        return out.toArray(double[][]::new);
    }

    /** One number against the step. */
    private static Figure number(Walks walks, int j) {
        double[] y = walks.window(j);
        String title = walks.width() == 1 ? "value" : "number " + (j + 1) + " of " + walks.width();
        Chart chart =
                Charts.of("step", title)
                        .line(
                                RIGHT,
                                steps(walks.right().length),
                                column(walks.right(), j),
                                RIGHT_LOOK)
                        .line(
                                YOURS,
                                steps(walks.theirs().length),
                                column(walks.theirs(), j),
                                YOUR_LOOK)
                        .yRange(y[0], y[1]);
        String which =
                walks.width() == 1
                        ? ""
                        : "Of " + walks.width() + " numbers, the one in which the two part most.";
        return words(chart, walks, walks.leaves(j), which);
    }

    /** Two walks that would lie on each other: how far they are apart. */
    private static Figure apart(Walks walks) {
        int n = walks.theirs().length;
        double[] distance = new double[n];
        for (int k = 0; k < n; k++) {
            distance[k] = walks.distance(k);
        }
        Chart chart =
                Charts.of("step", "distance between yours and the right one")
                        .line(YOURS, steps(n), distance, YOUR_LOOK)
                        .logY();
        return words(chart, walks, -1, "Drawn beside each other the two would look the same.");
    }

    private static double[] steps(int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = i;
        }
        return out;
    }

    private static double[] column(double[][] rows, int j) {
        return Walks.column(rows, j);
    }

    private static Figure words(Chart chart, Walks walks, int leaves, String caption) {
        int parting = walks.parting();
        String start =
                parting == 0
                        ? "Your walk and the right one differ from the beginning."
                        : "Your walk and the right one part at step " + parting + ".";
        String fate = fate(walks, leaves);
        return chart.alt(start + fate + distance(walks)).caption((caption + fate).strip());
    }

    /** What is odd about theirs, if anything is. */
    private static String fate(Walks walks, int leaves) {
        int breaks = walks.breaks();
        if (breaks >= 0 && !(leaves >= 0 && leaves < breaks)) {
            return " At step " + breaks + " a number of yours is missing or not finite.";
        }
        if (leaves >= 0) {
            return " Yours leaves the picture at step " + leaves + ".";
        }
        if (walks.theirs().length < walks.right().length) {
            return " Yours ends after step " + (walks.theirs().length - 1) + ".";
        }
        return walks.rests() ? " Yours stays where it begins." : "";
    }

    private static String distance(Walks walks) {
        int last = walks.theirs().length - 1;
        double distance = walks.distance(last);
        return walks.breaks() < 0 && Double.isFinite(distance)
                ? " After step "
                        + last
                        + " they are "
                        + number(distance)
                        + " apart; the right one spans "
                        + number(walks.size())
                        + "."
                : "";
    }

    /** Three digits. */
    private static String number(double value) {
        boolean plain = value == 0 || value >= 1e-4 && value < 1e6;
        return plain
                ? new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
