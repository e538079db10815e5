package org.thalweg.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.thalweg.notebook.Displayable;

/**
 * A picture with words: alt text, a caption and the numbers behind it.
 *
 * <p>As the last expression of a notebook cell it shows itself, drawn twice: 600 px wide, and
 * arranged anew at 340 px for phones. In a program {@link #save(Path)} writes a PNG or SVG file.
 * Without {@link #alt(String)} it refuses: a reader who cannot see the picture would get nothing.
 */
public abstract class Figure implements Displayable {
    private String alt;
    private String caption = "";

    /** Only for the figures of this package. */
    Figure() {}

    /**
     * Says what is to be seen, for readers who cannot see it, in one or two sentences of about 100
     * to 200 characters: "Momentum is lowest after 400 updates; gradient descent is 30 times
     * higher." How the picture was made belongs in the caption.
     *
     * @param finding what the picture shows; not blank
     */
    public Figure alt(String finding) {
        if (finding == null || finding.isBlank()) {
            throw new IllegalArgumentException(
                    "alt must say what is to be seen in the figure, got "
                            + (finding == null ? "null" : "blank text"));
        }
        alt = finding.strip();
        return this;
    }

    /**
     * Says how the picture was made: problem, settings, what the axes are.
     *
     * @param text the sentence under the picture; not null
     */
    public Figure caption(String text) {
        if (text == null) {
            throw new IllegalArgumentException("caption must be a text, got null");
        }
        caption = text.strip();
        return this;
    }

    /**
     * Returns the alt text; throws IllegalStateException that says what to write if there is none.
     */
    public final String alt() {
        if (alt == null) {
            throw new IllegalStateException(
                    "This figure has no alt text. Add .alt(\"…\") with one sentence that says what"
                            + " is to be seen, for example .alt(\"Momentum is lowest after 400"
                            + " updates; gradient descent is 30 times higher.\")");
        }
        return alt;
    }

    /** Returns the caption, empty if there is none. */
    public final String caption() {
        return caption;
    }

    /** The canvas for laptops ({@code phone} false) or phones. */
    abstract Size size(boolean phone);

    /** Draws everything on a canvas of the pen's size; the background is white already. */
    abstract void paint(Pen pen);

    /** The numbers behind the picture. */
    abstract List<Table> tables();

    /** A moving version as an SVG file, or null. */
    String animation() {
        return null;
    }

    /**
     * Draws the figure.
     *
     * @param width 600, or 340 for the arrangement for phones
     * @return a picture of twice that many pixels in width, for high-density screens
     */
    public final BufferedImage image(int width) {
        Size size = size(isNarrow(width));
        BufferedImage image =
                new BufferedImage(2 * size.width(), 2 * size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(2, 2);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, size.width(), size.height());
        paint(new Pen(g, size, 2));
        g.dispose();
        return image;
    }

    @Override
    public final String html() {
        String description = alt();
        try {
            return render(description);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // A notebook must stay alive whatever happens while drawing.
            return "<p>This figure could not be drawn: "
                    + Html.escape(String.valueOf(e))
                    + "</p><p>"
                    + Html.escape(description)
                    + "</p>";
        }
    }

    private String render(String description) {
        Base64.Encoder base64 = Base64.getEncoder();
        String wide = base64.encodeToString(Png.encode(image(Size.WIDE)));
        String narrow = base64.encodeToString(Png.encode(image(Size.NARROW)));
        StringBuilder b = new StringBuilder(wide.length() + narrow.length() + 4096);
        b.append("<figure style='margin:0'><picture>")
                .append("<source media='(max-width:480px)' srcset='data:image/png;base64,")
                .append(narrow)
                .append(" 2x'><img src='data:image/png;base64,")
                .append(wide)
                .append("' width='")
                .append(Size.WIDE)
                .append("' style='max-width:100%;height:auto;background:#fff' alt='")
                .append(Html.escape(description))
                .append("'></picture>");
        if (!caption.isEmpty()) {
            b.append("<figcaption>").append(Html.escape(caption)).append("</figcaption>");
        }
        String moving = animation();
        if (moving != null) {
            b.append("<details><summary>Play (5 s)</summary>")
                    .append("<img loading='lazy' src='data:image/svg+xml;base64,")
                    .append(
                            base64.encodeToString(
                                    moving.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .append("' width='")
                    .append(Size.WIDE)
                    .append("' style='max-width:100%;height:auto;background:#fff' alt='")
                    .append(Html.escape("The same picture, drawn step by step. " + description))
                    .append("'></details>");
        }
        Html.tables(b, tables());
        return b.append("</figure>").toString();
    }

    @Override
    public final String text() {
        return caption.isEmpty() ? alt() : alt() + "\n" + caption;
    }

    /** Returns {@link #text()}, or a word about the missing alt text. */
    @Override
    public final String toString() {
        return alt == null ? "Figure without alt text" : text();
    }

    /**
     * Draws the figure as an SVG element to stand in a page, with the alt text in it.
     *
     * @param width 600, or 340 for the arrangement for phones
     * @param key begins every id in it, so that several figures can stand in one page
     */
    public final String svg(int width, String key) {
        return Svg.element(this, size(isNarrow(width)), key);
    }

    private static boolean isNarrow(int width) {
        if (width != Size.WIDE && width != Size.NARROW) {
            throw new IllegalArgumentException(
                    "width must be " + Size.WIDE + " or " + Size.NARROW + ", got " + width);
        }
        return width == Size.NARROW;
    }

    /**
     * Writes the figure, 600 px wide, as PNG (at twice the pixels) or SVG.
     *
     * @param file ends in .png or .svg; the folder must exist
     */
    public final void save(Path file) {
        alt();
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (name.endsWith(".png")) {
            bytes = Png.encode(image(Size.WIDE));
        } else if (name.endsWith(".svg")) {
            bytes = Svg.write(this);
        } else {
            throw new IllegalArgumentException(
                    "file must end in .png or .svg, got " + file.getFileName());
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
