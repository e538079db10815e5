package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class CourseDataTest {

    @ParameterizedTest
    @CsvSource({
        "xor, db3e89998485057d9cc1beaa09ee862b42c36efac27a192d9f7ee5a8cb8a7a2b",
        "linear, 162f5b04cf16375503f92d476b08c7d210e6033e5a2a3cd89b5e9daecd590b9d",
        "houses, bd1a49030b4b90997cd5c2d2465f35c1bb188048153e7116c469b2676a0f7f7d",
        "diabetes, 9193026b7622ff944f0a6855a10107b24caf50dad69787c46e6890e69c27faca",
        "penguins, f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93"
    })
    void fileIsByteForByteTheOneDescribed(String name, String sum)
            throws IOException, NoSuchAlgorithmException {
        byte[] content = Files.readAllBytes(CourseData.folder().resolve(name + ".csv"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sum);
        String readme = Files.readString(CourseData.folder().resolve("README.md"));
        assertThat(readme).contains("| `" + sum + "` | " + name + ".csv |");
    }

    @Test
    void everyFileHasItsSectionAndEveryColumnItsMeaning() throws IOException {
        String readme = Files.readString(CourseData.folder().resolve("README.md"));
        try (Stream<Path> files = Files.list(CourseData.folder())) {
            List<String> names =
                    files.map(f -> f.getFileName().toString())
                            .filter(n -> n.endsWith(".csv"))
                            .toList();
            assertThat(names).hasSize(5);
            for (String name : names) {
                int start = readme.indexOf("## " + name);
                assertThat(start).as(name).isPositive();
                int end = readme.indexOf("\n## ", start);
                String section = readme.substring(start, end < 0 ? readme.length() : end);
                for (String column : Tables.read(CourseData.folder().resolve(name)).columnNames()) {
                    Pattern row =
                            Pattern.compile("(?m)^\\|( \\w+,)* " + column + "(, \\w+)* \\| \\S");
                    assertThat(section).as(name).containsPattern(row);
                }
            }
        }
    }

    @Test
    void xorIsTheKnownStreamOfNumpy() {
        Dataset xor = CourseData.xor();
        assertThat(xor).hasToString("xor: 1000 rows, features x1, x2, target label");
        assertThat(xor.rows(0, 1).features())
                .isDeepEqualTo(
                        new double[][] {
                            {0.4967141530112327, -0.13826430117118466},
                            {0.6476885381006925, 1.5230298564080254}
                        });
        for (int i = 0; i < xor.size(); i++) {
            boolean differ = xor.feature(i, 0) > 0 != xor.feature(i, 1) > 0;
            assertThat(xor.target(i)).isEqualTo(differ ? 1 : 0);
        }
        assertThat(Arrays.stream(xor.targets()).average()).hasValue(0.507);
    }

    /** The best of all straight lines, by trying 720 directions and every offset. */
    @Test
    void noStraightLineSolvesXor() {
        Dataset xor = CourseData.xor();
        int best = 0;
        for (int k = 0; k < 720; k++) {
            double c = Math.cos(Math.PI * k / 360);
            double s = Math.sin(Math.PI * k / 360);
            int right = 507;
            int[] order = sortedAlong(xor, c, s);
            for (int i : order) {
                right += xor.target(i) == 0 ? 1 : -1;
                best = Math.max(best, right);
            }
        }
        assertThat(best / 1000.0).isBetween(0.645, 0.655);
    }

    private static int[] sortedAlong(Dataset xor, double c, double s) {
        return IntStream.range(0, xor.size())
                .boxed()
                .sorted(
                        Comparator.comparingDouble(
                                i -> c * xor.feature(i, 0) + s * xor.feature(i, 1)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void linearHasItsKnownTruth() {
        Dataset linear = CourseData.linear();
        assertThat(linear).hasToString("linear: 200 rows, features x, target y");
        assertThat(Arrays.stream(linear.feature("x")).boxed())
                .allSatisfy(x -> assertThat(x).isBetween(0.0, 2.0));
        leastSquaresFinds(linear, 0.5, 2, 3);
        SimpleMatrix a = withOnes(linear.features());
        assertThat(fit(linear).get(0)).isCloseTo(2.009, within(5e-4));
        assertThat(fit(linear).get(1)).isCloseTo(2.976, within(5e-4));
        assertThat(condition(a)).isCloseTo(14.0, within(0.1));
    }

    @Test
    void housesHaveTheirKnownTruth() {
        Dataset houses = CourseData.houses();
        assertThat(houses).hasToString("houses: 200 rows, features area, rooms, age, target price");
        leastSquaresFinds(houses, 20, 50, 2, 15, -1.5);
    }

    /** What lesson 03 stands on: only centering and scaling together cure the conditioning. */
    @Test
    void conditionOfHouses() {
        double[][] x = CourseData.houses().features();
        Standardizer scale = Standardizer.fit(x);
        double[][] centered = new double[x.length][3];
        double[][] scaled = new double[x.length][3];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < 3; j++) {
                centered[i][j] = x[i][j] - scale.means()[j];
                scaled[i][j] = x[i][j] / scale.deviations()[j];
            }
        }
        assertThat(condition(withOnes(x))).isCloseTo(253_789, within(1.0));
        assertThat(condition(withOnes(centered))).isCloseTo(1_981, within(1.0));
        assertThat(condition(withOnes(scaled))).isCloseTo(256, within(1.0));
        assertThat(condition(withOnes(scale.transform(x)))).isCloseTo(1.04, within(0.005));
    }

    @Test
    void diabetesIsTheRawTable() {
        Dataset data = CourseData.diabetes();
        assertThat(data)
                .hasToString(
                        "diabetes: 442 rows, features age, sex, bmi, bp, s1, s2, s3, s4, s5, s6, "
                                + "target progression");
        assertThat(data.rows(0).features()[0])
                .containsExactly(59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87);
        assertThat(data.target(0)).isEqualTo(151);
        assertThat(Arrays.stream(data.targets()).min()).hasValue(25);
        assertThat(Arrays.stream(data.targets()).max()).hasValue(346);
        assertThat(Arrays.stream(data.targets()).average().orElseThrow())
                .isCloseTo(152.133484, within(1e-6));
        assertThat(data.feature("sex")).containsOnly(1, 2);
        double[][] z = Standardizer.fit(data).transform(data.features());
        assertThat(condition(new SimpleMatrix(z))).isCloseTo(470, within(0.5));
    }

    @Test
    void penguinsHaveWordsAndGaps() {
        Table table = CourseData.table("penguins");
        assertThat(table.rowCount()).isEqualTo(344);
        assertThat(table.column("body_mass_g").countMissing()).isEqualTo(2);
        assertThat(table.column("sex").countMissing()).isEqualTo(11);
        assertThat(new TreeSet<>(List.of(Tables.words(table, "island"))))
                .containsExactly("Biscoe", "Dream", "Torgersen");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "body_mass_g"))
                .withMessageStartingWith("penguins.csv, row 4, column 'body_mass_g': ");

        Dataset data = CourseData.penguins();
        assertThat(data.size()).isEqualTo(342);
        assertThat(data.rows(0).features()[0]).containsExactly(39.1, 18.7, 181, 3750);
        assertThat(CourseData.species())
                .isEqualTo(OneHot.fit(Tables.words(table, "species")).categories());
        int[] counts = new int[3];
        for (double species : data.targets()) {
            counts[(int) species]++;
        }
        assertThat(counts).containsExactly(151, 68, 123);
    }

    @Test
    void unknownNameListsTheFiles() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CourseData.table("iris"))
                .withMessageEndingWith(
                        "the CSV files in its folder are diabetes.csv, houses.csv, linear.csv, "
                                + "penguins.csv, xor.csv");
    }

    @Test
    void folderIsFoundUpwards(@TempDir Path root) throws IOException {
        Path data = Files.createDirectories(root.resolve("my course/data"));
        Files.writeString(data.resolve("xor.csv"), "x\n1\n");
        Path notebooks = Files.createDirectories(root.resolve("my course/notebooks/assignments"));
        for (Path start : List.of(notebooks, notebooks.getParent(), data, data.getParent())) {
            assertThat(CourseData.folder(null, Set.of(start))).isEqualTo(data);
        }
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        assertThat(CourseData.folder(null, inOrder(elsewhere, notebooks))).isEqualTo(data);
        assertThat(CourseData.folder(data.toString(), Set.of(elsewhere))).isEqualTo(data);
    }

    @Test
    void folderNotFoundSaysWhereItLooked(@TempDir Path root) throws IOException {
        Path decoy = Files.createDirectories(root.resolve("a/data"));
        assertThatIllegalStateException()
                .isThrownBy(() -> CourseData.folder(null, Set.of(root.resolve("a/b"))))
                .withMessageStartingWith(
                        "the course's data folder was not found; looked for xor.csv in ["
                                + root.resolve("a/b/data"))
                .withMessageContaining(decoy.toString())
                .withMessageEndingWith(
                        "start in the folder of the course or below it, or start Java with "
                                + "-Dthalweg.data=/path/to/data");
        assertThatIllegalStateException()
                .isThrownBy(() -> CourseData.folder(decoy.toString(), Set.of()))
                .withMessageContaining("is not the data folder of the course: it has no xor.csv");
    }

    private static Set<Path> inOrder(Path first, Path second) {
        return new LinkedHashSet<>(List.of(first, second));
    }

    private static SimpleMatrix withOnes(double[][] x) {
        SimpleMatrix ones = new SimpleMatrix(x.length, 1);
        ones.fill(1);
        return ones.concatColumns(new SimpleMatrix(x));
    }

    private static double condition(SimpleMatrix a) {
        return a.transpose().mult(a).conditionP2();
    }

    private static SimpleMatrix fit(Dataset data) {
        SimpleMatrix y = new SimpleMatrix(data.size(), 1, true, data.targets());
        return withOnes(data.features()).solve(y);
    }

    /** Within three standard errors σ √((AᵀA)⁻¹)ⱼⱼ of the truth, and the noise within 15 %. */
    private static void leastSquaresFinds(Dataset data, double sigma, double... truth) {
        SimpleMatrix a = withOnes(data.features());
        SimpleMatrix inverse = a.transpose().mult(a).invert();
        SimpleMatrix weights = fit(data);
        for (int j = 0; j < truth.length; j++) {
            double error = sigma * Math.sqrt(inverse.get(j, j));
            assertThat(weights.get(j)).isCloseTo(truth[j], within(3 * error));
        }
        SimpleMatrix y = new SimpleMatrix(data.size(), 1, true, data.targets());
        double residual = y.minus(a.mult(weights)).normF();
        double noise = residual / Math.sqrt(data.size() - (double) truth.length);
        assertThat(noise).isBetween(0.85 * sigma, 1.15 * sigma);
    }
}
