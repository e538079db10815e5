package org.thalweg.grade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.check.Mark;
import org.thalweg.check.Traced;
import org.thalweg.plot.Figure;

/** A walk beside the right one, whatever it does. */
class WalksTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    /** A run down a bowl, by this factor a step. */
    static double[][] run(int steps, double... factors) {
        double[][] out = new double[steps + 1][factors.length];
        for (int k = 0; k <= steps; k++) {
            for (int j = 0; j < factors.length; j++) {
                out[k][j] = (j + 1) * Math.pow(factors[j], k);
            }
        }
        return out;
    }

    static double[][] broken(double[][] rows, int from, double value) {
        double[][] out = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (int k = from; k < out.length; k++) {
            Arrays.fill(out[k], value);
        }
        return out;
    }

    static Stream<Traced> odd() {
        double[][] right = run(8, 0.8, 0.5);
        double[][] gone = run(8, 0.8, 0.5);
        gone[3] = null;
        gone[5] = new double[0];
        return Stream.of(
                new Traced(run(8, -3, 0.5), right),
                new Traced(run(8, -1e30, 1e40), right),
                new Traced(broken(right, 3, NAN), right),
                new Traced(broken(right, 3, INF), right),
                new Traced(broken(right, 3, -Double.MAX_VALUE), right),
                new Traced(broken(right, 0, NAN), right),
                new Traced(gone, right),
                new Traced(run(3, 0.8, 0.5), right),
                new Traced(run(3000, 0.8, 0.5), right),
                new Traced(run(8, 0.8), right),
                new Traced(run(8, 0.8, 0.7, 0.6), right),
                new Traced(new double[0][], right),
                new Traced(null, right),
                new Traced(new double[9][], right),
                new Traced(run(8, 0.8, 0.50001), right),
                new Traced(run(8, 1, 1), run(8, 1, 1.0001)),
                new Traced(run(8, 0.9), run(8, 0.8)),
                new Traced(run(8, 0.9), broken(right, 0, 3)),
                new Traced(run(5000, 0.9), run(5000, 0.8)),
                new Traced(run(8, 0.9, 0.9, 0.9), run(8, 0.9, 0.9, 0.1)),
                new Traced(right, run(0, 0.8, 0.5)),
                new Traced(right, right));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void everyWalkIsDrawnOrLeftOut(Traced traced) {
        Mark mark = Handmade.lost("the walk", 1, "No.", traced.theirs(), traced.right());
        String page =
                Pages.feedback(
                        Handmade.SET, Handmade.result("a", Handmade.graded("descend", "", mark)));
        assertThat(page).hasSizeLessThan(120_000).doesNotContain("NaN", "Infinity");
        Parsed parsed = Parsed.of(page);
        parsed.elements("svg")
                .forEach(
                        svg -> {
                            assertThat(svg.getAttribute("role")).isEqualTo("img");
                            assertThat(svg.getAttribute("aria-label")).hasSizeBetween(50, 260);
                        });
        assertThat(parsed.elements("svg")).hasSize(Walks.of(traced).drawable() ? 1 : 0);
    }

    @Test
    void whatCannotBeSeenIsNotDrawn() {
        double[][] right = run(8, 0.8, 0.5);
        for (double[][] theirs :
                List.of(right, new double[0][], new double[9][], broken(right, 0, NAN))) {
            assertThat(Walks.of(new Traced(theirs, right)).drawable()).isFalse();
        }
        assertThat(Walks.of(new Traced(null, right)).drawable()).isFalse();
        assertThat(Walks.of(new Traced(broken(right, 4, NAN), right)).drawable()).isTrue();
    }

    @Test
    void aWalkThatRunsAwayDoesNotPressTheOtherFlat() {
        Walks walks = Walks.of(new Traced(run(8, -5, 0.5), run(8, 0.8, 0.5)));
        double[] range = walks.range(0);
        double[] window = walks.window(0);
        assertThat(range[1] - range[0]).isCloseTo(1 - Math.pow(0.8, 8), within(1e-12));
        // at least a quarter of the picture is the right walk's
        assertThat(range[1] - range[0]).isGreaterThan((window[1] - window[0]) / 4);
        assertThat(walks.leaves(0)).isEqualTo(1);
    }

    @Test
    void namesTheStepWhereTheyPart() {
        double[][] theirs = run(8, 0.8, 0.5);
        theirs[4][1] += 0.5;
        Walks walks = Walks.of(new Traced(theirs, run(8, 0.8, 0.5)));
        assertThat(walks.parting()).isEqualTo(4);
        Figure figure = WalkFigure.draw(walks);
        assertThat(figure.alt()).contains("part at step 4");
    }

    @Test
    void showsTheNumberInWhichTheyPartMost() {
        Walks walks = Walks.of(new Traced(run(8, 0.9, 0.9, 0.9), run(8, 0.9, 0.2, 0.89)));
        assertThat(walks.widest()).isEqualTo(1);
        assertThat(WalkFigure.draw(walks).svg(340, "k")).startsWith("<svg").endsWith("</svg>");
    }

    @Test
    void threeDigitsOfNearlyTheSameAreShownAsADistance() {
        Walks walks = Walks.of(new Traced(run(8, 0.8, 0.501), run(8, 0.8, 0.5)));
        assertThat(WalkFigure.draw(walks).caption()).contains("would look the same");
    }

    @Test
    void theIdsOfTwoFiguresDiffer() {
        Walks walks = Walks.of(new Traced(run(8, 0.9), run(8, 0.8)));
        String one = WalkFigure.element(WalkFigure.draw(walks), "t1f1").toString();
        String other = WalkFigure.element(WalkFigure.draw(walks), "t1f2").toString();
        assertThat(one).contains("id=\"t1f1-").doesNotContain("t1f2");
        assertThat(one.replace("t1f1", "t1f2")).isEqualTo(other);
    }
}
