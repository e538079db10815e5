package org.thalweg.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a reader writes them: 0.05, −1, 10⁻⁶. The same in every locale. */
final class Numbers {
    private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /** A tick label: at most 10 decimals, no trailing zeros, 2·10⁶ from a million up. */
    static String tick(double v) {
        if (!Double.isFinite(v)) {
            return words(v);
        }
        BigDecimal d = BigDecimal.valueOf(v).setScale(10, RoundingMode.HALF_UP);
        if (Math.abs(v) < 1e-4 || Math.abs(v) >= 1e6) {
            d = BigDecimal.valueOf(v).round(new MathContext(6));
        }
        return write(d);
    }

    /** A number in a table: five significant digits. */
    static String cell(double v) {
        return Double.isFinite(v)
                ? write(BigDecimal.valueOf(v).round(new MathContext(5)))
                : words(v);
    }

    private static String words(double v) {
        return Double.isNaN(v) ? "not a number" : v > 0 ? "∞" : "−∞";
    }

    private static String write(BigDecimal d) {
        if (d.signum() == 0) {
            return "0";
        }
        BigDecimal s = d.stripTrailingZeros();
        int exponent = s.precision() - s.scale() - 1;
        if (exponent >= 6 || exponent < -4) {
            BigDecimal mantissa = s.movePointLeft(exponent).stripTrailingZeros();
            String m = mantissa.toPlainString();
            String power = "10" + superscript(exponent);
            String text = m.equals("1") ? power : m.equals("-1") ? "-" + power : m + "·" + power;
            return text.replace('-', '−');
        }
        return s.toPlainString().replace('-', '−');
    }

    /** 10⁻⁶; 1 and 10 stay as they are. */
    static String powerOfTen(int exponent) {
        return exponent == 0 ? "1" : exponent == 1 ? "10" : "10" + superscript(exponent);
    }

    static String superscript(int n) {
        StringBuilder b = new StringBuilder(n < 0 ? "⁻" : "");
        for (char c : Integer.toString(Math.abs(n)).toCharArray()) {
            b.append(SUPERSCRIPT.charAt(c - '0'));
        }
        return b.toString();
    }
}
