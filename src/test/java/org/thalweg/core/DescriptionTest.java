package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionTest {
    @Test
    void fourLinesToRead() {
        Method method = new Fixtures.Descent(new Tenth());
        assertThat(Description.of(method, "x ← x − η g", "0", "Cauchy, 1847"))
                .hasToString(
                        "Descent[lr=a tenth]\n  x ← x − η g\n  numbers kept: 0\n  Cauchy, 1847");
    }

    @Test
    void aMethodOfOnesOwnSaysSo() {
        GradientMethod mine = (x, g, s) -> x[0] -= g[0];
        assertThat(mine.describe().name()).isEqualTo("your lambda");
        assertThat(mine.describe().formula()).isEqualTo("a rule of your own");
    }

    private record Tenth() implements Schedule {
        @Override
        public double at(int t) {
            return 0.1;
        }

        @Override
        public String toString() {
            return "a tenth";
        }
    }
}
