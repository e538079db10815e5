package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.thalweg.check.Coding;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Specimen;
import org.thalweg.check.Task;
import org.thalweg.grade.Excerpt;
import org.thalweg.grade.Result;

/**
 * Which answers look alike: for a person to look at, never a verdict.
 *
 * <p>Every answer of at least {@value #LEAST} tokens becomes a set of {@link Prints}. Those of the
 * cell that was handed out and of the known right answers are left out: who has them has learned
 * what was taught. The others weigh by their rarity, ln((n + 1)/k) for a print that k of n answers
 * to a task have. The likeness of two students is the weight of the prints that both have, over the
 * weight of those that one of them has, both added up over the tasks that both answered: 1 for a
 * copy with other names, 0 where nothing is shared.
 */
final class Likeness {
    static final int LEAST = 40;

    /** Pairs that are less alike, or share fewer prints, are not shown. */
    static final double ALIKE = 0.35;

    static final int SHARED = 8;

    /** A single answer that is so much alike is shown, however different the others are. */
    static final double SAME = 0.7;

    private Likeness() {}

    /**
     * Two students.
     *
     * @param first the place of one in the list of results
     * @param second the place of the other, greater
     * @param likeness between 0 and 1
     * @param shared how many prints both have
     * @param tasks where, most telling first
     */
    record Pair(int first, int second, double likeness, int shared, List<Together> tasks) {
        /** Whether one answer alone is nearly the same, though the others are not. */
        boolean sameAnswer() {
            return tasks.stream().anyMatch(each -> each.likeness >= SAME && each.shared >= SHARED);
        }
    }

    /**
     * A task in which two answers share prints.
     *
     * @param task its name
     * @param weight of what they share
     * @param likeness in this task alone
     * @param shared how many prints both have here
     * @param first the lines of one that stand in shared prints, from 0
     * @param second the lines of the other
     */
    record Together(
            String task,
            double weight,
            double likeness,
            int shared,
            Set<Integer> first,
            Set<Integer> second) {}

    /** The pairs that look alike, most alike first. */
    static List<Pair> pairs(ProblemSet set, List<Result> results) {
        return pairs(set, results, ALIKE, SHARED);
    }

    /** The pairs at least so much alike that share at least so many prints. */
    static List<Pair> pairs(ProblemSet set, List<Result> results, double alike, int least) {
        List<Piece> pieces =
                set.tasks().stream()
                        .filter(Coding.class::isInstance)
                        .map(task -> Piece.of(task, results))
                        .toList();
        int n = results.size();
        double[] shared = new double[n * n];
        int[] count = new int[n * n];
        for (Piece piece : pieces) {
            piece.owners.forEach(
                    (print, owners) -> {
                        for (int a = 0; a < owners.size(); a++) {
                            for (int b = a + 1; b < owners.size(); b++) {
                                shared[owners.get(a) * n + owners.get(b)] += piece.weight(print);
                                count[owners.get(a) * n + owners.get(b)]++;
                            }
                        }
                    });
        }
        List<Pair> out = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                if (count[a * n + b] >= least) {
                    pair(pieces, a, b, shared[a * n + b], count[a * n + b])
                            .filter(each -> each.likeness() >= alike || each.sameAnswer())
                            .ifPresent(out::add);
                }
            }
        }
        out.sort(
                Comparator.comparingDouble(Pair::likeness)
                        .reversed()
                        .thenComparing(Pair::first)
                        .thenComparing(Pair::second));
        return out;
    }

    private static Optional<Pair> pair(List<Piece> pieces, int a, int b, double shared, int count) {
        double all = -shared;
        for (Piece piece : pieces) {
            if (piece.prints.containsKey(a) && piece.prints.containsKey(b)) {
                all += piece.total(a) + piece.total(b);
            }
        }
        double likeness = shared / all;
        List<Together> tasks = new ArrayList<>();
        for (Piece piece : pieces) {
            piece.together(a, b).ifPresent(tasks::add);
        }
        tasks.sort(Comparator.comparingDouble(Together::weight).reversed());
        return Optional.of(new Pair(a, b, likeness, count, tasks));
    }

    /**
     * All answers to one task.
     *
     * @param task its name
     * @param prints of each student whose answer is long enough
     * @param owners who has a print, in the order of the results
     */
    private record Piece(
            String task, Map<Integer, Prints> prints, Map<Integer, List<Integer>> owners) {
        static Piece of(Task task, List<Result> results) {
            Set<Integer> common =
                    new HashSet<>(Prints.of(task.specimens().stub()).lines().keySet());
            for (Specimen specimen : task.specimens().answers()) {
                if (specimen.right()) {
                    common.addAll(Prints.of(specimen.source()).lines().keySet());
                }
            }
            Map<Integer, Prints> prints = new HashMap<>();
            Map<Integer, List<Integer>> owners = new HashMap<>();
            for (int i = 0; i < results.size(); i++) {
                Prints own = Prints.of(source(results.get(i), task.id()));
                if (own.tokens() < LEAST) {
                    continue;
                }
                own.lines().keySet().removeAll(common);
                prints.put(i, own);
                for (int print : own.lines().keySet()) {
                    owners.computeIfAbsent(print, each -> new ArrayList<>()).add(i);
                }
            }
            return new Piece(task.id(), prints, owners);
        }

        double weight(int print) {
            return Math.log((prints.size() + 1.0) / owners.get(print).size());
        }

        double total(int student) {
            return prints.get(student).lines().keySet().stream().mapToDouble(this::weight).sum();
        }

        Optional<Together> together(int a, int b) {
            if (!prints.containsKey(a) || !prints.containsKey(b)) {
                return Optional.empty();
            }
            Map<Integer, Set<Integer>> one = prints.get(a).lines();
            Map<Integer, Set<Integer>> other = prints.get(b).lines();
            double weight = 0;
            int shared = 0;
            Set<Integer> first = new HashSet<>();
            Set<Integer> second = new HashSet<>();
            for (Map.Entry<Integer, Set<Integer>> print : one.entrySet()) {
                if (other.containsKey(print.getKey())) {
                    weight += weight(print.getKey());
                    shared++;
                    first.addAll(print.getValue());
                    second.addAll(other.get(print.getKey()));
                }
            }
            double likeness = weight / (total(a) + total(b) - weight);
            return shared > 0
                    ? Optional.of(new Together(task, weight, likeness, shared, first, second))
                    : Optional.empty();
        }
    }

    static String source(Result result, String task) {
        return result.tasks().stream()
                .filter(each -> each.task().equals(task))
                .findFirst()
                .map(each -> Excerpt.join(each.source()))
                .orElse("");
    }
}
