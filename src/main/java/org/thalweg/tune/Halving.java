package org.thalweg.tune;

import java.util.Comparator;
import java.util.List;
import org.thalweg.core.Require;

/**
 * What successive halving did. It prints as a table of the rounds.
 *
 * @param rounds one after the other; at least one
 * @param trials every run as it was when it was left
 */
public record Halving(List<Round> rounds, SearchResult trials) {
    /**
     * One round.
     *
     * @param evaluations how many each run had spent by its end, if it did not end by itself
     * @param runs the runs of the round in the order of their numbers
     */
    public record Round(long evaluations, List<Tried> runs) {
        /** Copies the runs. */
        public Round {
            runs = List.copyOf(runs);
        }
    }

    /** Checks that there are rounds. */
    public Halving {
        rounds = List.copyOf(rounds);
        Require.atLeast("the number of rounds", rounds.size(), 1);
    }

    /**
     * Returns the best of the last round. A run that was left earlier may have had a lower value
     * than it has now.
     *
     * @throws IllegalStateException if that failed, and so all did
     */
    public Tried best() {
        return new SearchResult(rounds.get(rounds.size() - 1).runs()).best();
    }

    /** Returns how many evaluations were spent in all. */
    public long evaluations() {
        return trials.evaluations();
    }

    /** Returns a line for each round, and the best. */
    @Override
    public String toString() {
        Text.Rows table = new Text.Rows("round", "runs", "evaluations each", "best", "median");
        for (Round round : rounds) {
            double[] values = round.runs().stream().mapToDouble(Tried::value).toArray();
            table.add(
                    Integer.toString(rounds.indexOf(round) + 1),
                    Integer.toString(values.length),
                    Long.toString(round.evaluations()),
                    Text.number(Quantile.of(values, 0)),
                    Text.number(Quantile.of(values, 0.5)));
        }
        Tried last =
                rounds.get(rounds.size() - 1).runs().stream()
                        .min(Comparator.comparingDouble(Tried::value))
                        .orElseThrow();
        return table + "\nbest " + last + "; " + Text.count(evaluations(), "evaluation");
    }
}
