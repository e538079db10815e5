package org.thalweg.data;

import java.util.List;
import java.util.TreeSet;

/**
 * Words as numbers: one column for each category, 1 where the row has it and 0 elsewhere.
 *
 * <p>Numbering the categories 0, 1, 2 in one column would tell a linear model that the third lies
 * twice as far out as the second. With an intercept in the model the columns add up to it, so one
 * of them can be left out.
 *
 * @param categories all there are, in order; the position is the column and the code
 */
public record OneHot(List<String> categories) {

    /** At least one category, none empty, none twice. */
    public OneHot {
        categories = List.copyOf(categories);
        boolean distinct = new TreeSet<>(categories).size() == categories.size();
        if (categories.isEmpty() || categories.contains("") || !distinct) {
            throw new IllegalArgumentException(
                    "categories must be words, at least one, none empty, none twice, got "
                            + categories);
        }
    }

    /**
     * Learns the categories of the training data, in alphabetical order.
     *
     * @throws IllegalArgumentException if there are no values or one is empty
     */
    public static OneHot fit(String... train) {
        return new OneHot(List.copyOf(new TreeSet<>(List.of(train))));
    }

    /** Names for the columns: {@code names("island")} gives island=Biscoe, island=Dream, …. */
    public String[] names(String column) {
        return categories.stream().map(c -> column + "=" + c).toArray(String[]::new);
    }

    /**
     * One row for each word, one column for each category.
     *
     * @throws IllegalArgumentException if a word is not among the categories
     */
    public double[][] encode(String... words) {
        double[][] columns = new double[words.length][categories.size()];
        for (int i = 0; i < words.length; i++) {
            columns[i][code(words, i)] = 1;
        }
        return columns;
    }

    /**
     * The number of each word's category, 0, 1, 2, …: the targets of a classifier.
     *
     * @throws IllegalArgumentException if a word is not among the categories
     */
    public double[] codes(String... words) {
        double[] codes = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            codes[i] = code(words, i);
        }
        return codes;
    }

    private int code(String[] words, int i) {
        int code = categories.indexOf(words[i]);
        if (code < 0) {
            throw new IllegalArgumentException(
                    ("unknown category '%s' in row %d (counted from 0); the training data had %s; "
                                    + "leave such rows out, or fit on data that have it")
                            .formatted(words[i], i, String.join(", ", categories)));
        }
        return code;
    }
}
