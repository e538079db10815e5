package org.thalweg.plot;

import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A dozen pictures that somebody looked at and approved. Text edges differ a little between JDKs;
 * anything a reader would see fails. After a change that is meant, look at target/figures/*.png and
 * copy it to src/test/resources/org/thalweg/plot/approved.
 */
class ApprovedPicturesTest {
    private static final Path ACTUAL = Path.of("target", "figures");
    private static final Map<String, Figure> FIGURES = Gallery.all();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loss-log",
                "bands",
                "log-log",
                "contours",
                "contours-equal",
                "cloud",
                "heat",
                "boundary",
                "stack",
                "grid",
                "histogram",
                "dots",
                "diverging"
            })
    void looksAsApproved(String name) throws IOException {
        // Phones for the figures whose arrangement differs most there, laptops for the others.
        boolean phone = name.equals("grid") || name.equals("heat") || name.equals("bands");
        BufferedImage actual = FIGURES.get(name).image(phone ? Size.NARROW : Size.WIDE);
        Files.createDirectories(ACTUAL);
        try (InputStream in = getClass().getResourceAsStream("approved/" + name + ".png")) {
            if (in == null) {
                write(name + ".png", actual);
                fail("no approved picture: look at target/figures/" + name + ".png");
            }
            BufferedImage approved = ImageIO.read(in);
            if (actual.getWidth() != approved.getWidth()
                    || actual.getHeight() != approved.getHeight()) {
                write(name + ".png", actual);
                fail("another size than approved: look at target/figures/" + name + ".png");
            }
            Difference d = new Difference(approved, actual);
            if (d.visible > 0.005 || d.largestMean > 8) {
                write(name + ".png", actual);
                write(name + "-difference.png", d.image);
                fail(
                        "%.2f %% of the pixels differ by more than 32, largest 4 x 4 mean %.1f;"
                                + " see target/figures/%s.png and %s-difference.png",
                        100 * d.visible, d.largestMean, name, name);
            }
        }
    }

    private static void write(String name, BufferedImage image) throws IOException {
        Files.write(ACTUAL.resolve(name), Png.encode(image));
    }

    /** How far two pictures are apart: single pixels, and blocks of 4 × 4 on average. */
    private static final class Difference {
        final BufferedImage image;
        final double visible;
        double largestMean;

        Difference(BufferedImage a, BufferedImage b) {
            int w = a.getWidth();
            int h = a.getHeight();
            image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
            int many = 0;
            int[][] signed = new int[3][w * h];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int p = a.getRGB(x, y);
                    int q = b.getRGB(x, y);
                    int most = 0;
                    for (int c = 0; c < 3; c++) {
                        int d = (p >> 8 * c & 255) - (q >> 8 * c & 255);
                        signed[c][y * w + x] = d;
                        most = Math.max(most, Math.abs(d));
                    }
                    many += most > 32 ? 1 : 0;
                    int gray = 255 - Math.min(255, 4 * most);
                    image.setRGB(x, y, gray << 16 | gray << 8 | gray);
                }
            }
            visible = (double) many / (w * h);
            for (int[] channel : signed) {
                for (int y = 0; y + 4 <= h; y += 4) {
                    for (int x = 0; x + 4 <= w; x += 4) {
                        double sum = 0;
                        for (int k = 0; k < 16; k++) {
                            sum += channel[(y + k / 4) * w + x + k % 4];
                        }
                        largestMean = Math.max(largestMean, Math.abs(sum / 16));
                    }
                }
            }
        }
    }
}
