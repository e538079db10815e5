package org.thalweg.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a careful eye would find, looked for in every kind of figure at both widths. */
class FigureLooksTest {
    private static final Map<String, Figure> FIGURES = Gallery.all();
    private static final int BEYOND = 60;

    static Stream<Arguments> figures() {
        return FIGURES.keySet().stream()
                .flatMap(n -> Stream.of(Arguments.of(n, false), Arguments.of(n, true)));
    }

    @ParameterizedTest(name = "{0}, phone {1}")
    @MethodSource("figures")
    void nothingIsCutOffAtTheEdges(String name, boolean phone) {
        Figure figure = FIGURES.get(name);
        Size size = figure.size(phone);
        int w = size.width() + 2 * BEYOND;
        int h = size.height() + 2 * BEYOND;
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Color sentinel = new Color(0x12FE34);
        g.setColor(sentinel);
        g.fillRect(0, 0, w, h);
        g.translate(BEYOND, BEYOND);
        figure.paint(new Pen(g, size, 1));
        g.dispose();
        int outside = 0;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                boolean in =
                        x >= BEYOND
                                && x < BEYOND + size.width()
                                && y >= BEYOND
                                && y < BEYOND + size.height();
                if (!in && image.getRGB(x, y) != sentinel.getRGB()) {
                    outside++;
                }
            }
        }
        assertThat(outside).as("pixels outside the canvas").isZero();
    }

    @ParameterizedTest(name = "{0}, phone {1}")
    @MethodSource("figures")
    void noTextTouchesAnother(String name, boolean phone) {
        List<Rectangle2D> boxes = texts(FIGURES.get(name), phone);
        assertThat(boxes).as("texts found").hasSizeGreaterThan(3);
        List<String> touching = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Rectangle2D a = Room.grow(boxes.get(i), 1);
            for (int j = i + 1; j < boxes.size(); j++) {
                if (a.intersects(Room.grow(boxes.get(j), 1))) {
                    touching.add(boxes.get(i) + " and " + boxes.get(j));
                }
            }
        }
        assertThat(touching).as("texts nearer than 2 px").isEmpty();
    }

    /** The boxes of all texts: those XChart fills and those the layers write. */
    static List<Rectangle2D> texts(Figure figure, boolean phone) {
        TextSpy spy = new TextSpy();
        Pen pen = new Pen(spy, figure.size(phone), 1);
        figure.paint(pen);
        List<Rectangle2D> out = new ArrayList<>(spy.texts);
        out.addAll(pen.texts);
        return out;
    }

    @ParameterizedTest(name = "{0}, phone {1}")
    @MethodSource("figures")
    void pictureIsNotBlankAndShowsEachSeries(String name, boolean phone) {
        Figure figure = FIGURES.get(name);
        BufferedImage image = figure.image(phone ? Size.NARROW : Size.WIDE);
        int[] rgb =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int ink = 0;
        Set<Integer> colors = new HashSet<>();
        int before = 0;
        for (int p : rgb) {
            ink += (p & 0xFFFFFF) != 0xFFFFFF ? 1 : 0;
            if (p != before) {
                colors.add(p);
                before = p;
            }
        }
        double share = (double) ink / rgb.length;
        assertThat(share).as("share of ink").isBetween(0.02, 0.97);
        assertThat(colors).as("colors").hasSizeGreaterThanOrEqualTo(50);
        assertThat(rgb[0] & 0xFFFFFF).as("background").isEqualTo(0xFFFFFF);
        if (figure instanceof Chart chart) {
            for (Series s : chart.series()) {
                int color = s.style().color().getRGB();
                long seen = java.util.Arrays.stream(rgb).filter(p -> p == color).count();
                assertThat(seen).as("pixels of " + s.name()).isGreaterThanOrEqualTo(100);
            }
        }
    }
}
