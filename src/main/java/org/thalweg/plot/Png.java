package org.thalweg.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** PNG files, with a palette where that loses nothing. */
final class Png {
    private Png() {}

    static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(indexed(image), "png", out)) {
                throw new IllegalStateException("this JDK cannot write PNG files");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same picture with at most 256 colors in a table; the picture itself if it has more. */
    static BufferedImage indexed(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] rgb = image.getRGB(0, 0, w, h, null, 0, w);
        Map<Integer, Integer> index = new HashMap<>();
        byte[] pixels = new byte[rgb.length];
        int last = 0;
        int lastIndex = -1;
        for (int i = 0; i < rgb.length; i++) {
            if (lastIndex < 0 || rgb[i] != last) {
                last = rgb[i];
                Integer found = index.get(last);
                if (found == null) {
                    if (index.size() == 256) {
                        return image;
                    }
                    found = index.size();
                    index.put(last, found);
                }
                lastIndex = found;
            }
            pixels[i] = (byte) lastIndex;
        }
        byte[] red = new byte[index.size()];
        byte[] green = new byte[index.size()];
        byte[] blue = new byte[index.size()];
        index.forEach(
                (color, i) -> {
                    red[i] = (byte) (color >> 16);
                    green[i] = (byte) (color >> 8);
                    blue[i] = (byte) (int) color;
                });
        IndexColorModel model = new IndexColorModel(8, index.size(), red, green, blue);
        BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_INDEXED, model);
        out.getRaster().setDataElements(0, 0, w, h, pixels);
        return out;
    }
}
