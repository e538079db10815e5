package org.thalweg.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * DejaVu Sans from the jar, so that every machine draws the same letters, also one without fonts.
 */
final class Fonts {
    private static final Font REGULAR;
    private static final Font BOLD;

    static {
        withoutSystemFonts();
        REGULAR = load("DejaVuSans.ttf");
        BOLD = load("DejaVuSans-Bold.ttf");
    }

    private Fonts() {}

    static Font regular(float px) {
        return REGULAR.deriveFont(px);
    }

    static Font bold(float px) {
        return BOLD.deriveFont(px);
    }

    /**
     * On Linux the JDK asks fontconfig for its logical fonts and fails when there is none, even if
     * only bundled fonts are used. A file that names no font at all satisfies it.
     */
    private static void withoutSystemFonts() {
        String key = "sun.awt.fontconfig";
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (System.getProperty(key) != null || !os.contains("linux")) {
            return;
        }
        try {
            Path file = Files.createTempFile("fontconfig", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty(key, file.toString());
        } catch (IOException e) {
            // Without the file a system font is needed; most machines have one.
        }
    }

    private static Font load(String name) {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks org/thalweg/plot/fonts/" + name);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(name + " is not a TrueType font", e);
        }
    }
}
