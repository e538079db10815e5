package org.thalweg.plot;

/**
 * The canvas a figure is drawn on, in CSS px: a wide one for laptops and paper, a narrow one for
 * phones with the same things arranged anew.
 */
record Size(int width, int height, boolean phone) {
    static final int WIDE = 600;
    static final int NARROW = 340;

    static Size wide(int height) {
        return new Size(WIDE, height, false);
    }

    static Size narrow(int height) {
        return new Size(NARROW, height, true);
    }

    /** The height of axis text. */
    float text() {
        return phone ? 13 : 15;
    }

    /** The distance between two lines of text. */
    double line() {
        return phone ? 18 : 21;
    }

    /** The empty border of the canvas. */
    double pad() {
        return phone ? 5 : 8;
    }
}
