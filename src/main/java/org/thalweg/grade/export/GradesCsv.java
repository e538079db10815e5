package org.thalweg.grade.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import org.thalweg.grade.Result;
import org.thalweg.grade.TaskResult;
import org.thalweg.grade.TaskResult.Status;

/**
 * The table for spreadsheets: a row for each student, a column for each task, comma-separated
 * values as RFC 4180 has them, in UTF-8 with the mark that Excel needs to see that. Tasks that a
 * person marks are empty unless nothing is there to mark. No cell is taken for a formula.
 */
public final class GradesCsv {
    private static final String MARK = "\uFEFF";

    private GradesCsv() {}

    /** Returns the bytes of the file. */
    public static byte[] bytes(ProblemSet set, List<Result> results) {
        StringBuilder out = new StringBuilder(MARK);
        List<String> header = new ArrayList<>(List.of("student", "seat"));
        set.tasks().forEach(task -> header.add(task.id()));
        header.addAll(List.of("total", "possible", "notes"));
        row(out, header);
        results.forEach(result -> row(out, cells(set, result)));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(ProblemSet set, Result result) {
        Map<String, TaskResult> tasks = new LinkedHashMap<>();
        result.tasks().forEach(task -> tasks.put(task.task(), task));
        List<String> cells = new ArrayList<>();
        cells.add(result.student());
        cells.add(Integer.toString(result.seat()));
        set.tasks().forEach(task -> cells.add(points(tasks.get(task.id()))));
        cells.add(Integer.toString(result.earned()));
        cells.add(Integer.toString(set.points()));
        cells.add(notes(set, result, tasks));
        return cells;
    }

    private static String points(TaskResult result) {
        return result == null || result.status() == Status.MANUAL
                ? ""
                : Integer.toString(result.earned());
    }

    private static String notes(ProblemSet set, Result result, Map<String, TaskResult> tasks) {
        List<String> notes = new ArrayList<>(result.notes());
        for (Map.Entry<Status, String> each : WORDS.entrySet()) {
            String which =
                    set.tasks().stream()
                            .map(Task::id)
                            .filter(id -> tasks.containsKey(id))
                            .filter(id -> tasks.get(id).status() == each.getKey())
                            .collect(Collectors.joining(", "));
            if (!which.isEmpty()) {
                notes.add(each.getValue() + ": " + which);
            }
        }
        return String.join("; ", notes);
    }

    private static final Map<Status, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Status.MANUAL, "to be marked by hand");
        WORDS.put(Status.BLANK, "not answered");
        WORDS.put(Status.MISSING, "missing");
        WORDS.put(Status.BROKEN, "does not compile");
        WORDS.put(Status.STOPPED, "stopped");
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(GradesCsv::cell).collect(Collectors.joining(",")));
        out.append("\r\n");
    }

    /** A spreadsheet would run what begins like a formula; an apostrophe makes it text. */
    private static String cell(String text) {
        String line = text.replaceAll("[\\p{Cntrl}&&[^\\t]]+", " ");
        String harmless =
                line.matches("(?s)[\\s\"']*[=+\\-@\\t\uFF1D\uFF0B\uFF0D\uFF20|%].*")
                        ? "'" + line
                        : line;
        return harmless.matches("(?s).*[\",;\\t' ].*")
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
