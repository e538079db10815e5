package org.thalweg.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class TablesTest {

    private static Table parse(String text) {
        return Tables.parse("t.csv", text);
    }

    /** What is wrong, the text, and the whole message. */
    record Broken(String what, String text, String message) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Broken> broken() {
        String empty = "t.csv is empty; expected a line of column names and rows under it";
        return Stream.of(
                new Broken("empty", "", empty),
                new Broken("only a byte order mark", "\uFEFF", empty),
                new Broken("only blank lines", "\n \r\n\t\n", empty),
                new Broken(
                        "header only",
                        "a,b\n",
                        "t.csv has column names and no rows; add at least one row under them"),
                new Broken(
                        "short row",
                        "a,b,c\n1,2,3\n4,5\n",
                        "t.csv, row 2 (line 3): 2 values, but the header has 3 columns; "
                                + "the first column without a value is 'c'"),
                new Broken(
                        "long row",
                        "a,b\n1,2\n\n1,234,5\n",
                        "t.csv, row 2 (line 4): 3 values, but the header has 2 columns; "
                                + "a value that contains a comma must stand in double quotes"),
                new Broken(
                        "duplicate header",
                        "x,y,x\n1,2,3\n",
                        "t.csv: columns 1 and 3 are both called 'x' (case is ignored); rename one"),
                new Broken(
                        "duplicate header but for case",
                        "Age,age\n1,2\n",
                        "t.csv: columns 1 and 2 are both called 'age' (case is ignored); "
                                + "rename one"),
                new Broken(
                        "column without a name",
                        ",a\n0,1\n",
                        "t.csv: column 1 has no name in the header; give every column one"),
                new Broken(
                        "quote never closed",
                        "a,b\n1,2\n3,\"4\n5,6\n",
                        "t.csv, line 3: a double quote is opened and never closed; close it"),
                new Broken(
                        "text after a quote",
                        "a\n\"x\"y\n",
                        "t.csv, line 2: text after the closing quote of \"x\"; "
                                + "a quote inside quotes is written twice"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenTextIsRefusedWithPlaceAndRemedy(Broken broken) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(broken.text()))
                .withMessage(broken.message());
    }

    @Test
    void lineNumbersCountLinesInsideQuotes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("a,b\r\n\"one\r\ntwo\",2\r\n3\r\n"))
                .withMessageContaining("row 2 (line 4)");
    }

    @Test
    void missingFileSaysWhereAndWhatIsThere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("prices.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.read(file))
                .withMessage(
                        "there is no file "
                                + file
                                + "; its folder has no CSV file, check the path");
        Files.writeString(folder.resolve("price.csv"), "a\n1\n");
        Files.writeString(folder.resolve("age.csv"), "a\n1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.read(file))
                .withMessageEndingWith("the CSV files in its folder are age.csv, price.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.read(folder.resolve("no/where.csv")))
                .withMessageContaining("there is no folder " + folder.resolve("no"));
    }

    @Test
    void folderAndWrongEncodingAreRefused(@TempDir Path folder) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.read(folder))
                .withMessage(folder + " is a folder; name a CSV file inside it");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "name\nZoë\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.read(latin))
                .withMessage(latin + " is not UTF-8 text; save it as \"CSV UTF-8\"");
    }

    @Test
    void missingColumnListsTheOthers() {
        Table table = parse("area,price\n1,2\n");
        String message = "t.csv has no column 'prize'; its columns are area, price";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "prize"))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.words(table, "prize"))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.complete(table, "prize"))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "Area"))
                .withMessageContaining("no column 'Area'");
    }

    @Test
    void semicolonsAreRecognized() {
        Table table = parse("area;price\n1;2\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "price"))
                .withMessageEndingWith(
                        "(one column: save the file with commas between the values)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1d", "0x1p3", "Infinity", "1e", "--1", "1 000", "."})
    void wordInNumberColumnIsNamedWithItsPlace(String word) {
        Table table = parse("id,price\n1,10\n2,NA\n3," + word + "\n4,11\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "price"))
                .withMessage(
                        "t.csv, row 3, column 'price': '%s' is not a number; correct it, write NA "
                                        .formatted(word)
                                + "if it is unknown, or use OneHot if the column holds words");
    }

    @Test
    void decimalCommaAndHugeNumberGetTheirOwnRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(parse("p\n1.5\n\"2,5\"\n"), "p"))
                .withMessage(
                        "t.csv, row 2, column 'p': '2,5' is not a number; "
                                + "write it with a decimal point and no thousands separator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(parse("p\n1e999\n"), "p"))
                .withMessageEndingWith("it is larger than a double can hold, choose another unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "N/A", "NaN", "null", "?", "\"\"", "  ", "\"NA\""})
    void missingValuesAreErrorsForNumbersAndWords(String token) {
        Table table = parse("a,i,d,w\n1,2,2.5,x\n2," + token + "," + token + "," + token + "\n");
        for (String column : new String[] {"i", "d"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tables.numbers(table, column))
                    .withMessage(
                            ("t.csv, row 2, column '%s': the value is missing (1 of 2 rows); keep "
                                            + "the rows that have it: "
                                            + "Tables.complete(table, \"%s\")")
                                    .formatted(column, column));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.words(table, "w"))
                .withMessageContaining("row 2, column 'w': the value is missing");
        assertThat(Tables.complete(table).rowCount()).isEqualTo(1);
        assertThat(Tables.complete(table, "a").rowCount()).isEqualTo(2);
        assertThat(Tables.numbers(Tables.complete(table, "d"), "d")).containsExactly(2.5);
    }

    @Test
    void columnWithNothingInIt() {
        Table table = parse("a,b\n1,NA\n2,\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "b"))
                .withMessageContaining("row 1, column 'b': the value is missing (2 of 2 rows)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.complete(table))
                .withMessage("t.csv: every row has a missing value in [a, b]; name fewer columns");
    }

    @Test
    void infinityOfSomeoneElsesTableIsRefused() {
        Table table = Table.create("t", DoubleColumn.create("a", 1, Double.NEGATIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "a"))
                .withMessage("t, row 2, column 'a': -Infinity is not finite; correct the value");
    }

    @Test
    void matrixNeedsAColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.matrix(parse("a,b\n1,2\n")))
                .withMessage("name at least one column; t.csv has a, b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndingAndByteOrderMarkReadTheSame(String end) {
        String text = String.join(end, "\uFEFFa,b", "1, 2 ", "", "3,4", "");
        Table table = parse(text);
        assertThat(table.columnNames()).containsExactly("a", "b");
        assertThat(Tables.matrix(table, "b", "a")).isDeepEqualTo(new double[][] {{2, 1}, {4, 3}});
        assertThat(Tables.matrix(parse(text.stripTrailing()), "b")).hasNumberOfRows(2);
    }

    @Test
    void quotedFields() {
        Table table =
                parse("\"na,me\", \"b\" \n\"say \"\"hi\"\"\",\"1.5\"\n\"two\nlines\", \"2\" \n");
        assertThat(table.columnNames()).containsExactly("na,me", "b");
        assertThat(Tables.words(table, "na,me")).containsExactly("say \"hi\"", "two\nlines");
        assertThat(Tables.numbers(table, "b")).containsExactly(1.5, 2);
    }

    /** Whatever is written by the rules of RFC 4180 is read as it was, whatever the line ending. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anythingQuotedReadsBack(long seed) {
        Random random = new Random(seed);
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("a", "b", "c"));
        StringBuilder text = new StringBuilder("a,b,c");
        for (int i = 0; i < 50; i++) {
            List<String> fields = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                String field = anyField(random);
                fields.add(field);
                String quoted = '"' + field.replace("\"", "\"\"") + '"';
                boolean plain = field.matches("[a-z]+") && random.nextBoolean();
                text.append(j == 0 ? end : ",").append(plain ? field : quoted);
            }
            rows.add(fields);
        }
        List<Csv.Line> read = Csv.read("t.csv", random.nextBoolean() ? text + end : text + "");
        assertThat(read.stream().map(Csv.Line::fields)).isEqualTo(rows);
        assertThat(read.get(0).number()).isEqualTo(1);
    }

    private static String anyField(Random random) {
        StringBuilder field = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            field.append("abc,\"\n\r ;é".charAt(random.nextInt(10)));
        }
        return field.toString();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-2,-2", "+3,3", ".5,0.5", "5.,5", "1e3,1000", "-1.5E-3,-0.0015"})
    void numbersInEveryNotation(String written, double value) {
        assertThat(Tables.numbers(parse("a\n" + written + "\n"), "a")).containsExactly(value);
    }

    @Test
    void integersBeyondIntAreRead() {
        assertThat(Tables.numbers(parse("a\n1\n12345678901\n"), "a"))
                .containsExactly(1, 12345678901.0);
        assertThat(Tables.numbers(parse("a\n-999999999\n"), "a")).containsExactly(-999999999);
    }

    @Test
    void aLateWordIsSeenNotSampledAway() {
        Table table = parse("a\n" + "1\n".repeat(5000) + "x\n");
        assertThat(table.column("a").type()).isEqualTo(ColumnType.STRING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.numbers(table, "a"))
                .withMessageStartingWith("t.csv, row 5001, column 'a': 'x'");
    }

    @Test
    void doublesRoundTripInALocaleWithDecimalComma() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            double[] values = {0.1, 1.0 / 3, Double.MIN_VALUE, Double.MAX_VALUE, -0.49671415301123};
            StringBuilder text = new StringBuilder("a\n");
            for (double value : values) {
                text.append(value).append('\n');
            }
            Table table = parse(text.toString());
            assertThat(Tables.numbers(table, "a")).containsExactly(values);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tables.numbers(parse("a\n1.5\nx\n"), "a"))
                    .withMessageStartingWith("t.csv, row 2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void datasetTakesAllOtherColumnsOrTheOnesNamed() {
        Table table = parse("a,b,y\n1,2,3\n4,5,6\n");
        Dataset all = Tables.dataset(table, "y");
        assertThat(all.featureNames()).containsExactly("a", "b");
        assertThat(all.features()).isDeepEqualTo(new double[][] {{1, 2}, {4, 5}});
        assertThat(all.targets()).containsExactly(3, 6);
        assertThat(all.targetName()).isEqualTo("y");
        assertThat(all.name()).isEqualTo("t.csv");
        assertThat(Tables.dataset(table, "a", "y").features())
                .isDeepEqualTo(new double[][] {{3}, {6}});
        assertThatIllegalArgumentException().isThrownBy(() -> Tables.dataset(table, "z"));
    }

    @Test
    void wordsOfANumberColumnAreItsText() {
        Table table = parse("year,x\n2007,1.5\n2008,2\n");
        assertThat(Tables.words(table, "year")).containsExactly("2007", "2008");
        assertThat(Tables.words(table, "x")).containsExactly("1.5", "2.0");
    }

    @Test
    void completeLeavesTheTableAlone() {
        Table table = parse("a,b\n1,NA\n2,3\n");
        Table complete = Tables.complete(table, "b");
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(complete.name()).isEqualTo("t.csv");
        assertThat(Tables.matrix(complete, "a", "b")).isDeepEqualTo(new double[][] {{2, 3}});
    }

    @Test
    void nothingIsPrinted() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            Table table = Tables.complete(CourseData.table("penguins"));
            assertThat(table.print()).contains("Adelie");
            assertThat(table.summary().rowCount()).isPositive();
            parse("a\n\n1\n");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(caught.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
