package org.thalweg.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * CSV files as Tablesaw tables, and tables as arrays.
 *
 * <p>Every complaint names the file, the row, the column and the value, and says what to do. Rows
 * are counted from 1 under the header.
 *
 * <p>A column is a column of numbers when each of its values is a number with a decimal
 * <em>point</em>, whatever the locale of the machine, or missing; otherwise it is a column of
 * words. Missing is written as nothing, {@code NA}, {@code N/A}, {@code NaN}, {@code null} or
 * {@code ?}. The whole file is looked at, not a sample; lines with nothing on them are skipped.
 */
public final class Tables {

    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "null", "?");

    // Double.parseDouble also takes "1d", "0x1p3" and "Infinity", which are no data.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,9}");

    private Tables() {}

    /**
     * Reads a CSV file (comma, UTF-8, first line the column names).
     *
     * @throws IllegalArgumentException if the file is missing, empty or not UTF-8, has no rows, a
     *     ragged row, or column names that are empty or repeated
     * @throws UncheckedIOException if the disk fails
     */
    public static Table read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(missing(file), e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is not UTF-8 text; save it as \"CSV UTF-8\"", e);
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        file + " is a folder; name a CSV file inside it", e);
            }
            throw new UncheckedIOException("could not read " + file, e);
        }
        return parse(String.valueOf(file.getFileName()), text);
    }

    /**
     * Reads CSV text; {@code name} becomes the name of the table and stands in every complaint.
     *
     * @throws IllegalArgumentException as {@link #read}
     */
    public static Table parse(String name, String text) {
        List<Csv.Line> lines = Csv.read(name, text);
        List<String> header = lines.get(0).fields();
        Table table = Table.create(name);
        for (int j = 0; j < header.size(); j++) {
            List<String> values = new ArrayList<>(lines.size() - 1);
            for (Csv.Line line : lines.subList(1, lines.size())) {
                values.add(line.fields().get(j));
            }
            table.addColumns(column(header.get(j), values));
        }
        return table;
    }

    /**
     * The numbers of one column, in the order of the rows.
     *
     * @return a new array, one value a row, each finite
     * @throws IllegalArgumentException if there is no such column, or a value is a word, missing or
     *     not finite
     */
    public static double[] numbers(Table table, String column) {
        Column<?> found = column(table, column);
        if (!(found instanceof NumericColumn<?> numeric)) {
            throw notNumbers(table, found);
        }
        double[] values = new double[table.rowCount()];
        for (int i = 0; i < values.length; i++) {
            if (numeric.isMissing(i)) {
                throw missing(table, found, i);
            }
            values[i] = numeric.getDouble(i);
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        place(table, found, i) + values[i] + " is not finite; correct the value");
            }
        }
        return values;
    }

    /**
     * The numbers of several columns, one array a row: {@code matrix(t, "area", "rooms")[i][1]} is
     * the rooms of row i.
     *
     * @return a new array, rows × columns in the order asked for
     * @throws IllegalArgumentException if no column is named, or as {@link #numbers}
     */
    public static double[][] matrix(Table table, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException(
                    "name at least one column; " + table.name() + " has " + names(table));
        }
        double[][] matrix = new double[table.rowCount()][columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] values = numbers(table, columns[j]);
            for (int i = 0; i < values.length; i++) {
                matrix[i][j] = values[i];
            }
        }
        return matrix;
    }

    /**
     * The words of one column, in the order of the rows; a column of numbers gives them as text.
     *
     * @return a new array, one value a row
     * @throws IllegalArgumentException if there is no such column or a value is missing
     */
    public static String[] words(Table table, String column) {
        Column<?> found = column(table, column);
        String[] values = new String[table.rowCount()];
        for (int i = 0; i < values.length; i++) {
            if (found.isMissing(i)) {
                throw missing(table, found, i);
            }
            values[i] = found.getUnformattedString(i);
        }
        return values;
    }

    /**
     * The rows in which nothing is missing in the columns named, or in any column if none is named.
     *
     * @param table not modified
     * @param columns names of columns, none for all
     * @throws IllegalArgumentException if there is no such column, or no row is left
     */
    public static Table complete(Table table, String... columns) {
        List<String> wanted = columns.length == 0 ? table.columnNames() : Arrays.asList(columns);
        Selection keep = Selection.withRange(0, table.rowCount());
        for (String name : wanted) {
            keep = keep.andNot(column(table, name).isMissing());
        }
        if (keep.isEmpty()) {
            throw new IllegalArgumentException(
                    table.name()
                            + ": every row has a missing value in "
                            + wanted
                            + "; name fewer columns");
        }
        return table.where(keep);
    }

    /**
     * A data set out of a table: one column to predict, and the columns to predict it from, all
     * others if none is named.
     *
     * @throws IllegalArgumentException as {@link #numbers}
     */
    public static Dataset dataset(Table table, String target, String... features) {
        double[] targets = numbers(table, target);
        String[] from = features.length > 0 ? features : without(table, target);
        return Dataset.of(matrix(table, from), targets)
                .named(table.name())
                .withFeatureNames(from)
                .withTargetName(target);
    }

    private static String[] without(Table table, String target) {
        return table.columnNames().stream().filter(n -> !n.equals(target)).toArray(String[]::new);
    }

    private static Column<?> column(String name, List<String> values) {
        boolean someNumber = false;
        boolean integers = true;
        for (String value : values) {
            if (!MISSING.contains(value)) {
                if (!isNumber(value)) {
                    return words(name, values);
                }
                someNumber = true;
                integers &= INTEGER.matcher(value).matches();
            }
        }
        if (!someNumber) {
            return words(name, values);
        }
        return integers ? integers(name, values) : doubles(name, values);
    }

    private static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches() && Double.isFinite(Double.parseDouble(value));
    }

    private static StringColumn words(String name, List<String> values) {
        StringColumn column = StringColumn.create(name);
        values.forEach(v -> column.append(MISSING.contains(v) ? "" : v));
        return column;
    }

    private static IntColumn integers(String name, List<String> values) {
        IntColumn column = IntColumn.create(name);
        for (String value : values) {
            if (MISSING.contains(value)) {
                column.appendMissing();
            } else {
                column.append(Integer.parseInt(value));
            }
        }
        return column;
    }

    private static DoubleColumn doubles(String name, List<String> values) {
        DoubleColumn column = DoubleColumn.create(name);
        for (String value : values) {
            if (MISSING.contains(value)) {
                column.appendMissing();
            } else {
                column.append(Double.parseDouble(value));
            }
        }
        return column;
    }

    private static Column<?> column(Table table, String name) {
        // Not table.column(name): it ignores case, and its message does not say what there is.
        int at = table.columnNames().indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(
                    table.name()
                            + " has no column '"
                            + name
                            + "'; its columns are "
                            + names(table)
                            + separatorHint(table));
        }
        return table.column(at);
    }

    private static String names(Table table) {
        return String.join(", ", table.columnNames());
    }

    private static String separatorHint(Table table) {
        String only = table.columnCount() == 1 ? table.columnNames().get(0) : "";
        boolean other = only.contains(";") || only.contains("\t");
        return other ? " (one column: save the file with commas between the values)" : "";
    }

    private static String place(Table table, Column<?> column, int row) {
        return "%s, row %d, column '%s': ".formatted(table.name(), row + 1, column.name());
    }

    private static IllegalArgumentException missing(Table table, Column<?> column, int row) {
        String remedy =
                "the value is missing (%d of %d rows); keep the rows that have it: "
                        + "Tables.complete(table, \"%s\")";
        return new IllegalArgumentException(
                place(table, column, row)
                        + remedy.formatted(column.countMissing(), table.rowCount(), column.name()));
    }

    private static IllegalArgumentException notNumbers(Table table, Column<?> column) {
        for (int i = 0; i < table.rowCount(); i++) {
            String value = column.isMissing(i) ? "" : column.getUnformattedString(i);
            if (!value.isEmpty() && !isNumber(value)) {
                String found = place(table, column, i) + "'" + value + "' is not a number; ";
                return new IllegalArgumentException(found + remedy(value));
            }
        }
        return missing(table, column, 0);
    }

    private static String remedy(String value) {
        if (isNumber(value.replace(',', '.'))) {
            return "write it with a decimal point and no thousands separator";
        }
        if (NUMBER.matcher(value).matches()) {
            return "it is larger than a double can hold, choose another unit";
        }
        return "correct it, write NA if it is unknown, or use OneHot if the column holds words";
    }

    private static String missing(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return "there is no file " + absolute + "; " + whatIsThere(folder);
    }

    private static String whatIsThere(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return "there is no folder " + folder + " either, check the path";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> csv =
                    entries.map(p -> p.getFileName().toString())
                            .filter(n -> n.endsWith(".csv"))
                            .sorted()
                            .limit(20)
                            .toList();
            return csv.isEmpty()
                    ? "its folder has no CSV file, check the path"
                    : "the CSV files in its folder are " + String.join(", ", csv);
        } catch (IOException e) {
            return "check the path";
        }
    }
}
