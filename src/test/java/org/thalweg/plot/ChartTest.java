package org.thalweg.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.Functions;
import org.thalweg.core.Run;

/** The model behind the pixels. */
class ChartTest {
    @Test
    void lossesOfRunsBecomeSeriesInThePalette() {
        Run gd = new Run("gradient descent", new double[] {1, 2});
        gd.add(5, new double[] {0.5, 1});
        gd.add(2, new double[] {0.1, 0.2});
        gd.last(1);
        List<Series> series = Charts.loss(gd).series();
        assertThat(series).hasSize(1);
        assertThat(series.get(0).name()).isEqualTo("gradient descent");
        assertThat(series.get(0).x()).containsExactly(0, 1, 2);
        assertThat(series.get(0).y()).containsExactly(5, 2, 1);
        assertThat(series.get(0).style()).isEqualTo(Palette.of("gradient descent"));
        List<Series> paths = Contours.of(Functions.rosenbrock()).path(gd).series();
        assertThat(paths.get(0).x()).containsExactly(1, 0.5, 0.1);
        assertThat(paths.get(0).y()).containsExactly(2, 1, 0.2);
    }

    @Test
    void seriesAreCopies() {
        double[] y = {1, 2};
        Chart chart = Charts.of("x", "y").line("a", y);
        y[0] = 99;
        chart.series().get(0).y()[1] = 99;
        assertThat(chart.series().get(0).y()).containsExactly(1, 2);
    }

    @Test
    void axesHoldTheData() {
        Chart chart =
                Charts.of("x", "y").line("a", new double[] {2, 5, 9}, new double[] {-3, 4, 1});
        Bounds[] b = chart.dataBounds();
        assertThat(chart.scaleX(b[0])).isEqualTo(new Scale(2, 9, false));
        assertThat(chart.scaleY(b[1]).min()).isLessThan(-3).isGreaterThan(-4);
        assertThat(chart.scaleY(b[1]).max()).isGreaterThan(4).isLessThan(5);
    }

    @Test
    void aBlowUpDoesNotFlattenTheOtherRuns() {
        Run up = new Run("momentum");
        Run down = new Run("Adam");
        for (int t = 0; t < 50; t++) {
            up.add(Math.pow(3, t), new double[1]);
            down.add(Math.exp(-t), new double[1]);
        }
        Chart chart = Charts.loss(up, down);
        assertThat(chart.scaleY(chart.dataBounds()[1]).max()).isLessThan(2);
        assertThat(chart.logY().scaleY(chart.dataBounds()[1]).max()).isLessThan(1e7);
        Run climb = new Run("momentum");
        for (double v : new double[] {1, 5, 13.6, 4, 0.5, 0.1}) {
            climb.add(v, new double[1]);
        }
        Chart whole = Charts.loss(climb);
        assertThat(whole.scaleY(whole.dataBounds()[1]).max()).isGreaterThan(13.6);
        assertThat(chart.series().get(0).y()[49]).isEqualTo(Math.pow(3, 49));
    }

    @Test
    void medianAndBandAreQuantiles() {
        double[][] seeds = new double[11][1];
        for (int s = 0; s < 11; s++) {
            seeds[s][0] = s;
        }
        Chart chart = Charts.of("x", "y").band("Adam", seeds);
        Band band = (Band) chart.layers().get(0);
        assertThat(band.low[0]).isEqualTo(1);
        assertThat(band.high[0]).isEqualTo(9);
        assertThat(chart.series().get(0).y()).containsExactly(5);
        assertThat(Band.quantile(new double[] {1, 2}, 0.25)).isEqualTo(1.25);
    }

    @Test
    void everyLineIsNamedAtItsEnd() {
        for (String name : List.of("loss-log", "bands", "crowded-ends")) {
            Chart chart = (Chart) Gallery.all().get(name);
            assertThat(chart.entries()).hasSameSizeAs(chart.series());
            assertThat(chart.entries()).hasSizeLessThanOrEqualTo(7).allMatch(Layer.Entry::ends);
        }
    }

    @Test
    void contoursOfATestFunctionKnowWindowAndMinimum() {
        Chart chart = Contours.of(Functions.rosenbrock());
        assertThat(chart.layers())
                .anyMatch(
                        l ->
                                l instanceof Marks.At a
                                        && a.sign() == Marks.Sign.STAR
                                        && a.x() == 1
                                        && a.y() == 1);
        assertThat(
                        Contours.of(Functions.himmelblau()).layers().stream()
                                .filter(l -> l instanceof Marks.At))
                .hasSize(4);
    }

    @Test
    void aMinimumIsStarredOnce() {
        Chart known = Contours.of(Functions.rosenbrock()).minimum(1, 1);
        Chart other = Contours.of(Functions.rosenbrock()).minimum(0, 0);
        assertThat(known.layers().stream().filter(l -> l instanceof Marks.At)).hasSize(1);
        assertThat(other.layers().stream().filter(l -> l instanceof Marks.At)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 150, 180, 240})
    void plotsOfAnyHeightAreHighEnoughForTheirAxes(int height) {
        for (boolean phone : new boolean[] {false, true}) {
            Chart chart = Gallery.losses().height(height);
            Size size = chart.size(phone);
            double[] around = Layout.of(chart, size).around();
            assertThat(size.height() - around[0] - around[2]).isGreaterThanOrEqualTo(63);
            assertThat(size.height()).isLessThanOrEqualTo(Math.max(height, 190));
        }
    }

    @Test
    void aLineThatIsCutIsNamedWhereItLeaves() {
        double[] y = new double[101];
        Arrays.setAll(y, t -> t);
        Chart chart = Charts.of("update", "loss").line("Adam", y).xRange(0, 50).yRange(0, 100);
        List<Rectangle2D> names = atTheRight(chart);
        assertThat(names).hasSize(1);
        double[] around = Layout.of(chart, chart.size(false)).around();
        double plot = chart.size(false).height() - around[0] - around[2];
        assertThat(names.get(0).getCenterY()).isCloseTo(around[0] + plot / 2, within(3.0));
    }

    @Test
    void aLineThatLeavesThroughTheTopIsNamedThere() {
        double[] y = new double[101];
        Arrays.setAll(y, t -> t);
        Chart chart = Charts.of("update", "loss").line("Adam", y).yRange(0, 50);
        Layout layout = Layout.of(chart, chart.size(false));
        assertThat(layout.around()).hasSize(4);
        assertThat(atTheRight(chart)).isEmpty();
    }

    @Test
    void theWordOfARuleStandsBesideThePlotWhenLinesFillIt() {
        assertThat(atTheRight(Gallery.swings(1))).hasSize(3);
        assertThat(atTheRight(Gallery.swings(0.93))).hasSize(2);
        Chart wordy = Gallery.swings(1).horizontal(0.1, "half of everything, which is ln 2");
        assertThat(atTheRight(wordy)).hasSize(3);
    }

    /** The texts right of the plot of a wide picture. */
    private static List<Rectangle2D> atTheRight(Chart chart) {
        double plot = 600 - Layout.of(chart, chart.size(false)).around()[1];
        return FigureLooksTest.texts(chart, false).stream()
                .filter(r -> r.getX() > plot + 4)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void labelsArePushedApartKeepTheirOrderAndStayInside(long seed) {
        Random random = new Random(seed);
        double[] wanted = random.doubles(7).map(u -> 100 * u * u).sorted().toArray();
        double[] placed = Layout.apart(wanted, 18, 0, 300);
        for (int i = 1; i < placed.length; i++) {
            assertThat(placed[i] - placed[i - 1]).isGreaterThanOrEqualTo(18 - 1e-9);
        }
        assertThat(placed[0]).isGreaterThanOrEqualTo(0);
        assertThat(placed[6]).isLessThanOrEqualTo(300);
        double[] free = {10, 60, 200};
        assertThat(Layout.apart(free, 18, 0, 300)).containsExactly(free, within(1e-9));
    }

    @Test
    void histogramCountsEveryValueOnce() {
        Random random = new Random(7);
        double[] values = random.doubles(1000).map(u -> 10 * u - 3).toArray();
        Bars bars = Bars.of(values, 20);
        assertThat(Arrays.stream(bars.counts()).sum()).isEqualTo(1000);
        for (int i = 0; i < bars.counts().length; i++) {
            double from = bars.edges()[i];
            double to = bars.edges()[i + 1];
            assertThat(bars.counts()[i])
                    .isEqualTo(
                            (int) Arrays.stream(values).filter(v -> v >= from && v < to).count());
        }
    }

    @Test
    void cellsOfASweepEndHalfway() {
        assertThat(Heat.edges(new double[] {1, 2, 4}, false)).containsExactly(0.5, 1.5, 3, 5);
        assertThat(Heat.edges(new double[] {1, 100}, true))
                .containsExactly(new double[] {0.1, 10, 1000}, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, −1",
        "0.05, 0.05",
        "1000, 1000",
        "0.30000000000000004, 0.3",
        "1000000, 10⁶",
        "2500000, 2.5·10⁶",
        "-0.00002, −2·10⁻⁵",
        "100000, 100000"
    })
    void ticksAreWrittenAsReadersWriteThem(double v, String text) {
        assertThat(Numbers.tick(v)).isEqualTo(text);
    }

    @Test
    void logarithmicAxesPlacePowersEvenlyAndRefuseZero() {
        Scale s = new Scale(1e-3, 1e3, true);
        assertThat(s.at(1)).isCloseTo(0.5, within(1e-12));
        assertThat(s.value(0.5)).isCloseTo(1, within(1e-12));
        assertThat(s.at(-1)).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(0, 1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(1, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(Double.NaN, 1, false));
    }

    @Test
    void panelsShareAxesOfTheSameTitle() {
        Size wide = Charts.grid(3, lines(), lines(), lines()).size(false);
        assertThat(wide.width()).isEqualTo(600);
        Size phone = Charts.grid(3, lines(), lines(), lines()).size(true);
        assertThat(phone.width()).isEqualTo(340);
        assertThat(phone.height()).isGreaterThan(wide.height());
    }

    @Test
    void namesLookTheSameInAllPanelsAndDifferFromOneAnother() {
        Chart a = Charts.of("update", "loss").line("lr 1", 3, 2).line("lr 2", 3, 1);
        Chart b = Charts.of("update", "loss").line("lr 3", 3, 2).line("lr 2", 3, 1);
        Charts.grid(2, a, b);
        assertThat(b.series().get(1).style()).isEqualTo(a.series().get(1).style());
        assertThat(List.of(a.series().get(0).style(), a.series().get(1).style()))
                .doesNotContain(b.series().get(0).style());
        Chart c = Charts.of("update", "loss").line("Adam", 3, 2);
        Charts.stack(a, c);
        assertThat(c.series().get(0).style()).isEqualTo(Palette.of("Adam"));
    }

    private static Chart lines() {
        return Charts.of("update", "loss").line("Adam", 3, 2, 1);
    }

    @Test
    void wrongInputIsNamed() {
        Chart chart = Charts.of("x", "y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.line("Adam", new double[2], new double[3]))
                .withMessageContaining("\"Adam\"")
                .withMessageContaining("2 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.line("Adam", new double[0]))
                .withMessageContaining("no points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.xRange(2, 1))
                .withMessageContaining("2.0 to 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.path("Adam", new double[][] {{1, 2, 3}}))
                .withMessageContaining("2 coordinates, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.height(20))
                .withMessageContaining("[120, 900]");
        assertThatIllegalStateException()
                .isThrownBy(chart::logColors)
                .withMessageContaining("Charts.heat");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Charts.heat(new double[2], new double[1], new double[1][3], "steps"))
                .withMessageContaining("values[0]");
        assertThatIllegalArgumentException().isThrownBy(() -> Charts.grid(5, lines()));
        assertThatIllegalArgumentException().isThrownBy(Charts::stack);
        assertThatIllegalArgumentException().isThrownBy(() -> lines().image(500));
    }
}
