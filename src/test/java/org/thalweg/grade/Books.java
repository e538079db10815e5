package org.thalweg.grade;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.check.Manual;
import org.thalweg.check.ProblemSet;
import org.thalweg.check.Task;
import tools.jackson.databind.json.JsonMapper;

/** Makes notebooks. */
public final class Books {
    private Books() {}

    /** A notebook with the stub of each task, in the place of which stands what is given for it. */
    public static byte[] of(ProblemSet set, Map<String, String> answers) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Task task : set.tasks()) {
            String source = answers.getOrDefault(task.id(), task.specimens().stub());
            cells.add(cell(task instanceof Manual ? "markdown" : "code", task.id(), source));
        }
        return notebook(cells);
    }

    /** A notebook with these cells. */
    public static byte[] notebook(List<Map<String, Object>> cells) {
        Map<String, Object> book = new LinkedHashMap<>();
        book.put("cells", cells);
        book.put("metadata", Map.of("kernelspec", Map.of("name", "java", "language", "java")));
        book.put("nbformat", 4);
        book.put("nbformat_minor", 5);
        return JsonMapper.shared().writeValueAsString(book).getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that answers a task; one that answers none for an empty name. */
    public static Map<String, Object> cell(String type, String task, String source) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("cell_type", type);
        cell.put(
                "metadata",
                task.isEmpty() ? Map.of() : Map.of("thalweg", Map.of("exercise", task)));
        cell.put("source", source);
        if (type.equals("code")) {
            cell.put("outputs", List.of());
            cell.put("execution_count", null);
        }
        return cell;
    }
}
