package org.thalweg.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words around the picture: alt text, page, files. */
class FigureTest {
    private static Chart small() {
        return Charts.of("update", "loss").line("momentum", 3, 2, 1).alt("It falls.");
    }

    @Test
    void refusesToShowWithoutAltTextAndSaysWhatToWrite() {
        Chart chart = Charts.of("x", "y").line("momentum", 1, 2);
        assertThatIllegalStateException()
                .isThrownBy(chart::html)
                .withMessageContaining(".alt(\"…\")")
                .withMessageContaining("what is to be seen");
        assertThatIllegalStateException().isThrownBy(chart::text);
        assertThatIllegalStateException().isThrownBy(() -> chart.save(Path.of("never.png")));
        assertThatIllegalArgumentException().isThrownBy(() -> chart.alt("  "));
    }

    @Test
    void pageHasBothPicturesAltCaptionAndData() throws IOException {
        String html = small().caption("Three updates.").html();
        assertThat(html)
                .startsWith("<figure style='margin:0'><picture><source media='(max-width:480px)'")
                .contains(" 2x'><img src='data:image/png;base64,")
                .contains("width='600' style='max-width:100%;height:auto;background:#fff'")
                .contains("alt='It falls.'></picture><figcaption>Three updates.</figcaption>")
                .contains("<details><summary>Data</summary><table>")
                .contains("<th scope='col'>update</th><th scope='col'>momentum</th>")
                .contains("<td>2</td><td>1</td>")
                .endsWith("</figure>")
                .doesNotContain("<script", "http://", "https://");
        Matcher m = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)").matcher(html);
        int[] widths = new int[2];
        for (int i = 0; m.find(); i++) {
            byte[] png = Base64.getDecoder().decode(m.group(1));
            widths[i] = ImageIO.read(new ByteArrayInputStream(png)).getWidth();
        }
        assertThat(widths).containsExactly(680, 1200);
    }

    @Test
    void escapesEverythingAReaderWrote() {
        String html =
                Charts.of("<x>", "y & z")
                        .line("a<b>", 1, 2)
                        .alt("5' < 6\" & <img src=x>")
                        .caption("<script>alert(1)</script>")
                        .html();
        assertThat(html)
                .contains("alt='5&#39; &lt; 6&quot; &amp; &lt;img src=x&gt;'")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("<th scope='col'>&lt;x&gt;</th><th scope='col'>a&lt;b&gt;</th>")
                .doesNotContain("<script");
    }

    @Test
    void longSeriesAreThinnedWithASentence() {
        double[] y = new double[1000];
        String html = Charts.of("update", "loss").line("momentum", y).alt("Zero.").html();
        assertThat(html).contains("24 of 1000 points are listed.");
        assertThat(html.split("<tr>", -1)).hasSize(24 + 2);
        assertThat(html).contains("<td>0</td>").contains("<td>999</td>");
    }

    @Test
    void animationIsAnSvgWithoutScriptThatObeysReducedMotion() {
        String svg = Gallery.contours().alt("Three ways.").animation();
        assertThat(svg)
                .startsWith("<svg")
                .contains("prefers-reduced-motion:no-preference", "@keyframes l0", "pathLength='1'")
                .contains("5s linear 0.3s 1 both")
                .doesNotContain("<script", "infinite");
        assertThat(svg.length()).isLessThan(600_000);
        String html = Gallery.contours().alt("Three ways.").html();
        assertThat(html)
                .contains("<details><summary>Play (5 s)</summary><img loading='lazy'")
                .contains("data:image/svg+xml;base64,");
        assertThat(Gallery.losses().animation()).isNull();
    }

    @Test
    void textIsAltAndCaption() {
        assertThat(small().caption("Three updates.").text()).isEqualTo("It falls.\nThree updates.");
        assertThat(Charts.of("x", "y").toString()).isEqualTo("Figure without alt text");
    }

    @Test
    void savesPngAndSvgByTheEndOfTheName(@TempDir Path folder) throws IOException {
        Path png = folder.resolve("loss.PNG");
        small().save(png);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1200);
        Path svg = folder.resolve("loss.svg");
        small().save(svg);
        String text = Files.readString(svg);
        assertThat(text).contains("<svg").contains("<path");
        small().save(svg);
        assertThat(Files.readString(svg)).as("the same file again").isEqualTo(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small().save(folder.resolve("loss.gif")))
                .withMessageContaining(".png or .svg");
        assertThatExceptionOfType(java.io.UncheckedIOException.class)
                .isThrownBy(() -> small().save(folder.resolve("none/loss.png")))
                .withMessageContaining("cannot write");
    }

    @Test
    void sameDataGiveTheSamePixelsInAnyLocale() {
        BufferedImage a = Gallery.all().get("heat").image(600);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            BufferedImage b = Gallery.all().get("heat").image(600);
            int w = a.getWidth();
            int h = a.getHeight();
            assertThat(b.getRGB(0, 0, w, h, null, 0, w))
                    .isEqualTo(a.getRGB(0, 0, w, h, null, 0, w));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void errorsWhileDrawingBecomeASentence() {
        String html =
                Contours.formula(
                                (x, y) -> {
                                    throw new StackOverflowError("too deep");
                                })
                        .window(0, 1, 0, 1)
                        .alt("A hill.")
                        .html();
        assertThat(html).contains("could not be drawn", "too deep", "A hill.");
    }

    @Test
    void paletteFilesAreExact() throws IOException {
        BufferedImage few = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 40 * 30; i++) {
            few.setRGB(i % 40, i / 40, i % 251 * 0x10203);
        }
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(Png.encode(few)));
        assertThat(back.getColorModel()).isInstanceOf(IndexColorModel.class);
        assertThat(back.getRGB(0, 0, 40, 30, null, 0, 40))
                .isEqualTo(few.getRGB(0, 0, 40, 30, null, 0, 40));
        few.setRGB(0, 0, 0xFEDCBA);
        for (int i = 0; i < 40 * 30; i++) {
            few.setRGB(i % 40, i / 40, i * 0x111);
        }
        back = ImageIO.read(new ByteArrayInputStream(Png.encode(few)));
        assertThat(back.getColorModel()).isNotInstanceOf(IndexColorModel.class);
        assertThat(back.getRGB(0, 0, 40, 30, null, 0, 40))
                .isEqualTo(few.getRGB(0, 0, 40, 30, null, 0, 40));
    }

    @Test
    void linesFieldsAndPanelsCanBeSvg() {
        for (Figure f : List.of(Gallery.losses(), Gallery.equal(), Gallery.stack())) {
            assertThat(new String(Svg.write(f), StandardCharsets.UTF_8)).contains("</svg>");
        }
    }
}
