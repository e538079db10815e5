package org.thalweg.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.Optimizers.strongWolfe;
import static org.thalweg.method.LineSearchTest.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.core.Objective;
import org.thalweg.core.Stop;
import org.thalweg.method.LineSearchTest.Found;

/** What the search of Wolfe does exactly at each of its bounds. */
class LineSearchEdgesTest {
    /** The k-th evaluation gives the k-th value and slope; the 0th is the start. */
    private static Found told(StrongWolfe search, double first, double[][] points) {
        int[] call = {-1};
        DoubleUnaryOperator value = x -> points[call[0]][0];
        DoubleUnaryOperator slope = x -> points[++call[0]][1];
        return search(search, first, value, slope);
    }

    @Test
    void bothBoundsAreInclusive() {
        // f(1) = c₁ · 1 · f′(0) and f′(1) = c₂ f′(0), exactly.
        double[][] points = {{0, -1}, {-0.25, -0.5}};
        Found found = told(strongWolfe().c1(0.25).c2(0.5), 1, points);
        assertThat(found.tried()).containsExactly(1.0);
        assertThat(found.alpha()).isEqualTo(1);
    }

    @Test
    void theSameValueTwiceEndsTheGrowth() {
        double[][] points = {{0, -1}, {-5, -1}, {-6, -1}, {-6, -1}, {-7, 0}};
        Found found = told(strongWolfe().c2(0.5), 1, points);
        assertThat(found.tried()).hasSize(4);
        assertThat(found.tried().get(3)).isBetween(found.tried().get(1), found.tried().get(2));
    }

    @Test
    void aLastTrialAsHighAsTheStartIsNoStep() {
        double[][] points = {{0, -1}, {-1, -1}, {0, -1}};
        Found found = told(strongWolfe().c2(0.5).trials(1), 1, points);
        assertThat(found.tried()).hasSize(2);
        assertThat(found.alpha()).isZero();
        assertThat(found.stop()).isEqualTo(Stop.LINE_SEARCH);
    }

    @Test
    void aPointAsHighAsTheStartDoesNotReplaceIt() {
        // Once as the first of all, once inside the bracket.
        for (double[][] points :
                List.of(
                        new double[][] {{0, -1}, {0, 5}, {1, 5}},
                        new double[][] {{0, -1}, {1, 5}, {0, 5}})) {
            Found found = told(strongWolfe().trials(1), 1, points);
            assertThat(found.tried()).hasSize(2);
            assertThat(found.alpha()).isZero();
            assertThat(found.stop()).isEqualTo(Stop.LINE_SEARCH);
        }
    }

    @Test
    void aPointAsLowAsTheLowestDoesNotReplaceItEvenIfItIsFlat() {
        double[][] points = {{0, -1}, {-10, 5}, {-10, 0}};
        Found found = told(strongWolfe().trials(1), 1, points);
        assertThat(found.tried()).hasSize(2);
        assertThat(found.alpha()).isEqualTo(1);
        assertThat(found.value()).isEqualTo(-10);
    }

    @Test
    void theBracketIsMeasuredInTheCoordinateThatMovesMost() {
        // Between 0 and 4 along (−2, 1): 8 in the first coordinate.
        for (double width : new double[] {8, Math.nextUp(8.0)}) {
            List<Double> tried = new ArrayList<>();
            Objective f =
                    (x, g) -> {
                        tried.add(x[1]);
                        g[0] = 0;
                        g[1] = x[1] == 0 ? -1 : 2;
                        return x[1] == 0 ? 0 : 1;
                    };
            search(
                    strongWolfe().trials(1).width(width),
                    f,
                    new double[2],
                    new double[] {-2, 1},
                    4,
                    tried);
            assertThat(tried).hasSize(width == 8 ? 2 : 1);
        }
    }

    @Test
    void aStepATenthFromTheEndIsNotCloseToIt() {
        // The bracket is [0, 10] and the first cubic has its minimum at 1; the second, in [1, 10],
        // is the first that is close to an end, so it may be.
        double[][] points = {{0, -2}, {80, 18}, {-1, -1.5}, {-2, 0}};
        Found found = told(strongWolfe().c2(0.5), 10, points);
        assertThat(found.tried().subList(0, 2)).containsExactly(10.0, 1.0);
        double d2 = Math.sqrt(10.5 * 10.5 + 1.5 * 18);
        double least = 10 - 9 * (18 + d2 + 10.5) / (18 + 1.5 + 2 * d2);
        assertThat(least).isLessThan(1.9);
        assertThat(found.alpha()).isCloseTo(least, within(1e-14));
    }

    @Test
    void aCubicWhoseMinimumIsTheEndIsLeftByATenth() {
        // So steep a rise, or so deep a fall, that the minimum is the end to the last bit.
        double[][] rise = {{0, -1}, {1e20, 1}, {-1, 0}};
        assertThat(told(strongWolfe(), 1, rise).tried()).containsExactly(1.0, 0.1);
        double[][] fall = {{0, -1}, {-1e20, 5}, {-2e20, 0}};
        assertThat(told(strongWolfe(), 1, fall).tried()).containsExactly(1.0, 0.9);
    }

    @Test
    void withoutACubicTheMiddleIsTried() {
        // Beyond 1 f is not a number.
        Found found =
                search(
                        strongWolfe().c2(0.5),
                        4,
                        x -> x < 1 ? -x : Double.NaN,
                        x -> x == 0 ? -1 : x < 1 ? 0 : Double.NaN);
        assertThat(found.tried()).containsExactly(4.0, 2.0, 1.0, 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anInfiniteSlopeIsTooLongHoweverLowTheValue(double slope) {
        double[][] points = {{0, -1}, {-100, slope}, {-1, 0}};
        Found found = told(strongWolfe(), 4, points);
        assertThat(found.tried()).containsExactly(4.0, 2.0);
        assertThat(found.alpha()).isEqualTo(2);
    }

    @Test
    void anInfinitelyLowValueIsTooLong() {
        double[][] points = {{0, -1}, {Double.NEGATIVE_INFINITY, 0}, {-1, 0}};
        Found found = told(strongWolfe(), 4, points);
        assertThat(found.tried()).containsExactly(4.0, 2.0);
        assertThat(found.alpha()).isEqualTo(2);
    }

    @Test
    void theLowestSoFarIsLeftWithItsPointItsValueAndItsGradient() {
        // No point is flat enough, and the last one tried is not the lowest.
        double[][] points = {{0, -1}, {5, 3}, {-2, -3}, {4, 2}};
        Found found = told(strongWolfe().c2(0.5).trials(2), 1, points);
        assertThat(found.tried()).hasSize(3);
        assertThat(found.alpha()).isEqualTo(found.tried().get(1));
        assertThat(found.x()).containsExactly(found.alpha());
        assertThat(found.value()).isEqualTo(-2);
        assertThat(found.g()).containsExactly(-3);
    }
}
