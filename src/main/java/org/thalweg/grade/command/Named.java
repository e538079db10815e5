package org.thalweg.grade.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.thalweg.check.ProblemSet;
import org.thalweg.grade.batch.Trouble;

/** Finds a problem set by what was typed. */
final class Named {
    private Named() {}

    static ProblemSet in(List<ProblemSet> all, String typed) {
        return all.stream()
                .filter(set -> set.id().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> new Trouble(unknown(all, typed)));
    }

    private static String unknown(List<ProblemSet> all, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<String> names = all.stream().map(ProblemSet::id).toList();
        String near =
                names.stream()
                        .filter(name -> distance(name, wanted) <= 2)
                        .min(Comparator.comparingInt(name -> distance(name, wanted)))
                        .map(name -> " Did you mean " + name + "?")
                        .orElse("");
        return "There is no problem set "
                + typed
                + "."
                + near
                + " There are: "
                + String.join(", ", names)
                + ".";
    }

    /** How many letters must be changed, put in or left out. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
