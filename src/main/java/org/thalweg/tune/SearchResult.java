package org.thalweg.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.thalweg.core.Require;

/**
 * What a search tried. It prints as a table, the best first.
 *
 * @param trials in the order of their numbers; at least one
 */
public record SearchResult(List<Tried> trials) {
    private static final int ROWS = 10;
    private static final int WORDS = 60;

    /** Checks that there are trials. */
    public SearchResult {
        trials = List.copyOf(trials);
        Require.atLeast("the number of trials", trials.size(), 1);
    }

    /**
     * Returns the trial of the lowest value; of equal ones the first tried.
     *
     * @throws IllegalStateException if all failed
     */
    public Tried best() {
        Tried best = ranked().get(0);
        if (!best.failure().isEmpty()) {
            throw new IllegalStateException(
                    "all trials failed; the first, " + trials.get(0) + " Search lower rates");
        }
        return best;
    }

    /** Returns the trials by value, the lowest first; equal ones in the order they were tried. */
    public List<Tried> ranked() {
        return trials.stream().sorted(Comparator.comparingDouble(Tried::value)).toList();
    }

    /** Returns the value of each trial, in their order; infinite where it failed. */
    public double[] values() {
        return trials.stream().mapToDouble(Tried::value).toArray();
    }

    /** Returns the number of that name in each trial: what to plot values over. */
    public double[] column(String setting) {
        return trials.stream().mapToDouble(tried -> tried.point().get(setting)).toArray();
    }

    /** Returns the lowest value of the first 1, 2, 3, … trials. */
    public double[] bestSoFar() {
        double[] best = values();
        for (int i = 1; i < best.length; i++) {
            best[i] = Math.min(best[i], best[i - 1]);
        }
        return best;
    }

    /** Returns how many evaluations were spent in all. */
    public long evaluations() {
        return trials.stream().mapToLong(Tried::evaluations).sum();
    }

    /** Returns how many trials failed. */
    public int failures() {
        return (int) trials.stream().filter(tried -> !tried.failure().isEmpty()).count();
    }

    /**
     * Returns a table of the best trials.
     *
     * @param rows most of them
     */
    public String table(int rows) {
        Require.atLeast("rows", rows, 1);
        List<String> names = List.copyOf(trials.get(0).point().values().keySet());
        List<String> header = new ArrayList<>(List.of("trial"));
        header.addAll(names);
        header.addAll(List.of("value", "evaluations"));
        Text.Rows table = new Text.Rows(header.toArray(String[]::new));
        List<Tried> ranked = ranked();
        for (Tried tried : ranked.subList(0, Math.min(rows, ranked.size()))) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(tried.number())));
            for (String name : names) {
                row.add(tried.point().shown(name));
            }
            row.add(tried.failure().isEmpty() ? Text.number(tried.value()) : brief(tried));
            row.add(Long.toString(tried.evaluations()));
            table.add(row.toArray(String[]::new));
        }
        return table
                + "\n"
                + Text.count(trials.size(), "trial")
                + ", "
                + Text.count(failures(), "failure")
                + ", "
                + Text.count(evaluations(), "evaluation");
    }

    private static String brief(Tried tried) {
        String words = tried.failure();
        return words.length() <= WORDS ? words : words.substring(0, WORDS - 1).strip() + "…";
    }

    /** Returns a table of the ten best trials. */
    @Override
    public String toString() {
        return table(ROWS);
    }
}
