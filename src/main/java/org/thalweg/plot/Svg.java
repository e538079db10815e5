package org.thalweg.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A figure as a vector file; fields of color inside it stay pixels. */
final class Svg {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+\\.[0-9]{3,}(?:E-?[0-9]+)?");
    private static final Pattern LINES = Pattern.compile("\\n *");

    private Svg() {}

    static byte[] write(Figure figure) {
        return draw(figure, figure.size(false));
    }

    /**
     * The vector file as an element of a page: no prolog, a role, short numbers, ids of its own.
     */
    static String element(Figure figure, Size size, String key) {
        String file = new String(draw(figure, size), StandardCharsets.UTF_8);
        String inside = file.substring(file.indexOf('>', file.indexOf("<svg")) + 1);
        String ours =
                inside.replace("id=\"clip", "id=\"" + key + "-")
                        .replace("url(#clip", "url(#" + key + "-");
        return "<svg viewBox='0 0 "
                + size.width()
                + " "
                + size.height()
                + "' role='img' aria-label='"
                + Html.escape(figure.alt())
                + "'>"
                + LINES.matcher(rounded(ours)).replaceAll("");
    }

    /** Three digits behind the point become two: half a hundredth of a pixel is not seen. */
    private static String rounded(String markup) {
        return DIGITS.matcher(markup)
                .replaceAll(
                        number ->
                                new BigDecimal(number.group())
                                        .setScale(2, RoundingMode.HALF_EVEN)
                                        .stripTrailingZeros()
                                        .toPlainString());
    }

    private static byte[] draw(Figure figure, Size size) {
        VectorGraphics2D g = new VectorGraphics2D();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, size.width(), size.height());
        figure.paint(new Pen(g, size, 2));
        CommandSequence commands = g.getCommands();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(commands, new PageSize(size.width(), size.height()))
                    .writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
