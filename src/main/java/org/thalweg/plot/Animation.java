package org.thalweg.plot;

/** The moving version of a chart with paths. */
final class Animation {
    private Animation() {}

    static String svg(Chart chart) {
        return null;
    }
}
