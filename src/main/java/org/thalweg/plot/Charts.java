package org.thalweg.plot;

import org.thalweg.core.Run;

/** Where a figure begins. */
public final class Charts {
    private Charts() {}

    /** Returns the losses of runs against the number of updates, each named at its right end. */
    public static Chart loss(Run... runs) {
        return new Chart("update", "loss").loss(runs);
    }

    /** Returns an empty chart, to be filled with lines, points and marks. */
    public static Chart of(String xTitle, String yTitle) {
        return new Chart(xTitle, yTitle);
    }
}
