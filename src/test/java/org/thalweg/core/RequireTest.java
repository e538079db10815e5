package org.thalweg.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RequireTest {
    private static void refuses(DoubleUnaryOperator check, String allowed, double... values) {
        for (double value : values) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> check.applyAsDouble(value))
                    .withMessage("beta must be " + allowed + ", got " + value);
        }
    }

    private static void accepts(DoubleUnaryOperator check, double... values) {
        for (double value : values) {
            assertThat(check.applyAsDouble(value)).isEqualTo(value);
        }
    }

    @Test
    void boundsIncludeWhatTheySay() {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        refuses(v -> Require.positive("beta", v), "positive and finite", 0, -1, inf, nan);
        accepts(v -> Require.positive("beta", v), Double.MIN_VALUE, 1e300);
        refuses(v -> Require.nonNegative("beta", v), "at least 0 and finite", -1e-300, inf, nan);
        accepts(v -> Require.nonNegative("beta", v), 0, 5);
        refuses(v -> Require.decay("beta", v), "in [0, 1)", -0.1, 1, inf, nan);
        accepts(v -> Require.decay("beta", v), 0, 0.999);
        refuses(v -> Require.share("beta", v), "in [0, 1]", -0.1, 1.1, nan);
        accepts(v -> Require.share("beta", v), 0, 1);
        refuses(v -> Require.factor("beta", v), "in (0, 1]", 0, 1.1, nan);
        accepts(v -> Require.factor("beta", v), 0.1, 1);
        refuses(v -> Require.growth("beta", v), "at least 1 and finite", 0.9, inf, nan);
        accepts(v -> Require.growth("beta", v), 1, 1e300);
        String between = "between -1.0 and 2.0, ends excluded";
        refuses(v -> Require.between("beta", v, -1, 2), between, -1, 2, -inf, inf, nan);
        accepts(v -> Require.between("beta", v, -1, 2), -0.9, 1.9);
        refuses(v -> Require.finite("beta", v), "finite", inf, -inf, nan);
        accepts(v -> Require.finite("beta", v), -1e308, 0);
    }

    @Test
    void aMatrixIsCopiedAndItsFaultsHaveAPlace() {
        double[][] given = {{1, 2}, {3, 4}};
        double[][] copy = Require.matrix("features", given);
        given[1][0] = 9;
        assertThat(copy).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.matrix("features", new double[][] {{1}, {2, 3}}))
                .withMessage(
                        "features must have 1 column in every row, as in row 0, got 2 in row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.matrix("targets", new double[][] {{1, 1 / 0.0}}))
                .withMessage(
                        "targets must be finite, got Infinity in row 0, column 1 (counted from 0):"
                                + " drop the row or fill it in");
    }

    @Test
    void schedulesAreCheckedAtTheirStart() {
        Schedule good = t -> 0.5;
        assertThat(Require.decay("beta", good)).isSameAs(good);
        assertThat(Require.rate("lr", good)).isSameAs(good);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.decay("beta", (Schedule) t -> 1.2))
                .withMessage("beta must be in [0, 1), got 1.2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.rate("lr", t -> Double.NaN))
                .withMessage("lr must be at least 0 and finite, got NaN");
    }

    @Test
    void aDecayThatAScheduleGaveNamesItsUpdate() {
        for (double good : new double[] {0, 0.5, Math.nextDown(1)}) {
            assertThat(Require.decay("beta", good, 3)).isEqualTo(good);
        }
        for (double bad : new double[] {Math.nextDown(0.0), 1, Double.NaN}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Require.decay("beta", bad, 3))
                    .withMessage(
                            "beta of update 3 must be in [0, 1), got "
                                    + bad
                                    + ": its schedule leaves the range");
        }
    }

    @Test
    void aMatrixMustNotBeEmptyAndSaysWhatItLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.matrix("features", new double[0][]))
                .withMessage("features must have at least one row and one column, got no rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.matrix("features", new double[1][0]))
                .withMessage("features must have at least one row and one column, got no columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Require.matrix("features", new double[][] {{1, 2}, {3}}))
                .withMessage(
                        "features must have 2 columns in every row, as in row 0, got 1 in row 1");
    }

    @Test
    void namesHaveLettersDigitsAndUnderscoresAndNothingElse() {
        for (String good : new String[] {"a", "z", "A", "Z", "0", "9", "_", "azAZ09_"}) {
            assertThat(Require.name("slot", good)).isEqualTo(good);
        }
        // The neighbors of each range, and what would break a line of a saved file.
        for (String bad : new String[] {"", "/", ":", "@", "[", "`", "{", "a b", "é", "a\n"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Require.name("slot", bad))
                    .withMessage(
                            "the name of a slot must consist of letters, digits and _, got \""
                                    + bad
                                    + "\"");
        }
    }

    @Test
    void rangesGiveBackWhatTheyWereGiven() {
        assertThat(Require.growth("g", 1)).isEqualTo(1);
        assertThat(Require.growth("g", 2.5)).isEqualTo(2.5);
        assertThat(Require.atMost("a", 0.5, "b", 0.5)).isEqualTo(0.5);
        assertThat(Require.atMost("a", 0, "b", 0)).isZero();
    }
}
