package org.thalweg.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.thalweg.core.Run;

/**
 * One pair of axes and what is drawn between them. Start with a method of {@link Charts} or {@link
 * Contours}, add to it, end with {@link #alt} and {@link #caption}.
 *
 * <p>Every method changes this chart and returns it. Names choose the look, see {@link Palette};
 * labels stand beside the lines, or in a legend outside the plot, never over data.
 */
public final class Chart extends Figure {
    static final int HEIGHT = 400;
    private static final int SAMPLES = 600;
    private static final Style LOWER =
            new Style(new Color(0x1133AA), Dash.SOLID, Marker.CIRCLE, false);
    private static final Style UPPER =
            new Style(new Color(0xB34700), Dash.SOLID, Marker.TRIANGLE_UP, false);

    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Style> styles = new LinkedHashMap<>();
    private final Set<String> explicit = new HashSet<>();
    private String xTitle;
    private String yTitle;
    private String heading = "";
    private boolean logX;
    private boolean logY;
    private double[] xRange;
    private double[] yRange;
    private boolean equal;
    private boolean inside;
    private boolean play;

    /** The ground of an animation: everything but the paths. */
    private boolean still;

    private Axes seen;
    private int height = HEIGHT;
    private int neutral;
    private int curves;

    /** Whether the axes end exactly where the data end. */
    boolean tight;

    Chart(String xTitle, String yTitle) {
        this.xTitle = xTitle;
        this.yTitle = yTitle;
    }

    // ---- axes

    /** Names the x axis. */
    public Chart x(String title) {
        xTitle = title;
        return this;
    }

    /** Names the y axis; the name stands above it, level, so that nobody tilts their head. */
    public Chart y(String title) {
        yTitle = title;
        return this;
    }

    /** Makes the x axis logarithmic; points at 0 or below are left out. */
    public Chart logX() {
        logX = true;
        return this;
    }

    /** Makes the y axis logarithmic; points at 0 or below leave the plot at the bottom. */
    public Chart logY() {
        logY = true;
        return this;
    }

    /** Sets the ends of the x axis instead of taking them from the data. */
    public Chart xRange(double from, double to) {
        new Scale(from, to, false);
        xRange = new double[] {from, to};
        return this;
    }

    /** Sets the ends of the y axis instead of taking them from the data. */
    public Chart yRange(double from, double to) {
        new Scale(from, to, false);
        yRange = new double[] {from, to};
        return this;
    }

    /** Sets the ends of both axes. */
    public Chart window(double x0, double x1, double y0, double y1) {
        return xRange(x0, x1).yRange(y0, y1);
    }

    /** Gives both axes the same scale, so that right angles look right; the height follows. */
    public Chart equalScales() {
        equal = true;
        return this;
    }

    /**
     * Sets the height of the wide picture; the narrow one keeps its proportion. A picture that is
     * too low for its axes grows to a plot of 64 px.
     *
     * @param px 120 to 900; 400 if not set
     */
    public Chart height(int px) {
        if (px < 120 || px > 900) {
            throw new IllegalArgumentException("height must be in [120, 900] px, got " + px);
        }
        height = px;
        return this;
    }

    /**
     * Names this panel of a {@code Charts.grid}. A figure on its own has no title but a caption.
     */
    public Chart heading(String text) {
        heading = text;
        return this;
    }

    String heading() {
        return heading;
    }

    // ---- lines

    /** Draws a line through (0, y[0]), (1, y[1]), … */
    public Chart line(String name, double... y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i);
        return line(name, x, y);
    }

    /**
     * Draws a line. NaN breaks it.
     *
     * @param name stands beside the line and chooses its look
     * @param x ascending, length n
     * @param y length n
     */
    public Chart line(String name, double[] x, double[] y) {
        return line(name, x, y, style(name));
    }

    /** Draws a line in a look of its own, where {@link Palette} has none for it. */
    public Chart line(String name, double[] x, double[] y, Style style) {
        requireSame(name, x, y);
        setStyle(name, style);
        Curve curve = new Curve(name, x.clone(), y.clone());
        curve.style = style;
        curve.order = curves++;
        layers.add(curve);
        return this;
    }

    /**
     * Draws a formula.
     *
     * @param name stands beside the line and chooses its look
     * @param from where it begins
     * @param to where it ends, above {@code from}
     * @param f the formula
     */
    public Chart line(String name, double from, double to, DoubleUnaryOperator f) {
        return line(name, from, to, f, style(name).marker(Marker.NONE));
    }

    /** Draws a formula in a look of its own. */
    public Chart line(String name, double from, double to, DoubleUnaryOperator f, Style style) {
        Scale s = new Scale(from, to, logX && from > 0);
        double[] x = new double[SAMPLES];
        Arrays.setAll(x, i -> s.value(i / (SAMPLES - 1.0)));
        return line(name, x, Arrays.stream(x).map(f).toArray(), style);
    }

    /**
     * Draws the losses of runs against the number of updates. A run that diverges, above 20 times
     * its start (10⁴ times on a logarithmic axis), leaves through the top.
     */
    public Chart loss(Run... runs) {
        for (Run run : runs) {
            line(run.name(), run.losses());
            double start = run.size() > 0 ? run.loss(0) : Double.NaN;
            ((Curve) layers.get(layers.size() - 1)).start = start;
        }
        return this;
    }

    /**
     * Draws the median of several runs and a band from their 10 % to their 90 % quantile.
     *
     * @param name stands beside the median and chooses its look
     * @param seeds one row for each seed, all of the same length
     */
    public Chart band(String name, double[]... seeds) {
        if (seeds.length == 0) {
            throw new IllegalArgumentException("a band needs at least one run, got none");
        }
        double[] x = new double[seeds[0].length];
        Arrays.setAll(x, i -> i);
        return band(name, x, seeds);
    }

    /** Draws median and band of several runs over given x, length as each row of seeds. */
    public Chart band(String name, double[] x, double[][] seeds) {
        for (double[] row : seeds) {
            requireSame(name, x, row);
        }
        double[][] q = new double[3][x.length];
        double[] share = {0.1, 0.5, 0.9};
        double[] column = new double[seeds.length];
        for (int i = 0; i < x.length; i++) {
            for (int s = 0; s < seeds.length; s++) {
                column[s] = seeds[s][i];
            }
            for (int k = 0; k < 3; k++) {
                q[k][i] = Band.quantile(column, share[k]);
            }
        }
        Band band = new Band(name, x.clone(), q[0], q[2]);
        band.style = style(name);
        layers.add(band);
        return line(name, x, q[1]);
    }

    /** Draws a thin gray line for comparison, with its name inside: "1/t", "slope −2". */
    public Chart guide(String word, DoubleUnaryOperator f) {
        layers.add(new Guide(word, f));
        return this;
    }

    /** Draws a dashed line across the plot at one x. */
    public Chart vertical(double x, String word) {
        layers.add(new Marks.Rule(true, x, word));
        return this;
    }

    /** Draws a dashed line across the plot at one y. */
    public Chart horizontal(double y, String word) {
        layers.add(new Marks.Rule(false, y, word));
        return this;
    }

    /** Writes the names of lines beside them, inside the plot, instead of at the right end. */
    public Chart labelsInside() {
        inside = true;
        return this;
    }

    // ---- rows, colors

    /** Adds a row with a bar from 0 to a value; rows follow one another downwards. */
    public Chart bar(String name, double value) {
        return row(new Rows(name, new double[] {value}, style(name), rows().size(), true));
    }

    /** Adds a row with a dot for each value and a stroke at their median. */
    public Chart dots(String name, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("\"" + name + "\" has no values to draw");
        }
        return row(new Rows(name, values.clone(), style(name), rows().size(), false));
    }

    private Chart row(Rows row) {
        layers.add(row);
        return this;
    }

    /** Makes the colors of a heat map logarithmic; values at 0 or below count as missing. */
    public Chart logColors() {
        Heat heat = heat();
        if (heat == null) {
            throw new IllegalStateException("logColors() needs a heat map: Charts.heat(…)");
        }
        heat.log = true;
        return this;
    }

    /**
     * Draws points of two classes: discs where the label is below ½, triangles elsewhere.
     *
     * @param x one number for each point
     * @param y one number for each point
     * @param label one number for each point, 0 or 1
     */
    public Chart classes(double[] x, double[] y, double[] label) {
        requireSame("classes", x, y);
        requireSame("labels", x, label);
        for (int k = 0; k < 2; k++) {
            boolean upper = k == 1;
            int[] of = IntStream.range(0, x.length).filter(i -> label[i] >= 0.5 == upper).toArray();
            if (of.length > 0) {
                double[] cx = Arrays.stream(of).mapToDouble(i -> x[i]).toArray();
                double[] cy = Arrays.stream(of).mapToDouble(i -> y[i]).toArray();
                points("label " + k, cx, cy, upper ? UPPER : LOWER);
            }
        }
        return this;
    }

    // ---- points and marks

    /** Draws points without a line. */
    public Chart points(String name, double[] x, double[] y) {
        return points(name, x, y, style(name));
    }

    /** Draws points in a look of their own. */
    public Chart points(String name, double[] x, double[] y, Style style) {
        requireSame(name, x, y);
        setStyle(name, style);
        Cloud cloud = new Cloud(name, x.clone(), y.clone());
        cloud.style = style;
        layers.add(cloud);
        return this;
    }

    /** Draws a dot with a word beside it, where there is room. */
    public Chart mark(double x, double y, String word) {
        layers.add(new Marks.At(Marks.Sign.DOT, x, y, word, true));
        return this;
    }

    /** Draws the ring that stands for a start. */
    public Chart start(double x, double y) {
        layers.add(new Marks.At(Marks.Sign.RING, x, y, "start", true));
        return this;
    }

    /** Draws the star that stands for a minimum, unless one stands there already. */
    public Chart minimum(double x, double y) {
        boolean known =
                layers.stream()
                        .anyMatch(
                                l ->
                                        l instanceof Marks.At a
                                                && a.sign() == Marks.Sign.STAR
                                                && same(a.x(), x)
                                                && same(a.y(), y));
        if (known) {
            return this;
        }
        layers.add(new Marks.At(Marks.Sign.STAR, x, y, "minimum", false));
        return this;
    }

    /** Equal to the digits that a lesson writes out. */
    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= 1e-3 * Math.max(1, Math.abs(b));
    }

    /** Writes words, their middle at (x, y), moved inside where they would be cut. */
    public Chart text(double x, double y, String words) {
        layers.add(new Marks.At(Marks.Sign.NOTHING, x, y, words, false));
        return this;
    }

    /** Draws an arrow with a word at its middle, "" for none. */
    public Chart arrow(double x0, double y0, double x1, double y1, String word) {
        layers.add(new Marks.Arrow(x0, y0, x1, y1, word, Palette.INK));
        return this;
    }

    /** Draws an arrow in the color of a name. */
    public Chart arrow(double x0, double y0, double x1, double y1, String word, String name) {
        layers.add(new Marks.Arrow(x0, y0, x1, y1, word, style(name).color()));
        return this;
    }

    // ---- the plane

    /** Draws the way of a run over the plane; the first path also gets the start ring. */
    public Chart path(Run run) {
        return path(run.name(), run.path());
    }

    /**
     * Draws a way over the plane.
     *
     * @param name stands beside the end and chooses its look
     * @param points one row (x, y) for each iterate
     */
    public Chart path(String name, double[][] points) {
        return path(name, points, style(name));
    }

    /** Draws a way over the plane in a look of its own. */
    public Chart path(String name, double[][] points, Style style) {
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != 2) {
                throw new IllegalArgumentException(
                        "a path over the plane needs 2 coordinates, got " + points[i].length);
            }
            x[i] = points[i][0];
            y[i] = points[i][1];
        }
        if (points.length > 0 && !startsAt(x[0], y[0])) {
            layers.add(new Marks.At(Marks.Sign.RING, x[0], y[0], "start", true));
        }
        setStyle(name, style);
        Trajectory path = new Trajectory(name, x, y);
        path.style = style;
        layers.add(path);
        return this;
    }

    private boolean startsAt(double x, double y) {
        return layers.stream()
                .anyMatch(
                        l ->
                                l instanceof Marks.At a
                                        && a.sign() == Marks.Sign.RING
                                        && a.x() == x
                                        && a.y() == y);
    }

    /**
     * Evaluates the ground at 120 × 90 points and interpolates, instead of once for each of half a
     * million pixels: for the loss of a network over two of its weights.
     */
    public Chart coarse() {
        for (Layer l : layers) {
            if (l instanceof Field f) {
                f.coarse = true;
            }
        }
        return this;
    }

    /**
     * Draws a field of arrows. Their length grows with the square root of the vector's, so that
     * small ones stay visible.
     */
    public Chart flow(Flow flow) {
        layers.add(new Quiver(flow));
        return this;
    }

    /** Adds a moving version below the picture, in which the paths grow; it plays once, 5 s. */
    public Chart play() {
        play = true;
        return this;
    }

    // ---- words

    @Override
    public Chart alt(String finding) {
        super.alt(finding);
        return this;
    }

    @Override
    public Chart caption(String text) {
        super.caption(text);
        return this;
    }

    /** Returns the named lines, paths and clouds, in the order they were added. */
    public List<Series> series() {
        List<Series> out = new ArrayList<>();
        for (Layer l : layers) {
            if (l instanceof Curve c) {
                out.add(new Series(c.name, c.x, c.y, c.style));
            } else if (l instanceof Trajectory t) {
                out.add(new Series(t.name, t.x, t.y, t.style));
            } else if (l instanceof Cloud c) {
                out.add(new Series(c.name, c.x, c.y, c.style));
            }
        }
        return out;
    }

    // ---- inside

    Chart add(Layer layer) {
        layers.add(layer);
        return this;
    }

    private static void requireSame(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "x and y of \""
                            + name
                            + "\" must have the same length, got "
                            + x.length
                            + " and "
                            + y.length);
        }
        if (x.length == 0) {
            throw new IllegalArgumentException("\"" + name + "\" has no points to draw");
        }
    }

    /** One look for one name; no two names share one, unless the caller says so. */
    Style style(String name) {
        Style known = styles.get(name);
        if (known == null) {
            known =
                    Palette.family(name).stream()
                            .filter(s -> !styles.containsValue(s))
                            .findFirst()
                            .orElse(null);
            int tries = 0;
            while (known == null
                    || (styles.containsValue(known) && tries++ < Palette.neutrals().size())) {
                known = Palette.neutrals().get(neutral++ % Palette.neutrals().size());
            }
            styles.put(name, known);
        }
        return known;
    }

    private void setStyle(String name, Style style) {
        Style before = styles.put(name, style);
        if (before == null || !before.color().equals(style.color())) {
            explicit.add(name);
        }
    }

    Map<String, Style> styles() {
        return new LinkedHashMap<>(styles);
    }

    /** Whether the caller chose the look of a name. */
    boolean explicit(String name) {
        return explicit.contains(name);
    }

    /** Gives a name another color, dash and marker; a line without markers stays without. */
    void restyle(String name, Style style) {
        styles.put(name, style);
        for (Layer l : layers) {
            if (l instanceof Curve c && c.name.equals(name)) {
                boolean bare = c.style.marker() == Marker.NONE;
                c.style = bare ? style.marker(Marker.NONE) : style;
            } else if (l instanceof Band b && b.name.equals(name)) {
                b.style = style;
            } else if (l instanceof Trajectory t && t.name.equals(name)) {
                t.style = style;
            } else if (l instanceof Cloud c && c.name.equals(name)) {
                c.style = style;
            }
        }
    }

    boolean plane() {
        return layers.stream().anyMatch(l -> l.depth() == Layer.Depth.FIELD);
    }

    List<Layer> layers() {
        return layers;
    }

    Bounds[] dataBounds() {
        Bounds bx = new Bounds();
        Bounds by = new Bounds();
        for (Layer l : layers) {
            l.bounds(bx, by, logX, logY);
        }
        return new Bounds[] {bx, by};
    }

    Scale scaleX(Bounds b) {
        if (xRange != null) {
            return new Scale(xRange[0], xRange[1], logX);
        }
        if (tight) {
            return b.scale(logX, 0, 0);
        }
        if (rowed()) {
            boolean bars = rows().stream().anyMatch(Rows::bar) && !logX;
            return b.scale(logX, bars && b.min >= 0 ? 0 : 0.05, bars ? 0.18 : 0.05);
        }
        double air = plane() ? 0.08 : points() ? 0.04 : 0;
        return b.scale(logX, air, air);
    }

    Scale scaleY(Bounds b) {
        if (yRange != null) {
            return new Scale(yRange[0], yRange[1], logY);
        }
        if (tight || rowed()) {
            return b.scale(logY, 0, 0);
        }
        boolean fromZero = !logY && b.min >= 0 && b.min < 0.25 * b.max && !plane();
        Scale s = b.scale(logY, fromZero ? 0 : 0.05, 0.05);
        return fromZero ? new Scale(0, s.max(), false) : s;
    }

    private boolean points() {
        return layers.stream().allMatch(l -> !(l instanceof Curve))
                && layers.stream().anyMatch(l -> l instanceof Cloud);
    }

    @Override
    Size size(boolean phone) {
        int tall = height == HEIGHT && rowed() ? 60 + 44 * rows().size() : height;
        int h = phone ? (int) Math.round(tall * 0.85) : tall;
        Size size = phone ? Size.narrow(h) : Size.wide(h);
        double[] room = Layout.of(this, size).around();
        double least = Math.max(Panel.LEAST, 24 * rows().size());
        if (equal) {
            Bounds[] b = dataBounds();
            Scale sx = scaleX(b[0]);
            Scale sy = scaleY(b[1]);
            double width = size.width() - room[1] - room[3];
            double wanted = width * (sy.max() - sy.min()) / (sx.max() - sx.min());
            h = (int) Math.round(Math.min(wanted, phone ? 330 : 420) + room[0] + room[2]);
            h = Math.max(150, h);
        }
        h = (int) Math.max(h, Math.ceil(least + room[0] + room[2]));
        return new Size(size.width(), h, phone);
    }

    @Override
    void paint(Pen pen) {
        Layout layout = Layout.of(this, pen.size);
        double[] a = layout.around();
        double w = pen.size.width() - a[1] - a[3];
        double h = pen.size.height() - a[0] - a[2];
        double left = a[3];
        if (equal) {
            Bounds[] b = dataBounds();
            Scale sx = scaleX(b[0]);
            Scale sy = scaleY(b[1]);
            double wanted = h * (sx.max() - sx.min()) / (sy.max() - sy.min());
            if (wanted < w) {
                left += (w - wanted) / 2;
                w = wanted;
            }
        }
        layout.paint(pen, rounded(left, a[0], w, h), left - a[3] + pen.size.pad());
    }

    static Rectangle2D rounded(double x, double y, double w, double h) {
        return new Rectangle2D.Double(Math.round(x), Math.round(y), Math.round(w), Math.round(h));
    }

    /** Whether x counts updates: then no tick stands between whole numbers. */
    boolean wholeX() {
        List<Layer> lines = layers.stream().filter(Curve.class::isInstance).toList();
        return !logX && !lines.isEmpty() && lines.stream().allMatch(l -> ((Curve) l).counts());
    }

    boolean equal() {
        return equal;
    }

    int height() {
        return height;
    }

    Heat heat() {
        for (Layer l : layers) {
            if (l instanceof Heat h) {
                return h;
            }
        }
        return null;
    }

    ColorBar bar() {
        Heat heat = heat();
        return heat == null ? null : heat.bar();
    }

    List<Rows> rows() {
        return layers.stream().filter(Rows.class::isInstance).map(Rows.class::cast).toList();
    }

    boolean rowed() {
        return !rows().isEmpty();
    }

    boolean labelledInside() {
        return inside;
    }

    String xTitle() {
        return xTitle;
    }

    String yTitle() {
        return yTitle;
    }

    List<Layer.Entry> entries() {
        Map<String, Layer.Entry> out = new LinkedHashMap<>();
        for (Layer l : layers) {
            for (Layer.Entry e : l.entries()) {
                if (!e.name().isEmpty()) {
                    out.put(e.name(), e);
                }
            }
        }
        return new ArrayList<>(out.values());
    }

    /**
     * Draws all layers between axes that are painted already.
     *
     * @param named the rules whose words stand outside
     */
    Room paintLayers(Pen pen, Axes axes, List<Marks.Rule> named) {
        Room room = new Room(axes.box());
        List<Layer> sorted = new ArrayList<>(layers);
        seen = axes;
        sorted.sort(Comparator.comparing(Layer::depth));
        sorted.forEach(l -> l.occupy(room, axes));
        Graphics2D g = pen.g;
        Shape clip = g.getClip();
        g.clip(axes.box());
        for (Layer l : sorted) {
            boolean moving = still && l instanceof Trajectory;
            if (l.depth() != Layer.Depth.LABEL && l.depth() != Layer.Depth.FIELD && !moving) {
                l.draw(pen, axes, room);
            }
        }
        g.setClip(clip);
        // Ends and signs may stand on the edge of the plot: whole, not cut in half.
        for (Layer l : sorted) {
            if (l instanceof Curve c) {
                c.mark(pen, axes);
            } else if (l instanceof Trajectory t && !still && endInside(t, axes)) {
                t.end(pen, axes);
            }
        }
        for (Layer l : sorted) {
            if (l.depth() == Layer.Depth.LABEL) {
                l.draw(pen, axes, room);
            } else if (l instanceof Marks.Rule r && !named.contains(r)) {
                r.write(pen, axes, room);
            } else if (l instanceof Marks.Arrow a) {
                a.write(pen, axes, room);
            } else if (l instanceof Guide u) {
                u.write(pen, axes, room);
            }
        }
        return room;
    }

    private static boolean endInside(Trajectory t, Axes axes) {
        int last = t.x.length - 1;
        return last >= 0 && axes.holds(t.x[last], t.y[last]);
    }

    void paintFields(Pen pen, Axes axes) {
        for (Layer l : layers) {
            if (l.depth() == Layer.Depth.FIELD) {
                l.draw(pen, axes, null);
            }
        }
    }

    /** Paints everything but the paths and returns where they go. */
    synchronized Axes paintGround(Pen pen) {
        still = true;
        try {
            paint(pen);
            return seen;
        } finally {
            still = false;
        }
    }

    @Override
    List<Table> tables() {
        return Tables.of(this);
    }

    @Override
    String animation() {
        return play ? Animation.svg(this) : null;
    }
}
