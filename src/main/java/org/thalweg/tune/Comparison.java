package org.thalweg.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How all contestants came off. It prints as a table, the best mean rank first.
 *
 * <p>Read the ranks before the medians: where the first place changes with the seed, the difference
 * is of luck.
 *
 * @param budgets evaluations at the checkpoints, from 0: the x of every curve
 * @param seeds of the final runs
 * @param standings one for each contestant, in the order they entered
 * @param timed whether times are reported
 */
public record Comparison(
        double[] budgets, List<Long> seeds, List<Standing> standings, boolean timed) {
    /** Copies the lists. */
    public Comparison {
        seeds = List.copyOf(seeds);
        standings = List.copyOf(standings);
    }

    /** Returns how a contestant came off. */
    public Standing standing(String name) {
        for (Standing standing : standings) {
            if (standing.name().equals(name)) {
                return standing;
            }
        }
        throw new IllegalArgumentException(
                "nobody is named "
                        + name
                        + ", there are "
                        + standings.stream().map(Standing::name).toList());
    }

    /**
     * Returns the rank of a contestant at the end, for each seed: 1 is the lowest test measure,
     * equal ones share the mean of their places.
     */
    public double[] ranks(String name) {
        double[] own = standing(name).values();
        double[] ranks = new double[own.length];
        for (int s = 0; s < own.length; s++) {
            int below = 0;
            int equal = 0;
            for (Standing other : standings) {
                double value = other.values()[s];
                below += value < own[s] ? 1 : 0;
                equal += value == own[s] ? 1 : 0;
            }
            ranks[s] = below + (equal + 1) / 2.0;
        }
        return ranks;
    }

    /** Returns the mean rank of a contestant over the seeds. */
    public double meanRank(String name) {
        double sum = 0;
        double[] ranks = ranks(name);
        for (double rank : ranks) {
            sum += rank;
        }
        return sum / ranks.length;
    }

    /**
     * Returns for how many seeds a contestant came first, alone or with others; a failed run never
     * does.
     */
    public int firsts(String name) {
        double[] own = standing(name).values();
        int firsts = 0;
        for (int s = 0; s < own.length; s++) {
            boolean first = own[s] < Double.POSITIVE_INFINITY;
            for (Standing other : standings) {
                first &= own[s] <= other.values()[s];
            }
            firsts += first ? 1 : 0;
        }
        return firsts;
    }

    /**
     * Returns the time of a contestant's updates for each evaluation, relative to the shortest of
     * all; of each the quickest run counts, which the machine disturbed least. NaN if the
     * comparison is not timed.
     */
    public double timeRatio(String name) {
        double shortest = standings.stream().mapToDouble(Standing::nanos).min().orElse(Double.NaN);
        return timed ? standing(name).nanos() / shortest : Double.NaN;
    }

    /** Returns the table. */
    @Override
    public String toString() {
        boolean matrices = standings.stream().anyMatch(s -> s.matrices() > 0);
        List<String> header =
                new ArrayList<>(
                        List.of("", "settings", "median", "min", "max", "first", "rank", "memory"));
        header.add("evaluations");
        if (matrices) {
            header.add("matrices");
        }
        if (timed) {
            header.add("time");
        }
        Text.Rows table = new Text.Rows(header.toArray(String[]::new));
        standings.stream()
                .sorted(Comparator.comparingDouble(s -> meanRank(s.name())))
                .forEach(s -> table.add(row(s, matrices)));
        int failures = standings.stream().mapToInt(Standing::failures).sum();
        return table
                + "\ntest measure after "
                + Text.count((long) budgets[budgets.length - 1], "evaluation")
                + ", "
                + seeds.size()
                + " seeds; settings from "
                + Text.count(
                        standings.stream().mapToInt(s -> s.tuning().size()).max().orElse(0),
                        "trial")
                + " each"
                + (failures == 0 ? "" : "; " + Text.count(failures, "failed run"));
    }

    private String[] row(Standing s, boolean matrices) {
        double[] values = s.values();
        List<String> row =
                new ArrayList<>(
                        List.of(
                                s.name(),
                                s.point().values().isEmpty() ? "–" : s.point().toString(),
                                Text.number(Quantile.of(values, 0.5)),
                                Text.number(Quantile.of(values, 0)),
                                Text.number(Quantile.of(values, 1)),
                                firsts(s.name()) + " of " + values.length,
                                Text.number(meanRank(s.name())),
                                Long.toString(s.memory()),
                                Long.toString(s.evaluations())));
        if (matrices) {
            row.add(Long.toString(s.matrices()));
        }
        if (timed) {
            row.add(Text.number(timeRatio(s.name())));
        }
        return row.toArray(String[]::new);
    }
}
