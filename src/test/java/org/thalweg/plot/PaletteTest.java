package org.thalweg.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    /**
     * The first color of each family: plain, momentum, accumulators, Adam, sign, layers, wrappers,
     * second order.
     */
    private static final List<String> FIRST =
            List.of(
                    "gradient descent",
                    "momentum",
                    "AdaGrad",
                    "Adam",
                    "Lion",
                    "LAMB",
                    "Lookahead",
                    "Newton");

    @Test
    void holdsThe31Optimizers() {
        assertThat(Palette.optimizers()).hasSize(31);
    }

    @Test
    void everyColorContrastsWithWhite() {
        List<Style> all = new ArrayList<>(Palette.optimizers().values());
        all.addAll(Palette.extras().values());
        all.addAll(Palette.neutrals());
        for (Style s : all) {
            assertThat(contrastOnWhite(s.color())).as(s.toString()).isGreaterThanOrEqualTo(3);
        }
    }

    /** WCAG 2.2, relative luminance. */
    private static double contrastOnWhite(Color c) {
        double[] l = linear(c);
        return 1.05 / (0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2] + 0.05);
    }

    @Test
    void membersOfAColorDifferInDashAndInMarker() {
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, Style> e : Palette.optimizers().entrySet()) {
            Style s = e.getValue();
            assertThat(seen.add(s.color() + " " + s.dash() + " " + s.marker() + s.hollow()))
                    .as(e.getKey())
                    .isTrue();
            assertThat(seen.add(s.color() + " marker " + s.marker() + s.hollow()))
                    .as("marker of " + e.getKey() + " within its color")
                    .isTrue();
        }
    }

    /** Smallest distance in CAM02-UCS, also as color-blind readers see it (Machado 2009). */
    @ParameterizedTest
    @CsvSource({"none, 21", "deuteranopia, 15.3", "protanopia, 15.3", "tritanopia, 15.3"})
    void familiesStayApart(String sight, double least) {
        double smallest = Double.POSITIVE_INFINITY;
        String pair = "";
        for (int i = 0; i < FIRST.size(); i++) {
            for (int j = i + 1; j < FIRST.size(); j++) {
                double d = distance(FIRST.get(i), FIRST.get(j), sight);
                if (d < smallest) {
                    smallest = d;
                    pair = FIRST.get(i) + " and " + FIRST.get(j);
                }
            }
        }
        assertThat(smallest).as(pair).isGreaterThanOrEqualTo(least);
    }

    /** A look given to an unknown name is not taken for an optimizer's, nor for a wrong version. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "deuteranopia", "protanopia", "tritanopia"})
    void neutralsStayApart(String sight) {
        List<Color> known = new ArrayList<>();
        FIRST.forEach(name -> known.add(Palette.of(name).color()));
        known.add(Palette.of("wrong").color());
        for (Style neutral : Palette.neutrals()) {
            for (Color color : known) {
                assertThat(distance(neutral.color(), color, sight))
                        .as(neutral + " and " + color)
                        .isGreaterThanOrEqualTo(10.5);
            }
            for (Style other : Palette.neutrals()) {
                assertThat(other.equals(neutral) ? 99 : distance(neutral, other, sight))
                        .as(neutral + " and " + other)
                        .isGreaterThanOrEqualTo(15);
            }
        }
    }

    private static double distance(Style a, Style b, String sight) {
        return distance(a.color(), b.color(), sight);
    }

    @Test
    void wrongVersionsShareAColorAndNothingElse() {
        Chart chart = Charts.of("x", "y");
        for (String name : List.of("wrong", "wrong: n twice", "wrong sign", "wrong: ints")) {
            chart.line(name, 1, 2);
        }
        List<Style> looks = chart.series().stream().map(Series::style).toList();
        assertThat(looks).extracting(Style::color).containsOnly(Palette.of("wrong").color());
        assertThat(looks).extracting(Style::dash).doesNotHaveDuplicates();
        assertThat(looks).extracting(Style::marker).doesNotHaveDuplicates();
        chart.line("wrong again", 1, 2);
        assertThat(chart.series().get(4).style()).isIn(Palette.neutrals());
    }

    private static double distance(String a, String b, String sight) {
        return distance(Palette.of(a).color(), Palette.of(b).color(), sight);
    }

    private static double distance(Color a, Color b, String sight) {
        double[] p = ucs(seen(linear(a), sight));
        double[] q = ucs(seen(linear(b), sight));
        return Math.sqrt(
                Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
    }

    private static double[] linear(Color c) {
        double[] out = new double[3];
        int[] v = {c.getRed(), c.getGreen(), c.getBlue()};
        for (int i = 0; i < 3; i++) {
            double s = v[i] / 255.0;
            out[i] = s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
        }
        return out;
    }

    private static double[] seen(double[] rgb, String sight) {
        double[][] m =
                switch (sight) {
                    case "deuteranopia" ->
                            new double[][] {
                                {0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}
                            };
                    case "protanopia" ->
                            new double[][] {
                                {0.152286, 1.052583, -0.204868},
                                {0.114503, 0.786281, 0.099216},
                                {-0.003882, -0.048116, 1.051998}
                            };
                    case "tritanopia" ->
                            new double[][] {
                                {1.255528, -0.076749, -0.178779},
                                {-0.078411, 0.930809, 0.147602},
                                {0.004733, 0.691367, 0.303900}
                            };
                    default -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
                };
        double[] out = times(m, rgb);
        for (int i = 0; i < 3; i++) {
            out[i] = Math.max(0, Math.min(1, out[i]));
        }
        return out;
    }

    private static double[] times(double[][] m, double[] v) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
        }
        return out;
    }

    /** J', a', b' of CAM02-UCS for sRGB viewing conditions (L_A = 64/(5π), Y_b = 20, average). */
    private static double[] ucs(double[] rgb) {
        double[][] toXyz = {
            {0.4124564, 0.3575761, 0.1804375},
            {0.2126729, 0.7151522, 0.0721750},
            {0.0193339, 0.1191920, 0.9503041}
        };
        double[] xyz = times(toXyz, rgb);
        double[] white = {95.047, 100, 108.883};
        for (int i = 0; i < 3; i++) {
            xyz[i] *= 100;
        }
        double[][] cat = {
            {0.7328, 0.4296, -0.1624}, {-0.7036, 1.6975, 0.0061}, {0.0030, 0.0136, 0.9834}
        };
        double[][] hpe = {{0.38971, 0.68898, -0.07868}, {-0.22981, 1.18340, 0.04641}, {0, 0, 1}};
        double[][] catInverse = {
            {1.096124, -0.278869, 0.182745},
            {0.454369, 0.473533, 0.072098},
            {-0.009628, -0.005698, 1.015326}
        };
        double la = 64 / Math.PI / 5;
        double k = 1 / (5 * la + 1);
        double fl =
                0.2 * Math.pow(k, 4) * 5 * la
                        + 0.1 * Math.pow(1 - Math.pow(k, 4), 2) * Math.cbrt(5 * la);
        double n = 0.2;
        double nbb = 0.725 * Math.pow(1 / n, 0.2);
        double z = 1.48 + Math.sqrt(n);
        double d = 1 - Math.exp((-la - 42) / 92) / 3.6;
        double[] wc = times(cat, white);
        double[] c = times(cat, xyz);
        double[] adaptedWhite = new double[3];
        for (int i = 0; i < 3; i++) {
            double gain = d * 100 / wc[i] + 1 - d;
            c[i] *= gain;
            adaptedWhite[i] = wc[i] * gain;
        }
        double[] r = compress(times(hpe, times(catInverse, c)), fl);
        double[] w = compress(times(hpe, times(catInverse, adaptedWhite)), fl);
        double a = r[0] - 12 * r[1] / 11 + r[2] / 11;
        double b = (r[0] + r[1] - 2 * r[2]) / 9;
        double hue = Math.atan2(b, a);
        double et = 0.25 * (Math.cos(hue + 2) + 3.8);
        double achromatic = (2 * r[0] + r[1] + r[2] / 20 - 0.305) * nbb;
        double achromaticWhite = (2 * w[0] + w[1] + w[2] / 20 - 0.305) * nbb;
        double j = 100 * Math.pow(Math.max(0, achromatic / achromaticWhite), 0.69 * z);
        double t = 50000.0 / 13 * nbb * et * Math.hypot(a, b) / (r[0] + r[1] + 21 * r[2] / 20);
        double chroma =
                Math.pow(t, 0.9) * Math.sqrt(j / 100) * Math.pow(1.64 - Math.pow(0.29, n), 0.73);
        double m = chroma * Math.pow(fl, 0.25);
        double mp = Math.log(1 + 0.0228 * m) / 0.0228;
        return new double[] {1.7 * j / (1 + 0.007 * j), mp * Math.cos(hue), mp * Math.sin(hue)};
    }

    private static double[] compress(double[] v, double fl) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            double p = Math.pow(fl * Math.abs(v[i]) / 100, 0.42);
            out[i] = Math.signum(v[i]) * 400 * p / (p + 27.13) + 0.1;
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "Adam, Adam",
        "adam, Adam",
        "'Adam, lr 0.01', Adam",
        "AdamW, AdamW",
        "AdamW (0.1), AdamW",
        "SGD from scratch, SGD",
        "momentum β = 0.9, momentum",
        "GD, gradient descent",
        "batch gradient descent, gradient descent",
        "mini-batch GD B=32, mini-batch GD"
    })
    void findsTheLookByTheBeginningOfAName(String name, String optimizer) {
        assertThat(Palette.find(name)).contains(Palette.optimizers().get(optimizer));
    }

    @ParameterizedTest
    @CsvSource({"Adams", "momentumless", "lr 0.1", "SGD-like", "''"})
    void leavesUnknownNamesToTheNeutrals(String name) {
        assertThat(Palette.find(name)).isEmpty();
        assertThat(Palette.of(name)).isEqualTo(Palette.neutrals().get(0));
    }

    @Test
    void noTwoNamesOfAChartShareALook() {
        Chart chart =
                Charts.of("x", "y")
                        .line("Adam, lr 0.1", 1, 2)
                        .line("Adam, lr 0.01", 2, 3)
                        .line("something", 3, 4)
                        .line("something else", 4, 5);
        assertThat(chart.series().stream().map(Series::style).distinct()).hasSize(4);
        assertThat(chart.series().get(0).style()).isEqualTo(Palette.of("Adam"));
    }
}
