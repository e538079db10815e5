package org.thalweg.grade.report;

import org.thalweg.grade.Result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files of the students' pages: whatever a student is called, a plain name in one folder. */
final class Names {
    private static final int LONGEST = 60;

    private Names() {}

    /** A file for each result, no two the same, also where capitals do not count. */
    static List<String> of(List<Result> results) {
        Map<String, Integer> times = new HashMap<>();
        for (Result result : results) {
            times.merge(plain(result.student()), 1, Integer::sum);
        }
        Set<String> used = new HashSet<>();
        List<String> out = new ArrayList<>();
        for (Result result : results) {
            String name = plain(result.student());
            if (times.get(name) > 1 || !name.equals(spaced(result.student()))) {
                name += "-" + Integer.toHexString(result.student().hashCode());
            }
            String free = name;
            for (int again = 2; !used.add(free); again++) {
                free = name + "-" + again;
            }
            out.add(free + ".html");
        }
        return out;
    }

    private static String spaced(String student) {
        return student.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String plain(String student) {
        String name =
                student.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._@-]+", "_")
                        .replaceAll("^[._-]+|[._]+$", "");
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        // Windows keeps these words for itself
        return cut.isEmpty() || cut.matches("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?")
                ? "student" + cut
                : cut;
    }
}
