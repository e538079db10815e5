package org.thalweg.grade.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.thalweg.grade.Result;
import org.thalweg.grade.intake.Student;

/** The files of the students' pages: named as the files of their results. */
final class Names {
    private Names() {}

    /** A file for each result, no two the same, also where capitals do not count. */
    static List<String> of(List<Result> results) {
        Set<String> used = new HashSet<>();
        List<String> out = new ArrayList<>();
        for (Result result : results) {
            String name = Student.fileName(result.student());
            String free = name;
            for (int again = 2; !used.add(free.toLowerCase(Locale.ROOT)); again++) {
                free = name + "-" + again;
            }
            out.add(free + ".html");
        }
        return out;
    }
}
