package org.thalweg.plot;

import static org.thalweg.plot.Dash.DASHED;
import static org.thalweg.plot.Dash.DASH_DOT;
import static org.thalweg.plot.Dash.DOTTED;
import static org.thalweg.plot.Dash.SOLID;
import static org.thalweg.plot.Marker.CIRCLE;
import static org.thalweg.plot.Marker.CROSS;
import static org.thalweg.plot.Marker.DIAMOND;
import static org.thalweg.plot.Marker.NONE;
import static org.thalweg.plot.Marker.PENTAGON;
import static org.thalweg.plot.Marker.PLUS;
import static org.thalweg.plot.Marker.SQUARE;
import static org.thalweg.plot.Marker.TRIANGLE_DOWN;
import static org.thalweg.plot.Marker.TRIANGLE_UP;

import java.awt.Color;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One color, dash and marker for each optimizer in every figure of the course.
 *
 * <p>Hue is the family (plain gradient, momentum, accumulators, Adam and its kin, sign, layer-wise,
 * wrappers, second order), dash and marker are the member; a sibling has the same shape, hollow.
 * Every color keeps a contrast of 3:1 on white, and first colors of the families stay apart under
 * deuteranopia, protanopia and tritanopia. Text is never written in a series color.
 *
 * <p>A name is found exactly, else by its longest known beginning, so that "Adam, lr 0.01" looks
 * like Adam. A figure with several runs of one method gives the later ones the {@link #neutrals()}.
 * Unknown names get the neutrals in the order of their first appearance in the figure. Up to four
 * names that begin with "wrong" share one color and differ in dash and marker.
 */
public final class Palette {
    /** Text and axes. */
    public static final Color INK = new Color(0x222222);

    /** Secondary text, guides. */
    public static final Color SOFT = new Color(0x666666);

    /** Grid lines. */
    public static final Color GRID = new Color(0xE3E3E3);

    private static final Map<String, Style> OPTIMIZERS = new LinkedHashMap<>();
    private static final Map<String, Style> EXTRAS = new LinkedHashMap<>();
    private static final Map<String, Style> BY_KEY = new LinkedHashMap<>();

    static {
        put("gradient descent", 0x444444, SOLID, CIRCLE, false);
        put("SGD", 0x444444, DASHED, CIRCLE, true);
        put("mini-batch GD", 0x000000, DOTTED, PENTAGON, false);
        put("momentum", 0x1133AA, SOLID, SQUARE, false);
        put("Nesterov", 0x1133AA, DASHED, SQUARE, true);
        put("AdaGrad", 0x772200, SOLID, TRIANGLE_UP, false);
        put("RMSProp", 0x772200, DASHED, TRIANGLE_DOWN, false);
        put("AdaDelta", 0xDD776E, DOTTED, TRIANGLE_UP, true);
        put("Adafactor", 0xDD776E, DASH_DOT, TRIANGLE_DOWN, true);
        put("Adam", 0xF0208A, SOLID, DIAMOND, false);
        put("AdamW", 0xF0208A, DASHED, DIAMOND, true);
        put("RAdam", 0xF0208A, DASH_DOT, TRIANGLE_UP, true);
        put("AdaBelief", 0xF0208A, DOTTED, CROSS, false);
        put("NAdam", 0x8F0045, SOLID, TRIANGLE_DOWN, false);
        put("AMSGrad", 0x8F0045, DASHED, SQUARE, false);
        put("AdaMax", 0x8F0045, DOTTED, CIRCLE, true);
        put("Prodigy", 0x8F0045, DASH_DOT, PENTAGON, false);
        put("Lion", 0x719B00, SOLID, PLUS, false);
        put("signSGD", 0x5E5E00, DASHED, PLUS, true);
        put("LAMB", 0x1F9BBB, SOLID, TRIANGLE_DOWN, false);
        put("LARS", 0x1F9BBB, DASHED, TRIANGLE_DOWN, true);
        put("Muon", 0x0077B2, SOLID, CROSS, false);
        put("Lookahead", 0x16793A, SOLID, PENTAGON, false);
        put("averaging (EMA)", 0x16793A, DOTTED, PENTAGON, true);
        put("SAM", 0x0E4A22, SOLID, CIRCLE, false);
        put("ASAM", 0x0E4A22, DASHED, CIRCLE, true);
        put("Schedule-Free", 0x16793A, DASH_DOT, CROSS, false);
        put("Newton", 0x7F4BFF, SOLID, CROSS, false);
        put("conjugate gradient", 0x7F4BFF, DASHED, TRIANGLE_UP, false);
        put("L-BFGS", 0x2E1466, SOLID, DIAMOND, false);
        put("K-FAC", 0x2E1466, DASH_DOT, DIAMOND, true);

        alias("batch gradient descent", "gradient descent");
        alias("batch GD", "gradient descent");
        alias("full batch", "gradient descent");
        alias("GD", "gradient descent");
        alias("stochastic gradient descent", "SGD");
        alias("mini-batch gradient descent", "mini-batch GD");
        alias("mini-batch", "mini-batch GD");
        alias("heavy ball", "momentum");

        extra("theory", new Style(SOFT, DASHED, NONE, false));
        extra("bound", new Style(SOFT, DOTTED, NONE, false));
        extra("wrong", new Style(new Color(0xC2410C), DASH_DOT, CROSS, false));
        extra("from scratch", new Style(new Color(0x0B7285), DOTTED, CIRCLE, true));
        extra("by hand", new Style(new Color(0x0B7285), DOTTED, CIRCLE, true));
        extra("train", new Style(new Color(0x1133AA), SOLID, CIRCLE, false));
        extra("test", new Style(new Color(0xB34700), DASHED, TRIANGLE_UP, false));
        extra("validation", new Style(new Color(0xB34700), DASHED, TRIANGLE_UP, true));
    }

    /** Wrong versions share a color, so that each is seen to be wrong. */
    private static final List<Style> WRONG =
            List.of(
                    EXTRAS.get("wrong"),
                    EXTRAS.get("wrong").dash(DOTTED).marker(PLUS),
                    EXTRAS.get("wrong").dash(DASHED).marker(TRIANGLE_DOWN).asHollow(),
                    EXTRAS.get("wrong").dash(SOLID).marker(SQUARE).asHollow());

    /** Found by search: far from the families' first colors, from "wrong" and from one another. */
    private static final List<Style> NEUTRALS =
            List.of(
                    new Style(new Color(0x5A0069), SOLID, CIRCLE, false),
                    new Style(new Color(0xB48769), DASHED, TRIANGLE_UP, false),
                    new Style(new Color(0x697887), DASH_DOT, SQUARE, false),
                    new Style(new Color(0x962D5A), DOTTED, DIAMOND, false),
                    new Style(new Color(0x1E1E2D), DASHED, CIRCLE, true),
                    new Style(new Color(0x964BB4), SOLID, TRIANGLE_DOWN, true),
                    new Style(new Color(0x4B0000), DASH_DOT, PENTAGON, true));

    private Palette() {}

    private static void put(String name, int rgb, Dash dash, Marker marker, boolean hollow) {
        Style style = new Style(new Color(rgb), dash, marker, hollow);
        OPTIMIZERS.put(name, style);
        BY_KEY.put(key(name), style);
    }

    private static void alias(String other, String name) {
        BY_KEY.put(key(other), OPTIMIZERS.get(name));
    }

    private static void extra(String name, Style style) {
        EXTRAS.put(name, style);
        BY_KEY.put(key(name), style);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the 31 optimizers and their styles, in the order of the course. */
    public static Map<String, Style> optimizers() {
        return Collections.unmodifiableMap(OPTIMIZERS);
    }

    /**
     * Returns the lines that are not optimizers: theory, bound, wrong, from scratch, train, test.
     */
    public static Map<String, Style> extras() {
        return Collections.unmodifiableMap(EXTRAS);
    }

    /**
     * Returns the seven styles given to unknown names, in this order, then again from the first.
     */
    public static List<Style> neutrals() {
        return NEUTRALS;
    }

    /** The looks of a name's own family in the order to try them: several for wrong versions. */
    static List<Style> family(String name) {
        List<Style> own = find(name).map(List::of).orElse(List.of());
        return own.contains(WRONG.get(0)) ? WRONG : own;
    }

    /**
     * Returns the style of a name: exact, else by the longest known beginning that ends at a word;
     * empty when nothing is known.
     *
     * @param name an optimizer's display name, or "theory", "wrong …", "from scratch"
     */
    public static Optional<Style> find(String name) {
        String key = key(name);
        Style exact = BY_KEY.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        String best = "";
        for (String known : BY_KEY.keySet()) {
            if (known.length() > best.length()
                    && key.startsWith(known)
                    && !Character.isLetterOrDigit(key.charAt(known.length()))
                    && key.charAt(known.length()) != '-') {
                best = known;
            }
        }
        return Optional.ofNullable(BY_KEY.get(best));
    }

    /**
     * Returns the style of a name, the first neutral when it is unknown.
     *
     * @param name an optimizer's display name
     */
    public static Style of(String name) {
        return find(name).orElse(NEUTRALS.get(0));
    }
}
