package org.thalweg.plot;

/** The data and the look of one named line or cloud of a chart, as it was given. */
public final class Series {
    private final String name;
    private final double[] x;
    private final double[] y;
    private final Style style;

    Series(String name, double[] x, double[] y, Style style) {
        this.name = name;
        this.x = x;
        this.y = y;
        this.style = style;
    }

    /** Returns the name beside the line. */
    public String name() {
        return name;
    }

    /** Returns a copy of the x values. */
    public double[] x() {
        return x.clone();
    }

    /** Returns a copy of the y values. */
    public double[] y() {
        return y.clone();
    }

    /** Returns color, dash and marker. */
    public Style style() {
        return style;
    }
}
