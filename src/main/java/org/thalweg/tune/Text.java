package org.thalweg.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** How numbers and tables print. */
final class Text {
    private static final MathContext FOUR = new MathContext(4);

    private Text() {}

    /** Returns four significant digits: 0.01234, 1.2e-7, 3000; ∞ as a sign. */
    static String number(double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        BigDecimal d = new BigDecimal(value).round(FOUR).stripTrailingZeros();
        int exponent = d.precision() - d.scale() - 1;
        if (d.signum() == 0 || exponent >= -4 && exponent < 6) {
            return d.signum() == 0 ? "0" : d.toPlainString();
        }
        return d.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** Returns "1 update", "2 updates". */
    static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** A table whose columns are as wide as they must be; two spaces between them. */
    static final class Rows {
        private final List<List<String>> rows = new ArrayList<>();

        Rows(String... header) {
            add(header);
        }

        void add(String... cells) {
            rows.add(List.of(cells));
        }

        @Override
        public String toString() {
            int columns = rows.get(0).size();
            int[] width = new int[columns];
            for (List<String> row : rows) {
                for (int c = 0; c < columns; c++) {
                    width[c] = Math.max(width[c], row.get(c).length());
                }
            }
            StringBuilder text = new StringBuilder();
            for (List<String> row : rows) {
                StringBuilder line = new StringBuilder();
                for (int c = 0; c < columns; c++) {
                    line.append(row.get(c)).append(" ".repeat(width[c] + 2 - row.get(c).length()));
                }
                text.append(text.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
            }
            return text.toString();
        }
    }
}
