package org.thalweg.plot;

import java.awt.Color;

/** Colors for numbers. */
final class Ramp {
    /** What has no value: a run that diverged. */
    static final Color MISSING = new Color(0xDDDDDD);

    /** Even in lightness, the same for color-blind readers (cividis). */
    static final Color[] CIVIDIS = {
        new Color(0x00224E), new Color(0x123570), new Color(0x3B496C), new Color(0x575D6D),
        new Color(0x707173), new Color(0x8A8678), new Color(0xA59C74), new Color(0xC3B369),
        new Color(0xE1CC55), new Color(0xFEE838)
    };

    private Ramp() {}

    static int at(Color[] ramp, double share) {
        double s = Math.max(0, Math.min(1, share)) * (ramp.length - 1);
        int i = Math.min(ramp.length - 2, (int) s);
        return mix(ramp[i].getRGB(), ramp[i + 1].getRGB(), s - i);
    }

    static int mix(int a, int b, double share) {
        if (share <= 0) {
            return a;
        }
        int r = channel(a >> 16, b >> 16, share);
        int g = channel(a >> 8, b >> 8, share);
        int bl = channel(a, b, share);
        return 0xFF000000 | r << 16 | g << 8 | bl;
    }

    private static int channel(int a, int b, double share) {
        int from = a & 0xFF;
        return (int) Math.round(from + share * ((b & 0xFF) - from));
    }

    static boolean dark(int rgb) {
        double luma = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
        return luma < 140;
    }
}
