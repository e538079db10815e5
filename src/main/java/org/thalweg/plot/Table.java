package org.thalweg.plot;

import java.util.List;

/** The numbers behind a figure: its long description. */
record Table(List<String> header, List<List<String>> rows, String note) {
    static final int ROWS = 24;

    /** At most {@link #ROWS} of n indices, evenly spread, first and last among them. */
    static int[] thin(int n) {
        int m = Math.min(n, ROWS);
        int[] out = new int[m];
        for (int i = 0; i < m; i++) {
            out[i] = m == 1 ? 0 : (int) Math.round((double) i * (n - 1) / (m - 1));
        }
        return out;
    }

    static String note(int shown, int of, String what) {
        return shown < of ? shown + " of " + of + " " + what + " are listed." : "";
    }
}
