package org.thalweg.plot;

import java.awt.BasicStroke;

/** How a line is broken. The lengths are those for a line 2 px wide. */
public enum Dash {
    /** An unbroken line. */
    SOLID,
    /** Long dashes: 8 on, 4 off. */
    DASHED(8, 4),
    /** Dots: 2 on, 3 off. */
    DOTTED(2, 3),
    /** Dash and dot: 9 on, 3 off, 2 on, 3 off. */
    DASH_DOT(9, 3, 2, 3);

    @SuppressWarnings("ImmutableEnumChecker") // never handed out, never written
    private final float[] lengths;

    Dash(float... lengths) {
        this.lengths = lengths;
    }

    BasicStroke stroke(float width) {
        float[] scaled = lengths.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= width / 2;
        }
        return scaled.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(
                        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, scaled, 0);
    }
}
